"""What the review forms are made of: their fields and options, and the verdicts on a story's entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from legation.ontology import contexts, event_types, modes
from legation.records import EventType, StatementKind, Status
from legation.reviews import Standing, Target
from legation.reviews.values import as_text


class Options(NamedTuple):
    """Some of the values that a field may have, each with how it is shown, under a heading."""

    heading: str
    values: Sequence[tuple[str, str]]


class Field(NamedTuple):
    """A field of a form: the value's name, its label, its options where it has any, and how it is written otherwise."""

    name: str
    label: str
    options: tuple[Options, ...] = ()
    hint: str = ""


_UNKNOWN = Options("", (("", "none"),))
_PARTIES = "Ana Torres (PER GOV); NOR"


@cache
def fields(target: Target) -> tuple[Field, ...]:
    """The fields of what is judged."""
    if target is Target.ACTOR:
        return (Field("name", "Name"), Field("code", "Code", hint="PER GOV"), Field("office", "Office"))
    if target is Target.STATEMENT:
        return (
            Field("speaker", "Speaker"),
            Field("speaker_code", "Speaker’s code", hint="PER GOV"),
            Field("kind", "Kind", (_all(StatementKind),)),
            Field("denied", "Denied", (Options("", (("no", "no"), ("yes", "yes"))),)),
            Field("via", "Medium"),
            Field("addressee", "Said to"),
        )
    types = Options("", [(entry.event_type.value, entry.event_type.capitalize()) for entry in event_types().values()])
    of_types = [
        Options(kind.capitalize(), [(m.mode, m.mode.replace("_", " ")) for m in modes(kind)]) for kind in EventType
    ]
    return (
        Field("event_type", "What", (types,)),
        Field("mode", "Mode", (_UNKNOWN, *(options for options in of_types if options.values))),
        Field("about", "About", (_UNKNOWN, types)),
        Field("status", "Status", (_all(Status),)),
        Field("actor", "Who", hint=_PARTIES),
        Field("recipient", "To whom", hint=_PARTIES),
        Field("date", "When", hint="2024-05-14, 2024-05, 2024-Q2"),
        Field("place", "Where", hint="Geneva"),
        Field("said_by", "Said by"),
        Field("contexts", "Contexts", hint="; ".join(entry.name for entry in contexts()[:2])),
    )


def label_of(name: str) -> str:
    """The label of a value."""
    return next(field.label for target in Target for field in fields(target) if field.name == name)


class Judgement(NamedTuple):
    """The reviews of one entry of a story, the latest first, and the one that counts."""

    counting: Standing | None
    history: tuple[Standing, ...]


def judgement(standings: Sequence[Standing], target: Target | str, id: str) -> Judgement:
    """What the reviews of a story say of one of its entries."""
    its = tuple(s for s in reversed(standings) if s.id == id and s.review.target == target)
    return Judgement(next((s for s in its if s.counts), None), its)


def changes(standing: Standing) -> list[tuple[str, str, str]]:
    """What a correction changes: label, before, after."""
    before, after = standing.review.before, standing.review.after
    if after is None:
        return []
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in type(before).model_fields)
    return [(label_of(name), as_text(old), as_text(new)) for name, old, new in pairs if old != new]


def _all(kinds: type[Status] | type[StatementKind]) -> Options:
    return Options("", [(kind.value, kind.value) for kind in kinds])
