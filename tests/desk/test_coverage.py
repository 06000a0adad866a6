"""The page that says what was read, passed over and lost."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
MET = {
    "documents": 25,
    "coded": 1,
    "events": 2,
    "not_coded": {
        "unreadable": {"count": 23, "is_fault": True, "examples": ["archive/<b>.html: not UTF-8"]},
        "in another language": {"count": 1, "is_fault": False, "examples": ["a.txt: its language is fr"]},
    },
}


def test_it_counts_what_is_kept_and_names_what_is_not(tmp_path: Path, record: Record) -> None:
    with Store(tmp_path / "store.db") as store:
        store.keep(record, manifest=MANIFEST)
        store.note_ingest(MET)
    page = TestClient(create_app(tmp_path / "store.db"), base_url="http://localhost").get("/coverage").text
    assert "25 documents: 1 coded, with 2 events" in page and "23 unreadable – lost" in page
    assert "archive/&lt;b&gt;.html: not UTF-8" in page and "and 22 more" in page
    assert "12 April 2022" in page and 'href="/stories?from=2022-04&amp;to=2022-04"' in page
