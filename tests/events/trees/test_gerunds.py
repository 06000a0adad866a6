"""Forms in "-ing" that tell of acts."""

import pytest

from legation.records import EventType


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Chad's jailing of two Libyan reporters drew protests.", EventType.COERCE),
        ("The jailing of two Libyan reporters by Chad drew protests.", EventType.COERCE),
        ("Chad's arming of Libyan rebels angered many.", EventType.AID),
        ("Chad's summoning of the Libyan ambassador came on Friday.", EventType.ACCUSE),
    ],
)
def test_a_gerund_that_names_both_sides_tells_of_an_act(only_event, sentence, event_type):
    event = only_event(sentence)
    assert event.event_type is event_type
    assert {someone.code[:3] for someone in event.actor} == {"TCD"}
    assert {someone.code[:3] for someone in event.recipient} == {"LBY"}


def test_a_gerund_that_names_one_side_tells_of_none(code):
    assert not code("The training of pilots costs money in Chad.").events


def test_after_spend_a_gerund_is_a_verb(mended):
    grammar = mended("China and Peru will spend most of Wednesday meeting separately with Kazakh leaders.")
    (meeting,) = (token.i for token in grammar.doc if token.text == "meeting")
    assert grammar.lemma[meeting] == "meet"
