"""Sizes: how many, how much, how far, with what the words leave open."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egyptian police detained 20 to 30 students.", [("arrested", "20 to 30", 20, 30)]),
        ("Egyptian police detained 20-30 students.", [("arrested", "20-30", 20, 30)]),
        ("Between 20 and 30 Malian soldiers were killed by jihadists.", [("killed", "Between 20 and 30", 20, 30)]),
        ("Tens of thousands of people marched in Tbilisi.", [("crowd", "Tens of thousands", 20_000, None)]),
        ("The EU pledged up to €1.5bn in aid to Moldova.", [("money", "up to €1.5bn", None, 1_500_000_000)]),
        ("Turkey sent 5,000 soldiers to Libya.", [("troops", "5,000", 5_000, 5_000)]),
        ("Nearly 70 Afghans were killed in a Pakistani air strike.", [("killed", "Nearly 70", None, 70)]),
        ("North Korea fired a missile that flew 1,000 km.", [("distance", "1,000 km", 1_000, 1_000)]),
    ],
)
def test_a_count_has_bounds(code, sentence, expected):
    found = [size for event in code(sentence).events for size in event.magnitude]
    assert [(size.kind, size.text, size.low, size.high) for size in found] == expected


def test_miles_are_kilometres(only_event):
    (size,) = only_event("Vietnamese soldiers closed about 100 miles of highway.").magnitude
    assert (size.unit, round(size.low)) == ("km", 161)


def test_how_far_off_a_place_lies_is_no_size(only_event):
    assert only_event("Russia bombed a village 60 km north of Kyiv in Ukraine.").magnitude == ()
