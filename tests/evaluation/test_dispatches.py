"""The dispatches suite: the gold files are sound, and the scorer counts what it says it counts."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.evaluation.dispatches import Dispatch, GoldEvent, GoldStatement, evaluate, read_dispatches
from legation.ontology import quad, score
from legation.records import (
    DateBasis,
    Document,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Participant,
    PlaceBasis,
    Record,
    Sentence,
    Statement,
    Status,
    TextSpan,
)
from legation.times.intervals import interval

GOLD = Path(__file__).parent.parent / "dispatches"
FILES = sorted(GOLD.glob("*/*.json"))
TEXT = "Iran freed two sailors on Monday. Greece thanked Oman and asked for more. “It is over,” said Pedram Azadi."


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


FREED = {
    "trigger": "freed",
    **span("freed"),
    "event_type": "RETREAT",
    "mode": "release",
    "status": "occurred",
    "actor": ["IRN"],
    "recipient": ["GRC CVL"],
    "date": "2024-07-01",
    "place": "Bandar Abbas",
    "said_by": "Pedram Azadi",
}
THANKED = {
    "trigger": "thanked",
    **span("thanked"),
    "event_type": "SUPPORT",
    "status": "occurred",
    "actor": ["GRC GOV"],
    "recipient": ["OMN"],
}
ASKED = {
    "trigger": "asked",
    **span("asked"),
    "event_type": "REQUEST",
    "mode": "assist",
    "about": "AID",
    "status": "occurred",
    "actor": ["GRC"],
    "optional": True,
}
OVER = {
    "content": "“It is over,”",
    **span("“It is over,”"),
    "speaker": "Pedram Azadi",
    "speaker_code": "IRN GOV",
    "kind": "direct",
    "cue": "said",
}
SMALL = {
    "id": "small",
    "published": "2024-07-02",
    "text": TEXT,
    "events": [FREED, THANKED, ASKED],
    "statements": [OVER],
}


def sides(codes: tuple[str, ...], where: TextSpan) -> tuple[Participant, ...]:
    return tuple(Participant(**where.model_dump(), name=code, code=code) for code in codes)


def as_date(value: str | None) -> EventDate | None:
    days = interval(value) if value else None
    if days is None:
        return None
    return EventDate(value=value, earliest=days[0], latest=days[1], grain=days[2], basis=DateBasis.SENTENCE)


def as_event(number: int, gold: GoldEvent, statements: tuple[Statement, ...]) -> Event:
    """The gold event as a coder would answer it."""
    trigger = TextSpan(start=gold.start, end=gold.end, text=gold.trigger)
    place = EventPlace(**trigger.model_dump(), name=gold.place, basis=PlaceBasis.CLAUSE) if gold.place else None
    source = [s.id for s in statements if s.speaker and s.speaker.name == gold.said_by]
    return Event(
        id=f"E{number}",
        event_type=gold.event_type,
        mode=gold.mode,
        about=gold.about,
        quad=quad(gold.event_type),
        score=score(gold.event_type, gold.mode),
        status=gold.status,
        actor=sides(gold.actor, trigger),
        recipient=sides(gold.recipient, trigger),
        trigger=trigger,
        sentence=0,
        date=as_date(gold.date),
        place=place,
        statement=source[0] if source else None,
        confidence=1,
    )


def as_statement(number: int, gold: GoldStatement) -> Statement:
    content = TextSpan(start=gold.start, end=gold.end, text=gold.content)
    speaker = Participant(**content.model_dump(), name=gold.speaker) if gold.speaker else None
    return Statement(id=f"S{number}", speaker=speaker, content=content, kind=gold.kind)


def as_record(dispatch: Dispatch) -> Record:
    """The record of a coder that makes no mistake."""
    stretches = re.finditer(r".+?(?:\. |\n|$)", dispatch.text)
    sentences = tuple(Sentence(start=stretch.start(), end=stretch.end()) for stretch in stretches)
    statements = tuple(as_statement(number, gold) for number, gold in enumerate(dispatch.statements))
    events = tuple(as_event(number, gold, statements) for number, gold in enumerate(dispatch.events))
    document = Document(id=dispatch.id, published=dispatch.published, text=dispatch.text)
    return Record(document=document, sentences=sentences, statements=statements, events=events)


class Answers:
    """Stands in for a coder: answers the gold, after a change."""

    def __init__(self, path: Path, change: Callable[[Record], Record] = lambda record: record) -> None:
        self.records = {dispatch.text: change(as_record(dispatch)) for dispatch in read_dispatches(path)}

    def code(self, text: str, *, published: date | None = None) -> Record:
        return self.records[text]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


def changed(position: int, **fields: object) -> Callable[[Record], Record]:
    """Change the fields of one event of a record."""

    def change(record: Record) -> Record:
        events = list(record.events)
        events[position] = events[position].model_copy(update=fields)
        return record.model_copy(update={"events": tuple(events)})

    return change


def without(*positions: int) -> Callable[[Record], Record]:
    """Take events out of a record."""
    return lambda record: record.model_copy(
        update={"events": tuple(event for place, event in enumerate(record.events) if place not in positions)}
    )


# The gold files


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_gold_file_is_sound_and_beside_its_text(path: Path) -> None:
    (dispatch,) = read_dispatches(path)
    assert dispatch.id == path.stem
    assert dispatch.published is not None
    assert dispatch.text == path.with_suffix(".txt").read_bytes().decode("utf-8")
    assert all(event.date is None or interval(event.date) for event in dispatch.events)
    assert all(event.about is None or event.about is not event.event_type for event in dispatch.events)


@pytest.mark.parametrize("part", ["development", "held"])
def test_each_part_covers_plovers_types_and_the_five_statuses(part: str) -> None:
    dispatches = list(read_dispatches(GOLD / part))
    required = [event for dispatch in dispatches for event in dispatch.events if not event.optional]
    assert len(dispatches) >= 7
    assert {event.event_type for event in required} == set(EventType)
    assert {event.status for event in required} == set(Status)


@pytest.mark.parametrize("part", ["development", "held"])
def test_answering_the_gold_itself_is_perfect(part: str) -> None:
    report = evaluate(GOLD / part, Answers(GOLD / part))
    assert report.figures["type F1"] == report.figures["complete F1"] == 1.0
    assert report.figures["statements found"] == report.figures["content"] == 1.0
    assert report.figures["extra per required"] == 0


# The scorer


def test_a_perfect_record_scores_one_everywhere(small: Path) -> None:
    report = evaluate(small, Answers(small))
    assert report.figures == {
        "dispatches": 1, "required": 2, "optional": 1, "coded": 3,
        "type P": 1.0, "type R": 1.0, "type F1": 1.0,
        "complete P": 1.0, "complete R": 1.0, "complete F1": 1.0,
        "trigger": 1.0, "mode": 1.0, "about": 1.0, "status": 1.0, "actor": 1.0, "recipient": 1.0,
        "date": 1.0, "place": 1.0, "said by": 1.0,
        "actor P": 1.0, "actor R": 1.0, "recipient P": 1.0, "recipient R": 1.0,
        "actor sector": 1.0, "recipient sector": 1.0,
        "extra per required": 0.0,
        "statements": 1, "statements found": 1.0, "content": 1.0, "speaker": 1.0, "kind": 1.0,
    }  # fmt: skip
    assert report.errors == {}


def test_an_optional_event_costs_nothing_either_way(small: Path) -> None:
    report = evaluate(small, Answers(small, without(2)))
    assert report.figures["type P"] == report.figures["type R"] == 1.0


def test_an_empty_side_lowers_recall_and_a_wrong_one_both(small: Path) -> None:
    empty = evaluate(small, Answers(small, changed(0, recipient=()))).figures
    wrong = evaluate(
        small, Answers(small, changed(0, recipient=sides(("PER",), TextSpan(start=0, end=1, text="K"))))
    ).figures
    assert empty["recipient P"] == 1.0 > empty["recipient R"] == wrong["recipient R"]
    assert wrong["recipient P"] < 1.0


def test_a_wrong_sector_is_counted_where_the_country_is_right(small: Path) -> None:
    soldiers = sides(("GRC MIL",), TextSpan(start=0, end=1, text="K"))
    report = evaluate(small, Answers(small, changed(0, recipient=soldiers)))
    assert (report.figures["recipient"], report.figures["recipient sector"]) == (1.0, 0.0)
    assert "GRC MIL" in report.errors["sector"][0]


def test_an_extra_event_lowers_precision_only(small: Path) -> None:
    report = evaluate(small, Answers(small, changed(2, event_type=EventType.PROTEST)))
    assert report.figures["type P"] == 0.6667
    assert report.figures["type R"] == 1.0
    assert report.figures["extra per required"] == 0.5
    assert "PROTEST" in report.errors["extra"][0]
    assert "Greece thanked Oman" in report.errors["extra"][0]


def test_a_missed_event_lowers_recall_only(small: Path) -> None:
    report = evaluate(small, Answers(small, without(0)))
    assert report.figures["type P"] == 1.0
    assert report.figures["type R"] == 0.5
    assert "'freed'" in report.errors["missed"][0]


def test_the_right_type_in_another_sentence_is_wrong(small: Path) -> None:
    moved = TextSpan(**span("thanked"), text="thanked")
    report = evaluate(small, Answers(small, changed(0, trigger=moved)))
    assert report.figures["type P"] == report.figures["type R"] == 0.5


def test_one_gold_event_is_matched_once(small: Path) -> None:
    def twice(record: Record) -> Record:
        again = record.events[0].model_copy(update={"id": "E9"})
        return record.model_copy(update={"events": (*record.events, again)})

    assert evaluate(small, Answers(small, twice)).figures["type P"] == 0.6667


@pytest.mark.parametrize(
    ("figure", "fields"),
    [
        ("mode", {"mode": None}),
        ("about", {"about": EventType.AID}),
        ("date", {"date": None}),
        ("place", {"place": None}),
        ("said by", {"statement": None}),
        ("trigger", {"trigger": TextSpan(**span("sailors"), text="sailors")}),
    ],
)
def test_a_wrong_field_is_counted_but_leaves_the_event_complete(
    small: Path, figure: str, fields: dict[str, object]
) -> None:
    report = evaluate(small, Answers(small, changed(0, **fields)))
    assert report.figures[figure] == 0.5
    assert report.figures["complete F1"] == 1.0
    assert report.errors["wrong"][0].startswith(f"small | {figure} | ")


@pytest.mark.parametrize(
    ("figure", "fields"),
    [("status", {"status": Status.PLANNED}), ("actor", {"actor": ()}), ("recipient", {"recipient": ()})],
)
def test_a_wrong_side_or_status_makes_the_event_incomplete(small: Path, figure: str, fields: dict[str, object]) -> None:
    report = evaluate(small, Answers(small, changed(0, **fields)))
    assert report.figures[figure] == report.figures["complete F1"] == 0.5
    assert report.figures["type F1"] == 1.0


def test_half_a_content_is_found_but_not_exact(small: Path) -> None:
    def shorter(record: Record) -> Record:
        content = TextSpan(**span("It is ove"), text="It is ove")
        statement = record.statements[0].model_copy(update={"content": content, "kind": "indirect", "speaker": None})
        return record.model_copy(update={"statements": (statement,)})

    figures = evaluate(small, Answers(small, shorter)).figures
    assert figures["statements found"] == 1.0
    assert figures["content"] == figures["speaker"] == figures["kind"] == 0


def test_a_missed_statement_is_named(small: Path) -> None:
    def silent(record: Record) -> Record:
        return changed(0, statement=None)(record).model_copy(update={"statements": ()})

    report = evaluate(small, Answers(small, silent))
    assert report.figures["statements found"] == 0
    assert "Pedram Azadi" in report.errors["missed statement"][0]


# Broken gold


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (FREED | {"start": 0}, "is not at"),
        (FREED | {"mode": "visit"}, "no mode"),
        (FREED | {"event_type": "GREET"}, "event_type"),
        (FREED | {"status": "done"}, "status"),
        (FREED | {"actor": ["Iran"]}, "actor"),
    ],
)
def test_a_broken_gold_file_is_named(tmp_path: Path, event: dict[str, object], message: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(SMALL | {"events": [event]}), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"broken\.json(.|\n)*{message}"):
        list(read_dispatches(path))


def test_an_event_coded_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text(json.dumps(SMALL | {"events": [FREED, FREED]}), encoding="utf-8")
    with pytest.raises(ValueError, match="coded twice"):
        list(read_dispatches(path))


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        list(read_dispatches(tmp_path))
