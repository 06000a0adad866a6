"""The words of a sentence by their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LETTERS = re.compile(r"\w+")


class Phrases:
    """Words and phrases to be looked for, whatever the case of their letters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.listed = tuple(phrases)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.listed))})\b", re.IGNORECASE)
        self._first = frozenset(_LETTERS.findall(phrase.lower())[0] for phrase in self.listed)

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them in a text."""
        return self._pattern.search(text)

    def are_in(self, text: str, its_words: Set[str]) -> bool:
        """Whether one is in a text. Most texts have none, which a look at ``its_words``, its ``lower_words``, tells."""
        return not self._first.isdisjoint(its_words) and self.search(text) is not None


def lower_words(text: str) -> frozenset[str]:
    """All runs of letters and digits of a text, in lower case."""
    return frozenset(_LETTERS.findall(text.lower()))


def words(text: str) -> list[str]:
    """The words of a text as they stand, and its numbers without their commas."""
    return _WORD.findall(text.replace(",", ""))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of an English word (Porter's second algorithm), in lower case."""
    return str(_stemmer().stemWord(word.lower()))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")
