"""Headlines read as clauses, and what the words around a clause tell of it."""

import pytest


@pytest.mark.parametrize(
    ("headline", "coded"),
    [
        ("UN peacekeepers shelled in Abyei", ("ASSAULT", [], ["IGO UNO"])),
        ("Kyrgyz parliament votes to shut US air base", ("SANCTION", ["KGZ LEG"], ["USA"])),
    ],
)
def test_a_past_form_without_an_object_is_a_passive(only_event, headline, coded):
    event = only_event(headline)
    sides = [[participant.code for participant in side] for side in (event.actor, event.recipient)]
    assert (event.event_type, *sides) == coded
