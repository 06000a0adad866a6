"""Which language a text is in: English is told by its function words, anything else by py3langid's model.

py3langid is Naive Bayes over byte n-grams (Lui and Baldwin, "Cross-domain feature selection for language
identification", IJCNLP 2011). Its model loads only for a text that does not look English at first sight.
"""

from __future__ import annotations

import math
import re

SAMPLE = 2000
"""How much of a text is looked at, in code points."""

SHORTEST = 60
"""Texts with fewer letters than this are not judged."""

MARGIN = 8.0
"""By how much another language must be more likely than English: the difference of the log posteriors over the
square root of the sample's bytes. English news stays under 1 and other languages' over 10, from 100 bytes on."""

ENOUGH_FUNCTION_WORDS = 0.08

_FUNCTION_WORDS = frozenset("the of and that with from which his their has were been would said this".split())
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639 code of the text's language, "en" where it may well be English; None where it is too short."""
    words = _WORD.findall(text[:SAMPLE])
    if sum(map(len, words)) < SHORTEST:
        return None
    if sum(word.lower() in _FUNCTION_WORDS for word in words) >= ENOUGH_FUNCTION_WORDS * len(words):
        return "en"
    return _most_likely(text[:SAMPLE])


def _most_likely(sample: str) -> str:
    import py3langid

    ranking = py3langid.rank(sample)
    language, score = ranking[0]
    margin = (score - dict(ranking)["en"]) / math.sqrt(len(sample.encode("utf-8", "surrogatepass")))
    return str(language) if margin > MARGIN else "en"
