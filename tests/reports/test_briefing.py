"""What is gathered for a report on two countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.records import EventType, Quad
from legation.reports.briefing import brief, months, places, types
from legation.store import Store


def test_a_briefing_has_what_passes_between_two(kept: Path) -> None:
    with Store(kept) as store:
        found = brief(store, ("SOM", "KEN"))
    assert found.names == ("Somalia", "Kenya")
    assert str(found.on) == "2024-05-03"
    assert {item.source.document_id for item in found.ledger} >= {"demand", "refusal"}
    assert "meeting" in {entry.kind.value for entry in found.agenda}
    assert "Our waters are not a market for Kenyan trawlers," in [quote.said for quote in found.quotes]
    assert list(found.stories) == ["demand", "refusal", "shelling", "shelling-again", "release"]
    assert found.coders == ("legation 0",)


def test_what_several_stories_tell_of_counts_once(kept: Path) -> None:
    with Store(kept) as store:
        found = brief(store, ("SOM", "KEN"))
    [shelling] = [h for h in found.happenings if h.event_type is EventType.ASSAULT]
    assert shelling.reports == 2 and set(shelling.told) == {"shelling", "shelling-again"}
    assert shelling.disagreement is not None and "killed" in shelling.disagreement
    assert {"type": "ASSAULT", "quad": "MK", "events": 1} in types(found)
    assert sum(row["events"] for row in types(found)) == len(found.happenings)


def test_months_and_places_count_happenings(kept: Path) -> None:
    with Store(kept) as store:
        found = brief(store, ("SOM", "KEN"))
    by_month = {row["month"]: row for row in months(found)}
    assert list(by_month) == sorted(by_month) and {"2024-03", "2024-04", "2024-05"} <= set(by_month)
    assert all(row["cooperation"] + row["conflict"] == row["events"] for row in by_month.values())
    assert by_month["2024-04"]["conflict"] and by_month["2024-04"]["score"] < -5
    djibouti = next(row for row in places(found) if row["place"] == "Djibouti")
    assert djibouti["lat"] == pytest.approx(11.6, abs=0.3) and djibouti["cooperation"] == djibouti["events"] == 1


def test_days_bound_what_is_told_and_how_things_stand(kept: Path) -> None:
    with Store(kept) as store:
        found = brief(store, ("SOM", "KEN"), since="2024-03", until="2024-03-31")
    assert str(found.on) == "2024-03-31"
    assert {row["month"] for row in months(found)} == {"2024-03"}
    assert "release" not in found.stories
    assert [item.status.value for item in found.ledger if item.source.document_id == "refusal"] == ["open"]
    assert all(h.quad is not Quad.MATERIAL_CONFLICT for h in found.happenings)


@pytest.mark.parametrize("pair", [("SOM", "XXX"), ("SOM", "som"), ("SOM", "SOM"), ("", "KEN")])
def test_what_is_no_pair_of_countries_is_refused(kept: Path, pair: tuple[str, str]) -> None:
    with Store(kept) as store, pytest.raises(ValueError, match="countr"):
        brief(store, pair)


def test_nothing_known_is_an_answer(kept: Path) -> None:
    with Store(kept) as store:
        found = brief(store, ("NOR", "SWE"))
    assert (found.happenings, found.ledger, found.agenda, found.quotes) == ((), (), (), ())
    assert (months(found), types(found), places(found)) == ([], [], [])
