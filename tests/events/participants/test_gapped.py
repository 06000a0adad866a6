"""Whom a list adds that repeats only the number and the place."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed 12 people in Pakistan and three in Iran.", ["PAK CVL", "IRN CVL"]),
        ("Russia expelled two diplomats from Poland and three from Latvia.", ["POL GOV", "LVA GOV"]),
        ("The U.S. sent 300 soldiers to Niger and 50 to Chad.", ["NER", "TCD"]),
        ("A bomb killed 12 people in Pakistan and wounded three.", ["PAK CVL"]),
    ],
)
def test_those_of_the_second_country_suffer_too(code, text, expected):
    event = code(text).events[0]
    assert [who.code for who in event.recipient] == expected


def test_the_second_of_them_is_named_by_the_number(code):
    (event,) = code("A bomb killed 12 people in Pakistan and three in Iran.").events
    assert [who.text for who in event.recipient] == ["12 people", "three"]
