"""JSON, JSON Lines, CSV and Parquet: what goes out can be read back."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from legation.exports import write_csv, write_json, write_jsonl, write_parquet
from legation.records import Record
from legation.tabular import COLUMNS, rows, to_table


def test_json_is_the_record_and_reads_back(record: Record) -> None:
    out = io.BytesIO()
    write_json([record], out, as_array=False)
    assert Record.model_validate_json(out.getvalue()) == record
    assert list(json.loads(out.getvalue())) == list(Record.model_fields)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_of_several_is_an_array(record: Record, count: int) -> None:
    out = io.BytesIO()
    write_json([record] * count, out)
    assert json.loads(out.getvalue()) == [record.model_dump(mode="json")] * count
    assert out.getvalue().endswith(b"]\n")


def test_json_lines_are_one_record_each(record: Record) -> None:
    out = io.BytesIO()
    write_jsonl([record, record], out)
    lines = out.getvalue().splitlines()
    assert [Record.model_validate_json(line) for line in lines] == [record, record]


def test_csv_has_the_columns_of_the_table(record: Record) -> None:
    out = io.BytesIO()
    write_csv([record], out)
    table = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert list(table[0]) == [column.name for column in COLUMNS]
    assert table == [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows([record])]


def test_csv_leaves_the_stream_open(record: Record) -> None:
    out = io.BytesIO()
    write_csv([record], out)
    assert not out.closed


def test_parquet_reads_back_as_the_table(record: Record) -> None:
    out = io.BytesIO()
    write_parquet([record, record], out)
    table = pq.read_table(io.BytesIO(out.getvalue()))
    assert table.equals(to_table([record, record]))
    assert table.schema.field("score").metadata[b"description"].startswith(b"conflict-cooperation")


def test_parquet_without_records_is_an_empty_table() -> None:
    out = io.BytesIO()
    write_parquet([], out)
    assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == 0
