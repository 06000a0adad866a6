"""Opening the store that a command is asked of, and bringing it up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from legation.cli.streams import errors, fail

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


def link_new(store: Store) -> None:
    """Compare the events of new stories with those of all others, with a bar where somebody waits."""
    from rich.progress import Progress

    from legation.stories.linking import link

    with Progress(console=errors(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Comparing", total=None)
        link(store, lambda done, total: bar.update(task, completed=done, total=total))
