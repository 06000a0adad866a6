"""What a reader has in mind at a point of a story: the day it was published, the dates it has spoken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.intervals import Period, interval
from legation.times.tense import Outlook

# How old the day of a report may be that tells of another day.
_NEWS = timedelta(days=1)
_RECENT = timedelta(days=7)
_NEAR = 300  # code points


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; ``days`` where they do not follow from the value."""

    type: TimeType
    value: str | None
    days: tuple[date, date] | None = None
    is_comparison: bool = False  # told from another date only to compare: "a year earlier"

    @property
    def interval(self) -> tuple[date, date, Grain] | None:
        """The days the value covers, and its grain; only of a DATE or TIME."""
        return interval(self.value) if self.value and self.type in (TimeType.DATE, TimeType.TIME) else None


@dataclass(slots=True)
class Narrative:
    """The story so far; expressions are resolved in text order, each against what came before."""

    published: date | None
    outlook: Callable[[int, int], Outlook]
    is_attribution: Callable[[int, int], bool] = lambda start, end: False
    spoken: Period | None = None
    spoken_at: int = 0  # where in the text that date was spoken of
    entry: tuple[Period, int] | None = None  # the date over the entry of a chronology, and where it ends
    heading: Period | None = None  # the last date over entries that tell the hour alone
    _before: tuple[Period, int] | None = field(default=None)  # what was spoken of before that, and where
    _day: Period | None = field(default=None)  # the day last spoken of
    reported_quarter: Period | None = field(default=None)

    def turn(self) -> None:
        """Begin an entry that opens with the hour: on the day that stands over it, else on that of publication."""
        self.spoken, self._day = self.heading, None

    def now(self, grain: Grain) -> Period | None:
        """The period of this grain in which the story was published."""
        return Period.containing(self.published, grain) if self.published else None

    def then(self, grain: Grain) -> Period | None:
        """The period of this grain that holds the date last spoken of, or else the day of publication.

        ``None`` where the story last spoke of a longer period, which does not say which of the shorter is meant.
        """
        if self.spoken is None:
            return self.now(grain)
        period = Period.containing(self.spoken.first, grain)
        return period if period.last >= self.spoken.last else None

    def last_day(self) -> Period | None:
        """The day last spoken of, whatever longer period has been spoken of since; ``None`` where it is no news."""
        if self._day is None or self.published is None:
            return None
        return self._day if timedelta() <= self.published - self._day.first <= _RECENT else None

    def before(self, at: int) -> Period | None:
        """The date that the story spoke of before the last one, if that was not long before this offset."""
        return self._before[0] if self._before is not None and at - self._before[1] <= _NEAR else None

    def hear(self, reading: Reading, start: int, end: int, *, is_bound: bool) -> None:
        """Remember a date that the story has spoken of in ``text[start:end]``.

        The day of a mere report, or one that only bounds something, does not take the place of a date before it.
        """
        days = reading.interval
        if days is None or reading.is_comparison:
            return
        if days[0] == days[1]:
            self._day = Period(Grain.DAY, days[0])
        if self.spoken is not None:
            is_news = self.published is not None and self.published - days[0] <= _NEWS
            if is_bound or (is_news and self.is_attribution(start, end)):
                return
            self._before = self.spoken, self.spoken_at
        self.spoken, self.spoken_at = Period(days[2], days[0]), end
