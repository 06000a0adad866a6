"""Clauses that only count the victims of an attack told before: "Rebels attacked a post. Five guards *died*".

Such a clause tells more of the attack (``elaboration``) and is no event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.events.matches.candidates import Candidate
from legation.events.tellings.elaboration import Elaborations, Pointer
from legation.events.trees.grammar import Grammar
from legation.records import EventType


def without_tolls(candidates: Sequence[Candidate], elaborations: Elaborations, grammar: Grammar) -> list[Candidate]:
    """The candidates without those that only count the victims of another, of which ``elaborations`` tells."""
    attacks = (candidate for candidate in candidates if candidate.coding.event_type is EventType.ASSAULT)
    clauses = (clause for attack in attacks for clause in elaborations.of(attack))
    counting = {clause.head for clause in clauses if clause.pointer is Pointer.TOLL}
    return [one for one in candidates if one.match.trigger not in counting or not _is_bare_toll(one, grammar)]


def _is_bare_toll(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a main clause that counts victims says neither who killed or hurt them, nor how, nor by whose account."""
    clause = candidate.match.trigger
    if candidate.actors or candidate.coding.mode is not None or grammar.head[clause] != clause:
        return False
    return not grammar.with_relation(clause, "parataxis") and "accord" not in grammar.lemmas_about(clause)
