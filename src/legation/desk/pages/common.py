"""What the pages share: the store they ask."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from legation.store import Store


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


TheStore = Annotated[Store, Depends(_store)]
"""A page's parameter that is the store."""
