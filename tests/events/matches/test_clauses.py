"""Clauses that only complete another event."""

import pytest

from legation.records import EventType


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("Turkey will recall its ambassador from Sweden if Sweden releases the rebel.", [EventType.THREATEN]),
        ("If Sweden releases the rebel, the shops will open.", []),
        ('Chanting "bread", crowds in Lima pelted the police with stones.', [EventType.PROTEST]),
        ("Gunmen attacked a convoy of the Malian army, killing nine soldiers.", [EventType.ASSAULT]),
        ("Bolivian and Paraguayan ministers met to discuss the dam.", [EventType.CONSULT]),
        ("Ministers of Peru and Chile met in Quito to seek an end to the dispute.", [EventType.CONSULT]),
        ("The Peruvian minister flew to Beijing to ask for aid.", [EventType.CONSULT, EventType.REQUEST]),
        ("The Omani ministry promised to fine firms for confiscating the passports of workers.", [EventType.THREATEN]),
        ("A Georgian court ruled that the six rebels should remain in custody.", [EventType.COERCE]),
        ("The Malian minister said he liked politicians who are shunned by the Malian clergy.", []),
        ("Russian drones struck a refinery in Kremenchuk, setting it on fire.", [EventType.ASSAULT]),
        ("The Council of Europe adopted a resolution condemning Chad.", [EventType.ACCUSE]),
        ("The Council of Europe adopted a resolution on Chad.", [EventType.SUPPORT]),
        ("A bomb exploded in a market in Baghdad, police said, killing three soldiers.", [EventType.ASSAULT]),
        ("Chad's rebels accepted a truce, the UN said, urging Sudan to do so.", [EventType.AGREE, EventType.REQUEST]),
        ("The sanctions will stay until Iraq pays reparations to Kuwait.", []),
        ("The Irish party asked for a meeting before it returns to the talks.", [EventType.REQUEST]),
        ("Georgian police used tear gas to drive the students away from the parliament.", [EventType.ASSAULT]),
        ("The minister said rebels trained by Sudan had attacked Chad.", [EventType.ASSAULT]),
        (
            "The Syrian government wanted the release of its soldiers as well as the handover of 250 fighters.",
            [EventType.REQUEST],
        ),
        ("Rebels armed with rifles killed ten Malian soldiers.", [EventType.ASSAULT]),
        ("The Sudanese army boycotted talks mediated by Egypt.", [EventType.REJECT]),
        ("Iran seized a Greek tanker and Greece recalled its ambassador from Iran.", ["COERCE", "SANCTION"]),
    ],
)
def test_conditions_purposes_and_harm_are_no_events_of_their_own(code, sentence, event_types):
    assert [event.event_type for event in code(sentence).events] == event_types


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Students in Manila stayed away from classes in protest at the new law.", "boycott"),
        ("Tunisian prisoners refused food to protest against the new law.", "hunger"),
    ],
)
def test_what_an_act_is_meant_for_is_no_protest_beside_it(only_event, sentence, mode):
    event = only_event(sentence)
    assert (event.event_type, event.mode) == ("PROTEST", mode)


def test_who_held_those_who_are_freed_only_says_whom_it_concerns(only_event):
    event = only_event("Three Turkish engineers held by Somali gunmen were freed on Friday.")
    assert (event.event_type, event.mode) == ("RETREAT", "release")


def test_a_relative_clause_is_an_answer_only_behind_a_comma(code):
    told = code("Iran, which denies arming the Houthis, sent an envoy to Oman.")
    assert [event.event_type for event in told.events] == ["REJECT", "CONSULT"]
    told = code("Police in Mozambique arrested an opposition candidate who disputes the result.")
    assert [event.event_type for event in told.events] == ["COERCE"]


