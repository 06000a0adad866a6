"""The time expressions beside an event: those of its sentence, and the one its date was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from legation.records import Event, Record, TimeExpression, TimeType

_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T.*)?")
_DAYS_IN = {"years": 365, "months": 30, "weeks": 7, "days": 1}


def times_told(record: Record, event: Event) -> Iterator[dict[str, Any]]:
    """The rows of an event in ``event_times``, in the order of the text.

    A duration covers the days that it lasts when it begins on the day of publication; where that is unknown, or its
    length is, it has no days.
    """
    sentence = record.sentences[event.sentence]
    read_from = (event.date.start, event.date.end) if event.date else None
    told = record.document.published
    for time in record.times:
        if sentence.start <= time.start < sentence.end or (time.start, time.end) == read_from:
            first, last = _days(time, told)
            yield {
                "start": time.start,
                "end": time.end,
                "text": time.text,
                "type": time.type.value,
                "value": time.value,
                "earliest": first,
                "latest": last,
                "is_ahead": told is not None and last is not None and last > told,
            }


def lasting(value: str, since: date) -> date | None:
    """The day on which a TIMEX3 duration ends that begins on a day; ``None`` where it does not say how long it is."""
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        return None
    try:
        return since + timedelta(days=sum(int(found[unit] or 0) * days for unit, days in _DAYS_IN.items()))
    except OverflowError:
        return None


def _days(time: TimeExpression, told: date | None) -> tuple[date | None, date | None]:
    if time.type is not TimeType.DURATION or told is None or time.value is None:
        return time.earliest, time.latest
    last = lasting(time.value, told)
    return (told, last) if last else (None, None)
