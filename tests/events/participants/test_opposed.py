"""Whom people are against by their very name."""

import pytest


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Thousands of anti-government demonstrators marched through Lusaka on Saturday.", ["ZMB GOV"]),
        ("Thousands of people joined anti-French protests in Niamey on Sunday.", ["FRA"]),
        ("President Sata spoke on Monday. Anti-Sata protesters gathered outside a hotel in Lusaka.", ["ZMB GOV"]),
        ("An anti-war march drew thousands of people in London on Saturday.", []),
    ],
)
def test_whom_a_protest_is_against(code, story, expected):
    (event,) = [event for event in code(story).events if event.event_type == "PROTEST"]
    assert [participant.code for participant in event.recipient] == expected


def test_those_whom_a_riot_is_against_do_not_riot(code):
    (event,) = code("Anti-Chinese riots broke out in Honiara on Friday.").events
    assert [participant.code for participant in event.actor] == ["SLB CVL"]
