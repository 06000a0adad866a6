"""What has happened, counted: by month, by partner, by type, by place, and by who deals with whom.

Only events that occurred or go on count. Months, partners and dyads are counted over all that is kept; types, places
and pairs among the latest ``WINDOW`` events that are asked for. Every answer is a ``pyarrow.Table``; bad dates,
codes and words are a ``ValueError``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, Select, and_, case, func, literal, or_, select, union_all

from legation.records import Quad, Status
from legation.store import schema
from legation.store.browsing import WINDOW
from legation.store.choosing import MANY, choice, country, is_known
from legation.store.moments import first_day, last_day
from legation.store.questions import to_table

_HAPPENED = (Status.OCCURRED.value, Status.ONGOING.value)


def history(
    connection: Connection,
    first: str,
    second: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Any:
    """By month: how many events there were, of cooperation and of conflict by their scores, and the mean score.

    Between two countries, or of one with all others: an event with several of them counts with each. ``since`` and
    ``until`` bound the months that dates settle.
    """
    rows = _dyads(first, second, since, until, as_of).subquery()
    query = select(rows.c.month, *_counts(rows.c.score)).where(rows.c.month.is_not(None)).group_by(rows.c.month)
    return to_table(connection, query.order_by(rows.c.month))


def partners(
    connection: Connection,
    who: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = MANY,
    as_of: str | None = None,
) -> Any:
    """Those that a country deals with, the most frequent first, counted as ``history`` does."""
    rows = _dyads(who, None, since, until, as_of).subquery()
    counts = _counts(rows.c.score)
    query = (
        select(rows.c.partner, *counts)
        .where(rows.c.partner.not_in((schema.NOBODY, who)))
        .group_by(rows.c.partner)
        .order_by(counts[0].desc(), rows.c.partner)
        .limit(limit)
    )
    return to_table(connection, query)


def dyads(
    connection: Connection,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    since: str | None = None,
    until: str | None = None,
    one_a_day: bool = False,
    as_of: str | None = None,
) -> Any:
    """By month and directed pair: how many events there were, how many of each quad category, and the mean score.

    An event of several counts with each pair of them, and one that two do together (a meeting) both ways; what a
    country does at home is of the pair with itself. ``actor`` and ``recipient`` are codes of countries; the rest is as
    with ``history``. ``one_a_day`` counts what a pair does of one type on one date once, with the mean score, however
    many stories and sentences tell of it: the one-a-day filter of the KEDS project and the data sets after it.
    """
    table, events = schema.dyads, schema.events
    sides = [(table.c.actor, actor), (table.c.recipient, recipient)]
    pair = (table.c.month, table.c.actor, table.c.recipient)
    told = (
        select(*pair, events.c.quad, table.c.score)
        .join_from(table, events, events.c.key == table.c.event)
        .where(*_happened(since, until, as_of), table.c.month.is_not(None), table.c.recipient != schema.NOBODY)
        .where(*(column == country(code) for column, code in sides if code is not None))
    )
    if one_a_day:
        of_day = (*pair, events.c.event_type, events.c.quad, events.c.day, events.c.date_latest)
        told = told.with_only_columns(*pair, events.c.quad, func.avg(table.c.score, type_=Float).label("score"))
        told = told.group_by(*of_day)
    rows = told.subquery().c
    quads = [func.sum(case((rows.quad == quad, 1), else_=0)).label(quad.lower()) for quad in Quad]
    query = (
        select(rows.month, rows.actor, rows.recipient, func.count().label("events"), *quads)
        .add_columns(func.avg(rows.score, type_=Float).label("score"))
        .group_by(rows.month, rows.actor, rows.recipient)
        .order_by(rows.month, rows.actor, rows.recipient)
    )
    return to_table(connection, query)


def types(connection: Connection, **asked: Any) -> Any:
    """Events by ``type`` and ``quad``, the most frequent first; ``asked`` are the choices of ``questions.events``."""
    table = schema.events
    count = func.count().label("events")
    query = (
        select(table.c.event_type.label("type"), table.c.quad, count)
        .where(table.c.key.in_(_window(connection, asked)), table.c.status.in_(_HAPPENED))
        .group_by(table.c.event_type, table.c.quad)
        .order_by(count.desc(), table.c.event_type)
    )
    return to_table(connection, query)


def places(connection: Connection, *, limit: int | None = MANY, **asked: Any) -> Any:
    """Places with coordinates, those of the most events first; ``asked`` are the choices of ``questions.events``."""
    table = schema.events
    counts = _counts(table.c.score)
    where = (table.c.place, table.c.place_country, table.c.lat, table.c.lon)
    query = (
        select(*where, *counts)
        .where(table.c.key.in_(_window(connection, asked)), table.c.status.in_(_HAPPENED))
        .where(table.c.lat.is_not(None), table.c.lon.is_not(None))
        .group_by(*where)
        .order_by(counts[0].desc(), table.c.place)
        .limit(limit)
    )
    return to_table(connection, query)


def pairs(connection: Connection, *, limit: int | None = MANY, **asked: Any) -> Any:
    """Who deals with whom: ``actor`` and ``partner``, each pair once, those of the most events first.

    ``asked`` are the choices of ``questions.events``.
    """
    table = schema.dyads
    is_ordered = table.c.actor < table.c.recipient
    actor = case((is_ordered, table.c.actor), else_=table.c.recipient).label("actor")
    partner = case((is_ordered, table.c.recipient), else_=table.c.actor).label("partner")
    counts = _counts(table.c.score)
    query = (
        select(actor, partner, *counts)
        .where(table.c.event.in_(_window(connection, asked)), table.c.has_happened.is_(True))
        .where(table.c.recipient != schema.NOBODY, table.c.actor != table.c.recipient)
        .where(or_(table.c.is_mutual.is_(False), is_ordered))  # a mutual pair is there both ways
        .group_by(actor, partner)
        .order_by(counts[0].desc(), actor, partner)
        .limit(limit)
    )
    return to_table(connection, query)


def _window(connection: Connection, asked: dict[str, Any]) -> Select[Any]:
    """The keys of the latest events that are asked for."""
    return select(choice(connection, [schema.events.c.key], limit=WINDOW, **asked).subquery().c.key)


def _counts(score: ColumnElement[float]) -> tuple[Any, ...]:
    """How many rows there are, how many of them of cooperation and of conflict, and their mean score."""
    return (
        func.count().label("events"),
        func.sum(case((score >= 0, 1), else_=0)).label("cooperation"),
        func.sum(case((score < 0, 1), else_=0)).label("conflict"),
        func.avg(score, type_=Float).label("score"),
    )


def _dyads(first: str, second: str | None, since: str | None, until: str | None, as_of: str | None) -> Any:
    """The ``month``, ``partner`` and ``score`` of each dyad of one side, or of two, each event of a pair once."""
    first, second = country(first), None if second is None else country(second)
    table, conditions = schema.dyads, _happened(since, until, as_of)
    whom = table.c.recipient == second if second else literal(True)
    by_whom = table.c.actor == second if second else table.c.actor.in_(_actors())
    acts = and_(table.c.actor == first, whom)
    is_acted_upon = and_(by_whom, table.c.recipient == first, table.c.actor != first, table.c.is_mutual.is_(False))
    return union_all(
        *(
            select(table.c.month, partner.label("partner"), table.c.score).where(side, *conditions)
            for side, partner in ((acts, table.c.recipient), (is_acted_upon, table.c.actor))
        )
    )


def _happened(since: str | None, until: str | None, as_of: str | None) -> list[ColumnElement[bool]]:
    """Whether a dyad is of an event that has happened in these months, and was known then."""
    table = schema.dyads
    conditions: list[ColumnElement[bool]] = [table.c.has_happened.is_(True)]
    if since:
        conditions.append(table.c.month >= first_day(since).isoformat()[:7])
    if until:
        conditions.append(table.c.month <= last_day(until).isoformat()[:7])
    if as_of is None:
        conditions.append(table.c.is_current.is_(True))
    else:
        conditions.append(table.c.event.in_(select(schema.events.c.key).where(is_known(schema.events, as_of))))
    return conditions


def _actors() -> Select[Any]:
    """All that act, found by going from one to the next along the index that begins with them."""
    table = schema.dyads
    found = select(func.min(table.c.actor).label("actor")).cte("acting", recursive=True)
    following = select(func.min(table.c.actor)).where(table.c.actor > found.c.actor).scalar_subquery()
    found = found.union_all(select(following).where(found.c.actor.is_not(None)))
    return select(found.c.actor).where(found.c.actor.is_not(None))
