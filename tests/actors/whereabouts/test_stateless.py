"""Peoples without a state of their own ("Kurdish fighters"), and the table of the countries where they live."""

from __future__ import annotations

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import DATA, read_rows


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("U.S. forces and Kurdish fighters killed two gunmen near Raqqa.", "Kurdish fighters", "SYR REB"),
        ("U.S. forces left the base. Kurdish forces rejected the plan.", "Kurdish forces", "MIL"),
        ("French troops flew to Gao in Mali. Tuareg rebels shelled the airport.", "Tuareg rebels", "MLI REB"),
        ("Turkish soldiers fled after Kurdish-led rebels attacked in Iraq.", "Kurdish-led rebels", "IRQ REB"),
        ("Belgian soldiers guarded the road. Hutu rebels attacked a camp in Rwanda.", "Hutu rebels", "RWA REB"),
    ],
)
def test_home_of_a_people(codes, text, words, expected):
    assert codes(text, words) == [expected]


def test_rows() -> None:
    countries, words = shipped_tables().countries, []
    for _, row in read_rows(DATA / "stateless.tsv"):
        homes = row["countries"].split()
        assert row["word"] == row["word"].lower()
        assert homes == sorted(set(homes)) and all(home in countries for home in homes), row
        words.append(row["word"])
    assert words == sorted(set(words))
