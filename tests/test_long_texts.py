"""Texts of a length and shape that no journalist writes cost time in proportion, and give a record."""

import time

import pytest

from legation.coder import Coder

STORY = (
    "The president of Chile met the president of Peru in Lima on Tuesday. “We have agreed,” he told reporters. "
    "Police arrested 20 protesters in Santiago, the interior ministry said, and the union condemned the arrests. "
)


def seconds(coder: Coder, text: str) -> float:
    began = time.process_time()
    coder.code(text)
    return time.process_time() - began


def test_four_times_the_text_costs_about_four_times_the_time(coder: Coder) -> None:
    coder.code(STORY)
    short, long = seconds(coder, STORY * 50), seconds(coder, STORY * 200)
    assert long < 8 * short


@pytest.mark.parametrize(
    "piece", ["president of ", "Chile and ", "he said that ", "Chile, ", "“", "(", "and ", "3 million ", "A. ", "x.\n"]
)
def test_endless_repetition_is_coded(coder: Coder, piece: str) -> None:
    text = piece * (8000 // len(piece))
    assert coder.code(text).document.text == text
