"""What is written of a split: its records and events as Parquet, a part for each month of publication.

    OUT/records/month=2019-02/000012-1a2b3c4d.parquet    a document a row, with its whole record as JSON
    OUT/events/month=2019-02/000012-1a2b3c4d.parquet     an event a row, as ``legation code -o events.parquet`` has it
    OUT/_quarantine/000012-1a2b3c4d.jsonl                documents that could not be coded
    OUT/_manifest/000012-1a2b3c4d.json                   what the split consists of; written last

Names and bytes depend on the split alone, so one that is done twice, as when a machine was only thought dead, is there
once. Each file appears whole: it is written under another name first. Programs that read partitioned Parquet pass over
names that begin with "_" or ".".
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from legation.exports import write_parquet
from legation.scale.quarantine import Quarantine
from legation.scale.splits import Split
from legation.scale.tasks import Coded, Fault, Task
from legation.sources import Coverage, Reading, Refusal, Source, read_input, settle

MANIFEST, QUARANTINE = "_manifest", "_quarantine"
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""The month of a document whose day of publication is not known, read as null."""

Coding = Callable[[Iterable[Task]], Iterator[Task]]
"""What does tasks, in their order."""


def code_split(out: Path, split: Split, reading: Reading, code: Coding) -> dict[str, Any]:
    """Read, code and write a split; what its manifest says: its parts, and what became of its documents."""
    months: dict[str, list[Coded]] = defaultdict(list)
    coverage = Coverage()
    (out / QUARANTINE).mkdir(parents=True, exist_ok=True)
    with Quarantine(out / QUARANTINE / f"{split.name}.jsonl") as quarantine:
        for task in code(_tasks(split, reading)):
            if isinstance(task.item, Refusal):
                coverage.add(task.item)
            elif isinstance(task.outcome, Fault):
                coverage.add(Refusal(task.item.origin, f"not coded, {task.outcome.reason}", task.outcome.kind))
                quarantine.add(task.item.document, task.outcome, str(task.item.origin))
            elif task.outcome is not None:
                record = task.outcome.record
                coverage.add_record(record, task.item.origin)
                months[_month(record.document.published)].append(task.outcome)
    parts = [part for month in sorted(months) for part in _write_month(out, month, split, months[month])]
    manifest = {"split": split.name, "inputs": split.inputs, "parts": parts, **coverage.as_dict()}
    put(out / MANIFEST / f"{split.name}.json", json.dumps(manifest, indent=2).encode() + b"\n")
    for name, _ in split.inputs:
        settle(name, reading)
    return manifest


def put(path: Path, content: bytes) -> None:
    """Write a file so that it appears whole, whoever else writes it now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}.partial")
    try:
        with open(unfinished, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _tasks(split: Split, reading: Reading) -> Iterator[Task]:
    for name, _ in split.inputs:
        for found in read_input(name, reading):
            yield Task(found.document if isinstance(found, Source) else None, found)


def _write_month(out: Path, month: str, split: Split, coded: list[Coded]) -> Iterator[dict[str, Any]]:
    """Write a month's records and events; what the manifest says of each part."""
    events = io.BytesIO()
    write_parquet((one.record for one in coded), events)
    for kind, content in (("records", _records(coded)), ("events", events.getvalue())):
        path = f"{kind}/month={month}/{split.name}.parquet"
        put(out / path, content)
        yield {"path": path, "documents": len(coded), "sha256": hashlib.sha256(content).hexdigest()}


def _records(coded: list[Coded]) -> bytes:
    """A document a row: what is known of it, and its record."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    documents = [one.record.document for one in coded]
    cells: dict[str, tuple[Any, list[Any]]] = {
        "document_id": (pa.string(), [document.id for document in documents]),
        "publisher": (pa.string(), [document.publisher for document in documents]),
        "url": (pa.string(), [document.url for document in documents]),
        "title": (pa.string(), [document.title for document in documents]),
        "language": (pa.string(), [document.language for document in documents]),
        "published": (pa.date32(), [document.published for document in documents]),
        "record": (pa.string(), [one.json.decode() for one in coded]),
    }
    table = pa.table({name: pa.array(values, kind) for name, (kind, values) in cells.items()})
    content = io.BytesIO()
    write_table(table, content, compression="zstd")
    return content.getvalue()


def _month(published: date | None) -> str:
    return f"{published.year:04}-{published.month:02}" if published else UNKNOWN
