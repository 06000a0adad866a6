"""Reading the record over HTTP."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.desk.api.models import EventRow
from legation.records import Record
from legation.tabular import COLUMNS


def items(api: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = api.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_an_event_has_the_columns_of_the_event_table() -> None:
    assert [name for name in EventRow.model_fields if name not in ("review", "reviewer")] == [c.name for c in COLUMNS]


def test_events_are_chosen_as_in_the_store(api: TestClient) -> None:
    assert len(items(api, "/events")) == 6
    (event,) = items(api, "/events", document="lima", event_type="CONSULT")
    assert (event["actor"], event["date_earliest"], "review" in event) == (
        "Ana Torres; Jo Lindqvist",
        "2022-04-12",
        False,
    )
    assert items(api, "/events", between="NOR,PER") == []


def test_pages_follow_each_other(api: TestClient) -> None:
    whole = items(api, "/events")
    first = api.get("/events", params={"limit": 4}).json()
    second = api.get("/events", params={"limit": 4, "cursor": first["next"]}).json()
    assert first["items"] + second["items"] == whole
    assert second["next"] is None
    assert [row["document_id"] for row in items(api, "/documents")] == ["oslo", "quito", "lima"]
    assert len(items(api, "/statements", limit=2)) == 2


def test_reviewed_values_and_their_pages(api: TestClient) -> None:
    rows = items(api, "/events", reviewed="true", document="lima")
    assert [(row["event_id"], row["status"], row["review"]) for row in rows] == [("E1", "planned", "corrected")]
    pages, cursor = 0, None
    while cursor is not None or not pages:
        asked = {"reviewed": "true", "limit": 1} | ({"cursor": cursor} if cursor is not None else {})
        cursor = api.get("/events", params=asked).json()["next"]
        pages += 1
    assert pages == 6


def test_a_record_is_what_the_command_line_writes(api: TestClient, record: Record) -> None:
    answer = api.get("/record", params={"document": "lima"})
    assert json.loads(answer.content)["events"] == record.model_dump(mode="json")["events"]
    assert api.get("/record", params={"document": "lima", "as_of": "2001"}).status_code == 404


def test_an_event_says_why_and_what_reviewers_said(api: TestClient) -> None:
    found = api.get("/event", params={"document": "lima", "event": "E1"}).json()
    assert found["event"]["because"]["evidence"][0]["rule"] == "subject"
    assert found["sentence"].startswith("LIMA, Peru")
    assert [standing["review"]["verdict"] for standing in found["reviews"]] == ["corrected"]
    second = api.get("/event", params={"document": "lima", "event": "E2"}).json()
    assert second["statement"]["speaker"]["name"] == "Radio Sur"


@pytest.mark.parametrize(
    ("path", "asked", "count"),
    [
        ("/actors", {"name": "Torres"}, 1),
        ("/search", {"words": "farmers"}, 3),
        ("/search", {"words": '-farmers "'}, 0),
        ("/timeline", {"first": "PER", "second": "NOR"}, 0),
        ("/incidents", {"event_type": "CONSULT"}, 1),
    ],
)
def test_other_questions(api: TestClient, path: str, asked: dict[str, str], count: int) -> None:
    assert len(items(api, path, **asked)) == count


def test_ledger_agenda_store_coverage_and_precision(api: TestClient) -> None:
    assert api.get("/ledger", params={"actor": "PER"}).json()["on"] == "2022-04-12"
    assert api.get("/agenda").json()["entries"] is not None
    assert api.get("/store").json()["documents"] == 3
    covered = api.get("/coverage").json()
    assert (covered["stories"], covered["publishers"][0]["name"], covered["months"][0]["name"]) == (
        3,
        "Wire",
        "2022-04",
    )
    assert covered["ingests"][0]["coverage"]["not_coded"]["unreadable"]["count"] == 1
    assert api.get("/precision").json()["parts"][0]["reviewed"] == 2


def test_what_has_not_changed_is_not_sent_again(api: TestClient) -> None:
    first = api.get("/events")
    tag = first.headers["ETag"]
    again = api.get("/events", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert api.get("/events", params={"limit": 2}, headers={"If-None-Match": tag}).status_code == 200
    api.post("/documents", json={"text": "The envoy left."})
    assert api.get("/events", headers={"If-None-Match": tag}).status_code == 200
