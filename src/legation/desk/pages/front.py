"""The front page: what came in, what happened, what lies ahead and what is open."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from legation.desk.pages.common import TheStore
from legation.desk.rendering import render

router = APIRouter()

_STORIES = 12


@router.get("/")
def front(request: Request, store: TheStore) -> Response:
    """The front page."""
    stories = store.stories(limit=_STORIES).to_pylist()
    return render(request, "front.html", stories=stories, count=len(store))
