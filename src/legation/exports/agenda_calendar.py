"""The agenda as a calendar: iCalendar (RFC 5545), which calendar programs open and bring up to date.

An entry keeps its UID, and its SEQUENCE rises with every change. It runs over all days that its date may mean, and says
so in its summary where these are more than one: a meeting in May is no meeting on the first of May. None blocks a day
(TRANSP). What is put off to an unknown day is cancelled on the day it was to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from legation.exports.icalendar_lines import days, place, printable, stamp, text, write_calendar
from legation.stories.agenda import Entry
from legation.stories.agenda_entries import State

_STATUSES = {State.TENTATIVE: "TENTATIVE", State.CANCELLED: "CANCELLED", State.POSTPONED: "CANCELLED"}


def write_agenda(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write the entries as all-day entries of a calendar."""
    write_calendar(map(_entry, entries), out)


def _entry(entry: Entry) -> Iterator[str]:
    when = entry.when
    changed = stamp(entry.changed or entry.announced or when.earliest)
    yield f"UID:{entry.uid}@legation"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{len(entry.changes)}"
    yield from days(when.earliest, when.latest)
    yield f"SUMMARY:{text(_summary(entry))}"
    yield f"DESCRIPTION:{text(_description(entry))}"
    yield from place(entry.place, entry.lat, entry.lon)
    url = next((told.source.url for told in reversed(entry.told) if told.source.url), None)
    if url:
        yield f"URL:{printable(url)}"
    yield f"CATEGORIES:{text(entry.kind.value.upper())}"
    yield f"STATUS:{_STATUSES.get(entry.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"


def _summary(entry: Entry) -> str:
    """ "Kenyan government, Ethiopian government: meeting (2024-05, day not known)"."""
    names = ", ".join(dict.fromkeys(party.name for party in entry.parties))
    act = f" about {entry.act}" if entry.act and entry.kind.value in ("act", "deadline") else ""
    when = entry.when
    days_known = "" if when.earliest == when.latest or "/" in when.value else f" ({when.value}, day not known)"
    status = "" if entry.status is State.PLANNED else f" [{entry.status}]"
    return f"{names}: {entry.kind}{act}{days_known}{status}"


def _description(entry: Entry) -> str:
    """What each story says, the oldest first."""
    return "\n".join(
        f"{told.source.published}, {told.source.document_id}: {told.source.sentence}" for told in entry.told
    )
