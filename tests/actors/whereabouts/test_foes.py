"""Whom those at war call "the enemy", and the table of who says so of whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import DATA, read_day, read_rows
from legation.actors.whereabouts.foes import foes_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The enemy bombed a school in Kherson, the mayor wrote.", "enemy", ["RUS GOV"]),
        ("Air defences destroyed 12 enemy drones over Odesa.", "enemy", ["RUS"]),
        ("KYIV - The occupiers shelled Nikopol again.", "occupiers", ["RUS GOV"]),
        ("KYIV - Russia's army said the enemy lost a tank.", "enemy", ["UKR GOV"]),
        ("Enemy soldiers opened fire in Tyre, Hezbollah said.", "soldiers", ["ISR MIL"]),
        ("The mayor of Odesa called the press an enemy of the city.", "enemy", []),
        ("Kherson's enemy is winter.", "enemy", []),
    ],
)
def test_whom_the_enemy_is(
    codes: Callable[[str, str], list[str | None]], text: str, words: str, expected: list[str]
) -> None:
    assert codes(text, words) == expected


def test_foes_of_a_day() -> None:
    assert list(foes_of("ERI", date(1999, 2, 1))) == ["ETH"]
    assert list(foes_of("ERI", date(2020, 2, 1))) == []
    assert list(foes_of(None, None)) == []


def test_without_a_date_only_their_names_tell_which_foes_are_meant(coder):
    assert [a.country for a in coder.code("Britain interned 27,000 enemy aliens.").actors if a.country == "ARG"] == []


def test_rows() -> None:
    countries, rows = shipped_tables().countries, [row for _, row in read_rows(DATA / "foes.tsv")]
    assert rows == sorted(rows, key=lambda row: (row["country"], row["foe"]))
    for row in rows:
        assert {row["country"], row["foe"]} <= countries.keys()
        start, end = read_day(row["from"]), read_day(row["to"], last=True)
        assert start is None or end is None or start < end
