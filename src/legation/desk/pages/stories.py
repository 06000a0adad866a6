"""The stories that came in, the latest first, a page of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from legation.desk.asking import StoriesAsked
from legation.desk.pages.common import Page, TheStore
from legation.desk.rendering import render

router = APIRouter()

PAGE = 50


@router.get("/stories")
def stories(request: Request, store: TheStore, asked: Annotated[StoriesAsked, Query()], page: Page = 1) -> Response:
    """The stories that are asked for, by the day on which they were published."""
    found = store.stories(limit=PAGE + 1, offset=(page - 1) * PAGE, **asked.question()).to_pylist()
    return render(
        request,
        "stories.html",
        stories=found[:PAGE],
        has_more=len(found) > PAGE,
        page=page,
        asked=asked,
        chosen=asked.chosen(),
    )
