"""Documents and reviews sent over HTTP, with the server's token."""

import sys
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.desk.api.coding import Coding, NotCodedError
from legation.records import Document
from legation.store import Store

from .conftest import HERE, Told

NEW = {"text": "LIMA -- The envoy left.", "id": "envoy", "published": "2024-06-03", "publisher": "Wire"}
REVIEW = {"document": "lima", "target": "statement", "id": "S1", "verdict": "accepted", "reviewer": "jl"}


def test_a_document_is_coded_and_kept(api: TestClient) -> None:
    answer = api.post("/documents", json=NEW)
    assert (answer.status_code, answer.json()) == (201, {"outcome": "new", "document": "envoy", "events": 0})
    assert answer.headers["location"] == "/api/record?document=envoy"
    found = api.get("/record", params={"document": "envoy"}).json()["document"]
    assert (found["text"], found["published"], found["publisher"]) == (NEW["text"], "2024-06-03", "Wire")

    again = api.post("/documents", json=NEW | {"id": "copy"})
    assert (again.status_code, again.json()["outcome"], again.json()["document"]) == (200, "same", "envoy")
    corrected = api.post("/documents", json=NEW | {"text": "LIMA -- The envoy stayed."})
    assert (corrected.status_code, corrected.json()["outcome"]) == (201, "corrected")


def test_what_cannot_be_coded_is_a_problem(api: TestClient) -> None:
    answer = api.post("/documents", json={"text": "poison"})
    assert (answer.status_code, answer.json()["detail"]) == (422, "It could not be coded: it is poison.")
    for bad in ({}, {"text": ""}, {"text": "a", "published": "June"}, {"text": "a", "tone": "harsh"}, {"text": 3}):
        assert api.post("/documents", json=bad).status_code == 422


def test_a_review_is_kept(api: TestClient) -> None:
    answer = api.post("/reviews", json=REVIEW | {"note": "So it says."})
    assert answer.status_code == 201
    assert (answer.json()["reviewer"], answer.json()["before"]["speaker"]) == ("jl", "Radio Sur")
    assert "story" not in answer.json()  # it may be the path of a file
    found = api.get("/reviews/document", params={"document": "lima"}).json()
    assert [standing["review"]["reviewer"] for standing in found["reviews"]] == ["mb", "mb", "jl"]
    whole = api.get("/reviews").json()["items"]
    first = api.get("/reviews", params={"limit": 2}).json()
    assert first["items"] + api.get("/reviews", params={"cursor": first["next"]}).json()["items"] == whole
    assert [s["outcome"] for s in api.get("/reviews", params={"target": "statement"}).json()["items"]] == ["found"]


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"document": "cairo"}, 404, "no document"),
        ({"id": "S9"}, 404, "no statement 'S9'"),
        ({"verdict": "corrected", "changes": {"kind": "loud"}}, 422, "kind: "),
        ({"verdict": "corrected"}, 422, "changes something"),
        ({"seen": 999}, 409, "coded anew"),
        ({"seen": 999.0}, 409, "coded anew"),
        ({"seen": "1"}, 422, "seen: "),
        ({"seen": True}, 422, "seen: "),
        ({"reviewer": " "}, 422, "who made it"),
    ],
)
def test_a_review_that_cannot_be(api: TestClient, change: dict[str, object], status: int, said: str) -> None:
    answer = api.post("/reviews", json=REVIEW | change)
    assert answer.status_code == status and said in answer.json()["detail"]


def test_writing_takes_the_token_and_a_session_is_none(app: FastAPI) -> None:
    with TestClient(app, base_url=HERE) as stranger:
        assert stranger.post("/documents", json=NEW).status_code == 401
        assert stranger.post("/reviews", json=REVIEW).status_code == 401


def test_a_server_without_a_token_only_tells(tmp_path: Path) -> None:
    Store(tmp_path / "store.db").close()
    with TestClient(create_app(tmp_path / "store.db", coding=Told()), base_url=HERE) as anybody:
        assert anybody.get("/documents").json() == {"items": [], "next": None}
        assert anybody.post("/documents", json=NEW).status_code == 403
        assert anybody.post("/reviews", json=REVIEW).status_code == 403


def test_coding_happens_in_a_process_that_ends_with_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scale"))
    import coders

    assert "coders" in sys.modules
    coding = Coding(coders.make, time_limit=1)
    try:
        assert coding.code(Document(id="a", text="The envoy left.")).document.id == "a"
        with pytest.raises(NotCodedError, match="longer than 1 s"):
            coding.code(Document(id="b", text="hang"))
        assert coding.code(Document(id="d", text="Another one.")).sentences
    finally:
        coding.close()
