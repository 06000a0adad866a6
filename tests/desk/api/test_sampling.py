"""Samples drawn, read and reviewed over HTTP."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.reviews import draw
from legation.reviews.sheets import sheet
from legation.store import Store

from .conftest import HERE


def sample(api: TestClient, **asked: Any) -> dict[str, Any]:
    answer = api.get("/sample", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_sample_is_the_one_that_the_command_draws(app: FastAPI, api: TestClient) -> None:
    store: Store = app.state.store
    answer = api.post("/samples", json={"size": 4, "seed": 7})
    assert answer.status_code == 201
    number = answer.json()["sample"]
    assert answer.headers["location"] == f"/api/sample?sample={number}"
    found = sample(api, sample=number)
    _, drawn = draw(store, 4, seed=7)
    assert [(unit["document"], unit["id"]) for unit in found["items"]] == [(u.document_id, u.id) for u in drawn]
    rows = sheet(store, sample=number).to_pylist()
    assert [unit["weight"] for unit in found["items"]] == [row["weight"] for row in rows]
    assert [unit["words"]["exact"] for unit in found["items"]] == [row["exact"] for row in rows]
    assert sum(unit["weight"] for unit in found["items"]) == pytest.approx(6)


def test_each_unit_comes_with_its_review(api: TestClient) -> None:
    found = sample(api)
    assert (found["sample"], found["target"], found["size"], found["next"]) == (1, "event", 6, None)
    verdicts = {(u["document"], u["id"]): u["review"] and u["review"]["verdict"] for u in found["items"]}
    assert (verdicts["lima", "E1"], verdicts["lima", "E2"], verdicts["oslo", "E1"]) == ("corrected", "rejected", None)
    unit = next(unit for unit in found["items"] if unit["document"] == "oslo")
    verdict = {"document": "oslo", "target": "event", "id": unit["id"], "verdict": "accepted", "reviewer": "jl"}
    assert api.post("/reviews", json=verdict | {"seen": unit["version"]}).status_code == 201
    assert api.get("/precision").json()["parts"][0]["reviewed"] == 3


def test_pages_of_a_sample_and_of_samples(api: TestClient) -> None:
    whole = sample(api)["items"]
    first = sample(api, limit=4)
    assert first["items"] + sample(api, cursor=first["next"])["items"] == whole
    api.post("/samples", json={"size": 3, "target": "statement"})
    first = api.get("/samples", params={"limit": 1}).json()
    assert [drawn["target"] for drawn in first["items"]] == ["event"]
    assert [d["target"] for d in api.get("/samples", params={"cursor": first["next"]}).json()["items"]] == ["statement"]


def test_a_unit_that_is_coded_otherwise_by_now_has_no_words(api: TestClient) -> None:
    text = "LIMA -- The envoy left."
    api.post("/documents", json={"text": text, "id": "lima"})
    units = {unit["document"]: unit for unit in sample(api)["items"]}
    assert (units["lima"]["version"], units["lima"]["words"], units["lima"]["values"]) == (None, None, None)
    assert units["oslo"]["words"]["exact"]


@pytest.mark.parametrize(
    ("new", "status", "said"),
    [
        ({"size": 1}, 409, "2 types"),
        ({"size": 0}, 422, "size: "),
        ({"size": 5001}, 422, "size: "),
        ({"size": "6"}, 422, "size: "),
        ({"size": 6, "target": "document"}, 422, "target: "),
        ({"size": 6, "fair": True}, 422, "fair: "),
    ],
)
def test_what_cannot_be_drawn(api: TestClient, new: dict[str, Any], status: int, said: str) -> None:
    answer = api.post("/samples", json=new)
    assert answer.status_code == status and said in answer.json()["detail"]


def test_drawing_takes_the_token_and_a_sample_its_number(app: FastAPI, api: TestClient) -> None:
    assert api.get("/sample", params={"sample": 9}).status_code == 404
    with TestClient(app, base_url=HERE) as stranger:
        assert stranger.post("/samples", json={"size": 6}).status_code == 401
