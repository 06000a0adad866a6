"""Countries of which a text does not say which they are."""

from __future__ import annotations

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        # told by what they are like, or by how many they are
        ("European countries condemned the raid.", "European countries", {"GOV"}),
        ("Arab states condemned the raid.", "Arab states", {"GOV"}),
        ("Nearly 70 countries condemned the raid.", "countries", {"GOV"}),
        ("Dozens of countries condemned the raid.", "countries", {"GOV"}),
        ("The Israeli president met the leaders of five countries in Haifa.", "countries", {"GOV"}),
        # by what they are to another, whose they are not
        ("Moscow's allies condemned the raid.", "allies", {"GOV"}),
        ("Russia and its allies condemned the raid.", "its allies", {"GOV"}),
        ("The country's neighbours shut their borders.", "neighbours", {"GOV"}),
        # a few that a name tells are those
        ("Baltic states expelled two envoys.", "Baltic states", {"EST", "LTU", "LVA"}),
        ("EU countries expelled two envoys.", "EU countries", {"IGO EEC"}),
        # states of a federation, and those of whom the text has told
        ("Five states sued the company.", "Five states", set()),
        ("The countries agreed on a truce.", "countries", set()),
    ],
)
def test_who_unnamed_countries_are(coder: Coder, text: str, words: str, codes: set[str]) -> None:
    actors = [actor for actor in coder.code(text).actors if any(words in mention.text for mention in actor.mentions)]
    assert {actor.code for actor in actors if actor.code} == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rivals of the Malian government boycotted the talks.", "MLI OPP"),
        ("Foes of the president marched in Quito.", "ECU OPP"),
        ("The company beat its rivals.", None),
    ],
)
def test_who_the_opponents_of_a_government_are(coder: Coder, text: str, code: str | None) -> None:
    found = [actor.code for actor in coder.code(text).actors if actor.mentions[0].text.lower() in ("rivals", "foes")]
    assert found == ([code] if code else [])
