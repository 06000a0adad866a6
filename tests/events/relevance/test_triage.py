"""Which documents are read for events at all."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation.events.relevance.triage import (
    FEWEST,
    LIMIT,
    MODEL,
    Triage,
    may_tell_of_events,
    sentence_bounds,
    shipped_triage,
    words_of,
)

GARDEN = """The Roses Are Late

July 3, 2021

My aunt's garden is full of roses this summer. The soil is heavy and the leaves are small, but the smell fills the
kitchen. She cuts the stems short and puts them in a blue vase. Her recipe for jam needs sugar, lemon and patience. On
Sundays we eat it on warm bread with a little butter.
"""
GRAIN = """My aunt's garden is full of roses this summer. The soil is heavy and the leaves are small. Turkey's foreign
minister urged Russia to extend the grain deal. Her recipe for jam needs sugar, lemon and patience.
"""


@pytest.fixture(scope="module")
def sorting():
    return legation.load(triage=True)


def test_a_document_is_worth_its_best_sentence_and_the_mean_of_all():
    triage = Triage({"urged": 3.0, "roses": -1.0}, intercept=-2.0)
    assert triage.score({"minister", "urged"}) == 1.0
    assert triage.document_score("He urged it. The roses. The roses. The soil.") == 1.0 + (1.0 - 3.0 - 3.0 - 2.0) / 4


@given(st.permutations(["urged", "the", "grain", "deal", "minister", "killed", "roses", "jam"]))
def test_no_order_of_words_changes_a_score(words):
    assert shipped_triage().score(words) == shipped_triage().score(sorted(words))


def test_a_text_of_few_sentences_is_always_read():
    few = "Roses are late. " * (FEWEST - 1)
    assert Triage({}, intercept=LIMIT - 9).document_score(few) is None
    assert may_tell_of_events(few) and may_tell_of_events("")


def test_sentences_end_at_marks_before_capitals_and_at_blank_lines():
    text = 'The Vote\n\nIt was "close." Nobody left. at 3.5 per\ncent'
    assert [text[start:end] for start, end in sentence_bounds(text)] == [
        "The Vote",
        'It was "close.',
        "Nobody left. at 3.5 per\ncent",
    ]
    assert words_of("It was CLOSE at 3.5, he'd say") == {"it", "was", "close", "at", "he", "d", "say"}


@given(st.text())
def test_any_text_is_cut_in_order(text):
    bounds = [0]
    for start, end in sentence_bounds(text):
        bounds += [start, end]
    assert bounds == sorted(bounds) and bounds[-1] == len(text)


def test_what_tells_of_no_event_is_not_read_and_keeps_its_title_and_day(sorting):
    record = sorting.code(GARDEN)
    assert not (record.sentences or record.actors or record.times or record.places or record.statements)
    assert (record.document.title, record.document.published) == ("The Roses Are Late", date(2021, 7, 3))
    assert record.document.text == GARDEN


def test_what_may_tell_of_one_is_read_as_without_triage(sorting, coder):
    assert sorting.code(GRAIN) == coder.code(GRAIN)
    assert [event.event_type for event in sorting.code(GRAIN).events] == ["REQUEST"]


def test_without_triage_everything_is_read(coder):
    assert coder.code(GARDEN).sentences


def test_the_card_tells_of_the_shipped_weights():
    card = MODEL.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in card
