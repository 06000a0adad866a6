"""Reviews: what was said of what was coded, and a new one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from legation.desk.api import models
from legation.desk.api.asking import Paged, Text, TheStore, WholeNumber, in_time
from legation.desk.api.problems import ProblemError
from legation.desk.api.reading import OfDocument, no_document
from legation.desk.api.writing import MayWrite
from legation.reviews import CodedAnewError, Outcome, Verdict, review, reviewed, standings
from legation.reviews.log import Review
from legation.reviews.reviewing import LONGEST_NAME, LONGEST_NOTE, Standing
from legation.reviews.values import Target

router = APIRouter(tags=["review"])


class OfReviews(Paged):
    """Which reviews."""

    target: Target | None = None
    outcome: Outcome | None = Field(None, description="what became of it")


Changes = Annotated[
    dict[Text, Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]],
    Field(max_length=20, json_schema_extra={"additionalProperties": False}),  # else "" would be a field
]


class NewReview(BaseModel):
    """A review. ``changes`` are the fields that a correction changes, written as docs/reviews.md says."""

    model_config = ConfigDict(extra="forbid")

    document: Text = Field(description="the document's id")
    target: Target
    id: Text = Field(description="the id of the event, the statement or the actor")
    verdict: Verdict
    reviewer: Annotated[Text, Field(max_length=LONGEST_NAME)]
    changes: Changes | None = Field(None, examples=[{"status": "planned", "recipient": "Zambia (ZMB)"}])
    note: Annotated[str, Field(max_length=LONGEST_NOTE, pattern=r"^[^\x00]*$")] | None = None
    seen: WholeNumber | None = Field(
        None, description="`version` of the document that the reviewer looked at: 409 where another is current"
    )


ReviewPage = models.page_of("ReviewPage", Standing)


@router.get("/reviews", response_model=ReviewPage)
@in_time
def reviews(store: TheStore, query: Annotated[OfReviews, Query()]) -> Any:
    """All reviews and what became of each, in the order in which they were made. `outcome` may leave a page short."""
    asked = query.asked(outcome=None)
    found = standings(store, **asked)
    shown = found[: query.limit]
    is_last = len(found) <= query.limit
    return {
        "items": [standing for standing in shown if query.outcome in (None, standing.outcome)],
        "next": None if is_last else shown[-1].review.key,
    }


@router.get("/reviews/document", response_model=models.DocumentReviews)
@in_time
def reviews_of_document(store: TheStore, query: Annotated[OfDocument, Query()]) -> Any:
    """The reviews of one document, and the version of it that a new one is of."""
    try:
        version, record, found = reviewed(store, query.document, as_of=query.as_of)
    except KeyError:
        raise no_document(query.document) from None
    return {"document": record.document.id, "version": version.key, "reviews": found}


@router.post(
    "/reviews",
    response_model=Review,
    status_code=201,
    dependencies=[MayWrite],
    responses={409: {"description": "The document was coded anew: another version than `seen` is current."}},
)
@in_time
def make_review(store: TheStore, new: NewReview) -> Any:
    """Accept, correct, reject, or withdraw the verdict on an event, a statement or an actor."""
    try:
        return review(store, **{name: getattr(new, name) for name in NewReview.model_fields})
    except CodedAnewError as error:
        raise ProblemError(409, str(error)) from None
    except KeyError as error:
        if error.args[0] == new.document:
            raise no_document(new.document) from None
        raise ProblemError(404, f"{new.document} has no {new.target} {new.id!r}.") from None
