"""Whom an act is done to where the frame names nobody."""

import pytest


def states(participants):
    return sorted(participant.code[:3] for participant in participants)


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Norway called for an inquiry into the election in Chad.", "REQUEST", ["TCD"]),
        ("Norway pledged more help for war-torn Yemen.", "AGREE", ["YEM"]),
        # for whom aid is asked is not who is asked
        ("Malawi appealed for food and tents for thousands of Mozambicans.", "REQUEST", []),
        ("Chad demanded aid for Mali from France.", "REQUEST", ["FRA"]),
        ("Norway condemned the arrests of three journalists in Minsk.", "ACCUSE", ["BLR"]),
    ],
)
def test_in_the_phrases_that_the_act_governs(code, sentence, event_type, expected, recipients):
    assert recipients(code(sentence), event_type)[0] == expected


def test_who_is_meddled_with_does_not_meddle(code):
    (event,) = code("The Brazilian president rejected any interference in Brazil's courts.").events
    assert [who.code for who in event.recipient] == []


def test_the_struck_are_not_to_blame(code, recipients):
    assert recipients(code("Brazil condemned Colombia's invasion of Ecuador."), "ACCUSE")[0] == ["COL"]
    assert recipients(code("Norway condemned the attack on its embassy in the Peruvian capital."), "ACCUSE")[0] == []


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Hundreds of farmers blocked a road in Peru over the price of fuel on Monday.", "PROTEST", []),
        ("Yemeni troops recaptured the town of Azzan in Yemen on Sunday.", "COERCE", []),
        ("The government of Bolivia blamed Governor Luis Rojas for the riots.", "ACCUSE", ["BOL"]),
    ],
)
def test_the_place_is_no_target_and_a_governor_may_be(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        # what one side at home asks, another refuses; nobody answers himself
        ("The opposition in Ghana demanded a recount. The president of Ghana refused.", "REJECT", ["GHA OPP"]),
        ("Ghana's president urged the rebels to disarm, but they refused.", "REJECT", ["GHA GOV"]),
        ("Rebels in Ghana attacked a barracks. The government of Ghana condemned the attack.", "ACCUSE", ["GHA REB"]),
    ],
)
def test_the_other_party_at_home(code, story, event_type, expected):
    (event,) = [event for event in code(story).events if event.event_type == event_type]
    assert [participant.code for participant in event.recipient] == expected


