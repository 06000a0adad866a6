"""Ledger and agenda as Arrow tables: one row an item or an entry, what became of it in one cell, parted by "; "."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from legation.stories.agenda import Entry
from legation.stories.ledger import Item
from legation.stories.sources import Source, Who
from legation.tabular import SEPARATOR

_OF_ITEM: dict[str, tuple[str, Callable[[Item], Any]]] = {
    "id": ("string", lambda i: i.id),
    "kind": ("string", lambda i: i.kind.value),
    "status": ("string", lambda i: i.status.value),
    "by": ("string", lambda i: _names(i.by)),
    "by_code": ("string", lambda i: _codes(i.by)),
    "to": ("string", lambda i: _names(i.to)),
    "to_code": ("string", lambda i: _codes(i.to)),
    "about": ("string", lambda i: i.about.value if i.about else None),
    "mode": ("string", lambda i: i.mode),
    "matters": ("string", lambda i: SEPARATOR.join(i.matters) or None),
    "since": ("date32", lambda i: i.since),
    "due": ("string", lambda i: i.due.value if i.due else None),
    "due_earliest": ("date32", lambda i: i.due.earliest if i.due else None),
    "due_latest": ("date32", lambda i: i.due.latest if i.due else None),
    "changed": ("date32", lambda i: i.changed),
    "place": ("string", lambda i: i.place),
    "magnitude": ("string", lambda i: i.magnitude),
    "links": ("string", lambda i: SEPARATOR.join(map(_link, i.links)) or None),
    "said_by": ("string", lambda i: i.source.said_by),
    "document_id": ("string", lambda i: i.source.document_id),
    "published": ("date32", lambda i: i.source.published),
    "publisher": ("string", lambda i: i.source.publisher),
    "url": ("string", lambda i: i.source.url),
    "event_id": ("string", lambda i: i.source.event_id),
    "sentence": ("string", lambda i: i.source.sentence),
    "start": ("int64", lambda i: i.source.start),
    "end": ("int64", lambda i: i.source.end),
    "trigger_start": ("int64", lambda i: i.source.trigger_start),
    "trigger_end": ("int64", lambda i: i.source.trigger_end),
}

_OF_ENTRY: dict[str, tuple[str, Callable[[Entry], Any]]] = {
    "uid": ("string", lambda e: e.uid),
    "date": ("string", lambda e: e.when.value),
    "earliest": ("date32", lambda e: e.when.earliest),
    "latest": ("date32", lambda e: e.when.latest),
    "kind": ("string", lambda e: e.kind.value),
    "status": ("string", lambda e: e.status.value),
    "act": ("string", lambda e: e.act.value if e.act else None),
    "parties": ("string", lambda e: _names(e.parties)),
    "parties_code": ("string", lambda e: _codes(e.parties)),
    "place": ("string", lambda e: e.place),
    "place_country": ("string", lambda e: e.place_country),
    "lat": ("float64", lambda e: e.lat),
    "lon": ("float64", lambda e: e.lon),
    "announced": ("date32", lambda e: e.announced),
    "changed": ("date32", lambda e: e.changed),
    "changes": ("string", lambda e: SEPARATOR.join(f"{c.field}: {c.before} > {c.after}" for c in e.changes) or None),
    "sources": ("string", lambda e: SEPARATOR.join(f"{t.part} {_where(t.source)}" for t in e.told)),
    "sentence": ("string", lambda e: e.told[-1].source.sentence),
}


def items_table(items: Iterable[Item]) -> Any:
    """The items as a ``pyarrow.Table``; offsets are code points into the story's text, half-open."""
    return _table(_OF_ITEM, list(items))


def entries_table(entries: Iterable[Entry]) -> Any:
    """The entries as a ``pyarrow.Table``; ``sentence`` is that of the last story."""
    return _table(_OF_ENTRY, list(entries))


def _table(columns: dict[str, tuple[str, Callable[[Any], Any]]], things: Sequence[Any]) -> Any:
    import pyarrow as pa

    return pa.table(
        {
            name: pa.array([value(thing) for thing in things], type=getattr(pa, kind)())
            for name, (kind, value) in columns.items()
        }
    )


def _names(parties: Iterable[Who]) -> str | None:
    return SEPARATOR.join(party.name for party in parties) or None


def _codes(parties: Iterable[Who]) -> str | None:
    codes = [party.code or "" for party in parties]
    return SEPARATOR.join(codes) if any(codes) else None


def _link(link: Any) -> str:
    """ "fulfils 2024-05-02 lusaka-summit E3 (actor, recipient, act, date)"."""
    day = f" {link.on}" if link.on else ""
    return f"{link.effect}{day} {_where(link.source)} ({', '.join(link.because)})"


def _where(source: Source) -> str:
    return f"{source.document_id} {source.event_id}"
