"""Who acts without being a member of the cast."""

import pytest

from legation.events.participants.strangers import is_stranger


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Some accused the governor.", "Some", True),
        ("The editorial urged the governor to resign.", "editorial", True),
        ("The group denounced the governor.", "group", True),
        ("A campaigner denounced the governor.", "campaigner", True),
        ("The flood cut the road.", "flood", False),
        ("This angered the governor.", "This", False),
        ("Nobody accused the governor.", "Nobody", False),
    ],
)
def test_a_stranger_is_somebody_or_speaks_for_him(mended, text, word, expected):
    grammar = mended(text)
    token = next(t.i for t in grammar.doc if t.text == word)
    assert is_stranger(token, grammar) is expected
