"""Answers of a store as tables for people."""

import io
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from legation.exports.answers import write_answer


@pytest.fixture(autouse=True)
def no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def lines(answer: object, *columns: str | tuple[str, ...]) -> list[str]:
    out = io.BytesIO()
    write_answer(answer, "table", columns, out)
    return [line.rstrip() for line in out.getvalue().decode().splitlines()]


def test_words_stay_whole_where_there_is_room_for_them() -> None:
    names = ("actor", "recipient", "document_id", "verdict", "note")
    note = "what somebody said of it, in more words than there is room for in one line of a table"
    row = dict(
        zip(names, ("Armenian government", "Azerbaijani government", "lusaka-summit", "rejected", note), strict=True)
    )
    heading, _, *cells = lines(pa.Table.from_pylist([row]), *names)
    assert heading.split() == ["actor", "recipient", "document", "id", "verdict", "note"]
    words = " ".join(cells).split()
    assert {"Armenian", "Azerbaijani", "government", "lusaka-summit", "rejected"} <= set(words)
    assert max(map(len, cells)) <= 100


def test_a_word_longer_than_the_table_is_folded() -> None:
    assert "".join(lines(pa.table({"hit": ["x" * 300], "title": ["y"]}), "hit", "title")[2:]).count("x") == 120 - 1


def test_columns_may_share_a_cell_and_a_moment_is_told_to_the_minute() -> None:
    made = datetime(2026, 11, 28, 18, 8, 2, 697879, tzinfo=UTC)
    answer = pa.table({"made": [made], "document": ["recall"], "id": ["E1"], "score": [-2.0], "note": [None]})
    assert lines(answer, "made", ("of", "document", "id"), "score", "note")[2] == "2026-11-28 18:08  recall E1  -2.00"
