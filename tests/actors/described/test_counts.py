"""Bare counts of people."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen ambushed Kenyan soldiers. Five were killed.", "Five", ["KEN MIL"]),
        ("Thousands of Chilean students marched. Dozens were arrested.", "Dozens", ["CHL EDU"]),
        ("Six Kuwaiti clerics were held. Two were freed; the others were charged.", "others", ["KWT REL"]),
        # the police arrest, and who reports is safe
        ("Chilean police fired on Danish students. Three were arrested.", "Three", ["DNK EDU"]),
        # a count of something else, and one of which more is said
        ("Peru arrested Kenyan soldiers. Five of the banks were closed.", "Five", []),
        ("Peru arrested Kenyan soldiers. Five were late.", "Five", []),
    ],
)
def test_counts(codes, text, word, expected):
    assert codes(text, word) == expected


@pytest.mark.parametrize(
    "text", ["Israeli soldiers shot dead three people near Rafah in Gaza.", "Rebels in Chad set free three people."]
)
def test_what_becomes_of_people_is_no_part_of_what_they_are_called(coder, text):
    assert "three people" in {actor.name for actor in coder.code(text).actors}
