"""The event table: one row an event."""

from datetime import date

import pyarrow as pa

from legation.records import Document, Magnitude, MagnitudeKind, Record
from legation.tabular import COLUMNS, rows, schema, to_table


def test_a_row_says_who_did_what_where_and_when(record: Record) -> None:
    row = next(rows([record]))
    assert row["actor"] == "Ana Torres; Jo Lindqvist"
    assert row["actor_code"] == "PER GOV; "
    assert (row["event_type"], row["mode"], row["status"]) == ("CONSULT", None, "occurred")
    assert (row["date"], row["date_basis"], row["place"], row["place_basis"]) == (
        "2022-04-12",
        "clause",
        "Lima",
        "dateline",
    )
    assert row["sentence"].endswith("on Tuesday.")


def test_a_reported_event_says_who_reports_it(record: Record) -> None:
    row = list(rows([record]))[1]
    assert (row["statement_id"], row["said_by"], row["said_by_code"]) == ("S1", "Radio Sur", "PER JRN")
    assert (row["recipient"], row["date"], row["place"]) == (None, None, None)
    assert row["contexts"] == "economic; diplomatic"
    assert row["magnitude"] == "crowd 20"


def test_magnitudes_keep_their_bounds_and_units(record: Record) -> None:
    def cell(**bounds: object) -> str:
        magnitude = Magnitude(start=0, end=4, text="LIMA", kind=MagnitudeKind.MONEY, **bounds)
        event = record.events[0].model_copy(update={"magnitude": (magnitude,)})
        return next(rows([record.model_copy(update={"events": (event,)})]))["magnitude"]

    assert cell(low=5, unit="USD") == "money 5- USD"
    assert cell(low=1e6, high=2.5e6, unit="EUR") == "money 1000000-2500000 EUR"
    assert cell() == "money"


def test_the_arrow_table_has_every_column_with_its_type_and_meaning(record: Record) -> None:
    table = record.to_table()
    assert table.num_rows == len(record.events)
    assert table.column_names == [column.name for column in COLUMNS]
    assert table.schema.equals(schema(), check_metadata=True)
    assert table.schema.field("date_earliest").type == pa.date32()
    assert table["date_earliest"].to_pylist() == [date(2022, 4, 12), None]
    assert table.schema.field("lat").metadata[b"description"] == b"latitude in degrees, WGS 84"


def test_no_events_make_an_empty_table_of_the_same_columns() -> None:
    assert to_table([Record(document=Document(id="x", text="x"))]).schema.equals(schema())
