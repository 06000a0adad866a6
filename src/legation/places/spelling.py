"""How the gazetteer spells a toponym: one key for every way of writing the same name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "&": " and "}
)
APOSTROPHES = re.compile("['’‘ʻʼʿʾ`´.]")
BREAKS = re.compile(r"[\W_]+")
WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The key of a name: folded case, no diacritics, no apostrophes or full stops, single spaces, no leading "the".

    "Côte d’Ivoire" gives "cote divoire", "St. Louis" and "Saint Louis" give "st louis". The result may be
    empty, for a name without letters or digits.
    """
    folded = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = BREAKS.sub(" ", APOSTROPHES.sub("", folded)).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(WORDS.get(word, word) for word in words)


ARTICLES = frozenset("al el an as ash at ath ad adh az ar ed en es et ez".split())
SPELLED = {"tall": "tal", "tel": "tal", "tell": "tal", "bent": "bint", "abou": "abu", "ibn": "bin", "ben": "bin"}
_SOUNDS = (("ou", "u"), ("oo", "u"), ("dh", "d"), ("q", "k"), ("o", "u"), ("ee", "i"), ("ie", "i"))
_DIPHTHONGS = re.compile("[ae]+[iy]+")
_DOUBLED = re.compile(r"(.)\1+")
LEAST = 5  # letters of a skeleton; of shorter ones too many are alike


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """What transliterations of one Arabic name share; empty where too little is left to tell it by.

    "Al Qāmishlī" and "Qamishli", "Ma‘arrat an Nu‘mān" and "Maaret al-Numan" come to the same: articles, doubled
    letters, the ending of the feminine and much of the choice of vowels are left out.
    """
    words = [SPELLED.get(word, word) for word in key(name).split() if word not in ARTICLES]
    folded = _DIPHTHONGS.sub("y", "".join(words))
    for sound, plain in _SOUNDS:
        folded = folded.replace(sound, plain)
    folded = _DOUBLED.sub(r"\1", folded.replace("e", "a"))
    folded = folded.removesuffix("h").removesuffix("t") if folded.endswith(("ah", "at", "ih")) else folded
    return folded if len(folded) >= LEAST else ""
