"""Of which country those are who act with, or are acted upon by, somebody whose country is told."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("LIMA - Iran offered to send soldiers to Damascus.", "soldiers", "IRN MIL"),
        ("LIMA - Kenya urged citizens to leave Sudan.", "citizens", "KEN CVL"),
        ("LIMA - Nicolas Maduro sacked the army chief.", "chief", "VEN MIL"),
        ("LIMA - The Congolese government and rebels signed a truce.", "rebels", "COD REB"),
        ("LIMA - Olaf Scholz told lawmakers that the plan was dead.", "lawmakers", "DEU LEG"),
        ("LIMA - Turkish police arrested two journalists.", "journalists", "TUR JRN"),
        ("LIMA - Syrian activists said troops fired on a village.", "troops", "SYR MIL"),
        ("LIMA - Israeli tanks crossed the border. Gunboats shelled the coast.", "Gunboats", "ISR MIL"),
        # a stranger is of the body that is said to have him
        ("LIMA - The ruling party's Ana Torres left.", "Ana Torres", "PER PTY"),
        # those whom nobody's deed places are at home where the story is
        ("LIMA - The airline let passengers wait while police looked on.", "police", "PER COP"),
        # "the government" is their own to those at home
        (
            "LIMA - Peru met. Turkey's opposition marched and urged the government to quit.",
            "government",
            "TUR GOV",
        ),
        ("LIMA - Peru met. Turkey's minister urged the government to quit.", "government", "PER GOV"),
        # a crew is of the country of its ship or plane, which those who seize it are not
        ("LIMA - Iran seized a Greek tanker. It freed the sailors.", "sailors", "GRC MIL"),
        ("LIMA - A Chinese trawler rammed a Japanese boat. Japan held the skipper.", "skipper", "CHN CVL"),
        ("LIMA - Iran seized a Greek tanker. It freed the crew.", "crew", "GRC"),
        ("LIMA - Iran seized a tanker. The soldiers held the pilot.", "pilot", "PER MIL"),
    ],
)
def test_whose_they_are(codes, text, words, expected):
    assert codes(text, words) == [expected]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Talks between the government and the ELN rebels resumed in Havana.", "COL GOV"),
        ("The government met M23 rebels in Doha.", "COD GOV"),
        ("The army and the RSF agreed to talks in Jeddah.", "SDN MIL"),
    ],
)
def test_the_government_that_meets_rebels_is_theirs_not_the_hosts(coder, text, code):
    assert code in {actor.code for actor in coder.code(text).actors}
