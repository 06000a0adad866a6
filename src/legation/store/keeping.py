"""Keeping a record: one transaction a document, so that what is there is whole, whenever the program stops."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError

from legation.manifest import Manifest
from legation.records import Document, Event, Participant, Record, Status
from legation.store import schema
from legation.store.times_told import times_told
from legation.tabular import rows


class Outcome(StrEnum):
    """What became of a document: a new story, a new version of one, or what was there already."""

    NEW = "new"
    CORRECTED = "corrected"
    RECODED = "recoded"
    SAME = "same"


class _Version(NamedTuple):
    """A version of a document as the store knows it."""

    key: int
    story: str
    content: str
    run: int


def content_of(document: Document) -> str:
    """SHA-256 of a document as it came in, its id left out: the same text with the same facts is the same content."""
    facts = document.model_dump(mode="json", exclude={"id", "language"})
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def is_kept(connection: Connection, content: str, manifest: Manifest) -> bool:
    """Whether a version of some story has this content, coded by this coder.

    It need not be the current one: an archive that holds a story and its correction may be read again and again.
    """
    query = (
        select(schema.documents.c.key)
        .join(schema.runs, schema.runs.c.key == schema.documents.c.run)
        .where(
            schema.documents.c.content == content,
            schema.runs.c.manifest == manifest.as_json(),
        )
    )
    return connection.execute(query.limit(1)).first() is not None


def keep(engine: Engine, record: Record, *, story: str, content: str, manifest: Manifest) -> Outcome:
    """Keep a record as the current version of its story; older versions stay, superseded.

    The current version with the same content, or else of the same story, is what it supersedes. Nothing happens where
    the same content by the same coder has been kept before.
    """
    try:
        return _keep(engine, record, story, content, manifest)
    except IntegrityError:  # another writer kept this story between our look and our insertion
        return _keep(engine, record, story, content, manifest)


def keep_together(engine: Engine, records: Iterable[Record], manifest: Manifest) -> list[Outcome]:
    """Keep records in one transaction, all of them or none: quicker where there are many and no other writer."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        return [
            _keep_in(
                connection, record, record.document.url or record.document.id, content_of(record.document), manifest
            )
            for record in records
        ]


def _keep(engine: Engine, record: Record, story: str, content: str, manifest: Manifest) -> Outcome:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        return _keep_in(connection, record, story, content, manifest)


def _keep_in(connection: Connection, record: Record, story: str, content: str, manifest: Manifest) -> Outcome:
    if is_kept(connection, content, manifest):
        return Outcome.SAME
    run = _run(connection, manifest)
    earlier = _current(connection, story, content)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    if earlier is not None:
        story = earlier.story
        _supersede(connection, earlier.key, now)
    _insert(connection, record, run=run, story=story, content=content, kept=now)
    if earlier is None:
        return Outcome.NEW
    return Outcome.RECODED if earlier.content == content else Outcome.CORRECTED


def _run(connection: Connection, manifest: Manifest) -> int:
    """The key of the run with this manifest, made where it is new."""
    text = manifest.as_json()
    found = connection.execute(select(schema.runs.c.key).where(schema.runs.c.manifest == text)).scalar()
    if found is None:
        found = connection.execute(insert(schema.runs).values(manifest=text).returning(schema.runs.c.key)).scalar_one()
    return int(found)


def _current(connection: Connection, story: str, content: str) -> _Version | None:
    """The current version with this content, else the one of this story."""
    documents = schema.documents
    query = select(documents.c.key, documents.c.story, documents.c.content, documents.c.run).where(
        or_(documents.c.content == content, documents.c.story == story), documents.c.superseded.is_(None)
    )
    found = [_Version(*row) for row in connection.execute(query.order_by(documents.c.key))]
    return min(found, key=lambda row: row.content != content, default=None)


def _supersede(connection: Connection, document: int, now: str) -> None:
    """Mark a version and all that repeats its facts as no longer current."""
    connection.execute(update(schema.documents).where(schema.documents.c.key == document).values(superseded=now))
    its_events = select(schema.events.c.key).where(schema.events.c.document == document)
    for table in (schema.participants, schema.dyads):
        connection.execute(update(table).where(table.c.event.in_(its_events)).values(is_current=False))
    for table in (schema.events, schema.statements, schema.actors):
        connection.execute(update(table).where(table.c.document == document).values(is_current=False))


def _insert(connection: Connection, record: Record, *, run: int, story: str, content: str, kept: str) -> None:
    document = record.document
    values = {
        "run": run,
        "story": story,
        "content": content,
        "kept": kept,
        "document_id": document.id,
        "published": document.published,
        "publisher": document.publisher,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "text": document.text,
        "record": packed(record),
    }
    key = connection.execute(
        insert(schema.documents).returning(schema.documents.c.key), [_storable(values)]
    ).scalar_one()
    _insert_events(connection, record, key)
    for table, found in ((schema.statements, _statements(record)), (schema.actors, _actors(record))):
        if many := [_storable({"document": key, **row}) for row in found]:
            connection.execute(insert(table), many)
    _insert_names(connection, record)


