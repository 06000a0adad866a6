"""One key for every way of writing a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.places.spelling import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("PORT-AU-PRINCE", "Port au Prince"),
        ("The Bahamas", "Bahamas"),
        ("Łódź", "Lodz"),
        ("Sana‘a", "Sanaa"),
        ("Mount Hermon", "Mt. Hermon"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


def test_an_article_alone_is_kept():
    assert key("The") == "the"


@given(st.text())
def test_a_key_is_its_own_key_in_small_letters_and_single_spaces(name):
    folded = key(name)
    assert folded == " ".join(folded.split())
    assert folded == folded.casefold()
