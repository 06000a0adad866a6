"""Regular plurals of role nouns and nationalities."""

from __future__ import annotations

import re

_HEAD_BEFORE = re.compile(r"^(.+?)( (?:of|to|at|in|for|without)\b.*|-at-large|-elect|-in-chief|-of-staff)$")
_IRREGULAR = {
    "child": "children", "person": "people", "commander in chief": "commanders in chief",
    "attorney general": "attorneys general", "attorney-general": "attorneys-general", "foot": "feet",
    "chief of staff": "chiefs of staff", "chargé d'affaires": "chargés d'affaires", "staff": "staffs",
    "personnel": "personnel", "crew": "crews", "sheriff": "sheriffs", "chief": "chiefs", "belief": "beliefs",
}  # fmt: skip


def pluralise(phrase: str) -> str:
    """The regular plural of a noun phrase, on its head noun: "heads of state", "policewomen", "navies"."""
    if phrase in _IRREGULAR:
        return _IRREGULAR[phrase]
    if match := _HEAD_BEFORE.match(phrase):
        return pluralise(match.group(1)) + match.group(2)
    before, space, noun = phrase.rpartition(" ")
    if noun in _IRREGULAR:
        noun = _IRREGULAR[noun]
    elif noun.endswith(("man", "Man")) and noun not in ("German", "Roman", "Ottoman", "Oman", "human", "shaman"):
        noun = noun[:-2] + "en"
    elif re.search(r"[^aeiou]y$", noun):
        noun = noun[:-1] + "ies"
    elif noun.endswith("fe"):
        noun = noun[:-2] + "ves"
    elif noun.endswith("thief"):
        noun = noun[:-1] + "ves"
    elif re.search(r"(s|x|z|ch|sh)$", noun):
        noun += "es"
    else:
        noun += "s"
    return before + space + noun


_PLURALS = frozenset(
    "police troops youths clergy elite townsfolk fisherfolk personnel gendarmerie cattle media crew crowd mob".split()
)
_MANY = ("men", "people", "children")
"""What irregular plurals end in: "guardsmen", "townspeople", "schoolchildren"."""


def is_plural(words: tuple[str, ...]) -> bool:
    """Whether a phrase's head noun is in the plural."""
    noun = next((words[i - 1] for i, word in enumerate(words) if i and word in ("of", "for", "in")), words[-1])
    return (
        noun in _PLURALS
        or noun.endswith(_MANY)
        or (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "congress")))
    )


def takes_plural(adjective: str) -> bool:
    """Whether a nationality's adjective is a noun for its people in the plural: "Germans", but no "Chineses"."""
    return re.search(r"(ese|sh|ch|ss|[Uu]\.?[KS]\.?|ois|Myanmar|Philippine)$", adjective) is None
