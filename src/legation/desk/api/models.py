"""What the answers look like, exactly: the models that the OpenAPI description is made of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from legation.manifest import Manifest
from legation.records import (
    ActorCode,
    CountryCode,
    Event,
    EventType,
    Quad,
    Statement,
    StatementKind,
    Status,
)
from legation.reviews.anchors import Anchor
from legation.reviews.log import Review
from legation.reviews.reviewing import Standing
from legation.reviews.values import ActorValues, EventValues, StatementValues, Target
from legation.store import Outcome
from legation.tabular import COLUMNS


class Answer(BaseModel):
    """An answer has the fields that are described, and no others."""

    model_config = ConfigDict(extra="forbid")


_TYPES: dict[str, Any] = {"string": str, "date32": dt.date, "float64": float, "int64": int}
_KNOWN: dict[str, Any] = {
    "document_id": str,
    "event_id": str,
    "event_type": EventType,
    "quad": Quad,
    "score": float,
    "status": Status,
    "confidence": float,
    "trigger": str,
    "trigger_start": int,
    "trigger_end": int,
    "sentence": str,
}
"""The columns of the event table that are never null."""

_EVENT_FIELDS: dict[str, Any] = {
    column.name: (_KNOWN.get(column.name) or _TYPES[column.type] | None, Field(description=column.meaning))
    for column in COLUMNS
}


class Judged(Answer):
    """What is added where reviewed values are asked for."""

    review: str | None = Field(None, description="the verdict that counts: accepted or corrected")
    reviewer: str | None = Field(None, description="who gave it")


EventRow: Any = create_model(
    "EventRow", __base__=Judged, __doc__="An event as a row of the event table.", **_EVENT_FIELDS
)


class StoreFacts(Answer):
    """What a store holds, and what coded it."""

    documents: int
    coders: list[Manifest]


class Stories(Answer):
    """Stories that have something in common, null where it is unknown: how many, and the days of their span."""

    name: str | None
    stories: int
    first: dt.date | None
    last: dt.date | None


class Published(Answer):
    """The days of publication of what an ingest read."""

    earliest: dt.date | None
    latest: dt.date | None
    unknown: int


class NotCoded(Answer):
    """What was not coded for one reason; ``is_fault`` where something was lost that should have been read."""

    count: int
    is_fault: bool
    examples: list[str]


class MetByIngest(Answer):
    """What an ingest met: how many documents were coded, and by reason those that were not."""

    documents: int
    coded: int
    events: int
    published: Published
    languages: dict[str, int]
    not_coded: dict[str, NotCoded]


class Ingest(Answer):
    """An ingest, and when it ended."""

    ended: dt.datetime
    coverage: MetByIngest


class Coverage(Answer):
    """What was read: the stories kept, by publisher, language and month, and what the last ingests met."""

    stories: int
    undated: int
    first: dt.date | None
    last: dt.date | None
    publishers: list[Stories]
    languages: list[Stories]
    months: list[Stories]
    ingests: list[Ingest]


class DocumentRow(Answer):
    """A document in a list; ``opening`` is how its text begins, ``events`` how many it tells of."""

    document_id: str
    published: dt.date | None
    publisher: str | None
    url: str | None
    title: str | None
    language: str | None
    kept: str = Field(description="when it was kept: UTC, ISO 8601")
    opening: str
    events: int


class Hit(Answer):
    """A document that has the words; ``hit`` shows them between ⟦ and ⟧ in their context."""

    hit: str
    document_id: str
    published: dt.date | None
    publisher: str | None
    url: str | None
    title: str | None


class StatementRow(Judged):
    """A statement in a list; ``start`` and ``end`` are where its content stands: code points."""

    document_id: str
    published: dt.date | None
    publisher: str | None
    statement_id: str
    speaker: str | None
    speaker_code: ActorCode | None
    cue: str | None
    kind: StatementKind
    content: str
    start: int
    end: int
    via: str | None
    addressee: str | None


class ActorRow(Answer):
    """Somebody spoken of: in how many documents, and how often in all of them."""

    name: str
    code: ActorCode | None
    office: str | None
    mentions: int
    documents: int


class Month(Answer):
    """What passed between two countries in a month; ``score`` is the mean conflict-cooperation score."""

    month: str
    to_second: int
    to_first: int
    mutual: int
    score: float


class Version(Answer):
    """One version of what the accounts of an incident disagree on, and who tells it."""

    field: str
    value: str
    reports: int
    documents: list[str]


class Account(Answer):
    """What one document tells of an incident; accounts with the same ``report`` are copies of each other."""

    document_id: str
    event_id: str
    published: dt.date | None
    publisher: str | None
    url: str | None
    title: str | None
    event_type: EventType
    status: Status
    date: str | None
    place: str | None
    magnitude: str | None
    trigger: str
    sentence: str
    report: int


class Incident(Answer):
    """A happening with all accounts of it; its fields are what most independent reports tell."""

    incident: str
    event_type: EventType
    mode: str | None
    about: EventType | None
    status: Status
    actor: str | None
    actor_code: str | None
    recipient: str | None
    recipient_code: str | None
    date: str | None
    date_earliest: dt.date | None
    date_latest: dt.date | None
    place: str | None
    place_country: CountryCode | None
    magnitude: str | None
    reports: int
    documents: int
    first_published: dt.date | None
    last_published: dt.date | None
    disagreement: str | None
    disagreements: list[Version]
    accounts: list[Account]


class EventDetail(Answer):
    """An event with why it was coded (``event.because``), its sentence, who says it, and what reviewers said."""

    document: str
    version: int = Field(description="the version of the document, for `seen` in a review")
    sentence: str
    event: Event
    statement: Statement | None
    reviews: list[Standing]


class DocumentReviews(Answer):
    """All reviews of a document's story, in the order in which they were made."""

    document: str
    version: int = Field(description="the version of the document, for `seen` in a review")
    reviews: list[Standing]


