"""The front page."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import EventType, Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")


def test_it_tells_what_came_in(desk: TestClient) -> None:
    page = desk.get("/").text
    assert "Ministers [red]meet[/red]" in page and "12 April 2022" in page and "2 events" in page


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    page = TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost").get("/")
    assert page.status_code == 200 and "legation ingest" in page.text


def test_what_a_story_tells_in_its_headline_and_again_below_is_shown_once(tmp_path: Path, record: Record) -> None:
    meeting = record.events[0]
    again = meeting.model_copy(update={"id": "E3"})
    denied = again.model_copy(update={"id": "E4", "event_type": EventType.REJECT})
    with Store(tmp_path / "store.db") as store:
        store.keep(record.model_copy(update={"events": (meeting, again, denied)}), manifest=MANIFEST)
    page = TestClient(create_app(tmp_path / "store.db"), base_url="http://localhost").get("/?on=2022-04-12").text
    assert page.count('<article class="incident">') == 2
