"""Which event, statement or actor of a record a review is about, whatever the record's coder calls it.

A review is about what stands where its anchor stands: an event whose trigger overlaps with it and whose type is the
one reviewed; a statement that shares at least half of its content; an actor that is mentioned there. A verdict that
holds for the words (accepted, corrected) is also about an event of the type that it names, and about the only event
with that trigger; a rejection of one type says nothing of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from legation.records import Actor, Event, Record, Statement
from legation.reviews.log import Review, Verdict
from legation.reviews.values import EventValues, Target, Unit, values_of

_ENOUGH = 0.5
"""The share of the longer one that two contents of one statement have in common at least."""

Span = tuple[int, int]
U = TypeVar("U", Event, Statement, Actor)


def units(record: Record, target: Target) -> Sequence[Unit]:
    """What a record has of a target."""
    if target is Target.EVENT:
        return record.events
    return record.statements if target is Target.STATEMENT else record.actors


def unit_of(record: Record, target: Target, id: str) -> Unit:
    """The event, statement or actor with this id; raises ``KeyError`` where there is none."""
    if target is Target.EVENT:
        return record.event(id)
    return record.statement(id) if target is Target.STATEMENT else record.actor(id)


def match(review: Review, span: Span, record: Record) -> Unit | None:
    """What a review is about in a record, its anchor being at ``span`` of the text there; ``None`` where nothing is."""
    if review.target is Target.EVENT:
        return _event(review, span, record)
    if review.target is Target.STATEMENT:
        return _statement(review, span, record)
    return _actor(review, span, record)


def _event(review: Review, span: Span, record: Record) -> Unit | None:
    there = [event for event in record.events if _shared(_trigger(event), span)]
    assert isinstance(review.before, EventValues)
    types = [review.before.event_type]
    holds = review.verdict is not Verdict.REJECTED
    if holds and isinstance(review.after, EventValues):
        types.append(review.after.event_type)
    for event_type in types:
        if of_type := [event for event in there if event.event_type is event_type]:
            return _best(of_type, review, record, lambda event: _trigger(event) == span)
    return there[0] if holds and len(there) == 1 and _trigger(there[0]) == span else None


def _statement(review: Review, span: Span, record: Record) -> Unit | None:
    def share(statement: Statement) -> float:
        content = (statement.content.start, statement.content.end)
        return _shared(content, span) / max(content[1] - content[0], span[1] - span[0])

    there = [statement for statement in record.statements if share(statement) >= _ENOUGH]
    return _best(there, review, record, share)


def _actor(review: Review, span: Span, record: Record) -> Unit | None:
    def share(actor: Actor) -> float:
        return max(_shared((m.start, m.end), span) / max(m.end - m.start, span[1] - span[0]) for m in actor.mentions)

    there = [actor for actor in record.actors if actor.mentions and share(actor) >= _ENOUGH]
    return _best(there, review, record, share)


def _best(found: Sequence[U], review: Review, record: Record, likeness: Callable[[U], float]) -> U | None:
    """The one that stands most nearly where the anchor does, of several such the one with the values reviewed."""

    def rank(unit: U) -> tuple[float, bool]:
        return likeness(unit), values_of(record, unit) in (review.before, review.after)

    return max(found, key=rank, default=None)


def _trigger(event: Event) -> Span:
    return event.trigger.start, event.trigger.end


def _shared(first: Span, second: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))
