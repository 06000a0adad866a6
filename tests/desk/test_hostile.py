"""Nothing that a text, a feed or an address holds gets into a page as anything but text."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import lxml.html
import pytest
from fastapi.testclient import TestClient

LINKS = ("href", "src", "action", "formaction", "data", "poster", "background", "xlink:href")
FORBIDDEN = ("iframe", "object", "embed", "base", "style", "math", "frame", "applet", "meta[@http-equiv]")
PAGES = (
    "/",
    "/stories",
    "/events",
    "/search?q=attacked",
    "/actors",
    "/actor?code=AZE",
    "/dyad?first=AZE&second=ARM",
    "/map",
    "/network",
    "/ledger",
    "/agenda",
)


def check(page: str) -> lxml.html.HtmlElement:
    """The page, once nothing in it can run, load or lead where it should not."""
    tree = lxml.html.document_fromstring(page)
    for name in FORBIDDEN:
        assert not tree.xpath(f"//{name}"), name
    for script in tree.iter("script"):
        if script.get("type") == "application/json":  # data, which nothing runs
            assert not script.get("src") and not set("<>&") & set(script.text or "")
        else:
            assert script.get("src", "").startswith(("/static/", "/charts.js")) and not (script.text or "").strip()
    for element in tree.iter(lxml.html.etree.Element):
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in ("style", "srcdoc"), (name, value)
            if name in LINKS:
                assert (value.startswith(("/", "#")) and not value.startswith("//")) or is_web(value), value
    for form in tree.iter("form"):
        assert form.get("action", "/").startswith("/")
    return tree


def is_web(url: str) -> bool:
    parts = urlsplit(url)
    is_own_calendar = parts.scheme == "webcal" and parts.netloc == "localhost:8470" and parts.path == "/agenda.ics"
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or is_own_calendar


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_hostile_store(hostile: TestClient, path: str) -> None:
    page = hostile.get(path)
    assert page.status_code == 200
    check(page.text)


def test_stories_of_a_hostile_store(hostile: TestClient, attacks: tuple[str, ...]) -> None:
    for number, string in enumerate(attacks):
        page = hostile.get(f"/story?{urlencode({'id': f'{number} {string}'})}")
        assert page.status_code == 200, string
        tree = check(page.text)
        as_shown = string.replace("\r", "\n")
        assert as_shown in tree.get_element_by_id("text").text_content().replace("\r", "\n")
        assert as_shown in tree.findtext(".//h1").replace("\r", "\n")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", "on x"),
        ("/story", "id as_of"),
        ("/events", "actor recipient type status place from sort page document"),
        ("/search", "q as_of"),
        ("/stories", "publisher from page"),
        ("/actors", "name"),
        ("/actor", "code from"),
        ("/dyad", "first second as_of"),
        ("/map", "place"),
        ("/network", "recipient"),
        ("/ledger", "actor kind on"),
        ("/agenda", "place status to"),
    ],
)
def test_parameters_are_text_too(hostile: TestClient, attacks: tuple[str, ...], path: str, names: str) -> None:
    for name in names.split():
        for string in (*attacks[::3], "\0", "9" * 400, "-1", "é" * 3000):
            page = hostile.get(path, params={name: string})
            assert page.status_code < 500, (path, string)
            if page.headers["content-type"].startswith("text/html"):
                check(page.text)


def test_an_address_that_is_none_gets_a_page(hostile: TestClient, attacks: tuple[str, ...]) -> None:
    for string in attacks:
        page = hostile.get("/" + string.replace("\r", "").replace("\n", "").replace("\t", ""))
        assert 400 <= page.status_code < 500 or page.url.path == "/", string
        check(page.text)


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_only_our_own_files_are_served(desk: TestClient, path: str) -> None:
    assert desk.get(path).status_code == 404
