"""The phrases that a trigger governs, where whom an act is done to may be named."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States lifted travel warnings for Kenya and Tanzania.", ["KEN", "TZA"]),
        (
            "U.S. forces launched missile strikes on Monday against camps in Afghanistan and a plant in Sudan.",
            ["AFG", "SDN"],
        ),
    ],
)
def test_those_listed_stand_no_deeper_than_the_first(code, text, expected):
    (event,) = code(text).events
    assert [who.code for who in event.recipient] == expected
