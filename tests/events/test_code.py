"""Events of sentences: who did what to whom, and whether it has happened."""

import csv
from pathlib import Path

import pytest

from legation.records import EventType, Status

NO_EVENT = Path(__file__).with_name("no_event.tsv")
FALSE_EVENTS = 1
"""How many of the sentences without an event may get one; never to be raised silently."""


def codes(participants):
    return sorted(participant.code[:3] for participant in participants)


@pytest.mark.parametrize(
    ("sentence", "event_type", "actors", "recipients"),
    [
        # voice, control, relative clauses, coordination
        ("Georgia was invaded by Russia.", "ASSAULT", ["RUS"], ["GEO"]),
        ("Iraq, which invaded Kuwait in 1990, apologised to nobody.", "ASSAULT", ["IRQ"], ["KWT"]),
        ("Peru and Chile signed a treaty with Bolivia.", "SUPPORT", ["BOL", "CHL", "PER"], []),
        ("Peru and Chile, whose leaders met in Quito, were silent.", "CONSULT", ["CHL", "PER"], []),
        ("Peru, along with Chile and Bolivia, rejected the map.", "REJECT", ["BOL", "CHL", "PER"], []),
        ("Along with Chile, Peru rejected the map.", "REJECT", ["CHL", "PER"], []),
        ("Together with Chile and Bolivia, Peru rejected the map.", "REJECT", ["BOL", "CHL", "PER"], []),
        ("Peru, joined by Chile, urged Cuba to free the poet.", "REQUEST", ["CHL", "PER"], ["CUB"]),
        ("Turkey called on Greece to withdraw its ships.", "REQUEST", ["TUR"], ["GRC"]),
        ("Kenya called for Israel to withdraw.", "REQUEST", ["KEN"], ["ISR"]),
        ("Spain called off talks with Morocco.", "REJECT", ["ESP"], ["MAR"]),
        ("Peru accused Chile of trying to bomb a port.", "ACCUSE", ["PER"], ["CHL"]),
        ("Peru blamed Chile for failing to stop the raid.", "ACCUSE", ["PER"], ["CHL"]),
        ("Two French nuns were allowed to leave Niger.", "RETREAT", ["NER"], ["FRA"]),
        ('"Let Chad withdraw first," the president of Niger said.', "REQUEST", ["NER"], ["TCD"]),
        # nouns
        ("Russia's invasion of Georgia took place in 2008.", "ASSAULT", ["RUS"], ["GEO"]),
        ("Talks between Armenia and Azerbaijan took place in Geneva.", "CONSULT", ["ARM", "AZE"], []),
        ("Japan launched an investigation into Russia.", "ACCUSE", ["JPN"], ["RUS"]),
        # whose thing it is
        ("Hungary rejected a proposal by Austria.", "REJECT", ["HUN"], ["AUT"]),
        ("Iran seized a Greek tanker.", "COERCE", ["IRN"], ["GRC"]),
    ],
)
def test_who_did_what_to_whom(code, sentence, event_type, actors, recipients):
    events = [event for event in code(sentence).events if event.event_type == event_type]
    assert [(codes(event.actor), codes(event.recipient)) for event in events] == [(actors, recipients)]


@pytest.mark.parametrize(
    ("sentence", "event_type", "about", "status"),
    [
        ("Poland met with Lithuania.", "CONSULT", None, "occurred"),
        ("Poland will meet with Lithuania.", "AGREE", "CONSULT", "planned"),
        ("Poland may meet with Lithuania.", "AGREE", "CONSULT", "conditional"),
        ("Poland did not meet with Lithuania.", "CONSULT", None, "negated"),
        ("Neither Poland nor Latvia met with Lithuania.", "CONSULT", None, "negated"),
        ("Poland is expected to sign a treaty with Lithuania.", "AGREE", "SUPPORT", "planned"),
        ("Poland agreed to meet with Lithuania.", "AGREE", "CONSULT", "occurred"),
        ("Poland refused to meet with Lithuania.", "REJECT", "CONSULT", "occurred"),
        ("Poland will not lift the embargo on Belarus.", "REJECT", "CONCEDE", "occurred"),
        ("Poland is expected to raise this when it hosts the Chinese president.", "AGREE", "CONSULT", "planned"),
        ("Iran threatened to bomb Israel.", "THREATEN", "ASSAULT", "occurred"),
        ("Iran pledged not to bomb Israel.", "AGREE", "RETREAT", "occurred"),
        ("France urged Iran not to bomb Israel.", "REQUEST", "RETREAT", "occurred"),
        ("Iran could bomb Israel.", "THREATEN", "ASSAULT", "conditional"),
        ("Ethiopia will withdraw its troops from Somalia.", "CONCEDE", "RETREAT", "planned"),
        ("Ethiopia asked Kenya for help.", "REQUEST", "AID", "occurred"),
        ("Iran would bomb Israel if Egypt stayed silent.", "THREATEN", "ASSAULT", "conditional"),
    ],
)
def test_what_is_not_yet_done(only_event, sentence, event_type, about, status):
    event = only_event(sentence)
    assert (event.event_type, event.about, event.status) == (event_type, about, status)


def test_modes_come_from_the_embedded_act(only_event):
    assert only_event("Ethiopia asked Kenya for help.").mode == "assist"
    assert only_event("Ethiopia urged Kenya to release the prisoners.").mode == "yield"
    assert only_event("Poland refused to meet with Lithuania.").mode == "meet"


