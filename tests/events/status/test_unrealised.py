"""Acts that nobody does or undertakes are no events; the same acts done, planned or threatened are."""

import pytest

from legation.records import EventType


def test_what_anybody_may_do_is_nobodys_act(code):
    assert code("The Kenyan police will be lenient with anyone who joins the march in Nairobi.").events == ()
    (meeting,) = code("The Malian premier will meet any minister who is arriving in Mali and requests aid.").events
    assert meeting.about == EventType.CONSULT


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Colombia's rebels are likely to quit the talks.", "a forecast"),
        ("The French president did not rule out sending soldiers to Ukraine.", "what is not excluded"),
        ("She urged the Bolivian army to withdraw from the border, but without hope.", "only what is asked for"),
        ("The law gives the Maltese government the power to seek to seize foreign yachts.", "what one may do"),
        ("Officers worked to remove the Moldovan minister from the list.", "what one labours at"),
        ("Cyprus will act when Turkey seizes the islands.", "what another act waits for"),
        ("Togo would have attacked Benin.", "what was not to be"),
        ("Instead of attacking Benin, Togo slept.", "what something else is done in the stead of"),
        ("Analysts hope that Qatar will help Chad.", "what is hoped of others"),
        ("There was no sign that Rwanda had attacked Burundi.", "what nobody believes"),
        ("Lawyers argued that Hungary cannot return the Afghan family to Serbia.", "what others forbid"),
        ("The Sudanese bill would ban the party.", "what a draft would do"),
        ("The Chilean minister wanted to ensure that Peru did not attack Bolivia.", "what is to be made sure of"),
        ("The Kenyan president is not expected to attend the summit with Uganda.", "what nobody expects"),
        ("As far as the Peruvian government is concerned, the roads are safe.", "only whose view it is"),
        ("Moldovan police foiled a Russian plot to bomb a bridge.", "what was foiled"),
        ("The pact still has to be approved by the Chadian parliament.", "what is yet to be done"),
        ("The pact remains to be signed by Chad.", "what is yet to be done"),
        ("Her aversion to sending troops to Mali is well known.", "what somebody shrinks from"),
        ("Chad may have already sent troops to Mali.", "what nobody knows"),
        ("Many hope to see the Peruvian president thank Bolivia.", "what others would see"),
        ("Peru would not set a price without consulting Bolivian officials.", "what goes without saying"),
        ("No Chilean candidate seems willing to endorse the pact with Peru.", "what nobody is willing to do"),
        ("The perception that Chad wants to attack Niger has spread.", "what is only thought"),
        ("Washington expects that thousands of Iraqi soldiers will surrender.", "what is expected of others"),
        ("Russian air strikes on Turkey could ruin the fishing season.", "what an act would bring about"),
        ("The Nigerien general was sorry for not having received the Chadian clerics.", "what was left undone"),
    ],
)
def test_what_nobody_does_is_no_event_of_his(code, sentence, why):
    told = {event.event_type for event in code(sentence).events}
    assert told <= {EventType.REQUEST}, why


def test_what_somebody_is_charged_with_is_only_charged(only_event):
    event = only_event("Prosecutors indicted the Swazi activist on charges of insulting the Thai king.")
    assert event.mode == "allege"


def test_what_a_law_that_fell_would_do_is_done_by_nobody(only_event):
    assert only_event("The Chilean president vetoed a law banning protests.").event_type == EventType.REJECT


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Colombia's rebels plan to quit the talks.", EventType.THREATEN),
        ("Senegal is considering sending police to Haiti.", EventType.AGREE),
        ("Togo attacked Benin.", EventType.ASSAULT),
        ("Tunisia will not return the family to Libya.", EventType.REJECT),
        ("Sudan does not plan to withdraw its troops from Chad.", EventType.REJECT),
        ("The Rwandan minister will fly to Oslo to sign the pact.", EventType.AGREE),
    ],
)
def test_what_somebody_does_or_undertakes_is(code, sentence, event_type):
    assert event_type in {event.event_type for event in code(sentence).events}


@pytest.mark.parametrize(
    "sentence",
    [
        "Eight Brazilian candidates went on the attack on television.",
        "Swedish officers kept on speaking with the suspect by phone.",
        "He is bringing millions of people to the Chilean party.",
    ],
)
def test_words_of_war_and_numbers_of_people_mislead_nobody(code, sentence):
    assert not {event.event_type for event in code(sentence).events} & {EventType.ASSAULT, EventType.AID, "CONSULT"}


def test_what_troops_assemble_for_is_no_event_of_its_own(only_event):
    assert only_event("Turkish forces assembled near the border to protect Azerbaijan.").mode == "troops"


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("The Yemeni minister said he would like to thank Oman for its help.", EventType.SUPPORT),
        ("The Fijian government wishes to express its condolences to Tonga.", EventType.SUPPORT),
    ],
)
def test_who_would_like_to_thank_thanks(only_event, sentence, event_type):
    event = only_event(sentence)
    assert (event.event_type, event.status) == (event_type, "occurred")


def test_a_battle_for_office_is_no_assault(code):
    assert not code("The Chilean senator raised ten million dollars for his battle with the Chilean president.").events


@pytest.mark.parametrize(
    "sentence",
    [
        "The Serbian minister pledged to come down hard on protesters who attack policemen.",
        "The Kenyan minister pledged to come down hard on youths who storm police stations.",
    ],
)
def test_what_tells_which_people_are_threatened_is_no_act(only_event, sentence):
    assert only_event(sentence).event_type == "THREATEN"


def test_what_a_crowd_shouts_is_not_done(code):
    events = code('Chanting "Slovakia is ours" and "Resign", crowds marched in Bratislava.').events
    assert {event.event_type for event in events} == {"PROTEST"}
