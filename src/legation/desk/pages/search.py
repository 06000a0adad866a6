"""Search: stories with some words, the best first, each with a hit in its context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup, escape

from legation.desk.pages.common import AsOf, TheStore
from legation.desk.rendering import render
from legation.store.searching import HIT_END, HIT_START

router = APIRouter()

SHOWN = 50
_MARKS = re.compile(f"({HIT_START}|{HIT_END})")


@router.get("/search")
def search(
    request: Request, store: TheStore, q: Annotated[str, Query(max_length=500)] = "", as_of: AsOf = None
) -> Response:
    """The stories that have all the words."""
    words = q.strip()
    found = store.search(words, limit=SHOWN + 1, as_of=as_of).to_pylist() if words else []
    hits = [row | {"hit": with_hits(row["hit"])} for row in found[:SHOWN]]
    return render(request, "search.html", words=words, hits=hits, has_more=len(found) > SHOWN)


def with_hits(context: str) -> Markup:
    """A context with its hits as ``<mark>``; a mark that the text itself brings, without its other half, is text."""
    return Markup("").join(_pieces(_MARKS.split(context)))


def _pieces(parts: list[str]) -> Iterator[Markup]:
    is_hit = False
    for number, part in enumerate(parts):
        if part == HIT_START and not is_hit and HIT_END in parts[number:]:
            is_hit = True
            yield Markup("<mark>")
        elif part == HIT_END and is_hit:
            is_hit = False
            yield Markup("</mark>")
        else:
            yield escape(part)
