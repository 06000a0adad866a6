"""What is an event for the record, as people judged it in news of all kinds."""

import hashlib
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.events.relevance.judge import INTERCEPT, MODEL, SHORT_MODEL, Judge, shipped_judge
from legation.records import EventType

JUDGEMENTS = Path(__file__).parents[3] / "training" / "relevance" / "judgements.tsv"

ROAD = "The road will have four lanes and a cycle path. Shops along it fear a loss of customers."


def types(code, text):
    return {event.event_type for event in code(text).events}


def test_the_intercept_and_the_weighted_traits_are_log_odds():
    judge = Judge({INTERCEPT: -1.0, "status planned": 1.5, "topic": -2.0})
    assert judge.chance({}) == pytest.approx(1 / (1 + math.e))
    assert judge.chance({"status planned": 1.0, "topic": 0.25, "word strike": 1.0}) == pytest.approx(0.5)


@given(st.dictionaries(st.text(max_size=3), st.floats(-2, 2), max_size=5))
def test_a_chance_is_one(held):
    assert 0 <= shipped_judge().chance(held) <= 1


def test_what_is_far_from_politics_counts_against_an_event():
    weights = shipped_judge().weights
    assert weights["topic of sentence"] < 0
    assert weights["nobody of matter"] < 0 < weights["states more"]


@pytest.mark.parametrize(
    ("everyday", "political"),
    [
        (
            f"{ROAD} The town council supported the plan and asked the shops for patience. {ROAD}",
            f"{ROAD} The opposition accused the government of bribery and demanded an election. {ROAD}",
        ),
        (
            "A baker was charged with drunken driving after his van hit a fence. Police arrested him there.",
            "A journalist was charged with insulting the president after his paper mocked him. Police arrested him.",
        ),
        (
            "The striker rejected the club's offer, his agent said. The club will meet him again after the derby.",
            "The rebels rejected the army's offer, their spokesman said. The army will meet them after the truce.",
        ),
    ],
)
def test_the_same_acts_are_events_in_politics_alone(code, everyday, political):
    assert types(code, everyday) == set()
    assert types(code, political)


def test_politicians_of_one_state_act_on_each_other(code):
    text = (
        "The Democratic nominee attacked her Republican rival on Monday. She accused him of lying about his taxes and "
        "called on him to release them. A senator endorsed her in Ohio."
    )
    assert types(code, text) >= {EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT}


def test_a_strike_that_unions_announce_is_told(code):
    text = (
        "Train drivers said they would strike on Christmas Day over pay. The union asked for talks with the minister."
    )
    (event,) = [event for event in code(text).events if event.event_type is EventType.PROTEST]
    assert event.mode == "strike"
    assert event.status == "planned"


def test_the_card_tells_from_which_judgements_the_weights_were_made():
    card = MODEL.with_suffix(".md").read_text(encoding="utf-8")
    for path in (MODEL, SHORT_MODEL, JUDGEMENTS):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in card


@pytest.mark.parametrize(
    "sentence",
    [
        "Kosovo Albanians were driven from their homes by Serbian paramilitaries in the spring of 1999.",
        "French agents sank the Rainbow Warrior in Auckland harbour in July 1985.",
    ],
)
def test_the_few_words_of_a_sentence_alone_do_not_outweigh_an_act_of_force(code, sentence):
    assert len(code(sentence).events) == 1


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Sunnis attacked Shiites in Baghdad.", True),
        ("Hutus killed Tutsis.", True),
        ("Zulus fought with Xhosas in Soweto.", True),
        ("Kikuyus and Luos fought in Nakuru.", True),
        ("Dinkas killed Nuers near Bor.", True),
        ("Jewish settlers attacked a Palestinian village.", True),
        ("The Smiths clashed with the Joneses in Leeds.", False),
        ("Californians fought with Texans over water.", False),
        ("A man attacked a neighbour in Leeds.", False),
    ],
)
def test_what_communities_do_to_each_other_is_no_ordinary_crime(code, sentence, is_told):
    assert (EventType.ASSAULT in types(code, sentence)) is is_told


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Serbs expelled Croats from Knin.", "deport"),
        ("Hutus drove Tutsis out of Butare.", "deport"),
        ("Chechens seized a theatre in Moscow.", "seize"),
        ("Italians chased Germans for the medal.", None),
        ("Brazilians seized control of the match.", None),
    ],
)
def test_communities_drive_each_other_out_and_take_ground(code, sentence, mode):
    assert [event.mode for event in code(sentence).events] == ([mode] if mode else [])


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Hindus and Muslims clashed in Ahmedabad.", ["Hindus", "Muslims"]),
        ("Zulus clashed with Xhosas in Soweto.", ["Xhosas", "Zulus"]),
        ("The Kikuyus and the Luos clashed in Nakuru.", ["Kikuyus", "Luos"]),
    ],
)
def test_communities_that_clash_riot(code, sentence, parties):
    (event,) = code(sentence).events
    assert (event.event_type, event.mode) == (EventType.PROTEST, "riot")
    assert sorted(party.name for party in event.actor) == parties


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Iran attacked a tanker off Fujairah.", True),
        ("The British sank the French fleet.", True),
        ("The Japanese attacked Pearl Harbor.", True),
        ("Brazil attacked down the left in the first half.", False),
        ("Japan hit its inflation target.", False),
        ("The Dutch attacked in waves and sank the Belgians.", False),
        ("Wales sank Fiji in Cardiff.", False),
        ("Australia declared at 412 for six and then bombarded Pakistan with short balls until stumps.", False),
    ],
)
def test_a_state_that_attacks_ships_or_a_town_is_at_war(code, sentence, is_told):
    assert (EventType.ASSAULT in types(code, sentence)) is is_told


def test_what_is_known_makes_an_event_as_likely_as_not(code):
    assert all(event.confidence >= 0.5 for event in code("Hutus killed Tutsis.").events)


def test_a_people_is_no_place(code):
    assert [event.place for event in code("Hutus killed Tutsis.").events] == [None]
