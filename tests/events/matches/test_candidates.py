"""Which matches are candidates: what is said by somebody of whom nothing is known is, what a thing does is not."""

import pytest


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Some accused Morocco of rigging the vote.", ("ACCUSE", [], ["MAR"], "accused")),
        ("The pamphlet denounced the Turkish government.", ("ACCUSE", [], ["TUR GOV"], "denounced")),
        ("They called on the Greek parliament to protect the forest.", ("REQUEST", [], ["GRC LEG"], "called")),
    ],
)
def test_who_says_it_need_not_be_known(told, text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The flood accused nobody in Morocco.",
        "The drought urged caution on the Austrian government.",
        "Nobody accused Morocco of rigging the vote.",
    ],
)
def test_things_and_nobody_say_nothing(told, text):
    assert told(text) == []


def test_a_question_asked_in_quotation_marks_asks_for_nothing(told):
    assert not told('"And what of the farmers," the Chilean president asked the miners.')


@pytest.mark.parametrize(
    "text",
    [
        "HARARE - The Zimbabwean opposition party demanded the release of its spokesman.",
        "KAMPALA - Ugandan opposition lawmakers called for the release of their colleague.",
    ],
)
def test_those_whose_release_their_own_people_demand_are_not_asked_for_it(coder, text):
    (event,) = coder.code(text).events
    assert event.event_type == "REQUEST"
    assert all("GOV" in participant.code for participant in event.recipient)


def test_what_a_paper_asks_for_is_no_act_beside_its_asking(told):
    text = "The draft called on the Sudanese army to honour its pledges and to let convoys into El Fasher."
    assert {event[0] for event in told(text)} <= {"REQUEST"}


@pytest.mark.parametrize(
    "text",
    [
        "The Greek premier urged the Turkish president to recall the ship in a phone call on Monday.",
        "The Greek premier thanked the Turkish president for his help during a telephone conversation.",
    ],
)
def test_who_is_told_something_on_the_telephone_took_the_call(coder, text):
    (call,) = (event for event in coder.code(text).events if event.event_type == "CONSULT")
    assert (call.mode, [who.code for who in call.actor]) == ("phone", ["GRC GOV", "TUR GOV"])


def test_states_asked_without_names_are_nobody_whom_the_act_names(coder):
    (event,) = coder.code("The Danish premier called on other countries to send tanks to Ukraine.").events
    assert (event.event_type, [who.code for who in event.recipient]) == ("REQUEST", ["GOV"])


def test_an_emergency_is_imposed_on_no_province(code):
    (event,) = code("Ecuadorean President Daniel Noboa declared a state of emergency in ten provinces.").events
    assert (event.mode, event.recipient) == ("martial-law", ())


@pytest.mark.parametrize(
    ("sentence", "types"),
    [("HMS Montrose left Portsmouth on Monday.", []), ("British troops left Basra on Monday.", ["RETREAT"])],
)
def test_a_warship_that_sails_gives_up_no_ground(code, sentence, types):
    assert [event.event_type for event in code(sentence).events] == types


def test_who_brokers_a_truce_does_not_keep_it(told):
    events = told("A truce brokered by Chile took hold between Peru and Bolivia.")
    assert ("RETREAT", ["PER", "BOL"], [], "took") in events
    assert ("CONSULT", ["CHL GOV"], [], "brokered") in events


def test_who_falls_in_battle_is_killed(told):
    assert told("Nine Malian soldiers fell in an ambush near Gao.") == [("ASSAULT", [], ["MLI MIL"], "fell")]
