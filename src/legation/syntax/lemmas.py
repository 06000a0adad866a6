"""Lemmas from a word and its Penn tag: a list of exceptions, then the longest suffix rule, checked against known words.

Exceptions and rules are learned from the treebanks by ``training/syntax/lemmas.py``, which adds WordNet's verbs; other
known words are those of the encoder's vocabulary. Where a rule's lemma is no known word ("provok"), or none that
spelling allows ("tim" of "timed"), the stems that it does allow are tried instead.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

LONGEST_SUFFIX = 6

_NAMES = ("NNP", "NNPS")
_PAST = ("VBD", "VBN")
_VERBS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s"}
_ENDINGS = _VERBS | {"NNS": "s", "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
_SETTLED = {
    ("NN", "PROPN"): "NNP",
    ("NNS", "PROPN"): "NNPS",
    ("NNP", "NOUN"): "NN",
    ("VBN", "ADJ"): "JJ",
    ("VBG", "ADJ"): "JJ",
    ("VBG", "NOUN"): "NN",
}
"""The tag to go by where Penn tag and universal part of speech, given each by itself, differ."""

_LONGEST_ACRONYM = 5
_SHORT_VERBS = frozenset(("be", "do", "go"))
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")  # "sooo", "heeelp"
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SILENT_E = re.compile(r"(?:[cuvz]|dg|rg|[bcdfgkpstz]l)$")  # no English verb ends so: "divorc", "drizzl"
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")  # such a stem doubles its last letter: "planned", not "planed"


class Lemmatizer:
    """``lemmatizer(word, tag, part)``: the dictionary form by Penn tag and part of speech, names as they stand.

    ``is_word`` says whether a word in small letters is a known one.
    """

    def __init__(self, table: Path, is_word: Callable[[str], bool]) -> None:
        with gzip.open(table, "rt", encoding="utf-8") as file:
            tables = json.load(file)
        self._exceptions: dict[str, dict[str, str]] = tables["exceptions"]
        self._suffixes: dict[str, dict[str, tuple[int, str]]] = tables["suffixes"]
        self._verbs = frozenset(tables["verbs"])
        self._is_word = is_word
        self._known: dict[tuple[str, str, str], str] = {}

    def __call__(self, word: str, tag: str, part: str = "") -> str:
        known = self._known.get((word, tag, part))
        if known is None:
            known = self._lemma(word, _SETTLED.get((tag, part), tag))
            if len(self._known) < 200_000:
                self._known[word, tag, part] = known
        return known

    def each(self, words: Sequence[str], tags: Sequence[str], parts: Sequence[str]) -> list[str]:
        """The same of many words."""
        known = self._known
        return [known.get(key) or self(*key) for key in zip(words, tags, parts, strict=True)]

    def _lemma(self, word: str, tag: str) -> str:
        if tag == "ADD":  # addresses of mail and web pages
            return word
        form = word if tag in _NAMES else word.lower().replace("’", "'")
        exception = self._exceptions.get(tag, {}).get(form)
        if exception is not None:
            return exception
        if word.isupper() and (lemma := self._lemma_of_capitals(word, tag)):
            return lemma
        if tag == "CD" and _NUMBER.fullmatch(word):
            return word.replace(",", "")
        if _DRAWN_OUT.search(form) and tag not in _NAMES:
            form = next(filter(self._is_word, (_DRAWN_OUT.sub(times, form) for times in (r"\1", r"\1\1"))), form)
        lemma = by_suffix(form, self._suffixes.get(tag, {}))
        if tag in _PAST and not form.endswith("ed") and self._is_verb(form) and not self._is_verb(lemma):
            return form  # "insists that it *amend* the law": the past of no verb
        ending = _ENDINGS.get(tag)
        return self._stem(form, tag, lemma) if ending and form.endswith(ending) else lemma

    def _stem(self, form: str, tag: str, lemma: str) -> str:
        """The rule's lemma if it is a known word, else the first such that spelling allows, else a guess at its e."""
        ending = _ENDINGS[tag]
        allowed = list(stems(form, ending))
        if ending == "s" or form != lemma + ending or not _DOUBLES.fullmatch(lemma):
            allowed.insert(0, lemma)
        for is_known in (self._is_verb, self._is_word) if tag in _VERBS else (self._is_word,):
            for stem in allowed:
                if is_known(stem) and (len(stem) > 2 or stem in _SHORT_VERBS):
                    return stem
        return lemma + "e" if _SILENT_E.search(lemma) and ending != "s" else lemma

    def _is_verb(self, word: str) -> bool:
        return word in self._verbs

    def _lemma_of_capitals(self, word: str, tag: str) -> str | None:
        """X and PS4 stay; a long name in capitals is written as names are."""
        if tag in _NAMES:
            is_acronym = len(word) < _LONGEST_ACRONYM or (
                len(word) == _LONGEST_ACRONYM and not self._is_word(word.lower())
            )
            return None if is_acronym or not word.isalpha() else self._lemma(word.capitalize(), tag)
        is_code = len(word) == 1 or (word[0].isalpha() and not word.isalpha() and word.isalnum())
        return word if tag == "NN" and is_code else None


def stems(form: str, ending: str) -> Iterator[str]:
    """What a regular form in -ed, -ing, -s, -er or -est may be a form of, the likelier first.

    A stem of one syllable with a short vowel would have doubled its last letter: "hoping" is of "hope".
    """
    if ending == "s":
        if form.endswith("ies"):
            yield form[:-3] + "y"
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
        return
    stem = form[: -len(ending)]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    yield from (stem + "e", stem) if _DOUBLES.fullmatch(stem) else (stem, stem + "e")
    if len(stem) > 2 and (stem[-1] == stem[-2] or stem.endswith("ck")):
        yield stem[:-1]


def by_suffix(form: str, rules: dict[str, tuple[int, str]]) -> str:
    """The form under the rule of its longest known suffix: so many letters cut, an ending added."""
    for length in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
        rule = rules.get(form[len(form) - length :])
        if rule is not None and rule[0] < len(form):
            return form[: len(form) - rule[0]] + rule[1]
    return form
