"""The API on each database: every path is asked, and what is written is read back."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.records import Record
from legation.store import Store

from .conftest import HERE, MANIFEST, TOKEN, Told

QUESTIONS: dict[str, dict[str, Any]] = {
    "/documents": {"publisher": "Wire", "from": "2022-04", "limit": 1},
    "/record": {"document": "lima"},
    "/events": {"actor": "torres", "from": "2022", "to": "2022-04", "reviewed": True, "limit": 1},
    "/event": {"document": "lima", "event": "E1"},
    "/statements": {"speaker": "radio", "containing": "Torres", "limit": 1},
    "/actors": {"name": "PER"},
    "/search": {"words": '"20 farmers" -envoys'},
    "/timeline": {"first": "PER", "second": "NOR"},
    "/incidents": {"place": "Lima"},
    "/ledger": {"between": "PER,NOR", "on": "2022-05"},
    "/agenda": {"actor": "PER", "from": "2022", "to": "2023"},
    "/reviews": {"target": "event", "limit": 1},
    "/reviews/document": {"document": "lima"},
    "/samples": {"limit": 1},
    "/sample": {"sample": 1},
    "/precision": {"sample": 1},
    "/coverage": {},
    "/store": {},
}
NO_MOMENT = {"/reviews", "/samples", "/sample", "/precision", "/store", "/coverage"}


def test_everything_is_written_and_read(store: Store, record: Record) -> None:
    for name in ("lima", "quito"):
        document = record.document.model_copy(update={"id": name, "title": name, "publisher": "Wire"})
        store.keep(record.model_copy(update={"document": document}), manifest=MANIFEST)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    app = create_app(store, token=TOKEN, coding=Told())
    with TestClient(app, base_url=HERE, headers=headers, raise_server_exceptions=False) as api:
        assert set(api.get("/openapi.json").json()["paths"]) == set(QUESTIONS)
        assert api.post("/samples", json={"size": 4}).status_code == 201
        said = {"document": "lima", "target": "event", "id": "E1", "reviewer": "mb", "note": "so\u2028"}
        for verdict in ({"verdict": "corrected", "changes": {"status": "planned"}}, {"verdict": "accepted"}):
            answer = api.post("/reviews", json=said | verdict)
            assert answer.status_code == 201, answer.text
        for text in ("LIMA -- The envoy left.", "LIMA -- The envoy stayed."):
            assert api.post("/documents", json={"id": "envoy", "text": text}).status_code == 201
        for path, asked in QUESTIONS.items():
            for moment in ({}, {"as_of": "2100"}) if path not in NO_MOMENT else ({},):
                answer = api.get(path, params=asked | moment)
                assert answer.status_code == 200, (path, answer.text)
            known = {"If-None-Match": answer.headers["etag"]}
            assert api.get(path, params=asked | moment, headers=known).status_code == 304
        assert api.get("/documents", params={"limit": 2}).json()["next"] is not None
        assert api.get("/sample").json()["size"] == 4
        assert api.get("/precision").json()["parts"][0]["exact"]["estimate"] == 1
