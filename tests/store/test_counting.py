"""What has happened, counted: the same on each database, and the same as counting it by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from legation.records import (
    Document,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Participant,
    Quad,
    Record,
    Sentence,
    Status,
    TextSpan,
)
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
TEXT = "Somebody did something."
HERE: dict[str, Any] = {"start": 0, "end": 8, "text": "Somebody"}


def event(
    number: int,
    kind: str,
    actors: str,
    recipients: str,
    day: date,
    score: float,
    *,
    status: str = "occurred",
    place: str | None = None,
) -> Event:
    return Event(
        id=f"E{number}",
        event_type=EventType(kind),
        quad=Quad.VERBAL_COOPERATION if score >= 0 else Quad.MATERIAL_CONFLICT,
        score=score,
        status=Status(status),
        actor=tuple(Participant(name=f"{code} people", code=code, **HERE) for code in actors.split()),
        recipient=tuple(Participant(name=f"{code} people", code=code, **HERE) for code in recipients.split()),
        trigger=TextSpan(start=9, end=12, text="did"),
        sentence=0,
        date=EventDate(value=day.isoformat(), earliest=day, latest=day, grain="day", basis="clause"),
        place=EventPlace(name=place, country="DJI", lat=11.5, lon=43.1, basis="clause", **HERE) if place else None,
        confidence=1,
    )


MARCH, MAY = date(2024, 3, 4), date(2024, 5, 2)
EVENTS = (
    event(1, "CONSULT", "KEN SOM", "", MARCH, 2.5, place="Djibouti"),
    event(2, "ASSAULT", "SOM", "KEN", MARCH + timedelta(1), -9.0),
    event(3, "AID", "KEN", "SOM ETH", MAY, 6.0),
    event(4, "AID", "KEN", "SOM", MAY, 6.0, status="planned"),
    event(5, "ACCUSE", "ETH", "KEN", MAY, -2.0),
    event(6, "PROTEST", "KEN", "", MAY, -5.0),
)


@pytest.fixture
def filled(store: Store) -> Store:
    sentences = (Sentence(start=0, end=len(TEXT)),)
    store.keep(Record(document=Document(id="d", text=TEXT), sentences=sentences, events=EVENTS), manifest=MANIFEST)
    return store


def test_a_dyad_month_by_month_agrees_with_its_timeline(filled: Store) -> None:
    assert filled.history("KEN", "SOM").to_pylist() == [
        {"month": "2024-03", "events": 2, "cooperation": 1, "conflict": 1, "score": -3.25},
        {"month": "2024-05", "events": 1, "cooperation": 1, "conflict": 0, "score": 6.0},
    ]
    assert filled.history("SOM", "KEN") == filled.history("KEN", "SOM")
    months = filled.timeline("KEN", "SOM").to_pylist()
    assert [(m["month"], m["to_second"] + m["to_first"] + m["mutual"], m["score"]) for m in months] == [
        (m["month"], m["events"], m["score"]) for m in filled.history("KEN", "SOM").to_pylist()
    ]


def test_one_side_month_by_month_counts_with_each_other(filled: Store) -> None:
    assert [(m["month"], m["events"]) for m in filled.history("KEN").to_pylist()] == [("2024-03", 2), ("2024-05", 3)]


def test_months_can_be_bounded(filled: Store) -> None:
    assert [m["month"] for m in filled.history("KEN", since="2024-04").to_pylist()] == ["2024-05"]
    assert [m["month"] for m in filled.history("KEN", until="2024-03-31").to_pylist()] == ["2024-03"]


def test_partners_are_counted_whoever_acts(filled: Store) -> None:
    assert [(p["partner"], p["events"], p["conflict"]) for p in filled.partners("KEN").to_pylist()] == [
        ("SOM", 3, 1),
        ("ETH", 2, 1),
    ]


def test_types_and_places_count_what_has_happened(filled: Store) -> None:
    types = {row["type"]: row["events"] for row in filled.types(between=("KEN", "SOM")).to_pylist()}
    assert types == {"CONSULT": 1, "ASSAULT": 1, "AID": 1}
    [place] = filled.places().to_pylist()
    assert (place["place"], place["lat"], place["events"], place["score"]) == ("Djibouti", 11.5, 1, 2.5)


def test_pairs_are_there_once(filled: Store) -> None:
    assert [(p["actor"], p["partner"], p["events"]) for p in filled.pairs().to_pylist()] == [
        ("KEN", "SOM", 3),
        ("ETH", "KEN", 2),
    ]


def test_the_past_is_counted_as_it_was_known(filled: Store) -> None:
    assert filled.history("KEN", as_of="2001").to_pylist() == []
    assert filled.history("KEN", as_of="2999") == filled.history("KEN")


@pytest.mark.parametrize("code", ["ken", "KENYA", "KEN GOV", "", "%"])
def test_what_is_no_code_is_refused(filled: Store, code: str) -> None:
    with pytest.raises(ValueError, match="is no country's code"):
        filled.history(code)


def test_dyads_are_directed_months_by_quad(filled: Store) -> None:
    assert filled.dyads(since="2024-05").to_pylist() == [
        {
            "month": "2024-05",
            "actor": "ETH",
            "recipient": "KEN",
            "events": 1,
            "vc": 0,
            "mc": 0,
            "vk": 0,
            "mk": 1,
            "score": -2,
        },
        {
            "month": "2024-05",
            "actor": "KEN",
            "recipient": "ETH",
            "events": 1,
            "vc": 1,
            "mc": 0,
            "vk": 0,
            "mk": 0,
            "score": 6,
        },
        {
            "month": "2024-05",
            "actor": "KEN",
            "recipient": "SOM",
            "events": 1,
            "vc": 1,
            "mc": 0,
            "vk": 0,
            "mk": 0,
            "score": 6,
        },
    ]
    march = filled.dyads(until="2024-03").to_pylist()
    assert [(row["actor"], row["recipient"], row["events"], row["score"]) for row in march] == [
        ("KEN", "SOM", 1, 2.5),  # they met: both ways
        ("SOM", "KEN", 2, -3.25),
    ]
    assert filled.dyads(actor="SOM", recipient="KEN").num_rows == 1
    with pytest.raises(ValueError, match="'Kenya' is no country's code"):
        filled.dyads(actor="Kenya")


def test_what_many_tell_of_is_counted_once_a_day(store: Store) -> None:
    told = (
        event(1, "ASSAULT", "SOM", "KEN", MARCH, -9.0),
        event(2, "ASSAULT", "SOM", "KEN", MARCH, -8.0),
        event(3, "ACCUSE", "SOM", "KEN", MARCH, -2.0),
        event(4, "ASSAULT", "SOM", "KEN", MARCH + timedelta(1), -9.0),
        event(5, "CONSULT", "KEN SOM", "", MARCH, 2.5),
        event(6, "CONSULT", "SOM KEN", "", MARCH, 2.5),
    )
    sentences = (Sentence(start=0, end=len(TEXT)),)
    for name in ("wire", "paper"):
        record = Record(document=Document(id=name, text=f"{TEXT} ({name})"), sentences=sentences, events=told)
        store.keep(record, manifest=MANIFEST)
    counted = {(row["actor"], row["recipient"]): row for row in store.dyads(one_a_day=True).to_pylist()}
    assert [counted["SOM", "KEN"][name] for name in ("events", "vc", "mk", "score")] == [
        4,
        1,
        3,
        (-8.5 - 2 - 9 + 2.5) / 4,
    ]
    assert [counted["KEN", "SOM"][name] for name in ("events", "score")] == [1, 2.5]
    assert {(row["actor"], row["events"]) for row in store.dyads().to_pylist()} == {("SOM", 12), ("KEN", 4)}
