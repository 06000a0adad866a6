"""What a store answers."""

from datetime import date
from typing import Any

import pytest

from legation.records import Document, EventDate, EventType, Participant, Record, Status
from legation.store import Manifest, Store
from legation.tabular import to_table

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")


def participant(code: str, name: str) -> Participant:
    return Participant(start=0, end=4, text="LIMA", name=name, code=code)


def on(day: date) -> EventDate:
    return EventDate(value=str(day), earliest=day, latest=day, grain="day", basis="clause")


@pytest.fixture
def asked(store: Store, record: Record) -> Store:
    """A store of two stories: the one of all tests, and one of a Norwegian protest to Peru a month later."""
    store.keep(record, manifest=MANIFEST)
    accusation = record.events[0].model_copy(
        update={
            "actor": (participant("NOR GOV", "Jo Lindqvist"),),
            "recipient": (participant("PER GOV", "Ana Torres"),),
            "event_type": EventType.ACCUSE,
            "score": -3.0,
            "date": on(date(2022, 5, 20)),
            "place": None,
        }
    )
    mutual = record.events[0].model_copy(
        update={
            "id": "E2",
            "actor": (participant("NOR GOV", "Jo Lindqvist"), participant("PER GOV", "Ana Torres")),
            "date": on(date(2022, 5, 21)),
            "status": Status.OCCURRED,
        }
    )
    other = record.document.model_copy(update={"id": "oslo", "published": date(2022, 5, 21), "title": "Oslo protests"})
    store.keep(
        record.model_copy(update={"document": other, "events": (accusation, mutual)}), manifest=MANIFEST, story="oslo"
    )
    return store


def ids(answer: object) -> list[str]:
    rows = answer.to_pylist()  # type: ignore[attr-defined]
    return [f"{row['document_id']} {row['event_id']}" for row in rows]


def test_events_have_the_columns_of_the_event_table(asked: Store, record: Record) -> None:
    answer = asked.events(until="2022-04")
    assert answer.schema.equals(to_table([record]).schema)
    assert answer.sort_by("event_id").slice(0, 1).to_pylist() == to_table([record]).slice(0, 1).to_pylist()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({}, ["oslo E2", "oslo E1", "lima E1", "lima E2"]),
        ({"limit": 1}, ["oslo E2"]),
        ({"actor": "PER"}, ["oslo E2", "lima E1", "lima E2"]),
        ({"actor": "PER GOV", "event_type": "CONSULT"}, ["oslo E2", "lima E1"]),
        ({"actor": "PER MIL"}, []),
        ({"actor": "lindqvist"}, ["oslo E2", "oslo E1", "lima E1"]),
        ({"actor": "NOR", "recipient": "PER"}, ["oslo E1"]),
        ({"between": ("PER", "NOR")}, ["oslo E2", "oslo E1"]),
        ({"place": "Lima"}, ["oslo E2", "lima E1"]),
        ({"place": "PER"}, ["oslo E2", "lima E1"]),
        ({"status": "planned"}, ["lima E2"]),
        ({"about": "CONSULT"}, ["lima E2"]),
        ({"since": "2022-05"}, ["oslo E2", "oslo E1"]),
        ({"since": "2022-04-12", "until": "2022-05-20"}, ["oslo E1", "lima E1"]),
        ({"begun": "2022-05"}, ["oslo E2", "oslo E1"]),
        ({"begun": "2022-04-12", "until": "2022-04-12"}, ["lima E1"]),
        ({"between": ("PER", "NOR"), "begun": "2023"}, []),
        ({"actor": "100%"}, []),
    ],
)
def test_events_are_chosen_by_what_is_asked(asked: Store, question: dict[str, object], found: list[str]) -> None:
    assert ids(asked.events(**question)) == found


def test_a_pair_is_two_codes(asked: Store) -> None:
    for ask in (lambda: asked.timeline("PER", "nor"), lambda: asked.events(between=("nor", "PER"))):
        with pytest.raises(ValueError, match="'nor' is no country's code"):
            ask()


@pytest.mark.parametrize("question", [{"event_type": "MEET"}, {"status": "done"}, {"since": "May"}, {"as_of": "now"}])
def test_what_cannot_be_asked_is_refused(asked: Store, question: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(question.values()))):
        asked.events(**question)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("farmer", ["lima", "oslo"]),
        ("protests", ["oslo"]),
        ('"shook hands"', ["lima", "oslo"]),
        ('"hands shook"', []),
        ("farmers -protests", ["lima"]),
        ("NOT AND (", []),
    ],
)
def test_search_finds_words_phrases_and_stems(asked: Store, words: str, found: list[str]) -> None:
    assert sorted(row["document_id"] for row in asked.search(words).to_pylist()) == found


