"""The pages on each database."""

from __future__ import annotations

from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
PAGES = (
    "/",
    "/?on=2022-04-12",
    "/events?actor=PER&sort=place",
    "/events?actor=torres&from=2022&order=up",
    "/events/export?format=csv",
    "/stories?from=2022-04",
    "/story?id=lima",
    "/search?q=minister",
    "/actors",
    "/actor?code=PER",
    "/dyad?first=PER&second=NOR",
    "/map",
    "/network",
    "/ledger",
    "/agenda",
    "/reviews",
    "/coverage",
)


def test_every_page_is_there(store: Store, record: Record) -> None:
    store.keep(record, manifest=MANIFEST)
    store.note_ingest({"documents": 1, "coded": 1, "events": 2, "not_coded": {}})
    client = TestClient(create_app(store), base_url="http://localhost")
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text)
    assert client.get("/story?id=a\ud7ffb%00").status_code == 400
