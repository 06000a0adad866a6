"""Time words that are parts of names, and so tell no time: "The Sunday Times", "Theresa May", "USA Today"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from legation.times.grammar import Phrase
from legation.times.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALENDAR = frozenset({"month", "weekday", "season"})
_SENTENCE_STARTS = frozenset({"", ".", "!", "?", ":", "“", '"', "‘", "—", "-", "`"})
_QUOTES = frozenset({"“", '"', "‘", "'", "`"})
_PERSONAL_MONTHS = frozenset({"may", "march", "april", "june", "august"})


class NameFilter:
    """Tells names from times in one document, by the words beside and by the names the model found."""

    def __init__(self, doc: Doc) -> None:
        self._entities = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]

    def is_name(self, phrase: Phrase) -> bool:
        """Whether the phrase is part of a name."""
        text = phrase.scan.text[phrase.start : phrase.end]
        if not any(character.isupper() for character in text):
            return phrase.word_after(1) == "War" and phrase.rule.meaning == "duration"
        if phrase.word_before().lower() not in word_list("neighbours", "before_month") and self._in_entity(phrase):
            return True
        before = phrase.word_before()
        if phrase.rule.meaning == "duration" and len(phrase.words) == 1:
            return before not in _SENTENCE_STARTS  # "60 Minutes"
        follows = before in word_list("names", "before") and text[0].isupper()  # not "in Prague next Thursday"
        if follows or phrase.word_after() in word_list("names", "after"):
            return True
        if phrase.rule.meaning == "relative_unit" and phrase.scan.word(phrase.last - 1)[:1].isupper():
            return not text.isupper()  # "the Day of the Dead"
        if phrase.slots.keys() & _CALENDAR:
            follows_name = before[:1].isupper() and phrase.word_before(2) not in _SENTENCE_STARTS
            return (
                text.lower() in _PERSONAL_MONTHS
                and follows_name
                and before.lower() not in word_list("neighbours", "before_month")
            )
        if text[0].isupper() and before not in _SENTENCE_STARTS and before[:1].isupper():
            if text.isupper() and before.isupper() and phrase.word_before(2).isupper():
                return False  # among capitals they tell nothing: "ATTACKED THE PALACE YESTERDAY"
            return len(phrase.words) == 1 and phrase.rule.meaning in ("day_word", "reference")
        return before in _QUOTES and len(phrase.words) > 1 and text.istitle()

    def _in_entity(self, phrase: Phrase) -> bool:
        index = bisect_right(self._entities, phrase.start, key=lambda entity: entity[0]) - 1
        if index < 0:
            return False
        start, end, label = self._entities[index]
        if end < phrase.end:
            return False
        around = phrase.scan.text[start : phrase.start] + phrase.scan.text[phrase.end : end]
        return (label == "PER" and "month" in phrase.slots) or any(character.isupper() for character in around)
