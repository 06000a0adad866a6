"""What people ask who look around: the stories that came in, the latest first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from legation.store import schema
from legation.store.moments import first_day, last_day
from legation.store.paging import follows
from legation.store.questions import MANY, known, to_table

_OPENING = 300
"""How many characters of a text say what it is about."""


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
