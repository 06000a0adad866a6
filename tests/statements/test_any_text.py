"""Any text gives statements whose spans slice to their words, however long and odd it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.coder import Coder, load
from legation.records import Span, Statement
from legation.statements.quotes import find_quotations, outermost

WORDS = st.lists(
    st.sampled_from(
        "said he the minister that : , . “ ” \" ' ‘ ’ « » ( ) — according to KCNA reported told Reuters talks failed "
        "not denied \n \n\n and who adding in a statement wants to sign ?".split(" ")
    ),
    max_size=40,
).map(" ".join)


@pytest.fixture(scope="module")
def reader() -> Coder:
    return load()


def spans(statement: Statement) -> list[Span]:
    parts = (statement.content, statement.cue, statement.speaker, statement.via, statement.addressee)
    return [part for part in parts if part is not None]


@settings(max_examples=60)
@given(text=st.one_of(WORDS, st.text(max_size=60)))
def test_spans_slice_to_their_text(reader: Coder, text: str) -> None:
    statements = reader.statements(text)
    for statement in statements:
        for span in spans(statement):
            assert text[span.start : span.end] == span.text
        assert statement.content.text.strip() == statement.content.text
    assert [s.id for s in statements] == [f"S{number}" for number in range(1, len(statements) + 1)]
    assert [s.content.start for s in statements] == sorted(s.content.start for s in statements)


@pytest.mark.parametrize("piece", ['"', "'a ", "‘a ", "‘a’ ", "“a” ", "\"'“‘«", '"Yes," he said. '])
def test_a_line_of_hundreds_of_thousands_of_marks_is_paired(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    found = outermost(find_quotations(text, [(0, len(text))]))
    assert all(0 <= quotation.start < quotation.end <= len(text) for quotation in found)


@pytest.mark.parametrize("piece", ['He said "a", ', "He said that ", "KCNA: ", '"Yes," he said. ', "“a "])
def test_a_sentence_without_end_is_read(coder: Coder, piece: str) -> None:
    text = piece * (6000 // len(piece))
    for statement in coder.statements(text):
        assert text[statement.content.start : statement.content.end] == statement.content.text
