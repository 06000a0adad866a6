"""Asking a store for its ledger and its agenda, on each database."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tomllib import loads

import pytest

from legation.coder import Coder
from legation.store import Manifest, Store
from legation.stories.agenda import agenda
from legation.stories.ledger import ledger

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
SEQUENCES = Path(__file__).parents[1] / "stories" / "sequences" / "development"


@pytest.fixture
def kept(store: Store, coder: Coder) -> Store:
    """A store with the stories of a summit that is moved, of prisoners that are demanded, and of an ultimatum."""
    for name in ("lake-summit", "prisoner-list", "ultimatum-passing"):
        for story in loads((SEQUENCES / f"{name}.toml").read_text(encoding="utf-8"))["stories"]:
            record = coder.code(story["text"], published=story["published"], id=f"{name}-{story['id']}")
            store.keep(record, manifest=MANIFEST)
    return store


def test_the_ledger_between_two(kept: Store) -> None:
    refusal, demand = ledger(kept, between=("AZE", "ARM")).items
    assert (demand.kind, demand.status, demand.since) == ("demand", "fulfilled", date(2021, 2, 8))
    assert [link.effect for link in demand.links] == ["refuses", "fulfils"]
    assert (refusal.kind, refusal.status) == ("refusal", "withdrawn")
    text = kept.record(demand.source.document_id).document.text
    assert text[demand.source.start : demand.source.end] == demand.source.sentence
    assert text[demand.source.trigger_start : demand.source.trigger_end] == "demanded"


def test_questions_narrow_it(kept: Store) -> None:
    assert [item.kind for item in ledger(kept, actor="NGA").items] == ["demand"]
    assert [item.kind for item in ledger(kept, kind="refusal").items] == ["refusal"]
    assert [item.status for item in ledger(kept, status="overdue").items] == ["overdue"]
    assert {item.kind for item in ledger(kept, since="2021-02-08", until="2021-02").items} == {"demand", "refusal"}
    assert ledger(kept, since="2025").items == ledger(kept, actor="PER").items == ()
    assert len(ledger(kept, limit=2).items) == 2


def test_how_things_stood_on_a_day(kept: Store) -> None:
    [refused, *_] = [item for item in ledger(kept, on="2021-03").items if item.kind == "demand"]
    assert (refused.status, len(refused.links)) == ("refused", 1)
    assert {item.status for item in ledger(kept, actor="NGA", on="2023-08-06").items} == {"open"}
    assert {item.status for item in ledger(kept, actor="NGA", on="2023-08-07").items} == {"overdue"}
    assert ledger(kept, as_of="2001").items == ()


@pytest.mark.parametrize("asked", [{"kind": "promise"}, {"status": "done"}, {"actor": "Kenya"}, {"since": "May"}])
def test_a_bad_question_is_refused(kept: Store, asked: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        ledger(kept, **asked)


def test_the_agenda(kept: Store) -> None:
    deadline, summit = agenda(kept).entries
    assert (deadline.kind, deadline.when.value, deadline.status) == ("deadline", "2023-08-06", "passed")
    assert (summit.kind, summit.when.value, summit.place, summit.status) == (
        "meeting",
        "2024-05-02",
        "Nairobi",
        "took place",
    )
    assert len(summit.told) == 3
    assert agenda(kept, since="2024-05", until="2024-05", actor="KEN").entries == (summit,)
    assert agenda(kept, place="Nairobi").entries == agenda(kept, place="KEN").entries == (summit,)
    assert agenda(kept, since="2024-06").entries == ()
    assert [entry.when.value for entry in agenda(kept, on="2024-03-10", kind="meeting").entries] == ["2024-04-14"]


def test_the_same_stories_give_the_same_answer_in_any_order_of_keeping(kept: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.db") as other:
        for record in reversed(list(kept.records())):
            other.keep(record, manifest=MANIFEST)
        assert ledger(other) == ledger(kept)
        assert agenda(other) == agenda(kept)
