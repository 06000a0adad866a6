"""Words to the encoder's input: word pieces (Wu et al. 2016, as in BERT's uncased vocabulary) and letter case.

The vocabulary is uncased, so the shape of a word's letters goes in beside its pieces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

MOST_PIECES = 12
"""A word's pieces past this many are dropped: the first ones tell enough, and a word of noise stays cheap."""

SHAPES = 7
"""How many letter cases there are: 0 no word, lower, UPPER, a single capital, Title, mIxed, no letters."""

# The vocabulary has both forms; folding them makes a curly quotation mark read as a straight one does.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-"})


@lru_cache(maxsize=2**16)
def shape(word: str) -> int:
    """The letter case of a word, 1 to 6."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper():
        return 4 if word[1:].islower() else 5
    return 6


class WordPieces:
    """Greedy longest-match-first word pieces over BERT's vocabulary, with each word's pieces remembered."""

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._index = {piece: number for number, piece in enumerate(pieces) if piece}
        self._unknown = self._index["[UNK]"]
        self.first, self.last = self._index["[CLS]"], self._index["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at least one and at most ``MOST_PIECES``."""
        known = self._known.get(word)
        if known is None:
            known = tuple(self._split(word))[:MOST_PIECES] or (self._unknown,)
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def is_whole(self, word: str) -> bool:
        """Whether the vocabulary has this word as one piece."""
        return len(word) > 1 and word in self._index

    def _split(self, word: str) -> list[int]:
        folded = unicodedata.normalize("NFD", word[:200].translate(_PLAIN).lower())
        pieces: list[int] = []
        for part in _parts(folded):
            pieces += self._longest_matches(part)
        return pieces

    def _longest_matches(self, part: str) -> list[int]:
        pieces, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._index.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            pieces.append(number)
            start = end
        return pieces


@cache
def read_pieces(vocabulary: Path) -> WordPieces:
    """The word pieces of a vocabulary, read once."""
    return WordPieces(vocabulary)


def _parts(word: str) -> Sequence[str]:
    """Runs of letters and digits, and each punctuation mark or Chinese character alone; accents go."""
    parts: list[str] = []
    running = False
    for character in word:
        category = unicodedata.category(character)
        if category == "Mn" or category[0] == "C":
            continue
        alone = category[0] == "P" or 0x4E00 <= ord(character) <= 0x9FFF or (character.isascii() and category[0] == "S")
        if character.isspace():
            running = False
        elif alone or not running:
            parts.append(character)
            running = not alone
        else:
            parts[-1] += character
    return parts
