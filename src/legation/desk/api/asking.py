"""What the questions share: how their parameters may look, pages, limits of time, and answers that have not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from importlib.metadata import version
from typing import Annotated, Any, ParamSpec, TypeVar

import anyio
from anyio.to_thread import run_sync
from fastapi import Depends, Request, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.desk.api.problems import ProblemError
from legation.store import Store

LARGEST_PAGE = 500
PAGE = 100
TIME_LIMIT = 30.0
"""Seconds that an answer may take."""

AT_ONCE = 16
"""How many questions are answered at a time; others wait, within their time."""

_YEAR = "[12][0-9]{3}"
_DAYS = (
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])",
    "([12][0-9]([02468][48]|[13579][26]|[2468]0)|(1[26]|2[048])00)-02-29",
)
_FULL_DAY = f"({_YEAR}-({_DAYS[0]})|{_DAYS[1]})"

Text = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]+$")]
"""A name, a word, an id: anything but nothing and NUL, which databases refuse."""

FullDay = Annotated[str, StringConstraints(pattern=f"^{_FULL_DAY}$")]
Period = Annotated[str, StringConstraints(pattern=f"^({_FULL_DAY}|{_YEAR}(-(0[1-9]|1[0-2]))?)$")]
"""A day, a month or a year: 2024-05-14, 2024-05, 2024."""

Moment = Annotated[
    str,
    StringConstraints(
        pattern=f"^({_YEAR}(-(0[1-9]|1[0-2]))?|{_FULL_DAY}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?)$"
    ),
]
"""A time in UTC, or the end of a day, a month or a year."""

Code = Annotated[str, StringConstraints(pattern="^[A-Z]{3}( [A-Z]{3})?$")]
Country = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
Countries = Annotated[str, StringConstraints(pattern="^[A-Z]{3},[A-Z]{3}$")]
Pair = Annotated[str, StringConstraints(pattern="^[A-Z]{3}( [A-Z]{3})?,[A-Z]{3}( [A-Z]{3})?$")]
Number = Annotated[int, Field(ge=0, le=2**53 - 1)]


def _no_text(given: object) -> object:
    """JSON's 1 and 1.0 are one number; "1" and true are none."""
    if isinstance(given, str | bool):
        raise ValueError("a number is wanted")
    return given


InJson = BeforeValidator(_no_text)
"""For every number of a body, which is none where it is written as text."""

WholeNumber = Annotated[Number, InJson]


class Asked(BaseModel):
    """The parameters of a question; one that it does not know is an error, as it is a slip of the pen."""

    model_config = ConfigDict(extra="forbid")

    as_of: Moment | None = Field(None, description="answer from what was kept then, a time in UTC or a day's end")

    def asked(self, **changes: Any) -> dict[str, Any]:
        """The parameters as the store's questions take them."""
        found = {name: getattr(self, name) for name in type(self).model_fields} | changes
        if isinstance(pair := found.get("between"), str):
            found["between"] = tuple(pair.split(","))
        return {name: value for name, value in found.items() if value is not None}


class Limited(Asked):
    """A question with so many answers at most."""

    limit: int = Field(PAGE, ge=1, le=LARGEST_PAGE, description="at most so many items")


class Paged(Limited):
    """A question that is answered page by page."""

    cursor: Number | None = Field(None, description="`next` of the page before")

    def asked(self, **changes: Any) -> dict[str, Any]:
        """As for all questions; a row more than the page has, so that it is known whether there is another."""
        found = super().asked(limit=self.limit + 1, **changes)
        return found | ({"after": found.pop("cursor")} if "cursor" in found else {})


class Dated(BaseModel):
    """From when to when."""

    since: Period | None = Field(None, alias="from", description="from this day, month or year on")
    until: Period | None = Field(None, alias="to", description="up to this day, month or year")


def page(rows: list[dict[str, Any]], limit: int) -> dict[str, Any]:
    """A page of rows that have a ``key``, of which there may be one more than fits."""
    is_last = len(rows) <= limit
    items = [{name: cell for name, cell in row.items() if name != "key"} for row in rows[:limit]]
    return {"items": items, "next": None if is_last else rows[limit - 1]["key"]}


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


TheStore = Annotated[Store, Depends(_store)]

_THREADS = anyio.CapacityLimiter(AT_ONCE)
P = ParamSpec("P")
R = TypeVar("R")


def in_time(answer: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """Answer in a thread, and give up after ``TIME_LIMIT`` with a 503.

    The thread goes on to its end, but there are never more than ``AT_ONCE``.
    """

    @wraps(answer)
    async def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with anyio.fail_after(TIME_LIMIT):
                return await run_sync(partial(answer, *args, **kwargs), abandon_on_cancel=True, limiter=_THREADS)
        except TimeoutError:
            said = f"That took longer than {TIME_LIMIT:g} seconds. Ask for less at once."
            raise ProblemError(503, said, headers={"Retry-After": "60"}) from None

    return limited


class Unchanged:
    """ETags for what is read: the same question of a store in the same state has the same answer (RFC 9110, 8.8.3)."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self.app, self.store = app, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304 where the asker has the answer already, else say what it is to be known by."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        etag = await run_sync(self._etag, scope["path"], scope["query_string"])
        if _is_known(Headers(scope=scope).get("if-none-match", ""), etag):
            await Response(status_code=304, headers={"ETag": etag})(scope, receive, send)
            return

        async def send_with_etag(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["ETag"] = etag
            await send(message)

        await self.app(scope, receive, send_with_etag)

    def _etag(self, path: str, query: bytes) -> str:
        state = f"{version('legation')} {self.store.revision()} {path}?".encode() + query
        return f'W/"{hashlib.sha256(state).hexdigest()[:24]}"'


def _is_known(given: str, etag: str) -> bool:
    """Whether ``If-None-Match`` names this tag, compared weakly."""
    tags = [tag.strip().removeprefix("W/") for tag in given.split(",")]
    return etag.removeprefix("W/") in tags
