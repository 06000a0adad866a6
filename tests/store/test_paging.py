"""Answers page by page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from legation.records import EventDate, Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")


def story(record: Record, number: int) -> Record:
    """The record of all tests as another story, some days later, or undated."""
    day = None if number % 4 == 3 else date(2024, 5, 1) + timedelta(days=number // 2)
    facts = {"id": f"d{number}", "title": str(number), "published": day, "url": None}
    when = day and EventDate(value=str(day), earliest=day, latest=day, grain="day", basis="published")
    events = tuple(event.model_copy(update={"date": when}) for event in record.events)
    return record.model_copy(update={"document": record.document.model_copy(update=facts), "events": events})


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("events", {"with_key": True}),
        ("events", {"with_key": True, "actor": "PER"}),
        ("events", {"with_key": True, "actor": "Torres", "event_type": "CONSULT"}),
        ("statements", {"with_key": True}),
        ("stories", {}),
    ],
)
def test_pages_are_the_whole_answer_in_its_order(
    store: Store, record: Record, question: str, asked: dict[str, Any]
) -> None:
    for number in range(9):
        store.keep(story(record, number), manifest=MANIFEST)
    ask: Callable[..., Any] = getattr(store, question)
    whole = ask(limit=None, **asked).to_pylist()
    assert len(whole) >= 9

    pages: list[dict[str, Any]] = []
    after = None
    while page := ask(limit=4, after=after, **asked).to_pylist():
        pages += page
        after = page[-1]["key"]
        if len(pages) == 4:  # what comes in meanwhile moves nothing
            store.keep(story(record, 20), manifest=MANIFEST)
    assert pages == whole


def test_after_what_is_not_there_comes_nothing(store: Store, record: Record) -> None:
    store.keep(record, manifest=MANIFEST)
    assert store.events(after=999).num_rows == store.stories(after=999).num_rows == 0


def test_the_revision_changes_with_what_is_kept(store: Store, record: Record) -> None:
    before = store.revision()
    assert before == store.revision()
    store.keep(record, manifest=MANIFEST)
    assert store.revision() != before


def test_the_same_content_is_known_under_any_name(store: Store, record: Record) -> None:
    assert store.same_content(record.document) is None
    store.keep(record, manifest=MANIFEST)
    assert store.same_content(record.document.model_copy(update={"id": "copy"})) == "lima"
