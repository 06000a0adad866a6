"""Straight quotation marks open or close by the white space around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.coder import Coder
from legation.syntax.quotes import directed, quoted, quoted_tokens


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ('He said : "_ We leave_ ._ "', "He said : “ We leave . ”"),
        ('"_ Yes_ ,_ " said Li', "“ Yes , ” said Li"),
        ('Li (_ "_ the Tiger_ "_ )', "Li ( “ the Tiger ” )"),
        ("\"_ '_ No_ '_ \"", "“ ‘ No ’ ”"),
        ("the workers_ ' union", "the workers ’ union"),
        ("''_ We leave_ ._ '' ''_ Now_ ''", "“ We leave . ” “ Now ”"),
        ('5 " pipes', '5 " pipes'),
    ],
)
def test_marks_are_turned(text: str, turned: str) -> None:
    """An underscore says that no white space follows the word."""
    words = text.split()
    spaces = [not word.endswith("_") for word in words]
    assert directed([word.rstrip("_") for word in words], spaces) == turned.split()


@given(st.lists(st.tuples(st.sampled_from(['"', "'", "``", "''", "(", "said", "’s", "“"]), st.booleans())))
def test_nothing_but_straight_marks_is_changed(words: list[tuple[str, bool]]) -> None:
    given_words = [word for word, _ in words]
    turned = directed(given_words, [space for _, space in words])
    assert len(turned) == len(given_words)
    assert all(a == b or a in ('"', "'", "``", "''") for a, b in zip(given_words, turned, strict=True))


def test_a_quotation_ends_with_its_paragraph() -> None:
    words = ["“", "We", "won", "”", "he", "said", '"', "Now", "\n\n", "They", "left"]
    assert [words[at] for at in sorted(quoted(words))] == ["We", "won", "Now"]


def test_the_quoted_tokens_of_a_document_are_read_once(coder: Coder) -> None:
    doc = coder.nlp('He said: "We won." She left.')
    found = quoted_tokens(doc)
    assert [doc[at].text for at in sorted(found)] == ["We", "won", "."]
    assert quoted_tokens(doc) is found
