"""Words as the tables know them: one spelling for all."""

from __future__ import annotations

from collections import Counter

import pytest

from legation.actors.knowledge.lookup import fold, split_words
from legation.actors.knowledge.tables import DATA, read_rows
from legation.coder import Coder


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("U.N.", "un"), ("Organisation", "organization"), ("Türkiye", "turkiye"), ("Qadhafi", "gaddafi"),
        ("Muhammad", "mohammed"), ("Zelenskyy", "zelensky"), ("Zelenskiy", "zelensky"), ("Dudayev", "dudaev"),
        ("ski", "ski"), ("Yev", "yev"),
    ],
)  # fmt: skip
def test_a_word_has_one_spelling(written: str, known: str) -> None:
    assert fold(written) == known


def test_a_hyphen_before_a_number_parts_words() -> None:
    assert split_words("MS-13") == ("MS", "13")


def test_each_spelling_is_of_one_name() -> None:
    rows = [row for _, row in read_rows(DATA / "spellings.tsv")]
    usual = {row["spelling"] for row in rows}
    others = Counter(other for row in rows for other in row["others"].split())
    assert len(usual) == len(rows)
    assert max(others.values()) == 1
    assert not usual & others.keys()


@pytest.mark.parametrize("name", ["Moammar Khadafy", "Muammar al-Qadhafi", "Mouammar Kadhafi"])
def test_somebody_is_known_in_every_spelling(coder: Coder, name: str) -> None:
    actor = coder.identify(name, "2005-05-05")
    assert actor is not None
    assert (actor.name, actor.code) == ("Muammar Gaddafi", "LBY GOV")
