"""The reviews kept: an append-only log, so that who said what of which coding, and when, stays known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, insert, select

from legation.records import Model, Record
from legation.reviews.anchors import Anchor, storable
from legation.reviews.values import MODELS, ActorValues, EventValues, StatementValues, Target, Values
from legation.store import schema


class Verdict(StrEnum):
    """What a reviewer says: right as it is, right when corrected, not there at all, or no verdict any more."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Review(Model):
    """One entry of the log. ``before`` is what the coder had said, ``after`` what the reviewer says is so.

    ``document`` and ``id`` are what they were called when it was reviewed; ``story``, ``content`` and ``anchor`` are
    what the review is found again by. ``after`` is null where nothing is so (rejected) and where no verdict is left
    (withdrawn).
    """

    key: int
    made: datetime
    reviewer: str
    target: Target
    verdict: Verdict
    document: str
    story: str = Field(exclude=True)  # it may name a file of this machine
    content: str
    run: int = Field(exclude=True)  # the store's own number of a coder
    id: str | None = None
    anchor: Anchor
    before: EventValues | StatementValues | ActorValues
    after: EventValues | StatementValues | ActorValues | None
    note: str | None


class Version(Model):
    """A version of a document in the store: its key, its story, the hash of its content, its coder, and its id."""

    key: int
    story: str
    content: str
    run: int
    document_id: str


def append(
    connection: Connection,
    record: Record,
    version: Version,
    *,
    target: Target,
    verdict: Verdict,
    id: str,
    reviewer: str,
    anchor: Anchor,
    before: Values,
    after: Values | None,
    note: str | None,
) -> Review:
    """Write an entry and give it back."""
    row = {
        "made": datetime.now(UTC).isoformat(timespec="microseconds"),
        "reviewer": storable(reviewer),
        "target": target.value,
        "verdict": verdict.value,
        "document_id": storable(record.document.id),
        "story": version.story,
        "content": version.content,
        "run": version.run,
        **anchor.model_dump(),
        "before": before.model_dump_json(),
        "after": None if after is None else after.model_dump_json(),
        "note": storable(note) if note else None,
        "id": storable(id),
    }
    key = connection.execute(insert(schema.reviews).values(row).returning(schema.reviews.c.key)).scalar_one()
    return _review(connection.execute(select(schema.reviews).where(schema.reviews.c.key == key)).mappings().one())


def read(
    connection: Connection,
    *conditions: ColumnElement[bool],
    first: int | None = None,
    latest: int | None = None,
) -> list[Review]:
    """Entries, all of them or so many of the ``first`` or the ``latest`` ones, in the order in which they were made."""
    query = select(schema.reviews).where(*conditions)
    if latest is None:
        rows = connection.execute(query.order_by(schema.reviews.c.key).limit(first)).mappings().all()
    else:
        rows = connection.execute(query.order_by(schema.reviews.c.key.desc()).limit(latest)).mappings().all()[::-1]
    return [_review(row) for row in rows]


def latest(reviews: Sequence[Review]) -> Review | None:
    """The verdict that counts of those on one subject: the last, if it was not withdrawn."""
    last = max(reviews, key=lambda review: review.key, default=None)
    return None if last is None or last.verdict is Verdict.WITHDRAWN else last


def _review(row: Any) -> Review:
    target = Target(row["target"])
    model = MODELS[target]
    return Review(
        key=row["key"],
        made=row["made"],
        reviewer=row["reviewer"],
        target=target,
        verdict=row["verdict"],
        document=row["document_id"],
        story=row["story"],
        content=row["content"],
        run=row["run"],
        id=row["id"],
        anchor=Anchor(**{name: row[name] for name in Anchor.model_fields}),
        before=model.model_validate_json(row["before"]),
        after=None if row["after"] is None else model.model_validate_json(row["after"]),
        note=row["note"],
    )
