"""What the next sentence counts is no second attack."""

import pytest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels ambushed an army column near Gao in Mali on Monday. Six soldiers were killed.",
            [("ambushed", "MLI MIL")],
        ),
        (
            "Gunmen opened fire on a police post in Quetta, Pakistan. Two constables died in the attack.",
            [("opened", "PAK COP")],
        ),
        (
            "Malian rebels attacked soldiers in Gao. Two villagers were shot dead by Nigerien troops.",
            [("attacked", "MLI MIL"), ("shot", "MLI CVL")],
        ),
        (
            "Protesters clashed with police in Conakry, Guinea. Two youths were killed.",
            [("clashed", "GIN COP"), ("killed", "GIN CVL")],
        ),
    ],
)
def test_a_toll_is_no_attack_of_its_own(code, text, told):
    events = code(text).events
    assert [(event.trigger.text, str(event.recipient[0].code)) for event in events] == told