def _insert_events(connection: Connection, record: Record, document: int) -> None:
    names = [column.name for column in schema.OF_EVENT]
    events = [
        _storable({"document": document, "is_current": True, **{name: row[name] for name in names}, **_telling(*pair)})
        for row, pair in zip(rows([record]), ((record, event) for event in record.events), strict=True)
    ]
    if not events:
        return
    query = insert(schema.events).returning(schema.events.c.key, sort_by_parameter_order=True)
    keys = connection.execute(query, events).scalars().all()
    pairs = list(zip(keys, record.events, strict=True))
    for table, found in (
        (schema.participants, [{"event": key, **row} for key, event in pairs for row in _participants(event)]),
        (schema.dyads, [{"event": key, **row} for key, event in pairs for row in _dyads(event)]),
        (schema.event_times, [{"event": key, **row} for key, event in pairs for row in times_told(record, event)]),
    ):
        if found:
            connection.execute(insert(table), [_storable(row) for row in found])


def _telling(record: Record, event: Event) -> dict[str, Any]:
    start = record.sentences[event.sentence].start
    return {"day": _first_day(event), "told": record.document.published, "sentence_start": start}


def _first_day(event: Event) -> date:
    return event.date.earliest if event.date else schema.UNKNOWN_DAY


def _parts(code: str | None) -> tuple[str | None, str | None]:
    """Country and sector of a code, or the kind of an organisation and which."""
    country, _, sector = (code or "").partition(" ")
    return country or None, sector or None


def _insert_names(connection: Connection, record: Record) -> None:
    """Add the names that are new, in order, so that two writers never wait for each other."""
    named = [participant for event in record.events for participant in (*event.actor, *event.recipient)]
    named += [statement.speaker for statement in record.statements if statement.speaker]
    found = sorted({participant.name for participant in named} | {actor.name for actor in record.actors})
    if found:
        insert_new = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
        query = insert_new(schema.names).on_conflict_do_nothing()
        connection.execute(query, [_storable({"name": name}) for name in found])


def _participants(event: Event) -> Iterator[dict[str, Any]]:
    for is_actor, side in ((True, event.actor), (False, event.recipient)):
        for participant in side:
            country, sector = _parts(participant.code)
            yield {
                "is_actor": is_actor,
                "name": participant.name,
                "country": country,
                "sector": sector,
                "day": _first_day(event),
                "is_current": True,
            }


def _dyads(event: Event) -> Iterator[dict[str, Any]]:
    """Each pair of countries once: from actors to recipients, and between the actors of a mutual act both ways.

    An act with no country on the other side has ``schema.NOBODY`` there, and no month, as no timeline counts it.
    """
    first, second = _countries(event.actor), _countries(event.recipient)
    is_mutual = not event.recipient and len(first) > 1
    when = event.date
    is_settled = when is not None and (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
    for actor, recipient in product(first, first if is_mutual else second or [schema.NOBODY]):
        if not is_mutual or actor != recipient:
            yield {
                "actor": actor,
                "recipient": recipient,
                "is_mutual": is_mutual,
                "month": f"{when.earliest:%Y-%m}" if when and is_settled and recipient else None,
                "has_happened": event.status in (Status.OCCURRED, Status.ONGOING),
                "score": event.score,
                "day": _first_day(event),
                "is_current": True,
            }


def _countries(side: tuple[Participant, ...]) -> list[str]:
    return list(dict.fromkeys(participant.code[:3] for participant in side if participant.code))


def _statements(record: Record) -> Iterator[dict[str, Any]]:
    for statement in record.statements:
        code = statement.speaker.code if statement.speaker else None
        country, sector = _parts(code)
        yield {
            "is_current": True,
            "day": record.document.published or schema.UNKNOWN_DAY,
            "statement_id": statement.id,
            "speaker": statement.speaker.name if statement.speaker else None,
            "speaker_code": code,
            "speaker_country": country,
            "speaker_sector": sector,
            "cue": statement.cue.text if statement.cue else None,
            "kind": statement.kind.value,
            "content": statement.content.text,
            "start": statement.content.start,
            "end": statement.content.end,
            "via": statement.via.name if statement.via else None,
            "addressee": statement.addressee.name if statement.addressee else None,
        }


def _actors(record: Record) -> Iterator[dict[str, Any]]:
    for actor in record.actors:
        country, sector = _parts(actor.code)
        yield {
            "is_current": True,
            "actor_id": actor.id,
            "name": actor.name,
            "code": actor.code,
            "country": country,
            "sector": sector,
            "office": actor.office,
            "mentions": len(actor.mentions),
        }


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """A row without NUL, which databases refuse in text; the record itself keeps it."""
    return {name: str(cell).replace("\0", "\ufffd") if isinstance(cell, str) else cell for name, cell in row.items()}


def packed(record: Record) -> bytes:
    """The record as JSON, by zlib."""
    return zlib.compress(record.model_dump_json().encode())


def unpacked(data: bytes) -> Record:
    """The record that ``packed`` made these bytes of."""
    return Record.model_validate_json(zlib.decompress(data))
