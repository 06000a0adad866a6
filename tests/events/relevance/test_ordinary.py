"""What a frame fits though it is no matter of the record, and what is beside it."""

import pytest

from legation.records import EventType

KENTUCKY = "FRANKFORT, Ky. - "


def types(code, text):
    return {event.event_type for event in code(text).events}


@pytest.mark.parametrize(
    ("town", "state"),
    [
        (
            "Several Dutch county agencies volunteered to share their offices.",
            "The Dutch ministry volunteered to share its offices with Belgium.",
        ),
        (
            "Norwegian officials urged motorists to slow down.",
            "Norwegian officials urged rebels to slow down.",
        ),
        (
            "The Danish minister said he had to go to the dentist.",
            "The Danish minister said Sweden had to open the border.",
        ),
        (
            "The Danish minister suggested Swedish officials do not know the harbour.",
            "The Danish minister suggested Swedish officials leave the harbour.",
        ),
        (
            "The Danish minister suggested he might stay at home.",
            "The Danish minister suggested Sweden stay at home.",
        ),
        (
            "Senator Diaz defended her record.",
            "Senator Diaz defended the police of Chile.",
        ),
        (
            "Supporters of the Kenyan opposition gathered in front of parliament to celebrate.",
            "Supporters of the Kenyan opposition gathered in front of parliament to demand a vote.",
        ),
        (
            "Senator Diaz suspended his presidential campaign.",
            "Chilean rebels suspended their bombing campaign.",
        ),
        (
            "Oman is only concerned about Yemen's interests.",
            "Oman is concerned about Yemen's threats.",
        ),
        (
            "Some civilians in Hama set fire to their homes.",
            "Syrian soldiers set fire to the homes of civilians in Hama.",
        ),
        (
            "Iraq has destroyed its missiles.",
            "Iraq has destroyed Iran's missiles.",
        ),
        (
            "The Chilean senator is glad that farmers speak up.",
            "The Chilean senator is glad to help Peru.",
        ),
        (
            "German law requires parties to name their donors.",
            "The German parliament required the ministry to free the prisoners.",
        ),
        (
            "Police in Chile opened an investigation into the stampede at the disco.",
            "Police in Chile opened an investigation into the bombing of the embassy.",
        ),
        (
            "The senator described Chile as a country of lakes.",
            "The senator described Chile as a threat.",
        ),
    ],
)
def test_a_town_and_ones_own_business_are_no_events_but_those_of_states_are(code, town, state):
    assert types(code, town) == set()
    assert types(code, state)


def test_an_opposition_attacks_in_words(code):
    assert EventType.ASSAULT not in types(code, "The Peruvian opposition mounted an attack on the housing minister.")
    assert types(code, "Peruvian rebels mounted an attack on the housing minister.") == {EventType.ASSAULT}


def test_in_a_report_of_ordinary_crime_nobody_is_arrested_for_the_record(code):
    crime = "Police arrested two people over a burglary. Police also arrested Vernon Tate, 40, of Berea, for the theft."
    assert types(code, KENTUCKY + crime) == set()
    politics = "Police arrested two people after a march. Police also arrested Vernon Tate, 40, who led the protest."
    assert EventType.COERCE in types(code, KENTUCKY + politics)


def test_a_leader_of_no_known_body_is_no_government(code):
    assert types(code, "The leader of a hiking group praised the mayor.") == set()
    (event,) = code("The leader of the rebel group praised Iran.").events
    assert event.actor[0].code.endswith("REB")


def test_police_and_private_people_are_a_case_of_law_in_a_text_without_politics(code):
    police = "Police in Leeds confiscated two rifles from the house."
    quarrel = "The man had been drinking with his brother. Neighbours heard music and a quarrel in the kitchen."
    war = "Rebels shelled the capital. The army and the opposition want peace talks with the government."
    assert types(code, f"{quarrel} {police} {quarrel}") == set()
    assert types(code, f"{war} {police} {war}") >= {EventType.COERCE}


def test_what_is_told_of_a_murder_is_political_where_the_whole_text_is(code):
    charge = "A young man was charged with murder on Monday."
    plot = (
        "NAIROBI, Kenya - The assassination of the opposition leader was the work of a militant group, "
        "the army said. The group has claimed bomb attacks on a rally and an embassy. "
    )
    robbery = "NAIROBI, Kenya - A robber stabbed a shopkeeper with a knife, police said. The theft was his third. "
    assert EventType.ACCUSE in types(code, plot + charge)
    assert EventType.ACCUSE not in types(code, robbery + charge)
