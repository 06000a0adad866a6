"""What a source does to a target, from a small fine-tuned encoder: the second opinion beside the features' model.

Four layers of all-MiniLM-L6-v2 read the sentence with the two sides marked, and a linear layer over the vectors of the
first piece and of the two marks scores the event types (Soares and others, "Matching the Blanks", 2019). Made by
``training/relations/encoder.py``; ``model/relation.md`` is its card. One text goes in at a time, so that an answer
depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from legation import syntax
from legation.syntax.wordpiece import WordPieces

FOLDER = Path(__file__).parents[1] / "model"
VOCABULARY = syntax.MODEL / "vocabulary.txt"
LONGEST = 160
"""How many pieces are read; of a longer text, those about the sides."""

BEFORE = 40
"""How many pieces are kept before the first side where a text is too long."""

MARKS = {"source": 1, "target": 2}
"""The pieces that stand before a side: entries of the vocabulary that no word uses."""

INSIDE = {"source": 1, "target": 2}
MARKED = {"source": 3, "target": 4}
"""The roles of a side's own pieces and of its mark; 0 is any other piece's."""

GROUP = 32
"""How many numbers of a piece's vector share a scale."""

Offsets = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as the encoder reads it: its pieces, the role of each, and where the source's and target's marks are."""

    pieces: list[int]
    roles: list[int]
    at: tuple[int, int]


def mark(text: str, source: Offsets | None, target: Offsets | None, word_pieces: WordPieces) -> Marked:
    """The pieces of a text with a mark before each side; a side that the text lacks has its mark at the start.

    Offsets are code points into ``text``, half-open.
    """
    sides: Mapping[str, Offsets | None] = {"source": source, "target": target}
    pieces, roles, at = [word_pieces.first], [0], dict[str, int]()

    def put_mark(name: str) -> None:
        at[name] = len(pieces)
        pieces.append(MARKS[name])
        roles.append(MARKED[name])

    def put_words(words: str, role: int) -> None:
        for word in words.split():
            found = word_pieces(word)
            pieces.extend(found)
            roles.extend([role] * len(found))

    for name, span in sides.items():
        if span is None:
            put_mark(name)
    last = 0
    for (start, end), name in sorted((span, name) for name, span in sides.items() if span):
        put_words(text[last:start], 0)
        put_mark(name)
        put_words(text[start:end], INSIDE[name])
        last = max(last, end)
    put_words(text[last:], 0)
    return _shortened(Marked([*pieces, word_pieces.last], [*roles, 0], (at["source"], at["target"])))


def _shortened(marked: Marked) -> Marked:
    """The first piece, then ``BEFORE`` pieces before the first mark and what follows, ``LONGEST`` in all."""
    if len(marked.pieces) <= LONGEST:
        return marked
    begin = max(0, min(min(marked.at) - BEFORE, len(marked.pieces) - LONGEST))
    pieces, roles = ([whole[0], *whole[begin + 1 : begin + LONGEST]] for whole in (marked.pieces, marked.roles))
    first, second = (min(place - begin, LONGEST - 1) for place in marked.at)
    return Marked(pieces, roles, (first, second))


class PieceVectors:
    """The vector of every piece, four bits a number with one scale for each ``GROUP`` of them."""

    def __init__(self, codes: NDArray[np.uint8], scales: NDArray[np.float16]) -> None:
        self._codes, self._scales = codes, scales

    def __call__(self, pieces: list[int]) -> Floats:
        """pieces -> pieces x width."""
        packed = self._codes[pieces]
        codes = np.stack([packed & 15, packed >> 4], -1).reshape(len(pieces), -1, GROUP).astype(np.float32) - 8
        vectors: Floats = codes * self._scales[pieces].astype(np.float32)[:, :, None]
        return vectors.reshape(len(pieces), -1)


class RelationEncoder:
    """The exported encoder with its vocabulary; one thread, so that results do not depend on the machine's load."""

    def __init__(self, folder: Path = FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "relation.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # as in the parser's network: its two steps are faster apart
        )
        with np.load(folder / "relation_pieces.npz", allow_pickle=False) as arrays:
            self._vectors = PieceVectors(arrays["codes"], arrays["scales"])
        self._word_pieces = syntax.word_pieces()

    def scores(self, text: str, source: Offsets | None, target: Offsets | None) -> Floats:
        """A score for each event type, in the order of ``EventType``: log-probabilities up to a constant."""
        marked = mark(text, source, target, self._word_pieces)
        given = {
            "vectors": self._vectors(marked.pieces)[None],
            "roles": np.array([marked.roles], np.int64),
            "at": np.array([marked.at], np.int64),
        }
        scores: Floats = self._session.run(["scores"], given)[0][0]
        return scores


@cache
def shipped_encoder() -> RelationEncoder:
    """The shipped encoder, read once."""
    return RelationEncoder()
