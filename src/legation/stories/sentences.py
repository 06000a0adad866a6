"""Sentences as the store keeps them, each read once for all events that are told in it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from legation.records import TimeType
from legation.stories.ledger_tables import Matter, common_words, matters_said, phrases, word_list
from legation.stories.ledger_words import Phrases, lower_words, stem, words

SAME_LETTERS = 4
"""How many first letters of a word tell that it is of a name: "Kenyan" of Kenya."""

_WORDS_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression beside an event; its days are None where its value names none."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """Days that something is due on, or by (``is_limit``). ``source`` is the expression that says so.

    ``value`` is the expression's TIMEX3 value: what is known of the date, finer than which it is not known.
    """

    earliest: date
    latest: date
    value: str
    is_limit: bool
    source: Time | None = None

    def overlaps(self, other: Due, *, slack: int = 0) -> bool:
        """Whether both may be one day, or nearly."""
        days = timedelta(days=slack)
        return self.earliest <= _plus(other.latest, days) and other.earliest <= _plus(self.latest, days)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a story that was ``told`` on a day, with the time expressions in it, in their order.

    Offsets are code points into the story's text.
    """

    text: str
    start: int
    told: date | None
    times: tuple[Time, ...] = ()
    _found: dict[Phrases, bool] = field(default_factory=dict, repr=False)

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)

    def has(self, looked_for: Phrases) -> bool:
        """Whether some words or phrases are in it."""
        if looked_for not in self._found:
            self._found[looked_for] = looked_for.are_in(self.text, self._lower_words)
        return self._found[looked_for]

    def says(self, name: str) -> bool:
        """Whether it has a word or phrase of a list of ``ledger_words.tsv``."""
        return self.has(phrases(name))

    @property
    def moves(self) -> bool:
        """Whether it puts something off."""
        return self.says("moved")

    @property
    def calls_off(self) -> bool:
        """Whether it calls something off."""
        return self.says("called off")

    @cached_property
    def ahead(self) -> tuple[Due, ...]:
        """The days after it was told that its expressions mean, in the order of the text."""
        told = self.told
        found = (self._due(time, told) for time in self.times) if told else ()
        return tuple(day for day in found if day is not None)

    @cached_property
    def moved_to(self) -> Due | None:
        """Where it moves something to: what stands behind "to" after the word that moves it."""
        moving = phrases("moved").search(self.text) if self.ahead else None
        if moving is None:
            return None
        places = [(day, day.source.start) for day in self.ahead if day.source]
        after = [(day, start) for day, start in places if start >= self.start + moving.start()]
        to = word_list("moved to")
        goal = next((day for day, start in after if self.stems_before(start, 1) & to), None)
        return replace(goal, is_limit=False) if goal else None  # "put off until May" is no limit

    @cached_property
    def moved_from(self) -> Due | None:
        """Where it moves something from: what lies ahead and is not where it is moved to."""
        goal = self.moved_to
        return next((day for day in self.ahead if goal is None or day.source != goal.source), None)

    @cached_property
    def matters(self) -> list[Matter]:
        """What its words say that an act is about in particular."""
        return matters_said(frozenset(map(stem, words(self.text))))

    def content(self, names: Set[str]) -> frozenset[str]:
        """The stems of what it is about: without times, what all such sentences say, and the words of names.

        ``names`` are the first ``SAME_LETTERS`` letters of these words, in lower case.
        """
        small, capitals = self._content
        return small | {said for letters, said in capitals if letters not in names}

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        return lower_words(self.text)

    @cached_property
    def _content(self) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
        """The stems of words without a capital, and of those with one behind their first letters."""
        text = self.text
        for time in self.times:
            first, last = time.start - self.start, min(time.end - self.start, len(text))
            text = text[:first] + " " * (last - first) + text[last:]
        common = common_words()
        small: set[str] = set()
        capitals: list[tuple[str, str]] = []
        for word in words(text):
            said = stem(word)
            if said in common:
                continue
            if word[0].isupper():
                capitals.append((word[:SAME_LETTERS].lower(), said))
            else:
                small.add(said)
        return frozenset(small), tuple(capitals)

    def stems_before(self, offset: int, count: int) -> set[str]:
        """The stems of the last words before an offset into the story's text."""
        before = self.text[: max(0, offset - self.start)]
        return set(map(stem, words(before)[-count:]))

    def _due(self, time: Time, told: date) -> Due | None:
        if time.earliest is None or time.latest is None or time.value is None or time.latest <= told:
            return None
        before = self.stems_before(time.start, _WORDS_BEFORE)
        if time.type is TimeType.DURATION:
            if not before & word_list("due duration"):
                return None
            return Due(time.latest, time.latest, time.latest.isoformat(), is_limit=True, source=time)
        if before & word_list("due before") and time.earliest > told:
            last = time.earliest - timedelta(days=1)
            return Due(last, last, last.isoformat(), is_limit=True, source=time)
        is_limit = bool(before & word_list("due by"))
        if time.earliest <= told and not is_limit:
            return None
        return Due(time.earliest, time.latest, time.value, is_limit=is_limit, source=time)


def _plus(day: date, days: timedelta) -> date:
    return day + days if day <= date.max - days else date.max
