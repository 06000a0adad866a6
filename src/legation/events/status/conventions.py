"""PLOVER's conventions on what is not, or not yet, done.

A future CONSULT, SUPPORT, COOPERATE or AID is AGREE, a future RETREAT is CONCEDE; what one says one will not do is
REJECT; force, sanctions and coercion still to come are THREATEN (PLOVER manual, draft 2.0).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.events.matches.named import REFUSABLE, Act, mode_of
from legation.events.status.status import Reading
from legation.records import EventType, Status

COOPERATION = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
HOSTILITY = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE})
THREATENED = HOSTILITY | {EventType.PROTEST}
"""What is a threat to vow or to promise ("vowed to take to the streets")."""
HARMLESS = REFUSABLE | {EventType.REQUEST}
"""Types of what nobody is threatened with."""
VERBAL = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
"""Types told in the progressive ("is demanding") that have happened by being told."""
SAID = VERBAL - {EventType.SUPPORT}
"""Those of them that are done in words alone."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The type, mode, embedded type and status of an event."""

    event_type: EventType
    mode: str | None
    about: EventType | None
    status: Status


def coding(event_type: EventType, mode: str | None, act: Act | None, reading: Reading) -> Coding:
    """What a trigger of this type is coded as, given what it is about and whether it has happened."""
    if mode is None and act is not None:
        mode = mode_of(event_type, act)
    about = act.event_type if act is not None else None
    if event_type is EventType.THREATEN and about in HARMLESS:
        about = None  # "gave them a day *to withdraw*": what is asked for, not what is threatened
    status = reading.status
    if status is Status.ONGOING and event_type in VERBAL and mode != "investigate":
        status = Status.OCCURRED  # who accuses has done so; who investigates is not done yet
    if event_type is EventType.AGREE and act is not None and act.is_refused:
        return Coding(EventType.REJECT, mode_of(EventType.REJECT, act), about, Status.OCCURRED)
    if event_type is EventType.AGREE and about in THREATENED and act is not None:
        return Coding(EventType.THREATEN, mode_of(EventType.THREATEN, act), about, status)
    if status in (Status.PLANNED, Status.CONDITIONAL) and event_type in COOPERATION | HOSTILITY | {EventType.RETREAT}:
        return as_planned(Coding(event_type, mode, about, status), status)
    if status is Status.NEGATED and reading.is_future and event_type in REFUSABLE:
        refused = Act(event_type, mode, -1)
        return Coding(EventType.REJECT, mode_of(EventType.REJECT, refused), event_type, Status.OCCURRED)
    return Coding(event_type, mode, about, status)


def as_planned(coded: Coding, status: Status = Status.PLANNED) -> Coding:
    """An act as what it is before it is done."""
    event_type = coded.event_type
    if event_type in COOPERATION:
        return Coding(EventType.AGREE, None, event_type, status)
    if event_type is EventType.RETREAT:
        return Coding(EventType.CONCEDE, None, event_type, status)
    if event_type in HOSTILITY:
        threat = Act(event_type, coded.mode, -1)
        return Coding(EventType.THREATEN, mode_of(EventType.THREATEN, threat), event_type, status)
    return replace(coded, status=status)
