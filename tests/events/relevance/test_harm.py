"""Whose harm is of matter."""

import pytest


@pytest.mark.parametrize(
    ("opening", "is_told"),
    [
        ("Police fired on protesters in Togo on Monday.", True),
        ("Rebels attacked a village in Togo on Monday.", True),
        ("A lorry hit a crowded bus in Togo on Monday.", False),
        ("A ferry capsized off Togo on Monday.", False),
    ],
)
def test_whoever_is_killed_where_a_crowd_is_fired_on(code, opening, is_told):
    record = code(f"LOME - {opening} Three people were killed and 66 injured, the hospital said.")
    assert any(event.trigger.text == "killed" for event in record.events) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Three Chadian soldiers were killed on Monday when gunmen opened fire.", True),
        ("Three Chadian soldiers were killed on Monday when two helicopters crashed.", False),
        ("Three Chadian soldiers were killed on Monday while swimming.", False),
    ],
)
def test_an_accident_is_no_attack(code, sentence, is_told):
    assert bool(code(sentence).events) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Bandits set several huts ablaze in Sokoto, Nigeria, on Monday.", True),
        ("The gang attacked a police station in Honduras on Monday.", True),
        ("Burglars attacked a shopkeeper in Sokoto, Nigeria, on Monday.", False),
    ],
)
def test_outlaws_who_act_together_are_armed_men(code, sentence, is_told):
    assert bool(code(f"LAGOS - {sentence}").events) is is_told
