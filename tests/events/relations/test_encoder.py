"""The relation encoder: how a sentence with two sides goes in, and that nothing else does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.events.relations.encoder import (
    FOLDER,
    GROUP,
    INSIDE,
    LONGEST,
    MARKED,
    MARKS,
    VOCABULARY,
    PieceVectors,
    mark,
    shipped_encoder,
)
from legation.records import EventType
from legation.syntax.wordpiece import WordPieces

TEXT = "Chile met Peru."
WORDS = st.lists(st.sampled_from("Oslo the army hit , . \n 5 «Ä» 🙂 and antidisestablishmentarianism".split(" ")))


@pytest.fixture(scope="module")
def word_pieces():
    return WordPieces(VOCABULARY)


def test_each_side_has_its_mark_before_it_and_its_role(word_pieces):
    marked = mark(TEXT, (0, 5), (10, 14), word_pieces)
    chile, met, peru, stop = (word_pieces(word)[0] for word in ("Chile", "met", "Peru", "."))
    source, target = MARKS["source"], MARKS["target"]
    assert marked.pieces == [word_pieces.first, source, chile, met, target, peru, stop, word_pieces.last]
    assert marked.roles == [0, MARKED["source"], INSIDE["source"], 0, MARKED["target"], INSIDE["target"], 0, 0]
    assert marked.at == (1, 4)


def test_the_target_may_stand_first(word_pieces):
    assert mark(TEXT, (10, 14), (0, 5), word_pieces).at == (4, 1)


def test_a_side_that_is_missing_has_its_mark_at_the_start(word_pieces):
    marked = mark(TEXT, (0, 5), None, word_pieces)
    assert marked.pieces[1] == MARKS["target"]
    assert marked.at == (2, 1)


@given(before=WORDS, between=WORDS, after=WORDS)
def test_however_long_the_text_its_marks_are_read(word_pieces, before, between, after):
    head = " ".join([*before * 30, ""])
    middle = " ".join(["", *between, ""])
    text = f"{head}Chile{middle}Peru {' '.join(after * 30)}"
    target = len(head) + 5 + len(middle)
    marked = mark(text, (len(head), len(head) + 5), (target, target + 4), word_pieces)
    assert len(marked.pieces) == len(marked.roles) <= LONGEST
    assert marked.roles[marked.at[0]] == MARKED["source"]
    if len(between) < 5:
        assert marked.roles[marked.at[1]] == MARKED["target"]


def test_four_bits_a_number_come_apart_again():
    numbers = np.arange(-7, 9).clip(-7, 7).repeat(2 * GROUP // 16)[None]
    codes = (numbers + 8).astype(np.uint8)
    packed = codes[:, ::2] | (codes[:, 1::2] << 4)
    vectors = PieceVectors(packed, np.array([[0.5, 2]], np.float16))
    assert np.array_equal(vectors([0, 0])[1], numbers[0] * np.repeat([0.5, 2], GROUP))


@settings(max_examples=20)
@given(words=WORDS)
def test_an_answer_depends_on_nothing_asked_before(words):
    encoder = shipped_encoder()
    text = " ".join(["Chile", *words])
    first = encoder.scores(TEXT, (0, 5), (10, 14))
    other = encoder.scores(text, (0, 5), None)
    assert first.shape == (len(EventType),)
    assert np.array_equal(encoder.scores(TEXT, (0, 5), (10, 14)), first)
    assert np.array_equal(encoder.scores(text, (0, 5), None), other)


def test_who_is_the_source_matters():
    encoder = shipped_encoder()
    assert not np.array_equal(encoder.scores(TEXT, (0, 5), (10, 14)), encoder.scores(TEXT, (10, 14), (0, 5)))


def test_the_files_stay_small_and_the_vocabulary_fits():
    sizes = [(FOLDER / name).stat().st_size for name in ("relation.onnx", "relation_pieces.npz")]
    assert sum(sizes) < 14_000_000
    with np.load(FOLDER / "relation_pieces.npz") as arrays:
        assert len(arrays["codes"]) == VOCABULARY.read_text(encoding="utf-8").rstrip("\n").count("\n") + 1
