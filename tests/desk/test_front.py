"""The front page."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from legation.desk import create_app


def test_it_tells_what_came_in(desk: TestClient) -> None:
    page = desk.get("/").text
    assert "Ministers [red]meet[/red]" in page and "12 April 2022" in page and "2 events" in page


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    page = TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost").get("/")
    assert page.status_code == 200 and "legation ingest" in page.text
