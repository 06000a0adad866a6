"""Every error is a problem (RFC 9457), whoever it comes from."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.desk.api import asking
from legation.store import Store

from .conftest import HERE


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem that an answer is."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    told: dict[str, Any] = answer.json()
    assert (told["status"], told["type"]) == (status, "about:blank") and told["detail"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    return told


@pytest.mark.parametrize(
    ("path", "asked", "status", "said"),
    [
        ("/nothing", {}, 404, "openapi.json"),
        ("/record", {"document": "cairo"}, 404, "no document 'cairo'"),
        ("/event", {"document": "lima", "event": "E9"}, 404, "no event 'E9'"),
        ("/precision", {"sample": 9}, 404, "no such sample"),
        ("/record", {}, 422, "document: Field required"),
        ("/events", {"type": "CONSULT"}, 422, "type: Extra inputs"),
        ("/events", {"from": "May"}, 422, "from: String should match"),
        ("/events", {"from": "2023-02-29"}, 422, "from: String should match"),
        ("/events", {"limit": 501}, 422, "limit: "),
        ("/events", {"actor": "a\0b"}, 400, "NUL"),
    ],
)
def test_bad_questions(api: TestClient, path: str, asked: dict[str, Any], status: int, said: str) -> None:
    told = problem(api.get(path, params=asked), status)
    assert said in told["detail"]
    assert told["instance"] == f"/api{path}"
    assert bool(told["errors"]) == (status == 422)


def test_leap_days_are_days(api: TestClient) -> None:
    for day in ("2024-02-29", "2000-02-29", "2024-02"):
        assert api.get("/events", params={"from": day}).status_code == 200


def test_another_method_is_told_which_there_are(api: TestClient) -> None:
    answer = api.put("/documents")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET, POST"


def test_the_guards_speak_the_same_way(app: FastAPI) -> None:
    with TestClient(app, base_url=HERE) as stranger:
        assert problem(stranger.get("/events"), 401)["title"] == "Unauthorized"
        wrong = {"Authorization": "Bearer something else"}
        assert stranger.get("/events", headers=wrong).headers["www-authenticate"] == "Bearer"
        problem(stranger.get("/events", headers={"Host": "evil.example"}), 400)


def test_what_is_too_large_is_refused(api: TestClient) -> None:
    problem(api.post("/documents", content=b"x" * 9_000_000), 413)
    problem(api.post("/documents", json={"text": "x" * 200_001}), 422)


def test_a_fault_of_ours_tells_nothing_of_us(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Store, "manifests", fail)
    assert "secret" not in problem(api.get("/store"), 500)["detail"]


def test_what_takes_too_long_is_given_up(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr(asking, "TIME_LIMIT", 0.01)
    monkeypatch.setattr(Store, "manifests", lambda _: time.sleep(0.3))
    answer = api.get("/store")
    problem(answer, 503)
    assert answer.headers["retry-after"] == "60"
