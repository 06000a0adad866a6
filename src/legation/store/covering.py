"""Coverage: which stories are kept, by publisher, language and month, and what each ingest met."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, Text, cast, func, insert, select

from legation.store import schema
from legation.store.choosing import known

MANY = 20
"""How many ingests are told of where nobody asks for more."""


class Share(NamedTuple):
    """Stories that have something in common, ``None`` where it is unknown: how many, and the days of their span."""

    name: str | None
    stories: int
    first: date | None
    last: date | None


class Kept(NamedTuple):
    """The stories that are kept in their current versions; publishers and languages by frequency, months in order."""

    stories: int
    undated: int
    first: date | None
    last: date | None
    publishers: list[Share]
    languages: list[Share]
    months: list[Share]


class Ingest(NamedTuple):
    """What an ingest met: when it ended, in UTC, and its ``legation.sources.Coverage`` as a dictionary."""

    ended: datetime
    coverage: dict[str, Any]


def kept(connection: Connection, *, as_of: str | None = None) -> Kept:
    """What is kept, counted."""
    documents = schema.documents
    months = _shares(connection, func.substr(cast(documents.c.published, Text), 1, 7), as_of)
    dated = sorted((share for share in months if share.name), key=lambda share: share.name or "")
    return Kept(
        stories=sum(share.stories for share in months),
        undated=sum(share.stories for share in months if share.name is None),
        first=min((share.first for share in dated if share.first), default=None),
        last=max((share.last for share in dated if share.last), default=None),
        publishers=_shares(connection, documents.c.publisher, as_of),
        languages=_shares(connection, documents.c.language, as_of),
        months=dated,
    )


def ingests(connection: Connection, *, limit: int | None = MANY) -> list[Ingest]:
    """What the ingests met, the last one first."""
    table = schema.ingests
    query = select(table.c.ended, table.c.coverage).order_by(table.c.key.desc()).limit(limit)
    return [
        Ingest(datetime.fromisoformat(ended), json.loads(coverage)) for ended, coverage in connection.execute(query)
    ]


def note_ingest(engine: Engine, coverage: Mapping[str, Any]) -> None:
    """Keep what an ingest that ends now met. Whoever may read the store will see it: its examples name no folders."""
    ended = datetime.now(UTC).isoformat(timespec="seconds")
    with engine.connect().execution_options(writes=True) as connection:
        connection.execute(insert(schema.ingests).values(ended=ended, coverage=json.dumps(coverage)))
        connection.commit()


def _shares(connection: Connection, by: ColumnElement[Any], as_of: str | None) -> list[Share]:
    documents, count = schema.documents, func.count()
    query = (
        select(by, count, func.min(documents.c.published), func.max(documents.c.published))
        .where(known(as_of))
        .group_by(by)
        .order_by(count.desc(), by)
    )
    return [Share(*row) for row in connection.execute(query)]
