"""Which rows a question is about: conditions, and the quickest way to the latest events that fulfil them.

Answers come in the order of days and end after some rows. So events are found by walking along an index from the
latest day on, until enough of them fit. Where there are few events of a side, the walk goes along that side's events;
where there are many, it goes along the days of what else is asked for, and looks at each event for the side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from legation.records import EventType, Status
from legation.store import schema
from legation.store.moments import first_day, last_day, moment, one_of
from legation.store.paging import follows

MANY = 100
"""How many rows a question gives where nobody asks for more."""

_FREQUENT = 10_000
"""So many events of one side are many."""

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})?")
_COUNTRY = re.compile(r"[A-Z]{3}")
_FIRST_KNOWN_DAY = schema.UNKNOWN_DAY + timedelta(days=1)


def choice(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    *,
    actor: str | None = None,
    recipient: str | None = None,
    between: tuple[str, str] | None = None,
    event_type: str | None = None,
    about: str | None = None,
    status: str | None = None,
    place: str | None = None,
    since: str | None = None,
    begun: str | None = None,
    until: str | None = None,
    document: str | None = None,
    among: Sequence[int] | None = None,
    limit: int | None = MANY,
    offset: int = 0,
    after: int | None = None,
    as_of: str | None = None,
) -> Select[Any]:
    """A query for columns of events and their documents, the latest first.

    ``actor`` and ``recipient`` are a code ("PRK", "PRK GOV", "IGO UNO") or part of a name; ``between`` is two
    countries whichever of them acts, mutual acts included; ``place`` is a place's name or a country's code.
    ``since`` and ``until`` are days, months or years: an event counts where its date may lie between them. With
    ``begun`` it counts where its date begins then or later, which is quicker to find than what may last until then.
    ``document`` is a document's id, ``among`` the keys of some events;
    ``after`` is the key of the event that the answer goes on after.
    """
    table = schema.events
    conditions = []
    if event_type:
        conditions.append(table.c.event_type == one_of(EventType, event_type).value)
    if about:
        conditions.append(table.c.about == one_of(EventType, about).value)
    if status:
        conditions.append(table.c.status == one_of(Status, status).value)
    if place:
        conditions.append((table.c.place_country if _COUNTRY.fullmatch(place) else table.c.place) == place)
    if since:
        conditions.append(table.c.date_latest >= first_day(since))
    first, last = first_day(begun) if begun else None, last_day(until) if until else None
    if first or last:
        conditions.append(is_in(table, first, last))
    if document:
        its = select(schema.documents.c.key).where(schema.documents.c.document_id == document)
        conditions.append(table.c.document.in_(its))
    if among is not None:
        conditions.append(table.c.key.in_(bindparam("among", among, expanding=True, literal_execute=True)))
    sides = _sides(actor, recipient, between)
    walked = _shortest(connection, sides, is_narrow=bool(event_type or about or place or document or among))
    if walked:
        rows = walked.table
        bounds = [is_in(rows, first, last)] if first or last else []
        if as_of is None:
            bounds.append(rows.c.is_current.is_(True))
        else:
            conditions.append(is_known(table, as_of))
        if after is not None:
            bounds.append(follows(connection, rows.c.day, rows.c.event, after, rows=rows))
        conditions += [side.is_of_event() for side in sides if side is not walked]
        conditions = [table.c.key.in_(_along(walked, conditions, bounds, None if limit is None else limit + offset))]
    else:
        conditions += [is_known(table, as_of), *(side.is_of_event() for side in sides)]
        if after is not None:
            conditions.append(follows(connection, table.c.day, table.c.key, after, rows=table))
    return (
        select(*columns)
        .join_from(table, schema.documents, schema.documents.c.key == table.c.document)
        .where(*conditions)
        .order_by(table.c.day.desc(), table.c.key.desc())
        .limit(limit)
        .offset(offset or None)
    )


class _Side(NamedTuple):
    """Who takes part in an event: the rows of a table that fulfil some conditions.

    ``is_in_order`` says that an index has these rows in the order of days, or those of each of ``parts``.
    """

    table: Table
    conditions: Callable[[FromClause], list[ColumnElement[bool]]]
    is_in_order: bool
    parts: tuple[ColumnElement[bool], ...] = ()

    def is_of_event(self) -> ColumnElement[bool]:
        """Whether an event has the side."""
        other = self.table.alias()
        its = select(other.c.key).where(other.c.event == schema.events.c.key, *self.conditions(other))
        return its.exists()

    def count(self, connection: Connection) -> int:
        """How many rows there are, counted up to ``_FREQUENT``."""
        some = select(self.table.c.event).where(*self.conditions(self.table)).limit(_FREQUENT)
        return int(connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def _sides(actor: str | None, recipient: str | None, between: tuple[str, str] | None) -> list[_Side]:
    sides = []
    if between:
        pair = country(between[0]), country(between[1])
        dyads = schema.dyads
        ways = tuple(and_(dyads.c.actor == a, dyads.c.recipient == b) for a, b in dict.fromkeys((pair, pair[::-1])))
        sides.append(_Side(dyads, lambda table: [is_between(table, *pair)], is_in_order=True, parts=ways))
    named = [(who, is_actor) for who, is_actor in ((actor, True), (recipient, False)) if who]
    if actor and recipient and is_code(actor) and is_code(recipient):
        first, second = actor[:3], recipient[:3]
        sides.append(_Side(schema.dyads, lambda table: _is_dyad(table, first, second), is_in_order=True))
        named = [(who, is_actor) for who, is_actor in named if not _COUNTRY.fullmatch(who)]
    return sides + [_participant(who, is_actor) for who, is_actor in named]


def _participant(who: str, is_actor: bool) -> _Side:
    return _Side(
        schema.participants,
        lambda table: [
            table.c.is_actor.is_(is_actor),
            *is_of(who, country=table.c.country, sector=table.c.sector, name=table.c.name),
        ],
        is_in_order=is_code(who),
    )


def _shortest(connection: Connection, sides: Sequence[_Side], *, is_narrow: bool) -> _Side | None:
    """The side to walk along; ``None`` where there are only such with many events, and quicker ways.

    ``is_narrow`` says that something else is asked for by which an index can be walked along.
    """
    counts = [(side.count(connection), number) for number, side in enumerate(sides)]
    least, number = min(counts, default=(_FREQUENT, 0))
    if least < _FREQUENT:
        return sides[number]
    return None if is_narrow else next((side for side in sides if side.is_in_order), None)


def _along(
    side: _Side, conditions: Sequence[ColumnElement[bool]], bounds: Sequence[ColumnElement[bool]], limit: int | None
) -> Select[Any]:
    """The latest events of a side, each looked up by its key: a join might be walked along from the other end."""
    rows, events = side.table, schema.events
    parts = side.parts or [and_(*side.conditions(rows))]
    wanted = list(bounds)
    if conditions:
        wanted.append(select(events.c.key).where(events.c.key == rows.c.event, *conditions).exists())
    return latest_events(rows, parts, wanted, limit=limit, each_once=True)


def latest_events(
    rows: FromClause,
    parts: Iterable[ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
    *,
    limit: int | None,
    each_once: bool,
) -> Select[Any]:
    """The latest events whose rows fulfil one of the parts and all conditions, along an index of days for each part.

    ``each_once`` says that ``limit`` counts events; else it counts rows.
    """

    def latest(rows: FromClause, *conditions: ColumnElement[bool]) -> Subquery:
        query = select(rows.c.event, rows.c.day).where(*conditions)
        query = query.group_by(rows.c.day, rows.c.event) if each_once else query
        return query.order_by(rows.c.day.desc(), rows.c.event.desc()).limit(limit).subquery()

    walks = (latest(rows, part, *conditions) for part in parts)
    return select(latest(union_all(*map(select, walks)).subquery()).c.event)


def known(as_of: str | None) -> ColumnElement[bool]:
    """The versions that are current, or were at a moment."""
    documents = schema.documents
    if as_of is None:
        return documents.c.superseded.is_(None)
    then = moment(as_of)
    return and_(documents.c.kept <= then, or_(documents.c.superseded.is_(None), documents.c.superseded > then))


def is_known(table: Table, as_of: str | None) -> ColumnElement[bool]:
    """The rows of current versions, or of those that were current at a moment."""
    if as_of is None:
        return table.c.is_current.is_(True)
    return table.c.document.in_(select(schema.documents.c.key).where(known(as_of)))


def is_in(table: FromClause, first: date | None, last: date | None) -> ColumnElement[bool]:
    """Rows whose day is known, and neither before the one nor after the other."""
    return table.c.day.between(max(first or _FIRST_KNOWN_DAY, _FIRST_KNOWN_DAY), last or date.max)


def country(given: str) -> str:
    """A country's code, or IGO and the like; ``ValueError`` for what is none."""
    if not _COUNTRY.fullmatch(given):
        raise ValueError(f"{given!r} is no country's code: write it as PRK")
    return given


