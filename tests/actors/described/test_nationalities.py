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
