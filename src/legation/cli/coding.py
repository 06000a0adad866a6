"""``legation code`` and ``legation why``: files in, records or an event's evidence out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from legation.cli.app import app
from legation.cli.opening import opened
from legation.cli.reading import Inputs, coder_with, day
from legation.cli.streams import BAD_INPUT, fail
from legation.sources import TextFile

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Event, Record


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
    actors: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Actors to add or override: CSV, TOML, PETRARCH; may be given again."),
    ] = None,
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
    batch = _Batch(files, coder_with(actors or ()), published=day(published), publisher=publisher, url=url)
    _write(batch, form, output, is_array=len(files) > 1)
    if batch.has_failed:
        raise typer.Exit(BAD_INPUT)


@app.command()
def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help='A text file; "-" is standard input.')],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as the table shows it: E1, E2, ...")],
    published: Published = None,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask of a store instead; FILE is then a document's id.")
    ] = None,
) -> None:
    """Show what an event was read from: each field's evidence, in its context."""
    from legation.exports import write_evidence

    if store is not None:
        write_evidence(*_event(_kept(file, store), event, file), sys.stdout.buffer)
        return
    batch = _Batch([file], published=day(published))
    for record in batch:
        write_evidence(*_event(record, event, file), sys.stdout.buffer)
    if batch.has_failed:
        raise typer.Exit(BAD_INPUT)


def _kept(document: str, location: str) -> Record:
    """The record of a document in a store."""
    with opened(location, must_exist=True) as store:
        try:
            return store.record(document)
        except KeyError:
            fail(f"{location}: no document {document!r}")


def _event(record: Record, event: str, file: str) -> tuple[Record, Event]:
    """The record and the event of that id in it."""
    try:
        return record, record.event(event)
    except KeyError:
        ids = ", ".join(event.id for event in record.events) or "none"
        fail(f"{file}: no event {event!r}; there are: {ids}")


class _Batch:
    """The records of text files in their order, the bad ones passed over."""

    def __init__(self, files: Sequence[str], coder: Coder | None = None, **known: Any) -> None:
        self._inputs = Inputs(files, coder)
        self._known = known

    @property
    def has_failed(self) -> bool:
        """Whether an input was bad."""
        return self._inputs.has_failed

    def __iter__(self) -> Iterator[Record]:
        for source in self._inputs:
            record = self._inputs.attempt(source, partial(self._code, source))
            if record is not None:
                yield record

    def _code(self, source: TextFile) -> Record:
        from legation.records import Document

        document = Document(id=source.id or "", text=source.text, **self._known)
        return self._inputs.code(document, source.path)


def _write(batch: _Batch, form: Format, output: Path | None, *, is_array: bool) -> None:
    """Write the records to standard output, or to a file that appears only when it is complete."""
    if output is None:
        _write_to(sys.stdout.buffer, batch, form, is_array=is_array)
        return
    unfinished = output.with_name(f".{output.name}.{os.getpid()}.partial")
    try:
        with open(unfinished, "xb") as out:
            _write_to(out, batch, form, is_array=is_array)
        unfinished.replace(output)
    except OSError as error:
        fail(f"{output}: {error.strerror or error}")
    finally:
        unfinished.unlink(missing_ok=True)


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
