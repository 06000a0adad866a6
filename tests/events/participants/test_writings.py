"""Whose words a text that is pointed to are."""

import pytest


def actors(record, trigger):
    return [p.code for event in record.events for p in event.actor if event.trigger.text == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        ("Peru's foreign ministry issued a statement. The statement urged Chile to withdraw.", "urged", "PER GOV"),
        (
            "In a letter to the king, Chile's senators spoke of the famine. The letter urged Peru to help.",
            "urged",
            "CHL LEG",
        ),
        (
            "A resolution was adopted by the Peruvian parliament. This resolution urges Chile to help.",
            "urges",
            "PER LEG",
        ),
        (
            "A UN resolution in 1998 dealt with the border. That resolution calls on Chile to withdraw.",
            "calls",
            "IGO UNO",
        ),
    ],
)
def test_a_text_speaks_for_who_issued_it(coder, text, trigger, code):
    assert actors(coder.code(text), trigger) == [code]


def test_a_text_of_somebody_else_or_told_of_nowhere_speaks_for_nobody_before(coder):
    assert actors(coder.code("Peru issued a statement. The resolution urged Chile to withdraw."), "urged") == []
    assert actors(
        coder.code("Peru issued a letter. The letter of the Chilean senate urged Bolivia to help."), "urged"
    ) == ["CHL LEG"]
