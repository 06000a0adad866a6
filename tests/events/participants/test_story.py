"""Whom an act is done to where only the story around it tells."""

import pytest


def states(participants):
    return sorted(participant.code[:3] for participant in participants)


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        # envoys are recalled from states, not from rebels
        (
            "Sudan shelled the RSF. Kenya rejected the claims of Sudan, and Sudan recalled its envoy.",
            "SANCTION",
            ["KEN"],
        ),
        ("Bulgaria expelled a Russian diplomat. Moscow vowed to respond in kind.", "THREATEN", ["BGR"]),
        ("Nicaragua has jailed four priests. Spain recalled its ambassador.", "SANCTION", ["NIC"]),
        ("The Philippines protested after Chinese ships fired water cannon at Thitu.", "ASSAULT", ["PHL"]),
        ("Iraq bombed a Kuwaiti port. Kuwait put its army on alert.", "MOBILIZE", ["IRQ"]),
        ("Chad accused Niger of theft. It moved tanks towards the border.", "MOBILIZE", ["NER"]),
    ],
)
def test_the_other_party_of_the_story(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type) == (expected, {"other party of the story"})


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Norway urged Ghana to talk. Ghana refused to meet with those behind the riots.", "REJECT", []),
        ("Ghana and Togo met. The junta of Ghana asked its neighbours for help.", "REQUEST", []),
    ],
)
def test_nobody_where_the_text_names_others_without_saying_who_they_are(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Norway sent Ghana a list of suspects and asked for their arrest.", "REQUEST", ["GHA"]),
        ("Norway urged Ghana to halt the raids. Peru and Chile recalled their ambassadors.", "SANCTION", ["GHA"]),
        ("Russian warplanes bombed Kyiv on Wednesday. Norway praised the raids.", "SUPPORT", ["RUS"]),
        ("Egypt recognized the republic and airlifted a battalion to Hodeida.", "MOBILIZE", ["YEM"]),
    ],
)
def test_whom_the_text_around_it_tells(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_both_are_the_two_named_just_before(code):
    (event,) = [e for e in code("Norway asked Ghana and Togo for soldiers, and both agreed.").events if e.id == "E2"]
    assert states(event.actor) == ["GHA", "TGO"]


def test_both_sides_are_those_at_war_at_home_rather_than_two_states_named_together(code, recipients):
    story = (
        "The army of Ghana shelled the rebels of the north. Rebels of Ghana attacked the army in reply. "
        "Ghana and Togo held talks about refugees. Norway urged both sides to stop."
    )
    assert recipients(code(story), "REQUEST") == (["GHA", "GHA"], {"other party of the story"})


def test_both_sides_are_no_others_of_whom_the_text_tells_further_down(code, recipients):
    story = (
        "In Sudan, the army says it has retaken a town from the Rapid Support Forces. Norway urged both sides to stop. "
        "Could the United States impose new sanctions on Iran?"
    )
    assert recipients(code(story), "REQUEST")[0] == ["SDN", "SDN"]


def test_nobody_where_the_story_leaves_several(code, recipients):
    story = "Chad and Niger met with Benin in Cotonou. Togo recalled its ambassador."
    assert recipients(code(story), "SANCTION")[0] == []


def test_the_authorities_are_those_of_the_country_spoken_of(code, recipients):
    story = "Oman's foreign minister condemned the coup in Chad. He urged the military authorities to hold an election."
    assert recipients(code(story), "REQUEST")[0] == ["TCD"]


def test_of_several_conflicts_only_the_one_told_just_before_counts(code, recipients):
    story = (
        "Chad accused Niger of theft.\n\nPeru expelled a diplomat of Chile.\n\nTogo voted.\n\nChad vowed to respond."
    )
    assert recipients(code(story), "THREATEN")[0] == []


def test_mediators_turn_to_both_parties(code):
    story = "Chad accused Niger of theft. Oman has offered to mediate. In 2002 Niger jailed a Chadian general."
    (offer,) = [event for event in code(story).events if event.event_type == "AGREE"]
    assert {participant.text for participant in offer.recipient} == {"Chad", "Niger"}


def test_the_neighbour_of_a_country_is_another(code):
    events = code("Brazil accused its neighbour of spying.").events
    assert all(states(event.recipient) == [] for event in events)


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        (
            "Chad accused Niger of spying on Monday. Mali hailed the talks. Niger rejected the charge.",
            "REJECT",
            ["TCD"],
        ),
        ("Peru met Chile on Monday. Peru denied that its troops had moved.", "REJECT", []),
        (
            "Syrian jets bombed an Israeli base on Monday. The UN demanded that both sides stop.",
            "REQUEST",
            ["ISR", "SYR"],
        ),
        ("Syrian jets bombed an Israeli base on Monday. Oman offered to host talks.", "AGREE", ["ISR", "SYR"]),
        ("Peru ordered Chile's envoy to leave on Monday. Santiago rejected the demand.", "REJECT", ["PER"]),
        ("Peru asked Chile for wheat on Monday. Chile agreed.", "AGREE", ["PER"]),
        ("Peru's teachers' union demanded higher wages on Monday.", "REQUEST", ["PER"]),
        ("On a visit to Oslo on Monday, Peru's president denounced Chile's raid.", "ACCUSE", ["CHL"]),
        (
            "Chile seized a Peruvian trawler on Monday after Peru held a Chilean one. Norway condemned the seizure.",
            "ACCUSE",
            ["CHL"],
        ),
        ("Chilean police arrested six Peruvian fishermen. Norway demanded their release.", "REQUEST", ["CHL"]),
        ("Chad shelled a village in Niger on Monday. Niger's army accused its neighbour of murder.", "ACCUSE", ["TCD"]),
        ("Norway condemned Chad's raid on Niger and threatened further sanctions.", "THREATEN", ["TCD"]),
        ("Chad shelled a village in Niger on Monday. Norway counselled restraint.", "REQUEST", ["NER", "TCD"]),
        ("Chad protested to the United Nations on Monday over the arrests in Niger.", "ACCUSE", ["NER"]),
        ("Hundreds of Chadians held a march past the Libyan embassy on Monday.", "PROTEST", ["LBY"]),
        ("Chadian youths went to the Libyan embassy on Monday and burned tyres.", "PROTEST", ["LBY"]),
        ("Police guarded the Libyan embassy, where youths burned a flag.", "PROTEST", ["LBY"]),
        ("Chad shut the Libyan embassy. Some 200 youths picketed the embassy on Monday.", "PROTEST", ["LBY"]),
        ("Chad shelled a village in Niger on Monday. Norway advised both partners to talk.", "REQUEST", ["NER", "TCD"]),
        ("Chad shelled a village in Niger on Monday. Norway and Oman offered to mediate.", "AGREE", ["NER", "TCD"]),
    ],
)
def test_an_answer_is_for_who_asked_and_an_appeal_for_the_parties(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_both_are_the_pair_just_named(code):
    record = code("Chad and Niger signed a truce in Algiers. Both promised to free prisoners.")
    (promise,) = [event for event in record.events if event.event_type == "AGREE"]
    assert states(promise.actor) == ["NER", "TCD"]


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        (
            "Chad, Niger and Mali closed their airspace to Libyan jets on Monday. Libya vowed to retaliate.",
            "THREATEN",
            ["MLI", "NER", "TCD"],
        ),
        ("Chadian police dispersed a rally with tear gas on Monday.", "ASSAULT", ["TCD"]),
        ("Peru asked Chile for help on Monday. Chile sent two Il-76 planes.", "MOBILIZE", ["PER"]),
        ("Peru asked Chile for help on Monday. Cuba sent two Il-76 planes.", "MOBILIZE", []),
        ("Chad closed its border with Libya on Monday. Niger has fenced off its own border.", "MOBILIZE", ["LBY"]),
        # whoever is named only later is not yet of the story
        ("Peru moved F-16 fighters to the north. Chile blamed Peru for a raid.", "MOBILIZE", []),
        ("Chad withdrew its troops from Niger on Monday. Norway praised the withdrawal.", "SUPPORT", ["TCD"]),
        (
            "Chilean jets bombed Tacna in Peru. Peru's president denounced Chile. Cuba offered medicine.",
            "AGREE",
            ["PER"],
        ),
        (
            "Chilean jets bombed Tacna in Peru. Peru's president denounced Chile. Cuba offered to send jets.",
            "AGREE",
            ["PER"],
        ),
        (
            "Chilean jets bombed Tacna in Peru. Peru's president denounced Chile. Cuba offered to mediate.",
            "AGREE",
            ["CHL", "PER"],
        ),
    ],
)
def test_what_others_asked_for_or_did_before(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_the_war_at_home_goes_before_a_quarrel_abroad(code):
    record = code(
        "Rebels in Chad shelled the town of Faya on Monday. The army vowed to crush them and sent tanks to the north. "
        "Libya, which Chad calls a friend, has shut its embassy. Norway expelled a Chadian envoy."
    )
    (move,) = [event for event in record.events if event.event_type == "MOBILIZE"]
    assert [participant.code for participant in move.recipient] == ["TCD REB"]


def test_a_truce_is_asked_of_those_who_fight_where_it_is_to_hold(code):
    fight = "A Chinese ship fired water cannon at a Philippine boat. "
    here, elsewhere = (code(fight + f"The Security Council demanded a truce{place}.") for place in ("", " in Gaza"))
    assert [p.code for p in here.events[-1].recipient] == ["CHN", "PHL"]
    assert elsewhere.events[-1].recipient == ()


@pytest.mark.parametrize(
    ("story", "mode", "about"),
    [
        ("Chad refused an offer of direct talks from Libya.", "meet", "CONSULT"),
        ("Chad declined Libya's offer of arms.", "assist", "AID"),
        ("Chad declined an offer of Libya.", None, None),
        # a refusal that says no more is of what was just asked or offered
        ("Chad asked Libya on Monday to withdraw its troops. Libya refused.", "yield", None),
        ("Chad offered Libya talks on Monday, but Libya refused.", "meet", "CONSULT"),
        ("Chad asked Libya on Monday to withdraw its troops. Libya refused to listen.", None, None),
    ],
)
def test_what_is_refused_is_what_was_offered_or_asked(code, story, mode, about):
    (refusal,) = [event for event in code(story).events if event.event_type == "REJECT"]
    assert (refusal.mode, refusal.about) == (mode, about)


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Chad expelled three Libyan envoys on Monday. Libya vowed an answer.", "THREATEN", ["TCD"]),
        ("Chad asked the European Union for an escort on Monday. The bloc sent two frigates.", "MOBILIZE", ["TCD"]),
        ("Peru's nurses marched in Lima on Monday. Their union threatened a strike.", "THREATEN", ["PER"]),
    ],
)
def test_a_reply_is_to_who_acted_and_a_strike_threatens_the_government(code, story, event_type, expected, recipients):
    assert recipients(code(story), event_type)[0] == expected


