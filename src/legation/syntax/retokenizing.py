"""Words that only their neighbours tell: "its a pity" is "it's a pity", "No. 5" holds no sentence's end, "etc." may.

The tokeniser sees one stretch without white space at a time, and remembers it; what follows a word is looked at here,
in the few texts that have such a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from legation.syntax.columns import tokens_of

_SUSPECT = re.compile(r"\b(?:[Ii]ts|ITS|Lets|Nos?\.|NOS?\.|etc\.)\s")
_NO_NOUN = frozenset(
    "a an as at because been between by for from his in like my not of on our that the this to with your".split()
)
"""Words that begin no noun phrase after a possessive: "its" before them is "it's"."""

_URGED = frozenset("ask be call do face get give go hope just keep look make not say see start take try wait".split())

_WATCHED = frozenset(("its", "lets", "no", "nos", "etc."))

Piece = tuple[str, bool]
"""A word, and whether a space follows it."""


def retokenized(doc: Doc, text: str) -> Doc:
    """The document with these words cut or joined as their neighbours tell; the text, ``doc.text``, stays as it is."""
    if not _SUSPECT.search(text):
        return doc
    words, _, spaces = tokens_of(doc)
    pieces: list[Piece] = []
    done = 0
    for at, word in enumerate(words):
        if word.lower() in _WATCHED and (found := _pieces(words, spaces, at)):
            size, better = found
            pieces += [*zip(words[done:at], spaces[done:at], strict=True), *better]
            done = at + size
    if not pieces:
        return doc
    pieces += zip(words[done:], spaces[done:], strict=True)
    return Doc(doc.vocab, [word for word, _ in pieces], [space for _, space in pieces])


def _pieces(words: Sequence[str], spaces: Sequence[bool], at: int) -> tuple[int, list[Piece]] | None:
    """How many words from one on, and what becomes of them; ``None`` where they stay as they are."""
    word, space = words[at], spaces[at]
    following, after = (words[k] if k < len(words) else "" for k in (at + 1, at + 2))
    if space and _is_contraction(word, following) and after != "-":
        return 1, [(word[:-1], False), (word[-1], True)]
    if word.lower() in ("no", "nos") and not space and following == "." and _is_number(words, spaces, at + 2):
        return 2, [(word + following, spaces[at + 1])]
    if word == "etc." and _begins_anew(following if following.strip() else following + after):
        return 1, [("etc", False), (".", space)]
    return None


def _is_contraction(word: str, following: str) -> bool:
    """Whether "its" or "Lets" lacks an apostrophe, going by the word after it ("he lets go" does not)."""
    return following in _NO_NOUN if word.lower() == "its" else word == "Lets" and following in _URGED


def _is_number(words: Sequence[str], spaces: Sequence[bool], at: int) -> bool:
    """Whether a number stands here, after a space."""
    return at < len(words) and spaces[at - 1] and words[at][0].isdigit()


def _begins_anew(following: str) -> bool:
    """Whether a sentence's end may stand before this: a capital letter, a blank line or nothing."""
    return not following.strip() or following.lstrip()[0].isupper() or "\n\n" in following
