"""The inputs of a command: documents read and coded one by one, what is bad named and passed over."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from legation.cli.streams import fail, tell, with_progress
from legation.sources import Origin, Reading, Refusal, Source, find, read_input

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Document, Record

Result = TypeVar("Result")

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help='Files, folders and patterns; "-" is standard input.')]
Actors = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Actors to add or override: CSV, TOML, PETRARCH; may be given again."),
]
Frames = Annotated[Path | None, typer.Option(metavar="FILE", help="Frames to add: docs/frames.md says how.")]


class Inputs:
    """The documents of all inputs in their order.

    What cannot be read or coded is told of on standard error; ``has_failed`` says so.
    """

    def __init__(self, paths: Sequence[str], reading: Reading | None = None, coder: Coder | None = None) -> None:
        self.paths = paths
        self.reading = reading or Reading()
        if coder is not None:
            self.coder = coder
        self.has_failed = False

    def __iter__(self) -> Iterator[Source]:
        for name in with_progress([name for path in self.paths for name in find(path)]):
            for found in (name,) if isinstance(name, Refusal) else read_input(name, self.reading):
                if isinstance(found, Refusal):
                    self._refused(found)
                    continue
                for note in found.notes:
                    tell(f"{found.origin}: {note}")
                yield found

    @cached_property
    def coder(self) -> Coder:
        """The coder, loaded for the first document that needs it."""
        from legation.coder import load

        return load()

    def code(self, document: Document, origin: Origin) -> Record:
        """The record of a document; a language that is not coded is told of."""
        [record] = self.coder.pipe([document])
        if record.document.language not in (None, "en"):
            tell(f"{origin}: its language is {record.document.language}; only English is coded")
        return record

    def attempt(self, source: Source, work: Callable[[], Result]) -> Result | None:
        """What the work on a source gives; ``None`` where it fails, and then the reason is told."""
        try:
            return work()
        except Exception as error:
            tell(f"{source.origin}: not coded, {_reason(error)}")
            self.has_failed = True
            return None

    def _refused(self, refusal: Refusal) -> None:
        if refusal.kind.is_fault:
            tell(str(refusal))
            self.has_failed = True


def coder_with(actors: Sequence[Path] | None, frames: Path | None) -> Coder | None:
    """The coder with these files added, none where there are none; leaves the program where one of them is bad."""
    from legation.coder import load

    try:
        return load(actors=actors, frames=frames) if actors or frames else None
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except ValueError as error:
        fail(str(error))


def day(given: str | None) -> date | None:
    """The day that an option names; leaves the program where it is none."""
    from legation.coder import as_date

    try:
        return as_date(given)
    except ValueError as error:
        fail(f"--published: {error}")


def _reason(error: Exception) -> str:
    """Why a document was not coded: it is too long, or what went wrong and where in the code."""
    from legation.coder import TooLongError

    if isinstance(error, TooLongError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    name = Path(place.filename).name
    return f"by a fault of this program: {type(error).__name__}: {error} ({name}, line {place.lineno})"
