"""Periods of the calendar: TIMEX3 value -> first and last day, and arithmetic on them.

Values follow TimeML 1.2.1: ``2019-02-26``, ``2019-W09``, ``2019-W09-WE``, ``2019-02``, ``2018-SU``, ``2018-Q3``,
``2018-H1``, ``2018``, ``201`` (the 2010s), ``20`` (the 21st century), each day form with an optional ``T...``, and
ISO 8601's ``first/last`` for a stretch between two of them. Seasons are the northern meteorological ones, winter
counted by the year in which it begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from legation.records import Grain

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN = {Grain.MONTH: 1, Grain.SEASON: 3, Grain.QUARTER: 3, Grain.HALF: 6}
_YEARS_IN = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
_DAYS_IN = {Grain.TIME: 1, Grain.DAY: 1, Grain.WEEK: 7}

_VALUE = re.compile(
    r"(?P<century>\d\d)(?P<decade>\d)?(?P<year>(?<=\d\d\d)\d)?"
    r"(?:(?<=\d{4})-(?:"
    r"W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\S+)?)?"
    r"))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period: its grain and its first day.

    What would begin or end outside the years 1 to 9999 raises ``OverflowError``.
    """

    grain: Grain
    first: date

    @classmethod
    def containing(cls, day: date, grain: Grain) -> Period:
        """The period of this grain that a day falls in."""
        if grain in _YEARS_IN:
            return cls(grain, _add_months(date(day.year, 1, 1), -12 * (day.year % _YEARS_IN[grain])))
        if grain is Grain.WEEK:
            return cls(grain, day - timedelta(days=day.weekday()))
        if grain is Grain.SEASON:
            return cls(grain, _add_months(day.replace(day=1), -(day.month % 3)))
        if grain in _MONTHS_IN:
            months = _MONTHS_IN[grain]
            return cls(grain, date(day.year, day.month - (day.month - 1) % months, 1))
        return cls(grain, day)

    @property
    def last(self) -> date:
        """The last day of the period."""
        if self.grain in _DAYS_IN:
            return self.first + timedelta(days=_DAYS_IN[self.grain] - 1)
        if self.grain in _MONTHS_IN:
            return _month_end(_add_months(self.first, _MONTHS_IN[self.grain] - 1))
        return date(self.first.year + _YEARS_IN[self.grain] - 1, 12, 31)

    def shift(self, count: int) -> Period:
        """The period ``count`` periods of the same grain later (earlier where negative)."""
        if self.grain in _DAYS_IN:
            return Period(self.grain, self.first + timedelta(days=_DAYS_IN[self.grain] * count))
        months = _MONTHS_IN[self.grain] if self.grain in _MONTHS_IN else 12 * _YEARS_IN[self.grain]
        return Period(self.grain, _add_months(self.first, months * count))

    @property
    def value(self) -> str:
        """The period as a TIMEX3 value."""
        year = f"{self.first.year:04d}"
        match self.grain:
            case Grain.WEEK:
                iso = self.first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}"
            case Grain.MONTH:
                return f"{year}-{self.first.month:02d}"
            case Grain.SEASON:
                return f"{year}-{('SP', 'SU', 'FA', 'WI')[self.first.month // 3 - 1]}"
            case Grain.QUARTER:
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case Grain.HALF:
                return f"{year}-H{1 if self.first.month < 7 else 2}"
            case Grain.YEAR:
                return year
            case Grain.DECADE:
                return year[:3]
            case Grain.CENTURY:
                return year[:2]
            case _:
                return self.first.isoformat()


@lru_cache(maxsize=4096)
def interval(value: str) -> tuple[date, date, Grain] | None:
    """The first and the last day (both inclusive) that a TIMEX3 value covers, and its grain.

    ``None`` where the value names no days: durations, sets, references such as ``PAST_REF``, values with an ``X``
    placeholder, and days that do not exist.
    """
    first, slash, last = value.partition("/")
    if slash:
        begin, end = interval(first), interval(last)
        return (begin[0], end[1], begin[2]) if begin and end and begin[0] <= end[1] else None
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        if match["weekend"]:
            saturday = date.fromisocalendar(int(value[:4]), int(match["week"]), 6)
            return saturday, saturday + timedelta(days=1), Grain.DAY
        period = _period(match)
        return period.first, period.last, period.grain
    except (ValueError, OverflowError):
        return None


def _period(match: re.Match[str]) -> Period:
    if match["decade"] is None:
        return Period(Grain.CENTURY, date(int(match["century"]) * 100, 1, 1))
    if match["year"] is None:
        return Period(Grain.DECADE, date(int(match["century"] + match["decade"]) * 10, 1, 1))
    year = int(match["century"] + match["decade"] + match["year"])
    if match["week"]:
        return Period(Grain.WEEK, date.fromisocalendar(year, int(match["week"]), 1))
    if match["quarter"]:
        return Period(Grain.QUARTER, date(year, int(match["quarter"]) * 3 - 2, 1))
    if match["half"]:
        return Period(Grain.HALF, date(year, int(match["half"]) * 6 - 5, 1))
    if match["season"]:
        return Period(Grain.SEASON, date(year, SEASON_STARTS[match["season"]], 1))
    if match["month"] is None:
        return Period(Grain.YEAR, date(year, 1, 1))
    if match["day"] is None:
        return Period(Grain.MONTH, date(year, int(match["month"]), 1))
    return Period(Grain.TIME if match["time"] else Grain.DAY, date(year, int(match["month"]), int(match["day"])))


def _add_months(first_of_month: date, months: int) -> date:
    count = first_of_month.year * 12 + first_of_month.month - 1 + months
    if not 12 <= count < 120_000:
        raise OverflowError("date out of the years 1 to 9999")
    return date(count // 12, count % 12 + 1, 1)


def _month_end(first_of_month: date) -> date:
    if first_of_month.year == 9999 and first_of_month.month == 12:
        return date.max
    return _add_months(first_of_month, 1) - timedelta(days=1)
