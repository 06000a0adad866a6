"""A report as one file: whole by itself, the same every time, and nothing in it that a story could run."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from legation.reports.briefing import Briefing, brief
from legation.reports.page import report
from legation.reports.wording import signed, span, summary
from legation.store import Store


@pytest.fixture(scope="module")
def found(kept: Path) -> Briefing:
    with Store(kept) as store:
        return brief(store, ("SOM", "KEN"))


@pytest.fixture(scope="module")
def page(found: Briefing) -> str:
    return report(found)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(name)) is not None]


def test_a_report_has_every_part(page: str) -> None:
    text = Elements(page).text
    for part in ("Over time", "What they did", "Timeline", "Ledger", "Agenda", "Quotes", "Map", "Sources"):
        assert part in text
    assert "“Our waters are not a market for Kenyan trawlers,”" in text
    assert "The stories differ: killed" in text


def test_a_report_runs_and_fetches_nothing(page: str) -> None:
    elements = Elements(page)
    names = {tag for tag, _ in elements.found}
    assert not names & {"script", "img", "iframe", "object", "embed", "link", "form", "input", "base", "b<"}
    assert not [name for _, attributes in elements.found for name in attributes if name.startswith("on")]
    assert not elements.values("src") and not elements.values("style")
    assert "url(" not in page.partition("<style>")[2].partition("</style>")[0]
    assert all(re.match(r"https?://[^/]|#", href) for href in elements.values("href"))
    policy = next(value for value in elements.values("content") if "default-src" in value)
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_what_stories_hold_is_shown_as_it_is(page: str) -> None:
    assert "<script>alert('title')</script>" in Elements(page).text
    assert "The <b>Coast</b>" in Elements(page).text
    assert "javascript:" not in page


def test_every_line_leads_to_its_story(page: str) -> None:
    elements = Elements(page)
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in elements.values("href") if href.startswith("#")} <= set(ids)


def test_figures_are_told_in_words(page: str) -> None:
    labels = [value for value in Elements(page).values("aria-label") if value.startswith("Mean")]
    assert (
        labels
        == ["Mean conflict-cooperation score of Somalia and Kenya by month" + labels[0].partition("month")[2]] * 2
    )


def test_the_same_briefing_gives_the_same_bytes(found: Briefing, page: str) -> None:
    assert report(found) == page


def test_a_report_on_nothing_says_so(kept: Path) -> None:
    with Store(kept) as store:
        nothing = brief(store, ("NOR", "SWE"), since="2024")
    assert list(summary(nothing)) == ["No story tells of anything that happened between Norway and Sweden since 2024."]
    assert "Nothing that has happened." in report(nothing)


def test_the_summary_counts(found: Briefing) -> None:
    first, common, mean, ledger = summary(found)
    conflict = sum(happening.quad.value in ("VK", "MK") for happening in found.happenings)
    assert first.startswith(f"5 stories tell of {len(found.happenings)} happenings between Somalia and Kenya: ")
    assert first.endswith(f" and {conflict} of conflict.")
    assert common.startswith("Most common: ") and "May 2024" in mean and "on the ledger" in ledger
    assert span(found) == "2024-03-04 to 2024-05-03"


@pytest.mark.parametrize(("score", "written"), [(2.46, "+2.5"), (-4.0, "−4.0"), (0.04, "0.0"), (-0.01, "0.0")])
def test_scores_are_written_with_their_sign(score: float, written: str) -> None:
    assert signed(score) == written
