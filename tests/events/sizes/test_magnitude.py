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
        ("Belarus freed 52 political prisoners on Thursday.", [("released", "52", 52, 52)]),
        ("Hamas set free 40 captives.", [("released", "40", 40, 40)]),
        ("Turkish police picked up dozens of activists.", [("arrested", "dozens", 24, None)]),
        ("Three Kenyan policemen were gunned down near Garissa.", [("killed", "Three", 3, 3)]),
        ("Pakistan sent back more than 1,000 Afghans.", [("displaced", "more than 1,000", 1000, None)]),
        ("Twenty-nine Ukrainian sailors were handed over to Kyiv by Moscow.", [("released", "Twenty-nine", 29, 29)]),
        ("Half a million people demonstrated in Hong Kong.", [("crowd", "Half a million", 500_000, 500_000)]),
        (
            "A court in Uganda fined the Rwandan government 21 million dollars.",
            [("money", "21 million dollars", 21e6, 21e6)],
        ),
        ("Gunmen raided a village in Mali, leaving 23 people dead.", [("killed", "23", 23, 23)]),
        (
            "Chadian rebels ambushed a Sudanese convoy, killing up to 14 soldiers and injuring scores.",
            [("killed", "up to 14", None, 14), ("injured", "scores", 40, None)],
        ),
    ],
)
def test_a_count_has_bounds(code, sentence, expected):
    found = [size for event in code(sentence).events for size in event.magnitude]
    assert [(size.kind, size.text, size.low, size.high) for size in found] == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Russian missiles hit a school in Dnipro. The strike killed 45 people.", [("killed", 45)]),
        (
            "Serb gunners shelled Sarajevo. At least 22 people were killed and 70 wounded.",
            [("killed", 22), ("injured", 70)],
        ),
        ("A suicide bomber struck a mosque in Peshawar, Pakistan. The death toll rose to 101.", [("killed", 101)]),
        ("Opposition supporters marched through Maputo. Police put the crowd at 5,000.", [("crowd", 5000)]),
        ("North Korea fired a missile. It flew 600 km.", [("distance", 600)]),
        ("Burundian police fired on protesters. Six people died in a landslide in the north.", []),
        ("A Saudi air raid struck Sanaa in Yemen. Seven people had been killed the day before.", []),
        ("Colombian rebels raided a camp in Ecuador. Soldiers killed two gunmen elsewhere.", []),
    ],
)
def test_the_next_sentence_tells_sizes(code, passage, expected):
    first, *_ = code(passage).events
    assert [(size.kind, size.low) for size in first.magnitude] == expected


def test_miles_are_kilometres(only_event):
    (size,) = only_event("Vietnamese soldiers closed about 100 miles of highway.").magnitude
    assert (size.unit, round(size.low)) == ("km", 161)


def test_how_far_off_a_place_lies_is_no_size(only_event):
    assert only_event("Russia bombed a village 60 km north of Kyiv in Ukraine.").magnitude == ()
    assert only_event("Russia bombed a base in Ukraine, 30 miles to the west.").magnitude == ()
