"""Answers as reviewers left them."""

from datetime import date

import pytest

from legation.records import Record
from legation.reviews import as_reviewed, review
from legation.store import Store
from legation.tabular import to_table


def test_what_nobody_reviewed_is_as_it_was_coded(kept: Store, story: Record) -> None:
    answer = as_reviewed(kept, kept.events())
    assert answer.drop_columns(["review", "reviewer"]).sort_by("event_id").to_pylist() == to_table([story]).to_pylist()
    assert answer["review"].to_pylist() == [None, None]


def test_a_corrected_event_has_what_follows_from_the_correction(kept: Store) -> None:
    changes = {"event_type": "SANCTION", "recipient": "NOR", "date": "2022-04", "place": "Callao", "said_by": "AFP"}
    review(kept, "lima", "event", "E1", "corrected", reviewer="mb", changes=changes)
    (row,) = as_reviewed(kept, kept.events(event_type="CONSULT")).to_pylist()
    assert (row["review"], row["reviewer"]) == ("corrected", "mb")
    assert (row["event_type"], row["quad"], row["recipient_code"], row["actor"]) == (
        "SANCTION",
        "MK",
        "NOR",
        "Ana Torres; Jo Lindqvist",
    )
    assert row["score"] < 0 and row["cameo"].startswith("1")
    assert (row["date_earliest"], row["date_latest"], row["date_grain"]) == (
        date(2022, 4, 1),
        date(2022, 4, 30),
        "month",
    )
    assert (row["place"], row["place_country"], row["lat"], row["said_by"]) == ("Callao", None, None, "AFP")


def test_what_was_rejected_is_left_out(kept: Store) -> None:
    review(kept, "lima", "event", "E1", "rejected", reviewer="mb")
    review(kept, "lima", "event", "E2", "accepted", reviewer="mb")
    answer = as_reviewed(kept, kept.events())
    assert [(row["event_id"], row["review"]) for row in answer.to_pylist()] == [("E2", "accepted")]


def test_statements_are_reviewed_too(kept: Store) -> None:
    review(kept, "lima", "statement", "S1", "corrected", reviewer="mb", changes={"speaker": "Radio Norte"})
    (row,) = as_reviewed(kept, kept.statements()).to_pylist()
    assert (row["speaker"], row["speaker_code"], row["review"]) == ("Radio Norte", "PER JRN", "corrected")


def test_only_what_is_told_one_by_one_can_be(kept: Store) -> None:
    with pytest.raises(ValueError, match="one by one"):
        as_reviewed(kept, kept.actors())
