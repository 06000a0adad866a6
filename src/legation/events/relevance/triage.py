"""Whether a text may tell of an event at all, by its words alone, before it is parsed.

A linear classifier over the distinct words of each sentence. A document is read where one of its sentences may tell of
an event, and then it is read whole: who acts, where and when is often said in sentences that tell of nothing. Made by
``training/relevance/fit_triage.py``; ``model/triage.md`` is its card, with what is lost and won.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legation.events.weights import read_weights

MODEL = Path(__file__).parents[1] / "model" / "triage.tsv"
INTERCEPT = "(intercept)"
LIMIT = -6.0
"""A document that scores below is not read."""
FEWEST = 4
"""How many sentences a document must have to be passed over: the words of fewer tell too little."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_SENTENCES = re.compile(r"""(?<=[.!?…])["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9])|\n\s*\n""")


@dataclass(frozen=True, slots=True)
class Triage:
    """The weight of every word, in lower case, and what a sentence without words scores; above 0 are events."""

    weights: Mapping[str, float]
    intercept: float

    def score(self, sentence: Iterable[str]) -> float:
        """The log-odds that a sentence of these distinct words tells of an event; their order changes nothing."""
        weights = self.weights
        return math.fsum([weights[word] for word in sentence if word in weights]) + self.intercept

    def document_score(self, text: str) -> float | None:
        """What the sentences of a text score together; None where there are too few."""
        each = (words_of(text[start:end]) for start, end in sentence_bounds(text))
        return together([self.score(words) for words in each if words])


def together(scores: Sequence[float]) -> float | None:
    """The best sentence's log-odds and the mean of all, added up; None where there are too few sentences."""
    return max(scores) + sum(scores) / len(scores) if len(scores) >= FEWEST else None


def may_tell_of_events(text: str) -> bool:
    """Whether a document is worth reading for events; any may be that has few sentences."""
    score = shipped_triage().document_score(text)
    return score is None or score >= LIMIT


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences lie, code points, half-open, as far as marks, capitals and blank lines show them."""
    start = 0
    for between in _BETWEEN_SENTENCES.finditer(text):
        yield start, between.start()
        start = between.end()
    yield start, len(text)


def words_of(sentence: str) -> set[str]:
    """The distinct words of a sentence, in lower case."""
    return set(_WORD.findall(sentence.lower()))


@cache
def shipped_triage() -> Triage:
    """The shipped classifier, read once."""
    return read_triage(MODEL)


def read_triage(path: Path) -> Triage:
    """The classifier of a file of weights."""
    weights = dict(read_weights(path))
    return Triage(weights, weights.pop(INTERCEPT))
