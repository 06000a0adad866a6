"""Reviews as gold for ``legation evaluate dispatches``."""

from pathlib import Path

import pytest

from legation.coder import Coder
from legation.evaluation.dispatches import evaluate, read_dispatches
from legation.records import Record
from legation.reviews import gold, review, write_gold
from legation.store import Store

from .conftest import FIRST, SECOND

STORY = (
    "SANTIAGO, June 3, 2024 -- Chile recalled its ambassador from Bolivia on Monday. "
    '"We are gravely concerned," Chilean Foreign Minister Alberto van Klaveren said. '
    "Bolivia condemned the decision. Peru imposed sanctions on Bolivia.\n"
)


@pytest.fixture
def coded(store: Store, coder: Coder) -> tuple[Store, Record]:
    record = coder.code(STORY, published="2024-06-03", id="wire/2024/recall")
    assert len(record.events) >= 3 and record.statements
    store.keep(record, manifest=FIRST)
    return store, record


def test_the_coder_is_evaluated_against_what_reviewers_said(
    coded: tuple[Store, Record], coder: Coder, tmp_path: Path
) -> None:
    store, record = coded
    first, second, *_ = record.events
    review(store, record.document.id, "event", first.id, "accepted", reviewer="mb")
    review(store, record.document.id, "event", second.id, "rejected", reviewer="mb")
    review(store, record.document.id, "statement", record.statements[0].id, "accepted", reviewer="mb")

    (path,) = write_gold(store, tmp_path / "gold")
    assert path.name == "wire-2024-recall.json"
    figures = evaluate(path, coder).figures
    assert (figures["required"], figures["optional"]) == (1, len(record.events) - 2)
    assert (figures["type R"], figures["type P"], figures["complete R"]) == (1, 0.5, 1)
    assert (figures["statements"], figures["statements found"], figures["speaker"]) == (1, 1, 1)


def test_a_correction_is_what_the_coder_should_have_said(
    coded: tuple[Store, Record], coder: Coder, tmp_path: Path
) -> None:
    store, record = coded
    changes = {"status": "planned", "recipient": "ARG"}
    review(store, record.document.id, "event", record.events[0].id, "corrected", reviewer="mb", changes=changes)
    write_gold(store, tmp_path)
    report = evaluate(tmp_path, coder)
    assert (report.figures["type R"], report.figures["status"], report.figures["recipient"]) == (1, 0, 0)


def test_what_is_no_longer_coded_stays_required(kept: Store, story: Record) -> None:
    review(kept, "lima", "event", "E1", "accepted", reviewer="mb")
    kept.keep(story.model_copy(update={"events": ()}), manifest=SECOND)
    (entry,) = gold(kept)
    assert [(event["trigger"], event["event_type"], "optional" in event) for event in entry["events"]] == [
        ("met", "CONSULT", False)
    ]


def test_ids_of_documents_may_be_anything(store: Store, story: Record, tmp_path: Path) -> None:
    for number, id in enumerate(["../a", "../A", "…/…", "x" * 300]):
        document = story.document.model_copy(update={"id": id, "text": story.document.text + " " * number})
        store.keep(story.model_copy(update={"document": document}), manifest=FIRST)
        review(store, id, "event", "E2", "accepted", reviewer="mb")
    paths = write_gold(store, tmp_path / "gold")
    assert sorted(path.name for path in paths) == ["A.json", "a-1.json", "dispatch.json", "x" * 100 + ".json"]
    assert len(list(read_dispatches(tmp_path / "gold"))) == 4


def test_reviewed_actors_alone_make_no_gold(kept: Store) -> None:
    review(kept, "lima", "actor", "A1", "accepted", reviewer="mb")
    assert list(gold(kept)) == []
