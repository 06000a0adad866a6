"""Reviews on each database, from the first verdict to precision and gold."""

from pathlib import Path

import pytest

from legation.records import Record
from legation.reviews import as_reviewed, draw, gold, precision, review, reviewed, standings
from legation.reviews.sheets import read_sheet, sheet
from legation.store import Store

from .conftest import SECOND


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty store goes, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    server: str = request.getfixturevalue("postgres")
    import psycopg

    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE reviews")
    return server.format("reviews")


def test_from_the_first_verdict_to_gold(kept: Store, recoded: Record) -> None:
    _, units = draw(kept, 2)
    assert {unit.id for unit in units} == {"E1", "E2"}
    review(kept, "lima", "event", "E1", "corrected", reviewer="mb\0", changes={"status": "planned"}, note="so\0")
    review(kept, "lima", "actor", "A1", "accepted", reviewer="mb")
    rows = sheet(kept).to_pylist()
    assert [(row["id"], row["verdict"]) for row in sorted(rows, key=lambda row: row["id"])] == [
        ("E1", "corrected"),
        ("E2", None),
    ]
    filled = "target,document_id,id,verdict,reviewer\nevent,lima,E2,rejected,jl\nevent,lima,E2,maybe,jl\n"
    assert [(line.review is not None, line.error is not None) for line in read_sheet(kept, filled)] == [
        (True, False),
        (False, True),
    ]
    everything = precision(kept).parts[0]
    assert everything.right is not None and (everything.reviewed, everything.right.estimate) == (2, 0.5)

    kept.keep(recoded, manifest=SECOND)  # which counts otherwise: E1 is E2 now
    assert [(s.outcome, s.id) for s in standings(kept)] == [("found", "E2"), ("found", "A1"), ("found", "E1")]
    assert [s.id for s in standings(kept, after=1, limit=1)] == ["A1"]
    assert [s.id for s in standings(kept, latest=1, target="event")] == ["E1"]
    (row,) = as_reviewed(kept, kept.events()).to_pylist()
    assert (row["event_id"], row["status"], row["reviewer"]) == ("E2", "planned", "mb\ufffd")
    (entry,) = gold(kept)
    assert [event["status"] for event in entry["events"]] == ["planned"]
    assert len(reviewed(kept, "lima").standings) == 3
