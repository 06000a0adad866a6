"""Reviewing: what was coded is accepted, corrected or rejected, and the reviews of a store with what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from legation.records import Model, Record
from legation.reviews.anchors import anchor_of
from legation.reviews.log import Review, Verdict, Version, append, read
from legation.reviews.matching import match, unit_of
from legation.reviews.values import ActorValues, EventValues, StatementValues, Target, changed, values_of
from legation.store import Store, schema
from legation.store.batches import batches
from legation.store.choosing import known
from legation.store.keeping import unpacked

LONGEST_NAME = 200
LONGEST_NOTE = 10_000
"""In characters, of a reviewer's name and of a note."""


class CodedAnewError(ValueError):
    """The document was coded anew since the reviewer looked at it."""


class Outcome(StrEnum):
    """What became of a review: its subject is there; it is gone, as the review wished; or it is not, but should be.

    ``MISSED`` is an event that the reviewer found right and that is no longer coded, though its words are there;
    ``ORPHANED`` a review whose words are no longer there, or whose story is not.
    """

    FOUND = "found"
    SETTLED = "settled"
    MISSED = "missed"
    ORPHANED = "orphaned"


class Standing(Model):
    """A review and what became of it.

    ``document`` and ``id`` name its subject in the current record, ``current`` are its values there; ``start`` and
    ``end`` are where its words stand in the current text. ``counts`` is false where a later review, or a withdrawal,
    has taken its place.
    """

    review: Review
    outcome: Outcome
    document: str | None = None
    id: str | None = None
    current: EventValues | StatementValues | ActorValues | None = None
    start: int | None = None
    end: int | None = None
    counts: bool = True


class Reviewed(NamedTuple):
    """A document's current version with its reviews, in the order in which they were made."""

    version: Version
    record: Record
    standings: list[Standing]