class Share(Answer):
    """An estimated share with its 95% interval."""

    estimate: float
    low: float
    high: float


class SampleDrawn(Answer):
    """A draw: its number, when it was made, of what, and the seed that it can be drawn again with."""

    sample: int
    drawn: dt.datetime
    target: Target
    seed: int


class UnitDrawn(Answer):
    """An event, a statement or an actor of a sample, as it is coded and as it was reviewed.

    ``weight`` is how many of the store it stands for. ``version``, ``words`` and ``values`` are null where its document
    has another version by now; ``review`` is the one that counts.
    """

    document: str
    id: str
    type: str
    publisher: str | None
    weight: float
    version: int | None = Field(description="the version of the document, for `seen` in a review")
    words: Anchor | None
    values: EventValues | StatementValues | ActorValues | None
    review: Review | None


class PageOfSample(SampleDrawn):
    """A page of what was drawn; ``next`` is the ``cursor`` of the page after it, null on the last one."""

    size: int
    items: list[UnitDrawn]
    next: int | None


class PrecisionPart(Answer):
    """What a sample says of all, of one type or of one source."""

    by: str
    name: str | None
    population: float
    drawn: int
    reviewed: int
    right: Share | None
    exact: Share | None


class PrecisionOfSample(SampleDrawn):
    """What the reviewed part of a sample says of the store it was drawn from."""

    parts: list[PrecisionPart]


class Kept(Answer):
    """What became of a document that was sent; ``document`` is the id it is kept under."""

    outcome: Outcome
    document: str
    events: int


def page_of(name: str, item: Any) -> Any:
    """The model of a page of items."""
    return create_model(
        name,
        __base__=Answer,
        __doc__="A page of items; `next` is the `cursor` of the page after it, null on the last one.",
        items=(list[item], ...),
        next=(int | None, ...),
    )


def list_of(name: str, item: Any) -> Any:
    """The model of an answer that is given whole."""
    return create_model(name, __base__=Answer, __doc__="All items of an answer.", items=(list[item], ...))
