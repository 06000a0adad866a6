"""Numbers in words and in digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.times.numbers import SpelledNumber, read_numeral, read_spelled_number, sample_readings
from legation.times.vocabulary import categories

CARDINALS, ORDINALS = categories()["cardinal"], categories()["ordinal"]


@pytest.mark.parametrize(
    ("words", "value", "taken"),
    [
        ("five", 5, 1),
        ("twenty - five", 25, 3),
        ("two hundred and ten", 210, 4),
        ("three thousand", 3000, 2),
        ("nineteen ninety - six", 1996, 4),
        ("twenty ten", 2010, 2),
        ("two and three", 2, 1),
        ("five six", 5, 1),
    ],
)
def test_cardinals(words, value, taken):
    number = read_spelled_number(words.split(), CARDINALS, ORDINALS)
    assert (number.value, number.words, number.is_ordinal) == (value, taken, False)


def test_an_ordinal_ends_a_number():
    number = read_spelled_number("twenty - first century".split(), CARDINALS, ORDINALS)
    assert (number.value, number.words, number.is_ordinal) == (21, 3, True)


def test_only_what_is_said_like_a_year_is_one():
    assert "year" in read_spelled_number(["nineteen", "ninety"], CARDINALS, ORDINALS).readings
    assert "year" not in read_spelled_number(["thousand"], CARDINALS, ORDINALS).readings


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("26", {"number": 26, "day": 26, "year_short": 26}),
        ("2019", {"number": 2019, "year": 2019, "military": (20, 19)}),
        ("1,500", {"number": 1500.0}),
        ("14:03", {"clock": (14, 3)}),
        ("14:63", {}),
        ("3rd", {"ordinal": 3}),
        ("1990s", {"decade": 199}),
        ("'90s", {"decade_short": 9}),
        ("Q3", {"part_of_year": "Q3"}),
        ("hello", {}),
    ],
)
def test_what_numerals_can_be(word, readings):
    expected = readings | ({"hour": 20} if word == "20" else {})
    assert read_numeral(word) == expected


@given(words=st.lists(st.sampled_from([*CARDINALS, *ORDINALS, "-", "and", "met"]), max_size=8))
def test_a_number_takes_words_from_the_front_only(words):
    number = read_spelled_number(words, CARDINALS, ORDINALS)
    if number is None:
        assert not words or words[0] not in CARDINALS | ORDINALS
    else:
        assert 0 < number.words <= len(words)
        assert read_spelled_number(words[: number.words], CARDINALS, ORDINALS) == number


def test_every_kind_of_number_is_among_the_samples():
    kinds = {frozenset(readings) for readings in sample_readings()}
    assert all(frozenset(read_numeral(f"{n:0{width}d}")) in kinds for n in range(10_001) for width in range(1, 6))
    spelled = (SpelledNumber(n, 2, is_year=is_year) for n in range(10_001) for is_year in (False, True))
    assert all(frozenset(number.readings) in kinds for number in spelled)
