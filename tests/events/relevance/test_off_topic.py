"""What is no matter for the record."""

import csv
from pathlib import Path

import pytest

from legation.events.relevance.off_topic import (
    is_off_topic,
    is_off_topic_document,
    is_public,
    is_public_act,
    private_nouns,
)
from legation.records import Actor, EventType, Sector

EVERYDAY = Path(__file__).parents[1].joinpath("everyday.tsv")
UNSEEN = Path(__file__).parents[1].joinpath("unseen.tsv")
"""Everyday sentences that nothing was learned from: only how many get an event was looked at."""
FALSE_SHARE = 0.02
"""Share of the everyday sentences that may get an event; never to be raised silently."""
UNSEEN_SHARE = 0.065


def actor(code, country=None, sector=None):
    return Actor(id="A1", name=code, code=code, country=country, sector=sector)


def test_everyday_sentences_have_no_events(code):
    with EVERYDAY.open(encoding="utf-8", newline="") as table:
        sentences = [row["sentence"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert len(sentences) >= 250
    false = [sentence for sentence in sentences if code(sentence).events]
    assert len(false) <= FALSE_SHARE * len(sentences), "\n".join(false)


def test_few_unseen_everyday_sentences_have_events(code):
    sentences = UNSEEN.read_text(encoding="utf-8").splitlines()[1:]
    assert len(sentences) >= 60
    assert sum(bool(code(sentence).events) for sentence in sentences) <= UNSEEN_SHARE * len(sentences)


@pytest.mark.parametrize("words", ["the striker of the football club", "a heatwave and a gale", "shareholder earnings"])
def test_sport_weather_and_market_are_off_topic(words):
    assert is_off_topic(words.split())


def test_words_of_politics_count_against_them():
    assert is_off_topic("the film premiere".split())
    assert not is_off_topic("the president and the army met the rebel at the concert match".split())


def test_a_document_is_judged_by_its_share():
    assert is_off_topic_document(["goalkeeper", "striker", *["the"] * 50])
    assert not is_off_topic_document(["goalkeeper", "striker", *["the"] * 500])


def test_a_campaign_told_in_words_of_sport_is_politics():
    race = ["match", "win", "win", "score", "debut", *["the"] * 50]
    assert is_off_topic_document(race)
    assert not is_off_topic_document([*race, "republican", "nominee", "voter", "caucus"])


def test_private_dealings_are_not_public_but_states_and_crowds_are():
    firm, state = actor("MNC", sector=Sector.BUS), actor("PER", country="PER")
    assert not is_public([firm], EventType.ACCUSE)
    assert is_public([firm, state], EventType.ACCUSE)
    assert is_public([], EventType.PROTEST)


def test_acts_of_war_and_of_states_need_no_name():
    assert is_public_act(EventType.ASSAULT, "aerial")
    assert is_public_act(EventType.COERCE, "martial-law")
    assert not is_public_act(EventType.ASSAULT, "primitive")


def test_a_journalist_is_persecuted_even_by_persons_unknown():
    journalist = actor("PER JRN", country="PER", sector=Sector.JRN)
    assert is_public([journalist], EventType.COERCE)
    assert not is_public([journalist], EventType.AGREE)


def test_a_nations_firm_is_not_the_nation(code):
    assert "maker" in private_nouns()
    assert code("A Mexican cement maker sued its Chilean supplier.").events == ()
