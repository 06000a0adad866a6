"""Which states a document names, sentence by sentence, and of which it speaks most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from legation.events.roles import Filler, Roles, state
from legation.records import Sector

FOREMOST = 2
"""How many times as often as any third a country must be named to be the one that is meant."""


class Standing:
    """The states of one document."""

    def __init__(self, roles: Roles, sentence_of: Sequence[int]) -> None:
        self._roles = roles
        self._sentence_of = sentence_of
        self._named: dict[int, tuple[Filler, ...]] = {}

    def named(self, sentence: int) -> tuple[Filler, ...]:
        """The states that a sentence names as actors or as whose somebody is."""
        if sentence not in self._named:
            first = bisect_left(self._sentence_of, sentence)
            tokens = range(first, bisect_right(self._sentence_of, sentence))
            fillers = (filler for token in tokens for filler in self._roles.fillers((token,)))
            told = (filler for filler in fillers if state(filler) and filler.actor.sector is not Sector.JRN)
            self._named[sentence] = tuple(told)  # the press is there to tell
        return self._named[sentence]

    def foremost(self, own: set[str | None], *, least: int = 1) -> Filler | None:
        """The one other country of which the document speaks far more than of any third.

        ``least`` is in how many sentences it must be named.
        """
        sentences = range(self._sentence_of[-1] + 1)
        named = [f for sentence in sentences for f in self.named(sentence)]
        others = [filler for filler in named if filler.actor.country is not None and state(filler) not in own]
        counts = Counter(state(filler) for filler in others)
        ranked = sorted(counts.values(), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0] < FOREMOST * ranked[1]):
            return None
        found = next(filler for filler in others if counts[state(filler)] == ranked[0])
        telling = sum(any(state(f) == state(found) for f in self.named(sentence)) for sentence in sentences)
        return found if telling >= least else None
