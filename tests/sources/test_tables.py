"""Tables of documents: CSV, TSV and Parquet."""

import io
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Kind, Origin, Source, read_stream


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_documents(read_bytes: Any, separator: str, encoding: str) -> None:
    rows = [
        ["Headline", "Full Text", "Date", "URL"],
        ['"Zürich talks"', '"The envoy, he said; ""left""\n\nHe | left"', "2019-02-26", "https://radio.example/1"],
        ["", "The end.", "", ""],
    ]
    content = "\r\n".join(separator.join(row) for row in rows).replace("\t;", ";")
    first, second = read_bytes(content.encode(encoding), "wire.csv")
    assert first.document.title == "Zürich talks"
    assert first.document.text == 'Zürich talks\n\nThe envoy, he said; "left"\n\nHe | left'
    assert (first.document.published, first.document.url) == (date(2019, 2, 26), "https://radio.example/1")
    assert (second.document.text, second.document.title, second.document.id) == ("The end.", None, "wire#5")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,b,c", "line 2: 3 fields, but the header has 2"),
        ("a,b\0", "line 2: byte 3: a NUL byte"),
        ("a,", "line 2: no text in 'text'"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(read_bytes: Any, row: str, reason: str) -> None:
    refusal, found = read_bytes(f"title,text\n{row}\nTalks,The envoy left.\n", "wire.csv")
    assert str(refusal).startswith(f"wire.csv: {reason}")
    assert found.document.id == "wire#3"


def test_a_field_that_nothing_closes_swallows_nothing_unsaid(read_bytes: Any) -> None:
    before, refusal = read_bytes('text,id\nTalks.,1\n"The envoy left.,2\nThe end.,3\n', "wire.csv")
    assert before.document.id == "1"
    assert str(refusal) == "wire.csv: line 3: broken CSV: a field is opened by a quotation mark that nothing closes"
    [whole] = read_bytes('text\n"The envoy\n""left""."', "wire.csv")
    assert whole.document.text == 'The envoy\n"left".'


def test_a_table_without_a_text_says_what_it_has(read_bytes: Any) -> None:
    [refusal] = read_bytes("a,b\n1,2\n", "wire.csv")
    assert refusal.reason == "no field is known to hold the text: there are 'a', 'b'; name it with --map text=FIELD"
    [refusal] = read_bytes("text,b\n1,2\n", "wire.csv", columns={"text": "body"})
    assert refusal.reason == "no field 'body': there are 'text', 'b'"
    [refusal] = read_bytes("", "wire.csv")
    assert refusal.reason == "empty"


def parquet(**columns: list[Any]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def test_parquet_rows_are_documents(read_bytes: Any) -> None:
    content = parquet(
        Body=["One.", None, "Three."],
        Title=["First", "Second", "Third"],
        published_at=[datetime(2019, 2, 26, 10), None, None],
        size=[1, 2, 3],
    )
    one, none, three = read_bytes(content, "wire.parquet")
    assert (one.document.text, one.document.published) == ("First\n\nOne.", date(2019, 2, 26))
    assert (str(none), none.kind) == ("wire.parquet: row 2: no text in 'Body'", Kind.NO_NEWS_TEXT)
    assert three.document.id == "wire#3"


def test_a_column_within_a_column_may_be_chosen(read_bytes: Any) -> None:
    [found] = read_bytes(parquet(a=[{"b": "One."}]), "wire.parquet", columns={"text": "a.b"})
    assert found.document.text == "One."


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" * 9, parquet(text=["One."])[:-9]])
def test_broken_parquet_is_refused(read_bytes: Any, content: bytes) -> None:
    [refusal] = read_bytes(content, "wire.parquet")
    assert refusal.reason.startswith("broken Parquet: ")


@given(st.binary(max_size=100))
def test_any_bytes_between_parquet_s_marks_are_refused(content: bytes) -> None:
    found = list(read_stream(io.BytesIO(b"PAR1" + content + b"PAR1"), Origin("a")))
    assert not [each for each in found if isinstance(each, Source)]
