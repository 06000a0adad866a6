"""Acts that are done in what somebody says, whatever the verb of saying."""

import pytest

from legation.records import EventType, Status


@pytest.mark.parametrize(
    ("text", "event_type", "actor", "recipient"),
    [
        ('"Chad is a menace," the Libyan minister said.', EventType.ACCUSE, "LBY GOV", "TCD"),
        ("Chad's conduct, the Libyan minister wrote, was a disgrace.", EventType.ACCUSE, "LBY GOV", "TCD"),
        ('"The raid by Chad was a grave mistake," the Libyan minister said.', EventType.ACCUSE, "LBY GOV", "TCD"),
        ('The Libyan minister told reporters: "Chad cannot be trusted."', EventType.ACCUSE, "LBY GOV", "TCD"),
        ('"Chad is spreading fear," the Libyan minister said.', EventType.ACCUSE, "LBY GOV", "TCD"),
        ('"Chad\'s plan will hurt our farmers," the Libyan minister said.', EventType.ACCUSE, "LBY GOV", "TCD"),
        ('"Chad will pay for this," the Libyan minister said.', EventType.THREATEN, "LBY GOV", "TCD"),
        ("The Libyan minister said Chad had every right to strike back.", EventType.SUPPORT, "LBY GOV", "TCD"),
        ('"Chad must free the pilots," the Libyan minister said.', EventType.REQUEST, "LBY GOV", "TCD"),
        ('"Chad has got to free the pilots," the Libyan minister said.', EventType.REQUEST, "LBY GOV", "TCD"),
    ],
)
def test_who_says_it_does_it(only_event, text, event_type, actor, recipient):
    event = only_event(text)
    assert (event.event_type, event.status) == (event_type, Status.OCCURRED)
    assert [someone.code for someone in event.actor] == [actor]
    assert [(someone.code or "")[:3] for someone in event.recipient] == [recipient]


def test_each_sentence_of_a_long_quotation_tells_its_own(code):
    text = '"Chad is a menace," the Libyan minister said. "Its army must leave. It has violated the treaty."'
    assert [event.event_type for event in code(text).events] == [
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.ACCUSE,
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"Is Chad a menace?" the Libyan minister asked.',
        "The Libyan minister asked whether Chad was a menace.",
        '"Chad is not a menace," the Libyan minister said.',
        '"We are weak and we must act," the Libyan minister said.',
        "Chad is a menace.",
        "The Libyan ministry said its envoy had misled reporters.",
        '"We were misled and undermined," the Libyan minister said.',
        "The Libyan minister spoke of the referendum on whether Chad should free the pilots.",
        "The Libyan minister refused to say that Chad must free the pilots.",
        "The Libyan minister did not say that Chad should free the pilots.",
    ],
)
def test_what_nobody_asserts_of_others_is_no_event(code, text):
    assert not code(text).events


@pytest.mark.parametrize("source", ["two people familiar with the talks", "an official briefed on the talks"])
def test_who_only_knows_of_a_matter_blames_nobody(code, source):
    text = f"The Danish and Polish ministers failed to narrow their differences, according to {source}."
    assert code(text).events == ()
