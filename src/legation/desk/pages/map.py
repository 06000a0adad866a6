"""The map: where events took place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from legation.desk.asking import EventsAsked
from legation.desk.pages.common import TheMemory
from legation.desk.rendering import render
from legation.records import EventType
from legation.reports import maps
from legation.store import Store
from legation.store.browsing import WINDOW

router = APIRouter()

_PLACES = 200


@router.get("/map")
def on_map(request: Request, memory: TheMemory, asked: Annotated[EventsAsked, Query()]) -> Response:
    """The places of the events that are asked for."""
    places = memory.answer(Store.places, limit=_PLACES, **asked.question()).to_pylist()
    return render(
        request,
        "map.html",
        asked=asked,
        chosen=asked.chosen(),
        places=places,
        figure=maps.events_on_map(places, "those asked for"),
        types=list(EventType),
        window=WINDOW,
    )
