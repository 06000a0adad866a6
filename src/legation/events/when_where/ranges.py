"""Stretches of time: two dates that are one ("between January and July"), and which lies within another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.records import TimeExpression, TimeType
from legation.times import interval

_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_LONGEST_WORD = len("between") + 3


def with_ranges(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions in text order, the two dates of each "between ... and ..." as one from the first to the last."""
    left = iter(times)
    for time in left:
        if not _BETWEEN.search(text, max(0, time.start - _LONGEST_WORD), time.start):
            yield time
            continue
        other = next(left, None)
        joined = _joined(text, time, other) if other is not None else None
        if joined is not None:
            yield joined
        else:
            yield from (single for single in (time, other) if single is not None)


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """One expression of both dates; ``None`` where they make no stretch."""
    value = f"{first.value}/{last.value}"
    days = interval(value) if {first.type, last.type} == {TimeType.DATE} else None
    if days is None or not _AND.fullmatch(text, first.end, last.start):
        return None
    return TimeExpression(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        type=TimeType.DATE,
        value=value,
        earliest=days[0],
        latest=days[1],
    )


def is_within(inner: TimeExpression, outer: TimeExpression) -> bool:
    """Whether an expression covers a part of the days of another."""
    if not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    is_same = (inner.earliest, inner.latest) == (outer.earliest, outer.latest)
    return not is_same and outer.earliest <= inner.earliest and inner.latest <= outer.latest
