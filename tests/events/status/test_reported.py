"""Hostile acts that have not come about: attempts, charges, refusals."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "event_type", "about", "actors", "recipients"),
    [
        ("Iranian hackers tried to break into the computers of the Danish ministry.", "COERCE", None, "IRN", "DNK"),
        ("Danish students tried to interrupt a speech by the prime minister.", "PROTEST", None, "DNK", "DNK"),
        ("Georgia said Russia was planning to attack the town of Gori.", "ACCUSE", "ASSAULT", "GEO", "RUS"),
        ("Peruvian police said the rebels were planning to bomb a court.", "ACCUSE", "ASSAULT", "PER", "PER"),
        ("Cuba vowed never to recognise the government of Honduras.", "REJECT", "SUPPORT", "CUB", "HND"),
        ("Norway's foreign minister said Belarus must free the prisoners.", "REQUEST", "RETREAT", "NOR", "BLR"),
    ],
)
def test_what_has_not_come_about(only_event, sentence, event_type, about, actors, recipients):
    event = only_event(sentence)
    assert (event.event_type, event.about, event.status) == (event_type, about, "occurred")
    assert [p.code[:3] for p in event.actor] == [actors]
    assert [p.code[:3] for p in event.recipient] == [recipients]


@pytest.mark.parametrize(
    ("sentence", "event_type", "date"),
    [
        ("The EU decided on Monday to impose sanctions on Belarus.", "SANCTION", "2024-05-13"),
        ("Peru has decided to recall its ambassador from Chile.", "SANCTION", "2024-05-14"),
        ("The EU could decide to impose sanctions on Belarus.", "THREATEN", None),
        ("The EU is expected to decide to impose sanctions on Belarus.", "THREATEN", None),
        ("The Malian army decided to attack the town of Kidal.", "THREATEN", None),
    ],
)
def test_a_measure_is_taken_by_being_decided_on_and_force_is_not(only_event, sentence, event_type, date):
    event = only_event(sentence)
    assert event.event_type == event_type
    assert (str(event.date.earliest) if event.date else None) == date


def test_what_one_says_of_oneself_is_no_charge(only_event):
    assert only_event("Russia said it was planning to attack Georgia.").event_type == "THREATEN"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad's prime minister said the country must save more.",
        "Sweden advised its citizens to leave Lebanon.",
        "A new law would let Brussels withhold funds from Hungary.",
        "The drought threatened to overwhelm Ethiopia.",
    ],
)
def test_no_demand_and_no_threat(code, sentence):
    assert code(sentence).events == ()
