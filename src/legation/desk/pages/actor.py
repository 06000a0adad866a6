"""Actors: who is spoken of, and one of them with its partners, its acts and its words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from legation.desk.pages.common import AsOf, TheMemory
from legation.desk.rendering import country, render
from legation.desk.sides import ActorAsked
from legation.reports import charts
from legation.store import Store
from legation.stories.ledger_items import Standing
from legation.stories.nations import country_names

router = APIRouter()

_NAMES = 100
_PARTNERS = 20
_EVENTS = 10
_STATEMENTS = 8
_OTHERS = 10


@router.get("/actors")
def actors(
    request: Request, memory: TheMemory, name: Annotated[str, Query(max_length=200)] = "", as_of: AsOf = None
) -> Response:
    """Who is spoken of, the most mentioned first."""
    found = memory.answer(Store.actors, name=name.strip() or None, limit=_NAMES, as_of=as_of).to_pylist()
    return render(request, "actors.html", words=name.strip(), actors=found, countries=country_names())


@router.get("/actor")
def actor(request: Request, memory: TheMemory, asked: Annotated[ActorAsked, Query()]) -> Response:
    """A country; without one, the form that asks for it."""
    found: dict[str, Any] = _found(memory, asked.code, asked) if asked.code else {}
    return render(request, "actor.html", asked=asked, countries=country_names(), found=found)


def _found(memory: TheMemory, code: str, asked: ActorAsked) -> dict[str, Any]:
    subject, days = country(code), asked.days()
    months = memory.answer(Store.history, first=code, **days).to_pylist()
    types = memory.answer(Store.types, actor=code, **days).to_pylist()
    partners = memory.answer(Store.partners, who=code, limit=_PARTNERS, **days).to_pylist()
    named = [{**row, "partner": country(row["partner"])} for row in partners]
    return {
        "subject": subject,
        "months": months,
        "types": types,
        "partners": partners,
        "score": charts.score_over_time(months, subject),
        "over_time": charts.events_over_time(months, subject),
        "by_type": charts.types(types, subject),
        "with_whom": charts.partners(named, subject),
        "names": memory.answer(Store.actors, name=code, limit=_OTHERS, as_of=asked.as_of).to_pylist(),
        "events": memory.answer(Store.events, actor=code, limit=_EVENTS, **days).to_pylist(),
        "statements": memory.answer(Store.statements, speaker=code, limit=_STATEMENTS, **days).to_pylist(),
        "ledger": asked.address("/ledger", actor=code, status=Standing.OPEN),
        "agenda": asked.address("/agenda", actor=code),
    }
