"""Short sentences of agencies, party papers, communiques, broadcasts and headlines, each with its events.

``sentences.tsv`` has the style, the events and the sentence. An event is its type, ".mode" and ">about" where there is
one; "?" before it makes it optional; events are joined by " + ". The triggers of the required ones stand in brackets,
in the same order.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from legation.ontology import modes
from legation.records import EventType

SENTENCES = Path(__file__).with_name("sentences.tsv")
RECALL, PRECISION, TRIGGERS, MODES = 0.9, 0.96, 0.88, 0.93
"""Floors, never to be lowered silently."""


@dataclass(frozen=True)
class Wanted:
    event_type: EventType
    mode: str | None
    about: EventType | None
    trigger: tuple[int, int] | None
    """None for an optional event."""


def sentences():
    with SENTENCES.open(encoding="utf-8", newline="") as table:
        return [read(row) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


def read(row):
    text, triggers = "", []
    for part in re.split(r"(\[[^\]]*\])", row["sentence"]):
        word = part.strip("[]")
        if word != part:
            triggers.append((len(text), len(text) + len(word)))
        text += word
    wanted = []
    for event in row["events"].split(" + "):
        known, _, about = event.lstrip("?").partition(">")
        event_type, _, mode = known.partition(".")
        trigger = None if event.startswith("?") else triggers.pop(0)
        wanted.append(Wanted(EventType(event_type), mode or None, EventType(about) if about else None, trigger))
    assert not triggers, text
    return text, wanted


def overlaps(event, span):
    return event.trigger.start < span[1] and span[0] < event.trigger.end


@pytest.fixture(scope="module")
def scored(code):
    """Pairs of wanted and coded events, the sentences of what was missed, and those of what was too much."""
    pairs, missed, extra = [], [], []
    for text, wanted in sentences():
        left = list(code(text).events)
        for want in sorted(wanted, key=lambda want: want.trigger is None):
            alike = [event for event in left if event.event_type is want.event_type]
            if want.trigger is None:
                left = [event for event in left if event not in alike]
            elif alike:
                best = max(alike, key=lambda event: overlaps(event, want.trigger))
                left.remove(best)
                pairs.append((want, best))
            else:
                missed.append(f"{want.event_type} {text}")
        extra.extend(f"{event.event_type} {event.trigger.text!r} {text}" for event in left)
    return pairs, missed, extra


def test_every_event_type_and_most_modes_have_sentences():
    wanted = [want for _, events in sentences() for want in events if want.trigger is not None]
    assert len(wanted) >= 300
    assert {want.event_type for want in wanted} == set(EventType)
    known = {(event_type, entry.mode) for event_type in EventType for entry in modes(event_type)}
    used = {(want.event_type, want.mode) for want in wanted if want.mode is not None}
    assert used <= known
    assert len(used) >= 0.85 * len(known)


def test_what_is_told_is_found(scored):
    pairs, missed, _ = scored
    assert len(pairs) >= RECALL * (len(pairs) + len(missed)), "\n".join(missed)


def test_nothing_else_is_found(scored):
    pairs, _, extra = scored
    assert len(pairs) >= PRECISION * (len(pairs) + len(extra)), "\n".join(extra)


def test_the_trigger_is_the_word_that_tells_it(scored):
    pairs, _, _ = scored
    wrong = [f"{event.trigger.text!r} {want}" for want, event in pairs if not overlaps(event, want.trigger)]
    assert len(wrong) <= (1 - TRIGGERS) * len(pairs), "\n".join(wrong)


def test_modes_and_embedded_acts_are_known(scored):
    pairs, _, _ = scored
    wrong = [f"{event.mode} {want}" for want, event in pairs if event.mode != want.mode]
    assert len(wrong) <= (1 - MODES) * len(pairs), "\n".join(wrong)
    about = [(want, event) for want, event in pairs if want.about is not None]
    assert sum(want.about is event.about for want, event in about) >= 0.85 * len(about)
