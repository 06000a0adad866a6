"""Windows seen otherwise: what may change in them, and what may not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

TAGS = ["DT", "NN", "VBD"]


@pytest.fixture(scope="module")
def varied(script):
    return script("varied")


@pytest.fixture(scope="module")
def window(script):
    """One sentence of determiners, nouns and verbs, every word with a number of its own."""
    windows = script("windows")

    def of(first: int):
        xpos = [0, 1, 2] * 20
        pieces = [(first + at,) for at in range(60)]
        heads = [-1] + [0] * 59
        return [windows.Sentence(pieces, [1] * 60, xpos, xpos, heads, xpos, xpos, 60)]

    return of


def test_a_swapped_word_is_another_of_its_tag_and_nothing_gold_is_kept(varied, window) -> None:
    drawn = [window(1000 * number) for number in range(1, 11)]
    of_tag = {piece: tag for (row,) in drawn for piece, tag in zip(row.pieces, row.xpos, strict=True)}
    (again, *_) = [row for (row,) in varied.swapped(drawn, TAGS, random.Random(1))]
    (before,) = next(row for row in drawn if row[0].pieces[0] == again.pieces[0])
    changed = [at for at in range(60) if again.pieces[at] != before.pieces[at]]
    assert changed
    assert all(TAGS[before.xpos[at]] != "DT" and of_tag[again.pieces[at]] == before.xpos[at] for at in changed)
    assert not again.heads
    assert set(again.upos + again.labels + again.names) == {-100}


def test_sentences_of_which_no_tree_is_known_are_not_swapped(varied, script, window) -> None:
    (plain,) = window(1)
    plain.heads.clear()
    assert not list(varied.swapped([[plain]] * 20, TAGS, random.Random(1)))


@given(sizes=st.lists(st.integers(1, 6), max_size=8), seed=st.integers(0, 99))
def test_breaking_windows_loses_no_sentence(varied, sizes, seed) -> None:
    drawn = [[f"{number}-{at}" for at in range(size)] for number, size in enumerate(sizes)]
    broken = list(varied.broken(drawn, random.Random(seed)))
    assert [sentence for row in broken for sentence in row] == [sentence for row in drawn for sentence in row]
    assert all(row and len({sentence.split("-")[0] for sentence in row}) == 1 for row in broken)
