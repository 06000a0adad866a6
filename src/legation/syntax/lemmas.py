"""Lemmas from a word and its Penn tag: a list of exceptions, then the longest suffix rule.

Both tables are learned from the treebanks by ``training/syntax/lemmas.py``.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

LONGEST_SUFFIX = 6


class Lemmatizer:
    """``lemmatizer(word, tag)``: the dictionary form, names as they stand."""

    def __init__(self, table: Path) -> None:
        with gzip.open(table, "rt", encoding="utf-8") as file:
            tables = json.load(file)
        self._exceptions: dict[str, dict[str, str]] = tables["exceptions"]
        self._suffixes: dict[str, dict[str, tuple[int, str]]] = tables["suffixes"]
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        known = self._known.get((word, tag))
        if known is None:
            known = self._lemma(word, tag)
            if len(self._known) < 200_000:
                self._known[word, tag] = known
        return known

    def _lemma(self, word: str, tag: str) -> str:
        form = word if tag in ("NNP", "NNPS") else word.lower().replace("’", "'")
        exception = self._exceptions.get(tag, {}).get(form)
        if exception is not None:
            return exception
        return by_suffix(form, self._suffixes.get(tag, {}))


def by_suffix(form: str, rules: dict[str, tuple[int, str]]) -> str:
    """The form under the rule of its longest known suffix: so many letters cut, an ending added."""
    for length in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
        rule = rules.get(form[len(form) - length :])
        if rule is not None and rule[0] < len(form):
            return form[: len(form) - rule[0]] + rule[1]
    return form
