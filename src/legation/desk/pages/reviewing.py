"""Reviews: one event, statement or actor judged in place, and what the reviews say so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from starlette.responses import RedirectResponse

from legation.desk.judging import changes, fields, judgement
from legation.desk.pages.common import TheStore
from legation.desk.rendering import render
from legation.desk.security import CheckedForm, local_path
from legation.marked import anchor
from legation.reviews import CodedAnewError, Outcome, Review, Target, Verdict, review, reviewed, standings
from legation.reviews.anchors import anchor_of
from legation.reviews.matching import unit_of
from legation.reviews.precision import judged_sample, report_on
from legation.reviews.reviewing import LONGEST_NAME, LONGEST_NOTE, Reviewed
from legation.reviews.sampling import Sample, Sampled
from legation.reviews.values import Unit, as_text, values_of
from legation.store import Store

router = APIRouter()

_LATEST = 200
_SHOWN = 50
_DIGITS = 18

Id = Annotated[str, Query(min_length=1, max_length=2000)]


async def _posted(request: Request) -> dict[str, str]:
    """The fields of a form; files, and what is longer than any field, are none."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str) and len(value) <= LONGEST_NOTE}


@router.get("/review")
def ask(request: Request, store: TheStore, document: Id, target: Target, id: Id, next: str = "") -> Response:
    """The form for one event, statement or actor."""
    return _form(request, *_found(store, document, target, id), target, next=next)


@router.post("/review", dependencies=[CheckedForm])
def take(request: Request, store: TheStore, posted: Annotated[dict[str, str], Depends(_posted)]) -> Response:
    """Keep a review and go back to where it was made; show the form again where it cannot be kept."""
    try:
        target, verdict = Target(posted.get("target", "")), Verdict(posted.get("verdict", ""))
    except ValueError:
        raise HTTPException(422, "This form lacks a field. Load its page again.") from None
    document, id, next = (posted.get(name, "") for name in ("document", "id", "next"))
    found, unit = _found(store, document, target, id)
    given = {field.name: posted[field.name] for field in fields(target) if field.name in posted}
    reviewer, seen = posted.get("reviewer", request.session.get("reviewer", "")), posted.get("seen", "")
    try:
        review(
            store,
            document,
            target,
            id,
            verdict,
            reviewer=reviewer,
            changes=given if verdict is Verdict.CORRECTED else None,
            note=posted.get("note"),
            seen=int(seen) if seen.isdecimal() and len(seen) <= _DIGITS else None,
        )
    except CodedAnewError:
        said = "The story was coded anew since you looked at it. This is how it is coded now."
        return _form(request, found, unit, target, next=next, complaint=said, status=409)
    except ValueError as error:
        said = f"{str(error)[:1].upper()}{str(error)[1:]}."
        return _form(request, found, unit, target, next=next, complaint=said, status=422, given=posted)
    request.session["reviewer"] = reviewer.strip()
    return RedirectResponse(local_path(next) if next else _place(document, target, id), status_code=303)


@router.get("/review/next")
def go_on(store: TheStore) -> Response:
    """The next of the sample that nobody has reviewed yet."""
    sample, judged = _sample(store)
    waiting = [unit for unit, verdict in judged if verdict is None]
    if sample is None or not waiting:
        return RedirectResponse("/reviews", status_code=303)
    asked = {"document": waiting[0].document_id, "target": sample.target.value, "id": waiting[0].id}
    return RedirectResponse(f"/review?{urlencode(asked | {'next': '/review/next'})}", status_code=303)


@router.get("/reviews")
def overview(request: Request, store: TheStore) -> Response:
    """What the reviews say so far: precision from the sample, reviews that have lost their subject, the latest ones."""
    sample, judged = _sample(store)
    found = standings(store, latest=_LATEST)
    return render(
        request,
        "reviews.html",
        sample=sample,
        waiting=sum(verdict is None for _, verdict in judged),
        parts=report_on(sample, judged).parts if sample else (),
        latest=found[: -_SHOWN - 1 : -1],
        lost=[s for s in found if s.counts and s.outcome in (Outcome.MISSED, Outcome.ORPHANED)],
        place=_place,
        changes=changes,
    )


def _found(store: Store, document: str, target: Target, id: str) -> tuple[Reviewed, Unit]:
    """A document with its reviews, and what is to be judged; 404 where there is no such thing."""
    try:
        found = reviewed(store, document)
        return found, unit_of(found.record, target, id)
    except KeyError:
        raise HTTPException(404, f"There is no {target} {id} in a story “{document}” here.") from None


def _form(
    request: Request,
    found: Reviewed,
    unit: Unit,
    target: Target,
    *,
    next: str,
    complaint: str | None = None,
    status: int = 200,
    given: Mapping[str, str] | None = None,
) -> Response:
    """The form: with what was given, else with what the review that counts says, else as it is coded."""
    coded = values_of(found.record, unit)
    counting, history = judgement(found.standings, target, unit.id)
    values = counting.review.after if counting and counting.review.after else coded
    given = given or {}
    response = render(
        request,
        "reviewing.html",
        document=found.record.document,
        version=found.version.key,
        target=target.value,
        id=unit.id,
        words=anchor_of(found.record, unit),
        fields=fields(target),
        coded={field.name: as_text(getattr(coded, field.name)) for field in fields(target)},
        shown={field.name: given.get(field.name, as_text(getattr(values, field.name))) for field in fields(target)},
        counting=counting,
        history=history,
        changes=changes,
        next=local_path(next) if next else "",
        back=_place(found.record.document.id, target, unit.id),
        complaint=complaint,
        note=given.get("note", ""),
        reviewer=given.get("reviewer", request.session.get("reviewer", "")),
        longest_name=LONGEST_NAME,
        longest_note=LONGEST_NOTE,
    )
    response.status_code = status
    return response


def _place(document: str, target: Target, id: str | None) -> str:
    """Where an entry is shown."""
    story = f"/story?id={quote(document, safe='')}"
    return f"{story}#{anchor(target.value, id)}" if id else story


def _sample(store: Store) -> tuple[Sample | None, list[tuple[Sampled, Review | None]]]:
    """The last sample, and each of its units with the review that counts, if any."""
    try:
        return judged_sample(store)
    except KeyError:
        return None, []
