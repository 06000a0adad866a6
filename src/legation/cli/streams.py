"""What the commands say beside their results: messages on standard error, progress, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn, TypeVar

import typer
from rich.console import Console

Input = TypeVar("Input")

BAD_INPUT = 2
"""The exit code where some input was bad, though the rest is done."""


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


def with_progress(files: Sequence[Input]) -> Iterator[Input]:
    """The inputs, with a bar on standard error where somebody waits there and sees nothing else."""
    if len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.progress import track

    yield from track(files, description="Coding", console=errors(), transient=True)
