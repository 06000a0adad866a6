"""Texts of a length and shape that no journalist writes give a record."""

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    "piece", ["president of ", "Chile and ", "he said that ", "Chile, ", "“", "(", "and ", "3 million ", "A. ", "x.\n"]
)
def test_endless_repetition_is_coded(coder: Coder, piece: str) -> None:
    text = piece * (5000 // len(piece))
    assert coder.code(text).document.text == text
