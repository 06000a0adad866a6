"""What people ask who look around: stories as they came in, and one page of events with what else could be asked.

Bad dates, codes and words are a ``ValueError``, as with all questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from legation.store import schema
from legation.store.choosing import MANY, choice, known
from legation.store.moments import first_day, last_day
from legation.store.paging import follows
from legation.store.questions import to_table
from legation.tabular import COLUMNS, SEPARATOR

WINDOW = 2000
"""How many events a view sorts and counts: the latest that are asked for."""

_OPENING = 300
"""How many characters of a text say what it is about."""

SORTS = {
    "date": "date_earliest",
    "type": "event_type",
    "status": "status",
    "actor": "actor",
    "recipient": "recipient",
    "place": "place",
    "score": "score",
    "confidence": "confidence",
    "published": "published",
}
"""What events can be sorted by, and the column that it is."""


def stories(
    connection: Connection,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = MANY,
    offset: int = 0,
    after: int | None = None,
    as_of: str | None = None,
) -> Any:
    """Documents, the last published first, with how many events each tells of and the ``opening`` of its text.

    ``since`` and ``until`` are days, months or years of publication. ``key`` is the store's own number of a document;
    the answer goes on after the one with the key ``after``.
    """
    documents, events = schema.documents, schema.events
    conditions = [known(as_of)]
    if publisher:
        conditions.append(documents.c.publisher == publisher)
    if since:
        conditions.append(documents.c.published >= first_day(since))
    if until:
        conditions.append(documents.c.published <= last_day(until))
    if after is not None:
        conditions.append(follows(connection, documents.c.published, documents.c.key, after, rows=documents))
    count = select(func.count()).where(events.c.document == documents.c.key).scalar_subquery()
    query = (
        select(
            *(documents.c[name] for name in schema.OF_DOCUMENT),
            documents.c.language,
            documents.c.kept,
            documents.c.key,
            func.substr(documents.c.text, 1, _OPENING).label("opening"),
            count.label("events"),
        )
        .where(*conditions)
        .order_by(documents.c.published.desc().nulls_last(), documents.c.key.desc())
        .limit(limit)
        .offset(offset or None)
    )
    return to_table(connection, query)


class View(NamedTuple):
    """A page of events: ``rows`` with the columns of the event table and ``key``, and what the whole window holds.

    ``found`` is how many events the window has, ``is_cut`` whether there are more that are asked for. ``facets`` counts
    them by ``type``, ``status``, ``actor`` and ``recipient`` (countries, or IGO and the like), and ``place`` (country).
    """

    rows: list[dict[str, Any]]
    found: int
    is_cut: bool
    facets: dict[str, list[tuple[str, int]]]


def view(
    connection: Connection,
    *,
    sort: str = "date",
    descending: bool = True,
    limit: int = MANY,
    offset: int = 0,
    **asked: Any,
) -> View:
    """A page of the latest ``WINDOW`` events that are asked for, as ``questions.choice`` does, sorted and counted.

    ``sort`` is one of ``SORTS``; what has no value there comes last, and among equals the latest is first.
    """
    if sort not in SORTS:
        raise ValueError(f"{sort!r} is nothing to sort by: {', '.join(SORTS)}")
    table = schema.events
    columns = [
        table.c.key,
        *(table.c[name] for name in ("event_type", "status", "actor_code", "recipient_code", "place_country")),
        (schema.documents if SORTS[sort] in schema.OF_DOCUMENT else table).c[SORTS[sort]].label("sorted_by"),
    ]
    found = connection.execute(choice(connection, columns, limit=WINDOW + 1, **asked)).all()
    window = found[:WINDOW]
    known_values = [row for row in window if row.sorted_by is not None]
    if sort != "date" or not descending:
        known_values.sort(key=lambda row: row.sorted_by, reverse=descending)
    ordered = known_values + [row for row in window if row.sorted_by is None]
    return View(
        rows=_rows(connection, [row.key for row in ordered[offset : offset + limit]]),
        found=len(window),
        is_cut=len(found) > WINDOW,
        facets={
            "type": _counted(row.event_type for row in window),
            "status": _counted(row.status for row in window),
            "actor": _counted(side for row in window for side in _sides(row.actor_code)),
            "recipient": _counted(side for row in window for side in _sides(row.recipient_code)),
            "place": _counted(row.place_country for row in window),
        },
    )


def _rows(connection: Connection, keys: Sequence[int]) -> list[dict[str, Any]]:
    """Rows of the event table, in the order of their keys given."""
    table, documents = schema.events, schema.documents
    columns = [(documents if c.name in schema.OF_DOCUMENT else table).c[c.name] for c in COLUMNS]
    query = (
        select(table.c.key, *columns)
        .join_from(table, documents, documents.c.key == table.c.document)
        .where(table.c.key.in_(keys))
    )
    found = {row.key: dict(row._mapping) for row in connection.execute(query)}
    return [found[key] for key in keys]


def _sides(codes: str | None) -> Iterator[str]:
    """The countries of one side, or IGO and the like, each once."""
    yield from dict.fromkeys(code[:3] for code in (codes or "").split(SEPARATOR) if code)


def _counted(values: Iterable[str | None]) -> list[tuple[str, int]]:
    """How often each value occurs, the most frequent first."""
    counts = Counter(value for value in values if value is not None)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
