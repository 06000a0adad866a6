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


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Peru protests: Chile urges restraint", ["REQUEST"]),
        ("Peru protests to Chile over border raid", ["ACCUSE"]),
        ("Chad clashes: France withdraws troops", ["RETREAT"]),
    ],
)
def test_a_label_before_a_colon_is_no_verb(code, headline, types):
    assert [event.event_type for event in code(headline).events] == types
