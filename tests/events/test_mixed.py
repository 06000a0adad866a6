"""Sentences in which the same words tell of politics and of anything else, and whole articles of both kinds.

``mixed.tsv`` gives the batch, the events ("-" for none) and the sentence. An event is its type, ".mode" where there is
one and the status where it is not "occurred"; "?" before it makes it optional; events are joined by " + ". Each batch
was written before the coder saw it.

``surroundings.tsv`` has the same columns: acts of states among athletes, artists, firms and storms, of which only the
type is asked (any of those marked "?"), beside other news.

``articles.txt`` has articles under headings: "# name" for one without events, "# name: types" for one with at least
those.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from legation.records import EventType, Status

FOLDER = Path(__file__).parent
FLOORS = {"P": 0.88, "R": 0.88, "status": 0.97, "false share": 0.04}
"""Over all batches: type precision and recall, and at most what share of the sentences without events gets one."""
SURROUNDED = 0.65
"""What share of the acts of states in other surroundings is found."""
FALSE_EVENTS = 6
"""How many events all the articles without any may get."""


def rows(name="mixed.tsv"):
    with (FOLDER / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def wanted(events):
    """Required and optional events as (type, status)."""
    required, optional = [], []
    for event in [] if events == "-" else events.split(" + "):
        head, _, status = event.lstrip("?").partition(" ")
        known = EventType(head.partition(".")[0]), Status(status.partition("/")[0] or "occurred")
        (optional if event.startswith("?") else required).append(known)
    return required, optional


def articles():
    text = (FOLDER / "articles.txt").read_text(encoding="utf-8")
    for part in re.split(r"(?m)^# ", text)[1:]:
        heading, _, article = part.partition("\n")
        name, _, types = heading.partition(": ")
        yield name, {EventType(name) for name in types.split()}, article.strip()


@pytest.fixture(scope="module")
def tallies(code):
    tallies = defaultdict(Counter)
    for row in rows():
        tally = tallies[row["batch"]]
        found = {event: status(event) for event in code(row["sentence"]).events}
        required, optional = wanted(row["events"])
        if not required and not optional:
            tally["everyday"] += 1
            tally["false"] += bool(found)
        for event_type, its_status in (*required, *optional):
            alike = next((event for event in found if event.event_type is event_type), None)
            if alike is not None:
                is_right = found.pop(alike) is its_status
                if (event_type, its_status) in required:
                    tally.update(found=1, status=is_right)
        tally.update(required=len(required), extra=len(found))
    return tallies


def status(event):
    """An act going on has occurred."""
    return Status.OCCURRED if event.status is Status.ONGOING else event.status


def test_there_are_as_many_sentences_without_events_as_with():
    events = [row["events"] for row in rows()]
    assert len(events) >= 400
    assert 0.45 < sum(text == "-" for text in events) / len(events) < 0.55
    assert {event_type for text in events for event_type, _ in wanted(text)[0]} == set(EventType)


def test_events_are_told_from_sentences_with_the_same_words(tallies):
    total = sum(tallies.values(), Counter())
    assert total["found"] >= FLOORS["P"] * (total["found"] + total["extra"]), tallies
    assert total["found"] >= FLOORS["R"] * total["required"], tallies
    assert total["status"] >= FLOORS["status"] * total["found"], tallies
    assert total["false"] <= FLOORS["false share"] * total["everyday"], tallies


def test_articles_without_politics_have_next_to_no_events(code):
    false = {name: len(code(text).events) for name, types, text in articles() if not types}
    assert len(false) >= 10
    assert sum(false.values()) <= FALSE_EVENTS, false


def test_politics_among_athletes_artists_and_firms_is_found(code):
    for name, types, text in articles():
        assert types <= {event.event_type for event in code(text).events}, name


def test_acts_of_states_are_found_in_the_surroundings_of_other_news(code):
    tally = Counter()
    for row in rows("surroundings.tsv"):
        found = {event.event_type for event in code(row["sentence"]).events}
        known = {event_type for events in wanted(row["events"]) for event_type, _ in events}
        tally.update(everyday=not known, false=not known and bool(found), acts=bool(known), told=bool(known & found))
    assert tally["told"] >= SURROUNDED * tally["acts"], tally
    assert tally["false"] <= FLOORS["false share"] * tally["everyday"], tally
