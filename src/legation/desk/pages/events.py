"""Events: asked for, counted by what they have in common, sorted, and to take away."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from legation.desk.asking import JudgedEventsAsked
from legation.desk.downloads import TableFormat, download
from legation.desk.pages.common import Page, TheMemory, TheStore
from legation.desk.rendering import render
from legation.exports.answers import write_answer
from legation.records import EventType, Status
from legation.reviews import Review
from legation.reviews.answers import verdicts_on_events
from legation.reviews.tables import changes_told
from legation.store import Store
from legation.store.browsing import WINDOW
from legation.stories.incidents import incidents_of

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
    asked: Annotated[JudgedEventsAsked, Query()],
    sort: Annotated[str, Query(max_length=20)] = "date",
    order: Annotated[str | None, Query(pattern="^(up|down)?$")] = None,
    page: Page = 1,
) -> Response:
    """The events that are asked for, a page of them."""
    is_down = order == "down" or (not order and sort == "date")
    reviews = memory.answer(verdicts_on_events, as_of=asked.as_of)
    view = memory.answer(
        Store.view,
        sort=sort,
        descending=is_down,
        limit=PAGE,
        offset=(page - 1) * PAGE,
        **asked.question(),
        among=_judged(asked, reviews),
    )
    keys = tuple(row["key"] for row in view.rows)
    judged = tuple((key, review.verdict.value) for key, review in reviews.items())
    return render(
        request,
        "events.html",
        view=view,
        facets=view.facets | {"review": memory.answer(_verdicts, judged=judged, **asked.question())},
        reviews=reviews,
        incidents=memory.answer(incidents_of, events=keys, as_of=asked.as_of),
        changes=changes_told,
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
def export(
    store: TheStore, memory: TheMemory, asked: Annotated[JudgedEventsAsked, Query()], format: TableFormat
) -> Response:
    """The events that are asked for as a file, the latest ``MOST_EXPORTED`` of them."""
    reviews = memory.answer(verdicts_on_events, as_of=asked.as_of)
    answer = store.events(limit=MOST_EXPORTED, **asked.question(), among=_judged(asked, reviews))
    out = io.BytesIO()
    write_answer(answer, format.value, answer.column_names, out)
    return download(out.getvalue(), "events", format)


def _judged(asked: JudgedEventsAsked, reviews: Mapping[int, Review]) -> tuple[int, ...] | None:
    """The keys of the events on which the verdict stands that is asked for, if any is."""
    if asked.review is None:
        return None
    return tuple(key for key, review in reviews.items() if review.verdict.value == asked.review.value)


def _verdicts(store: Store, *, judged: tuple[tuple[int, str], ...], **question: Any) -> list[tuple[str, int]]:
    """How many of the events asked for have which verdict, the most frequent first."""
    if not judged:
        return []
    verdicts = dict(judged)
    found = store.events(limit=None, with_key=True, among=tuple(verdicts), **question)["key"].to_pylist()
    return Counter(verdicts[key] for key in found).most_common()
