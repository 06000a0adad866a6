"""Longest-match lookup of phrases over the tokens of a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

from legation.syntax.columns import columns
from legation.syntax.compounds import HYPHENS

T = TypeVar("T")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
     "ß": "ss"}
)  # fmt: skip
_DOTTED = re.compile(r"[^\W\d_]\.(?:[^\W_]\.)*[^\W_]?")
_AMERICAN = {
    "organisation": "organization", "organisations": "organizations", "defence": "defense", "labour": "labor",
    "centre": "center", "programme": "program", "harbour": "harbor",
    "co-operation": "cooperation",
}  # fmt: skip
_ENDINGS = {"skyy": "sky", "skiy": "sky", "skyi": "sky", "skij": "sky", "skii": "sky", "ski": "sky", "yev": "ev",
            "ych": "ich"}  # fmt: skip
_SLAVIC = re.compile(rf"(?<=\w\w\w)(?:{'|'.join(_ENDINGS)})$")
"""How Slavic surnames end: "Zelenskyy", "Zelenskiy" and "Zelensky", "Dudayev" and "Dudaev"."""
_PIECES = re.compile(r"'s$|'$|,|(?<=[^\W\d_])(?<!\b[Cc]o)[-\u2010\u2011](?=[^\W_])")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The word by which the tables know this one: "U.N." is "un", "Organisation" is "organization".

    In lower case, without diacritics, with straight apostrophes, without an abbreviation's points, in the American
    spelling; a name that is written from another script in one of its spellings: "Qadhafi" is "gaddafi".
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_LETTERS))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    text = text.lower()
    if "." in text and len(text) > 2 and _DOTTED.fullmatch(text):
        return text.replace(".", "")
    return _AMERICAN.get(text) or _spellings().get(text) or _SLAVIC.sub(_ending, text)


@cache
def _spellings() -> dict[str, str]:
    """The usual spelling of names by their other ones."""
    lines = (Path(__file__).parents[1] / "data" / "spellings.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {other: usual for usual, others in rows for other in others.split()}


def _ending(match: re.Match[str]) -> str:
    return _ENDINGS[match[0]]


@lru_cache(maxsize=4096)
def fold_phrase(phrase: str) -> str:
    """The phrase in folded words: "defence minister" is "defense minister"."""
    return " ".join(map(fold, phrase.split()))


@lru_cache(maxsize=4096)
def split_words(phrase: str) -> tuple[str, ...]:
    """The phrase's words as the tokeniser would cut them, hyphens left out: "Kim Jong-un" has three."""
    if phrase.isascii() and "-" not in phrase and "'" not in phrase and "," not in phrase:
        return tuple(phrase.split())
    words: list[str] = []
    for chunk in phrase.translate(_APOSTROPHES).split():
        start = 0
        for match in _PIECES.finditer(chunk):
            words.append(chunk[start : match.start()])
            if not re.match(r"[-\u2010\u2011]", match.group()):
                words.append(match.group())
            start = match.end()
        words.append(chunk[start:])
    return tuple(word for word in words if word)


class Words(NamedTuple):
    """The words of a document: folded keys, the texts, and which token each one is."""

    keys: tuple[str, ...]
    texts: tuple[str, ...]
    tokens: tuple[int, ...]


def read_words(doc: Doc) -> Words:
    """The document's words without spaces and without the hyphens inside compounds."""
    keys: list[str] = []
    texts: list[str] = []
    tokens: list[int] = []
    glued = False  # the token before ends without white space
    read = columns(doc)
    for at, (text, spaced) in enumerate(zip(read.texts, read.spaced, strict=True)):
        if not (glued and not spaced and text in HYPHENS):
            folded, words = _words_of(text)
            if len(words) == 1:
                keys.append(folded[0])
                texts.append(words[0])
                tokens.append(at)
            else:
                keys += folded
                texts += words
                tokens += [at] * len(words)
        glued = not spaced
    return Words(tuple(keys), tuple(texts), tuple(tokens))


@lru_cache(maxsize=65536)
def _words_of(token: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A token's words, folded and as they stand: mostly one, none of white space."""
    if token.isspace():
        return (), ()
    words = split_words(token) if "-" in token and len(token) > 3 else ()
    if not words[1:]:  # else the tokeniser left whole what is several
        words = (token if token.isascii() and token.isalnum() else token.translate(_APOSTROPHES),)
        return (fold(token),), words
    return fold_words(words), words


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words, each folded."""
    return tuple(map(fold, words))


class Lookup(Generic[T]):
    """Phrases by their folded words, found longest first."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], list[T]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        """How many words the phrases have that begin with a word, the longest first."""

    def add(self, phrase: Sequence[str], value: T, *, first: bool = False) -> None:
        """Keep a value under a phrase; a phrase may have several, and this one comes last, or ``first``."""
        self.keep(fold_words(phrase), value, first=first)

    def keep(self, key: tuple[str, ...], value: T, *, first: bool = False) -> None:
        """Keep a value under folded words."""
        values = self._values.get(key)
        if values is None:
            self._values[key] = [value]
            lengths = self._lengths.get(key[0], ())
            if len(key) not in lengths:
                self._lengths[key[0]] = tuple(sorted((*lengths, len(key)), reverse=True))
        elif first:
            values.insert(0, value)
        else:
            values.append(value)

    def remove(self, phrase: Sequence[str], is_meant: Callable[[T], bool]) -> None:
        """Forget those values of a phrase that are meant."""
        if values := self._values.get(fold_words(phrase)):
            values[:] = [value for value in values if not is_meant(value)]

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every value under its phrase, those of a phrase in their order."""
        return ((key, value) for key, values in self._values.items() for value in values)

    def get(self, phrase: str) -> tuple[T, ...]:
        """The values of exactly this phrase."""
        return tuple(self._values.get(fold_words(split_words(phrase)), ()))

    def beginning(self, keys: AbstractSet[str]) -> AbstractSet[str]:
        """Those of the words with which phrases begin."""
        return self._lengths.keys() & keys

    def matches(self, keys: Sequence[str], start: int) -> list[tuple[int, list[T]]]:
        """Every phrase that begins at word ``start``, the longest first, as its length and its values."""
        found: list[tuple[int, list[T]]] = []
        left = len(keys) - start
        for length in self._lengths.get(keys[start], ()) if left > 0 else ():
            if length <= left and (values := self._values.get(tuple(keys[start : start + length]))):
                found.append((length, values))
        return found
