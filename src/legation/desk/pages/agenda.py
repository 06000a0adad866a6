"""The agenda: what is announced for when and where, to read and to subscribe to."""

from __future__ import annotations

import io
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from legation.desk.downloads import TableFormat, download
from legation.desk.pages.common import TheMemory
from legation.desk.rendering import render
from legation.desk.security import feed_key
from legation.desk.sides import AgendaAsked
from legation.exports.agenda_calendar import write_agenda
from legation.exports.answers import write_answer
from legation.stories.agenda import agenda as find
from legation.stories.agenda_entries import State
from legation.stories.agenda_tables import EntryKind
from legation.stories.nations import country_names
from legation.stories.tables import entries_table

router = APIRouter()

FEED = "/agenda.ics"
_ENTRIES = 100


@router.get("/agenda")
def agenda(request: Request, memory: TheMemory, asked: Annotated[AgendaAsked, Query()]) -> Response:
    """The entries that are asked for, what lies ahead first."""
    found = memory.answer(find, limit=_ENTRIES, **asked.question())
    ahead = [entry for entry in found.entries if found.on is None or entry.when.latest >= found.on]
    return render(
        request,
        "agenda.html",
        asked=asked,
        found=found,
        ahead=ahead,
        past=[entry for entry in reversed(found.entries) if entry not in ahead],
        most=_ENTRIES,
        kinds=list(EntryKind),
        statuses=list(State),
        countries=country_names(),
        formats=list(TableFormat),
        feed=_feed(request, asked),
    )


@router.get(FEED)
def calendar(memory: TheMemory, asked: Annotated[AgendaAsked, Query()]) -> Response:
    """The entries that are asked for as a calendar (iCalendar), for programs that come again and again."""
    out = io.BytesIO()
    write_agenda(memory.answer(find, limit=None, **asked.question()).entries, out)
    return Response(out.getvalue(), media_type="text/calendar; charset=utf-8")


@router.get("/agenda/export")
def export(memory: TheMemory, asked: Annotated[AgendaAsked, Query()], format: TableFormat) -> Response:
    """The entries that are asked for as a file."""
    table, out = entries_table(memory.answer(find, limit=None, **asked.question()).entries), io.BytesIO()
    write_answer(table, format.value, table.column_names, out)
    return download(out.getvalue(), "agenda", format)


def _feed(request: Request, asked: AgendaAsked) -> str:
    """The calendar's address, with the key to it where the server has a token: whoever has it can read the agenda."""
    parameters = asked.model_dump(mode="json", by_alias=True, exclude_none=True)
    token: str | None = request.app.state.token
    if token:
        parameters["key"] = feed_key(token, FEED)
    return f"{request.base_url}".rstrip("/") + FEED + (f"?{urlencode(parameters)}" if parameters else "")
