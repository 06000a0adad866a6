"""What a run has done so far, on disk: a run that was killed goes on where it stopped.

A journal is lines of JSON: first which coder writes it, then a line for each document in the order of the input, with
the document's fingerprint and its record or fault. A line is written once the outcome is known and before anybody
else sees it; of a line cut off by the kill nothing is kept. The next run takes outcomes from the journal as long as
its documents are those told of there, in that order; from the first that is not, it writes the journal anew. There is
no journal before the second document, as one is soon coded again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Self

from legation.manifest import Manifest
from legation.records import Document
from legation.scale.tasks import Coded, Fault, Task
from legation.sources import Kind

_FORM = 1


class JournalError(Exception):
    """A journal that cannot be used: its file and why."""


class Journal:
    """The journal of one run over documents by one coder. Raises :class:`JournalError` where it cannot be used.

    The file is made when there is something to tell, locked against other runs, and taken away by :meth:`finish`.
    """

    def __init__(self, path: Path, manifest: Callable[[], Manifest]) -> None:
        self.path = path
        self._manifest = manifest
        self._file: IO[bytes] | None = None
        self._is_recalling = path.exists()
        self.recalled = 0
        """How many outcomes were taken from an earlier run."""
        if self._is_recalling:
            self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, which stays for the next run."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def finish(self) -> None:
        """Take the journal away, its run being complete."""
        self.close()
        self.path.unlink(missing_ok=True)

    def recall(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """The tasks, those that an earlier run did with their outcome."""
        for task in tasks:
            if self._is_recalling and not task.is_done:
                assert task.document is not None
                task.outcome = self._next(fingerprint(task.document))
                self.recalled += task.is_done
                task.is_recalled = task.is_done
            yield task

    def keep(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """The tasks, each outcome that is new written down before it is given on."""
        only: Task | None = None  # the first, while there is no journal
        for task in tasks:
            if task.document is not None and not task.is_recalled:
                if self._file is None and only is None:
                    only = task
                else:
                    for new in (only, task) if self._file is None else (task,):
                        self._write(new)
            yield task

    def _next(self, wanted: str) -> Coded | Fault | None:
        """The next outcome, where it is the wanted document's; else None, and what follows is cut off."""
        assert self._file is not None
        begin = self._file.tell()
        line = self._file.readline()
        if line.endswith(b"\n"):
            name, _, rest = line.partition(b" ")
            if name == wanted.encode():
                kind, _, value = rest.rstrip(b"\n").partition(b" ")
                if kind == b"record":
                    return Coded(value)
                if kind == b"fault":
                    reason, of_kind = json.loads(value)
                    return Fault(reason, Kind(of_kind))
        self._file.seek(begin)
        self._file.truncate()
        self._is_recalling = False
        return None

    def _write(self, task: Task | None) -> None:
        if task is None or task.document is None or task.outcome is None:
            return
        if self._file is None:
            self._open()
        assert self._file is not None
        if isinstance(task.outcome, Coded):
            kind, value = b"record", task.outcome.json
        else:
            kind, value = b"fault", json.dumps([task.outcome.reason, task.outcome.kind]).encode()
        self._file.write(b"%s %s %s\n" % (fingerprint(task.document).encode(), kind, value))
        self._file.flush()

    def _open(self) -> None:
        try:
            file = open(self.path, "r+b" if self.path.exists() else "x+b")  # noqa: SIM115  (closed by close)
            self._file = file
            _lock(file)
        except BlockingIOError:
            self.close()
            raise JournalError(f"{self.path}: another run is at work on this journal") from None
        except OSError as error:
            self.close()
            raise JournalError(f"{self.path}: {error.strerror or error}") from None
        ours = json.dumps({"journal": _FORM, "coder": self._manifest().model_dump()}, sort_keys=True).encode() + b"\n"
        head = file.readline()
        if head == ours:
            return
        if not ours.startswith(head):  # one cut off is as good as none
            self.close()
            raise JournalError(f"{self.path}: {_stranger(head)}; delete it to begin anew")
        file.seek(0)
        file.truncate()
        file.write(ours)
        file.flush()


def fingerprint(document: Document) -> str:
    """What a document is known by: SHA-256 over all that is known of it, the first 32 hexadecimal digits."""
    return hashlib.sha256(document.model_dump_json().encode()).hexdigest()[:32]


def _stranger(head: bytes) -> str:
    """What a file is that does not begin as this run's journal does."""
    try:
        is_journal = json.loads(head)["journal"] == _FORM
    except (ValueError, TypeError, KeyError):
        is_journal = False
    return "the journal of another coder or other options" if is_journal else "not a journal"


def _lock(file: IO[bytes]) -> None:
    """Lock the file against other processes, until it is closed or this process ends; BlockingIOError where it is."""
    if os.name == "posix":
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not flock: forked workers would hold on to that
