"""Datelines without a dash: "HANOI, Vietnam President Trump ...", "[Nairobi] The talks ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from legation.syntax.dateline_names import Token, is_capitals, names, upper
from legation.syntax.dates import Span

_LONGEST_PLACE = 7
_REGION_WORDS = 5
_QUOTES = frozenset("\"'“‘«(„`$€£¥")


def undivided_place(text: str, tokens: Sequence[Token]) -> Span | None:
    """The place in capitals, or in square brackets, that runs straight into the story; None where there is none."""
    first = tokens[0]
    if first.text[0] == "[" and first.text[-1] == "]" and upper(first.text[1:-1]) in names("city"):
        return (first.start + 1, first.end - 1) if _is_story(tokens, 1) else None
    capitals = list(takewhile(lambda token: token.is_word and is_capitals(token.text), tokens))[:_LONGEST_PLACE]
    if not capitals or sum(letter.isalpha() for word in capitals for letter in word.text) < 3:
        return None
    size = len(capitals)
    if size < len(tokens) and tokens[size].text == ",":
        count = _longest_name(text, tokens[size + 1 : size + 1 + _REGION_WORDS], "region")
        size = size + 1 + count if count else 0
    else:
        size = _longest_name(text, capitals, "city")
    return (first.start, tokens[size - 1].end) if size and _is_story(tokens, size) else None


def _longest_name(text: str, words: Sequence[Token], kind: str) -> int:
    """How many of the first words make up the longest name of a kind; 0 where none do."""
    for count in range(len(words), 0, -1):
        if upper(text[words[0].start : words[count - 1].end], keep_stop=True) in names(kind):
            return count
    return 0


def _is_story(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word at the position may begin a story."""
    if position >= len(tokens):
        return False
    following = tokens[position].text
    is_new_sentence = following[0] in _QUOTES or following[0].isupper() or following[0].isdecimal()
    return is_new_sentence and not (len(following) > 4 and following == following.upper())
