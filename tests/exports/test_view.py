"""The table for people, and the evidence: readable at common widths, and safe whatever a text holds."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exports import write_evidence, write_table
from legation.exports.view import shown
from legation.records import Document, PlaceKind, Record, RunnerUp


@pytest.fixture(autouse=True)
def no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def view(*records: Record) -> str:
    out = io.BytesIO()
    write_table(records, out)
    return out.getvalue().decode()


def evidence(record: Record, event_id: str) -> str:
    out = io.BytesIO()
    write_evidence(record, record.event(event_id), out)
    return out.getvalue().decode()


def test_the_heading_names_the_document(record: Record) -> None:
    heading, facts, *_ = view(record).splitlines()
    assert heading == "lima  Ministers [red]meet[/red]"
    assert facts == "published 2022-04-12 · 2 events · 1 statement"


def test_events_read_from_left_to_right(record: Record) -> None:
    lines = view(record).splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("E1"))
    assert [line.split() for line in lines[first : first + 3]] == [
        ["E1", "2022-04-12", "Ana", "Torres", "CONSULT"],
        ["Lima", "PER", "GOV", "“met”", "occurred"],
        ["Jo", "Lindqvist"],
    ]
    second = next(line for line in lines if line.startswith("E2"))
    assert second.split() == ["E2", "Ana", "Torres", "AGREE", "about", "CONSULT", "Radio", "Sur"]


def test_statements_follow_the_events(record: Record) -> None:
    assert "S1   Radio Sur   reported that Torres" in view(record)


def test_a_denied_statement_says_so(record: Record) -> None:
    denied = record.statements[0].model_copy(update={"denied": True})
    assert "reported (denied) that Torres" in view(record.model_copy(update={"statements": (denied,)}))
    assert "denied" not in view(record)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_keeps_to_the_width(record: Record, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(len(line.rstrip()) for line in view(record).splitlines()[3:]) <= width


def test_a_record_without_events_says_so() -> None:
    known = Record(document=Document(id="x", language="en", text="x"))
    foreign = Record(document=Document(id="x", language="de", text="x"))
    assert "publication date unknown · no events · no statements" in view(known)
    assert "language de: only English is coded" in view(foreign)


def test_text_is_shown_not_obeyed(record: Record) -> None:
    printed = view(record) + evidence(record, "E2")
    assert "[bold]" in printed
    assert all(character == "\n" or unicodedata.category(character) not in {"Cc", "Cs"} for character in printed)


def test_many_participants_are_counted(record: Record) -> None:
    event = record.events[0].model_copy(update={"recipient": record.events[0].actor[:1] * 9})
    assert "and 5 more" in view(record.model_copy(update={"events": (event,)}))


def test_evidence_shows_the_trigger_and_every_field_in_context(record: Record) -> None:
    printed = evidence(record, "E1")
    assert "Ana Torres [met] her colleague" in printed
    assert "Ana Torres (PER GOV), “Foreign Minister Ana Torres”" in printed
    assert "2022-04-12 (clause)" in printed
    assert "[Foreign Minister] Ana Torres" in printed
    assert "Decided by frame meet; confidence 0.90." in printed


def test_evidence_names_the_speaker(record: Record) -> None:
    assert "Radio Sur (PER JRN) (S1, indirect)" in evidence(record, "E2")


@given(st.text(st.characters()), st.one_of(st.none(), st.integers(1, 50)))
def test_what_is_shown_is_one_safe_line_of_the_length_asked_for(text: str, longest: int | None) -> None:
    line = shown(text, longest)
    assert line == line.strip()
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in line)
    assert "\u202e" not in line
    assert longest is None or len(line) <= longest


def test_the_evidence_names_the_places_that_may_be_meant_instead(record: Record) -> None:
    event = record.events[0]
    assert event.place is not None
    other = RunnerUp(name="Lima", country="USA", kind=PlaceKind.CITY, score=0.125)
    place = event.place.model_copy(update={"runners_up": (other,)})
    doubtful = record.model_copy(update={"events": (event.model_copy(update={"place": place}),)})
    assert "or else" not in evidence(record, "E1")
    line = next(line for line in evidence(doubtful, "E1").splitlines() if line.startswith("or else"))
    assert line.removeprefix("or else").strip() == "Lima (USA, city, 0.12)"
