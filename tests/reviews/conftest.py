"""A store with one reviewed story, and the same story as another version of the coder might read it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legation.records import EventType, Mention, Record, TextSpan
from legation.store import Manifest, Store

FIRST = Manifest(version="1", code="c", model="m", tables="t", processor="any")
SECOND = Manifest(version="2", code="c", model="m", tables="t", processor="any")


@pytest.fixture
def location(tmp_path: Path) -> str:
    """Where a new, empty store goes: SQLite; test_databases.py goes through it all on each database."""
    return str(tmp_path / "store.db")


@pytest.fixture
def story(record: Record) -> Record:
    """The record of all tests, with mentions of its actors."""
    torres, lindqvist = record.events[0].actor
    actors = tuple(
        actor.model_copy(update={"mentions": (Mention(start=who.start, end=who.end, text=who.text),)})
        for actor, who in zip(record.actors, (torres, lindqvist), strict=True)
    )
    return record.model_copy(update={"actors": actors})


@pytest.fixture
def kept(store: Store, story: Record) -> Store:
    store.keep(story, manifest=FIRST)
    return store


@pytest.fixture
def recoded(story: Record) -> Record:
    """Counted otherwise: E2 comes first now, and its trigger has grown by a word."""
    text = story.document.text
    start = text.index("will visit")
    visit = story.events[1].model_copy(
        update={"id": "E1", "trigger": TextSpan(start=start, end=start + 10, text="will visit")}
    )
    return story.model_copy(update={"events": (visit, story.events[0].model_copy(update={"id": "E2"}))})


@pytest.fixture
def corrected(story: Record) -> Record:
    """A later text of the story, with a paragraph before it."""
    return moved(story, "CORRECTION: adds the place. ")


def moved(story: Record, before: str) -> Record:
    """The record of the same text with something before it: every offset is shifted."""

    def shift(value: object) -> object:
        if isinstance(value, dict):
            return {
                key: found + len(before) if key in ("start", "end") and found is not None else shift(found)
                for key, found in value.items()
            }
        return [shift(found) for found in value] if isinstance(value, list | tuple) else value

    plain = story.model_dump()
    shifted = {name: shift(part) for name, part in plain.items() if name != "document"}
    return Record.model_validate(shifted | {"document": plain["document"] | {"text": before + story.document.text}})


Retyped = Callable[[Record, EventType], Record]


@pytest.fixture
def retyped() -> Retyped:
    """The record with its first event of another type."""

    def change(record: Record, event_type: EventType) -> Record:
        first = record.events[0].model_copy(update={"event_type": event_type})
        return record.model_copy(update={"events": (first, *record.events[1:])})

    return change
