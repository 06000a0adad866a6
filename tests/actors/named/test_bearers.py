"""Whom a surname alone means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import legation
from legation.actors.cast import shipped_tables
from legation.actors.named.bearers import NAMESAKES, read_namesakes


def _called(coder: legation.Coder, text: str, published: date | None = None) -> list[tuple[str, str | None]]:
    return [(actor.name, actor.country) for actor in coder.code(text, published=published).actors]


@pytest.mark.parametrize(
    ("text", "published", "name", "country"),
    [
        # without a day, who led the longest and the latest
        ("Maduro expelled the ambassador.", None, "Nicolás Maduro", "VEN"),
        ("Orban blocked the sanctions.", None, "Viktor Orbán", "HUN"),
        ("Trudeau expelled six diplomats.", None, "Justin Trudeau", "CAN"),
        ("President Bush condemned the coup.", None, "George W. Bush", "USA"),
        # however long ago, who led for years and whose name nobody else bears
        ("Nehru rejected the demand of Pakistan.", None, "Jawaharlal Nehru", "IND"),
        ("General de Gaulle vetoed Britain's entry.", None, "Charles de Gaulle", "FRA"),
        # whom the table tells
        ("Nixon flew to Rome.", None, "Richard Nixon", "USA"),
        ("Guterres condemned the attack.", None, "António Guterres", None),
        # on a day, who then was in office, or was so before
        ("Maduro expelled the ambassador.", date(2004, 6, 1), "Ricardo Maduro", "HND"),
        ("Trudeau expelled six diplomats.", date(1975, 6, 1), "Pierre Trudeau", "CAN"),
        ("Bush condemned the coup.", date(2018, 6, 1), "George W. Bush", "USA"),
        # Spanish surnames of two words
        ("Pérez Molina declared a state of siege.", None, "Otto Perez Molina", "GTM"),
    ],
)
def test_a_surname_means_the_best_known_of_those_who_bear_it(
    coder: legation.Coder, text: str, published: date | None, name: str, country: str | None
) -> None:
    assert _called(coder, text, published)[0] == (name, country)


@pytest.mark.parametrize("name", ["Smith", "Garcia", "Gen. Garcia", "Miller"])
def test_a_common_surname_is_anybodys(coder: legation.Coder, name: str) -> None:
    assert {country for _, country in _called(coder, f"{name} condemned the attack.")} <= {None}


def test_who_told_a_common_surname_by_the_country(coder: legation.Coder) -> None:
    assert ("Alan García", "PER") in _called(coder, "Peru will not pay, Garcia said in a speech.")


def test_whom_the_table_names_bears_the_surname() -> None:
    people = shipped_tables().people
    for surname, person in read_namesakes(NAMESAKES).items():
        borne = {entry.name for entry in people.get(surname)}
        assert person == "" or person in borne, surname


def test_a_surname_stands_in_the_table_once(tmp_path: Path) -> None:
    table = tmp_path / "namesakes.tsv"
    table.write_text("surname\tperson\nTorres\tAna Torres\ntorres\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"namesakes\.tsv:3"):
        read_namesakes(table)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("BOGOTA, May 14 - Petro spoke on Tuesday. The police arrested Nicolas Petro.", ["COL GOV", "COL CVL"]),
        ("BOGOTA, May 14 - Nicolas Petro was arrested. Petro denied it.", ["COL CVL"]),
        ("OSLO, May 14 - Petro spoke on Tuesday. Norwegian police arrested Nils Petro.", ["NOR CVL"]),
    ],
)
def test_a_ruler_is_called_by_his_surname_before_his_kin_is_named(
    coder: legation.Coder, text: str, codes: list[str]
) -> None:
    actors = coder.code(text, published=date(2024, 5, 14)).actors
    assert [actor.code for actor in actors if actor.name.endswith("Petro")] == codes
