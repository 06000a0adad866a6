"""Where a sentence must start and where none may, whatever the network says: by marks, white space and letter case."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = frozenset(".!?…")
_ENDS = frozenset((".", "!", "?"))
_CLOSERS = frozenset("\"'”’»)]")  # quotation marks are directed by then, a straight one may be either

_MAY_END = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Bros|Co|Corp|Inc|Jr|Ltd|Sr|etc|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.")
"""Abbreviations that end sentences as well, unlike titles."""

_OPENERS = frozenset(
    "After Although As At But Even He Her His How If In It Its Most Neither No Nobody None On Only Our She Some Such "
    "That The Their There These They This Those Two Under We What When While Who Why With You".split()
)
_NUMBERED = frozenset("App Art Arts Ch Dist Fig Figs No Nos Op Para Paras Pt Reg Res Sec Vol Vols pp".split())


def forced_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """1 where a sentence must start, -1 where none may, else 0.

    No sentence starts at a word with no white space before it, but after a full stop: so it is with all but 4 of
    54,000 such words in the training treebanks. None starts at a small letter after a word with a full stop of its own
    ("Gen. al-Sisi"; none of 114), at the number of an article or a volume, after a letter that stands first ("A. No."),
    nor after an abbreviation alone in brackets ("Gen. (ret.) Amos"). One starts at a capital letter after a full stop
    that is no list item's (14,500 of 14,521), at a quotation that opens after a sentence's end (337 of 340), at a
    capital letter after a full stop and a closing mark (242 of 246), and at "The", "It" and the like after another mark
    and a closing one or an abbreviation that is no title ("in the U.S. The").
    """
    forced = [0] * len(words)
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if not spaces[at - 1]:
            if before[-1] not in _STOPS or not word[0].isalpha():
                forced[at] = -1
        elif before in _ENDS:
            if word[0].isupper():
                forced[at] = int(before == "." and not _numbers_an_item(words, at - 2))
            elif word == "“":
                forced[at] = 1
            elif word[0].isdigit() and before == "." and at > 1 and words[at - 2] in _NUMBERED:
                forced[at] = -1
        elif before[-1] == "." and before[0].isalpha() and len(before) > 1:
            is_number = word[0].isdigit() and before[:-1] in _NUMBERED
            if word[0].islower() or is_number or (len(before) == 2 and _stands_first(words, at - 1)):
                forced[at] = -1
            elif word in _OPENERS and _MAY_END.fullmatch(before):
                forced[at] = 1
        elif before == ")" and at > 2 and words[at - 3] == "(" and words[at - 2][-1] == "." != words[at - 2]:
            forced[at] = -1
        elif before == "”" and at > 1 and words[at - 2] in _ENDS:
            is_capital = word[0].isupper() and words[at - 2] == "."
            forced[at] = int(is_capital or word == "“" or word in _OPENERS)
    return forced


def sentence_may_start(words: Sequence[str], at: int) -> bool:
    """Whether a long text may be cut before a word: after a sentence's end, at no small letter."""
    before = at - 1
    while before > 0 and words[before] in _CLOSERS:
        before -= 1
    return words[before][-1] in _STOPS and not words[at][:1].islower() and words[at] not in _CLOSERS


def _numbers_an_item(words: Sequence[str], at: int) -> bool:
    """Whether a word is the number of an item in a list ("2. Exports"), with nothing of a sentence before it."""
    return words[max(at, 0)].isdigit() and _stands_first(words, max(at, 0))


def _stands_first(words: Sequence[str], at: int) -> bool:
    """Whether a word begins the text or follows what is no word."""
    return at < 1 or not any(map(str.isalnum, words[at - 1]))
