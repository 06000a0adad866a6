"""What a reader has in mind at a point of a story: the day it was published, the dates it has spoken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from legation.records import Grain, TimeType
from legation.times.intervals import Period, interval
from legation.times.tense import Outlook


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
    spoken: Period | None = None
    spoken_at: int = 0  # where in the text that date was spoken of
    reported_quarter: Period | None = field(default=None)

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

    def hear(self, reading: Reading, at: int) -> None:
        """Remember a date that the story has spoken of at a place of its text."""
        days = reading.interval
        if days is not None and not reading.is_comparison:
            self.spoken, self.spoken_at = Period(days[2], days[0]), at
