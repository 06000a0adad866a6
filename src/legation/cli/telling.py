"""What became of the documents: told of one by one on standard error, counted, and summed up at the end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.streams import BAD_INPUT, fail, in_a_folder, tell
from legation.sources import Coverage, Kind, Refusal, Source

if TYPE_CHECKING:
    from legation.records import Record

CoverageFile = Annotated[
    Path | None,
    typer.Option(
        "--coverage",
        metavar="FILE",
        help="Write here, as JSON, what became of all documents, by reason.",
        callback=in_a_folder,
    ),
]

MOST_FAULTS = 1000
MOST_OTHERS = 20
"""How many documents that were not coded are told of, one a line; the rest of them are counted."""

MOST_IDS = 1_000_000
"""How much of ids and contents is kept in mind."""


class Telling:
    """Tells of what is not read or not coded on standard error, and counts all documents in ``coverage``."""

    def __init__(self) -> None:
        self.coverage = Coverage()
        self._notes = 0
        self._ids: set[int] = set()
        self._namesakes = 0

    def refused(self, refusal: Refusal) -> None:
        """An input, or a document, gave no record; what is unchanged within an input is counted and not told of."""
        counted = self.coverage.add(refusal)
        if counted.kind is not Kind.UNCHANGED or counted.place is None:
            self._tell(counted)

    def coded(self, source: Source, record: Record) -> None:
        """A document gave a record, if one without events as its language is another; what triage leaves is counted."""
        refusal = self.coverage.add_record(record, source.origin)
        if refusal is not None and refusal.kind is not Kind.UNLIKELY:
            self._tell(refusal)

    def notes(self, source: Source) -> None:
        """What a document's reader should be told about it."""
        for note in source.notes:
            self._notes += 1
            if self._notes <= MOST_OTHERS:
                tell(f"{source.origin}: {note}")

    def named(self, source: Source) -> None:
        """A document goes into an output by its id: tell where another that goes there has the same."""
        id, content = source.document.id, (source.document.id, source.document.text)
        if hash(id) not in self._ids:
            if len(self._ids) < MOST_IDS:
                self._ids |= {hash(id), hash(content)}
        elif hash(content) not in self._ids:
            self._namesakes += 1
            if self._namesakes <= MOST_OTHERS:
                tell(f"{source.origin}: its id {id!r} is another document's too")

    def finish(self, coverage: Path | None) -> None:
        """Say and write what became of the documents; leave the program with ``BAD_INPUT`` where some were bad."""
        if self._namesakes > MOST_OTHERS:
            tell(f"{self._namesakes:,} documents have the id of another")
        told = self.coverage.coded + self.coverage.count(Kind.UNCHANGED)
        if self.coverage.documents > max(1, told) or not self.coverage.documents:
            tell(self.coverage.summary() if self.coverage.documents else "no documents")
        if coverage is not None:
            try:
                coverage.write_text(json.dumps(self.coverage.as_dict(), indent=2) + "\n", encoding="utf-8")
            except OSError as error:
                fail(f"{coverage}: {error.strerror or error}")
        if self.coverage.has_faults:
            raise typer.Exit(BAD_INPUT)

    def _tell(self, refusal: Refusal) -> None:
        most = MOST_FAULTS if refusal.kind.is_fault else MOST_OTHERS
        if (count := self.coverage.count(refusal.kind)) <= most:
            tell(str(refusal))
        elif count == most + 1:
            tell(f"more are {refusal.kind}; they are counted, but not told of one by one")
