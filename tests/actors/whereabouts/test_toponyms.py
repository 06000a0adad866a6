"""Places of one name in several countries: the whole document says which is meant, and so whose people act there."""

from __future__ import annotations

import pytest

from legation.actors import read_cast
from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Police in Paris held a man from Bonham on Monday. The Lamar County sheriff said he came from Texarkana.",
            "Police",
            "USA COP",
        ),
        ("Deputies searched Clarke County for men from Watkinsville. The mayor of Athens spoke.", "mayor", "USA GOV"),
        ("Greece recalled its envoy from Turkey. Police in Athens held a man from Patras.", "Police", "GRC COP"),
        ("Lebanon's army shelled the camp near Tripoli on Monday.", "army", "LBN MIL"),
    ],
)
def test_whose_people_act_in_a_town(coder: Coder, text: str, words: str, expected: str) -> None:
    assert _codes(coder, text, words, "2024-05-14") == {expected}


def test_a_capital_of_former_days_is_that_of_its_state(coder: Coder) -> None:
    text = "Officials in Prague said the Czechoslovak army was on alert."
    assert _codes(coder, text, "Officials", "1970-05-14") == {"CSK GOV"}


def test_countries_may_be_told_by_the_places_offsets(coder: Coder) -> None:
    """Where nobody has looked for places, the tables' own reading of a name stands."""
    doc = coder.nlp("The mayor of Athens spoke.")
    alone, placed = (read_cast(doc, None, countries=told).actors for told in (None, {(13, 19): "USA"}))
    assert [actor.code for actor in alone] == ["GRC GOV", "GRC"]
    assert [actor.code for actor in placed] == ["USA GOV", "USA"]


def _codes(coder: Coder, text: str, words: str, published: str) -> set[str | None]:
    actors = coder.code(text, published=published).actors
    return {actor.code for actor in actors if words in [mention.text for mention in actor.mentions]}
