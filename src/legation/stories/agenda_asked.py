"""Which tellings a question about the agenda looks at: those that look ahead, and what then became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Date,
    Select,
    Text,
    and_,
    bindparam,
    case,
    or_,
    select,
    union,
)

from legation.records import EventType
from legation.store import schema
from legation.store.batches import batches
from legation.store.choosing import is_known
from legation.stories.tellings import Telling, columns, fetch

SCOPE = 800
"""How many announcements a question looks at: those for the days asked for, then those of the latest days."""

_MOVED = timedelta(days=120)
"""How far from the days asked for an announcement may have been, to be moved there."""

_FOLLOWED = timedelta(days=2)
_OUTCOMES_OF_AN_ENTRY = 20
_LAST_DAY = date.max - 2 * _MOVED


def fetch_announcements(
    connection: Connection,
    *,
    between: tuple[str, str] | None,
    actor: str | None,
    first: date | None,
    last: date | None,
    on: date | None,
    as_of: str | None,
) -> list[Telling]:
    """The events beside which some expression lies ahead of the day they were told, the oldest first.

    ``between`` two, what either of them refuses counts too, whomever it tells.
    """
    times, events = schema.event_times, schema.events
    conditions: list[ColumnElement[bool]] = [times.c.is_ahead.is_(True)]
    if first:
        conditions.append(times.c.latest >= max(first, date.min + _MOVED) - _MOVED)
    if last:
        conditions.append(times.c.latest <= min(last, _LAST_DAY) + _MOVED)
    if between:
        conditions.append(times.c.event.in_(_events_between(between)))
    if actor:
        participants = schema.participants
        of_event = and_(participants.c.event == times.c.event, participants.c.country == actor[:3])
        conditions.append(select(participants.c.key).where(of_event).exists())
    is_outside = case((times.c.latest.between(first or date.min, last or date.max), 0), else_=1)
    order = (is_outside, times.c.latest.desc(), times.c.event.desc())
    newest = select(times.c.event).where(*conditions).order_by(*(order if first or last else order[1:]))
    chosen = select(newest.limit(SCOPE).subquery().c.event)
    return fetch(connection, _tellings([events.c.key.in_(chosen)], on, as_of))


def _events_between(pair: tuple[str, str]) -> CompoundSelect[Any]:
    """The keys of the events that join two, and of the refusals of each that name nobody else."""
    dyads, events = schema.dyads, schema.events
    first, second = (code[:3] for code in pair)
    of_both = (
        select(dyads.c.event).where(dyads.c.actor == way[0], dyads.c.recipient == way[1])
        for way in ((first, second), (second, first))
    )
    is_refusal = and_(events.c.key == dyads.c.event, events.c.event_type == EventType.REJECT.value)
    of_each = (
        select(dyads.c.event).where(
            dyads.c.actor == side, dyads.c.recipient == schema.NOBODY, select(events.c.key).where(is_refusal).exists()
        )
        for side in (first, second)
    )
    return union(*of_both, *of_each)


class OpenEnd(NamedTuple):
    """An entry whose outcome is looked for: its parties by country, its act, and the days on which that may be told.

    ``announced`` is the day from which on it may be called off.
    """

    countries: tuple[str, ...]
    act: EventType | None
    announced: date
    first: date
    last: date


def fetch_outcomes(
    connection: Connection, open_ends: Iterable[OpenEnd], *, on: date | None, as_of: str | None
) -> list[Telling]:
    """The acts of each entry's parties that may be it, and those that may call it off, each once."""
    keys: set[int] = set()
    for end in open_ends:
        keys.update(connection.execute(_outcome_keys(is_of_two=len(end.countries) > 1), _days_of(end)).scalars())
    found: list[Telling] = []
    for some in batches(sorted(keys)):
        found += fetch(connection, _tellings([schema.events.c.key.in_(some)], on, as_of))
    return found


@cache
def _outcome_keys(*, is_of_two: bool) -> Select[Any]:
    """A query for the outcomes of an entry, put together once: its parameters are those of ``_days_of``."""
    dyads, events = schema.dyads, schema.events
    first, second = (bindparam(name, type_=Text) for name in ("first_country", "second_country"))
    is_then = dyads.c.day.between(bindparam("announced", type_=Date), bindparam("last", type_=Date))
    sides = [and_(dyads.c.actor == first, dyads.c.recipient == second, is_then)]  # the days too, to be walked along
    if is_of_two:
        sides.append(and_(dyads.c.actor == second, dyads.c.recipient == first, is_then))
    is_act = and_(events.c.event_type == bindparam("act", type_=Text), dyads.c.day >= bindparam("first", type_=Date))
    ends_it = events.c.event_type.in_((EventType.REJECT.value, EventType.SANCTION.value))
    return (
        select(dyads.c.event)
        .join_from(dyads, events, events.c.key == dyads.c.event)
        .where(or_(*sides), or_(is_act, ends_it))
        .order_by(dyads.c.day, dyads.c.event)
        .limit(_OUTCOMES_OF_AN_ENTRY)
    )


def _days_of(end: OpenEnd) -> dict[str, Any]:
    first, second = (*end.countries, schema.NOBODY)[:2]
    return {
        "first_country": first,
        "second_country": second,
        "act": end.act.value if end.act else None,
        "first": end.first,
        "announced": min(end.announced, end.first),
        "last": min(end.last, _LAST_DAY) + _FOLLOWED,
    }


def _tellings(conditions: list[ColumnElement[bool]], on: date | None, as_of: str | None) -> Select[tuple[object, ...]]:
    events, documents = schema.events, schema.documents
    before = [events.c.told <= on] if on else []
    return (
        select(*columns())
        .join_from(events, documents, documents.c.key == events.c.document)
        .where(is_known(events, as_of), *before, *conditions)
    )
