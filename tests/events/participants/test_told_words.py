"""Whose words are brushed aside."""

import pytest


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (  # all who said so, where it is of many
            "Indonesia accused India of theft. Malaysia accused India of bad faith. India dismissed the accusations.",
            ["IDN GOV", "MYS GOV"],
        ),
        ("Chad accused Niger of theft. Mali accused Niger of fraud. Niger rejected the charge.", ["MLI GOV"]),
        (  # to another, but told with the very word
            "China lodged a protest with Japan over a visit to Taiwan. Taiwan brushed aside the protest.",
            ["CHN GOV"],
        ),
        (
            "China warned Panama of consequences and accused the US of theft. Panama rejected the threat.",
            ["CHN GOV"],
        ),
        ("Mali accused Niger of theft and blamed Chad. Niger denied any part in it.", ["MLI GOV"]),
        (  # what was brushed aside before
            'Niger dismissed Mali\'s allegations about the raid. "We reject these charges," spokesman Ali Seyni said.',
            ["MLI"],
        ),
    ],
)
def test_who_spoke_is_answered(code, story, expected):
    event = code(story).events[-1]
    assert event.event_type == "REJECT"
    assert sorted(who.code for who in event.recipient) == expected
