"""The day of publication in the many ways that files write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ])")
_COMPACT = re.compile(r"\d{8}(?:T?\d{4}(?:\d\d)?)?Z?$")
_FIRST, _LAST = 100_000_000, 10_000_000_000
"""Seconds since 1970 that are taken for days of publication, from 1973 to 2286."""

_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?$")
_ASCTIME = "%a %b %d %H:%M:%S %Y"


def read_day(value: Any) -> date | None:
    """The day that a value means, as its own clock tells it; None where that is not settled.

    A value is a date, a number of seconds or milliseconds since 1970 (in UTC), or a text: ISO 8601 with or without
    its marks, RFC 5322 and 850, or a date as news writes it. "02/03/2019" settles nothing: it may be either month.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _since_1970(value)
    return _written(str(value).strip()[:100])


def _since_1970(number: float) -> date | None:
    """The day of a number of seconds or milliseconds, or that the digits of a number spell out."""
    for unit in (1, 1000):
        if _FIRST * unit <= number < _LAST * unit:
            return datetime.fromtimestamp(number / unit, UTC).date()
    digits = str(int(number)) if number == number and abs(number) < 1e15 else ""
    return _written(digits) if len(digits) in (8, 14) else None


@lru_cache(maxsize=4096)
def _written(text: str) -> date | None:
    if _ISO.match(text):
        return _day(text[:10], "%Y-%m-%d")
    if _COMPACT.match(text):
        return _day(text[:8], "%Y%m%d")
    if _NUMBER.match(text):
        return _since_1970(float(text))
    if found := _day(text, _ASCTIME):
        return found
    from legation.times import read_date

    return read_date(text)


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
