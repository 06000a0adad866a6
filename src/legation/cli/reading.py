"""The inputs of a command: files read and coded one by one, the bad ones named and passed over."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from legation.cli.streams import fail, tell, with_progress
from legation.sources import SourceError, TextFile, read_text

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Document, Record

Result = TypeVar("Result")

Actors = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Actors to add or override: CSV, TOML, PETRARCH; may be given again."),
]
Frames = Annotated[Path | None, typer.Option(metavar="FILE", help="Frames to add: docs/frames.md says how.")]


class Inputs:
    """Text files in their order. What cannot be read or coded is told of on standard error; ``has_failed`` says so."""

    def __init__(self, files: Sequence[str], coder: Coder | None = None) -> None:
        self.files = files
        if coder is not None:
            self.coder = coder
        self.has_failed = False

    def __iter__(self) -> Iterator[TextFile]:
        for file in with_progress(self.files):
            try:
                source = read_text(file)
            except SourceError as error:
                self._failed(str(error))
                continue
            if source.is_guess:
                tell(f"{file}: not UTF-8, read as {source.encoding}")
            yield source

    @cached_property
    def coder(self) -> Coder:
        """The coder, loaded for the first document that needs it."""
        from legation.coder import load

        return load()

    def code(self, document: Document, file: str) -> Record:
        """The record of a document; a language that is not coded is told of."""
        [record] = self.coder.pipe([document])
        if record.document.language not in (None, "en"):
            tell(f"{file}: its language is {record.document.language}; only English is coded")
        return record

    def attempt(self, source: TextFile, work: Callable[[], Result]) -> Result | None:
        """What the work on a source gives; ``None`` where it fails, and then the reason is told."""
        try:
            return work()
        except Exception as error:
            self._failed(f"{source.path}: not coded, {_reason(error)}")
            return None

    def _failed(self, message: str) -> None:
        tell(message)
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
