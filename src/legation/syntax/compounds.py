"""Compounds of two nationalities whose first half has a form of its own: "*Sino*-Japanese", "*Franco*-German".

Such a form names a country only there: "Franco" alone is somebody's name. The forms are a table,
``data/combining_forms.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

FORMS = Path(__file__).parent / "data" / "combining_forms.tsv"
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
"""The ASCII hyphen, the hyphen and the one that does not break."""


@cache
def combining_forms() -> Mapping[str, str]:
    """The adjective ("Chinese") that each form stands for, by the form in lower case ("sino")."""
    rows = [line.split("\t") for line in FORMS.read_text(encoding="utf-8").splitlines()[1:]]
    return {form.lower(): adjective for form, adjective in rows}


def is_first_half(words: Sequence[str], at: int) -> bool:
    """Whether the word ``at`` an index is the first half of such a compound: a form with a capital, before a hyphen and
    another capital."""
    if at + 2 >= len(words) or words[at + 1] not in HYPHENS or words[at].lower() not in combining_forms():
        return False
    return words[at][0].isupper() and words[at + 2][:1].isupper()


def spelled_out(words: Sequence[str]) -> list[str]:
    """The words with the adjective for each first half, which the network knows as a nationality's."""
    found = list(words)
    for at, after in enumerate(words[1:]):
        if after in HYPHENS and is_first_half(words, at):
            adjective = combining_forms()[words[at].lower()]
            found[at] = adjective.upper() if words[at].isupper() else adjective
    return found