def test_search_shows_a_hit_in_its_context(asked: Store) -> None:
    hit = asked.search("farmers", limit=1).to_pylist()[0]["hit"]
    assert "⟦farmers⟧" in hit and "20" in hit


@pytest.mark.parametrize("words", ["", "   ", "!?"])
def test_a_search_without_words_is_refused(asked: Store, words: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        asked.search(words)


def test_statements_by_speaker_and_by_words(asked: Store) -> None:
    assert asked.statements(speaker="radio").num_rows == asked.statements(speaker="PER").num_rows == 2
    assert asked.statements(speaker="PER", containing="VISIT Oslo", since="2022-05").num_rows == 1
    assert asked.statements(speaker="NOR").num_rows == 0


def test_actors_are_counted_over_documents(asked: Store) -> None:
    rows = asked.actors("PER").to_pylist()
    assert [(row["name"], row["code"], row["documents"]) for row in rows] == [("Ana Torres", "PER GOV", 2)]
    assert asked.actors("lind").num_rows == 1


def test_a_timeline_is_a_dyad_month_by_month(asked: Store) -> None:
    forward = asked.timeline("NOR", "PER").to_pylist()
    assert forward == [{"month": "2022-05", "to_second": 1, "to_first": 0, "mutual": 1, "score": -0.25}]
    back = asked.timeline("PER", "NOR").to_pylist()
    assert back == [{"month": "2022-05", "to_second": 0, "to_first": 1, "mutual": 1, "score": -0.25}]


def test_a_timeline_of_one_country_counts_each_act_once(store: Store, record: Record) -> None:
    at_home = record.events[0].model_copy(
        update={
            "actor": (participant("PER GOV", "Ana Torres"),),
            "recipient": (participant("PER OPP", "Luis Rojas"),),
            "date": on(date(2022, 5, 20)),
            "status": Status.OCCURRED,
            "score": -2.0,
        }
    )
    store.keep(record.model_copy(update={"events": (at_home,)}), manifest=MANIFEST)
    (month,) = store.timeline("PER", "PER").to_pylist()
    assert month == {"month": "2022-05", "to_second": 1, "to_first": 0, "mutual": 0, "score": -2.0}


def test_an_answer_without_rows_has_its_columns(store: Store) -> None:
    for answer in (store.events(), store.statements(), store.actors(), store.timeline("AAA", "BBB"), store.search("x")):
        assert answer.num_rows == 0 and answer.num_columns > 3
        assert list(answer.to_pandas().columns) == answer.column_names


def test_hostile_words_are_words(asked: Store) -> None:
    hostile = "'; DROP TABLE documents; --"
    asked.keep(Record(document=Document(id=hostile, text=hostile)), manifest=MANIFEST)
    assert asked.search(hostile).to_pylist()[0]["document_id"] == hostile
    assert asked.events(actor=hostile, place=hostile).num_rows == 0
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("words", "count"), [('"shook hands"', 2), ("hands -oslo", 0), ("visits farmer", 2), ("ambassador", 0)]
)
@pytest.mark.parametrize("common", [100_000, 1])
def test_statements_are_searched_as_documents_are(
    asked: Store, words: str, count: int, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.store.searching._COMMON", common)
    assert asked.statements(containing=words).num_rows == count
    assert asked.statements(containing=words, since="2022-05").num_rows == count // 2


def test_statements_of_old_versions_are_answered_as_of_then_alone(asked: Store, record: Record) -> None:
    document = record.document.model_copy(update={"title": "Corrected"})
    asked.keep(
        record.model_copy(update={"document": document, "statements": (), "actors": (), "events": ()}),
        manifest=MANIFEST,
    )
    assert asked.statements().num_rows == 1
    assert [row["documents"] for row in asked.actors("Ana Torres").to_pylist()] == [1]
    assert asked.statements(as_of="2999").num_rows == 1


def test_a_side_with_many_events_is_looked_for_along_what_else_is_asked(
    asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[dict[str, Any]] = [
        {"actor": "NOR", "recipient": "PER GOV"},
        {"between": ("NOR", "PER"), "event_type": "ACCUSE"},
        {"actor": "lindqvist", "recipient": "torres"},
        {"actor": "PER", "place": "Lima", "until": "2022-04"},
        {"actor": "torres", "since": "2022-05"},
    ]
    along_the_sides = [ids(asked.events(**question)) for question in questions]
    monkeypatch.setattr("legation.store.choosing._FREQUENT", 1)
    assert [ids(asked.events(**question)) for question in questions] == along_the_sides
    assert all(along_the_sides)
