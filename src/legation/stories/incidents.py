"""Incidents: events of different stories that tell of one happening, found in a store.

They are not kept but grouped when asked for, from the links between the accounts known at that moment: the same stories
give the same incidents in whatever order they came, and ``as_of`` gives those of the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from legation.store import Store, schema
from legation.store.choosing import MANY, choice, is_known
from legation.stories.accounts import Account
from legation.stories.blocking import candidates
from legation.stories.disagreements import Told
from legation.stories.duplicates import copies
from legation.stories.grouping import JOINED, groups
from legation.stories.incident_table import incident_id, incident_row, to_table
from legation.stories.likeness import strength
from legation.stories.linking import WEAKEST, account_rows, link

_PAGE = 200
_MOST_PARAMETERS = 500

Incident = list[tuple[Account, dict[str, Any]]]


def incidents(
    store: Store,
    *,
    min_reports: int = 1,
    limit: int | None = MANY,
    as_of: str | None = None,
    compares_first: bool = True,
    **asked: Any,
) -> Any:
    """Incidents with an event that is asked for, the latest first, as a ``pyarrow.Table``.

    ``asked`` are the choices of ``Store.events``; ``min_reports`` is how many independent reports there must be.
    Documents that have not been compared yet are compared first, unless somebody waits who should not
    (``compares_first``): their events are then incidents of their own. Raises ``ValueError`` as ``Store.events`` does.
    """
    if compares_first:
        link(store)
    rows: list[dict[str, Any]] = []
    with store.engine.connect() as connection:
        for incident in _asked_for(connection, as_of, asked):
            told = _told(connection, incident)
            if len({one.report for one in told}) >= min_reports:
                rows.append(incident_row(told))
                if len(rows) == limit:
                    break
    return to_table(rows)


def with_incidents(store: Store, events: Any, *, as_of: str | None = None) -> Any:
    """An answer of ``Store.events(with_key=True)`` with ``incident`` and ``reports`` in place of its ``key``.

    They are the id of the incident that an event is an account of, and how many independent reports tell of it; null
    where the event's document has not been compared with the others yet.
    """
    import pyarrow as pa

    keys = events["key"].to_pylist()
    found = incidents_of(store, keys, as_of=as_of)
    ids, reports = zip(*(found.get(key, (None, None)) for key in keys), strict=True) if keys else ((), ())
    answer = events.drop_columns(["key"]).append_column("incident", pa.array(ids, pa.string()))
    return answer.append_column("reports", pa.array(reports, pa.int64()))


def incidents_of(store: Store, events: Sequence[int], *, as_of: str | None = None) -> dict[int, tuple[str, int]]:
    """The id of the incident that each event is an account of, and how many independent reports tell of it, by its key.

    Events of documents that have not been compared with the others yet are in none.
    """
    with store.engine.connect() as connection:
        return {
            account.key: (incident_id(account for account, _ in incident), reports)
            for incident in _around(connection, _compared(connection, events), as_of)
            for reports in [len({one.report for one in _told(connection, incident)})]
            for account, _ in incident
        }


def _compared(connection: Connection, events: Sequence[int]) -> set[int]:
    """Those of some events whose documents have been compared with the others."""
    table, sketches = schema.events, schema.sketches
    query = select(table.c.key).join_from(table, sketches, sketches.c.document == table.c.document)
    return {key for some in _parts(events) for key in connection.execute(query.where(table.c.key.in_(some))).scalars()}


def incidents_among(accounts: Sequence[Account]) -> list[list[Account]]:
    """The incidents of some accounts that are in no store, each with its accounts in their order."""
    found = ((a, b, strength(a, b)) for a, b in candidates(accounts))
    links = ((a.key, b.key, how) for a, b, how in found if how >= WEAKEST)
    known = {account.key: account for account in sorted(accounts, key=_order)}
    grouped = groups(list(known), links, {key: account.teller for key, account in known.items()})
    return [[known[key] for key in group] for group in grouped]


def _asked_for(connection: Connection, as_of: str | None, asked: dict[str, Any]) -> Iterator[Incident]:
    """Incidents in the order of their latest event that is asked for, each once."""
    seen: set[int] = set()
    start = 0
    while True:
        query = choice(connection, [schema.events.c.key], limit=_PAGE, offset=start, as_of=as_of, **asked)
        page = list(connection.execute(query).scalars())
        found = _around(connection, set(page) - seen, as_of)
        by_event = {account.key: incident for incident in found for account, _ in incident}
        for key in page:
            if key not in seen:
                seen.update(account.key for account, _ in by_event[key])
                yield by_event[key]
        if len(page) < _PAGE:
            return
        start += _PAGE


def _around(connection: Connection, events: set[int], as_of: str | None) -> list[Incident]:
    """The incidents of all accounts that strong links lead to from some events."""
    reached = set(events)
    links: dict[tuple[int, int], int] = {}
    frontier = sorted(events)
    while frontier:
        further = set()
        for event, other, how in _links(connection, frontier, as_of):
            links[min(event, other), max(event, other)] = how
            if how >= JOINED and other not in reached:
                further.add(other)
        reached |= further
        frontier = sorted(further)
    known = {
        account.key: (account, row)
        for some in _parts(sorted(reached))
        for account, row in account_rows(connection, schema.events.c.key.in_(some))
    }
    nodes = sorted(known, key=lambda key: _order(known[key][0]))
    tellers = {key: account.teller for key, (account, _) in known.items()}
    found = groups(nodes, ((a, b, strength) for (a, b), strength in links.items()), tellers)
    return [[known[key] for key in group] for group in found]


def _order(account: Account) -> tuple[int, tuple[str, str]]:
    return account.published or 0, account.identity


def _links(connection: Connection, events: Sequence[int], as_of: str | None) -> Iterator[tuple[int, int, int]]:
    links, table = schema.links, schema.events
    for some in _parts(events):
        query = (
            select(links.c.event, links.c.other, links.c.strength)
            .join_from(links, table, table.c.key == links.c.other)
            .where(links.c.event.in_(some), is_known(table, as_of))
        )
        yield from ((event, other, how) for event, other, how in connection.execute(query))


def _told(connection: Connection, incident: Incident) -> list[Told]:
    """The accounts with the report each belongs to: stories that are copies of one another are one report."""
    sketches = schema.sketches
    documents = list(dict.fromkeys(account.document for account, _ in incident))
    signatures = {
        document: signature
        for some in _parts(documents)
        for document, signature in connection.execute(
            select(sketches.c.document, sketches.c.minhash).where(sketches.c.document.in_(some))
        )
    }
    compared = [document for document in documents if document in signatures]
    reports = dict(zip(compared, copies([signatures[document] for document in compared]), strict=True))
    alone = [document for document in documents if document not in signatures]
    reports |= {document: number for number, document in enumerate(alone, start=len(compared))}
    return [Told(account, row, reports[account.document]) for account, row in incident]


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys in parts that a database takes as parameters."""
    return (keys[start : start + _MOST_PARAMETERS] for start in range(0, len(keys), _MOST_PARAMETERS))
