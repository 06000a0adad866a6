"""The command line itself: its name, its version, and how it leaves."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from legation.cli.streams import BAD_INPUT, tell

LEFT_PIPE = 1
"""The exit code where the reader has left the pipe, as Typer has it."""

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
    """Run the command line; what cannot be written ends it with a line that says so.

    A reader that has left the pipe is no error to tell of. A stream that was closed before is nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115  (open as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what it holds is written on leaving
        if isinstance(error, BrokenPipeError):
            sys.exit(LEFT_PIPE)
        tell(f"{error.filename or 'the results cannot be written'}: {error.strerror or error}")
        sys.exit(BAD_INPUT)
