"""The words and marks of a dateline, and the names that stand in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from unicodedata import combining, normalize

from legation.syntax.dates import is_date

_TOKEN = re.compile(
    r"--+|[0-3]?\d/[01]?\d(?:/\d{4}|/\d\d)?(?![\d/])|[-,/();:|=–—―−_]|[^\s,/();:|=–—―−_-](?:[^\s,/();:|=–—―−_-]|(?<!\)\.)-(?=[^\s-]))*"
)
_DASHES = frozenset("-–—―−_=")
SMALL_WORDS = frozenset("of the de del la el en al and on in with at".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; ``start`` and ``end`` are code points into the text."""

    text: str
    start: int
    end: int

    @property
    def is_dash(self) -> bool:
        return self.text in _DASHES or self.text.startswith("--")

    @property
    def is_word(self) -> bool:
        return not self.is_dash and self.text not in ",/();:|"

    @property
    def is_bracketed(self) -> bool:
        """Whether the word is a country in square brackets: "New Delhi [India]"."""
        return self.text[0] == "[" and self.text[-1] == "]" and upper(self.text[1:-1]) in names("region")


@cache
def names(kind: str) -> frozenset[str]:
    """The names of one kind in ``data/datelines.tsv``: agency, city, seat, region or "no place", upper-cased."""
    table = files("legation.syntax").joinpath("data/datelines.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return frozenset(unaccented(name.upper()) for row_kind, name in rows if row_kind == kind)


def is_agency(text: str) -> bool:
    """Whether ``text`` is a news agency's name."""
    name = unaccented(text.strip(" .").upper())
    return name in names("agency") or name.removesuffix(".COM") in names("agency")


def place_in_line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place that a line states and nothing else: "Washington, DC", "The Kremlin, Moscow" (the city); or None."""
    at = start
    for part in text[start:end].split(","):
        city = upper(part) in names("city")
        if city or (at > start and upper(part) not in names("region")) or not all(map(is_name_word, part.split())):
            rest = text[at + len(part) + 1 : end]
            is_whole = all(upper(region) in names("region") for region in rest.split(",")) if rest.strip() else True
            return (at + len(part) - len(part.lstrip()), end) if city and is_whole else None
        at += len(part) + 1
    return None


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def upper(name: str, *, keep_stop: bool = False) -> str:
    """A name as the table has it: capitals, single spaces, a final full stop only where the table has one."""
    folded = unaccented(" ".join(name.split()).upper().replace("’", "'"))
    return folded if keep_stop or folded in names("region") else folded.rstrip(".")


def unaccented(name: str) -> str:
    """A name without its accents: "BRASÍLIA" as "BRASILIA"."""
    if name.isascii():
        return name
    return "".join(mark for mark in normalize("NFD", name) if not combining(mark))


def is_capitals(word: str) -> bool:
    """Whether a word is set in capitals."""
    return word[0].isalpha() and word == word.upper()


def is_name_word(word: str) -> bool:
    """Whether a word can be part of a place's name."""
    if word[0] == "[" and word[-1] == "]":
        word = word[1:-1] or word
    return word[0].isupper() or word[0].isdecimal() or word.casefold() in SMALL_WORDS or word.startswith("al-")


def is_stop(text: str, words: Sequence[Token], *, after_place: bool, after_date: bool) -> bool:
    """Whether words that more words follow end a dateline: "..., Feb. 26. The", "ASTANA. KAZINFORM The"."""
    piece, last = text[words[0].start : words[-1].end], words[-1].text
    is_apart = len(words) > 1 and words[-2].text.endswith(".") and is_capitals(words[0].text)
    if is_apart and len(last) > 3 and is_agency(last):
        return True
    if after_date and len(words) == 1 and is_capitals(last) and is_agency(last):  # "Baku, February 26, AZERTAC The"
        return True
    if not last.endswith("."):
        return False
    return is_agency(piece) if after_date else after_place and is_date(piece.rstrip("."))


def is_signed(text: str, words: Sequence[Token]) -> bool:
    """Whether an agency's name ends the words and stands apart in them: "Feb. 26 Trend", "ASTANA. KAZINFORM"."""
    if len(words) < 2 or not is_agency(words[-1].text):
        return False
    rest = text[words[0].start : words[-2].end]
    return is_date(rest.rstrip(".")) or (rest.endswith(".") and len(rest) > 4 and is_capitals(words[0].text))
