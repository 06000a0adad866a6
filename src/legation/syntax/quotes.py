"""Quotation marks: what stands between them, and straight ones read as opening or closing by the space around them.

The network sees words, not spacing: to it `said. "We` and `said." We` are the same, unless the marks tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from legation.syntax.columns import columns

_QUOTED = "legation.quoted"
_OPENING = {'"': "“", "'": "‘", "``": "“", "''": "“"}
_CLOSING = {'"': "”", "'": "’", "''": "”"}
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_BRACKETS = frozenset("([{—–-“‘")


def directed(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """The words with each straight mark turned; ``spaces`` say whether white space follows a word.

    A mark with space (or a bracket, a dash, another opening mark) before it and none after it opens; one with no
    space before it closes; one between spaces stays straight.
    """
    turned = list(words)
    for at, word in enumerate(words):
        if word not in _OPENING and word not in _CLOSING:
            continue
        is_free_before = at == 0 or spaces[at - 1] or turned[at - 1] in _BRACKETS
        is_free_after = at == len(words) - 1 or spaces[at]
        if is_free_before and not is_free_after:
            turned[at] = _OPENING.get(word, word)
        elif not is_free_before:
            turned[at] = _CLOSING.get(word, word)
    return turned


def quoted(words: Sequence[str]) -> frozenset[int]:
    """The indices of the words between quotation marks; a quotation ends with its paragraph at the latest."""
    found, inside = set(), False
    for at, word in enumerate(words):
        if "\n\n" in word and word.isspace():
            inside = False
        elif word in _MARKS:
            inside = word == "“" or (word in ('"', "``") and not inside)
        elif inside:
            found.add(at)
    return frozenset(found)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The numbers of a parsed document's tokens between quotation marks, read once and kept on it."""
    known: frozenset[int] | None = doc.user_data.get(_QUOTED)
    if known is None:
        known = doc.user_data[_QUOTED] = quoted(columns(doc).texts)
    return known
