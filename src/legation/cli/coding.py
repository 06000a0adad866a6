"""``legation code`` and ``legation why``: files in, records or an event's evidence out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.app import app
from legation.cli.archiving import Address, EngineOption, code_archive
from legation.cli.opening import opened
from legation.cli.reading import (
    PAUSE,
    Actors,
    AllowPrivate,
    Frames,
    From,
    Inputs,
    Map,
    Paths,
    Pause,
    State,
    Triage,
    reading_of,
)
from legation.cli.running import SECONDS, QuarantineOption, Run, TimeLimit, WorkersOption
from legation.cli.streams import fail
from legation.cli.telling import CoverageFile
from legation.cli.writing import FormatOption, Output, beside, format_to_write, write

if TYPE_CHECKING:
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
    allow_private: AllowPrivate = False,
    pause: Pause = PAUSE,
    state: State = None,
    coverage: CoverageFile = None,
    actors: Actors = None,
    frames: Frames = None,
    triage: Triage = False,
    workers: WorkersOption = None,
    time_limit: TimeLimit = SECONDS,
    quarantine: QuarantineOption = None,
    journal: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to note what is done; without it OUT.journal.")
    ] = None,
    engine: EngineOption = None,
    address: Address = None,
    output: Output = None,
) -> None:
    """Code documents: print their records, or write them to a file.

    JSON is one object for one input and an array for several; jsonl is one record a line; the other formats have the
    events alone: docs/exports.md says how each of them looks. A run that was stopped goes on where it left off when the
    same command is given again; what could not be coded is put into OUT.quarantine.jsonl. With an engine OUT is a
    folder of Parquet parts, which a run over more inputs adds to: docs/scale.md.
    """
    reading = reading_of(
        form=from_,
        map=map,
        published=published,
        publisher=publisher,
        url=url,
        allow_private=allow_private,
        pause=pause,
        state=state,
    )
    run = Run(
        Inputs(paths, reading),
        actors=actors,
        frames=frames,
        triage=triage,
        workers=workers,
        time_limit=time_limit,
        quarantine=quarantine or beside(output, ".quarantine.jsonl"),
        writes_here=output is None,
    )
    if engine is not None:
        if format or journal or quarantine or coverage:
            fail(
                "--format, --journal, --quarantine and --coverage are not for --engine, which keeps all of these in OUT"
            )
        code_archive(
            paths,
            output,
            engine=engine,
            reading=reading,
            manifest=run.manifest(),
            make=run.make,
            workers=workers,
            time_limit=time_limit,
            address=address,
        )
        return
    form = format_to_write(format, output)
    with run.journal(journal or beside(output, ".journal")):
        records = _Records(run)
        first = list(islice(records, 1))
        write(chain(first, records), form, output, is_array=len(paths) > 1 or records.has_many)
    run.settle()
    run.telling.finish(coverage)


@app.command()
def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help='A text file; "-" is standard input.')],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as the table shows it: E1, E2, ...")],
    published: Published = None,
    actors: Actors = None,
    frames: Frames = None,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask of a store instead; FILE is then a document's id.")
    ] = None,
) -> None:
    """Show what an event was read from: the evidence for each field."""
    from legation.exports import write_evidence

    if store is not None:
        write_evidence(*_event(_kept(file, store), event, file), sys.stdout.buffer)
        return
    run = Run(Inputs([file], reading_of(published=published)), actors=actors, frames=frames)
    for record in _Records(run):
        write_evidence(*_event(record, event, file), sys.stdout.buffer)
    run.telling.finish(None)


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


class _Records:
    """The records of a run; ``has_many`` says, from the first on, that its input is one that may hold several."""

    def __init__(self, run: Run) -> None:
        self.has_many = False
        self._run = run
        self._records = self._coded()

    def __iter__(self) -> Iterator[Record]:
        return self._records

    def _coded(self) -> Iterator[Record]:
        for source, record in self._run:
            self.has_many |= self._run.inputs.holds_many(source)
            if record is not None:
                self._run.telling.named(source)
                yield record