def test_who_protests_for_reasons_of_its_own_does_not_blame_whom_others_do(code):
    events = code("Norway condemned Ghana for the raid. Togo protested when shells landed on its side.").events
    assert [states(event.recipient) for event in events if event.event_type == "ACCUSE"] == [["GHA"], []]


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Chad fired a missile into the sea on Monday. Peru and Oman condemned the launch.", "ACCUSE", ["TCD"]),
        ("Rwanda pledged to withdraw its troops from Chad by August. Oman welcomed the move.", "SUPPORT", ["RWA"]),
        ("Chad and Niger recalled their envoys from Peru. Oman criticised the decision.", "ACCUSE", ["NER", "TCD"]),
    ],
)
def test_a_definite_act_points_to_who_did_it_just_before(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_a_place_tells_its_country(only_event):
    event = only_event("Russia delivered wheat to the port of Berbera.")
    assert [(who.code, who.text) for who in event.recipient] == [("SOM", "Berbera")]


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Algeria arrested two Moroccan reporters. France expressed alarm at the arrests.", "ACCUSE", ["DZA"]),
        ("Canada condemned the arrests of Belarusian opposition activists.", "ACCUSE", ["BLR"]),
        ("Peru apologised to Chad for the raid, an apology that the Chadian army rejected as late.", "REJECT", ["PER"]),
        ("Russia rejected the plan for Kosovo.", "REJECT", []),
        ("Peru is worried about what Chile is planning on the border.", "ACCUSE", ["CHL"]),
        ("Peru voiced alarm over what Chile was doing to refugees.", "ACCUSE", ["CHL"]),
        ("Peru expressed doubt that Chile would keep its word.", "ACCUSE", ["CHL"]),
        ("Peru expressed doubt about what its envoys had seen in Chile.", "ACCUSE", []),
        ("Yemen arrests dozens over US embassy attack", "COERCE", ["YEM"]),
        ("Chad blacklists four firms of Niger as Niger vows to respond", "THREATEN", ["TCD"]),
    ],
)
def test_whom_a_worry_a_refusal_or_an_arrest_is_for(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Iran warned it would close the strait if Oman signed the pact.", "THREATEN", ["OMN"]),
        ("Norway voiced dismay after Chad jailed three priests.", "ACCUSE", ["TCD"]),
        ("Iran will not return to talks as long as Oman keeps its sanctions.", "REJECT", ["OMN"]),
        ("Poland and Cuba expelled two envoys each.", "SANCTION", ["CUB", "POL"]),
        ("Peru moved troops to its borders with Chile.", "MOBILIZE", ["CHL"]),
        ("Peruvian soldiers lined the streets around the Chilean embassy.", "MOBILIZE", []),
        ("Cuba delivered rice at the port of Luanda, according to Chilean officials.", "AID", ["AGO"]),
        ("Norway praised Chad, which Niger accuses of arming rebels. Chad denied it.", "REJECT", ["NER"]),
        ("Norway praised Chad, which Niger accuses of arming rebels. Chad denied the charge.", "REJECT", ["NER"]),
        ("Peru spoke with the leaders of Chad and Mali and threatened to raise tariffs.", "THREATEN", ["MLI", "TCD"]),
        ("Peru urged the international community to stop Chilean attacks.", "REQUEST", []),
        ("Israel bombed Beirut. Iran vowed a crushing response at a time of Lebanon's choosing.", "THREATEN", ["ISR"]),
        ("Norway revoked the visas of ten Chadian officials ahead of the General Assembly.", "SANCTION", ["TCD"]),
        ("Protesters stormed the parliament building in Lima.", "PROTEST", ["PER"]),
        ("Peru's minister arrived in Oslo on Tuesday. He accused his hosts of sheltering rebels.", "ACCUSE", ["NOR"]),
        ("Chad reaffirmed its commitment to the declaration signed in Oslo in May.", "AGREE", []),
        ("Mahamat Saleh, a Chadian priest, is in prison. Peru demanded Saleh's release.", "REQUEST", ["TCD"]),
    ],
)
def test_in_the_clauses_and_places_beside_the_act(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_the_way_of_an_act_tells_which_is_meant(code, recipients):
    story = "Chilean jets bombed the town of Tacna. Peru arrested a general. Norway condemned the air strikes."
    assert recipients(code(story), "ACCUSE")[0] == ["CHL"]


def test_a_currency_is_no_country(code):
    (event,) = code(
        "China's premier pledged 30 million yuan (about 4.4 million U.S. dollars) in aid to Somalia."
    ).events
    assert [who.code for who in event.recipient] == ["SOM"]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("The Zambian president sacked his finance minister on Monday.", "SANCTION", ["ZMB GOV"]),
        ("Norway's defence minister defended his general on Monday.", "SUPPORT", ["NOR MIL"]),
        ("Chad's president told his generals to prepare for war.", "REQUEST", ["TCD MIL"]),
        ("Kenya's president urged his nation to back the war against Somalia.", "REQUEST", ["KEN"]),
        ("The Peruvian president threatened to veto a law on trade with Chile.", "THREATEN", []),
        ("Peru urged its people to boycott Chilean goods.", "REQUEST", ["PER CVL"]),
        # another state that the sentence names goes before them
        ("Peru ordered its army to pull out of Chile.", "REQUEST", ["CHL"]),
        ("Norway offered to send jets to Chad.", "AGREE", ["TCD"]),
        # to those who govern a part of a country its government is another
        ("The governor of Texas sued the federal government over the border.", "ACCUSE", ["USA GOV"]),
        ("The Scottish first minister accused London of breaking its word.", "ACCUSE", ["GBR GOV"]),
        # nor is a capital that somebody accuses his own, though he serves the same state
        ("The British foreign minister accused London of breaking its word.", "ACCUSE", ["GBR GOV"]),
        ("The British foreign minister accused Britain of breaking its word.", "ACCUSE", []),
    ],
)
def test_what_is_done_to_the_actors_own(code, sentence, event_type, expected):
    (event,) = [event for event in code(sentence).events if event.event_type == event_type]
    assert [participant.code for participant in event.recipient] == expected


def test_nobody_protests_against_whom_he_stands_up_for(code, recipients):
    assert recipients(code("Students in Chad protested against the arrest of three journalists."), "PROTEST")[0] == []
    assert recipients(code("Students in Chad protested against the journalists of Peru."), "PROTEST")[0] == ["PER"]


def test_rebels_abroad_are_not_of_the_country_that_helps_them(code, recipients):
    story = (
        "MANAGUA - Nicaragua's army shelled a rebel camp on Monday. In Washington, the House of Representatives "
        "rejected aid to the rebels."
    )
    assert recipients(code(story), "REJECT")[0] == ["NIC"]


@pytest.mark.parametrize("told", ["A rally was held in Lima on Monday.", "Demonstrations took place in Lima."])
def test_where_a_protest_is_held_tells_who_protests_and_against_nobody(code, told):
    (event,) = code(told).events
    assert ([who.code for who in event.actor], event.recipient) == (["PER CVL"], ())


def test_nobody_attacks_what_is_his(code):
    record = code("Rebels overran a base in Chad. The Chadian army said its jets bombed their camps.")
    (raid,) = [event for event in record.events if event.mode == "aerial"]
    assert [participant.code for participant in raid.recipient] == ["TCD REB"]
    captured = "The army of Chad captured a town from rebels on Monday. It killed 40 of its {}."
    for noun, killed in (("fighters", "TCD REB"), ("own soldiers", "TCD MIL")):
        (killing,) = [event for event in code(captured.format(noun)).events if event.event_type == "ASSAULT"]
        assert [participant.code for participant in killing.recipient] == [killed]


