"""``legation code`` and ``legation why``: files in, records or an event's evidence out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.app import app
from legation.cli.opening import opened
from legation.cli.reading import Actors, Frames, Inputs, coder_with, day
from legation.cli.streams import BAD_INPUT, fail
from legation.cli.writing import FormatOption, Output, format_to_write, write
from legation.sources import TextFile

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Event, Record


Files = Annotated[list[str], typer.Argument(metavar="FILE", help='Text files; "-" is standard input.')]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; without it the text's date line."),
]


@app.command()
def code(
    files: Files,
    format: FormatOption = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they were published.")] = None,
    actors: Actors = None,
    frames: Frames = None,
    output: Output = None,
) -> None:
    """Code documents: print their records, or write them to a file.

    JSON is one object for one input and an array for several; jsonl is one record a line; the other formats have the
    events alone: docs/exports.md says how each of them looks.
    """
    form = format_to_write(format, output)
    batch = _Batch(files, coder_with(actors, frames), published=day(published), publisher=publisher, url=url)
    write(batch, form, output, is_array=len(files) > 1)
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
