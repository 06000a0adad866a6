"""The pages on sides and standings: a dyad, an actor, the map, the network, the ledger and the agenda."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import icalendar
import lxml.html
import pytest
from fastapi.testclient import TestClient

from legation.coder import Coder
from legation.desk import create_app
from legation.store import Manifest, Store

HERE = "http://localhost:8470"
MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
STORIES = {
    "demand": (
        "2024-03-04",
        "BEIRA, March 4, 2024 -- Kenya demanded on Monday that Somalia release 12 fishermen by March 20. "
        "The two countries agreed to hold talks in Djibouti on April 14.",
    ),
    "release": (
        "2024-05-03",
        "NAIROBI, May 3, 2024 -- Somalia freed the 12 Kenyan fishermen on Thursday. Kenyan and Somali officials met in "
        "Djibouti on Thursday. Kenya and Somalia will sign a fisheries treaty in Nairobi on June 20.",
    ),
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    path = tmp_path_factory.mktemp("sides") / "store.db"
    with Store(path) as store:
        for name, (published, text) in STORIES.items():
            store.keep(coder.code(text, id=name, published=published), manifest=MANIFEST)
    return path


@pytest.fixture(scope="module")
def browser(talks: Path) -> Iterator[TestClient]:
    with TestClient(create_app(talks), base_url=HERE) as client:
        yield client


def page(browser: TestClient, path: str) -> lxml.html.HtmlElement:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


def chart(tree: lxml.html.HtmlElement, name: str) -> dict[str, object]:
    """The specification that a page's chart is drawn from."""
    [holder] = tree.xpath(f"//*[@data-chart='chart-{name}']")
    specification: dict[str, object] = json.loads(tree.get_element_by_id(holder.get("data-chart")).text)
    assert holder.get("aria-label") == specification["description"]
    return specification


def test_a_dyad_has_its_score_its_acts_and_what_stands_open(browser: TestClient) -> None:
    tree = page(browser, "/dyad?first=ken&second=SOM")
    assert tree.findtext(".//h1") == "Kenya and Somalia"
    assert "2024-05" in json.dumps(chart(tree, "score")["datasets"])
    assert chart(tree, "types")["width"] == "container"
    ledger, agenda = (page(browser, address) for address in tree.xpath("//@data-begun-on"))
    text = ledger.text_content()
    assert "fulfilled" in text and "Somalia freed the 12 Kenyan fishermen" in text
    assert "2024-06-20" in agenda.text_content()
    assert "/dyad/report?first=ken&second=SOM" in tree.xpath("//a/@href")


def test_a_chart_has_its_figures_as_a_table(browser: TestClient) -> None:
    tree = page(browser, "/dyad?first=KEN&second=SOM")
    rows = tree.xpath("//figure[.//*[@data-chart='chart-score']]//tbody/tr")
    assert [row.findtext("td") for row in rows][-1] == "2024-05"


def test_an_actor_has_its_partners(browser: TestClient) -> None:
    tree = page(browser, "/actor?code=KEN")
    assert tree.findtext(".//h1") == "Kenya"
    assert "/dyad?first=KEN&second=SOM" in tree.xpath("//a/@href")
    assert "Somalia" in json.dumps(chart(tree, "partners")["datasets"])


def test_what_stands_open_is_asked_of_the_same_span(browser: TestClient) -> None:
    ledger, agenda = page(browser, "/actor?code=KEN&from=2024-02&to=2024-05").xpath("//@data-begun-on")
    assert ledger == "/ledger?actor=KEN&status=open&from=2024-02&to=2024-05"
    assert agenda == "/agenda?actor=KEN&from=2024-02&to=2024-05"


def test_who_is_spoken_of_can_be_found(browser: TestClient) -> None:
    assert "/actor?code=KEN" in page(browser, "/actors").xpath("//a/@href")
    assert "Nobody of that name" in page(browser, "/actors?name=nobody+at+all").text_content()


