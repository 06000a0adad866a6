"""What the store can be asked. Every answer is a ``pyarrow.Table``; ``.to_pandas()`` makes a frame of it.

All questions take ``as_of``, a day or a time in ISO 8601: they are answered then from what was known at its end.
A bad date, code or word is a ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, Date, Float, Integer, Select, and_, case, false, func, or_, select

from legation.store import schema
from legation.store.choosing import MANY, choice, country, is_between, is_code, is_in, is_known, is_of, known
from legation.store.moments import first_day, last_day
from legation.store.paging import follows
from legation.store.searching import matching, saying
from legation.tabular import COLUMNS
from legation.tabular import schema as event_table_schema

__all__ = [
    "MANY",
    "actors",
    "choice",
    "events",
    "is_known",
    "known",
    "search",
    "statements",
    "timeline",
    "to_table",
]

_OF_STATEMENT = "statement_id speaker speaker_code cue kind content start end via addressee".split()


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


def search(connection: Connection, words: str, *, limit: int | None = MANY, as_of: str | None = None) -> Any:
    """Documents whose title and text have all of the words, the best match first, with a hit in its context.

    In SQLite the last document kept comes first where 10,000 or more match.
    ``"two words"`` is a phrase; ``-word`` must not be there; words match by their stem.
    """
    documents = schema.documents
    found, order = matching(connection, words)
    query = (
        found.add_columns(*(documents.c[name] for name in schema.OF_DOCUMENT))
        .where(known(as_of))
        .order_by(*order)
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

    ``containing`` is words, phrases and words that must not be there, as ``search`` takes them. ``after`` is the key of
    the statement that the answer goes on after; ``with_key`` adds the keys.
    """
    table, documents = schema.statements, schema.documents
    conditions = [is_known(table, as_of)]
    if speaker:
        speakers = {"country": table.c.speaker_country, "sector": table.c.speaker_sector, "name": table.c.speaker}
        conditions += is_of(speaker, **speakers)
    if since:
        conditions.append(table.c.day >= first_day(since))
    if until:
        conditions.append(is_in(table, None, last_day(until)))
    if after is not None:
        conditions.append(follows(connection, table.c.day, table.c.key, after, rows=table, keys_rise=True))
    latest = select(table.c.key).where(*conditions).order_by(table.c.day.desc(), table.c.key).limit(limit)
    if containing:
        are_few = speaker is not None and not is_code(speaker)
        latest = saying(connection, latest, containing, by_day=not speaker, are_few=are_few)
    query = (
        select(
            documents.c.document_id,
            documents.c.published,
            documents.c.publisher,
            *([table.c.key] if with_key else []),
            *(table.c[name] for name in _OF_STATEMENT),
        )
        .join_from(table, documents, documents.c.key == table.c.document)
        .where(table.c.key.in_(latest))
        .order_by(table.c.day.desc(), table.c.key)
    )
    return to_table(connection, query)


def actors(
    connection: Connection, name: str | None = None, *, limit: int | None = MANY, as_of: str | None = None
) -> Any:
    """The actors of all documents by name and code, the most mentioned first. ``name`` is a code or part of a name."""
    table = schema.actors
    conditions = [is_known(table, as_of)]
    if name:
        conditions += is_of(name, country=table.c.country, sector=table.c.sector, name=table.c.name)
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
    with one side as actor, ``mutual`` those with both; of one country with itself all are ``to_second``. Only events
    that occurred or go on count, in months that their dates settle. A ``ValueError`` where one is no country's code.
    """
    table = schema.dyads
    first, second = country(first), country(second)
    forward = and_(table.c.actor == first, table.c.is_mutual.is_(False))
    back = and_(table.c.actor == second, table.c.is_mutual.is_(False)) if second != first else false()
    mutual = and_(table.c.actor == first, table.c.is_mutual.is_(True))  # the pair is there both ways
    counts = {"to_second": forward, "to_first": back, "mutual": mutual}
    query = (
        select(
            table.c.month,
            *(func.sum(case((condition, 1), else_=0)).label(name) for name, condition in counts.items()),
            func.avg(case((or_(*counts.values()), table.c.score)), type_=Float).label("score"),
        )
        .where(is_between(table, first, second), table.c.month.is_not(None), table.c.has_happened.is_(True))
        .group_by(table.c.month)
        .order_by(table.c.month)
    )
    if as_of is None:
        return to_table(connection, query.where(table.c.is_current.is_(True)))
    events = select(schema.events.c.key).where(is_known(schema.events, as_of))
    return to_table(connection, query.where(table.c.event.in_(events)))


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
