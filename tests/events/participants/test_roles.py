"""Who fills a slot, and who only stands in the words of one."""

import pytest


def codes(participants):
    return [participant.code for participant in participants]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Germany condemned the Kabul attack.", ["DEU GOV"], []),
        ("Germany condemned the Turkish attack.", ["DEU GOV"], ["TUR"]),
        ("The Istanbul bombing killed twelve French soldiers.", [], ["FRA MIL"]),
        ("A Mali ambush killed twelve French soldiers.", [], ["FRA MIL"]),
        ("A Malian ambush killed twelve French soldiers.", ["MLI"], ["FRA MIL"]),
        ("The New York attacks killed twelve French soldiers.", [], ["FRA MIL"]),
        ("The NATO attack killed twelve French soldiers.", ["IGO NAT"], ["FRA MIL"]),
        ("The Moscow summit between Peru and Chile opened on Monday.", ["PER", "CHL"], []),
    ],
)
def test_a_town_before_what_was_done_there_did_nothing(only_event, sentence, actors, recipients):
    event = only_event(sentence)
    assert (codes(event.actor), codes(event.recipient)) == (actors, recipients)


def test_rebels_with_a_name_of_their_own_are_not_at_home_where_they_are_fought(only_event):
    event = only_event("The United States conducted airstrikes on the Islamic State.")
    assert codes(event.recipient) == ["REB"]


def test_those_of_states_that_are_only_counted_are_not_at_home(only_event):
    event = only_event("The Israeli president met the leaders of five countries in Haifa on Monday.")
    assert codes(event.actor) == ["ISR GOV", "GOV"]


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("The Chilean minister spoke during his British trip.", ["GBR"]),
        ("The Chilean president's Moscow visit ended on Monday.", ["RUS"]),
    ],
)
def test_a_nation_before_somebody_s_visit_is_its_host(only_event, sentence, hosts):
    event = only_event(sentence)
    assert codes(event.recipient) == hosts
    assert len(event.actor) == 1


def test_a_thing_is_theirs_whom_it_holds(only_event):
    event = only_event("Rebels attacked a bus carrying Chilean soldiers.")
    assert [code[:3] for code in codes(event.recipient)] == ["CHL"]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("A Russian military drone killed two people in Kherson.", ["RUS MIL"]),
        ("Members of the Malian army killed two rebels in Kidal.", ["MLI MIL"]),
    ],
)
def test_who_is_told_of_twice_in_one_phrase_acts_once(only_event, sentence, actors):
    assert codes(only_event(sentence).actor) == actors


def test_a_town_before_a_pact_names_it_and_acts_in_nothing(code):
    (event,) = code("The United States has withdrawn from the Paris climate accord.").events
    assert (event.event_type, event.recipient) == ("SANCTION", ())


def test_both_may_be_asked(code):
    event = code("Chad and Niger exchanged fire on Monday. The African Union called on both to disarm.").events[-1]
    assert [who.code for who in event.recipient] == ["TCD GOV", "NER GOV"]


def test_embassies_of_many_are_those_of_whom_some_are_named(only_event):
    event = only_event("Embassies of twelve countries, including Britain and Peru, condemned the raid by Chad.")
    assert codes(event.actor) == ["GBR", "PER"]


def test_who_is_given_something_does_not_give_it(code):
    (event,) = code("The Peruvian general, awarded a medal by Chile, left the room.").events
    assert [who.code for who in (*event.actor, *event.recipient)] == ["CHL GOV", "PER MIL"]


def test_envoys_of_two_are_those_of_both(only_event):
    event = only_event("Envoys of the Colombian government and the ELN met in Havana on Wednesday.")
    assert codes(event.actor) == ["COL GOV", "COL REB"]


def test_those_of_two_owners_are_of_both(code):
    (meeting,) = code("Estonia's and Latvia's presidents met in Riga on Wednesday.").events
    assert [who.code for who in meeting.actor] == ["EST GOV", "LVA GOV"]


def test_member_states_are_none_that_the_text_names(code):
    (plea,) = code("The United Nations called on all Member States to send aid to Haiti.").events
    assert not any(who.code and who.code[:3] == "HTI" for who in plea.recipient)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("A Saudi-led strike killed three soldiers in Sanaa.", ["SAU"]),
        ("NATO-led warplanes bombed a bridge in Serbia.", ["IGO NAT"]),
        ("An Iranian-backed attack killed three soldiers in Sanaa.", []),
    ],
)
def test_a_deed_is_theirs_who_lead_it(only_event, sentence, actors):
    assert codes(only_event(sentence).actor) == actors


def test_a_power_that_has_no_rebels_at_home_fights_others(only_event):
    assert codes(only_event("American commandos captured the militant leader.").recipient) == ["REB"]
