"""Two countries: the score over time, what they do, and what stands open and lies ahead between them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from legation.desk.pages.common import TheMemory, TheStore
from legation.desk.rendering import country, render
from legation.desk.sides import DyadAsked
from legation.reports import charts
from legation.reports.briefing import brief
from legation.reports.page import report
from legation.store import Store
from legation.stories.nations import country_names

router = APIRouter()

_EVENTS = 12


@router.get("/dyad")
def dyad(request: Request, memory: TheMemory, asked: Annotated[DyadAsked, Query()]) -> Response:
    """What passes between two countries; without them, the form that asks for them."""
    pair = (asked.first, asked.second)
    found: dict[str, Any] = {}
    if asked.first and asked.second:
        found = _found(memory, (asked.first, asked.second), asked)
    return render(request, "dyad.html", asked=asked, pair=pair, countries=country_names(), found=found)


@router.get("/dyad/report")
def mailed(store: TheStore, asked: Annotated[DyadAsked, Query()]) -> Response:
    """The report on two countries as one file."""
    if not (asked.first and asked.second):
        raise HTTPException(422, "A report is on two countries: first and second.")
    found = brief(store, (asked.first, asked.second), **asked.days())
    name = f"{asked.first}-{asked.second}.html"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",  # and the file has its own
    }
    return Response(report(found), media_type="text/html; charset=utf-8", headers=headers)


def _found(memory: TheMemory, pair: tuple[str, str], asked: DyadAsked) -> dict[str, Any]:
    subject, days = " and ".join(map(country, pair)), asked.days()
    months = memory.answer(Store.history, first=pair[0], second=pair[1], **days).to_pylist()
    types = memory.answer(Store.types, between=pair, **days).to_pylist()
    return {
        "subject": subject,
        "months": months,
        "types": types,
        "score": charts.score_over_time(months, subject),
        "over_time": charts.events_over_time(months, subject),
        "by_type": charts.types(types, subject),
        "events": memory.answer(Store.events, between=pair, limit=_EVENTS, **days).to_pylist(),
        "ledger": asked.address("/ledger", actor=pair[0], other=pair[1]),
        "agenda": asked.address("/agenda", actor=pair[0], other=pair[1]),
    }
