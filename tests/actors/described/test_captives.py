"""Who is called by what befell him."""

from __future__ import annotations

import pytest

TOLD = "LIMA (AP) - "


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (TOLD + "Rebels kidnapped two German tourists. They freed the hostages.", "hostages", ["DEU CVL"]),
        (TOLD + "Rebels took two U.N. peacekeepers hostage. They beat the captives.", "captives", ["IGO UNO"]),
        (TOLD + "Students hold 62 Americans. They will kill their captives.", "captives", ["USA CVL"]),
        (TOLD + "Two German hostages wept. Rebels will kill the captives.", "captives", ["DEU CVL"]),
        # those of whom nothing was told are of the story's country
        (TOLD + "Rebels freed the hostages.", "hostages", ["PER CVL"]),
        (TOLD + "Rebels took the port. They freed the hostages.", "hostages", ["PER CVL"]),
    ],
)
def test_captives_are_those_who_were_taken(codes, text, word, expected):
    assert codes(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (TOLD + "Police arrested two Chilean nurses. The women were fined.", "women", ["CHL MED"]),
        (TOLD + "Police beat two Chilean journalists. The reporters wept.", "reporters", ["CHL JRN"]),
        (TOLD + "Peru expelled a Chilean diplomat. The envoy left.", "envoy", ["CHL GOV"]),
        # not those of another number, nor those who were called so before
        (TOLD + "Police arrested a Chilean nurse. The women were fined.", "women", ["PER CVL"]),
        (TOLD + "Police arrested two Chilean nurses. Four men fled. The men were caught.", "men", ["PER CVL"]),
        (TOLD + "Two Chilean nurses met the king. The women wept.", "women", ["PER CVL"]),
    ],
)
def test_those_who_suffered_are_taken_up_by_any_word(codes, text, word, expected):
    assert codes(text, word) == expected