def test_the_harmed_are_recipients_of_the_attack_that_names_none(only_event):
    event = only_event("Rebels opened fire in Mali, killing nine soldiers.")
    assert [participant.text for participant in event.recipient] == ["nine soldiers"]
    assert [(size.kind, size.low) for size in event.magnitude] == [("killed", 9)]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Ukraine thanked Denmark for sending fighter jets.", ["SUPPORT"]),
        ("Kenya deployed 400 police officers to Haiti to help fight gangs.", ["MOBILIZE"]),
        ("Trade between China and India fell by a third last year.", []),
        ("No group claimed responsibility for the attack in Quetta.", []),
        ("China insisted its actions were lawful.", []),
        (
            "The king of Jordan, the only leader to congratulate the Libyan president, flew to Chad.",
            ["SUPPORT", "CONSULT"],
        ),
        ("The exiles in Chad are a threat to Libya.", []),
        ("Every year Chad and Libya exchange accusations over the border.", []),
        ("Libya insisted that the Security Council be consulted.", ["REQUEST"]),
    ],
)
def test_reasons_purposes_and_what_did_not_happen_are_no_events(code, sentence, types):
    assert [event.event_type for event in code(sentence).events] == types


@pytest.mark.parametrize(
    ("sentence", "event_type", "status"),
    [
        ("The former Guinean president is on trial for treason.", "ACCUSE", "occurred"),
        ("The Libyan consulate was under siege by the Chadian army.", "COERCE", "occurred"),
        ("The Libyan prime minister is under house arrest.", "COERCE", "ongoing"),
        ("Guinean teachers are on strike over pay.", "PROTEST", "ongoing"),
        ("Chad is under pressure from Libya to free the general.", "REQUEST", "occurred"),
    ],
)
def test_a_noun_after_be_and_a_preposition_tells_what_goes_on(only_event, sentence, event_type, status):
    event = only_event(sentence)
    assert (event.event_type, event.status) == (event_type, status)


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The former Bolivian president was found guilty of attempting a coup.", ["SANCTION"]),
        ("The minister defended the Kenyan police in the face of what he termed terrorism.", ["SUPPORT"]),
        ("The Peruvian bishops lamented what they call an attack on the poor.", ["ACCUSE"]),
    ],
)
def test_verdicts_and_words_in_passing_tell_no_second_event(code, sentence, types):
    assert [event.event_type for event in code(sentence).events] == types


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("Turkey and Russia held talks on ending the war in Chad.", ["CONSULT"]),
        ("The Turkish and Russian ministers discussed lifting the sanctions.", ["CONSULT"]),
        ("Russia vetoed a resolution demanding a truce in Chad.", ["REJECT"]),
        ("The Security Council failed to adopt a draft resolution demanding a truce in Chad.", ["SUPPORT"]),
        ("The Omani minister signed a letter demanding a truce in Chad.", ["REQUEST"]),
    ],
)
def test_what_is_talked_of_or_asked_for_in_vain_is_no_event(code, sentence, event_types):
    assert [event.event_type for event in code(sentence).events] == event_types


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("Canada sent home most of its diplomats working in India.", []),
        ("China promised to suspend its curbs on exports to Peru.", ["AGREE"]),
        (
            "The Peruvian minister spoke to reporters after two days of negotiations with the Chilean minister.",
            ["CONSULT"],
        ),
        ("The Kenyan president, who received a Sudanese rebel leader in Nairobi, has gone.", ["CONSULT"]),
    ],
)
def test_who_works_where_and_what_is_promised_to_end(code, sentence, event_types):
    found = [event.event_type for event in code(sentence).events]
    assert [kind for kind in found if kind in ("COOPERATE", "AGREE", "THREATEN", "CONSULT", "REJECT")] == event_types


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("The Chadian rebels laid down their arms on Thursday, ending a two-day revolt.", ["RETREAT"]),
        ("Russia freed two French nationals, allowing them to fly home.", ["RETREAT"]),
        ("Ending a feud, Chad and Sudan signed an accord.", ["SUPPORT"]),
        ("The Malian rebels ended their revolt.", ["RETREAT"]),
        ("Sudan accused Chad's army of shelling a village, killing nine people.", ["ACCUSE"]),
        ("Hungary lifted its veto on opening talks with Moldova.", ["CONCEDE"]),
        ("Police in Kenya used batons to scatter 300 students.", ["ASSAULT"]),
        ("Israeli jets bombed Beirut, hitting a hospital and killing two Lebanese soldiers.", ["ASSAULT"]),
        ("Soviet paratroopers stormed a printing house in Vilnius, beating Lithuanian guards.", ["ASSAULT", "ASSAULT"]),
        ("The European Union will free the funds once Belarus releases the prisoners.", []),
    ],
)
def test_a_participle_may_only_tell_what_came_of_an_act(code, sentence, event_types):
    assert [event.event_type for event in code(sentence).events] == event_types
