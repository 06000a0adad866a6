"""A story's page, and its record to take away."""

from __future__ import annotations

import json

import lxml.html
import pytest
from fastapi.testclient import TestClient

from legation.records import Record


def test_the_text_is_all_there_and_marks_lead_to_entries_that_are(desk: TestClient, record: Record) -> None:
    page = lxml.html.document_fromstring(desk.get("/story?id=lima").text)
    text = page.get_element_by_id("text")
    assert text.text_content() == record.document.text.replace("\x1b", "\x1b")
    targets = {link.get("href") for link in text.iter("a")}
    assert {"#event-E1", "#event-E2", "#statement-S1"} <= targets
    for target in targets:
        page.get_element_by_id(target[1:])  # raises where there is none


def test_an_event_says_why(desk: TestClient) -> None:
    page = lxml.html.document_fromstring(desk.get("/story?id=lima").text)
    said = " ".join(" ".join(page.get_element_by_id("event-E1").itertext()).split())
    assert "Consult occurred" in said and "Ana Torres PER GOV" in said and "Lima PER from the dateline" in said
    assert "actor Foreign Minister subject" in said and "the frame meet" in said


@pytest.mark.parametrize("form", ["json", "csv", "parquet", "plover", "geojson", "graphml", "ics"])
def test_the_record_to_take_away(desk: TestClient, form: str) -> None:
    answer = desk.get("/story/export", params={"id": "lima", "format": form})
    assert answer.status_code == 200 and answer.content
    assert answer.headers["content-disposition"].startswith('attachment; filename="lima.')
    if form == "json":
        assert json.loads(answer.content)[0]["document"]["id"] == "lima"


@pytest.mark.parametrize(
    ("query", "status"), [("?id=none", 404), ("", 422), ("?id=", 422), ("?id=lima&as_of=never", 400)]
)
def test_what_is_not_there_is_told_of(desk: TestClient, query: str, status: int) -> None:
    page = desk.get(f"/story{query}")
    assert page.status_code == status and "<h1>" in page.text
