"""Opening the store that a command is asked of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from legation.cli.streams import fail

if TYPE_CHECKING:
    from legation.store import Store


@contextmanager
def opened(location: str, *, must_exist: bool = False) -> Iterator[Store]:
    """The store at a path or URL; leaves the program where it cannot be opened."""
    from legation.store import Store, StoreError

    if must_exist and "://" not in location and not Path(location).exists():
        fail(f"{location}: no such store; legation ingest makes one")
    try:
        with Store(location) as store:
            yield store
    except StoreError as error:
        fail(str(error))