def test_what_each_does_to_the_other_both_do(code):
    story = "Chad and Niger agreed on a truce with a general of France. Each side blamed the other for breaking it."
    (blamed,) = [event for event in code(story).events if event.event_type == "ACCUSE"]
    assert (states(blamed.actor), blamed.recipient) == (["NER", "TCD"], ())


def test_whoever_claims_an_attack_did_it_to_whom_it_struck(code):
    record = code("Gunmen stormed a hotel in Nairobi. Al-Shabab claimed responsibility.")
    assert [p.code for p in record.events[-1].recipient] == ["KEN"]


def test_them_may_be_what_was_just_done(code):
    record = code("North Korea fired two missiles on Monday. Japan condemned them.")
    assert [p.code for p in record.events[-1].recipient] == ["PRK GOV"]


def test_one_general_is_no_foreign_rulers(code):
    story = "Peru accused Chile's army of a raid. Peru's president met his cabinet and accused the general of treason."
    (second,) = [event for event in code(story).events if event.event_type == "ACCUSE" and event.sentence == 1]
    assert states(second.recipient) == ["PER"]


def test_all_countries_of_a_tour_are_its_hosts(code):
    (visit,) = code("Turkey's president is due to visit Saudi Arabia, Kuwait and Qatar on Sunday.").events
    assert states(visit.recipient) == ["KWT", "QAT", "SAU"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A Russian drone attack on Kharkiv killed five people.", "UKR CVL"),
        ("Israeli troops killed 20 people queueing for flour in Gaza City.", "PSE CVL"),
        ("Gunmen killed five people.", "CVL"),
    ],
)
def test_who_was_harmed_is_of_the_country_where_it_was_done(code, sentence, expected):
    (event,) = code(sentence).events
    assert [one.code for one in event.recipient] == [expected]


def test_the_media_that_somebody_speaks_to_are_not_refused(code):
    (event,) = code("The Togolese prime minister told CNN the mayors would not be withdrawn.").events
    assert (event.event_type, event.mode, event.recipient) == ("REJECT", "yield", ())


@pytest.mark.parametrize(
    ("sentence", "actors", "met"),
    [
        ("Several countries, including France and Germany, condemned Israel.", ["DEU GOV", "FRA GOV"], ["ISR"]),
        ("European states such as France and Spain condemned Israel.", ["ESP GOV", "FRA GOV"], ["ISR"]),
        ("Iran fired missiles at its neighbors, including Qatar and Kuwait.", ["IRN GOV"], ["KWT", "QAT"]),
        ("Peru imposed sanctions on ten Russian officials, including Sergei Shoigu.", ["PER GOV"], ["RUS GOV"]),
    ],
)
def test_of_many_those_who_are_named(code, sentence, actors, met):
    (event,) = code(sentence).events
    assert sorted(one.code for one in event.actor) == actors
    assert sorted(one.code for one in event.recipient) == met


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        # two of one government are two people, and a foundation of one's own country is no part of it
        ("Prime Minister Narendra Modi praised Finance Minister Nirmala Sitharaman.", "SUPPORT", ["IND GOV"]),
        (
            "Narendra Modi condemned Finance Minister Nirmala Sitharaman's remarks.",
            "ACCUSE",
            ["IND GOV"],
        ),
        ("The Peruvian president blamed the Peruvian government.", "ACCUSE", ["PER GOV"]),
        ("Spain's government condemned Spain's decision.", "ACCUSE", []),
    ],
)
def test_who_serves_one_state_with_the_actor_is_somebody_else(code, sentence, event_type, expected):
    (event,) = [event for event in code(sentence).events if event.event_type == event_type]
    assert sorted(participant.code for participant in event.recipient) == expected


@pytest.mark.parametrize("who", ["his rival Jeremy Hunt", "his opponent Jeremy Corbyn"])
def test_whose_rival_somebody_is_does_not_make_him_nobody(code, who):
    (event,) = code(f"Boris Johnson criticised {who} on Tuesday.").events
    assert [participant.code[:3] for participant in event.recipient] == ["GBR"]


def test_a_part_of_a_country_may_turn_on_the_country(code, recipients):
    assert recipients(code("The Catalan president accused Spain of spying."), "ACCUSE")[0] == ["ESP"]
    assert recipients(code("The Spanish minister accused Spain of spying."), "ACCUSE")[0] == []


def test_the_border_near_which_something_is_done_is_not_struck(code, recipients):
    story = code("Colombian guerrillas blew up a pipeline near the Venezuelan border.")
    assert recipients(story, "ASSAULT")[0] == ["COL"]


def test_so_many_rebels_are_one_s_own_whomever_one_blames(code, recipients):
    told = "Peru's defence ministry said its troops killed 33 rebels in Puno province"
    record = code(f"{told} and that two Chilean helicopters violated Peruvian airspace.")
    assert recipients(record, "ASSAULT")[0] == ["PER"]
