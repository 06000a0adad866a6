"""Against whom people protest who say so in what they come for: "gathered to demand *the governor*'s resignation"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles, merged
from legation.events.participants.sides import RULING, sole
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Sector

ADDRESSED = ("on", "against", "with", "at")
"""Relations to whom a demand or a complaint is addressed."""
MATTERS = ("at", "over", "about", "against", "with", "by", "of", "to")
"""Relations between anger and whom, or what of theirs, it is about."""
ANSWERABLE = RULING - {None} | {Sector.LEG, Sector.JUD, Sector.PTY, Sector.BUS}
"""Sectors of those who can be asked to act; people for whom others march are not."""


class Causes:
    """Reads what the protests of one document are for."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def blamed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who is to answer for what the protesters demand or denounce, those of their own country included."""
        home = sole({filler.actor.country for filler in candidate.actors} - {None})
        for clause in self._clauses(candidate):
            for named in self._named(clause):
                placed = tuple(self._roles.settled(filler, home) for filler in named)
                if found := tuple(f for f in placed if f.actor.country and self._is_answerable(f, home)):
                    return found
        return ()

    def _is_answerable(self, filler: Filler, home: str | None) -> bool:
        return filler.actor.sector in ANSWERABLE or (filler.actor.sector is None and filler.actor.country != home)

    def _clauses(self, candidate: Candidate) -> Iterator[int]:
        """The clauses that tell what the protesters come to say."""
        grammar, trigger = self._grammar, candidate.match.trigger
        heads = dict.fromkeys((trigger, candidate.verb, *grammar.related(trigger, "obj")))
        below = (clause for head in heads for clause in grammar.with_relation(head, "advcl", "xcomp", "acl"))
        for clause in grammar.coordinated(below):
            is_said = grammar.lemma[clause] in words("protesting")
            is_meant = grammar.is_infinitive(clause) or grammar.tag[clause] == "VBG"
            for_whom = any(grammar.lemma[t] in lemma_classes()["support"] for t in grammar.related(clause, "obj"))
            if is_said and is_meant and not for_whom:
                yield clause

    def _named(self, clause: int) -> Iterator[tuple[Filler, ...]]:
        """Those named in a clause: who is to act, whom it is said to, whose the thing is that it is about."""
        grammar = self._grammar
        things = grammar.related(clause, "obj")
        yield self._roles.fillers(t for act in grammar.related(clause, "comp") for t in grammar.related(act, "subj"))
        yield self._roles.fillers(things)
        yield self._roles.fillers(t for word in ADDRESSED for t in grammar.related(clause, word))
        yield self._roles.owners(things)
        matters = [t for head in (clause, *things) for word in MATTERS for t in grammar.related(head, word)]
        yield merged(self._roles.fillers(matters), self._roles.owners(matters))
