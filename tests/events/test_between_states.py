"""What states say to each other in a sentence or two, coded field by field.

``between_states.tsv`` gives a text published on 14 May 2024, the trigger, its event type, the countries of both sides
joined by "+", the status, the date as a TIMEX3 value and the place; "-" is nobody or nothing, "*" is not looked at.
"""

import csv
from pathlib import Path

import pytest

from legation.evaluation.dispatches import countries, same_date

TABLE = Path(__file__).with_name("between_states.tsv")


def rows():
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def states(text):
    return frozenset() if text == "-" else frozenset(text.split("+"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_it_is_coded_so(code, row):
    told = [e for e in code(row["text"]).events if row["trigger"] in e.trigger.text.split()]
    assert [event.event_type for event in told] == [row["event_type"]]
    (event,) = told
    assert countries(who.code for who in event.actor) == states(row["actor"])
    assert countries(who.code for who in event.recipient) == states(row["recipient"])
    assert event.status == row["status"]
    assert row["date"] == "*" or same_date(None if row["date"] == "-" else row["date"], event.date)
    assert row["place"] in ("*", event.place.name if event.place else "-")


def test_what_money_is_pledged_for_is_no_second_pledge(code):
    (event,) = code("Saudi Arabia pledged $500 million to support Yemen's budget.").events
    assert (event.event_type, event.about) == ("AGREE", "AID")


def test_who_has_ruled_nothing_out_rules_out_nothing(code):
    assert not code("Denmark said it had ruled nothing out over the drones.").events
