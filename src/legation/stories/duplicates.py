"""Copies of one story: syndicated, cut, or edited a little, by MinHash (Broder 1997).

A story's signature stands for the set of its runs of ``SHINGLE`` words; the share of places at which two signatures
agree estimates the share of runs that the two have in common (their Jaccard index).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha1
from typing import Any

SHINGLE = 4
PERMUTATIONS = 128
SEED = 1
ALIKE = 0.25
"""From which share of common runs on two stories are copies: docs/incidents.md has what it was chosen by."""

_WORD = re.compile(r"\w+", re.UNICODE)
_SIZE = 4  # bytes of a hash value

_FINALIZER = ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1))
"""MurmurHash3's last steps, shift and factor, which spread the bits of a hash (Appleby 2011)."""


def signature(text: str) -> bytes:
    """The MinHash signature of a text: ``PERMUTATIONS`` hash values of 32 bits, little-endian; the same everywhere."""
    import numpy as np

    hashed = np.frombuffer(b"".join(sha1(run).digest()[:_SIZE] for run in shingles(text)), dtype="<u4").copy()
    for shift, factor in _FINALIZER:
        hashed ^= hashed >> np.uint32(shift)
        hashed *= np.uint32(factor)
    factors, terms = _permutations()
    smallest = (np.outer(hashed, factors) + terms).min(axis=0)
    return bytes(smallest.astype("<u4").tobytes())


@cache
def _permutations() -> tuple[Any, Any]:
    """Of each permutation h -> a * h + b modulo 2**32 the odd factor, which makes it one, and the term."""
    import numpy as np

    chance = np.random.RandomState(SEED)  # its numbers never change
    factors = chance.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, chance.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)


def shingles(text: str) -> list[bytes]:
    """Each run of words once, in order; a text shorter than a run is one."""
    words = [word.lower() for word in _WORD.findall(text)]
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return [run.encode() for run in dict.fromkeys(runs)]


def similarity(a: bytes, b: bytes) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1, from their signatures."""
    return float((_values(a) == _values(b)).mean())


def copies(signatures: Sequence[bytes]) -> list[int]:
    """For each signature the place of the first one that it is a copy of, over however many copies: its own where none.

    Copies of copies are copies, so that the groups do not depend on the order.
    """
    first = list(range(len(signatures)))

    def root(one: int) -> int:
        while first[one] != one:
            one = first[one]
        return one

    for one in range(len(signatures)):
        for other in range(one):
            a, b = root(one), root(other)
            if a != b and similarity(signatures[one], signatures[other]) >= ALIKE:
                first[max(a, b)] = min(a, b)
    return [root(one) for one in range(len(signatures))]


def _values(signature: bytes) -> Any:
    import numpy as np

    return np.frombuffer(signature, dtype="<u4")