def is_code(who: str) -> bool:
    """Whether a country's or a sector's code is asked for, not part of a name."""
    return _CODE.fullmatch(who) is not None


def is_of(
    who: str, *, country: ColumnElement[Any], sector: ColumnElement[Any], name: ColumnElement[Any]
) -> list[ColumnElement[bool]]:
    """Those with a code, a country's or a sector's of it, or with this part in the name."""
    if not is_code(who):
        return [_is_named(name, who)]
    of_country, _, of_sector = who.partition(" ")
    return [country == of_country, *([sector == of_sector] if of_sector else [])]


def _is_named(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """Names with this part, whatever the case of its letters: each name is looked at once, not each of its uses."""
    return column.in_(select(schema.names.c.name).where(schema.names.c.name.icontains(part, autoescape=True)))


def is_between(table: FromClause, first: str, second: str) -> ColumnElement[bool]:
    """Dyads of two countries in either direction: one walk along an index, as with an OR it would be none."""
    actor, recipient = table.c.actor, table.c.recipient
    is_pair = and_(actor.in_([first, second]), recipient.in_([first, second]))
    return is_pair if first == second else and_(is_pair, actor != recipient)


def _is_dyad(table: FromClause, actor: str, recipient: str) -> list[ColumnElement[bool]]:
    return [table.c.actor == actor, table.c.recipient == recipient, table.c.is_mutual.is_(False)]
