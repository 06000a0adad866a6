"""Whom politicians turn on who name nobody, in a story of one country's politics."""

import pytest


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        (
            "Canadian premiers met the federal finance minister, Bill Morneau, on Monday. "
            "Ontario's health minister, Deb Matthews, complained that the offer was too low.",
            "ACCUSE",
            ["CAN GOV"],
        ),
        ("Senator Ted Cruz mocked his rivals at a rally in Iowa on Monday.", "ACCUSE", ["USA OPP"]),
        ("The French Socialist Party proposed a debate, but the National Rally rejected that.", "REJECT", ["FRA PTY"]),
        ("Senator Ted Cruz met Governor Greg Abbott. He agreed to a debate in June.", "AGREE", ["USA GOV"]),
        # of whom no more is known he is at home as all of the story
        (
            "Peru's Senator Rosa Vega spoke in Lima. She said Peru would not forget and criticized Quispe.",
            "ACCUSE",
            ["PER"],
        ),
        # nobody is known to have done what is condemned
        ("The Grand Mufti of Jordan condemned the attack on the cathedral.", "ACCUSE", []),
        # peacekeepers come from abroad
        ("Protesters in Goma accused peacekeepers of killing civilians.", "ACCUSE", ["MIL"]),
        # whoever deals with an envoy is of another country than he
        ("Chad protested. The president refused to receive the Chadian ambassador.", "REJECT", ["TCD GOV"]),
        # a campaign asks nobody
        ("Senator Ted Cruz met Governor Greg Abbott. Cruz called for wider roads.", "REQUEST", []),
        # a bill is voted down, not whoever is told of beside it
        ("Senate Democrats voted down a bill on water rates that Governor Rick Scott had drafted.", "REJECT", ["USA"]),
        # with several countries in play whoever stands near need not be meant
        ("Peru met Chile and Brazil on Monday. The ruling party of Peru voiced dismay.", "ACCUSE", []),
    ],
)
def test_the_other_politician_told_of(code, story, event_type, expected):
    (event,) = [event for event in code(story).events if event.event_type == event_type]
    assert [participant.code for participant in event.recipient] == expected


def test_who_telephones_leaders_of_whom_no_more_is_told_need_not_be_theirs(code):
    (event,) = code("Malaysian Prime Minister Ana Wong telephoned both leaders.").events
    assert [participant.code for participant in event.actor] == ["MYS GOV", "GOV"]


def test_who_deals_with_a_country_by_its_name_is_another_s(code):
    (event,) = code("The defence minister warned Chad against an attack.").events
    assert [participant.code for participant in event.actor] == ["GOV"]


@pytest.mark.parametrize("guest", ["the Chadian foreign minister", "Chad's president", "Chadian Premier Ali Halina"])
def test_who_meets_somebody_of_a_country_is_another_s(code, guest):
    (event,) = code(f"The prime minister met {guest} on Monday.").events
    assert [participant.code for participant in event.actor] == ["GOV", "TCD GOV"]


def test_those_of_a_mere_sector_are_at_home_where_the_story_is(code):
    story = "Indonesia's transport minister told airlines not to buy foreign aircraft."
    (event,) = [event for event in code(story).events if event.event_type == "REQUEST"]
    assert [participant.code for participant in event.recipient] == ["IDN BUS"]


def test_who_rejects_a_nation_s_proposal_is_another_s(code):
    (event,) = code("The finance minister rejected an Italian proposal for joint debt.").events
    assert [participant.code for participant in event.actor] == ["GOV"]


def test_hackers_may_sit_anywhere(only_event):
    event = only_event("Unidentified hackers knocked out the website of the Latvian parliament.")
    assert [who.code for who in event.actor] == ["CRM"]


def test_who_bans_what_is_of_a_nation_is_another_s(only_event):
    event = only_event("The government rejected Chadian claims.")
    assert [who.code for who in event.actor] == ["GOV"]
