"""Coverage: what was read, passed over and failed, so that a silence in the record can be told from a gap."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from legation.desk.pages.common import TheMemory, TheStore
from legation.desk.rendering import render
from legation.store import Store

router = APIRouter()

_PUBLISHERS = 200


@router.get("/coverage")
def coverage(request: Request, store: TheStore, memory: TheMemory) -> Response:
    """What is kept, and what the last ingests met."""
    kept = memory.answer(Store.kept)
    coders = memory.answer(Store.manifests)
    return render(
        request,
        "coverage.html",
        kept=kept,
        publishers=kept.publishers[:_PUBLISHERS],
        most_of_a_month=max((month.stories for month in kept.months), default=0),
        ingests=store.ingests(),
        coders=coders,
    )
