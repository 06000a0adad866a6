"""The phrases that a trigger governs, where whom an act is done to may be named."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States lifted travel warnings for Kenya and Tanzania.", ["KEN", "TZA"]),
        ("China chased ten Philippine ships that it accused of trespassing.", ["PHL"]),
        (
            "U.S. forces launched missile strikes on Monday against camps in Afghanistan and a plant in Sudan.",
            ["AFG", "SDN"],
        ),
    ],
)
def test_those_listed_stand_no_deeper_than_the_first(code, text, expected):
    (event,) = code(text).events
    assert [who.code for who in event.recipient] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iranian minister called for the expansion of relations between Tehran and Muscat.", ["OMN GOV"]),
        ("The Kenyan president praised the growth of ties with Uganda.", ["UGA"]),
        ("The Kenyan president condemned the growth of ties with Uganda.", []),
    ],
)
def test_ties_that_are_wanted_are_with_whoever_has_them(code, text, expected):
    (event,) = code(text).events
    assert [who.code for who in event.recipient] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO members committed to spend more on arms at a summit in Wales.", []),
        ("NATO members committed to spend more on arms in Estonia.", ["EST"]),
    ],
)
def test_where_a_meeting_is_held_is_nobody_to_whom_it_promises(code, text, expected):
    (event,) = code(text).events
    assert [who.code for who in event.recipient] == expected
