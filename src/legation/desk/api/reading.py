"""Reading: documents, records, events and why they were coded, statements, actors, words, dyads."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from legation.desk.api import models
from legation.desk.api.asking import (
    Asked,
    Countries,
    Country,
    Dated,
    Limited,
    Paged,
    Text,
    TheStore,
    in_time,
    page,
)
from legation.desk.api.problems import ProblemError
from legation.records import EventType, Record, Status
from legation.reviews import as_reviewed, reviewed
from legation.reviews.values import Target

router = APIRouter(tags=["read"])


class OfDocuments(Paged, Dated):
    """Which documents."""

    publisher: Text | None = None


class OfDocument(Asked):
    """Which document."""

    document: Text = Field(description="its id")


class OfEvent(OfDocument):
    """Which event of which document."""

    event: Text = Field(description="its id: E1, E2, ...")


class ChoiceOfEvents(Dated):
    """Which events."""

    actor: Text | None = Field(None, description='who acts: a code ("PRK", "PRK GOV") or part of a name')
    recipient: Text | None = Field(None, description="whom it is done to, in the same way")
    between: Countries | None = Field(None, description='two countries, whichever of them acts: "PRK,USA"')
    event_type: EventType | None = None
    about: EventType | None = Field(None, description="the type of the act inside the act")
    status: Status | None = None
    place: Text | None = Field(None, description="a place's name, or a country's code")
    document: Text | None = Field(None, description="a document's id")


class OfEvents(Paged, ChoiceOfEvents):
    """Which events, and whether as they were coded or as reviewers left them."""

    reviewed: bool = Field(False, description="reviewed values; what was rejected is left out")


class OfStatements(Paged, Dated):
    """Which statements."""

    speaker: Text | None = Field(None, description="a code, or part of a name")
    containing: Text | None = Field(None, description="words in what is said")
    reviewed: bool = Field(False, description="reviewed values; what was rejected is left out")


class OfActors(Limited):
    """Which actors."""

    name: Text | None = Field(None, description="a code, or part of a name")


class OfWords(Limited):
    """Which words."""

    words: Text = Field(description='words, "phrases" and -words that must not be there')


class OfDyad(Asked):
    """Which two."""

    first: Country = Field(description="a country's code")
    second: Country = Field(description="another's")


DocumentPage = models.page_of("DocumentPage", models.DocumentRow)
EventPage = models.page_of("EventPage", models.EventRow)
StatementPage = models.page_of("StatementPage", models.StatementRow)
ActorList = models.list_of("ActorList", models.ActorRow)
HitList = models.list_of("HitList", models.Hit)
Timeline = models.list_of("Timeline", models.Month)


@router.get("/store", response_model=models.StoreFacts)
@in_time
def facts(store: TheStore) -> Any:
    """How many documents there are, and which coders coded them."""
    return {"documents": len(store), "coders": store.manifests()}


@router.get("/coverage", response_model=models.Coverage)
@in_time
def coverage(store: TheStore, query: Annotated[Asked, Query()]) -> Any:
    """What was read, passed over and lost, so that a silence in the record can be told from a gap."""
    kept = store.kept(**query.asked())._asdict()
    shares = {name: [share._asdict() for share in kept[name]] for name in ("publishers", "languages", "months")}
    return kept | shares | {"ingests": [ingest._asdict() for ingest in store.ingests()]}


@router.get("/documents", response_model=DocumentPage)
@in_time
def documents(store: TheStore, query: Annotated[OfDocuments, Query()]) -> Any:
    """Documents, the last published first."""
    return page(store.stories(**query.asked()).to_pylist(), query.limit)


@router.get("/record", response_model=Record)
@in_time
def record(store: TheStore, query: Annotated[OfDocument, Query()]) -> Response:
    """The whole record of a document, its text included: what `legation code --format json` writes."""
    try:
        found = store.record(query.document, as_of=query.as_of)
    except KeyError:
        raise no_document(query.document) from None
    return Response(found.model_dump_json(), media_type="application/json")


@router.get("/event", response_model=models.EventDetail)
@in_time
def event(store: TheStore, query: Annotated[OfEvent, Query()]) -> Any:
    """One event: the words that each field was read from, who says so, and what reviewers said of it."""
    try:
        version, found, standings = reviewed(store, query.document, as_of=query.as_of)
    except KeyError:
        raise no_document(query.document) from None
    try:
        event = found.event(query.event)
    except KeyError:
        raise ProblemError(404, f"{query.document} has no event {query.event!r}.") from None
    sentence = found.sentences[event.sentence]
    return {
        "document": found.document.id,
        "version": version.key,
        "sentence": found.document.text[sentence.start : sentence.end],
        "event": event,
        "statement": found.statement(event.statement) if event.statement else None,
        "reviews": [s for s in standings if s.review.target is Target.EVENT and s.id == event.id],
    }


@router.get("/events", response_model=EventPage, response_model_exclude_unset=True)
@in_time
def events(store: TheStore, query: Annotated[OfEvents, Query()]) -> Any:
    """Events, the latest first. A page of reviewed values may be shorter than its limit."""
    found = store.events(**query.asked(with_key=True, reviewed=None))
    return _page_of_coded(store, found, query)


@router.get("/statements", response_model=StatementPage, response_model_exclude_unset=True)
@in_time
def statements(store: TheStore, query: Annotated[OfStatements, Query()]) -> Any:
    """Who said what, the latest publication first."""
    found = store.statements(**query.asked(with_key=True, reviewed=None))
    return _page_of_coded(store, found, query)


@router.get("/actors", response_model=ActorList)
@in_time
def actors(store: TheStore, query: Annotated[OfActors, Query()]) -> Any:
    """The actors of all documents by name and code, the most mentioned first."""
    return {"items": store.actors(**query.asked()).to_pylist()}


@router.get("/search", response_model=HitList)
@in_time
def search(store: TheStore, query: Annotated[OfWords, Query()]) -> Any:
    """Documents that have all of the words, the best match first; words match by their stem."""
    try:
        return {"items": store.search(**query.asked()).to_pylist()}
    except ValueError:  # there is no word to look for, and that is in no document
        return {"items": []}


@router.get("/timeline", response_model=Timeline)
@in_time
def timeline(store: TheStore, query: Annotated[OfDyad, Query()]) -> Any:
    """What passed between two countries, month by month: events that occurred or go on, where a month is settled."""
    return {"items": store.timeline(**query.asked()).to_pylist()}


def no_document(document: str) -> ProblemError:
    """The answer where there is no such document."""
    return ProblemError(404, f"There is no document {document!r}.")


def _page_of_coded(store: TheStore, found: Any, query: OfEvents | OfStatements) -> Any:
    """A page as it was coded, or as reviewers left it; where it ends is the same."""
    keys = found["key"].to_pylist()
    rows = found.slice(0, query.limit)
    if query.reviewed:
        rows = as_reviewed(store, rows, as_of=query.as_of)
    return page(rows.to_pylist(), query.limit) | {"next": keys[query.limit - 1] if len(keys) > query.limit else None}
