"""Governments that are called after those who lead them."""

import pytest

from legation.coder import Coder

DAY = "2024-05-14"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The Netanyahu government", "ISR GOV"),
        ("Erdogan's government", "TUR GOV"),
        ("The Meloni administration", "ITA GOV"),
        ("The Maduro regime", "VEN GOV"),
        ("The Thatcher government", "GBR GOV"),
        ("The Blair cabinet", "GBR GOV"),
        ("The Union government", "GOV"),
    ],
)
def test_a_government_is_of_its_leaders_country(coder: Coder, words: str, code: str) -> None:
    event = coder.code(f"{words} rejected the proposal on Monday.", published=DAY).events[0]
    assert [actor.code for actor in event.actor] == [code]


def test_a_stranger_s_government_is_not_a_namesake_s(coder: Coder) -> None:
    text = "Prime Minister Ana Blair resigned in Ruritania. The Blair government was silent."
    assert "GBR GOV" not in [actor.code for actor in coder.code(text, published=DAY).actors]