def test_the_map_shows_places_of_what_is_asked_for(browser: TestClient) -> None:
    assert "Djibouti" in json.dumps(chart(page(browser, "/map"), "map")["datasets"]["places"])  # type: ignore[index]
    assert not page(browser, "/map?type=ASSAULT").xpath("//*[@data-chart]")


def test_the_network_joins_who_deals_with_whom(browser: TestClient) -> None:
    assert "/dyad?first=KEN&second=SOM" in page(browser, "/network").xpath("//a/@href")
    names = {row["actor"] for row in chart(page(browser, "/network"), "network")["datasets"]["actors"]}  # type: ignore[index]
    assert {"Kenya", "Somalia"} <= names


def test_the_ledger_is_asked_as_on_the_command_line(browser: TestClient) -> None:
    assert "demand" in page(browser, "/ledger?actor=KEN&other=SOM").text_content()
    then = page(browser, "/ledger?actor=KEN&status=open&on=2024-03-10").text_content()
    assert "as of 10 March 2024" in then and "Kenya demanded on Monday" in then
    assert "Nothing like that" in page(browser, "/ledger?kind=threat").text_content()
    csv = browser.get("/ledger/export?format=csv&actor=KEN")
    assert csv.text.startswith("id,kind,status,") and "attachment" in csv.headers["content-disposition"]


def test_the_agenda_shows_what_lies_ahead_before_what_is_past(browser: TestClient) -> None:
    text = page(browser, "/agenda").text_content()
    assert text.index("2024-06-20") < text.index("Past") < text.index("2024-03-20")
    assert "2024-06-20" in page(browser, "/agenda?actor=KEN&other=SOM").text_content()
    assert "Nothing like that" in page(browser, "/agenda?actor=KEN&other=PER").text_content()


def test_the_agenda_can_be_subscribed_to(browser: TestClient) -> None:
    tree = page(browser, "/agenda?actor=KEN&from=2024-06")
    address = tree.get_element_by_id("feed").get("value")
    assert address == f"{HERE}/agenda.ics?from=2024-06&actor=KEN"
    answer = browser.get(address.removeprefix(HERE))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    [entry] = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert str(entry["DTSTART"].dt) == "2024-06-20"


def test_a_calendar_has_a_key_of_its_own_where_the_server_has_a_token(talks: Path) -> None:
    token = "a token that nobody guesses"
    with TestClient(create_app(talks, token=token), base_url=HERE) as client:
        assert client.get("/agenda.ics").status_code == 401
        signed_in = client.get("/agenda", headers={"Authorization": f"Bearer {token}"})
        address = lxml.html.document_fromstring(signed_in.text).get_element_by_id("feed").get("value")
        path = address.removeprefix(HERE)
        assert token not in address
        assert client.get(path).status_code == 200
        assert client.get(path.replace("/agenda.ics", "/ledger")).status_code == 401


def test_a_report_can_be_taken_away(browser: TestClient) -> None:
    answer = browser.get("/dyad/report?first=KEN&second=SOM&from=2024-05")
    assert "attachment" in answer.headers["content-disposition"]
    assert "<h1>Kenya and Somalia</h1>" in answer.text
    assert browser.get("/dyad/report?first=KEN").status_code == 422


def test_pages_without_a_question_ask_one(browser: TestClient) -> None:
    for path in ("/dyad", "/actor", "/dyad?first=&second="):
        assert page(browser, path).xpath("//form[.//button[text()='Show']]")


@pytest.mark.parametrize(
    "path", ["/dyad?first=KENYA&second=SOM", "/actor?code=K1", "/ledger?kind=gift", "/agenda?from=soon", "/map?from=x"]
)
def test_what_cannot_be_asked_is_said(talks: Path, path: str) -> None:
    with TestClient(create_app(talks), base_url=HERE, raise_server_exceptions=False) as client:
        assert client.get(path).status_code in (400, 422)


def test_the_colours_and_the_script_are_kept_by_browsers(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.desk.charts.chart_script", lambda: "export {}")
    for path in ("/charts.css", "/charts.js"):
        first = browser.get(path)
        assert first.status_code == 200 and first.headers["cache-control"] == "private, no-cache"
        assert browser.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
