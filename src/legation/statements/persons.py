"""Nouns for people and bodies of people: what is recalled, summoned or asked is none of anybody's words then."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from legation.actors import shipped_tables

PRONOUNS = frozenset(("me", "us", "him", "her", "them", "whom"))


def is_person(noun: Token) -> bool:
    """Whether a noun names a person, is one of the role nouns ("ambassador", "troops"), or a pronoun for people."""
    if noun.pos_ == "PRON":
        return noun.lower_ in PRONOUNS
    return noun.ent_type_ == "PER" or _is_role(noun.lower_)


@cache
def _is_role(word: str) -> bool:
    return bool(shipped_tables().roles.get(word))
