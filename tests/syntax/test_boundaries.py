"""Marks, white space and letter case decide where a sentence must or may not start."""

import pytest

from legation.syntax.boundaries import forced_starts, sentence_may_start


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("He left . She", 1),
        ("He left . 2", 0),
        ("So did the U.S. The", 1),
        ("at 9 p.m. Nobody", 1),
        ("He joined Acme Inc. It", 1),
        ("the U.S. Embassy", 0),
        ("said Gen. The", 0),
        ("said Gen. al", -1),
        ("met H.E. Mr.", -1),
        ("my hon . Friend", -1),
        ("in Art . 2", -1),
        ("2 . Exports", 0),
        ("Why ? A. No", -1),
        ("told Henry A. No", 0),
        ("Gen. ( ret. ) Dagan", -1),
        ("( He left . ) She", 0),
        ("“ Yes . ” He", 1),
        ("“ Yes ! ” he", 0),
        ("“ Who ? ” Nobody", 1),
        ("“ Who ? ” Li", 0),
        ("left ? “", 1),
        ("Who left ? Li", 1),
        ("He waited ... Nobody", 1),
        ("“ I ... ” “", 1),
        ("told Mr. Li", -1),
        ("on 14 Nov. 2017", -1),
        ("under Reg . No.", -1),
        ("II . Next", -1),
        ("SPEAKER 1 : They", -1),
        ("suspected Mungiki youths", -1),
        ("raided . youths", 0),
    ],
)
def test_the_last_word_starts_a_sentence_or_does_not(words: str, last: int) -> None:
    assert forced_starts(words.split(), [True] * len(words.split()))[-1] == last


def test_no_sentence_starts_without_white_space() -> None:
    assert forced_starts(["end", "-", "users"], [False, False, True]) == [0, -1, -1]
    assert forced_starts(["sign", ".", "He"], [False, False, True]) == [0, -1, 0]


def test_the_mark_that_ends_a_dispatch_stands_by_itself() -> None:
    assert forced_starts("it said . ( END )".split(), [True, False, True, False, False, True])[3] == 1


def test_a_long_text_is_cut_at_a_capital_letter_after_a_stop() -> None:
    words = "He left . ” She did not .".split()
    assert [at for at in range(1, len(words)) if sentence_may_start(words, at)] == [4]


def test_a_sentence_ends_after_the_network_x():
    words = "She wrote on X. Peru left . He met Mr X. Li .".split()
    starts = forced_starts(words, [True] * len(words))
    assert [word for word, forced in zip(words, starts, strict=True) if forced == 1] == ["Peru", "He"]
