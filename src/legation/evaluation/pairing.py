"""Pairs of what is required and what was found, none used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def one_to_one(ranked: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of numbers, the best coming first, but those of which one side is in a pair before: greedy matching."""
    required, found = set[int](), set[int]()
    for one, other in ranked:
        if one not in required and other not in found:
            required.add(one)
            found.add(other)
            yield one, other
