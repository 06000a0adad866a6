"""Others whom the text tells of without saying who they are."""

import pytest


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Peru shelled a town in Ecuador. Chile asked its neighbours for help.", []),
        ("Peru shelled a town in Ecuador. Chile appealed to donors for help.", []),
        ("Britain gave Ukraine four billion pounds. Last week it delivered Storm Shadow cruise missiles.", ["UKR"]),
    ],
)
def test_who_has_no_name_is_nobody_of_the_story(code, story, expected):
    event = code(story).events[-1]
    assert [who.code[:3] for who in event.recipient if who.code != "GOV"] == expected
