"""Reviews kept, and found again whatever happens to the story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import EventType, Record
from legation.reviews import CodedAnewError, Outcome, Standing, Target, Verdict, review, reviewed, standings
from legation.reviews.anchors import Anchor
from legation.reviews.values import EventValues
from legation.store import Store

from .conftest import FIRST, SECOND, Retyped, moved


def accept(store: Store, id: str, target: Target = Target.EVENT) -> None:
    review(store, "lima", target, id, Verdict.ACCEPTED, reviewer="mb")


def told(found: list[Standing]) -> list[tuple[str, str | None, bool]]:
    return [(standing.outcome.value, standing.id, standing.counts) for standing in found]


def test_a_review_says_who_when_what_before_and_what_after(kept: Store, story: Record) -> None:
    made = review(
        kept,
        "lima",
        "event",
        "E1",
        "corrected",
        reviewer=" mb ",
        changes={"status": "planned"},
        note="They were to meet.",
    )
    assert (made.reviewer, made.verdict, made.note, made.document) == ("mb", "corrected", "They were to meet.", "lima")
    assert isinstance(made.before, EventValues) and isinstance(made.after, EventValues)
    assert (made.before.status, made.after.status) == ("occurred", "planned")
    assert made.after == made.before.model_copy(update={"status": "planned"})
    assert made.made.tzinfo is not None
    assert [standing.review for standing in standings(kept)] == [made]
    assert reviewed(kept, "lima").record == story


def test_the_last_review_counts_and_the_earlier_ones_stay(kept: Store) -> None:
    accept(kept, "E1")
    review(kept, "lima", "event", "E1", "rejected", reviewer="jl")
    assert told(standings(kept)) == [("found", "E1", False), ("found", "E1", True)]
    review(kept, "lima", "event", "E1", "withdrawn", reviewer="jl")
    assert told(standings(kept)) == [("found", "E1", False)] * 3


@pytest.mark.parametrize(("target", "id"), [("event", "E9"), ("statement", "E1"), ("actor", "S1")])
def test_what_is_not_there_is_no_subject(kept: Store, target: str, id: str) -> None:
    with pytest.raises(KeyError, match=id):
        review(kept, "lima", target, id, "accepted", reviewer="mb")
    with pytest.raises(KeyError, match="quito"):
        review(kept, "quito", target, id, "accepted", reviewer="mb")


@pytest.mark.parametrize(
    ("verdict", "asked", "complaint"),
    [
        ("corrected", {}, "changes something"),
        ("corrected", {"changes": {"status": "occurred"}}, "changes something"),
        ("rejected", {"changes": {"status": "planned"}}, "only a correction"),
        ("accepted", {"reviewer": "  "}, "who made it"),
        ("accepted", {"note": "x" * 10_001}, "at most"),
        ("perhaps", {}, "perhaps"),
    ],
)
def test_a_review_that_says_nothing_is_refused(
    kept: Store, verdict: str, asked: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        review(kept, "lima", "event", "E1", verdict, **({"reviewer": "mb"} | asked))  # type: ignore[arg-type]
    assert standings(kept) == []


def test_who_looked_at_another_version_is_told(kept: Store, recoded: Record) -> None:
    seen = reviewed(kept, "lima").version.key
    kept.keep(recoded, manifest=SECOND)
    with pytest.raises(CodedAnewError):
        review(kept, "lima", "event", "E1", "rejected", reviewer="mb", seen=seen)


def test_reviews_are_found_again_when_a_document_is_coded_anew(kept: Store, recoded: Record) -> None:
    for target, id in ((Target.EVENT, "E1"), (Target.EVENT, "E2"), (Target.STATEMENT, "S1"), (Target.ACTOR, "A2")):
        accept(kept, id, target)
    kept.keep(recoded, manifest=SECOND)
    assert told(standings(kept)) == [
        ("found", "E2", True),
        ("found", "E1", True),
        ("found", "S1", True),
        ("found", "A2", True),
    ]


def test_reviews_move_with_their_sentence_when_a_text_is_corrected(kept: Store, corrected: Record) -> None:
    accept(kept, "E1")
    accept(kept, "S1", Target.STATEMENT)
    kept.keep(corrected, manifest=FIRST)
    found = reviewed(kept, "lima").standings
    assert told(found) == [("found", "E1", True), ("found", "S1", True)]
    assert found[0].start == corrected.events[0].trigger.start


def test_a_verdict_that_holds_goes_with_its_words_whatever_they_are_called(
    kept: Store, story: Record, retyped: Retyped
) -> None:
    accept(kept, "E1")
    kept.keep(retyped(story, EventType.COOPERATE), manifest=SECOND)
    (standing,) = standings(kept)
    assert standing.outcome is Outcome.FOUND
    assert isinstance(standing.current, EventValues) and standing.current.event_type is EventType.COOPERATE


def test_a_rejection_is_of_one_type_alone(kept: Store, story: Record, retyped: Retyped) -> None:
    review(kept, "lima", "event", "E1", "rejected", reviewer="mb")
    kept.keep(retyped(story, EventType.COOPERATE), manifest=SECOND)
    assert told(standings(kept)) == [("settled", None, True)]


def test_a_right_event_that_is_no_longer_coded_is_missed(kept: Store, story: Record) -> None:
    accept(kept, "E1")
    kept.keep(story.model_copy(update={"events": story.events[1:]}), manifest=SECOND)
    assert told(standings(kept)) == [("missed", None, True)]


def test_a_review_whose_words_are_gone_is_an_orphan_and_stays(kept: Store, story: Record) -> None:
    accept(kept, "E1")
    other = story.document.model_copy(update={"text": "The meeting was called off."})
    kept.keep(Record(document=other), manifest=FIRST)
    assert told(standings(kept)) == [("orphaned", None, True)]
    put_right = story.document.model_copy(update={"title": "Corrected"})
    kept.keep(story.model_copy(update={"document": put_right}), manifest=FIRST)
    assert told(standings(kept)) == [("found", "E1", True)]


def test_reviews_as_they_stood_at_a_moment(kept: Store) -> None:
    accept(kept, "E1")
    assert standings(kept, as_of="2001") == []
    assert len(standings(kept, as_of="2100")) == 1
    assert standings(kept, target="statement") == []


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)  # an anchor has no NUL


@given(before=TEXTS, context=TEXTS.filter(bool), after=TEXTS, ahead=TEXTS, data=st.data())
def test_an_anchor_is_found_wherever_its_sentence_goes(
    before: str, context: str, after: str, ahead: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(context) - 1))
    last = data.draw(st.integers(first + 1, len(context)))
    anchor = Anchor(
        start=len(before) + first,
        end=len(before) + last,
        exact=context[first:last],
        context=context,
        context_start=len(before),
    )
    assert anchor.found_in(before + context + after) == (anchor.start, anchor.end)
    found = anchor.found_in(ahead + before + context + after)
    assert found is not None
    assert (ahead + before + context + after)[slice(*found)] == anchor.exact


def test_records_move_whole(story: Record) -> None:
    assert moved(story, "") == story
