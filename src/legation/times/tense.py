"""Whether the clause around a time expression looks back or ahead: "met Tuesday", "will meet Tuesday".

With tags and a parse the verb is the one that governs the expression; without, the nearest verb-like words decide.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from legation.times.vocabulary import read_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Outlook(Enum):
    """Where the verb looks."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s+(?=[\"“‘'A-Z])|\n\s*\n")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


class OutlookReader:
    """Reads the outlook at places of one document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tagged = doc.has_annotation("TAG") and doc.has_annotation("DEP")
        self._offsets = None

    def at(self, start: int, end: int) -> Outlook:
        """The outlook of the clause around ``text[start:end]``."""
        if self._tagged:
            span = self._doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                return _governing_outlook(span.root)
        return _nearest_outlook(self._doc.text, start, end)


def _governing_outlook(token: Token) -> Outlook:
    ahead = _ahead_words()
    for _ in range(len(token.doc)):
        if token.head.i == token.i and not token.tag_.startswith("V"):
            break
        if token.lower_ in ahead and token.tag_[:1] in "VJ":
            return Outlook.FUTURE
        if token.tag_.startswith("V") or any(child.dep_ == "cop" for child in token.children):
            outlook = _verb_outlook(token)
            if outlook is not Outlook.UNKNOWN or token.head.i == token.i:
                return outlook
        if token.head.i == token.i:
            break
        token = token.head
    return Outlook.UNKNOWN


def _verb_outlook(verb: Token) -> Outlook:
    tags = {verb.tag_}
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass", "cop"):
            if child.lower_ in ("will", "'ll", "’ll", "shall", "wo"):
                return Outlook.FUTURE
            tags.add(child.tag_)
        elif child.dep_ == "mark" and child.tag_ == "TO":
            tags.add("TO")
    if "TO" in tags:
        return Outlook.FUTURE if "VBN" not in tags else Outlook.PAST
    if "MD" in tags:
        return Outlook.UNKNOWN if "VBN" in tags else Outlook.FUTURE
    if "VBD" in tags or verb.tag_ == "VBN":
        return Outlook.PAST
    if verb.tag_ in ("VBZ", "VBP") and len(tags) == 1:
        return Outlook.FUTURE if verb.dep_ != "root" else Outlook.UNKNOWN
    return Outlook.UNKNOWN


def _nearest_outlook(text: str, start: int, end: int) -> Outlook:
    """The outlook of the nearest word that has one: before the expression in its sentence, else after it."""
    before = text[max(0, start - 200) : start]
    breaks = list(_SENTENCE_END.finditer(before))
    before = before[breaks[-1].end() :] if breaks else before
    after = text[end : end + 120]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    back = _WORD.findall(before.lower())
    for index in range(len(back) - 1, -1, -1):
        outlook = _word_outlook(back[index], back[index - 1] if index else "")
        if outlook is not Outlook.UNKNOWN:
            return outlook
    previous = ""
    for word in _WORD.findall(after.lower()):
        outlook = _word_outlook(word, previous)
        if outlook is not Outlook.UNKNOWN:
            return outlook
        previous = word
    return Outlook.UNKNOWN


def _word_outlook(word: str, previous: str) -> Outlook:
    if word in _ahead_words() or word.endswith(("'ll", "’ll")):
        return Outlook.FUTURE
    if word in _back_words():
        return Outlook.PAST
    if word.endswith("ed") and len(word) > 4 and previous not in ("the", "a", "an", "to", "by"):
        return Outlook.PAST
    return Outlook.UNKNOWN


def _ahead_words() -> frozenset[str]:
    return frozenset(read_table("tense")["ahead"])


def _back_words() -> frozenset[str]:
    return frozenset(read_table("tense")["back"])
