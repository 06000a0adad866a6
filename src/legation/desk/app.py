"""The application: a store, its pages, and the guards before them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from legation.desk.api import create_api
from legation.desk.api.coding import Coding
from legation.desk.api.problems import PlainToProblem
from legation.desk.errors import add_error_pages
from legation.desk.pages import ROUTERS
from legation.desk.remembering import Memory
from legation.desk.rendering import STATIC, Rendering
from legation.desk.security import LOOPBACK, guards
from legation.store import Store

API = "/api"


def create_app(
    location: str | Path | Store,
    *,
    token: str | None = None,
    hosts: Iterable[str] = (),
    coding: Coding | None = None,
) -> FastAPI:
    """The desk on the store at a path or URL, or on one that is open.

    With a ``token`` every page asks for it once, and programs send it as ``Authorization: Bearer``; without one
    everybody who reaches the server may read. ``hosts`` are names under which it is reached beside those of the
    loopback; a request for any other is refused. ``coding`` codes what programs send. Raises ``StoreError`` where the
    store cannot be opened, and ``ValueError`` for a token that can be guessed.
    """
    is_ours = not isinstance(location, Store)
    store = location if isinstance(location, Store) else Store(location)
    coding = coding or Coding()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        coding.close()
        if is_ours:
            store.close()

    app = FastAPI(
        title="Legation",
        docs_url=None,  # FastAPI's own pages load scripts from the net
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        middleware=[Middleware(PlainToProblem, path=API), *guards(token, (*LOOPBACK, *hosts))],
    )
    app.state.store = store
    app.state.memory = Memory(store)
    app.state.token = token
    app.state.rendering = Rendering()
    add_error_pages(app)
    app.mount(API, create_api(store, token=token, coding=coding))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    return app
