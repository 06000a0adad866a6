"""Lemmas from a word and its Penn tag: a list of exceptions, then the longest suffix rule, checked against known words.

Both tables are learned from the treebanks by ``training/syntax/lemmas.py``; the known words are the encoder's
vocabulary. Where a rule's lemma is no known word ("provok"), the stems that spelling allows are tried instead.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

LONGEST_SUFFIX = 6

_NAMES = ("NNP", "NNPS")
_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}
_LONGEST_ACRONYM = 5
_SHORT_VERBS = frozenset(("be", "do", "go"))
_SILENT_E = re.compile(r"(?:[cuvz]|dg|rg|[bcdfgkpstz]l)$")  # no English verb ends so: "divorc", "drizzl"
_VOWELS = frozenset("aeiouy")


class Lemmatizer:
    """``lemmatizer(word, tag)``: the dictionary form, names as they stand.

    ``is_word`` says whether a word in small letters is a known one.
    """

    def __init__(self, table: Path, is_word: Callable[[str], bool]) -> None:
        with gzip.open(table, "rt", encoding="utf-8") as file:
            tables = json.load(file)
        self._exceptions: dict[str, dict[str, str]] = tables["exceptions"]
        self._suffixes: dict[str, dict[str, tuple[int, str]]] = tables["suffixes"]
        self._is_word = is_word
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        known = self._known.get((word, tag))
        if known is None:
            known = self._lemma(word, tag)
            if len(self._known) < 200_000:
                self._known[word, tag] = known
        return known

    def _lemma(self, word: str, tag: str) -> str:
        if tag == "ADD":  # addresses of mail and web pages
            return word
        form = word if tag in _NAMES else word.lower().replace("’", "'")
        exception = self._exceptions.get(tag, {}).get(form)
        if exception is not None:
            return exception
        if word.isupper() and (lemma := self._lemma_of_capitals(word, tag)):
            return lemma
        lemma = by_suffix(form, self._suffixes.get(tag, {}))
        ending = _ENDINGS.get(tag)
        if ending and form.endswith(ending) and not self._is_verb_or_noun(lemma):
            guess = lemma + "e" if _SILENT_E.search(lemma) and ending != "s" else lemma
            return next((stem for stem in stems(form, ending) if self._is_verb_or_noun(stem)), guess)
        return lemma

    def _is_verb_or_noun(self, word: str) -> bool:
        return self._is_word(word) and (len(word) > 2 or word in _SHORT_VERBS)

    def _lemma_of_capitals(self, word: str, tag: str) -> str | None:
        """X and GISB stay; a long name in capitals is written as names are."""
        if tag in _NAMES:
            is_acronym = len(word) < _LONGEST_ACRONYM or (
                len(word) == _LONGEST_ACRONYM and not self._is_word(word.lower())
            )
            return None if is_acronym or not word.isalpha() else self._lemma(word.capitalize(), tag)
        is_code = len(word) == 1 or (3 < len(word) <= _LONGEST_ACRONYM and not self._is_word(word.lower()))
        return word if tag == "NN" and is_code else None


def stems(form: str, ending: str) -> Iterator[str]:
    """What a regular form in -ed, -ing or -s may be a form of, the likelier first.

    A short stem of consonant, vowel, consonant would have doubled its last letter: "hoping" is of "hope".
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
    doubles = len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    yield from (stem + "e", stem) if doubles and len(stem) < 5 else (stem, stem + "e")
    if len(stem) > 2 and (stem[-1] == stem[-2] or stem.endswith("ck")):
        yield stem[:-1]


def by_suffix(form: str, rules: dict[str, tuple[int, str]]) -> str:
    """The form under the rule of its longest known suffix: so many letters cut, an ending added."""
    for length in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
        rule = rules.get(form[len(form) - length :])
        if rule is not None and rule[0] < len(form):
            return form[: len(form) - rule[0]] + rule[1]
    return form
