"""Every row of the ledger's and the agenda's tables says something the code knows, and nothing twice."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import EventType, Status
from legation.stories import agenda_tables, ledger_tables
from legation.stories.ledger_tables import Effect, Kind, LedgerTableError, kind_rules, matters, outcome_rules, phrases
from legation.stories.ledger_words import lower_words
from legation.stories.sentences import Sentence


def test_every_kind_can_be_opened_and_followed_up() -> None:
    assert {rule.kind for rule in kind_rules()} == set(Kind)
    followed = {
        kind: {rule.effect for a, t, x in product(_ABOUTS, EventType, _ABOUTS) for rule in outcome_rules(kind, a, t, x)}
        for kind in Kind
    }
    assert (
        Effect.FULFILS in followed[Kind.PLEDGE] & followed[Kind.OFFER] & followed[Kind.DEMAND] & followed[Kind.THREAT]
    )
    assert followed[Kind.REFUSAL] == {Effect.WITHDRAWS}
    assert Effect.BREAKS in followed[Kind.PLEDGE]


_ABOUTS = (None, *EventType)


def test_only_what_is_said_opens_an_item() -> None:
    for rule in kind_rules():
        assert rule.event_type in {"AGREE", "CONCEDE", "REQUEST", "THREATEN", "REJECT"}
        assert Status.NEGATED not in rule.statuses


def test_a_kind_without_words_stands_behind_those_with_words() -> None:
    seen: set[tuple[str, str | None, str]] = set()
    for rule in kind_rules():
        for status in rule.statuses:
            case = (rule.event_type, rule.about, status)
            assert case not in seen, f"never reached: {rule}"
            if not rule.words and not rule.needs_about:
                seen.add(case)


def test_a_matter_is_named_once_for_each_act() -> None:
    names = [(act, matter.name) for matter in matters() for act in matter.event_types]
    assert len(names) == len(set(names))
    assert all(matter.words and all(matter.words) for matter in matters())


@pytest.mark.parametrize("name", ["moved", "called off", "pledge names", "offer names", "demand names", "threat names"])
def test_phrases_stand_as_whole_words(name: str) -> None:
    looked_for = phrases(name)
    for phrase in looked_for.listed:
        assert looked_for.search(f"It was {phrase}.") and not looked_for.search(f"It was x{phrase}x.")


@given(st.lists(st.sampled_from(["Moved", "to", "put", "OFF", "re-moved", "delay", "s", "-", ",", "’", "the"])))
def test_a_look_at_the_words_changes_no_answer(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        assert phrases("moved").are_in(text, lower_words(text)) == (phrases("moved").search(text) is not None)


def test_a_bad_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"event_type": "AGREE", "about": "*", "statuses": "occurred", "words": "*", "kind": "promise"}
    monkeypatch.setattr(ledger_tables, "_rows", lambda name: iter([(f"{name}:2", row)]))
    with pytest.raises(LedgerTableError, match=r"ledger_kinds\.tsv:2: no Kind 'promise'"):
        kind_rules.__wrapped__()


def test_the_last_kind_of_entry_fits_everything() -> None:
    *others, last = agenda_tables.kind_rules()
    nothing = Sentence("", 0, None)
    assert last.fits(EventType.PROTEST, nothing) and not any(rule.fits(EventType.PROTEST, nothing) for rule in others)
