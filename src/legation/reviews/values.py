"""What a reviewer judges: the values of an event, a statement or an actor, as the record has them or as they should be.

They are the record's fields less its evidence: a correction says what is so, not which words say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Self

from pydantic import ValidationError, model_validator

from legation.ontology import contexts, modes
from legation.records import (
    Actor,
    ActorCode,
    Event,
    EventType,
    Model,
    Participant,
    Record,
    Statement,
    StatementKind,
    Status,
)
from legation.tabular import SEPARATOR
from legation.times.intervals import interval


class Target(StrEnum):
    """What can be reviewed."""

    EVENT = "event"
    STATEMENT = "statement"
    ACTOR = "actor"


class Party(Model):
    """Somebody with a part in an event: a name, a code, or both. As text: "Ana Torres (PER GOV)"."""

    name: str | None = None
    code: ActorCode | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.name and not self.code:
            raise ValueError("a party has a name or a code")
        return self

    def __str__(self) -> str:
        if not self.name:
            return self.code or ""
        could_be_read_otherwise = _CODE.fullmatch(self.name) or self.name.endswith(")")
        return f"{self.name} ({self.code or ''})" if self.code or could_be_read_otherwise else self.name


class EventValues(Model):
    """An event as it is judged. ``date`` is a TIMEX3 value, ``place`` a place's name, ``said_by`` a speaker's."""

    event_type: EventType
    mode: str | None = None
    about: EventType | None = None
    status: Status
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    date: str | None = None
    place: str | None = None
    said_by: str | None = None
    contexts: tuple[str, ...] = ()


class StatementValues(Model):
    """A statement as it is judged; its words are what it is told by."""

    kind: StatementKind
    speaker: str | None = None
    speaker_code: ActorCode | None = None
    denied: bool = False
    via: str | None = None
    addressee: str | None = None


class ActorValues(Model):
    """An actor as it is judged."""

    name: str
    code: ActorCode | None = None
    office: str | None = None


Values = EventValues | StatementValues | ActorValues
Unit = Event | Statement | Actor
"""What a record has of each target."""

MODELS: dict[Target, type[EventValues] | type[StatementValues] | type[ActorValues]] = {
    Target.EVENT: EventValues,
    Target.STATEMENT: StatementValues,
    Target.ACTOR: ActorValues,
}

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})?")
_NAME_AND_CODE = re.compile(r"(.*?)\s*\(([^()]*)\)", re.DOTALL)


def values_of(record: Record, unit: Unit) -> Values:
    """The values of a unit as the record has them."""
    if isinstance(unit, Actor):
        return ActorValues(name=unit.name, code=unit.code, office=unit.office)
    if isinstance(unit, Statement):
        return StatementValues(
            kind=unit.kind,
            speaker=_name(unit.speaker),
            speaker_code=unit.speaker.code if unit.speaker else None,
            denied=unit.denied,
            via=_name(unit.via),
            addressee=_name(unit.addressee),
        )
    return event_values(record, unit)


def event_values(record: Record, event: Event) -> EventValues:
    """The values of an event as the record has them."""
    return EventValues(
        event_type=event.event_type,
        mode=event.mode,
        about=event.about,
        status=event.status,
        actor=_parties(event.actor),
        recipient=_parties(event.recipient),
        date=event.date.value if event.date else None,
        place=event.place.name if event.place else None,
        said_by=_name(record.statement(event.statement).speaker) if event.statement else None,
        contexts=event.contexts,
    )


def changed(before: Values, changes: Mapping[str, Any]) -> Values:
    """The values with some of them changed, each given as it is or as text (see ``as_text``).

    Raises ``ValueError`` naming the field that does not exist or cannot be so.
    """
    fields = type(before).model_fields
    for name in changes:
        if name not in fields:
            raise ValueError(f"{name}: no such field; there are {', '.join(fields)}")
    plain = before.model_dump()
    for name, value in changes.items():
        if as_text(getattr(before, name)) != value:
            plain[name] = _from_text(name, value)
    if isinstance(before, EventValues) and plain["event_type"] != before.event_type and plain["mode"] == before.mode:
        plain["mode"] = None  # it was the other type's
    try:
        after = type(before).model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")) from None
    if isinstance(before, EventValues) and isinstance(after, EventValues):
        _check(before, after)
    return after


def _check(before: EventValues, after: EventValues) -> None:
    """Raise ``ValueError`` where what is new is in no table, or is no day."""
    if after.mode is not None and after.mode not in {entry.mode for entry in modes(after.event_type)}:
        raise ValueError(f"mode: {after.event_type} has no mode {after.mode!r}")
    if unknown := set(after.contexts) - {entry.name for entry in contexts()} - set(before.contexts):
        raise ValueError(f"contexts: there is no {min(unknown)!r}")
    if after.date is not None and after.date != before.date and interval(after.date) is None:
        raise ValueError(f"date: {after.date!r} is no TIMEX3 value of a day or more, such as 2024-05-14 or 2024")


def as_text(value: Any) -> str:
    """A field's value as people write it in a form; several are parted by "; ", unknown is nothing at all."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)


_LISTS = ("actor", "recipient", "contexts")
_WORDS = {"yes": True, "true": True, "no": False, "false": False, "": False}


def _from_text(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if name == "denied":
        return _WORDS.get(text.casefold(), text)
    if name not in _LISTS:
        return text or None
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return parts if name == "contexts" else [_party(part) for part in parts]


def _party(text: str) -> dict[str, str | None]:
    if _CODE.fullmatch(text):
        return {"name": None, "code": text}
    if found := _NAME_AND_CODE.fullmatch(text):
        return {"name": found[1] or None, "code": found[2] or None}
    return {"name": text, "code": None}


def _name(participant: Participant | None) -> str | None:
    return participant.name if participant else None


def _parties(side: Iterable[Participant]) -> tuple[Party, ...]:
    return tuple(Party(name=who.name or None, code=who.code) for who in side if who.name or who.code)
