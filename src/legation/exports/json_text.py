"""Records as JSON: an object, an array of them, or one a line. The record's own field order, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from legation.records import Record


def write_json(records: Iterable[Record], out: BinaryIO, *, as_array: bool = True) -> None:
    """Write an array of records, or with ``as_array`` off the records as bare objects; indented by two."""
    separator = b"[\n" if as_array else b""
    for record in records:
        out.write(separator + record.model_dump_json(indent=2).encode())
        separator = b",\n" if as_array else b"\n"
    if as_array:
        out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
    elif separator:
        out.write(b"\n")


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> None:
    """Write one record a line."""
    for record in records:
        out.write(record.model_dump_json().encode() + b"\n")
