"""Events as a Parquet file, one row an event; the file's schema says what each column means."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from legation.records import Record
from legation.tabular import schema, to_table

ROW_GROUP = 10_000
"""How many records are held before they are written."""


def write_parquet(records: Iterable[Record], out: BinaryIO) -> None:
    """Write all events; memory holds those of ``ROW_GROUP`` records at a time."""
    from pyarrow.parquet import ParquetWriter

    pending = iter(records)
    with ParquetWriter(out, schema()) as writer:
        while group := list(islice(pending, ROW_GROUP)):
            writer.write_table(to_table(group))
