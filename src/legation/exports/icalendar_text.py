"""What is announced, as a calendar: iCalendar (RFC 5545), an all-day entry for each planned event with a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from legation.exports.icalendar_lines import days, place, printable, stamp, text, write_calendar
from legation.records import Event, EventDate, Record, Status

_PLANS = {Status.PLANNED, Status.CONDITIONAL}


def write_icalendar(records: Iterable[Record], out: BinaryIO) -> None:
    """Write the events that are planned or conditional and have a date, each over the days its date may mean."""
    write_calendar(
        (
            _entry(record, event, event.date)
            for record in records
            for event in record.events
            if event.status in _PLANS and event.date is not None
        ),
        out,
    )


def _entry(record: Record, event: Event, date: EventDate) -> Iterator[str]:
    document = record.document
    yield f"UID:{text(f'{document.id}_{event.id}')}@legation"
    yield f"DTSTAMP:{stamp(document.published or date.earliest)}"
    yield from days(date.earliest, date.latest)
    yield f"SUMMARY:{text(_summary(event))}"
    sentence = record.sentences[event.sentence]
    yield f"DESCRIPTION:{text(document.text[sentence.start : sentence.end])}"
    if event.place is not None:
        yield from place(event.place.name, event.place.lat, event.place.lon)
    if document.url:
        yield f"URL:{printable(document.url)}"
    yield f"STATUS:{'CONFIRMED' if event.status is Status.PLANNED else 'TENTATIVE'}"


def _summary(event: Event) -> str:
    """ "Hakainde Hichilema, Angola: CONSULT (travel)"."""
    names = ", ".join(dict.fromkeys(participant.name for participant in (*event.actor, *event.recipient)))
    act = f"{event.about or event.event_type} ({event.trigger.text})"
    return f"{names}: {act}" if names else act