def test_visitors_are_actors_and_hosts_recipients(only_event):
    visit = only_event("The Indian prime minister arrived in Japan on Monday.")
    assert (visit.mode, codes(visit.actor), codes(visit.recipient)) == ("visit", ["IND"], ["JPN"])
    hosted = only_event("Saudi Arabia hosted the Chinese president.")
    assert (hosted.mode, codes(hosted.actor), codes(hosted.recipient)) == ("visit", ["CHN"], ["SAU"])


def test_a_journey_at_home_is_no_event(code):
    assert code("The Indian prime minister arrived in India on Monday.").events == ()


def test_one_happening_told_twice_is_one_event(code):
    told = code("Israel held talks with Egypt, and the talks between Israel and Egypt took place in Cairo.")
    assert [event.event_type for event in told.events] == [EventType.CONSULT]


def test_killed_and_arrested_are_counted(only_event):
    (killed,) = only_event("Boko Haram killed at least 12 Nigerian soldiers.").magnitude
    assert (killed.kind, killed.low, killed.high, killed.text) == ("killed", 12, None, "at least 12")
    (arrested,) = only_event("Iranian police arrested dozens of French tourists.").magnitude
    assert (arrested.kind, arrested.low) == ("arrested", 24)


def test_the_date_and_its_basis(only_event):
    stated = only_event("Poland met with Lithuania on 3 May 2024.").date
    assert (stated.value, stated.basis, stated.text) == ("2024-05-03", "trigger", "3 May 2024")
    published = only_event("Poland met with Lithuania.").date
    assert (published.value, published.basis) == ("2024-05-14", "published")
    assert only_event("Poland will meet with Lithuania.").date is None


def test_the_place_and_its_basis(only_event):
    place = only_event("Poland met with Lithuania in Geneva.").place
    assert (place.name, place.basis) == ("Geneva", "clause")


def test_what_is_reported_points_to_its_statement(code):
    record = code("Ukraine said that Russia bombed a bridge in Odesa.")
    (event,) = record.events
    assert record.statement(event.statement).speaker.code[:3] == "UKR"


def test_every_field_points_to_its_evidence(only_event):
    event = only_event("Poland will meet with Lithuania in Geneva on Friday.")
    told = {(evidence.field, evidence.text) for evidence in event.because.evidence}
    assert {("status", "will"), ("actor", "Poland"), ("actor", "Lithuania"), ("place", "Geneva")} <= told
    assert event.because.frame == "CONSULT meet with:actor"


def test_no_event_where_nothing_political_happens(code):
    with NO_EVENT.open(encoding="utf-8", newline="") as table:
        sentences = [row["sentence"] for row in csv.DictReader(table, delimiter="\t")]
    assert len(sentences) >= 100
    false = [sentence for sentence in sentences if code(sentence).events]
    assert len(false) <= FALSE_EVENTS, "\n".join(false)


def test_a_status_of_every_kind_is_known():
    from legation.events.status.status import STRENGTH

    assert set(STRENGTH) == set(Status)


def test_what_the_actors_themselves_intend_is_nobodys_report(code):
    (event,) = code("Egypt seeks to mend ties with Turkey.").events
    assert event.statement is None
    record = code("Oman said that Egypt seeks to mend ties with Turkey.")
    speakers = {statement.id: statement.speaker.code for statement in record.statements if statement.speaker}
    assert [speakers[event.statement] for event in record.events] == ["OMN GOV"]


def test_what_is_denied_is_not_asserted(code):
    record = code("Russia denied shelling the Ukrainian city of Kherson.")
    (denial,) = record.events
    assert (denial.event_type, denial.about, denial.recipient) == ("REJECT", None, ())


def test_whose_minister_meets_is_no_third_party(only_event):
    event = only_event("The meeting between the foreign minister of Chad and the foreign minister of Niger took place.")
    assert [participant.code for participant in event.actor] == ["TCD GOV", "NER GOV"]


def test_the_city_that_an_envoy_arrives_in_is_that_of_his_hosts(code):
    (event,) = code("GENEVA, May 13 - The Polish president arrived in the city on Monday.").events
    assert codes(event.recipient) == ["CHE"]


def test_an_envoy_is_recalled_by_the_country_of_the_dateline(code):
    (event,) = code("MADRID, May 13 - The ambassador in Moscow was recalled for consultations.").events
    assert (codes(event.actor), codes(event.recipient)) == (["ESP"], ["RUS"])


def test_an_envoy_is_summoned_by_the_country_of_the_dateline(code):
    (event,) = code("MOSCOW, May 13 - The British ambassador was summoned to receive a note of protest.").events
    assert (codes(event.actor), codes(event.recipient)) == (["RUS"], ["GBR"])


def test_a_village_alone_brings_no_country_into_the_story(code):
    record = code(
        "ABUJA, May 13 - Nigerian rebels threatened to strike again. The army bombed a camp in Balla on Sunday."
    )
    assert "IRL" not in {code for event in record.events for code in codes(event.recipient)}


def test_what_those_come_for_who_meet_is_no_second_meeting(code):
    told = code("Ethiopia and Somalia will send negotiators to Ankara for a third round of talks.")
    assert [(event.event_type, event.about) for event in told.events] == [(EventType.AGREE, EventType.CONSULT)]
