"""When and where the events of whole dispatches took place: a table coded by hand, with floors under its totals."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from legation.coder import Coder
from legation.records import DateBasis, Event
from legation.times import interval

TABLE = Path(__file__).with_name("when_where.tsv")
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\|([^{}|]+)\|([^{}|]+)\}")
UNKNOWN, UNSCORED = "-", "?"


class Mark(NamedTuple):
    """A trigger by its span, with the date, its basis and the place that an event there has."""

    start: int
    end: int
    date: str
    basis: str
    place: str


class Story(NamedTuple):
    """A dispatch with its marks."""

    batch: str
    held: bool
    published: str
    text: str
    marks: tuple[Mark, ...]


def read_story(line: str) -> Story:
    batch, held, published, marked = line.split("\t")
    text, marks, position = "", [], 0
    marked = marked.replace(" // ", "\n\n")
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), *match.groups()[1:]))
        text += match[1]
        position = match.end()
    return Story(batch, held == "yes", published, text + marked[position:], tuple(marks))


@cache
def stories() -> tuple[Story, ...]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(map(read_story, lines[1:]))


def wrong(mark: Mark, event: Event) -> list[str]:
    """Which of date, basis and place are not as marked."""
    ours = (event.date.earliest, event.date.latest) if event.date else None
    days = interval(mark.date) if mark.date != UNKNOWN else None
    place = event.place.name if event.place else UNKNOWN
    right = {
        "date": mark.date == UNSCORED or ours == (days[:2] if days else None),
        "basis": mark.basis in (UNSCORED, event.date.basis if event.date else UNKNOWN),
        "place": mark.place in (UNSCORED, place),
    }
    return [name for name, is_right in right.items() if not is_right]


def tally(coder: Coder, chosen: list[Story]) -> Counter[str]:
    """How many events are marked and found, and of how many the date, its basis and the place are right."""
    counts: Counter[str] = Counter()
    for story in chosen:
        events = coder.code(story.text, published=story.published).events
        for mark in story.marks:
            counts["marked"] += 1
            found = [event for event in events if event.trigger.start < mark.end and mark.start < event.trigger.end]
            if found:
                errors = min((wrong(mark, event) for event in found), key=len)
                counts.update(["found", *({"date", "basis", "place"} - set(errors))])
    return counts


def test_the_table_is_sound() -> None:
    assert 0.2 < sum(story.held for story in stories()) / len(stories()) < 0.4
    for story in stories():
        assert story.marks and "{" not in story.text and "|?" not in story.text, story.text
        for mark in story.marks:
            assert mark.date in (UNKNOWN, UNSCORED) or interval(mark.date), mark
            assert mark.basis in (UNKNOWN, UNSCORED, *DateBasis), mark


@pytest.mark.parametrize("held", [False, True], ids=["development", "held"])
def test_most_dates_and_places_are_right(coder: Coder, held: bool) -> None:
    counts = tally(coder, [story for story in stories() if story.held is held])
    assert counts["found"] >= 0.8 * counts["marked"]
    shares = {name: round(counts[name] / counts["found"], 3) for name in ("date", "basis", "place")}
    assert shares["date"] >= 0.85 and shares["basis"] >= 0.8 and shares["place"] >= 0.85, shares
