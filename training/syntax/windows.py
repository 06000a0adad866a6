"""Sentences as numbers, windows of them, and windows kept in a file of flat arrays.

So drawing them and learning from them can be done apart, on two machines.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

IGNORE = -100


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree as numbers: pieces and shapes by word, and the gold labels (``IGNORE``, or no heads: not known)."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    labels: list[int]
    names: list[int]
    size: int
    trust: float = 1.0
    """How much its name labels count."""


Window = list[Sentence]
_BY_WORD = ("shapes", "upos", "xpos", "labels", "names")


def save(windows: list[Window], file: Path) -> None:
    """Sizes of windows and sentences, then a column each for what is known of a word; -100 stays -100."""
    sentences = [sentence for window in windows for sentence in window]
    words = [pieces for sentence in sentences for pieces in sentence.pieces]
    columns = {
        name: np.array([value for sentence in sentences for value in getattr(sentence, name)], np.int8)
        for name in _BY_WORD
    }
    np.savez_compressed(
        file,
        windows=np.array([len(window) for window in windows], np.uint16),
        sentences=np.array([len(sentence.pieces) for sentence in sentences], np.uint16),
        parsed=np.array([bool(sentence.heads) for sentence in sentences]),
        trust=np.array([sentence.trust for sentence in sentences], np.float32),
        words=np.array([len(pieces) for pieces in words], np.uint8),
        pieces=np.array([piece for pieces in words for piece in pieces], np.uint16),
        heads=np.array([head for sentence in sentences for head in sentence.heads], np.int16),
        **columns,
    )


def load(file: Path) -> list[Window]:
    """What ``save`` kept."""
    with np.load(file) as archive:
        kept = {name: archive[name] for name in archive.files}
    pieces = kept["pieces"].tolist()
    words = [tuple(pieces[begin:end]) for begin, end in _bounds(kept["words"])]
    columns = {name: kept[name].tolist() for name in _BY_WORD}
    heads, at = kept["heads"].tolist(), 0
    sentences = []
    facts = zip(_bounds(kept["sentences"]), kept["parsed"].tolist(), kept["trust"].tolist(), strict=True)
    for (begin, end), parsed, trust in facts:
        own = [columns[name][begin:end] for name in _BY_WORD]
        shapes, upos, xpos, labels, names = own
        own_heads = heads[at : at + end - begin] if parsed else []
        at += len(own_heads)
        size = sum(map(len, words[begin:end]))
        sentences.append(Sentence(words[begin:end], shapes, upos, xpos, own_heads, labels, names, size, trust))
    return [sentences[begin:end] for begin, end in _bounds(kept["windows"])]


def _bounds(sizes: np.ndarray) -> list[tuple[int, int]]:
    return list(pairwise([0, *np.cumsum(sizes, dtype=np.int64).tolist()]))
