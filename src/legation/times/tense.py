"""Whether the clause around a time expression looks back or ahead: "met Tuesday", "will meet Tuesday".

With tags and a parse the verb is the one that governs the expression; without, the nearest verb-like words decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from typing import TYPE_CHECKING

from legation.syntax.columns import text_of, tokens_of
from legation.times.entries import opens_entry
from legation.times.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Outlook(Enum):
    """Where the verb looks."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_LEADS = frozenset({"on", "in", "at", "the", "by", "since", "for", "last", "this", ",", "late", "early"})
_NAMING = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod:unmarked"})  # "the June agreement"
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "to", "by"})
_NOT = frozenset({"not", "n't", "n’t", "never", "hardly"})
_OF_ITS_VERB = frozenset({"xcomp", "advcl"})
_REACH = 200  # characters to either side in which a verb is looked for
_OPENS_NOUN_PHRASE = frozenset({"DT", "PRP$", "POS", "JJ", "NNP"})
SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s+(?=[\"“‘'A-Z])|\n\s*\n")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


class OutlookReader:
    """Reads the outlook at places of one document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._starts = tokens_of(doc).starts
        self._tagged = doc.has_annotation("TAG") and doc.has_annotation("DEP")

    def at(self, start: int, end: int) -> Outlook:
        """The outlook of the clause around ``text[start:end]``."""
        if self._tagged:
            first = bisect_right(self._starts, start) - 1
            return _tree_outlook(self._doc[max(first, 0) : max(bisect_left(self._starts, end), 1)])
        return _nearest_outlook(self._text, start, end)

    def is_attribution(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is only when something was said: "officials said Tuesday"."""
        if not self._tagged:
            return False
        first = bisect_right(self._starts, start) - 1
        root = self._doc[max(first, 0) : max(bisect_left(self._starts, end), 1)].root
        return root.dep_.startswith("obl") and root.head.lemma_ in word_list("tense", "reporting")


def _tree_outlook(span: Span) -> Outlook:
    """The outlook of what stands just before the expression, if that is a verb or a word that tells; else of the
    main verb for an expression that opens its sentence; else of the verb that governs it."""
    doc, first = span.doc, span.start - 1
    while first >= 0 and (doc[first].is_space or doc[first].lower_ in _LEADS):
        first -= 1
    sentence = span.sent
    if first < sentence.start:
        root = sentence.root
        if root.tag_ in ("VBZ", "VBP") and opens_entry(text_of(doc), span.start_char, span.end_char):
            return Outlook.PAST  # "May 6: Troops enter the town."
        is_planned = root.tag_ in ("VBN", "JJ") and _is_set(root)
        return Outlook.FUTURE if is_planned else _verb_outlook(root)
    before = doc[first]
    if _had_been_planned(before):
        return Outlook.PAST
    if _is_awaited(span.root):
        return Outlook.FUTURE
    planned = before.lower_ in word_list("tense", "ahead_for") and doc[first + 1].lower_ in ("for", "to")
    is_ahead = before.lower_ in word_list("tense", "ahead") and not _is_denied(before)
    if planned or (is_ahead and not _is_beside(before, span.root)):
        return Outlook.FUTURE
    if doc[span.start - 1].lower_ == "since":
        return Outlook.PAST
    if doc[span.start - 1].lower_ in ("for", "to", "until") and _is_planned_for(span.root):
        return Outlook.FUTURE
    if before.lemma_ in word_list("tense", "utterances") and _is_infinitive(before.head):
        return _verb_outlook(sentence.root)
    if _is_verbal(before) and not (span.root.dep_ == "nmod:poss" and _is_standing(before)):
        outlook = _verb_outlook(before)
        if outlook is not Outlook.UNKNOWN:
            return outlook
    if span.root.dep_ in _NAMING and span.root.head.i >= span.end and doc[span.start - 1].tag_ in _OPENS_NOUN_PHRASE:
        has_happened = span.root.head.lemma_.lower() in word_list("tense", "happened")
        return Outlook.PAST if has_happened else Outlook.UNKNOWN
    return _governing_outlook(span.root)


def _is_awaited(day: Token) -> bool:
    """Whether it is the day of what something is done ahead of: "moved troops ahead of *Sunday's* vote"."""
    noun = day.head if day.dep_ in _NAMING or day.dep_ == "nmod" else day
    return any(child.lower_ == "ahead" and child.dep_ == "case" for child in noun.children)


def _is_denied(word: Token) -> bool:
    """Whether "not" stands before it: what is done "not until March" was done then."""
    return word.i > 0 and word.doc[word.i - 1].lower_ in _NOT


def _is_beside(noun: Token, day: Token) -> bool:
    """Whether the day is that of the verb and only stands behind its object: "unveiled plans *Thursday* to go"."""
    return noun.dep_ == "obj" and day.head == noun.head and noun.head.tag_ == "VBD"


def _governing_outlook(token: Token) -> Outlook:
    """The outlook of the nearest verb above that has one; an infinitive says nothing of "Tuesday's" attack."""
    if _is_day_of_plan(token):
        return Outlook.FUTURE
    if token.dep_ == "obl" and _is_day_of_arranged(token, token.head):
        return Outlook.UNKNOWN
    is_possessive = token.dep_ == "nmod:poss"
    for ancestor in (token, *token.ancestors):
        if ancestor.pos_ == "NOUN" and ancestor is not token and ancestor.lemma_ in word_list("tense", "nouns_ahead"):
            return Outlook.FUTURE
        if ancestor.tag_[:1] in "VJ" and (ancestor.lower_ in word_list("tense", "ahead") or _is_set(ancestor)):
            return Outlook.FUTURE
        if _is_verbal(ancestor):
            outlook = _verb_outlook(ancestor)
            if outlook is Outlook.FUTURE and is_possessive and (_is_infinitive(ancestor) or _is_standing(ancestor)):
                return Outlook.UNKNOWN
            if outlook is not Outlook.UNKNOWN:
                return outlook
    return Outlook.UNKNOWN


def _is_verbal(token: Token) -> bool:
    """Whether the word is a verb, or a predicate with a verb about it."""
    return token.tag_.startswith("V") or any(child.dep_ in ("cop", "aux", "aux:pass") for child in token.children)


def _is_day_of_plan(token: Token) -> bool:
    """Whether it is the day of what somebody plans or agrees to: "agreed to talks in Lima on April 8"."""
    plan = token.head
    if token.dep_ == "obl" and plan.lemma_.lower() in word_list("tense", "planning"):
        return _is_second_day(token, plan)
    is_of_plan = token.dep_ == "nmod" and plan.pos_ == "NOUN" and plan.dep_ in ("obj", "obl", "xcomp")
    return is_of_plan and plan.head.lemma_.lower() in word_list("tense", "planning")


def _is_day_of_arranged(token: Token, verb: Token) -> bool:
    """Whether it may be the day of what was agreed or announced rather than the verb's: "agreed to a vote on May 9"."""
    if verb.lemma_.lower() not in word_list("tense", "planning"):
        return False
    between = (child for child in verb.children if verb.i < child.i < token.i and child.dep_ in ("obj", "obl", "xcomp"))
    return any(child.lemma_.lower() in word_list("tense", "arranged") for child in between)


def _is_second_day(token: Token, verb: Token) -> bool:
    """Whether the verb has a day before it and what is planned between: "agreed *on Tuesday* to talks on April 8"."""
    before = [child for child in verb.children if child.i < token.i and child.dep_.startswith(("obl", "obj"))]
    has_day = any(child.tag_ == "NNP" and not child.ent_type_ for child in before)
    return has_day and any(child.i > verb.i and child.pos_ == "NOUN" for child in before)


def _is_planned_for(token: Token) -> bool:
    """Whether it is what something is planned for: "set the hearing for Monday"."""
    return any(above.lemma_.lower() in word_list("tense", "planning") for above in (token.head, token.head.head))


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.dep_ == "mark" and child.tag_ == "TO" for child in verb.children)


