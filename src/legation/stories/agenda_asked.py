"""Which tellings a question about the agenda looks at: those that look ahead, and what then became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from legation.records import EventType
from legation.store import schema
from legation.store.questions import known
from legation.stories.tellings import Telling, columns, fetch

SCOPE = 2000
"""How many announcements a question looks at, those of the latest days."""

_MOVED = timedelta(days=120)
"""How far from the days asked for an announcement may have been, to be moved there."""

_FOLLOWED = timedelta(days=30)
_OUTCOMES_OF_A_PAIR = 50
_LAST_DAY = date.max - 2 * _MOVED


def fetch_announcements(
    connection: Connection,
    *,
    actor: str | None,
    first: date | None,
    last: date | None,
    on: date | None,
    as_of: str | None,
) -> list[Telling]:
    """The events beside which some expression lies ahead of the day they were told, the oldest first."""
    times, events = schema.event_times, schema.events
    conditions: list[ColumnElement[bool]] = [times.c.is_ahead.is_(True)]
    if first:
        conditions.append(times.c.latest >= max(first, date.min + _MOVED) - _MOVED)
    if last:
        conditions.append(times.c.latest <= min(last, _LAST_DAY) + _MOVED)
    if actor:
        participants = schema.participants
        of_actor = select(participants.c.event).where(participants.c.country == actor[:3])
        conditions.append(times.c.event.in_(of_actor))
    newest = select(times.c.event).where(*conditions).order_by(times.c.latest.desc(), times.c.event.desc())
    chosen = select(newest.limit(SCOPE).subquery().c.event)
    return fetch(connection, _tellings([events.c.key.in_(chosen)], on, as_of))


def fetch_outcomes(
    connection: Connection,
    pairs: Mapping[tuple[str, str | None], tuple[date, date]],
    acts: Collection[EventType],
    *,
    on: date | None,
    as_of: str | None,
) -> list[Telling]:
    """The acts between pairs of countries, or of one alone, in the days given and shortly after."""
    dyads, events = schema.dyads, schema.events
    keys: set[int] = set()
    for (actor, recipient), (first, last) in pairs.items():
        other = recipient or schema.NOBODY
        sides = [and_(dyads.c.actor == actor, dyads.c.recipient == other)]
        if recipient:
            sides.append(and_(dyads.c.actor == recipient, dyads.c.recipient == actor))
        days = dyads.c.day.between(first, min(last, _LAST_DAY) + _FOLLOWED)
        query = (
            select(dyads.c.event)
            .join_from(dyads, events, events.c.key == dyads.c.event)
            .where(or_(*sides), days, events.c.event_type.in_([act.value for act in acts]))
            .order_by(dyads.c.day, dyads.c.event)
        )
        keys.update(connection.execute(query.limit(_OUTCOMES_OF_A_PAIR)).scalars())
    found: list[Telling] = []
    many = sorted(keys)
    for start in range(0, len(many), 500):
        found += fetch(connection, _tellings([events.c.key.in_(many[start : start + 500])], on, as_of))
    return found


def _tellings(conditions: list[ColumnElement[bool]], on: date | None, as_of: str | None) -> Select[tuple[object, ...]]:
    events, documents = schema.events, schema.documents
    before = [events.c.told <= on] if on else []
    return (
        select(*columns())
        .join_from(events, documents, documents.c.key == events.c.document)
        .where(known(as_of), *before, *conditions)
    )
