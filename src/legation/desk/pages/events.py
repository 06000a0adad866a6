"""Events: asked for, counted by what they have in common, sorted, and to take away."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from legation.desk.asking import EventsAsked
from legation.desk.downloads import TableFormat, download
from legation.desk.pages.common import Page, TheMemory, TheStore
from legation.desk.rendering import render
from legation.exports.answers import write_answer
from legation.records import EventType, Status
from legation.store import Store
from legation.store.browsing import WINDOW

router = APIRouter()

PAGE = 50
MOST_EXPORTED = 10_000
_FACET = 8
"""How many values of a facet are shown at once."""

COLUMNS = {
    "date": "When",
    "type": "What",
    "actor": "Who",
    "recipient": "To whom",
    "place": "Where",
    "score": "Score",
}
"""The columns of the table that it can be sorted by, and their headings."""


@router.get("/events")
def events(
    request: Request,
    memory: TheMemory,
    asked: Annotated[EventsAsked, Query()],
    sort: Annotated[str, Query(max_length=20)] = "date",
    order: Annotated[str | None, Query(pattern="^(up|down)?$")] = None,
    page: Page = 1,
) -> Response:
    """The events that are asked for, a page of them."""
    is_down = order == "down" or (not order and sort == "date")
    question = asked.question()
    view = memory.answer(Store.view, sort=sort, descending=is_down, limit=PAGE, offset=(page - 1) * PAGE, **question)
    return render(
        request,
        "events.html",
        view=view,
        asked=asked,
        chosen=asked.chosen(),
        columns=COLUMNS,
        sort=sort,
        is_down=is_down,
        page=page,
        pages=-(-view.found // PAGE),
        first=(page - 1) * PAGE + 1,
        shown_of_facet=_FACET,
        window=WINDOW,
        most_exported=MOST_EXPORTED,
        types=list(EventType),
        statuses=list(Status),
        formats=list(TableFormat),
    )


@router.get("/events/export")
def export(store: TheStore, asked: Annotated[EventsAsked, Query()], format: TableFormat) -> Response:
    """The events that are asked for as a file, the latest ``MOST_EXPORTED`` of them."""
    answer = store.events(limit=MOST_EXPORTED, **asked.question())
    out = io.BytesIO()
    write_answer(answer, format.value, answer.column_names, out)
    return download(out.getvalue(), "events", format)
