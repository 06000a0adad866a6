"""Nouns without a verb that lends them an act: who names both sides tells of one, who only describes does not."""

import pytest


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya's farmers cited the drought in their calls for the government to release grain.",
            ("REQUEST", ["KEN AGR"], ["KEN GOV"], "calls"),
        ),
        (
            "He did not answer the Kenyan demand that Somalia withdraw its troops.",
            ("REQUEST", ["KEN"], ["SOM GOV"], "demand"),
        ),
    ],
)
def test_a_noun_that_names_who_demands_what_tells_of_it(told, text, event):
    assert event in told(text)


def test_a_definite_attack_that_had_a_consequence_tells_of_it(code):
    (attack, *_) = code("The killing of the Kenyan minister set off protests in Nairobi.").events
    assert (attack.event_type, attack.trigger.text) == ("ASSAULT", "killing")


@pytest.mark.parametrize(
    "text",
    [
        "The prisoners of war from Russia and Ukraine are ill.",
        "The exiles are a threat to Chad.",
        "The ministers of Chad and Niger spoke of their meeting.",
    ],
)
def test_what_only_describes_or_points_back_tells_of_none(code, text):
    assert not [event for event in code(text).events if event.trigger.text in ("war", "threat", "meeting")]
