"""Surnames: the short forms that a full name is taken up with."""

from __future__ import annotations

import re
from collections.abc import Container

from legation.actors.knowledge.lookup import fold, split_words

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "de", "da", "del", "dos", "di", "van", "von", "der", "la", "le", "ul", "e"}
)
"""The small words inside names, which some write with a capital and some without."""

_FIRST = frozenset({"CHN", "PRK", "KOR"})
_FIRST_OR_LAST = frozenset({"TWN", "HKG"})
"""Where "Tsai Ing-wen" has her family name first and "Joseph Wu" his last."""
OF_BOTH_PARENTS = frozenset(
    {
        "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY",
        "SLV", "URY", "VEN",
    }
)  # fmt: skip
"""Where people have their father's surname and then their mother's."""
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""Letters that agencies write as two: "Hammarskjöld" is "Hammarskjoeld" too."""
_GIVEN_AFTER = re.compile(rf"[^\W\d_]+ [^\W\d_]+-(?!(?i:{'|'.join(sorted(PARTICLES))})\b)[^\W\d_A-Z]+")
"""A given name of two syllables, as Chinese and Korean ones are written, after another word: "Ban Ki-moon"."""
_SUFFIX = re.compile(r"(?:[IVX]+|Jr\.?|Sr\.?)$")


def surnames(name: str, country: str | None, given: Container[str] = frozenset()) -> list[str]:
    """The short forms a full name is taken up with: the family name, by the country's order of names.

    Chinese and Korean names have it first; Vietnamese people go by the last word; an Arabic "al-" or a "de",
    "van" or "von" belongs to it or is dropped; a Spanish one may be of two words, where the first is none of the
    ``given`` names, folded. "Jr." and a monarch's number are no part of it.
    """
    words = split_words(name)
    while len(words) > 1 and _SUFFIX.match(words[-1]):
        words = words[:-1]
    words = tuple(word for word in words if word != ",") or words
    if len(words) < 2:
        return [" ".join(words)]
    chinese = country in _FIRST_OR_LAST and len(words) > 2 and fold(words[-1]) == words[-1]
    if country in _FIRST and not words[0].endswith("."):
        return [words[0]]
    if chinese or _GIVEN_AFTER.fullmatch(name):
        return [words[0]]
    forms = [words[-1]]
    double = split_words(name.split()[-1])
    if len(double) > 1 and all(word[:1].isupper() for word in double) and words[-len(double) :] == double:
        forms.append(" ".join(double))
    elif country in OF_BOTH_PARENTS and len(words) > 2 and words[-2][:1].isupper() and fold(words[-2]) not in given:
        forms.append(" ".join(words[-2:]))
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        forms.append(" ".join(words[start:]))
    return forms


def person_forms(
    spellings: list[str], country: str | None, given: Container[str] = frozenset()
) -> tuple[list[str], list[str]]:
    """Full spellings and short ones: a spelling of one word is short. ``given`` are the given names, folded."""
    unique = list(dict.fromkeys((*spellings, *(spelling.translate(_SPELLED_OUT) for spelling in spellings))))
    full = [spelling for spelling in unique if len(split_words(spelling)) > 1]
    short = [spelling for spelling in unique if len(split_words(spelling)) == 1]
    for spelling in full:
        short.extend(surnames(spelling, country, given))
    return full or unique, list(dict.fromkeys(short))