def _had_been_planned(verb: Token) -> bool:
    """Whether the infinitive tells what was to come then: "had been due to expire Friday"."""
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.head.children)
    return had and verb.head is not verb and _is_infinitive(verb)


def _is_standing(verb: Token) -> bool:
    """Whether the verb in the present tense tells how things stand: "the move follows Tuesday's vote"."""
    standing = word_list("tense", "standing")
    return (verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in standing) or any(
        child.dep_ == "cop" and child.tag_ in ("VBZ", "VBP") for child in verb.children
    )


def _is_set(word: Token) -> bool:
    """Whether the word says that something is planned: "set for", "due to"."""
    follows = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in word_list("tense", "ahead_for") and follows in ("for", "to")


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
        return _infinitive_outlook(verb)
    if "MD" in tags:
        children = {child.lower_ for child in verb.children}
        is_past = "have" in children or ("could" in children and bool(children & _NOT))
        return Outlook.UNKNOWN if is_past else Outlook.FUTURE
    if verb.tag_ == "VBN" and tags == {"VBN"} and verb.dep_ == "conj" and verb.head is not verb:
        return _verb_outlook(verb.head)  # "will be signed in May and the rest *handed over* in June"
    if "VBD" in tags or verb.tag_ == "VBN":
        return Outlook.PAST
    if "VBN" not in tags and tags & {"VBZ", "VBP"}:
        return Outlook.FUTURE  # "meets Tuesday", "is leaving Tuesday"
    return Outlook.UNKNOWN


def _infinitive_outlook(verb: Token) -> Outlook:
    """The outlook of "to ...": ahead, but that of its verb after one that tells what was done ("managed to flee")."""
    head = verb.head
    if head.lower_ in ("first", "last", "only"):
        return Outlook.UNKNOWN  # "the first to sign"
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return Outlook.PAST  # "said to have met Monday"
    if _had_been_planned(verb):
        return Outlook.PAST
    if head is not verb and verb.dep_ in _OF_ITS_VERB and head.lemma_.lower() in word_list("tense", "done"):
        return _verb_outlook(head)
    return Outlook.FUTURE


def _nearest_outlook(text: str, start: int, end: int) -> Outlook:
    """The outlook of the nearest word that has one: before the expression in its sentence, else after it."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    stop = SENTENCE_END.search(after)
    words_before = _WORD.findall(before[ends[-1] if ends else 0 :])
    words_after = _WORD.findall(after[: stop.start()] if stop else after)
    outlooks = [
        *(_word_outlook(words_before, index) for index in reversed(range(len(words_before)))),
        *(_word_outlook(words_after, index) for index in range(len(words_after))),
    ]
    return next((outlook for outlook in outlooks if outlook is not Outlook.UNKNOWN), Outlook.UNKNOWN)


def _word_outlook(words: list[str], index: int) -> Outlook:
    word = words[index].lower()
    previous = words[index - 1].lower() if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word == "to" and following.islower() and following not in _DETERMINERS:
        return Outlook.FUTURE  # an infinitive: "agreed to meet"
    if word in word_list("tense", "ahead") or word.endswith(("'ll", "’ll")):
        return Outlook.FUTURE
    if word in word_list("tense", "ahead_for") and following.lower() in ("for", "to"):
        return Outlook.FUTURE
    if word in word_list("tense", "back"):
        return Outlook.PAST
    regular_past = word.endswith("ed") and len(word) > 4 and previous not in _DETERMINERS
    return Outlook.PAST if regular_past else Outlook.UNKNOWN
