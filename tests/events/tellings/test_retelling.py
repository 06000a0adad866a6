"""What a sentence tells twice is one event, and two deeds are two."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "modes"),
    [
        ("Soldiers killed three villagers and burned a house in Mali.", [None, "destroy"]),
        ("Rebels attacked a village in Mali, killing ten people.", [None]),
        ("Soldiers clashed with rebels in Mali in a clash near Mopti.", [None]),
    ],
)
def test_one_deed_or_two(code, sentence, modes):
    assert [event.mode for event in code(sentence).events] == modes


def test_an_apology_is_told_once(only_event):
    assert only_event("The Korean president apologised to the public, saying he was sorry.").event_type == "CONCEDE"


def test_what_was_refused_before_is_refused_too(code):
    events = code(
        "The Tanzanian opposition, which was barred after it refused to sign a code, rejected the results."
    ).events
    assert [event.trigger.text for event in events if event.event_type == "REJECT"] == ["refused", "rejected"]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "China and Laos met. Following the talks, the Chinese and Laotian ministers signed a pact.",
            ["met", "signed"],
        ),
        ("The unrest flared as the parliament of Chad adopted a law.", ["adopted"]),
        ("The talks between Iran and Iraq began on Monday.", ["began"]),
        ("The protests by Georgian students ended on Monday.", ["protests"]),
    ],
)
def test_a_bare_definite_noun_points_back_to_an_act(code, text, triggers):
    assert [event.trigger.text for event in code(text).events] == triggers
