"""On whom a strike at home falls, and who struck."""

import pytest


def sides(event):
    return [participant.code for participant in event.actor], [participant.code for participant in event.recipient]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Syrian jets bombed the rebel-held suburb of Douma on Monday.", ["SYR"], ["SYR REB"]),
        ("Houthi-controlled Hodeidah was bombed by Saudi jets on Monday.", ["SAU"], ["YEM REB"]),
        ("The Malian army shelled Kidal on Monday. The rebels said they would answer.", ["MLI MIL"], ["MLI REB"]),
        ("Ethiopian troops bombed a market in the town of Togoga.", ["ETH MIL"], ["ETH CVL"]),
        ("A bomb laid by Kurdish rebels exploded near a Turkish police post.", ["TUR REB"], ["TUR COP"]),
        ("Men in army uniform abducted a Ugandan journalist on Monday.", ["UGA UAF"], ["UGA JRN"]),
        ("Police in Guatemala City killed two members of the Barrio 18 gang.", ["GTM COP"], ["GTM CRM"]),
    ],
)
def test_who_struck_whom(code, text, actors, recipients):
    assert sides(code(text).events[0]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Demonstrators broke into a palace in Nairobi, Kenya, on Tuesday. Police opened fire.", ["KEN CVL"]),
        ("Police opened fire in Nairobi, Kenya, on Tuesday.", []),
    ],
)
def test_on_whom_police_open_fire(code, text, recipients):
    assert sides(code(text).events[-1])[1] == recipients


def test_whoever_is_armed_with_sticks_has_no_help(code):
    assert not code("The Bolivian peasants were armed with sticks and machetes.").events
