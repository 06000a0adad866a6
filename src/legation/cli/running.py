"""A run over documents: here or by worker processes, with what goes wrong told of, and a journal against kills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.reading import End, Inputs, coder_with
from legation.cli.streams import Progress, fail, in_a_folder, somebody_waits, tell
from legation.cli.telling import Telling
from legation.sources import Kind, Refusal, Source, SourceError, settle

if TYPE_CHECKING:
    from legation.manifest import Manifest
    from legation.records import Document, Record
    from legation.scale import Coded, Fault, Journal, Quarantine, Task

WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", help="Code in N processes; without it in this one, unguarded."),
]
TimeLimit = Annotated[
    float, typer.Option(min=0.001, metavar="SECONDS", help="Give up a document after so long; with --workers.")
]
QuarantineOption = Annotated[
    Path | None,
    typer.Option(
        "--quarantine",
        metavar="FILE",
        help="Where to put documents that could not be coded.",
        callback=in_a_folder,
    ),
]
SECONDS = 300.0


class Run:
    """The documents of some inputs, coded by ``workers`` processes, or in this one where that is None.

    ``is_known`` tells of documents that need not be coded; they are counted as unchanged. ``keeps_each`` says that a
    record is safe once the next one is asked for; without it they are when ``settle`` is called. Leaves the program
    where a file of actors or frames is bad.
    """

    def __init__(
        self,
        inputs: Inputs,
        *,
        actors: list[Path] | None = None,
        frames: Path | None = None,
        triage: bool = False,
        workers: int | None = None,
        time_limit: float = SECONDS,
        quarantine: Path | None = None,
        writes_here: bool = True,
        keeps_each: bool = False,
        is_known: Callable[[Document], bool] = lambda document: False,
    ) -> None:
        from legation.scale import Load

        self.inputs = inputs
        self.telling = Telling()
        """What is told and counted of the documents."""
        self.make = Load(tuple(actors or ()), frames, triage)
        """Makes what codes the documents, here or elsewhere."""
        self._workers, self._time_limit = workers, time_limit
        self._quarantine = quarantine
        self._is_shown = somebody_waits(writes_here=writes_here)
        self._is_known = is_known
        self._keeps_each = keeps_each
        self._ended: list[str] = []
        self._journal: Journal | None = None
        if actors or frames:
            coder_with(self.make)

    def manifest(self) -> Manifest:
        """What codes the documents."""
        from legation.manifest import manifest

        triage = "yes" if self.make.triage else None
        options: dict[str, Path | str | None] = {"frames": self.make.frames, "triage": triage}
        options |= {f"actors {number}": file for number, file in enumerate(self.make.actors, start=1)}
        return manifest(**options)

    @contextmanager
    def journal(self, path: Path | None) -> Iterator[None]:
        """Keep a journal in this file, until what is done here is done to the end."""
        from legation.scale import Journal, JournalError

        if path is None:
            yield
            return
        try:
            with Journal(path, self.manifest) as self._journal:
                yield
                self._journal.finish()
        except JournalError as error:
            fail(str(error))
        except BaseException:
            if path.exists():
                tell(f"{path}: the same command goes on from there")
            raise

    def __iter__(self) -> Iterator[tuple[Source, Record | None]]:
        """The sources in their order with their records, None where it is known; what failed is told of."""
        from legation.scale import Fault, Quarantine, WorkersError, code

        progress = Progress(is_shown=self._is_shown)
        done = code(self._tasks(), self.make, workers=self._workers, time_limit=self._time_limit, journal=self._journal)
        try:
            with progress, Quarantine(self._quarantine) as quarantine:
                for task in done:
                    found = task.item
                    is_end = isinstance(found, End)
                    progress.advance(self.inputs.total, inputs=is_end, documents=task.document is not None)
                    if isinstance(found, End):
                        self._end(found)
                    elif isinstance(found, Refusal):
                        self.telling.refused(found)
                    elif isinstance(found, Source):
                        self.telling.notes(found)
                        if isinstance(task.outcome, Fault):
                            self._give_up(found, task.outcome, quarantine)
                        else:
                            yield found, self._record(found, task.outcome)
        except WorkersError as error:
            fail(str(error))

    def settle(self) -> None:
        """Tell the sources that everything which has come so far is safe, so that it need not be fetched again."""
        for name in self._ended:
            try:
                settle(name, self.inputs.reading)
            except SourceError as error:
                fail(error.reason)
        self._ended.clear()

    def _end(self, end: End) -> None:
        if end.input is not None:
            self._ended.append(end.input)
        if self._keeps_each:
            self.settle()

    def _tasks(self) -> Iterator[Task]:
        from legation.scale import Task

        for found in self.inputs:
            is_new = isinstance(found, Source) and not self._is_known(found.document)
            yield Task(found.document if isinstance(found, Source) and is_new else None, found)

    def _record(self, source: Source, outcome: Coded | None) -> Record | None:
        if outcome is None:
            self.telling.coverage.add(Refusal(source.origin, "kept already", Kind.UNCHANGED))
            return None
        self.telling.coded(source, outcome.record)
        return outcome.record

    def _give_up(self, source: Source, fault: Fault, quarantine: Quarantine) -> None:
        self.telling.refused(Refusal(source.origin, f"not coded, {fault.reason}", fault.kind))
        quarantine.add(source.document, fault, str(source.origin))
