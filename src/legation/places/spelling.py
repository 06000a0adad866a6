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
