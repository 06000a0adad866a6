"""What the pages share: the store they ask, and the parameters that several of them take."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from legation.desk.remembering import Memory
from legation.store import Store


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


TheStore = Annotated[Store, Depends(_store)]
"""A page's parameter that is the store."""


def _memory(request: Request) -> Memory:
    memory: Memory = request.app.state.memory
    return memory


TheMemory = Annotated[Memory, Depends(_memory)]
"""A page's parameter that asks the store what takes long, each question once."""

Page = Annotated[int, Query(ge=1, le=100_000)]
"""Which page of a long answer, from 1."""

AsOf = Annotated[str | None, Query(max_length=40)]
"""A moment: the answer is what was known then."""
