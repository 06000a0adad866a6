"""Whom an act of a state must concern which names nobody."""

import pytest

STORY = "Chad's president dissolved parliament. Judges in Chad went on strike. Chad's opposition spoke of a coup. "


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Norway urged restraint.", "REQUEST", ["TCD"]),
        ("Norway declined to recognise the new government.", "REJECT", ["TCD"]),
        ("Norway called for talks.", "REQUEST", []),
    ],
)
def test_others_turn_to_the_country_that_the_story_is_about(code, sentence, event_type, expected):
    found = [event for event in code(STORY + sentence).events if event.event_type == event_type]
    assert [who.code[:3] for who in found[-1].recipient] == expected
