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
_TITLES = frozenset(
    "Adm Amb Brig Capt Cmdr Col Cpl Dr Gen Gov Hon Insp Lt Maj Messrs Mr Mrs Ms Pres Prof Rep Rev Sen Sgt Supt "
    "H.E H.H H.M H.R.H hon".split()
)
_ELLIPSES = frozenset(("..", "...", "....", "…"))
_WIRE_MARKS = frozenset("END End Ends ENDS MORE More".split())
_ROMAN = re.compile(r"[IVX]{1,5}")
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.")
_LONGEST_LABEL = 5
"""How many words may stand before the colon of a speaker's or a line's label."""

_NUMBERED = frozenset("App Art Arts Ch Dist Fig Figs No Nos Op Para Paras Pt Reg Res Sec Vol Vols pp".split())


def forced_starts(words: list[str], spaces: Sequence[bool]) -> list[int]:
    """1 where a sentence must start, -1 where none may, else 0.

    No sentence starts at a word with no white space before it, but after a full stop: so it is with all but 4 of
    54,000 such words in the training treebanks. None starts at a small letter after a word with a full stop of its own
    ("Gen. al-Sisi"; none of 114), at the number of an article or a volume, after a letter that stands first ("A. No."),
    nor after an abbreviation alone in brackets ("Gen. (ret.) Amos"). One starts at a capital letter after a full stop
    that is no list item's (14,500 of 14,521), at a quotation that opens after a sentence's end (337 of 340), at a
    capital letter after a question mark (741 of 747), at one after a full stop and a closing mark (242 of 246), and at
    "The", "It" and the like after another mark (139 of 141), an ellipsis (38 of 43), a mark and a closing one, or an
    abbreviation that is no title ("in the U.S. The"). None starts in "Mr. Li", "Nov. 2017" or "Reg. No. 5", nor after
    the label that a line begins with ("SPEAKER 1: They"), nor at a small letter right after a word. "(END)" stands by
    itself.
    """
    forced = [0] * len(words)
    for at in range(1, len(words)):
        forced[at] = _forced(words, at) if spaces[at - 1] else _forced_unspaced(words, at)
    return forced


def _forced_unspaced(words: Sequence[str], at: int) -> int:
    return 0 if words[at - 1][-1] in _STOPS and words[at][0].isalpha() else -1


def _forced(words: Sequence[str], at: int) -> int:
    """What is forced at a word after white space, by the word or mark before it."""
    before = words[at - 1]
    if before in _ENDS:
        return _forced_after_end(words, at)
    if before[-1] == "." and before[0].isalpha() and len(before) > 1:
        return _forced_after_abbreviation(words, at)
    if before == ")" and at > 2 and words[at - 3] == "(" and words[at - 2][-1] == "." != words[at - 2]:
        return -1
    if before in _ELLIPSES:
        return int(words[at] in _OPENERS)
    is_label = before == ":" and at <= _LONGEST_LABEL and words[0][0].isupper()
    if is_label or (before.isalnum() and words[at].islower()):
        return -1
    return _forced_after_quotation(words, at) if before == "”" and at > 1 else 0


def _forced_after_end(words: Sequence[str], at: int) -> int:
    word, before = words[at], words[at - 1]
    if _ends_no_sentence(words, at - 2, word):
        return -1
    if word[0].isupper():
        is_item = before == "." and _numbers_an_item(words, at - 2)
        return int(not is_item and (before != "!" or word in _OPENERS))
    return int(word == "“" or (word == "(" and words[at + 2 : at + 3] == [")"] and words[at + 1] in _WIRE_MARKS))


def _forced_after_abbreviation(words: Sequence[str], at: int) -> int:
    word, before = words[at], words[at - 1]
    if before == "X." and words[at - 2] in ("on", "to", "via") and word[0].isupper() and '"' not in word:
        return 1  # "wrote on X. She"
    is_date = word[0].isdigit() and _MONTHS.fullmatch(before)
    is_whole = is_date or _ends_no_sentence(words, at - 1, word)
    if word[0].islower() or is_whole or (len(before) == 2 and _stands_first(words, at - 1)):
        return -1
    return int(word in _OPENERS and _MAY_END.fullmatch(before) is not None)


def _forced_after_quotation(words: Sequence[str], at: int) -> int:
    word, ending = words[at], words[at - 2]
    if ending not in _ENDS and not (word == "“" and ending in _ELLIPSES):
        return 0
    return int((word[0].isupper() and ending == ".") or word == "“" or word in _OPENERS)


def sentence_may_start(words: Sequence[str], at: int) -> bool:
    """Whether a long text may be cut before a word: after a sentence's end, at no small letter."""
    before = at - 1
    while before > 0 and words[before] in _CLOSERS:
        before -= 1
    return words[before][-1] in _STOPS and not words[at][:1].islower() and words[at] not in _CLOSERS


def _ends_no_sentence(words: Sequence[str], at: int, following: str) -> bool:
    """Whether an abbreviation, with its full stop or before it, belongs to the next word: "Mr. Li", "Art. 5"."""
    if at < 0:
        return False
    word = words[at].rstrip(".")
    is_numbered = word in _NUMBERED and (following[0].isdigit() or following in ("No.", "Nos."))
    is_known = word in _TITLES or word[:1] + word[1:].lower() in _TITLES
    is_title = is_known and following[0].isupper() and following not in _OPENERS
    return is_numbered or is_title or (at == 0 and bool(_ROMAN.fullmatch(word)))


def _numbers_an_item(words: Sequence[str], at: int) -> bool:
    """Whether a word is the number of an item in a list ("2. Exports"), with nothing of a sentence before it."""
    return words[max(at, 0)].isdigit() and _stands_first(words, max(at, 0))


def _stands_first(words: Sequence[str], at: int) -> bool:
    """Whether a word begins the text or follows what is no word."""
    return at < 1 or not any(map(str.isalnum, words[at - 1]))
