"""Of which country the nationality before a role makes somebody."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Turkmen soldiers crossed into Afghanistan.", "Turkmen soldiers", "TKM MIL"),
        ("Rebels from the Turkmen minority fired at soldiers in Syria.", "Rebels", "SYR REB"),
        ("Ethnic Albanian rebels fired at Macedonian policemen.", "Albanian rebels", "MKD REB"),
    ],
)
def test_a_people_at_home_elsewhere_is_of_no_state_of_its_name(coder, text, name, code):
    codes = {mention.text: actor.code for actor in coder.code(text).actors for mention in actor.mentions}
    assert [found for told, found in codes.items() if name in told] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A Polish-Ukrainian delegation visited Kabul.", {"POL GOV", "UKR GOV"}),
        ("A Turkish-Russian patrol was attacked near Idlib.", {"TUR MIL", "RUS MIL"}),
        ("Anglo-American troops landed in Sicily.", {"GBR MIL", "USA MIL"}),
        ("The US and Russian foreign ministers met in Oslo.", {"USA GOV", "RUS GOV"}),
        ("Sino-Indian talks were held in Geneva.", {"CHN", "IND"}),
        ("Cuban-American voters protested in Miami.", {"USA CVL"}),
    ],
)
def test_a_hyphen_joins_two_nations_but_for_descent(coder, text, codes):
    [event] = coder.code(text).events
    assert {str(side.code) for side in (*event.actor, *event.recipient)} >= codes
    assert all(side.code != "CUB CVL" for side in event.actor)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("French seize Belgian trawler off Brest", {"FRA", "BEL"}),
        ("Row over fish: British detain French crew", {"GBR", "FRA"}),
        ("Kenyans seize stolen cattle", {"KEN CVL"}),
    ],
)
def test_those_without_a_plural_who_open_a_headline_are_their_state(coder, text, codes):
    found = {actor.code for actor in coder.code(text).actors}
    assert codes <= found
