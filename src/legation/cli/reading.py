"""The inputs of a command: documents read and coded one by one, what is bad named and passed over."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from legation.cli.streams import BAD_INPUT, fail, tell, with_progress
from legation.sources import Coverage, Form, Kind, Origin, Reading, Refusal, Source, find, read_input
from legation.sources.fields import NAMES

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Record

Result = TypeVar("Result")

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help='Files, folders and patterns; "-" is standard input.')]
Actors = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Actors to add or override: CSV, TOML, PETRARCH; may be given again."),
]
Frames = Annotated[Path | None, typer.Option(metavar="FILE", help="Frames to add: docs/frames.md says how.")]


From = Annotated[
    Form | None, typer.Option("--from", help="The form of the inputs, whatever their endings and contents say.")
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELDS",
        help="Which columns hold what: text=body,title=head,published=day,url=,id=,publisher=",
    ),
]
CoverageFile = Annotated[
    Path | None,
    typer.Option("--coverage", metavar="FILE", help="Write here, as JSON, what became of all documents, by reason."),
]

MOST_FAULTS = 1000
MOST_OTHERS = 20
"""How many documents that were not coded are told of, one a line; the rest of them are counted."""


class Inputs:
    """The documents of all inputs in their order.

    What is not read or not coded is told of on standard error and counted in ``coverage``.
    """

    def __init__(self, paths: Sequence[str], reading: Reading | None = None, coder: Coder | None = None) -> None:
        self.paths = paths
        self.reading = reading or Reading()
        self.coverage = Coverage()
        if coder is not None:
            self.coder = coder
        self._notes = 0

    def __iter__(self) -> Iterator[Source]:
        for name in with_progress([name for path in self.paths for name in find(path)]):
            for found in (name,) if isinstance(name, Refusal) else read_input(name, self.reading):
                if isinstance(found, Refusal):
                    self._not_coded(found)
                    continue
                for note in found.notes:
                    self._notes += 1
                    if self._notes <= MOST_OTHERS:
                        tell(f"{found.origin}: {note}")
                yield found

    @cached_property
    def coder(self) -> Coder:
        """The coder, loaded for the first document that needs it."""
        from legation.coder import load

        return load()

    def code(self, source: Source) -> Record:
        """The record of a document; a language that is not coded is told of."""
        [record] = self.coder.pipe([source.document])
        if refusal := self.coverage.add_record(record, source.origin):
            self._tell(refusal)
        return record

    def attempt(self, source: Source, work: Callable[[], Result]) -> Result | None:
        """What the work on a source gives; ``None`` where it fails, and then the reason is told."""
        try:
            return work()
        except Exception as error:
            self._not_coded(_refusal(source.origin, error))
            return None

    def finish(self, coverage: Path | None) -> None:
        """Say and write what became of the documents; leave the program with ``BAD_INPUT`` where some were bad."""
        told = self.coverage.coded + self.coverage.count(Kind.UNCHANGED)
        if self.coverage.documents > max(1, told):
            tell(self.coverage.summary())
        if coverage is not None:
            try:
                coverage.write_text(json.dumps(self.coverage.as_dict(), indent=2) + "\n", encoding="utf-8")
            except OSError as error:
                fail(f"{coverage}: {error.strerror or error}")
        if self.coverage.has_faults:
            raise typer.Exit(BAD_INPUT)

    def _not_coded(self, refusal: Refusal) -> None:
        self._tell(self.coverage.add(refusal))

    def _tell(self, refusal: Refusal) -> None:
        most = MOST_FAULTS if refusal.kind.is_fault else MOST_OTHERS
        if (count := self.coverage.count(refusal.kind)) <= most:
            tell(str(refusal))
        elif count == most + 1:
            tell(f"more are {refusal.kind}; they are counted, but not told of one by one")


def reading_of(
    *,
    form: Form | None = None,
    map: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """How to read, as the options say; leaves the program where one of them is bad."""
    return Reading(form=form, columns=_columns(map), published=_day(published), publisher=publisher, url=url)


def coder_with(actors: Sequence[Path] | None, frames: Path | None) -> Coder | None:
    """The coder with these files added, none where there are none; leaves the program where one of them is bad."""
    from legation.coder import load

    try:
        return load(actors=actors, frames=frames) if actors or frames else None
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except ValueError as error:
        fail(str(error))


def _columns(given: str | None) -> dict[str, str]:
    """The columns that "text=body,published=day" names."""
    columns = {}
    for part in (given or "").split(","):
        field, sign, column = (each.strip() for each in part.partition("="))
        if not part.strip():
            continue
        if not sign or not column or field not in NAMES:
            fail(f"--map: {part.strip()!r} is not one of {', '.join(f'{name}=COLUMN' for name in NAMES)}")
        columns[field] = column
    return columns


def _day(given: str | None) -> date | None:
    """The day that an option names."""
    from legation.coder import as_date

    try:
        return as_date(given)
    except ValueError as error:
        fail(f"--published: {error}")


def _refusal(origin: Origin, error: Exception) -> Refusal:
    """Why a document was not coded: it is too long, or what went wrong and where in the code."""
    from legation.coder import TooLongError

    if isinstance(error, TooLongError):
        return Refusal(origin, f"not coded, {error}", Kind.TOO_LONG)
    place = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
    return Refusal(origin, f"not coded, by a fault of this program: {fault}", Kind.NOT_CODED)
