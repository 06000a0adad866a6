"""Many documents on the cores of one machine: worker processes that share the loaded model.

Each worker has a pipe of its own and a small batch at a time, and answers document by document; so when one dies, the
document that it died of is known and nothing else is lost. (A pool of the standard library is broken by the first
death.) Workers are forked once the model is loaded and share its memory; where the system cannot fork safely, each
loads its own. Memory is bounded: so many documents and characters are under way and no more.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from legation.records import Document
from legation.scale.tasks import Code, Coded, Fault, Task, attempt

TIME_LIMIT = 300.0
"""Seconds that one document may take: many times what the longest admitted one needs."""

START_LIMIT = 120.0
"""Seconds that a worker may take until it is ready; what was forked from a process with threads may never be."""

BATCH_DOCUMENTS = 32
BATCH_CHARACTERS = 8_000
"""A worker is given so much at once, so that it need not wait for its next document."""

AHEAD_BATCHES = 4
"""How many batches a worker there may be between the first document not yet given back and the last one read."""

AHEAD_CHARACTERS = 8_000_000
"""How many characters of text may be under way, whatever their number."""

MOST_GROWTH = 256
"""How many megabytes a worker may grow by before a fresh one takes its place."""

FIRST = Document(
    id="first",
    text="LIMA, June 3, 2024 (AP) — President Ana Torres of Peru will visit Paris on Friday, her spokesman said. "
    '"We condemn the attack," Chilean Foreign Minister Alberto van Klaveren told reporters in Geneva.',
)
"""What is coded before workers are forked, so that they share the tables too, which load when they are first needed."""

TRIES = 2
"""How often a document is begun whose worker is killed from outside, as not each time is it the document's fault, and
how often in a row a worker is that does not become ready."""


class WorkersError(RuntimeError):
    """Worker processes that cannot be started."""


class Workers:
    """Worker processes that code documents; a context manager, as they have to be stopped.

    ``make`` makes what codes a document; it is called once, before the workers are forked, or in each worker where
    they are started afresh (``start_method`` "spawn") and then has to be picklable. ``time_limit`` is in seconds and
    holds where the system knows alarms. ``most_growth`` is in megabytes and holds where the system tells of them; it is
    looked at between batches.
    """

    def __init__(
        self,
        make: Callable[[], Code],
        count: int,
        *,
        time_limit: float = TIME_LIMIT,
        start_method: str | None = None,
        most_growth: int = MOST_GROWTH,
    ) -> None:
        self._context: Any = multiprocessing.get_context(start_method or _start_method())
        self._time_limit = time_limit
        self._most_growth = most_growth
        if self._context.get_start_method() == "fork":
            code = make()
            attempt(code, FIRST)
            gc.collect()
            gc.freeze()  # what is loaded stays where it is, so that the workers go on sharing its memory
            self._make: Callable[[], Code] = lambda: code
        else:
            self._make = make
        self._workers: list[_Worker] = []
        for _ in range(count):
            self._workers.append(self._start())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def code(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """The tasks in their order, done; read ahead only so far as keeps the workers busy.

        Raises :class:`WorkersError` where a worker cannot be started.
        """
        line = _Line(tasks, most=AHEAD_BATCHES * BATCH_DOCUMENTS * len(self._workers))
        while True:
            for number, worker in enumerate(self._workers):
                if worker.is_idle and (batch := line.next_batch()):
                    if worker.growth > self._most_growth:
                        worker.end()
                    try:
                        worker.send(batch)
                    except OSError:  # it was ended, or died while it had nothing to do
                        line.give_back(batch)
                        self._workers[number] = self._start(instead_of=worker)
            yield from line.done()
            busy = [worker for worker in self._workers if not worker.is_idle]
            if not busy and line.is_over:
                return
            patience = min((worker.patience for worker in busy if not worker.is_up), default=None)
            ready = set(wait([worker.connection for worker in busy], timeout=patience))
            for number, worker in enumerate(self._workers):
                if worker.connection in ready and not worker.receive():
                    line.give_back(worker.bury(self._time_limit))
                    self._workers[number] = self._start(instead_of=worker)
                elif not worker.is_up and worker.patience == 0:
                    if worker.begun == TRIES:
                        raise WorkersError(f"a worker process was not ready within {START_LIMIT:g} s, {TRIES} times")
                    worker.end()
                    self._workers[number] = self._start(instead_of=worker, begun=worker.begun + 1)

    def _start(self, *, instead_of: _Worker | None = None, begun: int = 1) -> _Worker:
        others = [worker.connection for worker in self._workers if worker is not instead_of]
        if instead_of is not None:
            instead_of.process.join()
            instead_of.connection.close()
        ours, theirs = self._context.Pipe()
        is_forked = self._context.get_start_method() == "fork"
        process = self._context.Process(
            target=_work,
            args=(theirs, [*others, ours] if is_forked else [], self._make, self._time_limit),
            daemon=True,
        )
        with warnings.catch_warnings():
            # Of threads that a fork leaves behind: numpy's and Arrow's wait for work, and workers have no use for them.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        return _Worker(process, ours, begun)


class _Worker:
    """A process, our end of its pipe, and the tasks that it has not answered yet, the first of them under way."""

    def __init__(self, process: Any, connection: Connection, begun: int) -> None:
        self.process, self.connection, self.begun = process, connection, begun
        self.growth = 0
        """Megabytes by which it has grown, as it last told."""
        self.is_up = False
        """Whether it has told that it is ready."""
        self._tasks: deque[Task] = deque()
        self._ready_by = time.monotonic() + START_LIMIT

    @property
    def is_idle(self) -> bool:
        return self.is_up and not self._tasks

    @property
    def patience(self) -> float:
        """How many seconds more it may take until it is ready."""
        return max(0.0, self._ready_by - time.monotonic())

    def send(self, batch: list[Task]) -> None:
        self.connection.send([task.document for task in batch])
        self._tasks.extend(batch)

    def receive(self) -> bool:
        """Take one answer; False where the process has died instead."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return False
        if self.is_up:
            outcome, self.growth = answer
            self._tasks.popleft().outcome = Coded(outcome) if isinstance(outcome, bytes) else outcome
        self.is_up = True
        return True

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self.process.kill()

    def bury(self, time_limit: float) -> list[Task]:
        """What the dead process leaves undone; its first task is at fault when it is not the first time."""
        self.process.join()
        if not self.is_up:
            raise WorkersError(f"a worker process did not start ({_death(self.process.exitcode)})")
        left = list(self._tasks)
        if left:
            is_over_time = self.process.exitcode == -getattr(signal, "SIGALRM", 0)
            left[0].tries += 1
            if is_over_time:
                left[0].outcome = Fault(f"it took longer than {time_limit:g} s")
            elif left[0].tries >= TRIES:
                left[0].outcome = Fault(f"its worker process died, {TRIES} times ({_death(self.process.exitcode)})")
        return [task for task in left if not task.is_done]


