"""What Jupyter shows of records and answers: tables and marked text, nothing unescaped, nothing loaded before."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from legation.notebook import ROWS, record_html, show_tables, table_html
from legation.records import Record
from legation.store import Store
from legation.stories.agenda import Agenda
from legation.stories.ledger import Ledger

HOSTILE = "<script>alert(1)</script>\"' onmouseover=alert(1) x='"


class Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]


def test_a_record_shows_its_text_and_what_was_read_from_it(record: Record) -> None:
    page = Page(record._repr_html_())
    assert record.document.text in page.text
    for words in (
        "Ana Torres (PER GOV)",
        "CONSULT, occurred “met”",
        "AGREE about CONSULT, planned “visit”",
        "Radio Sur",
    ):
        assert words in page.text


def test_every_link_in_a_record_leads_somewhere(record: Record) -> None:
    page = Page(record_html(record))
    targets = {attributes["href"] for tag, attributes in page.elements if tag == "a"}
    assert len(page.ids()) == len(set(page.ids()))
    assert targets and targets <= {f"#{id}" for id in page.ids()}


def test_two_records_in_one_notebook_do_not_share_ids(record: Record) -> None:
    other = record.model_copy(update={"document": record.document.model_copy(update={"id": "other"})})
    assert not set(Page(record_html(record)).ids()) & set(Page(record_html(other)).ids())


def test_what_a_document_holds_is_text(record: Record) -> None:
    document = record.document.model_copy(update={"id": HOSTILE, "title": HOSTILE, "publisher": HOSTILE})
    page = Page(record_html(record.model_copy(update={"document": document})))
    assert HOSTILE in page.text
    assert {tag for tag, _ in page.elements} <= set("div style p b span a table thead tbody tr th td".split())
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_a_table_shows_the_columns_that_have_values() -> None:
    page = Page(table_html(pa.table({"said_by": [HOSTILE, None], "score": [1.25, -2.0], "empty": pa.nulls(2)})))
    assert "said by" in page.text and "empty" not in page.text and "1.25" in page.text and HOSTILE in page.text
    assert "script" not in {tag for tag, _ in page.elements}
    assert "2 rows" in page.text


def test_a_long_table_is_cut_and_says_so() -> None:
    page = Page(table_html(pa.table({"n": list(range(1000))})))
    assert sum(tag == "tr" for tag, _ in page.elements) == ROWS + 1
    assert "1,000 rows, the first 60 shown" in page.text


def test_ledger_and_agenda_show_themselves() -> None:
    assert "0 rows" in Ledger(on=None, reaches_back_to=None, items=())._repr_html_()
    assert "0 rows" in Agenda(on=None, reaches_back_to=None, entries=())._repr_html_()


def test_a_store_in_a_notebook_lets_it_show_answers(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    known: dict[tuple[str, str], Any] = {}
    html = SimpleNamespace(for_type_by_name=lambda module, name, show: known.update({(module, name): show}))
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": html}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))  # type: ignore[arg-type]
    show_tables()
    assert known[type(store.events()).__module__, type(store.events()).__name__] is table_html


def test_nothing_is_loaded_before_a_notebook_asks() -> None:
    code = (
        "import sys, legation.records; print([m for m in ('legation.notebook', 'legation.marked') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
