"""Resolutions and lists, which name who acts once, in a line of its own."""

import pytest

RESOLUTION = """Resolution 9001 (2012)

The Security Council,

Recalling its previous resolutions on Sudan,

Having considered the report of the Secretary-General,

1. Strongly condemns the bombing of Bentiu by the Sudanese air force;

2. Demands that Sudan and South Sudan cease all hostilities;

3. Further demands that Sudan allow humanitarian access to Blue Nile;

4. Commends the African Union for its mediation;

5. Requests the Secretary-General to report to it within 30 days;

6. Decides to impose an arms embargo on Eritrea;

7. Decides to remain seized of the matter."""

SUMMIT = """Final communique

The Heads of State and Government of ECOWAS, meeting in Abuja,

Condemn the attack on Menaka by the Malian rebels;

Call upon the rebels to lay down their arms;

Urge Chad to open its border."""

MINISTERS = """Press statement

The ministers of Peru and Chile:

- condemned the coup in Mali;
- called on Bolivia to free all prisoners."""

SESSION = """Communique of the 545th meeting

The Peace and Security Council of the African Union adopted the following decision:

Council,

1. Condemns the coup in Burkina Faso;

2. Demands the release of President Kafando."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RESOLUTION,
            [
                ("ACCUSE", ["IGO UNO"], ["SDN MIL"], "condemns"),
                ("REQUEST", ["IGO UNO"], ["SDN GOV", "SSD GOV"], "Demands"),
                ("REQUEST", ["IGO UNO"], ["SDN GOV"], "demands"),
                ("SUPPORT", ["IGO UNO"], ["IGO AFU"], "Commends"),
                ("SANCTION", ["IGO UNO"], ["ERI"], "Decides to impose"),
            ],
        ),
        (
            SUMMIT,
            [
                ("CONSULT", ["IGO WAS"], [], "meeting"),
                ("ACCUSE", ["IGO WAS"], ["MLI REB"], "Condemn"),
                ("REQUEST", ["IGO WAS"], ["MLI REB"], "Call"),
                ("REQUEST", ["IGO WAS"], ["TCD"], "Urge"),
            ],
        ),
        (
            MINISTERS,
            [
                ("ACCUSE", ["CHL GOV", "PER GOV"], ["MLI"], "condemned"),
                ("REQUEST", ["CHL GOV", "PER GOV"], ["BOL"], "called"),
            ],
        ),
        (
            SESSION,
            [
                ("ACCUSE", ["IGO AFU"], ["BFA"], "Condemns"),
                ("REQUEST", ["IGO AFU"], ["BFA GOV"], "Demands"),
            ],
        ),
    ],
)
def test_a_body_named_once_does_what_the_paragraphs_below_tell(told, text, expected):
    assert [(event, sorted(actors), sorted(others), word) for event, actors, others, word in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Notes to editors:\n\n- Calls from abroad cost more.\n- Strikes were held in May.",
        "The river,\n\nFloods cut the road to the town.",
    ],
)
def test_a_heading_acts_for_nobody(told, text):
    assert not any(actors for _, actors, _, _ in told(text))
