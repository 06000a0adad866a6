"""The country of which a story speaks most, for offers and sanctions that name nobody."""


def recipients(record, event_type):
    (event,) = [event for event in record.events if event.event_type == event_type]
    return [participant.code[:3] for participant in event.recipient]


def test_sanctions_are_on_the_country_that_the_story_is_about(code):
    story = (
        "Police in Belarus arrested three opposition activists in Minsk. The Belarusian president spoke of a plot. "
        "The European Union has imposed three rounds of sanctions."
    )
    assert recipients(code(story), "SANCTION") == ["BLR"]


def test_a_third_party_offers_help_to_both_sides(code):
    story = "Chad accused Niger of shelling a village. Sweden offered to mediate."
    assert sorted(recipients(code(story), "AGREE")) == ["NER", "TCD"]


def test_an_offer_is_to_those_who_fight_at_home_before_two_states_that_argue(code):
    story = (
        "Rebels seized a town in Chad. The Chadian army shelled the town and the president of Chad declared a curfew. "
        "Chad accused Niger of theft. Hospitals in Chad are full, Chadian nurses said. Norway offered to mediate."
    )
    assert recipients(code(story), "AGREE") == ["TCD", "TCD"]


def test_forces_are_sent_to_the_country_that_the_story_is_about(code):
    story = (
        "Rebels struck Mozambique on Sunday. Mozambique's president said 400 people had died. Hospitals in "
        "Mozambique are full. Portugal has sent 200 soldiers."
    )
    assert recipients(code(story), "MOBILIZE") == ["MOZ"]


def test_aid_is_cut_to_the_country_of_the_story_before_one_named_in_passing(code):
    story = (
        "Soldiers in Cameroon burned a village. Cameroon's government denied it. Hospitals in Cameroon are full. "
        "Switzerland has since offered to mediate. The United States cut military aid."
    )
    assert recipients(code(story), "SANCTION") == ["CMR"]


def test_who_writes_a_cable_is_no_other_party_of_its_story(code):
    cable = (
        "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\n"
        "1. It rained on our roof. The Peruvian premier threatened sanctions on Friday."
    )
    assert recipients(code(cable), "THREATEN") == []
