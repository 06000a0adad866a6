"""Many documents: on the cores of one machine, or on many machines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator

from legation.scale.archive import Archive, ArchiveError, code_here_into
from legation.scale.cluster import ClusterError, code_by_ray
from legation.scale.journal import Journal, JournalError
from legation.scale.quarantine import Quarantine
from legation.scale.tasks import Code, Coded, Fault, Load, Task, attempt, code_here, loaded
from legation.scale.workers import TIME_LIMIT, Workers, WorkersError

__all__ = [
    "TIME_LIMIT",
    "Archive",
    "ArchiveError",
    "ClusterError",
    "Code",
    "Coded",
    "Fault",
    "Journal",
    "JournalError",
    "Load",
    "Quarantine",
    "Task",
    "Workers",
    "WorkersError",
    "attempt",
    "code",
    "code_by_ray",
    "code_here",
    "code_here_into",
    "loaded",
]


def code(
    tasks: Iterable[Task],
    make: Callable[[], Code],
    *,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    journal: Journal | None = None,
) -> Iterator[Task]:
    """The tasks in their order, done; the outcomes are the same whatever ``workers`` is.

    ``make`` makes what codes a document, when the first needs it. Without ``workers`` everything happens in this
    process: then a document can neither be given up after ``time_limit`` seconds nor survived when it ends the
    process. With a ``journal`` what an earlier run did is not done again.
    """
    line = iter(tasks)
    if journal is not None:
        line = journal.recall(line)
    done = _here(line, make) if workers is None else _by_workers(line, make, workers, time_limit)
    yield from journal.keep(done) if journal is not None else done


def _here(tasks: Iterator[Task], make: Callable[[], Code]) -> Iterator[Task]:
    code: Code | None = None
    for task in tasks:
        if not task.is_done and code is None:
            code = make()
            gc.freeze()  # what is loaded stays: the collector need not look through it again and again
        yield from code_here([task], code) if code else [task]


def _by_workers(tasks: Iterator[Task], make: Callable[[], Code], count: int, time_limit: float) -> Iterator[Task]:
    with Workers(make, count, time_limit=time_limit) as workers:
        yield from workers.code(tasks)
