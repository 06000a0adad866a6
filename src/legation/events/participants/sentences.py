"""In which sentence of its document something stands, counted from 0."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from legation.events.matches.candidates import Candidate


class Sentences:
    """The sentences of one document, by number."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """``numbers`` gives the number of each token's sentence."""
        self._numbers = numbers

    def at(self, token: int) -> int:
        """The number of a token's sentence."""
        return self._numbers[token]

    def of(self, candidate: Candidate) -> int:
        """The number of the sentence that tells a candidate."""
        return self._numbers[candidate.match.trigger]

    def start(self, number: int) -> int:
        """The first token of a sentence."""
        return bisect_left(self._numbers, number)

    def are_one(self, candidate: Candidate, other: Candidate) -> bool:
        """Whether one sentence tells both."""
        return self.of(candidate) == self.of(other)

    def distance(self, candidate: Candidate, other: Candidate) -> int:
        """How many sentences a candidate stands behind another; negative where it stands before it."""
        return self.of(candidate) - self.of(other)
