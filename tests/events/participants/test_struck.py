"""On whom a blow falls that names nobody known."""

import pytest

AT_WAR = "Chad accused Libya of lying. Libyan radio denied it. Libya's envoy left. Chad and Libya broke off talks. "
AT_HOME = "The Togolese government spoke of a plot. Togo's opposition called it a lie. "


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        (AT_HOME + "Togolese soldiers broke into a hostel and beat others with belts.", "ASSAULT", ["TGO CVL"]),
        (AT_HOME + "Togolese gunmen raked a minibus with bullets on Monday.", "ASSAULT", ["TGO"]),
        (AT_HOME + "Togo's army chief seized power on Monday.", "COERCE", ["TGO"]),
        (AT_WAR + "Chadian troops seized three posts on the plateau.", "COERCE", ["LBY"]),
        (
            "Syrian rebels accused Iran of lying. Government forces in Syria besieged the town on Monday.",
            "COERCE",
            ["SYR REB"],
        ),
        # ships of all countries sail where they are struck
        ("An Iranian gunboat attacked a tanker in the Gulf.", "ASSAULT", []),
        ("Houthi rebels attacked a freighter in the Red Sea.", "ASSAULT", []),
        # whoever is shot at is of the country of which the story tells as much
        ("Libya freed two pilots. Chad's army said it had fired at men near the line.", "ASSAULT", ["LBY CVL"]),
    ],
)
def test_the_other_country_of_the_story_or_those_at_home(code, story, event_type, expected):
    found = [event for event in code(story).events if event.event_type == event_type]
    assert [who.code for who in found[-1].recipient] == expected


def test_a_crowd_is_at_home_where_the_sentence_names_no_other_place(code):
    story = "Ghana sent an envoy to Togo. In Mozambique, soldiers fired on a crowd near the port. Ghana denied it."
    (event,) = [event for event in code(story).events if event.event_type == "ASSAULT"]
    assert [participant.code for participant in event.recipient] == ["MOZ CVL"]
