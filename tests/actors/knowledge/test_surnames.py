"""The short forms that people of several countries go by."""

from __future__ import annotations

import pytest

from legation.actors.knowledge.surnames import surnames


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Kim Jong-un", "PRK", ["Kim"]),
        ("Tsai Ing-wen", "TWN", ["Tsai"]),
        ("Joseph Wu", "TWN", ["Wu"]),  # a given name of the West has the surname after it
        ("John Lee", "HKG", ["Lee"]),
        ("Ban Ki-moon", None, ["Ban"]),  # of an organisation, so of no country
        ("Abdel Fattah el-Sisi", "EGY", ["Sisi", "el Sisi"]),
        ("Luis Moreno-Ocampo", "ARG", ["Ocampo", "Moreno Ocampo"]),
        ("Robert F. Kennedy Jr.", "USA", ["Kennedy"]),
        ("King Abdullah II", "JOR", ["Abdullah"]),
        ("Pelé", "BRA", ["Pelé"]),
        ("Enrique Peña Nieto", "MEX", ["Nieto", "Peña Nieto"]),  # the father's surname and the mother's
        ("Juan Manuel Santos", "COL", ["Santos"]),
    ],
)
def test_a_full_name_is_taken_up_with_its_surname(name: str, country: str | None, expected: list[str]) -> None:
    assert surnames(name, country, given={"juan", "manuel", "enrique"}) == expected
