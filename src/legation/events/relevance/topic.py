"""Whether words tell of politics, or of sport, business, weather and the rest of the news: a weight for every word.

A linear classifier over the words of a sentence. The weight of a word is the mean of those of its pieces, and these
were fitted from two sides: from the pieces' vectors, so that a word seen in no example counts as its like do, and
piece by piece, as far as examples bear it out. Names and numbers do not enter. Made by
``training/relevance/train.py``; ``model/topic.md`` is its card.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from legation import syntax
from legation.events.trees.grammar import Grammar
from legation.syntax.columns import columns, sentences
from legation.syntax.wordpiece import WordPieces

MODEL = Path(__file__).parents[1] / "model" / "topic.npz"
NAMELESS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "ADP", "PRON", "DET", "SCONJ", "CCONJ", "PART", "INTJ"})
SHORTEST = 3
"""How many letters a word has that counts."""
MOST_KNOWN = 100_000
"""How many words' weights are remembered at most."""
FEWEST = 5
"""How many words a sentence must have to be judged; fewer tell of everything ("was invaded")."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The weight of every word piece and what a text without words scores; above 0 is what is no politics."""

    weights: Sequence[float]
    intercept: float
    pieces: WordPieces
    _known: dict[str, float] = field(default_factory=dict)
    """The weights of the words met so far."""

    def score(self, words: Iterable[str]) -> float:
        """The log-odds that the words of a sentence, in lower case and without names, tell of no political event."""
        known = self._known
        weights = [known[word] if word in known else self._weight(word) for word in words]
        return sum(weights) / math.sqrt(len(weights) or 1) + self.intercept

    def _weight(self, word: str) -> float:
        """The weight of a word not met before, which is remembered."""
        found = self.pieces(word)
        weight = sum(self.weights[piece] for piece in found) / len(found)
        if len(self._known) < MOST_KNOWN:
            self._known[word] = weight
        return weight


def counted(forms: Sequence[str], parts_of_speech: Sequence[str]) -> list[str]:
    """The words that count, of a sentence's words and their universal parts of speech."""
    return [
        form.lower()
        for form, part_of_speech in zip(forms, parts_of_speech, strict=True)
        if part_of_speech in NAMELESS and len(form) >= SHORTEST and form[0].isalpha()
    ]


class Topics:
    """The log-odds that a document and its sentences tell of other things than politics."""

    def __init__(self, grammar: Grammar) -> None:
        self._scores: dict[int, float] = {}
        topic = shipped_topic()
        texts = columns(grammar.doc).texts
        self._bounds = list(sentences(grammar.doc))
        for start, end in self._bounds:
            words = counted(texts[start:end], grammar.pos[start:end])
            if len(words) >= FEWEST:
                self._scores[start] = topic.score(words)
        count = len(self._scores)
        self.document = sum(self._scores.values()) / count if count > 1 else 0.0
        """The mean over the sentences; 0 where there is but one, which nothing bears out."""
        self._starts = [start for start, _ in self._bounds]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self._bounds)

    def number(self, token: int) -> int:
        """The number of the token's sentence, from 0."""
        return bisect_right(self._starts, token) - 1

    def bounds(self, number: int) -> tuple[int, int]:
        """The first token of a sentence and the one after its last."""
        return self._bounds[number]

    def sentence(self, token: int) -> float:
        """What the token's sentence scores; 0 where it has too few words."""
        return self._scores.get(self._starts[self.number(token)], 0.0)


@cache
def shipped_topic() -> Topic:
    """The shipped classifier, read once."""
    with np.load(MODEL, allow_pickle=False) as arrays:
        weights = arrays["weights"].astype(np.float64).tolist()  # faster than an array for some numbers at a time
        return Topic(weights, float(arrays["intercept"]), syntax.word_pieces())
