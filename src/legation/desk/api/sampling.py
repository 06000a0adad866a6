"""Samples: drawn fairly, read unit by unit with what was said of each, and the precision that follows."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from legation.desk.api import models
from legation.desk.api.asking import LARGEST_PAGE, PAGE, InJson, Number, TheStore, WholeNumber, in_time
from legation.desk.api.problems import ProblemError
from legation.desk.api.writing import MayWrite
from legation.reviews import draw, samples
from legation.reviews import precision as estimate
from legation.reviews.precision import Precision, judged_sample
from legation.reviews.sampling import Sample
from legation.reviews.sheets import as_coded, weights_of
from legation.reviews.values import Target

LARGEST_SAMPLE = 5000

router = APIRouter(tags=["review"])


class OfSample(BaseModel):
    """Which sample."""

    model_config = ConfigDict(extra="forbid")

    sample: Number | None = Field(None, description="its number; without it, the last one that was drawn")


class Page(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(PAGE, ge=1, le=LARGEST_PAGE, description="at most so many items")
    cursor: Number = Field(0, description="`next` of the page before")


class OfUnits(OfSample, Page):
    """Which units of which sample."""


class NewSample(BaseModel):
    """What is to be drawn. The same seed draws the same from a store that is the same."""

    model_config = ConfigDict(extra="forbid")

    size: Annotated[int, Field(ge=1, le=LARGEST_SAMPLE), InJson] = Field(description="how many, if there are as many")
    target: Target = Target.EVENT
    seed: WholeNumber = 1


SamplePage = models.page_of("SamplePage", models.SampleDrawn)


@router.get("/samples", response_model=SamplePage)
@in_time
def drawn_samples(store: TheStore, query: Annotated[Page, Query()]) -> Any:
    """The samples that were drawn, in their order."""
    found = samples(store, after=query.cursor, limit=query.limit + 1)
    items = found[: query.limit]
    return {"items": list(map(_facts, items)), "next": items[-1].key if len(found) > query.limit else None}


@router.post(
    "/samples",
    response_model=models.SampleDrawn,
    status_code=201,
    dependencies=[MayWrite],
    responses={409: {"description": "The store has nothing to draw from, or more types than are to be drawn."}},
)
@in_time
def draw_sample(request: Request, response: Response, store: TheStore, new: NewSample) -> Any:
    """Draw a fair sample to review, as `legation sample` does: at random within each type, rare types among them."""
    try:
        sample, _ = draw(store, new.size, target=new.target, seed=new.seed)
    except ValueError as error:
        raise ProblemError(409, f"It cannot be drawn: {error}.") from None
    response.headers["Location"] = f"{request.scope['root_path']}/sample?{urlencode({'sample': sample.key})}"
    return _facts(sample)


@router.get("/sample", response_model=models.PageOfSample)
@in_time
def sample_drawn(store: TheStore, query: Annotated[OfUnits, Query()]) -> Any:
    """What was drawn, each with the words it was read from, its values, and the review that counts."""
    try:
        sample, judged = judged_sample(store, query.sample)
    except KeyError:
        raise _no_sample() from None
    end = query.cursor + query.limit
    some = judged[query.cursor : end]
    weights = weights_of(judged)
    items = [
        {
            "document": unit.document_id,
            **{name: getattr(unit, name) for name in ("id", "type", "publisher")},
            "weight": weights[unit.type],
            "version": coded and coded.version,
            "words": coded and coded.anchor,
            "values": coded and coded.values,
            "review": review,
        }
        for (unit, review), coded in zip(some, as_coded(store, sample, some), strict=True)
    ]
    return {**_facts(sample), "size": len(judged), "items": items, "next": end if end < len(judged) else None}


@router.get("/precision", response_model=models.PrecisionOfSample)
@in_time
def precision(store: TheStore, query: Annotated[OfSample, Query()]) -> Any:
    """How much of what was coded is right, by type and by source, from the reviewed part of a sample."""
    try:
        report = estimate(store, sample=query.sample)
    except KeyError:
        raise _no_sample() from None
    return _facts(report.sample) | {"parts": [_part(part) for part in report.parts]}


def _part(part: Precision) -> dict[str, Any]:
    plain = {name: getattr(part, name) for name in models.PrecisionPart.model_fields}
    return plain | {name: plain[name] and plain[name]._asdict() for name in ("right", "exact")}


def _no_sample() -> ProblemError:
    return ProblemError(404, "There is no such sample; POST /samples or `legation sample` draws one.")


def _facts(sample: Sample) -> dict[str, Any]:
    return {"sample": sample.key, "drawn": sample.drawn, "target": sample.target, "seed": sample.seed}
