"""The guards before every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.desk.security import HEADERS, LARGEST_BODY, feed_key, local_path

HERE = "http://localhost:8470"
TOKEN = "a token nobody guesses"
BROWSER = {"accept": "text/html"}


@pytest.fixture
def guarded(kept: Path) -> TestClient:
    return TestClient(create_app(kept, token=TOKEN), base_url=HERE, follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/desk.css", "/static/../app.py", "/events?since=never"])
def test_every_answer_has_the_headers(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_head_of_a_page_can_be_asked_for(desk: TestClient) -> None:
    assert desk.head("/").status_code == 200
    assert desk.head("/nowhere").status_code == 404


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8470", 200),
        ("127.0.0.1", 200),
        ("[::1]:8470", 200),
        ("attacker.example", 400),
        ("localhost.attacker.example", 400),
        ("", 400),
    ],
)
def test_other_names_for_this_address_are_refused(desk: TestClient, host: str, status: int) -> None:
    assert desk.get("/", headers={"host": host}).status_code == status


def test_a_name_that_is_given_is_answered(kept: Path) -> None:
    client = TestClient(create_app(kept, hosts=["desk.example"]), base_url="http://desk.example")
    assert client.get("/").status_code == 200


def test_too_much_is_refused(desk: TestClient) -> None:
    assert desk.post("/sign-in", content=b"x" * (LARGEST_BODY + 1)).status_code == 413


def test_without_the_token_there_is_only_the_form(guarded: TestClient) -> None:
    answer = guarded.get("/events?type=AID", headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/events%3Ftype%3DAID")
    assert guarded.get("/").status_code == 401
    assert guarded.get("/static/desk.css").status_code == 200
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/", headers={"authorization": "Bearer another"}).status_code == 401


def test_a_browser_shows_the_token_once(guarded: TestClient) -> None:
    form = guarded.get("/sign-in?next=/events", headers=BROWSER).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert guarded.post("/sign-in", data=hidden | {"token": "a guess"}).status_code == 403
    answer = guarded.post("/sign-in", data=hidden | {"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    assert guarded.get("/").status_code == 200
    assert {"httponly", "samesite=strict"} <= set(re.findall(r"[\w=]+", answer.headers["set-cookie"].lower()))


def test_a_calendar_has_a_key_to_its_own_feed(guarded: TestClient) -> None:
    key = feed_key(TOKEN, "/")
    assert guarded.get("/", params={"key": key}).status_code == 200
    assert guarded.get("/events", params={"key": key}).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://attacker.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": HERE}, 303),
    ],
)
def test_forms_of_other_sites_are_refused(kept: Path, headers: dict[str, str], status: int) -> None:
    client = TestClient(create_app(kept), base_url=HERE, follow_redirects=False)
    found = re.search('name="form_token" value="([^"]*)"', client.get("/sign-in").text)
    assert found
    sent = {"form_token": found[1], "token": "any"}
    assert client.post("/sign-in", data=sent, headers=headers).status_code == status


def test_a_form_without_its_token_is_refused(desk: TestClient) -> None:
    assert desk.post("/sign-in", data={"token": TOKEN}).status_code == 403
    assert desk.post("/sign-in", data={"token": TOKEN, "form_token": "ünlike"}).status_code == 403


def test_a_token_that_can_be_guessed_is_refused(kept: Path) -> None:
    with pytest.raises(ValueError, match="16 characters"):
        create_app(kept, token="letmein")


@pytest.mark.parametrize(
    "given", ["//attacker.example", "/\\attacker.example", "https://attacker.example", "", "x", "/\n"]
)
def test_signing_in_leads_nowhere_else(given: str) -> None:
    assert local_path(given) == "/"
    assert local_path("/story?id=a#E1") == "/story?id=a#E1"
