"""What is announced, as a calendar: iCalendar (RFC 5545), an all-day entry for each planned event with a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import BinaryIO

from legation.records import Event, Record, Status

_LINE = 75
"""The octets that a line may have before it is folded."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_PLANS = {Status.PLANNED, Status.CONDITIONAL}


def write_icalendar(records: Iterable[Record], out: BinaryIO) -> None:
    """Write the events that are planned or conditional and have a date, each over the days its date may mean."""
    for line in _lines(records):
        out.write(_folded(line))


def _lines(records: Iterable[Record]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Legation//Diplomatic agenda//EN", "CALSCALE:GREGORIAN")
    for record in records:
        for event in record.events:
            if event.status in _PLANS and event.date is not None:
                yield from _entry(record, event, event.date.earliest, event.date.latest)
    yield "END:VCALENDAR"


def _entry(record: Record, event: Event, first: date, last: date) -> Iterator[str]:
    document = record.document
    stamp = document.published or first
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{document.id}_{event.id}')}@legation"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(_summary(event))}"
    sentence = record.sentences[event.sentence]
    yield f"DESCRIPTION:{_text(document.text[sentence.start : sentence.end])}"
    if event.place is not None:
        yield f"LOCATION:{_text(event.place.name)}"
        if event.place.lat is not None and event.place.lon is not None:
            yield f"GEO:{event.place.lat};{event.place.lon}"
    if document.url:
        yield f"URL:{_printable(document.url)}"
    yield f"STATUS:{'CONFIRMED' if event.status is Status.PLANNED else 'TENTATIVE'}"
    yield "END:VEVENT"


def _summary(event: Event) -> str:
    """ "Hakainde Hichilema, Angola: CONSULT (travel)"."""
    names = ", ".join(dict.fromkeys(participant.name for participant in (*event.actor, *event.recipient)))
    act = f"{event.about or event.event_type} ({event.trigger.text})"
    return f"{names}: {act}" if names else act


def _text(value: str) -> str:
    return _printable(value.translate(_ESCAPES))


def _printable(value: str) -> str:
    """Without control characters, which would end a line or a calendar."""
    return "".join(character if character.isprintable() else " " for character in value)


def _folded(line: str) -> bytes:
    """A content line, folded at whole characters."""
    parts = [b""]
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(parts[-1]) + len(octets) > _LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
