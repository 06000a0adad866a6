"""The command line itself: its name, its version, and how it leaves."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

BROKEN_PIPE = 141

app = typer.Typer(
    name="legation",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read news dispatches and keep the diplomatic record: who did what to whom, when, where, according to whom.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legation {version('legation')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options of no command."""


def main() -> None:
    """Run the command line; a reader that has left the pipe is no error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