def test_whom_the_story_tells_is_shown_where_it_names_him_nearest(code):
    record = code("Chad expelled Niger's envoy on Monday. It deployed a jet on Friday to bomb a base in Niger.")
    (moved,) = [event for event in record.events if event.event_type == "MOBILIZE"]
    assert [(one.text, one.start) for one in moved.recipient] == [("Niger", record.document.text.rindex("Niger"))]


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        (
            "The Supreme Court of Kenya spoke after a long wait. President William Ruto welcomed the ruling.",
            "SUPPORT",
            ["KEN JUD"],
        ),
        ("President William Ruto of Kenya spoke for an hour. He welcomed the ruling.", "SUPPORT", []),
        # a promise at home is none to the country that the story happens to name most
        (
            "Spain lies far away. Spain is warm, and Spain is big. Kenya's government promised to hold a census.",
            "AGREE",
            [],
        ),
    ],
)
def test_whose_work_is_answered_and_what_is_no_pledge_abroad(code, story, event_type, expected):
    events = [event for event in code(story).events if event.event_type == event_type]
    assert [participant.code for event in events for participant in event.recipient] == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Peru shelled Ecuadorean posts on Monday. A truce took effect at noon.", ["ECU", "PER"]),
        ("Peru shelled Ecuadorean posts on Monday. A 12-hour ceasefire came into force at noon.", ["ECU", "PER"]),
        ("Peru shelled Ecuadorean posts on Monday. The truce collapsed at noon.", []),
        ("A truce took effect at noon.", []),
    ],
)
def test_a_truce_is_of_those_who_fought(code, story, expected):
    truces = [event for event in code(story).events if event.mode == "ceasefire"]
    assert [sorted(actor.code[:3] for actor in truce.actor) for truce in truces] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "story",
    [
        "The Danish premier visited Kyiv on Monday. She called for more sanctions on Russia.",
        "The Danish premier, who will visit Kyiv in May, called on other countries to send tanks.",
        "Russia shelled Kyiv on Monday. Ukraine called for new sanctions.",
    ],
)
def test_who_is_to_punish_or_help_is_not_he_whom_it_concerns(code, story):
    (event,) = (event for event in code(story).events if event.event_type == "REQUEST")
    assert {recipient.code for recipient in event.recipient} <= {"GOV"}


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Rwanda shelled Goma in Congo. Uganda appealed to donors for help.", "REQUEST", []),
        ("Kenya congratulated the leaders of Somalia and Ethiopia and pledged help.", "AGREE", ["ETH", "SOM"]),
        ("Chad and its rebels agreed to halt the fighting in eastern Chad.", "AGREE", []),
    ],
)
def test_who_is_not_named_is_asked_and_who_was_backed_is_helped(code, story, event_type, expected):
    (event,) = (event for event in code(story).events if event.event_type == event_type)
    assert sorted({who.code[:3] for who in event.recipient if who.code != "GOV"}) == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Britain gave Ukraine four billion pounds. Last week it delivered Storm Shadow cruise missiles.", ["UKR"]),
        (
            "The envoys of Tuvalu and Palau left. Fiji's premier met Australia's premier, and the two agreed to talk.",
            [],
        ),
    ],
)
def test_a_make_is_nobody_and_two_who_meet_are_the_two(code, story, expected):
    event = code(story).events[-1]
    assert [who.code[:3] for who in event.recipient] == expected
    assert {who.code[:3] for who in event.actor} in ({"GBR"}, {"FJI", "AUS"})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Soldiers patrolled the streets of the capital.", []),
        ("Soldiers were sent to guard churches.", []),
        ("Soldiers patrolled the border.", ["FRA"]),
        ("Soldiers were sent to guard the border.", ["FRA"]),
    ],
)
def test_forces_that_watch_over_a_place_at_home_face_no_foe(code, sentence, expected, recipients):
    story = f"BAMAKO - France withdrew its ambassador from Mali on Monday. {sentence}"
    assert recipients(code(story), "MOBILIZE")[0] == expected
