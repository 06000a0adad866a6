"""Whose navy sails a ship, by the prefix of its name."""

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import read_rows
from legation.actors.named.vessels import VESSELS, navies, navy_of


def test_every_prefix_is_one_navy_of_a_known_country() -> None:
    rows = [row for _, row in read_rows(VESSELS)]
    prefixes = [row["prefix"] for row in rows]
    assert len(set(prefixes)) == len(prefixes)
    assert all(prefix.isalpha() and prefix[:1].isupper() and " " not in prefix for prefix in prefixes)
    assert all(row["navy"] for row in rows)
    assert set(navies().values()) <= shipped_tables().countries.keys()


@pytest.mark.parametrize(
    ("name", "code"), [("HMS Montrose", "GBR MIL"), ("the USS Cole", "USA MIL"), ("BRP Sierra Madre", "PHL MIL")]
)
def test_a_ship_is_its_navys(name: str, code: str) -> None:
    navy = navy_of(name)
    assert navy is not None
    assert navy.code == code


@pytest.mark.parametrize("name", ["HMS", "the HMS", "Montrose", "MV Montrose", "hms Montrose", ""])
def test_a_ship_without_a_navys_prefix_is_nobodys(name: str) -> None:
    assert navy_of(name) is None
