"""When something is due: the days that a telling looks ahead to, beside the day on which it was told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.records import DateBasis, TimeType
from legation.stories.ledger_tables import phrases, word_list
from legation.stories.ledger_words import stem, words
from legation.stories.tellings import Telling, Time

_WORDS_BEFORE = 3


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


def due(telling: Telling) -> Due | None:
    """When what is told of is due: the event's own date where that lies ahead, else the expression that follows it.

    ``None`` where no single expression of the sentence lies ahead, or it is not known when the story was told.
    """
    found = looks_ahead(telling)
    if moved := moved_to(telling, found):
        return moved
    own = next((day for day in found if day.earliest == telling.date_earliest), None)
    if own is not None:
        return own
    after = [day for day in found if day.source and day.source.start >= telling.trigger_start]
    if after or len(found) == 1:
        return (after or found)[0]
    return None if found else _own_date(telling)


def looks_ahead(telling: Telling) -> list[Due]:
    """The days after the telling that the expressions of its sentence mean, in the order of the text."""
    told = telling.told
    if told is None:
        return []
    found = (_due(telling, time, told) for time in telling.times if _is_beside(telling, time))
    return [day for day in found if day is not None]


def moved_to(telling: Telling, found: list[Due]) -> Due | None:
    """Where a sentence moves something to: what stands behind "to" after the word that moves it."""
    moving = phrases("moved").search(telling.sentence)
    if moving is None:
        return None
    start = telling.sentence_start + moving.start()
    after = [day for day in found if day.source and day.source.start >= start]
    to = word_list("moved to")
    goal = next((day for day in after if day.source and _before(telling, day.source.start, 1) & to), None)
    return replace(goal, is_limit=False) if goal else None  # "put off until May" is no limit


def moved_from(telling: Telling, found: list[Due]) -> Due | None:
    """Where a sentence moves something from: what lies ahead and is not where it is moved to."""
    goal = moved_to(telling, found)
    return next((day for day in found if goal is None or day.source != goal.source), None)


def _due(telling: Telling, time: Time, told: date) -> Due | None:
    if time.earliest is None or time.latest is None or time.value is None or time.latest <= told:
        return None
    before = _before(telling, time.start, _WORDS_BEFORE)
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


def _own_date(telling: Telling) -> Due | None:
    first, last, told = telling.date_earliest, telling.date_latest, telling.told
    is_read = telling.date_basis is not DateBasis.PUBLISHED
    if first is None or last is None or telling.date_value is None or told is None or first <= told or not is_read:
        return None
    return Due(first, last, telling.date_value, is_limit=False)


def _is_beside(telling: Telling, time: Time) -> bool:
    return telling.sentence_start <= time.start < telling.sentence_end


def _before(telling: Telling, offset: int, count: int) -> set[str]:
    """The stems of the last words before an offset into the text."""
    said = telling.sentence[: max(0, offset - telling.sentence_start)]
    return set(map(stem, words(said)[-count:]))


def _plus(day: date, days: timedelta) -> date:
    return day + days if day <= date.max - days else date.max
