"""What is done next to the same people, or at the same meeting, is done at the same place."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Students marched in Oslo. Police arrested 40 of them.", "Oslo"),
        ("Youths rioted in Bergen. The crowd burned cars before police dispersed it with tear gas.", "Bergen"),
        ("Students broke into the parliament in Oslo and were driven back with tear gas.", "Oslo"),
        ("Students marched in Bergen for a third night. Police used water cannon.", "Bergen"),
        ("Chad's king flew to Oslo on Monday. He met a minister.", "Oslo"),
        ("Students clashed with police in Bergen, and officers fired tear gas.", "Bergen"),
        ("OSLO (AP) - Students marched in Bergen.\n\nA king spoke.\n\nPolice beat the demonstrators.", "Bergen"),
        ("OSLO (AP) - The kings of Chad and Niger met in Bergen. Norway's king hosted the talks.", "Bergen"),
        ("OSLO (AP) - Demonstrators stoned the police in several places.", None),
        ("OSLO (AP) - Norway's king sent a minister to Chad's king.", None),
        ("Chad and Norway discuss aid\n\nOSLO (AP) - Nothing happened.", None),
        ("Gunmen attacked Abeche. Chad's king said he would bomb them.", None),
        ("Chad shelled a town near Abeche. Gunmen abducted the only surviving protester.", None),
    ],
)
def test_the_same_scene(code, text, expected):
    event = code(text).events[-1]
    assert (event.place.name if event.place else None) == expected
