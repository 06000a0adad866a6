"""The page of events: narrowed down, sorted, turned over and taken away by its address alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

import lxml.html
import pytest
from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import Document, Event, EventDate, Participant, Record, Sentence, TextSpan
from legation.reviews import review
from legation.store import Manifest, Store
from legation.stories.linking import link

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
TEXT = "Armenia protested to Chile."


def told(number: int) -> Record:
    """A story of one event, every third one a threat without a recipient, every fifth without a date."""
    day = date(2024, 1, 1) + timedelta(days=number)
    is_threat = number % 3 == 0
    when = EventDate(value=str(day), earliest=day, latest=day, grain="day", basis="published")
    return Record(
        document=Document(id=f"s{number}", published=day, publisher="Wire", title=f"Story {number}", text=TEXT),
        sentences=(Sentence(start=0, end=len(TEXT)),),
        events=(
            Event(
                id="E1",
                event_type="THREATEN" if is_threat else "ACCUSE",
                quad="VK",
                score=-3 - number / 100,
                status="planned" if number % 7 == 0 else "occurred",
                actor=(Participant(name=f"Envoy {number:03}", code="ARM GOV", start=0, end=7, text="Armenia"),),
                recipient=() if is_threat else (Participant(name="Chile", code="CHL", start=21, end=26, text="Chile"),),
                trigger=TextSpan(start=8, end=17, text="protested"),
                sentence=0,
                date=None if number % 5 == 0 else when,
                confidence=0.9,
            ),
        ),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("events") / "store.db"
    with Store(path) as store:
        store.keep_together([told(number) for number in range(120)], manifest=MANIFEST)
    with TestClient(create_app(path), base_url="http://localhost") as opened:
        yield opened


def page(client: TestClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


def column(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in tree.xpath(f"//td[@data-name='{name}']")]


def test_the_latest_come_first_and_those_without_a_date_last(client: TestClient) -> None:
    assert column(page(client, "/events"), "When")[:2] == ["2024-04-29", "2024-04-28"]
    assert column(page(client, "/events?page=3"), "When")[-1] == "–"
    assert column(page(client, "/events?order=up"), "When")[0] == "2024-01-02"
    assert column(page(client, "/events?order=up&page=3"), "When")[-1] == "–"


def test_a_facet_leads_to_what_it_counts(client: TestClient) -> None:
    tree = page(client, "/events?to=2024-03")
    [link] = tree.xpath("//section[@aria-labelledby='facet-type']//a[contains(., 'Threaten')]")
    narrowed = page(client, link.get("href"))
    assert link.find("span[@class='count']").text == narrowed.get_element_by_id("found-name").text.split()[0]
    assert {kind.split()[0] for kind in column(narrowed, "What")} == {"Threaten"}
    assert not narrowed.xpath("//section[@aria-labelledby='facet-type']")


def test_what_is_asked_can_be_taken_away(client: TestClient) -> None:
    tree = page(client, "/events?actor=ARM&status=planned&sort=actor&page=1")
    [away] = tree.xpath("//a[@class='chip'][contains(., 'actor')]")
    assert away.get("href") == "/events?status=planned&sort=actor"
    assert tree.get_element_by_id("actor").get("value") == "ARM"


def test_every_heading_sorts(client: TestClient) -> None:
    for heading in page(client, "/events").xpath("//th/a"):
        tree = page(client, heading.get("href"))
        assert len(tree.xpath("//th[@aria-sort]")) == 1
    assert column(page(client, "/events?sort=actor"), "Who")[:2] == ["Envoy 000", "Envoy 001"]
    assert column(page(client, "/events?sort=recipient"), "To whom")[0] == "Chile"
    assert column(page(client, "/events?sort=recipient&order=down&page=3"), "To whom")[-1] == "–"


def test_two_countries_whichever_acts(client: TestClient) -> None:
    found = page(client, "/events?actor=CHL&recipient=arm&either=yes")
    assert found.get_element_by_id("found-name").text == "80 events"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/events?type=LAUGH", 422),
        ("/events?status=maybe", 422),
        ("/events?from=yesterday", 400),
        ("/events?page=0", 422),
        ("/events?page=x", 422),
        ("/events?sort=document", 400),
        ("/events?order=sideways", 422),
        ("/events?either=yes&actor=PRK", 400),
        ("/events?as_of=later", 400),
        ("/events/export?format=exe", 422),
    ],
)
def test_a_bad_question_gets_a_page_that_says_so(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert lxml.html.document_fromstring(answer.text).xpath("string(//p[@class='lead'])").strip()


def test_empty_fields_of_a_form_ask_nothing(client: TestClient) -> None:
    tree = page(client, "/events?actor=&recipient=&type=&status=&place=&from=&to=")
    assert tree.get_element_by_id("found-name").text == "120 events" and not tree.xpath("//a[@class='chip']")


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet"])
def test_the_answer_to_take_away(client: TestClient, form: str) -> None:
    answer = client.get(f"/events/export?type=THREATEN&format={form}")
    assert answer.headers["content-disposition"] == f'attachment; filename="events.{form}"'
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert len(rows) == 40 and {row["event_type"] for row in rows} == {"THREATEN"}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Six stories of two publishers, three of them reviewed, that have been compared with each other."""
    path = tmp_path_factory.mktemp("judged") / "store.db"
    with Store(path) as store:
        store.keep_together([told(number) for number in range(6)], manifest=MANIFEST)
        review(store, "s1", "event", "E1", "accepted", reviewer="mb")
        review(store, "s2", "event", "E1", "corrected", reviewer="jl", changes={"status": "planned"})
        review(store, "s3", "event", "E1", "accepted", reviewer="mb")
        review(store, "s4", "event", "E1", "rejected", reviewer="mb")
        review(store, "s4", "event", "E1", "withdrawn", reviewer="mb")
        link(store)
    with TestClient(create_app(path), base_url="http://localhost") as opened:
        yield opened


def test_what_was_reviewed_is_shown_counted_and_asked_for(judged: TestClient) -> None:
    whole = page(judged, "/events")
    cells = [cell.text_content().split() for cell in whole.xpath("//td[@data-name='Reviewed']")]
    accepted, corrected = ["accepted", "by", "mb"], ["corrected", "by", "jl"]
    assert sorted(cell for cell in cells if cell != ["–"]) == [accepted, accepted, corrected]
    assert whole.xpath("//*[@class='verdict-corrected']/@title") == ["status: occurred → planned"]
    facet = whole.get_element_by_id("facet-review").getparent()
    assert [a.text_content().split() for a in facet.xpath(".//a")] == [["accepted", "2"], ["corrected", "1"]]
    some = page(judged, "/events?review=accepted&type=THREATEN")
    assert some.xpath("//td[@data-name='Who']/text()") == ["Envoy 003"]
    assert not page(judged, "/events?review=rejected").xpath("//td")
    exported = judged.get("/events/export", params={"review": "corrected", "format": "csv"}).text
    assert [row["document_id"] for row in csv.DictReader(io.StringIO(exported))] == ["s2"]


def test_an_event_shows_how_many_reports_tell_of_its_incident(judged: TestClient) -> None:
    cells = page(judged, "/events").xpath("//td[@data-name='Reports']/span[1]")
    assert len(cells) == 6 and all(cell.text_content().isdecimal() for cell in cells)
    assert all(cell.get("title").startswith("independent reports of incident ") for cell in cells)


def test_without_reviews_there_is_no_column_for_them(client: TestClient) -> None:
    assert not page(client, "/events").xpath("//td[@data-name='Reviewed'] | //*[@id='facet-review']")
