"""The classes of words that the rules of the room ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legation.actors.knowledge.word_classes import FILE, any_of, read_classes

ROOM = FILE.parents[1]


def test_a_class_gives_its_words():
    assert {"thank", "blame"} < any_of("judging")


def test_there_is_no_class_that_nothing_asks_for_and_none_missing():
    asked = {name for path in ROOM.rglob("*.py") for name in re.findall(r'any_of\(\s*"([^"]+)"', path.read_text())}
    assert asked == set(read_classes(FILE))


def test_classes_stand_in_the_order_of_their_names():
    names = list(read_classes(FILE))
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("judging\tthank\tnote\njudging\tblame\tnote\n", "3: the class 'judging' is there twice"),
        ("judging\tthank; thank\tnote\n", "2: a word twice or none"),
        ("judging\tthank\t\n", "2: a word twice or none, or no note"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, rows: str, said: str):
    table = tmp_path / "words.tsv"
    table.write_text(f"class\twords\tnote\n{rows}")
    with pytest.raises(ValueError, match=re.escape(said)):
        read_classes(table)
