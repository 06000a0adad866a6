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
        ("The Peruvian government released an ad attacking the Chilean president.", "attacking", "PER GOV"),
        ("A letter that the Peruvian government sent accused Chile of fraud.", "accused", "PER GOV"),
        ("Peru's army unleashed a series of tweets criticizing the Chilean president.", "criticizing", "PER MIL"),
        ("A column in a Japanese newspaper accused the Chilean president of fraud.", "accused", "JPN JRN"),
    ],
)
def test_a_text_speaks_for_who_issued_it(coder, text, trigger, code):
    assert actors(coder.code(text), trigger) == [code]


def test_a_text_of_somebody_else_or_told_of_nowhere_speaks_for_nobody_before(coder):
    assert actors(coder.code("Peru issued a statement. The resolution urged Chile to withdraw."), "urged") == []
    assert actors(
        coder.code("Peru issued a letter. The letter of the Chilean senate urged Bolivia to help."), "urged"
    ) == ["CHL LEG"]


def test_nobody_speaks_in_a_text_that_he_only_gets(coder):
    assert actors(coder.code("Chad received a letter accusing Peru of lying."), "accusing") == []
