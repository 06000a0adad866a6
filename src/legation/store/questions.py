"""What the store can be asked. Every answer is a ``pyarrow.Table``; ``.to_pandas()`` makes a frame of it.

All questions take ``as_of``, a day or a time in ISO 8601: they are answered then from what was known at its end.
A bad date, code or word is a ``ValueError``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Float,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    case,
    func,
    or_,
    select,
)

from legation.records import EventType, Status
from legation.store import schema
from legation.store.moments import first_day, last_day, moment
from legation.store.paging import follows
from legation.store.searching import matching
from legation.tabular import COLUMNS
from legation.tabular import schema as event_table_schema

MANY = 100
"""How many rows a question gives where nobody asks for more."""

_FREQUENT = 5000
"""From how many events on it is quicker to look for a name among the latest than to sort all that have it."""

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})?")
_COUNTRY = re.compile(r"[A-Z]{3}")


def events(connection: Connection, *, with_key: bool = False, **asked: Any) -> Any:
    """Events, the latest first, with the columns of the event table; ``choice`` says what can be asked.

    ``with_key`` adds ``key``, the store's own number of each, for ``after``.
    """
    columns = [(schema.documents if c.name in schema.OF_DOCUMENT else schema.events).c[c.name] for c in COLUMNS]
    types = event_table_schema()
    if with_key:
        import pyarrow as pa

        columns, types = [*columns, schema.events.c.key], types.append(pa.field("key", pa.int64()))
    return to_table(connection, choice(connection, columns, **asked), types)


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
    until: str | None = None,
    document: str | None = None,
    limit: int | None = MANY,
    offset: int = 0,
    after: int | None = None,
    as_of: str | None = None,
) -> Select[Any]:
    """A query for columns of events and their documents, the latest first.

    ``actor`` and ``recipient`` are a code ("PRK", "PRK GOV", "IGO UNO") or part of a name; ``between`` is two
    countries whichever of them acts, mutual acts included; ``place`` is a place's name or a country's code.
    ``since`` and ``until`` are days, months or years: an event counts where its date may lie between them.
    ``document`` is a document's id; ``after`` is the key of the event that the answer goes on after.
    """
    table = schema.events
    conditions = [is_known(table, as_of)]
    for column, kind, value in ((table.c.event_type, EventType, event_type), (table.c.about, EventType, about)):
        if value:
            conditions.append(column == kind(value).value)
    if status:
        conditions.append(table.c.status == Status(status).value)
    if place:
        conditions.append((table.c.place_country if _COUNTRY.fullmatch(place) else table.c.place) == place)
    if since:
        conditions.append(table.c.date_latest >= first_day(since))
    if until:
        conditions.append(table.c.date_earliest <= last_day(until))
    if document:
        its = select(schema.documents.c.key).where(schema.documents.c.document_id == document)
        conditions.append(table.c.document.in_(its))
    if after is not None:
        conditions.append(follows(connection, table.c.date_earliest, table.c.key, after, rows=table))
    latest = None if limit is None else limit + offset
    chosen = _by_side(connection, actor, recipient, between, conditions, latest)
    return (
        select(*columns)
        .join_from(table, schema.documents, schema.documents.c.key == table.c.document)
        .where(*(conditions if chosen is None else [table.c.key.in_(chosen)]))
        .order_by(table.c.date_earliest.desc().nulls_last(), table.c.key.desc())
        .limit(limit)
        .offset(offset or None)
    )


def _by_side(
    connection: Connection,
    actor: str | None,
    recipient: str | None,
    between: tuple[str, str] | None,
    conditions: list[ColumnElement[bool]],
    limit: int | None,
) -> Select[Any] | None:
    """The latest events with these sides, by walking along the index of one side.

    ``None`` where none is asked for, or where a name has so many events that it is quicker to walk along the days;
    the ``conditions`` then have the sides too.
    """
    events = schema.events
    sides = [(who, is_actor) for who, is_actor in ((actor, True), (recipient, False)) if who]
    sides.sort(key=lambda side: _CODE.fullmatch(side[0]) is None)  # codes are walked along in the order of days
    asked = list(conditions)
    walked: Table
    if between:
        walked = schema.dyads
        asked.append(_pair(*between))
    elif actor and recipient and _CODE.fullmatch(actor) and _CODE.fullmatch(recipient):
        walked = schema.dyads
        asked += [walked.c.actor == actor[:3], walked.c.recipient == recipient[:3], walked.c.is_mutual.is_(False)]
        sides = [(who, is_actor) for who, is_actor in sides if not _COUNTRY.fullmatch(who)]
    elif sides:
        walked = schema.participants
        if not _CODE.fullmatch(sides[0][0]):
            sides.sort(key=lambda side: _uses(connection, *side))
            if _uses(connection, *sides[0]) >= _FREQUENT:
                conditions += [_also(*side) for side in sides]
                return None
        asked += _takes_part(walked, *sides.pop(0))
    else:
        return None
    asked += [_also(*side) for side in sides]
    return (
        select(walked.c.event)
        .join_from(walked, events, events.c.key == walked.c.event)
        .where(*asked)
        .group_by(walked.c.day, walked.c.event)
        .order_by(walked.c.day.desc(), walked.c.event.desc())
        .limit(limit)
    )


def _uses(connection: Connection, who: str, is_actor: bool) -> int:
    """How many events have somebody of this name on a side, counted up to ``_FREQUENT``."""
    some = select(schema.participants.c.event).where(*_takes_part(schema.participants, who, is_actor)).limit(_FREQUENT)
    return int(connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def _also(who: str, is_actor: bool) -> ColumnElement[bool]:
    """Whether an event has somebody on a side too."""
    other = schema.participants.alias()
    return select(other.c.key).where(other.c.event == schema.events.c.key, *_takes_part(other, who, is_actor)).exists()


def search(connection: Connection, words: str, *, limit: int | None = MANY, as_of: str | None = None) -> Any:
    """Documents whose title and text have all of the words, the best match first, with a hit in its context.

    ``"two words"`` is a phrase; ``-word`` must not be there; words match by their stem.
    """
    documents = schema.documents
    found, rank = matching(connection.dialect.name, words)
    query = (
        found.add_columns(*(documents.c[name] for name in schema.OF_DOCUMENT))
        .where(known(as_of))
        .order_by(rank, documents.c.key)
        .limit(limit)
    )
    return to_table(connection, query)


def statements(
    connection: Connection,
    *,
    speaker: str | None = None,
    containing: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = MANY,
    after: int | None = None,
    with_key: bool = False,
    as_of: str | None = None,
) -> Any:
    """Who said what, the latest publication first. ``speaker`` is a code or part of a name.

    ``after`` is the key of the statement that the answer goes on after; ``with_key`` adds the keys.
    """
    table, documents = schema.statements, schema.documents
    joined = table.join(documents, documents.c.key == table.c.document)
    conditions = [known(as_of)]
    if speaker:
        conditions.append(
            _has_code(table.c.speaker_code, speaker)
            if _CODE.fullmatch(speaker)
            else _is_named(table.c.speaker, speaker)
        )
    if containing:
        conditions.append(table.c.content.icontains(containing, autoescape=True))
    if since:
        conditions.append(documents.c.published >= first_day(since))
    if until:
        conditions.append(documents.c.published <= last_day(until))
    if after is not None:
        conditions.append(follows(connection, documents.c.published, table.c.key, after, rows=joined, keys_rise=True))
    left_out = ("document",) if with_key else ("key", "document")
    query = (
        select(
            documents.c.document_id,
            documents.c.published,
            documents.c.publisher,
            *(column for column in table.c if column.name not in left_out),
        )
        .select_from(joined)
        .where(*conditions)
        .order_by(documents.c.published.desc().nulls_last(), table.c.key)
        .limit(limit)
    )
    return to_table(connection, query)


def actors(
    connection: Connection, name: str | None = None, *, limit: int | None = MANY, as_of: str | None = None
) -> Any:
    """The actors of all documents by name and code, the most mentioned first. ``name`` is a code or part of a name."""
    table, documents = schema.actors, schema.documents
    superseded = select(documents.c.key).where(documents.c.superseded.is_not(None))
    conditions: list[ColumnElement[bool]] = [
        table.c.document.not_in(superseded) if as_of is None else is_known(table, as_of)
    ]
    if name:
        is_code = _CODE.fullmatch(name)
        conditions.append(_has_code(table.c.code, name) if is_code else _is_named(table.c.name, name))
    mentions, stories = func.sum(table.c.mentions).label("mentions"), func.count().label("documents")
    query = (
        select(table.c.name, table.c.code, func.max(table.c.office).label("office"), mentions, stories)
        .where(*conditions)
        .group_by(table.c.name, table.c.code)
        .order_by(mentions.desc(), table.c.name, table.c.code)
        .limit(limit)
    )
    return to_table(connection, query)


def timeline(connection: Connection, first: str, second: str, *, as_of: str | None = None) -> Any:
    """What passes between two countries, month by month.

    ``score`` is the mean conflict-cooperation score of the month's events, ``to_second`` and ``to_first`` count those
    with one side as actor, ``mutual`` those with both. Only events that occurred or go on count, in months that their
    dates settle.
    """
    table = schema.dyads
    forward = and_(table.c.actor == first, table.c.is_mutual.is_(False))
    back = and_(table.c.actor == second, table.c.is_mutual.is_(False))
    mutual = and_(table.c.actor == first, table.c.is_mutual.is_(True))  # the pair is there both ways
    counts = {"to_second": forward, "to_first": back, "mutual": mutual}
    query = (
        select(
            table.c.month,
            *(func.sum(case((condition, 1), else_=0)).label(name) for name, condition in counts.items()),
            func.avg(case((or_(*counts.values()), table.c.score)), type_=Float).label("score"),
        )
        .where(_pair(first, second), table.c.month.is_not(None), table.c.has_happened.is_(True))
        .group_by(table.c.month)
        .order_by(table.c.month)
    )
    if as_of is None:
        return to_table(connection, query.where(table.c.is_current.is_(True)))
    events = select(schema.events.c.key).where(is_known(schema.events, as_of))
    return to_table(connection, query.where(table.c.event.in_(events)))


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


def _takes_part(table: FromClause, who: str, is_actor: bool) -> list[ColumnElement[bool]]:
    """Participants on a side: by code, or by part of a name."""
    country, _, sector = who.partition(" ")
    if not _CODE.fullmatch(who):
        return [table.c.is_actor.is_(is_actor), _is_named(table.c.name, who)]
    conditions = [table.c.is_actor.is_(is_actor), table.c.country == country]
    return [*conditions, table.c.sector == sector] if sector else conditions


def _is_named(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """Names with this part, whatever the case of its letters: each name is looked at once, not each of its uses."""
    return column.in_(select(schema.names.c.name).where(schema.names.c.name.icontains(part, autoescape=True)))


def _pair(first: str, second: str) -> ColumnElement[bool]:
    """Dyads of two countries in either direction."""
    actor, recipient = schema.dyads.c.actor, schema.dyads.c.recipient
    return or_(and_(actor == first, recipient == second), and_(actor == second, recipient == first))


def _has_code(column: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    """A code, or any sector of a country."""
    return or_(column == code, column.startswith(f"{code} ", autoescape=True))


def to_table(connection: Connection, query: Select[Any], arrow_schema: Any = None) -> Any:
    """The answer as an Arrow table, typed as the query's columns are, with or without rows."""
    import pyarrow as pa

    names = [column.name for column in query.selected_columns]
    types = arrow_schema or pa.schema([(column.name, _arrow_type(column.type)) for column in query.selected_columns])
    return _transposed(connection.execute(query).all(), names, types)


def _transposed(rows: Sequence[Any], names: Sequence[str], types: Any) -> Any:
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else [() for _ in names]
    return pa.table(
        [pa.array(cells, type=field.type) for cells, field in zip(columns, types, strict=True)], schema=types
    )


def _arrow_type(sql_type: Any) -> Any:
    import pyarrow as pa

    for kind, arrow in ((Date, pa.date32), ((Integer, BigInteger), pa.int64), (Float, pa.float64)):
        if isinstance(sql_type, kind):
            return arrow()
    return pa.string()
