"""Events as comma-separated values (RFC 4180), one row an event, in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from legation.records import Record
from legation.tabular import COLUMNS, rows


def write_csv(records: Iterable[Record], out: BinaryIO) -> None:
    """Write a header and a row an event, with the columns of ``legation.tabular``; an unknown cell is empty."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, [column.name for column in COLUMNS])
        writer.writeheader()
        writer.writerows(rows(records))
    finally:
        text.detach()
