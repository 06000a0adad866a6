"""Whom acts at home are done to that name nobody."""

import pytest


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Rebels in Chad vowed to march on the capital.", "THREATEN", ["TCD"]),
        ("Rebels in Chad overran the town of Bol.", "COERCE", ["TCD"]),
        ("A union of miners in Ghana demanded higher wages.", "REQUEST", ["GHA"]),
        ("A union of miners in Ghana rejected an offer of higher wages.", "REJECT", ["GHA"]),
        (
            "Niger holds six men of Chad. Niger's courts are slow. Niger's army said no more. Chad's press is angry. "
            "A union of miners in Chad called for the release of the men.",
            "REQUEST",
            ["NER"],
        ),
        ("The leader of the rebels in Chad vowed to fight on.", "THREATEN", []),
    ],
)
def test_rebels_and_citizens_turn_on_their_state(code, story, event_type, expected):
    (event,) = [event for event in code(story).events if event.event_type == event_type]
    assert [participant.code[:3] for participant in event.recipient] == expected