class _Line:
    """The tasks between reading and giving back, in their order."""

    def __init__(self, tasks: Iterable[Task], *, most: int) -> None:
        self._source = iter(tasks)
        self._most = most
        self._is_read = False
        self._under_way: deque[Task] = deque()  # read and not given back yet
        self._waiting: deque[Task] = deque()  # of them those that no worker has
        self._characters = 0

    @property
    def is_over(self) -> bool:
        return self._is_read and not self._under_way

    def next_batch(self) -> list[Task]:
        """Tasks for one worker: those that another left, one at a time as one may be poison; else new ones."""
        batch: list[Task] = []
        size = 0
        while len(batch) < BATCH_DOCUMENTS and size < BATCH_CHARACTERS and (task := self._next()):
            assert task.document is not None
            batch.append(task)
            size += len(task.document.text)
            if task.tries:
                break
        return batch

    def give_back(self, tasks: list[Task]) -> None:
        """Take back tasks that a worker has not done."""
        self._waiting.extendleft(reversed(tasks))

    def done(self) -> Iterator[Task]:
        """The tasks that can be given back: done, and so are all before them."""
        while self._under_way and self._under_way[0].is_done:
            task = self._under_way.popleft()
            self._characters -= _size(task)
            yield task

    def _next(self) -> Task | None:
        if self._waiting:
            return self._waiting.popleft()
        while not self._is_read and len(self._under_way) < self._most and self._characters < AHEAD_CHARACTERS:
            task = next(self._source, None)
            if task is None:
                self._is_read = True
                return None
            self._under_way.append(task)
            self._characters += _size(task)
            if not task.is_done:
                return task
        return None


def _work(connection: Connection, strangers: list[Connection], make: Callable[[], Code], time_limit: float) -> None:
    """A worker's life: batches in, an answer a document out, until the pipe is closed."""
    for stranger in strangers:  # or a sibling's pipe would stay open when its owner dies
        stranger.close()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the one who reads the results
    code = make()
    begun_with = _memory()
    try:
        connection.send(None)
        while True:
            for document in connection.recv():
                outcome = _limited(code, document, time_limit)
                connection.send((outcome, _memory() - begun_with))
    except (EOFError, OSError):
        return


def _limited(code: Code, document: Document, seconds: float) -> bytes | Fault:
    """The document's record, or the fault; the process dies where that takes too long, even in native code."""
    if not hasattr(signal, "setitimer") or not math.isfinite(seconds):
        outcome = attempt(code, document)
    else:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        outcome = attempt(code, document)
        signal.setitimer(signal.ITIMER_REAL, 0)
    return outcome.json if isinstance(outcome, Coded) else outcome


def _memory() -> int:
    """How many megabytes this process holds, shared ones included; 0 where the system does not tell.

    Not the most it has held: Linux counts what the process before a fork or an exec held as well.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def _size(task: Task) -> int:
    return len(task.document.text) if task.document else 0


def _start_method() -> str:
    """Forking shares the model; elsewhere than on Linux the system's own libraries do not bear it."""
    return "fork" if sys.platform == "linux" else "spawn"


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
