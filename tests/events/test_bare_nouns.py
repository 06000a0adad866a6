"""Nouns with one side only, and what "of" names after them."""

import pytest


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The bombing last month of the Peruvian embassy in Quito saddened nobody.", "PER"),
        ("Police spoke of the October murder of a Chilean envoy.", "CHL"),
    ],
)
def test_a_dated_deed_is_told_without_who_did_it(text, recipient, code):
    assert any(p.code[:3] == recipient for event in code(text).events for p in event.recipient)


@pytest.mark.parametrize(
    "text",
    ["Police spoke of the murder of envoys.", "The book tells of the murder of a Chilean envoy."],
)
def test_an_undated_one_is_only_spoken_of(text, code):
    assert code(text).events == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The bombing of the Peruvian embassy killed 29 people.", []),
        ("The shelling of Lima wounded six people.", []),
        ("The bombing of the Peruvian embassy by Chilean rebels killed 29 people.", ["CHL"]),
        ("An attack of the Peruvian rebels killed two soldiers.", ["PER"]),
        ("The Chilean bombing of Lima killed 13 people.", ["CHL"]),
    ],
)
def test_of_names_whom_a_deed_strikes(text, actors, only_event):
    assert [p.code[:3] for p in only_event(text).actor] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Rebels held the town against repeated attacks by Peruvian troops.", ["PER"]),
        ("The hospital was built after the bombing by Peruvian jets.", ["PER"]),
        ("The villagers live in fear of attacks by Peruvian troops.", []),
        ("The minister spoke of the threat of an attack by Peru.", []),
    ],
)
def test_a_deed_is_told_with_who_did_it_alone(text, actors, code):
    assert [p.code[:3] for event in code(text).events for p in event.actor] == actors
