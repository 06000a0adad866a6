"""Whom the first person in quoted words means."""

import pytest

from legation.records import EventType, Status


@pytest.mark.parametrize(
    ("text", "event_type", "actor", "recipient"),
    [
        ('"We condemn the raid by Chad," the Libyan foreign minister said.', EventType.ACCUSE, "LBY GOV", "TCD"),
        ('"We demand that Libya withdraw," the Chadian president said.', EventType.REQUEST, "TCD GOV", "LBY GOV"),
        ('"I thank Norway for its help," the president of Malawi said.', EventType.SUPPORT, "MWI GOV", "NOR"),
        (
            '"We will not accept any ultimatum from Chad," the Libyan president said.',
            EventType.REJECT,
            "LBY GOV",
            "TCD",
        ),
        ('"Our troops shelled a Libyan base," the Chadian army said.', EventType.ASSAULT, "TCD MIL", "LBY"),
    ],
)
def test_who_is_quoted_does_what_we_do(only_event, text, event_type, actor, recipient):
    event = only_event(text)
    assert event.event_type is event_type
    assert [someone.code for someone in event.actor] == [actor]
    assert [someone.code for someone in event.recipient] == [recipient]


def test_what_is_quoted_is_said_by_who_says_it(code):
    record = code('"We condemn the raid by Chad," the Libyan foreign minister said.')
    assert record.events[0].statement == record.statements[0].id


@pytest.mark.parametrize(
    "text",
    [
        '"Do not test our patience," the Libyan president told Chad.',
        '"We will respond to any provocation by Chad," the Libyan army said.',
        "All options remain on the table, the Libyan president said of Chad.",
        "Chad, the Libyan defence minister warned, would pay dearly for the raid.",
    ],
)
def test_warnings_are_threats(only_event, text):
    event = only_event(text)
    assert event.event_type is EventType.THREATEN
    assert [someone.code[:3] for someone in event.actor] == ["LBY"]
    assert [someone.code[:3] for someone in event.recipient] == ["TCD"]
    assert event.status in (Status.OCCURRED, Status.PLANNED)


def test_nobody_is_meant_outside_quoted_words(code):
    assert not code("We condemn this attack.").events


def test_whose_turn_it_is_in_a_transcript_is_we(code):
    record = code(
        "Question: Will Chad answer?\n\n"
        "King Felipe: We condemn the raid by Chad. We urge the Chadian army to leave Lima."
    )
    assert [[someone.code for someone in event.actor] for event in record.events] == [["ESP GOV"]] * 2


@pytest.mark.parametrize(
    "text",
    [
        '"Stop the fighting," the Libyan president told the Chadian generals.',
        '"Do not send arms," the Libyan president told the Chadian president.',
    ],
)
def test_a_bidding_is_a_request(only_event, text):
    event = only_event(text)
    assert event.event_type is EventType.REQUEST
    assert [someone.code[:3] for someone in event.recipient] == ["TCD"]


def test_a_release_asks_in_its_own_words(code):
    lead = "Uganda must free the students, Amnesty International said. "
    *_, demand = code(lead + "The Ugandan government should lift the curfew.").events
    assert (demand.event_type, [someone.code for someone in demand.actor]) == (EventType.REQUEST, ["NGO"])
    lead = "Uganda must free the students, the French minister said. "
    assert len(code(lead + "The Ugandan government should lift the curfew.").events) == 1
