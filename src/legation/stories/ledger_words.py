"""The words of a sentence by their stems."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


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
