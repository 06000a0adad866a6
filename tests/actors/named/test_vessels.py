"""Whose navy sails a ship, by the prefix of its name."""

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import read_rows
from legation.actors.named.vessels import VESSELS, navies, navy_of
from legation.coder import Coder


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


@pytest.mark.parametrize(
    ("sentence", "ship"),
    [
        ("The Houthis attacked the USS Gerald R. Ford with drones.", ("USS Gerald R. Ford", "USA MIL")),
        ("Britain sent HMS Prince of Wales to the Pacific.", ("HMS Prince of Wales", "GBR MIL")),
        ("The carrier USS George Washington left on Monday.", ("USS George Washington", "USA MIL")),
    ],
)
def test_a_ship_is_not_whom_she_is_named_after(coder: Coder, sentence: str, ship: tuple[str, str]) -> None:
    actors = [(actor.name, actor.code) for actor in coder.code(sentence).actors]
    assert ship in actors
    assert not {"Gerald Ford", "United Kingdom", "American government"} & {name for name, _ in actors[1:]}


def test_a_firm_is_no_ship(coder: Coder) -> None:
    assert "ECU MIL" not in [actor.code for actor in coder.code("BAE Systems sold radars to Chile.").actors]


@pytest.mark.parametrize(
    ("sentence", "ship"),
    [
        ("The carrier Eisenhower was sent to the Red Sea.", ("carrier Eisenhower", "USA MIL")),
        ("The cruiser Moscow shelled Odesa.", ("cruiser Moscow", "RUS MIL")),
        ("The French carrier Charles de Gaulle launched strikes on Raqqa.", ("carrier Charles de Gaulle", "FRA MIL")),
        ("The U.S. sent the carrier Enterprise to South Korea.", ("carrier Enterprise", "USA MIL")),
        ("The frigate Berlin boarded a tanker.", ("frigate Berlin", "DEU MIL")),
    ],
)
def test_a_warship_is_of_its_namesakes_navy(coder: Coder, sentence: str, ship: tuple[str, str]) -> None:
    assert ship in [(actor.name, actor.code) for actor in coder.code(sentence).actors]


@pytest.mark.parametrize(
    "sentence", ["India inspected the submarine Moscow had built.", "Air carrier Ryanair sued Spain."]
)
def test_who_sells_a_ship_is_none(coder: Coder, sentence: str) -> None:
    assert not [actor for actor in coder.code(sentence).actors if (actor.code or "").endswith("MIL") and actor.country]
