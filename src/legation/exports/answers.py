"""Answers of a store, which are Arrow tables: as a table for people, CSV, JSON, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from rich import box
from rich.table import Table

from legation.exports.view import console, shown

_LONGEST_CELL = 120
_LONGEST_WORDS = (24, 16, 12, 10, 8)
_GAP = 2

Column = str | tuple[str, ...]
"""A column of a table for people: one of the answer's, or a heading and those that share a cell under it."""


def write_answer(answer: Any, form: str, columns: Sequence[Column], out: BinaryIO) -> None:
    """Write a ``pyarrow.Table``; the form ``table`` shows ``columns`` alone, the others write them all."""
    if form == "table":
        _show(answer, columns, out)
    elif form == "csv":
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        writer = csv.DictWriter(text, answer.column_names)
        writer.writeheader()
        writer.writerows({name: _flat(cell) for name, cell in row.items()} for row in answer.to_pylist())
        text.detach()
    elif form == "json":
        out.write(json.dumps(answer.to_pylist(), ensure_ascii=False, indent=2, default=str).encode() + b"\n")
    elif form == "jsonl":
        for row in answer.to_pylist():
            out.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
    else:
        from pyarrow.parquet import write_table

        write_table(answer, out)
    out.flush()


def _show(answer: Any, columns: Sequence[Column], out: BinaryIO) -> None:
    joined = [(column, column) if isinstance(column, str) else column for column in columns]
    headings = [heading.replace("_", " ") for heading, *_ in joined]
    rows = [
        [" ".join(filter(None, (_cell(row[name]) for name in names))) for _, *names in joined]
        for row in answer.to_pylist()
    ]
    with console(out) as shown_on:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", collapse_padding=True)
        for heading, least in zip(headings, _least_widths([headings, *rows], shown_on.width), strict=True):
            table.add_column(heading, overflow="fold", min_width=least)
        for row in rows:
            table.add_row(*row)
        shown_on.print(table)


def _least_widths(rows: Sequence[Sequence[str]], width: int) -> list[int | None]:
    """How wide each column has to be so that its words stay whole, the longest ones where there is room for them."""
    longest = [
        max((len(word) for cell in cells for word in cell.split()), default=0) for cells in zip(*rows, strict=True)
    ]
    for most in _LONGEST_WORDS:
        least = [min(most, length) for length in longest]
        if sum(least) + _GAP * len(least) <= width:
            return [*least]
    return [None] * len(longest)


def _flat(cell: object) -> object:
    """A cell for CSV: what is nested as JSON."""
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, list | dict) else cell


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return f"{cell:.2f}" if isinstance(cell, float) else shown(str(cell), _LONGEST_CELL)
