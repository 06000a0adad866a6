"""The network: who deals with whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from legation.desk.asking import EventsAsked
from legation.desk.pages.common import TheMemory
from legation.desk.rendering import country, render
from legation.records import EventType
from legation.reports import networks
from legation.store import Store
from legation.store.browsing import WINDOW

router = APIRouter()

_PAIRS = 120


@router.get("/network")
def network(request: Request, memory: TheMemory, asked: Annotated[EventsAsked, Query()]) -> Response:
    """The countries that the events asked for join."""
    pairs = memory.answer(Store.pairs, limit=_PAIRS, **asked.question()).to_pylist()
    named = [{**pair, "actor": country(pair["actor"]), "partner": country(pair["partner"])} for pair in pairs]
    return render(
        request,
        "network.html",
        asked=asked,
        chosen=asked.chosen(),
        pairs=pairs,
        figure=networks.network(named, "the events asked for"),
        types=list(EventType),
        window=WINDOW,
    )
