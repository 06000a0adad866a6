"""Rows of tab-separated values as event data sets publish them: UTF-8, no quoting, an unknown cell empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def write_rows(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], out: BinaryIO, *, header: bool = False
) -> None:
    """Write the columns of each row in their order; a column that a row lacks, or knows as ``None``, is empty.

    Tabs and line breaks inside a cell become spaces, as those formats have no quoting. Raises ``KeyError`` for a row
    with a column that is not of the format.
    """
    if header:
        out.write(("\t".join(columns) + "\n").encode())
    known = set(columns)
    for row in rows:
        if unknown := row.keys() - known:
            raise KeyError(", ".join(sorted(unknown)))
        cells = (row.get(column) for column in columns)
        out.write(("\t".join(map(_cell, cells)) + "\n").encode("utf-8", "replace"))


def _cell(value: object) -> str:
    """A cell's text: nothing for ``None``, and floats without trailing noise."""
    if value is None:
        return ""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return text.translate(_BREAKS)
