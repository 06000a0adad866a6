"""A document to code, and what becomes of it: a record, or a fault with its reason."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.records import Document, Record
from legation.sources import Kind

if TYPE_CHECKING:
    from legation.coder import Coder

Code = Callable[[Document], Record]
"""What codes a document, a coder's :meth:`~legation.coder.Coder.code_document` for one."""


@dataclass(frozen=True, slots=True)
class Load:
    """Makes what codes documents, with these files and options (see ``legation.coder.load``), wherever it is called."""

    actors: tuple[Path, ...] = ()
    frames: Path | None = None
    triage: bool = False

    def __call__(self) -> Code:
        return loaded(self).code_document


@cache
def loaded(added: Load) -> Coder:
    """The coder, loaded once in a process."""
    from legation.coder import load

    options: dict[str, Any] = {"actors": added.actors, "frames": added.frames, "triage": added.triage}
    return load(**{name: value for name, value in options.items() if value})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document was not coded."""

    reason: str
    kind: Kind = Kind.NOT_CODED


class Coded:
    """A record as JSON; it is parsed where somebody asks for the record itself."""

    def __init__(self, json: bytes, record: Record | None = None) -> None:
        self.json = json
        if record is not None:
            self.record = record

    @cached_property
    def record(self) -> Record:
        """The record that the JSON tells of."""
        return Record.model_validate_json(self.json)


@dataclass(slots=True)
class Task:
    """A document on its way: ``item`` is whatever its sender wants back with it, ``outcome`` is None until it is done.

    A task without a document has nothing to code and only keeps its place among the others. ``tries`` counts the
    workers that died of it, ``is_recalled`` says that an earlier run did it.
    """

    document: Document | None
    item: Any = None
    outcome: Coded | Fault | None = None
    tries: int = 0
    is_recalled: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.document is None or self.outcome is not None


def attempt(code: Code, document: Document) -> Coded | Fault:
    """What coding a document gives; an exception is a fault."""
    try:
        record = code(document)
        return Coded(record.model_dump_json().encode(), record)
    except Exception as error:
        return fault_of(error)


def code_here(tasks: Iterable[Task], code: Code) -> Iterator[Task]:
    """The tasks, done one after the other in this process."""
    for task in tasks:
        if not task.is_done:
            assert task.document is not None
            task.outcome = attempt(code, task.document)
        yield task


def fault_of(error: Exception) -> Fault:
    """Why a document was not coded: it is too long, or what went wrong and where in the code."""
    from legation.coder import TooLongError

    if isinstance(error, TooLongError):
        return Fault(str(error), Kind.TOO_LONG)
    place = traceback.extract_tb(error.__traceback__)[-1]
    name = Path(place.filename).name
    return Fault(f"by a fault of this program: {type(error).__name__}: {error} ({name}, line {place.lineno})")
