"""The days of holidays: fixed, the nth weekday of a month, listed, or counted from Easter or Rosh Hashanah."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from legation.times.vocabulary import read_table

_HEBREW_EPOCH = -1373427  # days before the first of our era


@cache
def holidays() -> Mapping[str, Mapping[str, Any]]:
    """Every holiday's rule by each of its names in lower case."""
    return {name.lower(): rule for rule in read_table("holidays")["holiday"] for name in rule["names"]}


def holiday_date(name: str, year: int) -> date | None:
    """The day of a holiday in a year; ``None`` where its rule is not known. Raises ``KeyError`` for no holiday."""
    rule = holidays()[name]
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    if "orthodox_easter" in rule:
        return orthodox_easter(year) + timedelta(days=rule["orthodox_easter"])
    if "rosh_hashanah" in rule:
        return rosh_hashanah(year) + timedelta(days=rule["rosh_hashanah"])
    if "nth" in rule:
        day = _nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
        return day + timedelta(days=rule.get("after", 0))
    if "days" in rule:
        return next((day for day in map(date.fromisoformat, rule["days"]) if day.year == year), None)
    return date(year, rule["month"], rule["day"]) if "day" in rule else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian day (Meeus 1991)."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def rosh_hashanah(year: int) -> date:
    """The first day of the Hebrew year that begins in a year of ours (Reingold and Dershowitz 2018)."""
    hebrew = year + 3761
    before, this, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay)


def _elapsed(hebrew: int) -> int:
    """Days from the epoch of the Hebrew calendar to the mean new moon of a year, put off from three weekdays."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    if nth > 0:
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
