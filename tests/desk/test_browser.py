"""The desk in a real browser: WCAG 2.2, keyboard, narrow screens, no scripts, and hostile texts.

Debian's Chromium is driven (``apt install chromium``); without it these tests are skipped.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from legation.coder import Coder
from legation.desk import create_app
from legation.store import Manifest, Store

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the desk is not installed: pip install 'legation[desk]'")

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
STORY = f"/story?id={EXAMPLES[0].stem}"
REVIEW = f"/review?document={EXAMPLES[0].stem}&target=event&id=E1"
PAGES = (
    "/", "/events?type=CONSULT", "/stories", STORY, "/search?q=talks", "/actors", "/actor?code=BLR",
    "/dyad?first=EST&second=BLR", "/map", "/network", "/ledger",
    "/agenda", "/reviews", REVIEW, "/coverage", "/nowhere", "/sign-in",
)  # fmt: skip
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],
}
"""What axe-core looks at by day, all, and by night, the colours."""

MOST_SCRIPT = 1_000_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


def serving(app: Any) -> Iterator[str]:
    """The address of an application, served by a thread."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Iterator[str]:
    """A desk on the examples."""
    path = tmp_path_factory.mktemp("site") / "store.db"
    with Store(path) as store:
        for file in EXAMPLES:
            store.keep(coder.code(file.read_text(encoding="utf-8"), id=file.stem, title=file.stem), manifest=MANIFEST)
    yield from serving(create_app(path))


@pytest.fixture(scope="session")
def hostile_site(hostile: Any) -> Iterator[str]:
    """A desk on a store of attacks."""
    yield from serving(hostile.app)


def opened(browser: Any, **options: Any) -> Any:
    """A page that says what it complains of (``page.complaints``) and what it asked for (``page.asked``)."""
    page = browser.new_context(**options).new_page()
    page.complaints, page.asked = [], []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: page.asked.append(request.url))
    return page


@pytest.mark.parametrize("scheme", RULES)
def test_every_page_meets_wcag(browser: Any, site: str, scheme: str) -> None:
    page = opened(browser, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    for path in PAGES if scheme == "light" else ("/", "/events", STORY, "/map"):
        page.goto(site + path)
        page.eval_on_selector_all("details:not(.menu)", "all => all.forEach((one) => (one.open = true))")
        found = axe.Axe().run(page, options={"runOnly": RULES[scheme], "resultTypes": ["violations"]})
        broken = [(v["id"], node["html"]) for v in found.response["violations"] for node in v["nodes"]]
        assert broken == [], path
    assert [complaint for complaint in page.complaints if "404" not in complaint] == []


def test_no_page_is_wider_than_a_small_screen(browser: Any, site: str) -> None:
    page = opened(browser, viewport={"width": 320, "height": 800})
    for path in PAGES:
        page.goto(site + path)
        for width in (320, 768):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_nothing_comes_from_elsewhere_and_scripts_are_small(browser: Any, site: str) -> None:
    page = opened(browser)
    sizes: dict[str, int] = {}
    page.on("response", lambda got: sizes.update({got.url: len(got.body())}) if ".js" in got.url else None)
    for path in PAGES:
        page.goto(site + path)
    assert {url.split("/")[2] for url in page.asked if not url.startswith("data:")} == {site.split("/")[2]}
    assert 0 < sum(sizes.values()) < MOST_SCRIPT


def test_charts_are_drawn_where_a_page_forbids_eval(browser: Any, site: str) -> None:
    page = opened(browser, viewport={"width": 1280, "height": 900})
    for path in ("/actor?code=BLR", "/dyad?first=EST&second=BLR", "/map", "/network"):
        page.goto(site + path, wait_until="networkidle")
        holders = page.locator("[data-chart]")
        assert holders.count()
        for number in range(holders.count()):
            assert holders.nth(number).locator("svg").count() == 1, path
    assert page.complaints == []


def test_what_is_open_and_ahead_is_fetched_from_its_own_pages(browser: Any, site: str) -> None:
    page = opened(browser)
    page.goto(site + "/dyad?first=EST&second=BLR", wait_until="networkidle")
    lists = page.locator("[data-begun-on]")
    playwright.expect(lists.and_(page.locator("[aria-busy]"))).to_have_count(0)
    shown = [
        [line.strip() for line in lists.nth(number).locator(":scope > li").all_text_contents()] for number in (0, 1)
    ]
    for address, lines in zip(lists.evaluate_all("all => all.map(one => one.dataset.begunOn)"), shown, strict=True):
        page.goto(site + address)
        theirs = page.locator("main ul.lines").first.locator(":scope > li").all_text_contents()
        assert lines == [line.strip() for line in theirs][:8]
    assert page.complaints == []


def test_a_mark_opens_its_entry_and_an_entry_shows_its_words(browser: Any, site: str) -> None:
    page = opened(browser, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(site + STORY)
    page.locator("#text a.event").first.click()
    entry = page.evaluate("document.activeElement.id")
    assert entry.startswith("event-") and page.url.endswith(f"#{entry}")
    card = page.locator(".entry:target")
    card.locator("summary").click()
    words = card.locator("td .words").first
    words.click()
    lit = page.evaluate("[...CSS.highlights.get('asked')].map(String).join()")
    assert lit == words.text_content()
    page.uncheck("#show-event")
    assert page.locator("#text a.event").first.evaluate("(mark) => getComputedStyle(mark).fontWeight") == "400"


def test_keys_alone_do(browser: Any, site: str) -> None:
    page = opened(browser)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("ambassador")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ambassador")
    assert page.locator("mark").count()


def test_without_scripts_a_mark_still_leads_to_its_entry(browser: Any, site: str) -> None:
    page = opened(browser, java_script_enabled=False)
    page.goto(site + STORY)
    page.locator("#text a.event").first.click()
    assert page.locator(".entry:target").count() == 1


def test_hostile_texts_stay_texts(browser: Any, hostile_site: str, attacks: tuple[str, ...]) -> None:
    page = opened(browser)
    stories = [f"/story?{urlencode({'id': f'{number} {string}'})}" for number, string in enumerate(attacks)][::4]
    sides = ("/actors", "/actor?code=AZE", "/dyad?first=AZE&second=ARM", "/network", "/ledger")
    for path in ("/", "/events", "/search?q=attacked", "/stories", *sides, *stories):
        page.goto(hostile_site + path)
        page.eval_on_selector_all("details:not(.menu)", "all => all.forEach((one) => (one.open = true))")
    assert page.complaints == []
    assert {url.split("/")[2] for url in page.asked} == {hostile_site.split("/")[2]}