def review(
    store: Store,
    document: str,
    target: Target | str,
    id: str,
    verdict: Verdict | str,
    *,
    reviewer: str,
    changes: Mapping[str, Any] | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> Review:
    """Keep a review of an event, a statement or an actor of a document, each told by its id.

    ``changes`` are the fields that a correction changes, as values or as people write them (``values.changed``).
    ``seen`` is the key of the version that the reviewer looked at. Raises ``KeyError`` where there is no such document
    or nothing of that id in it, ``CodedAnewError`` where another version is current by now, and ``ValueError`` for a
    review that says nothing or something that cannot be.
    """
    target, verdict = Target(target), Verdict(verdict)
    reviewer, note = _checked(reviewer, note)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        found = current(connection, schema.documents.c.document_id == document)
        if found is None:
            raise KeyError(document)
        version, record = found
        if seen is not None and seen != version.key:
            raise CodedAnewError(f"{document} was coded anew meanwhile: look at it again")
        unit = unit_of(record, target, id)
        before = values_of(record, unit)
        after = None
        if verdict is Verdict.ACCEPTED:
            after = before
        elif verdict is Verdict.CORRECTED:
            after = changed(before, changes or {})
            if after == before:
                raise ValueError("a correction changes something; what is right as it is, is accepted")
        if changes and verdict is not Verdict.CORRECTED:
            raise ValueError(f"only a correction changes anything: it was to be {verdict}")
        return append(
            connection,
            record,
            version,
            target=target,
            verdict=verdict,
            id=id,
            reviewer=reviewer,
            anchor=anchor_of(record, unit),
            before=before,
            after=after,
            note=note,
        )


def reviewed(store: Store, document: str, *, as_of: str | None = None) -> Reviewed:
    """A document's current version with all reviews of its story; raises ``KeyError`` where there is none."""
    with store.engine.connect() as connection:
        found = current(connection, schema.documents.c.document_id == document, as_of=as_of)
        if found is None:
            raise KeyError(document)
        version, record = found
        table = schema.reviews
        its = or_(table.c.story == version.story, table.c.content == version.content)
        return Reviewed(version, record, _standings(read(connection, its, *_made_by(as_of)), version, lambda: record))


def standings(
    store: Store,
    *,
    target: Target | str | None = None,
    after: int = 0,
    limit: int | None = None,
    latest: int | None = None,
    as_of: str | None = None,
) -> list[Standing]:
    """Reviews with what became of them, in the order in which they were made.

    ``target`` leaves out the others; ``after`` is the key of the review that the answer goes on after, ``limit`` how
    many it has at most; ``latest`` asks for so many of the last ones instead.
    """
    table = schema.reviews
    conditions = [*_made_by(as_of), table.c.key > after, *([table.c.target == Target(target).value] if target else [])]
    with store.engine.connect() as connection:
        wanted = {entry.key: entry.story for entry in read(connection, *conditions, first=limit, latest=latest)}
        by_story: dict[str, list[Review]] = {}
        for some in batches(sorted(set(wanted.values()))):
            for entry in read(connection, table.c.story.in_(some), *_made_by(as_of)):  # a later one may count instead
                by_story.setdefault(entry.story, []).append(entry)
        found = []
        for story, entries in by_story.items():
            version = _version_of(connection, story, entries, as_of)
            found += _standings(entries, version, partial(_record_of, connection, version))
    return sorted((s for s in found if s.review.key in wanted), key=lambda standing: standing.review.key)


def documents_reviewed(store: Store, *, among: Iterable[str] | None = None, as_of: str | None = None) -> list[str]:
    """The ids of the current documents that have reviews, in their order; of all, or of some."""
    documents, table = schema.documents, schema.reviews
    made = select(table.c.story, table.c.content).where(*_made_by(as_of)).subquery()
    query = select(documents.c.document_id).where(
        known(as_of),
        or_(documents.c.story.in_(select(made.c.story)), documents.c.content.in_(select(made.c.content))),
    )
    with store.engine.connect() as connection:
        if among is None:
            return sorted(set(connection.execute(query).scalars()))
        queries = (query.where(documents.c.document_id.in_(ids)) for ids in batches(sorted(set(among))))
        return sorted({name for query in queries for name in connection.execute(query).scalars()})


def _checked(reviewer: str, note: str | None) -> tuple[str, str | None]:
    reviewer, note = reviewer.strip(), (note or "").strip()
    if not reviewer:
        raise ValueError("a review says who made it")
    if len(reviewer) > LONGEST_NAME or len(note) > LONGEST_NOTE:
        raise ValueError(f"a name has at most {LONGEST_NAME} characters, a note {LONGEST_NOTE}")
    return reviewer, note or None


def _made_by(as_of: str | None) -> list[ColumnElement[bool]]:
    from legation.store.moments import moment

    return [] if as_of is None else [schema.reviews.c.made <= moment(as_of)]


def _version_of(connection: Connection, story: str, entries: Iterable[Review], as_of: str | None) -> Version | None:
    """The current version of a story, or else of the same content under another name."""
    contents = {entry.content for entry in entries}
    return _current_version(connection, schema.documents.c.story == story, as_of) or _current_version(
        connection, schema.documents.c.content.in_(contents), as_of
    )


def _current_version(connection: Connection, condition: ColumnElement[bool], as_of: str | None) -> Version | None:
    documents = schema.documents
    query = select(*(documents.c[name] for name in Version.model_fields)).where(condition, known(as_of))
    latest = query.order_by(documents.c.kept.desc(), documents.c.key.desc()).limit(1)
    row = connection.execute(latest).mappings().first()
    return Version(**row) if row else None


def _record_of(connection: Connection, version: Version | None) -> Record | None:
    if version is None:
        return None
    query = select(schema.documents.c.record).where(schema.documents.c.key == version.key)
    return unpacked(connection.execute(query).scalar_one())


def current(
    connection: Connection, condition: ColumnElement[bool], *, as_of: str | None = None
) -> tuple[Version, Record] | None:
    """The current version of a document that fulfils a condition, the latest of several, with its record."""
    version = _current_version(connection, condition, as_of)
    record = _record_of(connection, version)
    return (version, record) if version and record else None


def _standings(entries: Sequence[Review], version: Version | None, load: Callable[[], Record | None]) -> list[Standing]:
    """What became of the reviews of one story; the last of those on one subject counts.

    The record is loaded only where some review is of another version than the current one.
    """
    record = cache(load)
    standings = [
        _same(entry, version)
        if version and entry.id and (entry.content, entry.run) == (version.content, version.run)
        else _standing(entry, record())
        for entry in entries
    ]
    last = {_subject(standing): standing.review for standing in standings}
    return [
        standing.model_copy(update={"counts": False})
        if (kept := last[_subject(standing)]).key != standing.review.key or kept.verdict is Verdict.WITHDRAWN
        else standing
        for standing in standings
    ]


def _same(entry: Review, version: Version) -> Standing:
    """A review of the very version that is current: everything is as it was."""
    place = {"document": version.document_id, "id": entry.id, "start": entry.anchor.start, "end": entry.anchor.end}
    return Standing(review=entry, outcome=Outcome.FOUND, current=entry.before, **place)


def _standing(entry: Review, record: Record | None) -> Standing:
    span = entry.anchor.found_in(record.document.text) if record else None
    if record is None or span is None:
        return Standing(review=entry, outcome=Outcome.ORPHANED, document=record.document.id if record else None)
    unit = match(entry, span, record)
    place = {"review": entry, "document": record.document.id, "start": span[0], "end": span[1]}
    if unit is None:
        is_missed = entry.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)
        return Standing(**place, outcome=Outcome.MISSED if is_missed else Outcome.SETTLED)
    return Standing(**place, outcome=Outcome.FOUND, id=unit.id, current=values_of(record, unit))


def _subject(standing: Standing) -> tuple[Any, ...]:
    """What two reviews share that are of the same thing."""
    entry = standing.review
    if standing.id is not None:
        return entry.target, standing.id
    start = entry.anchor.start if standing.start is None else standing.start
    kind = entry.before.event_type if isinstance(entry.before, EventValues) else None
    return entry.target, None, start, entry.anchor.exact, kind
