"""``legation code`` and ``legation why``: files in, records or an event's evidence out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.app import app
from legation.cli.opening import opened
from legation.cli.reading import Actors, CoverageFile, Frames, From, Inputs, Map, Paths, coder_with, reading_of
from legation.cli.streams import fail
from legation.cli.writing import FormatOption, Output, format_to_write, write
from legation.sources import Reading

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.records import Event, Record


Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; without it the text's date line."),
]


@app.command()
def code(
    paths: Paths,
    format: FormatOption = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they were published.")] = None,
    from_: From = None,
    map: Map = None,
    coverage: CoverageFile = None,
    actors: Actors = None,
    frames: Frames = None,
    output: Output = None,
) -> None:
    """Code documents: print their records, or write them to a file.

    JSON is one object for one input and an array for several; jsonl is one record a line; the other formats have the
    events alone: docs/exports.md says how each of them looks.
    """
    form = format_to_write(format, output)
    reading = reading_of(form=from_, map=map, published=published, publisher=publisher, url=url)
    batch = _Batch(paths, reading, coder_with(actors, frames))
    records = iter(batch)
    first = list(islice(records, 1))
    write(chain(first, records), form, output, is_array=len(paths) > 1 or batch.has_many)
    batch.inputs.finish(coverage)


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
    batch = _Batch([file], reading_of(published=published))
    for record in batch:
        write_evidence(*_event(record, event, file), sys.stdout.buffer)
    batch.inputs.finish(None)


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
    """The records of documents in their order, the bad ones passed over.

    ``has_many`` says, from the first record on, that its input is one that may hold several documents.
    """

    def __init__(self, paths: Sequence[str], reading: Reading, coder: Coder | None = None) -> None:
        self.inputs = Inputs(paths, reading, coder)
        self.has_many = False

    def __iter__(self) -> Iterator[Record]:
        for source in self.inputs:
            self.has_many |= source.origin.place is not None or source.origin.input not in self.inputs.paths
            record = self.inputs.attempt(source, partial(self.inputs.code, source))
            if record is not None:
                yield record
