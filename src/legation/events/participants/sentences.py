"""In which of the record's sentences something stands, counted from 0."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from legation.events.matches.candidates import Candidate
from legation.syntax.columns import columns, sentences


class Sentences:
    """The sentences of one document, by number.

    ``bounds`` are the tokens where each begins and before which it ends, ``numbers`` the number of each token's.
    """

    def __init__(self, doc: Doc) -> None:
        self.bounds: list[tuple[int, int]] = []
        self.numbers = [0] * len(doc)
        forms = columns(doc).forms
        for start, end in sentences(doc):
            if not all(map(str.isspace, forms[start:end])):
                self.bounds.append((start, end))
            number = max(0, len(self.bounds) - 1)  # white space belongs to the sentence before it
            self.numbers[start:end] = [number] * (end - start)

    def at(self, token: int) -> int:
        """The number of a token's sentence."""
        return self.numbers[token]

    def of(self, candidate: Candidate) -> int:
        """The number of the sentence that tells a candidate."""
        return self.numbers[candidate.match.trigger]

    def start(self, number: int) -> int:
        """The first token of a sentence."""
        return bisect_left(self.numbers, number)

    def are_one(self, candidate: Candidate, other: Candidate) -> bool:
        """Whether one sentence tells both."""
        return self.of(candidate) == self.of(other)

    def distance(self, candidate: Candidate, other: Candidate) -> int:
        """How many sentences a candidate stands behind another; negative where it stands before it."""
        return self.of(candidate) - self.of(other)
