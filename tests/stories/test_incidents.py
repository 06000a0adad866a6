"""Incidents found in a store."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, select

from legation.coder import Coder
from legation.records import Record
from legation.store import Manifest, Store, schema
from legation.stories.incidents import incidents, with_incidents
from legation.stories.linking import link, pending

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")


@pytest.fixture
def stories(tell) -> list[Record]:
    """One shelling told by three stories and a copy of one of them, another in the same town, and one elsewhere."""
    text = "Shells hit the town of Goris on Tuesday, killing soldiers at a post beside the road to the border crossing."
    return [
        tell("first", text, killed=(3, 3)),
        tell("second", "Artillery pounded Goris, officials said.", killed=(8, None), published="2022-09-14"),
        tell("third", "Fire from guns on Goris went on until noon.", actor=None),
        tell("copy", f"(First news) {text}", killed=(3, 3), published="2022-09-14"),
        tell("later", "Shells hit Goris again.", day="2022-09-20"),
        tell("elsewhere", "Shells hit Kassala.", actor="SDN MIL", recipient="SDN CVL", place=("Kassala", "SDN")),
    ]


def keep(store: Store, records: list[Record]) -> None:
    for record in records:
        store.keep(record, manifest=MANIFEST)


def test_one_happening_keeps_every_account_and_every_disagreement(store: Store, stories: list[Record]) -> None:
    keep(store, stories)
    [row] = incidents(store, min_reports=2).to_pylist()
    assert (row["event_type"], row["actor_code"], row["place"], row["date"]) == (
        "ASSAULT", "AZE MIL", "Goris", "2022-09-13",
    )  # fmt: skip
    assert (row["reports"], row["documents"]) == (3, 4)
    assert sorted(account["document_id"] for account in row["accounts"]) == ["copy", "first", "second", "third"]
    reports = {account["document_id"]: account["report"] for account in row["accounts"]}
    assert reports["copy"] == reports["first"] and len(set(reports.values())) == 3
    assert row["disagreement"] == "killed: 3 (1 report), 8 or more (1 report)"
    assert [d["documents"] for d in row["disagreements"]] == [["first", "copy"], ["second"]]
    assert [r["documents"] for r in incidents(store).to_pylist()] == [1, 1, 4]


HEADED = {
    "wire": "Estonia expels Belarusian envoy over sabotage plot\n\n"
    "TALLINN, Feb. 9 -- Estonia expelled the ambassador of Belarus on Thursday, the foreign ministry said. Police in "
    "Riga arrested six protesters outside the Belarusian embassy.",
    "paper": "Envoy of Belarus expelled by Estonia\n\n"
    "Estonia on Thursday expelled the Belarusian ambassador, whom it accuses of plotting sabotage.",
}


def test_what_a_headline_tells_joins_what_its_story_tells(store: Store, coder: Coder) -> None:
    keep(store, [coder.code(text, id=name, published="2023-02-09") for name, text in HEADED.items()])
    told = {row["event_type"]: row for row in incidents(store).to_pylist()}
    expulsion, arrest = told["SANCTION"], told["COERCE"]
    assert sorted((account["document_id"], account["event_id"]) for account in expulsion["accounts"]) == [
        ("paper", "E1"), ("paper", "E2"), ("wire", "E1"), ("wire", "E2"),
    ]  # fmt: skip
    assert (expulsion["reports"], expulsion["documents"], expulsion["disagreement"]) == (2, 2, None)
    assert [account["event_id"] for account in arrest["accounts"]] == ["E3"]


def test_who_should_not_wait_gets_what_has_been_compared(store: Store, stories: list[Record]) -> None:
    keep(store, stories[:2])
    link(store)
    keep(store, stories[2:])
    found = incidents(store, compares_first=False).to_pylist()
    assert sorted(row["reports"] for row in found) == [1, 1, 1, 1, 2]
    assert pending(store) == 4
    assert len(incidents(store)) == 3


def test_the_same_stories_give_the_same_incidents_in_whatever_order(location: str, stories: list[Record]) -> None:
    def asked(store: Store) -> list[dict[str, object]]:
        return sorted(incidents(store).to_pylist(), key=lambda row: row["incident"])

    with Store(location) as store:
        for record in stories:  # one after the other, asked each time
            keep(store, [record])
            last = asked(store)
    with Store("sqlite://") as other:  # all at once, the other way round
        keep(other, stories[::-1])
        assert asked(other) == last


def test_the_id_stays_when_another_story_follows(store: Store, stories: list[Record]) -> None:
    keep(store, stories[:1])
    [before] = incidents(store).to_pylist()
    keep(store, stories[1:2])
    [after] = incidents(store).to_pylist()
    assert before["incident"] == after["incident"] and after["reports"] == 2


def test_incidents_of_the_past(store: Store, stories: list[Record], tell) -> None:
    keep(store, stories[:2])
    then = datetime.now(UTC).isoformat()
    keep(store, [tell("second", "Artillery pounded Goris. It was learned in the evening.", killed=(3, 3)), stories[2]])
    [now] = incidents(store).to_pylist()
    assert (now["disagreement"], now["reports"]) == (None, 3)
    [before] = incidents(store, as_of=then).to_pylist()
    assert (before["disagreement"], before["reports"]) == ("killed: 3 (1 report), 8 or more (1 report)", 2)
    assert incidents(store, as_of="2001").num_rows == 0


@pytest.mark.parametrize(
    ("asked", "documents"),
    [
        ({"actor": "SDN"}, [1]),
        ({"document": "third"}, [4]),
        ({"since": "2022-09-14"}, [1]),
        ({"until": "2022-09-14", "place": "Goris"}, [4]),
        ({"event_type": "AID"}, []),
        ({"limit": 1}, [1]),
        ({"limit": 1, "min_reports": 2}, [4]),
    ],
)
def test_incidents_are_chosen_by_their_accounts(
    store: Store, stories: list[Record], asked: dict[str, object], documents: list[int]
) -> None:
    keep(store, stories)
    assert [row["documents"] for row in incidents(store, **asked).to_pylist()] == documents


def test_what_cannot_be_asked_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="MEET"):
        incidents(store, event_type="MEET")
    assert incidents(store).num_rows == 0


def test_events_have_their_incident_and_how_many_reports_tell_of_it(store: Store, stories: list[Record]) -> None:
    keep(store, stories)
    assert set(with_incidents(store, store.events(with_key=True))["incident"].to_pylist()) == {None}, "not compared yet"
    found = incidents(store).to_pylist()
    reports = {row["incident"]: row["reports"] for row in found}
    of_event = {
        (account["document_id"], account["event_id"]): row["incident"] for row in found for account in row["accounts"]
    }
    answer = with_incidents(store, store.events(with_key=True))
    assert answer.column_names == [*store.events().column_names, "incident", "reports"]
    for row in answer.to_pylist():
        assert row["incident"] == of_event[row["document_id"], row["event_id"]]
        assert row["reports"] == reports[row["incident"]]
    assert with_incidents(store, store.events(with_key=True, actor="nobody")).num_rows == 0


def test_a_comparison_that_fails_leaves_nothing_and_the_next_does_all(store: Store, stories: list[Record]) -> None:
    keep(store, stories)

    def fail(connection, cursor, statement, *_: object) -> None:
        if statement.startswith("INSERT INTO sketches"):
            raise RuntimeError("out of ink")

    event.listen(store.engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError):
        link(store)
    event.remove(store.engine, "before_cursor_execute", fail)
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(schema.links)).scalar_one() == 0
    assert (pending(store), link(store), pending(store), link(store)) == (6, 6, 0, 0)
