"""``legation code`` and ``legation why``: files in, records or an event's evidence out."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from legation.cli.app import app
from legation.cli.streams import BAD_INPUT, fail, tell, with_progress
from legation.sources import SourceError, TextFile, read_text

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Record


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    GDELT = "gdelt"
    PHOENIX = "phoenix"
    POLECAT = "polecat"
    GEOJSON = "geojson"
    GRAPHML = "graphml"
    ICS = "ics"


Files = Annotated[list[str], typer.Argument(metavar="FILE", help='Text files; "-" is standard input.')]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; without it the text's date line."),
]


@app.command()
def code(
    files: Files,
    format: Annotated[
        Format | None, typer.Option(help="How to write the records; without it as OUT's suffix says, else a table.")
    ] = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they were published.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file, whole or not at all.")
    ] = None,
) -> None:
    """Code documents: print their records, or write them to a file.

    JSON is one object for one input and an array for several; jsonl is one record a line; the other formats have the
    events alone: docs/exports.md says how each of them looks.
    """
    form = format or _format_of(output)
    if form is Format.PARQUET and output is None and sys.stdout.isatty():
        fail("parquet is no text for a terminal: name a file with -o")
    batch = _Batch(files, _day(published), publisher, url)
    _write(batch, form, output, is_array=len(files) > 1)
    if batch.has_failed:
        raise typer.Exit(BAD_INPUT)


@app.command()
def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help='A text file; "-" is standard input.')],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as the table shows it: E1, E2, ...")],
    published: Published = None,
) -> None:
    """Show what an event was read from: each field's evidence, in its context."""
    from legation.exports import write_evidence

    batch = _Batch([file], _day(published))
    for record in batch:
        try:
            found = record.event(event)
        except KeyError:
            ids = ", ".join(event.id for event in record.events) or "none"
            fail(f"{file}: no event {event!r}; there are: {ids}")
        write_evidence(record, found, sys.stdout.buffer)
    if batch.has_failed:
        raise typer.Exit(BAD_INPUT)


class _Batch:
    """The records of the inputs in their order; a bad input is told of on standard error and passed over."""

    def __init__(
        self, files: Sequence[str], published: date | None, publisher: str | None = None, url: str | None = None
    ) -> None:
        self.files, self.published, self.publisher, self.url = files, published, publisher, url
        self.has_failed = False
        self._coder: Coder | None = None

    def __iter__(self) -> Iterator[Record]:
        for file in with_progress(self.files):
            try:
                source = read_text(file)
            except SourceError as error:
                tell(str(error))
                self.has_failed = True
                continue
            if source.is_guess:
                tell(f"{file}: not UTF-8, read as {source.encoding}")
            try:
                record = self._code(source)
            except Exception as error:
                tell(f"{file}: not coded, {_reason(error)}")
                self.has_failed = True
                continue
            yield record

    def _code(self, source: TextFile) -> Record:
        if self._coder is None:
            from legation.coder import load

            self._coder = load()
        record = self._coder.code(
            source.text, published=self.published, id=source.id, url=self.url, publisher=self.publisher
        )
        if record.document.language not in (None, "en"):
            tell(f"{source.path}: its language is {record.document.language}; only English is coded")
        return record


def _write(batch: _Batch, form: Format, output: Path | None, *, is_array: bool) -> None:
    """Write the records to standard output, or to a file that appears only when it is complete."""
    if output is None:
        _write_to(sys.stdout.buffer, batch, form, is_array=is_array)
        return
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    try:
        with open(partial, "xb") as out:
            _write_to(out, batch, form, is_array=is_array)
        partial.replace(output)
    except OSError as error:
        fail(f"{output}: {error.strerror or error}")
    finally:
        partial.unlink(missing_ok=True)


def _write_to(out: BinaryIO, batch: _Batch, form: Format, *, is_array: bool) -> None:
    from legation import exports

    if form is Format.JSON:
        exports.write_json(batch, out, as_array=is_array)
    else:
        exports.WRITERS[form](batch, out)
    out.flush()


def _format_of(output: Path | None) -> Format:
    """The format that a file's suffix names, a table where it names none."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    return Format(suffix) if suffix in set(Format) else Format.TABLE


def _day(given: str | None) -> date | None:
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
