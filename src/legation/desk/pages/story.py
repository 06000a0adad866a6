"""A story: its text with everything that was read from it marked, and beside it the record and why it says so."""

from __future__ import annotations

import io
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from markupsafe import Markup

from legation.desk.downloads import MEDIA_TYPES, StoryFormat, download
from legation.desk.judging import changes, judgement
from legation.desk.pages.common import AsOf, TheMemory, TheStore
from legation.desk.rendering import render
from legation.exports import WRITERS
from legation.marked import anchor, marked, marks
from legation.records import Record
from legation.reviews import reviewed
from legation.store import Store
from legation.stories.incidents import incidents

router = APIRouter()

DocumentId = Annotated[str, Query(alias="id", min_length=1, max_length=2000)]


_INCIDENTS = 50


@router.get("/story")
def story(request: Request, store: TheStore, memory: TheMemory, document: DocumentId, as_of: AsOf = None) -> Response:
    """A story and its record."""
    try:
        version, record, standings = reviewed(store, document, as_of=as_of)
    except KeyError:
        raise _no_story(document) from None
    told = memory.answer(
        incidents, min_reports=2, limit=_INCIDENTS, as_of=as_of, document=document, compares_first=False
    ).to_pylist()
    return render(
        request,
        "story.html",
        record=record,
        document=record.document,
        text=Markup(marked(record.document.text, marks(record))),  # escaped there, mark by mark
        anchor=anchor,
        incidents=told,
        formats=MEDIA_TYPES,
        judged=None if as_of else partial(judgement, standings),
        version=version.key,
        reviewer=request.session.get("reviewer"),
        changes=changes,
    )


@router.get("/story/export")
def export(store: TheStore, document: DocumentId, format: StoryFormat, as_of: AsOf = None) -> Response:
    """A story's record in one of the formats of ``legation code``."""
    out = io.BytesIO()
    WRITERS[format.value]([record_of(store, document, as_of)], out)
    return download(out.getvalue(), document, format)


def record_of(store: Store, document: str, as_of: str | None) -> Record:
    """The record of a story; 404 where there is none."""
    try:
        return store.record(document, as_of=as_of)
    except KeyError:
        raise _no_story(document) from None


def _no_story(document: str) -> HTTPException:
    return HTTPException(404, f"No story with the id “{document}” is kept here.")
