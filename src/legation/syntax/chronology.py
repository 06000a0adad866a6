"""Chronologies: documents whose lines are dated one by one, "12 March: Troops enter the town", or under dates alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.syntax.dates import MONTHS, is_date
from legation.syntax.entry_heads import entry_head
from legation.syntax.wrapping import Line

_FEWEST = 3
"""How many dated lines make a chronology; one and another may be a date line and a heading."""
_ENTRY = re.compile(r"[-–—•*·]{0,3}\s*(?P<date>[^\W_][\w ,.]{2,28}?)\s*(?::(?!\d)|[–—|]|-\s|$)")
_UNMARKED = re.compile(
    r"(?P<date>\d{1,2}(?:[-–]\d{1,2})? [^\W\d_]{3,9}|[^\W\d_]{3,9}\.? \d{1,2}(?:[-–]\d{1,2})?)\.?[ \t]+[\"“‘']?[A-ZÀ-Þ]"
)


def dated_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of a chronology begin that a day opens; none where the document is no chronology."""
    found = [(line.start, day) for line in lines if (day := _day(text[line.start : line.end])) is not None]
    heads = ((line.start, entry_head(text, line.start, line.end)) for line in lines)
    found += [(start, text[slice(*head)]) for start, head in heads if head is not None]
    return frozenset(start for start, _ in found) if len({day for _, day in found}) >= _FEWEST else frozenset()


def _day(line: str) -> str | None:
    """The date that a line opens with, before a colon or a dash or as all of it, or as a day of a month before a
    sentence."""
    entry = _ENTRY.match(line) or _UNMARKED.match(line)
    date = entry["date"] if entry else ""
    return date if is_date(date) or date.casefold() in MONTHS else None
