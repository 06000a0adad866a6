"""Search, and its hits in their context."""

from __future__ import annotations

import lxml.html
from fastapi.testclient import TestClient

from legation.desk.pages.search import with_hits


def test_hits_are_marked(desk: TestClient) -> None:
    page = lxml.html.document_fromstring(desk.get("/search?q=minister").text)
    assert {mark.text for mark in page.iter("mark")} <= {"Minister", "Ministers"} and page.xpath("//mark")
    assert page.xpath("//h3/a/@href") == ["/story?id=lima"]


def test_nothing_found_and_nothing_asked(desk: TestClient) -> None:
    assert "No story has all of these words" in desk.get("/search?q=zebra").text
    assert desk.get("/search").status_code == 200
    assert desk.get("/search?q=-zebra").status_code == 400


def test_a_mark_of_the_text_itself_is_text() -> None:
    assert with_hits("a ⟦b⟧ <i>") == "a <mark>b</mark> &lt;i&gt;"
    assert with_hits("⟧a ⟦⟦b⟧⟧ ⟦") == "⟧a <mark>⟦b</mark>⟧ ⟦"
