"""Names of peoples and of confessions, whose people fight as tribes and clans do: "*Zulus* clashed with *Xhosas*"."""

from __future__ import annotations

from legation.actors.described.peoples import names_people
from legation.events.trees.grammar import Grammar


def is_community(token: int, grammar: Grammar) -> bool:
    """Whether a name in the plural is that of a people, or of those of one confession ("*Sunnis*")."""
    is_plural = grammar.pos[token] == "PROPN" and grammar.form[token].endswith("s")
    return is_plural and names_people(grammar.spelling[token])
