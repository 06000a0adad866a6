"""The packed tables hold what the tables hold, whichever of them is read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from legation.actors.knowledge.packed import PackedLookup, pack, unpack
from legation.actors.knowledge.reading import read_tables
from legation.actors.knowledge.tables import Tables


@pytest.fixture(scope="module")
def read() -> Tables:
    return read_tables()


@pytest.fixture(scope="module")
def packed(read: Tables) -> str:
    return pack(read)


def test_what_is_unpacked_is_what_was_read(read: Tables, packed: str, tmp_path: Path) -> None:
    file = tmp_path / "packed.jsonl"
    file.write_text(packed, encoding="utf-8", newline="\n")
    tables = unpack(file)
    assert tables
    assert _listed(tables) == _listed(read)


def _listed(tables: Tables) -> list[object]:
    """All that the tables hold, in the order in which each phrase's values are thought of."""
    lookups = (tables.names, tables.people, tables.roles, tables.titles, tables.portfolios)
    phrases = [sorted(lookup, key=lambda pair: pair[0]) for lookup in lookups]  # a stable sort
    words = [tables.modifiers, tables.abroad, tables.foreign, tables.genders, tables.anaphors]
    return [*phrases, *words, tables.countries, tables.country_words]


def test_a_file_of_other_tables_or_none_is_passed_over(packed: str, tmp_path: Path) -> None:
    file = tmp_path / "packed.jsonl"
    assert unpack(file) is None
    file.write_text(packed.replace('"made_from":"', '"made_from":"0', 1), encoding="utf-8")
    assert unpack(file) is None


def test_a_phrase_is_decoded_when_its_first_word_is_looked_for() -> None:
    decoded: list[str] = []

    def read(key: str, value: int) -> tuple[tuple[str, ...], int]:
        decoded.append(key)
        return tuple(key.split(" ")), value

    lookup = PackedLookup(['united\t[["united nations",1],["united",2]]', 'iran\t[["iran",3]]'], read)
    assert lookup.beginning({"united", "nations"}) == {"united"}
    assert lookup.matches(("the", "united", "nations"), 0) == []
    assert not decoded
    assert lookup.matches(("the", "united", "nations"), 1) == [(2, [1]), (1, [2])]
    assert lookup.get("Nations") == ()
    lookup.add(("Iran",), 4)
    lookup.add(("Iran",), 5, first=True)
    assert lookup.get("Iran") == (5, 3, 4)
    lookup.remove(("Iran",), lambda value: value > 3)
    assert lookup.get("Iran") == (3,)
    assert decoded == ["united nations", "united", "iran"]


def test_threads_find_the_same() -> None:
    def read(key: str, value: int) -> tuple[tuple[str, ...], int]:
        sleep(0.01)
        return (key,), value

    lookup = PackedLookup(['iran\t[["iran",1],["iran",2],["iran",3]]'], read)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: lookup.matches(("iran",), 0), range(8)))
    assert found == [[(1, [1, 2, 3])]] * 8
