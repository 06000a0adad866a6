"""What the commands say beside their results: messages and progress on standard error, exit codes."""

from __future__ import annotations

import sys
import time
from functools import cache
from pathlib import Path
from typing import NoReturn, Self

import typer
from rich.console import Console

BAD_INPUT = 2
"""The exit code where some input was bad, though the rest is done."""

_REFRESH = 0.2
"""Seconds between two looks of the progress bar."""


@cache
def errors() -> Console:
    """Standard error, for plain text of any length."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)


def tell(message: str) -> None:
    """A line on standard error, safe to show whatever a file's name holds."""
    from legation.exports.view import shown

    errors().print(shown(message))


def fail(message: str) -> NoReturn:
    """Say why and leave with ``BAD_INPUT``."""
    tell(message)
    raise typer.Exit(BAD_INPUT)


def in_a_folder(file: Path | None) -> Path | None:
    """The file that will be written, where its folder is there; else leaves the program before the work begins."""
    if file is not None and not file.absolute().parent.is_dir():
        fail(f"{file}: no such folder to write into")
    return file


class Progress:
    """How far the inputs are done: inputs of all, documents, their rate, and the time that remains.

    There is no thread that draws, as worker processes are forked meanwhile.
    """

    def __init__(self, *, is_shown: bool) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        self._bars = Bars(
            TextColumn("Coding"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:.1f}/s"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=errors(),
            transient=True,
            auto_refresh=False,
            disable=not is_shown,
        )
        self._bar = self._bars.add_task("", total=None, documents=0, rate=0.0)
        self._inputs = self._documents = 0
        self._began = self._looked = time.monotonic()

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def advance(self, total: int, *, inputs: int = 0, documents: int = 0) -> None:
        """So many more are done; ``total`` is how many inputs there are."""
        self._documents += documents
        self._inputs += inputs
        now = time.monotonic()
        if now - self._looked >= _REFRESH:
            self._looked = now
            rate = self._documents / (now - self._began)
            self._bars.update(
                self._bar, completed=self._inputs, total=total, documents=self._documents, rate=rate, refresh=True
            )


def somebody_waits(*, writes_here: bool) -> bool:
    """Whether somebody looks at standard error and sees no results of ours there."""
    return sys.stderr.isatty() and not (writes_here and sys.stdout.isatty())
