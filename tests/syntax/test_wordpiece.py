"""Words become pieces of BERT's vocabulary, with their letter case beside them."""

from hypothesis import given
from hypothesis import strategies as st

from legation.syntax import MODEL
from legation.syntax.wordpiece import MOST_PIECES, SHAPES, WordPieces, shape

PIECES = WordPieces(MODEL / "vocabulary.txt")
VOCABULARY = (MODEL / "vocabulary.txt").read_text(encoding="utf-8").split("\n")


def spelled(word: str) -> list[str]:
    return [VOCABULARY[number] for number in PIECES(word)]


def test_the_longest_piece_comes_first() -> None:
    assert spelled("Vietnam") == ["vietnam"]
    assert spelled("denuclearization")[0] == "den"
    assert "".join(piece.removeprefix("##") for piece in spelled("denuclearization")) == "denuclearization"


def test_accents_go_and_curly_marks_read_as_straight() -> None:
    assert PIECES("Erdoğan") == PIECES("Erdogan")
    assert PIECES("“") == PIECES('"')
    assert PIECES("’s") == PIECES("'s")


def test_punctuation_stands_alone() -> None:
    assert spelled("U.S.") == ["u", ".", "s", "."]


@given(st.text(min_size=1))
def test_every_word_has_pieces(word: str) -> None:
    assert 1 <= len(PIECES(word)) <= MOST_PIECES
    assert 1 <= shape(word) < SHAPES


def test_shapes_tell_letter_case() -> None:
    assert [shape(word) for word in ("talks", "KCNA", "A", "Kim", "McCain", "2019")] == [1, 2, 3, 4, 5, 6]
