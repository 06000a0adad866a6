"""Tables: CSV and TSV with a header, and Parquet; a row is a document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from legation.sources.documents import Origin, Reading, Refusal, Source, SourceError
from legation.sources.fields import Columns, columns_of, document_of, missing_text
from legation.sources.lines import Lines
from legation.sources.opening import LARGEST, buffered, seekable

_SEPARATORS = ",;\t|"
_ROWS_AT_ONCE = 64


def read_csv(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The rows of a table whose header names its columns; the header tells what separates them."""
    yield from _read_separated(stream, origin, reading, None)


def read_tsv(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The rows of a table with tabs between the columns."""
    yield from _read_separated(stream, origin, reading, "\t")


def _read_separated(
    stream: IO[bytes], origin: Origin, reading: Reading, separator: str | None
) -> Iterator[Source | Refusal]:
    csv.field_size_limit(LARGEST)
    lines = Lines(stream)
    first = next(lines, "")
    replayed = _Replayed(first, lines)
    rows = csv.reader(replayed, delimiter=separator or _separator(first))
    header = [name.strip() for name in next(rows, [])]
    columns = columns_of(header, reading.columns)
    if not header:
        raise SourceError("empty")
    if columns.text not in header:
        raise missing_text(header, columns)
    while True:
        here = origin.at("line", lines.number + 1)
        try:
            row = next(rows)
            if replayed.is_over:
                raise SourceError("broken CSV: a field is opened by a quotation mark that nothing closes")
            if row:
                yield document_of(_named(header, row), columns, here, lines.notes)
        except StopIteration:
            return
        except SourceError as error:
            yield error.at(here)
        except csv.Error as error:
            yield Refusal(here, f"broken CSV: {error}")


class _Replayed:
    """Lines with their first one, which was looked at, put back."""

    def __init__(self, first: str, lines: Lines) -> None:
        self._first: str | None = first
        self._lines = lines
        self.is_over = False
        """Whether a line was asked for after the last one, as for a field that is not closed."""

    def __iter__(self) -> _Replayed:
        return self

    def __next__(self) -> str:
        if (first := self._first) is not None:
            self._first = None
            return first
        try:
            return next(self._lines)
        except StopIteration:
            self.is_over = True
            raise


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)


def _named(header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(header):
        raise SourceError(f"{len(row)} fields, but the header has {len(header)}")
    return dict(zip(header, row, strict=False))


def read_parquet(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The rows of a Parquet file; only the columns that are needed are read, some rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = stream if isinstance(stream, io.BufferedReader) else buffered(stream)
    try:
        table = pq.ParquetFile(seekable(file))
        names = table.schema_arrow.names
        columns = columns_of(names, reading.columns)
        if columns.text is None or columns.text.split(".")[0] not in names:
            raise missing_text(names, columns)
        yield from _rows(table, columns, origin)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"broken Parquet: {str(error).splitlines()[0]}") from None


def _rows(table: Any, columns: Columns, origin: Origin) -> Iterator[Source | Refusal]:
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns.names()):
        for row in batch.to_pylist():
            number += 1
            here = origin.at("row", number)
            try:
                yield document_of(row, columns, here)
            except SourceError as error:
                yield error.at(here)
