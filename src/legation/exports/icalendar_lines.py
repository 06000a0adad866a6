"""Content lines of iCalendar (RFC 5545): text escaped, lines folded, days over which an all-day entry runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import BinaryIO

_LINE = 75
"""The octets that a line may have before it is folded."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def write_calendar(entries: Iterable[Iterable[str]], out: BinaryIO) -> None:
    """Write a calendar of entries, each the content lines between its BEGIN and its END."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Legation//Diplomatic agenda//EN", "CALSCALE:GREGORIAN")
    for line in head:
        out.write(folded(line))
    for entry in entries:
        for line in ("BEGIN:VEVENT", *entry, "END:VEVENT"):
            out.write(folded(line))
    out.write(folded("END:VCALENDAR"))


def days(first: date, last: date) -> Iterator[str]:
    """An all-day entry from the first to the last day, both inclusive; DTEND is exclusive."""
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"


def stamp(day: date) -> str:
    """The beginning of a day as a time in UTC."""
    return f"{_day(day)}T000000Z"


def place(name: str | None, lat: float | None, lon: float | None) -> Iterator[str]:
    """LOCATION, and GEO where the coordinates are known."""
    if name is not None:
        yield f"LOCATION:{text(name)}"
        if lat is not None and lon is not None:
            yield f"GEO:{lat};{lon}"


def text(value: str) -> str:
    """A value of type TEXT."""
    return printable(value.translate(_ESCAPES))


def printable(value: str) -> str:
    """Without control characters, which would end a line or a calendar."""
    return "".join(character if character.isprintable() else " " for character in value)


def folded(line: str) -> bytes:
    """A content line, folded at whole characters."""
    parts = [b""]
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(parts[-1]) + len(octets) > _LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"  # strftime does not pad years before 1000
