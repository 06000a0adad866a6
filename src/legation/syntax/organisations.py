"""Names that are an organisation's by their words, whatever the network takes them for.

"Ministry of Health" and "Sonora University" are no places, and capitals in brackets after an organisation's name are
its own. Which words tell is a table, ``data/organisation_words.tsv``: the last one of a name, the first one of it
before "of" or "for", or the whole name; ``none`` names what only looks so ("West Bank").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "data" / "organisation_words.tsv"

_JOINTS = frozenset(("for", "of"))
_LONGEST_ACRONYM = 8
_BEGIN, _INSIDE = "B-ORG", "I-ORG"


@cache
def organisation_words() -> dict[str, frozenset[str]]:
    """The table's words by their place in a name: ``alone``, ``first``, ``last`` and ``none``."""
    rows = [line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines()[1:]]
    return {place: frozenset(word for where, word in rows if where == place) for place, _ in rows}


def with_organisations(words: Sequence[str], names: list[str]) -> list[str]:
    """The BIO labels of words, where some names become organisations."""
    found = list(names)
    for begin, name in enumerate(names):
        if not name.startswith("B-"):
            continue
        end = begin + 1
        while end < len(names) and names[end].startswith("I-"):
            end += 1
        if name != _BEGIN and _is_organisation(words[begin:end]):
            found[begin:end] = [_BEGIN] + [_INSIDE] * (end - begin - 1)
        if found[begin] == _BEGIN and _is_bracketed_acronym(words, end) and names[end + 1] == "O":
            found[end + 1] = _BEGIN
    return found


def bracketed_acronyms(words: Sequence[str], names: list[str]) -> set[str]:
    """The capitals in brackets that stand for the organisations whose names they follow."""
    return {
        words[at]
        for at in range(2, len(names) - 1)
        if names[at] == _BEGIN and names[at - 2] in (_BEGIN, _INSIDE) and _is_bracketed_acronym(words, at - 1)
    }


def _is_organisation(name: Sequence[str]) -> bool:
    table = organisation_words()
    whole = " ".join(name)
    if whole in table["alone"]:
        return True
    if len(name) < 2 or whole in table["none"]:
        return False
    return name[-1] in table["last"] or (name[0] in table["first"] and name[1] in _JOINTS)


def _is_bracketed_acronym(words: Sequence[str], at: int) -> bool:
    """Whether capitals stand in brackets from a word on, as in "( PKK )"."""
    if at + 2 >= len(words) or words[at] != "(" or words[at + 2] != ")":
        return False
    acronym = words[at + 1]
    return 1 < len(acronym) <= _LONGEST_ACRONYM and acronym.isalpha() and acronym.isupper()
