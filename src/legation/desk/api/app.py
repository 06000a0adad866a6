"""The API as an application of its own, which the desk mounts below ``/api``."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.middleware import Middleware

from legation.desk.api import reading, reviewing, sampling, standing, writing
from legation.desk.api.asking import Unchanged
from legation.desk.api.coding import Coding
from legation.desk.api.problems import add_problems, describe
from legation.store import Store

_ABOUT = """The diplomatic record of a store: who did what to whom, when, where, and according to whom.

Lists that can be long come page by page: `next` is the `cursor` of the page after. What is read has an `ETag`; send it
back as `If-None-Match`, and the answer is 304 while nothing was kept, reviewed or compared. Errors are problems after
RFC 9457. Offsets are Unicode code points into a document's text, half-open. Nothing of a store leaves it otherwise
than asked for, and writing takes the token that the server was started with."""

_PROBLEMS = {
    400: "The request is malformed, or is for another host.",
    401: "The server's token is missing or wrong.",
    403: "This is not allowed: from another site, or without a token on the server.",
    404: "There is no such thing.",
    405: "This cannot be asked in that way.",
    413: "That is more than the server takes at once.",
    422: "A parameter or a field cannot be so.",
    500: "The server failed.",
    503: "It would take too long, or the server is busy; Retry-After says when to try again.",
}


def create_api(store: Store, *, token: str | None, coding: Coding | None = None) -> FastAPI:
    """The API on a store. Without a ``token`` nothing can be written; ``coding`` codes what is sent."""
    api = FastAPI(
        title="Legation",
        version=version("legation"),
        description=_ABOUT,
        docs_url=None,  # FastAPI's own pages load scripts from the net
        redoc_url=None,
        redirect_slashes=False,
        middleware=[Middleware(Unchanged, store=store)],
    )
    api.state.store = store
    api.state.token = token
    api.state.coding = coding or Coding()
    add_problems(api)
    for room in (reading, standing, reviewing, sampling, writing):
        api.include_router(room.router)
    api.openapi = lambda: _described(api)  # type: ignore[method-assign]
    return api


def _described(api: FastAPI) -> dict[str, Any]:
    if not api.openapi_schema:
        document = get_openapi(title=api.title, version=api.version, description=api.description, routes=api.routes)
        describe(document, _PROBLEMS)
        for name in ("HTTPValidationError", "ValidationError"):
            document["components"]["schemas"].pop(name, None)
        if api.state.token is not None:
            document["security"] = [{"token": []}]
        api.openapi_schema = document
    return api.openapi_schema
