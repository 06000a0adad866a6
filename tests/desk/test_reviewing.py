"""Reviewing in a browser, without scripts: the forms on a story's page, the form of one entry, the overview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import Mention, Record
from legation.reviews import draw, review, reviewed, standings
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
HERE = "http://localhost:8470"
ENTRY = "/review?document=wire%2Flima&target=event&id=E1"


@pytest.fixture
def store(tmp_path: Path, record: Record) -> Iterator[Store]:
    """A store with one story, whose id has a slash."""
    document = record.document.model_copy(update={"id": "wire/lima"})
    who = record.events[0].actor[0]
    actor = record.actors[0].model_copy(update={"mentions": (Mention(start=who.start, end=who.end, text=who.text),)})
    with Store(tmp_path / "store.db") as opened:
        changes = {"document": document, "actors": (actor, record.actors[1])}
        opened.keep(record.model_copy(update=changes), manifest=MANIFEST)
        yield opened


@pytest.fixture
def browser(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


def page(browser: TestClient, path: str) -> Any:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text, base_url=HERE)


def send(browser: TestClient, form: Any, verdict: str, **changed: str) -> Any:
    """Fill a form in and press one of its buttons, as a browser does."""
    assert form.method == "POST"
    assert verdict in [button.get("value") for button in form.iter("button")]
    return browser.post(form.action, data=dict(form.fields) | changed | {"verdict": verdict}, follow_redirects=False)


def form_of(browser: TestClient, path: str = ENTRY) -> Any:
    (form,) = [form for form in page(browser, path).forms if form.get("class") == "review-form"]
    return form


def test_the_first_review_asks_who_reviews(browser: TestClient, store: Store) -> None:
    card = page(browser, "/story?id=wire/lima").get_element_by_id("event-E1")
    assert [button.get("value") for button in card.iter("button")] == []
    (link,) = card.xpath(".//a[starts-with(@href, '/review?')]")
    answer = send(browser, form_of(browser, link.get("href")), "accepted", reviewer="Mo B.")
    assert (answer.status_code, answer.headers["location"]) == (303, "/story?id=wire%2Flima#event-E1")
    assert [(s.review.reviewer, s.review.verdict, s.id) for s in standings(store)] == [("Mo B.", "accepted", "E1")]


def test_afterwards_one_press_on_the_story_does(browser: TestClient, store: Store) -> None:
    send(browser, form_of(browser), "accepted", reviewer="Mo B.")
    story = page(browser, "/story?id=wire%2Flima")
    assert "Accepted by Mo B." in " ".join(story.get_element_by_id("event-E1").text_content().split())
    for entry in ("event-E2", "statement-S1", "actor-A1"):
        (form,) = story.get_element_by_id(entry).iter("form")
        assert send(browser, form, "rejected").status_code == 303
    assert [(s.review.target, s.review.verdict) for s in standings(store)][1:] == [
        ("event", "rejected"),
        ("statement", "rejected"),
        ("actor", "rejected"),
    ]


def test_a_correction_is_shown_where_it_was_made(browser: TestClient, store: Store) -> None:
    form = form_of(browser)
    assert dict(form.fields)["actor"] == "Ana Torres (PER GOV); Jo Lindqvist"
    send(browser, form, "corrected", reviewer="mb", status="planned", place="", note="Not yet.")
    (standing,) = standings(store)
    assert standing.review.note == "Not yet."
    said = " ".join(page(browser, "/story?id=wire/lima").get_element_by_id("event-E1").text_content().split())
    assert "Corrected by mb" in said and "Status: occurred planned" in said and "Where: Lima none" in said
    again = form_of(browser)
    assert dict(again.fields)["status"] == "planned"
    send(browser, again, "withdrawn")
    assert not any(standing.counts for standing in standings(store))


def test_what_cannot_be_kept_is_told_and_nothing_typed_is_lost(browser: TestClient, store: Store) -> None:
    answer = send(browser, form_of(browser), "corrected", reviewer="mb", date="Tuesday", note="<b>why</b>")
    assert answer.status_code == 422
    shown = lxml.html.document_fromstring(answer.text)
    assert "no TIMEX3 value" in shown.xpath("//*[@role='alert']")[0].text_content()
    (form,) = [form for form in shown.forms if form.get("class") == "review-form"]
    fields = dict(form.fields)
    assert (fields["date"], fields["note"], fields["reviewer"]) == ("Tuesday", "<b>why</b>", "mb")
    assert send(browser, form_of(browser), "accepted", reviewer=" ").status_code == 422
    assert standings(store) == []


def test_a_form_of_another_site_or_of_an_older_coding_is_refused(
    browser: TestClient, store: Store, record: Record
) -> None:
    form = form_of(browser)
    stale = dict(form.fields) | {"reviewer": "mb", "verdict": "accepted"}
    assert browser.post("/review", data=stale | {"form_token": "guessed"}).status_code == 403
    assert browser.post("/review", data=stale, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    recoded = reviewed(store, "wire/lima").record
    store.keep(recoded, manifest=MANIFEST.model_copy(update={"version": "1"}))
    assert browser.post("/review", data=stale).status_code == 409
    assert standings(store) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/review?document=wire%2Flima&target=event&id=E9", 404),
        ("/review?document=cairo&target=event&id=E1", 404),
        ("/review?document=cairo&target=place&id=E1", 422),
        ("/review", 422),
    ],
)
def test_what_is_not_there(browser: TestClient, path: str, status: int) -> None:
    assert browser.get(path).status_code == status


def test_next_leads_nowhere_else(browser: TestClient) -> None:
    form = form_of(browser, f"{ENTRY}&next=https://evil.example/")
    assert send(browser, form, "accepted", reviewer="mb").headers["location"] == "/"


def test_a_sample_is_reviewed_one_after_the_other(browser: TestClient, store: Store) -> None:
    assert "No sample was drawn" in page(browser, "/reviews").text_content()
    draw(store, 2)
    path = "/review/next"
    for _ in range(2):
        answer = send(browser, form_of(browser, path), "accepted", reviewer="mb")
        path = answer.headers["location"]
        assert path == "/review/next"
    end = browser.get(path, follow_redirects=False)
    assert end.headers["location"] == "/reviews"
    said = " ".join(page(browser, "/reviews").text_content().split())
    assert "2 of 2 events are reviewed" in said and "100.0 %" in said


def test_a_review_without_its_subject_is_shown(browser: TestClient, store: Store, record: Record) -> None:
    review(store, "wire/lima", "event", "E1", "accepted", reviewer="<i>mb</i>", note="<script>alert(1)</script>")
    document = reviewed(store, "wire/lima").record.document
    store.keep(Record(document=document.model_copy(update={"text": "Called off."})), manifest=MANIFEST)
    answer = browser.get("/reviews").text
    assert "Without their subject" in answer and "orphaned" in answer
    assert "<script>alert" not in answer and "<i>mb" not in answer
