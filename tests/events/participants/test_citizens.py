"""Of which country people are to whom something is done, and who does it where nobody tells."""

import pytest


def sides(event):
    return [who.code for who in event.actor], [who.code for who in event.recipient]


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Two German tourists were arrested in Khartoum on Monday.", "COERCE", ["SDN COP"]),
        ("Eight Georgian opposition activists were detained on Wednesday, the ministry said.", "COERCE", ["GEO COP"]),
        ("A Cambodian opposition leader was sentenced to four years in prison on Monday.", "SANCTION", ["KHM JUD"]),
        # of the country of which the text speaks far more than of any other
        (
            "Chad is poor. Chad's army left. Togo waited. Dozens of Chadian students were detained.",
            "COERCE",
            ["TCD COP"],
        ),
        ("A Chadian opposition leader was released from prison in N'Djamena on Monday.", "RETREAT", ["TCD GOV"]),
        # captors are not the law, and soldiers may be anybody's captives
        ("A Chadian farmer was released in Libya on Monday.", "RETREAT", []),
        ("Chad's army left Chad. Togo waited. Benin waited. Two Chadian soldiers were captured.", "COERCE", []),
        # abroad, who knows where?
        ("Chad protested to Libya and Niger. Two Chadian officers were arrested on Monday.", "COERCE", []),
    ],
)
def test_who_holds_those_whose_arrest_is_told_without_an_agent(code, story, event_type, expected):
    (event,) = [event for event in code(story).events if event.event_type == event_type]
    assert sides(event)[0] == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Rwandan police detained three journalists.", ["RWA JRN"]),
        ("Rwandan police detained three foreign journalists.", ["JRN"]),
        ("Saudi Arabia deported 900 foreign workers.", ["LAB"]),
    ],
)
def test_those_from_elsewhere_are_not_of_where_they_are_held(only_event, story, expected):
    assert sides(only_event(story))[1] == expected


def test_what_a_bomb_destroyed_stood_where_people_died(code):
    events = code("Police spoke of a plot. Twelve people died in Lima when a bomb destroyed a bank.").events
    assert [sides(event)[1] for event in events if event.event_type == "ASSAULT"] == [["PER BUS"]]


@pytest.mark.parametrize(
    "story",
    [
        "A car bomb exploded outside a hotel in Mogadishu on Monday, police said.",
        "A bomb went off near the market in Mogadishu on Monday.",
    ],
)
def test_an_attack_without_a_victim_strikes_the_country_of_the_place(only_event, story):
    assert sides(only_event(story)) == ([], ["SOM"])


def test_those_who_are_harmed_are_of_where_it_happens(only_event):
    assert sides(only_event("Four aid workers were kidnapped in South Sudan on Monday.")) == ([], ["SSD SOC"])


def test_those_killed_are_of_where_the_blow_before_fell(code):
    *_, killed = code("Russian drones struck a port in Odesa and killed nine people.").events
    assert sides(killed) == (["RUS"], ["UKR CVL"])


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Two Chinese students were expelled from Norway on Monday.", ["NOR"]),
        ("Two Chinese students were driven from their homes in Norway.", []),
        ("Six Colombians were arrested on Monday.", []),
        ("Six Colombians were arrested in Quito on Monday.", ["ECU COP"]),
    ],
)
def test_who_deals_with_people_where_nobody_tells(code, sentence, actors):
    (event,) = code(sentence).events
    assert [who.code for who in event.actor] == actors


def test_an_officer_is_of_those_who_detain_him(code):
    (event,) = code("Ukraine's security service detained a colonel suspected of spying for Russia.").events
    assert sides(event) == (["UKR SPY"], ["UKR MIL"])


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Bombings in Kenya and Tanzania killed 258 people.", ["KEN CVL", "TZA CVL"]),
        ("More than 100 people were killed in attacks in Paris and Brussels.", ["FRA CVL", "BEL CVL"]),
        ("Gunmen killed nine people in Lahore and Karachi.", ["PAK CVL"]),
        ("Five Malian soldiers were killed in attacks in Mali and Niger.", ["MLI MIL"]),
    ],
)
def test_those_harmed_in_several_countries_are_of_each(code, story, expected):
    (event,) = [event for event in code(story).events if event.event_type == "ASSAULT"]
    assert sides(event)[1] == expected
