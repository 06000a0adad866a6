"""Whether the act has happened, and the words that tell."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "status", "cue"),
    [
        ("Not a single Ukrainian drone reached Moscow.", "negated", "Not"),
        ("Germany moved to impose sanctions on Belarus.", "planned", "moved"),
        ("Russia has not sent troops to Chad, its foreign minister told reporters.", "negated", "not"),
        ("Cameroon has yet to recognise the government of Chad.", "negated", "yet"),
        ("If Benin closes the pipeline, Niger will impose sanctions on Benin.", "conditional", "If"),
        ("Sweden will impose sanctions on Turkey provided that Denmark agrees.", "conditional", "provided"),
        ("Sweden will impose sanctions on Turkey provided Denmark agrees.", "conditional", "provided"),
        ("Unless Turkey yields, Sweden will impose sanctions on Turkey.", "conditional", "Unless"),
        ("Syria continues to shell Jordan.", "ongoing", "continues"),
        ("Polish farmers have blocked the border with Ukraine since Monday.", "ongoing", "blocked"),
        ("Fighting continues between the Congolese army and the M23 rebels.", "ongoing", "continues"),
        ("Bolivian unions called a general strike for Tuesday.", "planned", "called"),
        ("Ukraine failed to destroy a Russian bridge.", "negated", "failed"),
        ("Talks between Addis Ababa and Asmara failed to take place on Monday.", "negated", "failed"),
    ],
)
def test_the_cue_decides(code, sentence, status, cue):
    (event,) = code(sentence).events
    assert event.status == status
    assert cue in {evidence.text for evidence in event.because.evidence if evidence.field == "status"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Threats by Armenia to quit the alliance with Russia drew no reply.",
        "A general strike called by the unions paralysed Greece.",
        "Iran called the strike an act of war.",
        "Nicaragua announced the confiscation of the opposition party's offices.",
    ],
)
def test_what_comes_of_an_act_leaves_it_done(only_event, sentence):
    assert only_event(sentence).status == "occurred"


def test_neither_denies_what_nor_joins_to_it(code):
    record = code("Peru has neither recalled its ambassador from Chile nor closed the border with Chile.")
    assert [event.status for event in record.events] == ["negated", "negated"]


def test_who_goes_on_the_air_to_say_something_says_it(only_event):
    assert only_event("The Congolese president went on the radio to accuse France of treason.").status == "occurred"


def test_what_is_reviewed_is_not_done_by_that(code):
    assert code("Norway is reviewing its cooperation with Mali.").events == ()


def test_what_is_reported_has_happened(only_event):
    assert only_event("The Danish prime minister told reporters that he has met the king of Oman.").status == "occurred"


def test_will_covers_every_verb_that_it_governs(code):
    record = code("The king of Oman will fly to Jordan and meet the president of Peru.")
    assert {event.status for event in record.events} == {"planned"}


def test_refusing_for_ever_is_done_by_saying_so(only_event):
    assert only_event("North Korea will never return to the negotiating table.").status == "occurred"


def test_would_is_the_future_of_what_is_reported(code):
    (event,) = code("Egypt's president said that Egypt and Turkey would step up cooperation.").events
    assert event.status == "planned"
    (event,) = code("Egypt said it would expel the ambassador of Turkey if he did not apologise.").events
    assert event.status == "conditional"
    (event,) = code("Egypt said it would expel the ambassador of Turkey even if he apologised.").events
    assert event.status == "planned"


def test_what_is_called_off_is_not_called(only_event):
    assert only_event("Kenyan nurses called a strike on Monday.").status == "planned"
    assert only_event("Kenyan nurses called off the strike on Monday.").status == "occurred"


def test_what_people_went_out_for_they_did(only_event):
    assert (
        only_event("Thousands flooded into the streets of Yangon on Monday to protest the coup.").status == "occurred"
    )


def test_what_a_participle_before_the_clause_tells_is_done(code):
    record = code("Praised by Chad for his reforms, the Libyan president will visit Peru next week.")
    assert [(event.event_type, event.status) for event in record.events] == [
        ("SUPPORT", "occurred"),
        ("AGREE", "planned"),
    ]


def test_what_one_telephones_to_say_is_said(code):
    record = code("The Libyan president telephoned the Chadian president to thank him for the mediation.")
    assert [(event.event_type, event.status) for event in record.events] == [
        ("CONSULT", "occurred"),
        ("SUPPORT", "occurred"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Having expelled the Libyan ambassador, Chad fell silent.",
        "Chad went on to expel the Libyan ambassador.",
        "Chad appears to have expelled the Libyan ambassador.",
        "Chad not only expelled the Libyan ambassador but said why.",
        "The decision by Chad to expel the Libyan ambassador came late.",
    ],
)
def test_what_is_told_in_a_roundabout_way_is_done(only_event, sentence):
    event = only_event(sentence)
    assert (event.event_type, event.status) == ("SANCTION", "occurred")
    assert [someone.code[:3] for someone in event.actor] == ["TCD"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru does not plan to sign the treaty with Chile.",
        "The Peruvian president is not going to meet the Chilean president.",
        "Peru did not want to talk with Chile.",
        "Peru does not intend to withdraw its troops from Chile.",
    ],
)
def test_who_does_not_mean_to_do_something_refuses_it(only_event, sentence):
    event = only_event(sentence)
    assert (event.event_type, event.status) == ("REJECT", "occurred")
    assert [someone.code[:3] for someone in event.recipient] == ["CHL"]


def test_what_is_to_be_done_at_a_summit_has_the_summit_to_come(coder):
    (event,) = coder.code("Chad's president will discuss the dispute at a summit with Niger in Oslo.").events
    assert (event.event_type, event.about, event.status) == ("AGREE", "CONSULT", "planned")


def test_where_somebody_was_when_he_asked_is_not_asked_for(code):
    visit, _ = code("The German minister, on an official visit to Chile, asked Chile to join the search.").events
    assert (visit.event_type, visit.mode, visit.status) == ("CONSULT", "visit", "occurred")


@pytest.mark.parametrize(
    "sentence",
    [
        "China agreed to work with Laos to expand trade and to arrest smugglers.",
        "Chad asked Niger to open the border and to free the drivers.",
    ],
)
def test_a_second_infinitive_is_as_open_as_the_first(code, sentence):
    (event,) = code(sentence).events
    assert event.event_type in ("AGREE", "REQUEST")


def test_what_is_to_be_done_when_others_act_comes_with_it(code):
    asked, met = code("Japan would urge North Korea to free the crew when the two countries meet in Oslo.").events
    assert (asked.status, met.event_type, met.about, met.status) == ("conditional", "AGREE", "CONSULT", "planned")


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Iran did not sign the deal with Iraq, calling it a farce.", ["negated", "occurred"]),
        ("Iran did not leave Iraq without accusing Turkey of theft.", None),
    ],
)
def test_what_is_done_beside_what_is_denied_is_done(code, sentence, statuses):
    found = [event.status for event in code(sentence).events]
    assert statuses is None or found == statuses


@pytest.mark.parametrize(
    "sentence",
    [
        "Germany moved the European Union to impose sanctions on Belarus.",
        "The raid pushed the European Union to impose sanctions on Belarus.",
    ],
)
def test_whom_something_moves_to_act_acts(code, sentence):
    (event,) = (event for event in code(sentence).events if event.event_type == "SANCTION")
    assert event.status == "occurred"
    assert [who.code for who in event.actor] == ["IGO EEC"]


@pytest.mark.parametrize(
    ("sentence", "event_type", "status"),
    [
        ("Spain will not lift the embargo if Cuba holds the prisoners.", "REJECT", "occurred"),
        ("Spain will not lift the embargo unless Cuba frees the prisoners.", "REJECT", "occurred"),
        ("Spain said it would not lift the embargo unless Cuba freed the prisoners.", "REJECT", "occurred"),
        ("Spain would lift the embargo if Cuba freed the prisoners.", "CONCEDE", "conditional"),
    ],
)
def test_what_somebody_will_not_do_he_refuses_whatever_the_condition(code, sentence, event_type, status):
    (event,) = code(sentence).events
    assert (event.event_type, event.status) == (event_type, status)


@pytest.mark.parametrize(
    ("headline", "event_type", "status"),
    [
        ("Kremlin: Putin to meet Sisi in Sochi", "AGREE", "planned"),
        ("Kremlin says Putin to meet Sisi in Sochi", "AGREE", "planned"),
        ("Kremlin: Putin met Sisi in Sochi", "CONSULT", "occurred"),
    ],
)
def test_an_infinitive_of_a_headline_is_still_to_come(only_event, headline, event_type, status):
    event = only_event(headline)
    assert (event.event_type, event.status) == (event_type, status)
