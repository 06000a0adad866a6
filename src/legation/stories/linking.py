"""Comparing the events of stories in a store: links between those that may tell one happening.

A version of a document that has a sketch has been compared with all others that have one. What is new is compared in
batches, each of them one transaction: a program that stops, or is killed, leaves whole batches, and the next goes on.
Writers take turns, so that of two stories one always sees the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, text

from legation.store import Store, schema
from legation.stories.accounts import Account, read_account
from legation.stories.blocking import REACH, SLACK, UNDATED, candidates
from legation.stories.duplicates import signature
from legation.stories.likeness import strength
from legation.tabular import COLUMNS

WEAKEST = 100
"""Links weaker than this many thousandths are not kept: they count as none."""

BATCH = 500
"""How many documents are compared in one transaction."""

_TURN = 0x6C656761  # PostgreSQL's advisory lock is a number: "lega"
_MANY = 20_000


def link(store: Store, progress: Callable[[int, int], None] | None = None) -> int:
    """Compare the documents that have not been; how many they were. ``progress`` is told how many are done, of all."""
    done = 0
    total = pending(store)
    while pending(store):
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            done += _link_batch(connection)
        if progress:
            progress(done, max(done, total))
    return done


def pending(store: Store) -> int:
    """How many documents have not been compared."""
    with store.engine.connect() as connection:
        documents, sketches = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (schema.documents, schema.sketches)
        )
    return int(documents - sketches)


def _is_sketched() -> ColumnElement[bool]:
    return select(schema.sketches.c.document).where(schema.sketches.c.document == schema.documents.c.key).exists()


def _link_batch(connection: Connection) -> int:
    documents = schema.documents
    unlinked = select(documents.c.key).where(~_is_sketched()).order_by(documents.c.published, documents.c.key)
    keys = list(connection.execute(unlinked.limit(BATCH)).scalars())
    if not keys:
        return 0
    new = list(_accounts(connection, documents.c.key.in_(keys)))
    there = [account for condition in _near(new) for account in _accounts(connection, and_(condition, _is_sketched()))]
    links = []
    for a, b in candidates(new, {account.key: account for account in there}.values()):
        if (found := strength(a, b)) >= WEAKEST:
            links += [
                {"event": a.key, "other": b.key, "strength": found},
                {"event": b.key, "other": a.key, "strength": found},
            ]
    for start in range(0, len(links), _MANY):
        connection.execute(insert(schema.links), links[start : start + _MANY])
    texts = connection.execute(select(documents.c.key, documents.c.text).where(documents.c.key.in_(keys)))
    connection.execute(
        insert(schema.sketches), [{"document": key, "minhash": signature(written)} for key, written in texts]
    )
    return len(keys)


def account_rows(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[Account, dict[str, Any]]]:
    """The events that a condition on events and documents chooses, in the order of their keys, each with its row."""
    events, documents = schema.events, schema.documents
    columns = [(documents if c.name in schema.OF_DOCUMENT else events).c[c.name] for c in COLUMNS]
    query = (
        select(events.c.key, documents.c.key.label("document"), documents.c.story, documents.c.content, *columns)
        .join_from(events, documents, documents.c.key == events.c.document)
        .where(condition)
        .order_by(events.c.key)
    )
    for found in connection.execute(query).mappings():
        row = {str(name): cell for name, cell in found.items()}
        key, document, story, content = (row.pop(name) for name in ("key", "document", "story", "content"))
        yield read_account(row, key=key, document=document, story=story, content=content), row


def _accounts(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Account]:
    return (account for account, _ in account_rows(connection, condition))


def _near(accounts: Sequence[Account]) -> Iterator[ColumnElement[bool]]:
    """Conditions for the events that ``blocking`` may compare with some accounts, each one that an index answers."""
    first, last, published = schema.events.c.day, schema.events.c.date_latest, schema.documents.c.published
    for start, end in _merged((a.first - SLACK, a.last + SLACK) for a in accounts if a.first and a.last):
        yield and_(first.between(_date(start - REACH), _date(end)), last >= _date(start))
    for start, end in _merged((a.published - UNDATED, a.published + UNDATED) for a in accounts if a.published):
        yield and_(published.between(_date(start), _date(end)), first == schema.UNKNOWN_DAY)
    undated = (a.published for a in accounts if a.published and a.first is None)
    for start, end in _merged((day - UNDATED, day + UNDATED) for day in undated):
        yield published.between(_date(start), _date(end))


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged
