"""What is told in the present tense of a day to come: "*Thursday 12 May:* ministers *gather* in Oslo", "*hosts* them
*on May 12*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.status.conventions import COOPERATION, as_planned
from legation.events.status.status import has_happened
from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.when_where.circumstances import Circumstances
from legation.records import EventType, Status

TIMETABLED = COOPERATION | {EventType.RETREAT, EventType.PROTEST}
"""Types of what a diary tells of before it is done."""


def with_plans(candidates: Iterable[Candidate], circumstances: Circumstances) -> Iterator[Candidate]:
    """The candidates, those that are of a day to come being planned."""
    for one in candidates:
        coded, reading = one.coding, one.reading
        if reading.tense is Tense.PRESENT and coded.event_type in TIMETABLED and has_happened(coded.status):
            plan = Act(one.match.trigger, one.verb, coded.event_type, reading.tense, Status.PLANNED, is_past=False)
            if circumstances.is_ahead(plan):
                planned = replace(reading, status=Status.PLANNED, is_future=True)
                one = replace(one, coding=as_planned(coded), reading=planned)
        yield one
