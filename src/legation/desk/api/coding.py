"""Coding what is sent: in a process of its own, one document at a time, within a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from legation.records import Document, Record
from legation.scale import Code, Coded, Load, Task, Workers

TIME_LIMIT = 60.0
"""Seconds that one document may take."""

PATIENCE = 20.0
"""Seconds that a document waits for the one before it."""


class BusyError(RuntimeError):
    """Another document is being coded, and is not done within ``PATIENCE``."""


class NotCodedError(ValueError):
    """A document that gave no record, and why."""


class Coding:
    """A worker process that codes for a server: started with the first document, killed when one takes too long."""

    def __init__(self, make: Callable[[], Code] | None = None, *, time_limit: float = TIME_LIMIT) -> None:
        self._make = make or Load()
        self._time_limit = time_limit
        self._one_at_a_time = Lock()
        self._workers: Workers | None = None

    def code(self, document: Document) -> Record:
        """The record of a document; raises ``NotCodedError`` and ``BusyError``."""
        if not self._one_at_a_time.acquire(timeout=PATIENCE):
            raise BusyError("another document is being coded")
        try:
            if self._workers is None:
                self._workers = Workers(self._make, 1, time_limit=self._time_limit, start_method="spawn")
            (task,) = self._workers.code([Task(document)])
        finally:
            self._one_at_a_time.release()
        if not isinstance(task.outcome, Coded):
            raise NotCodedError(task.outcome.reason if task.outcome else "it was not coded")
        return task.outcome.record

    def close(self) -> None:
        """End the process."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None
