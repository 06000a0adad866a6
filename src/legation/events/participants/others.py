"""Others whom the text tells of without saying who they are: "asked *its neighbours*", "*Western* sanctions"."""

from __future__ import annotations

from legation.events.matches.candidates import Candidate
from legation.events.matches.weapons import weapons
from legation.events.participants.parties import Parties, are_both
from legation.events.participants.roles import Roles, state
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType


class Others:
    """Whether the acts of one document are done to somebody who has no name in it."""

    def __init__(self, grammar: Grammar, roles: Roles, parties: Parties) -> None:
        self._grammar = grammar
        self._roles = roles
        self._parties = parties

    def are_one_another(self, candidate: Candidate) -> bool:
        """Whether several do it to one another, all of them actors ("each side blamed *the other*")."""
        if len({state(filler) for filler in candidate.actors}) < 2:
            return False
        things = self._grammar.related(candidate.match.trigger, "obj")
        return any(self._grammar.lemma[thing] == "other" for thing in things)

    def names_rival(self, candidate: Candidate) -> bool:
        """Whether the object is somebody told of only by where he stands ("accused *its rival*")."""
        things = self._grammar.related(candidate.match.trigger, "obj")
        return any(self._grammar.lemma[thing] in words("opposite") for thing in things)

    def names_several(self, candidate: Candidate) -> bool:
        """Whether others are meant of whom the text does not say who they are ("asked *its neighbours* for help",
        "appealed to *donors*").
        """
        grammar = self._grammar
        paths = ("obj", "iobj", "to", "on") if candidate.coding.event_type is EventType.REQUEST else ("obj", "iobj")
        things = (t for path in paths for t in grammar.related(candidate.match.trigger, path))
        others = words("relational", "lenders") - words("of one state")
        several = (t for t in things if grammar.tag[t] == "NNS" and grammar.lemma[t] in others)
        return any(not are_both(t, self._grammar) for t in several)

    def names_owner(self, candidate: Candidate) -> bool:
        """Whether the text says whose the object is, though nobody whom the cast knows ("Western sanctions")."""
        grammar = self._grammar
        dealt_with = (t for path in ("obj", "iobj") for t in grammar.related(candidate.match.trigger, path))
        things = [t for t in dealt_with if grammar.lemma[t] not in words("adjacent")]
        beside = [c for thing in things for c in grammar.with_relation(thing, "amod", "nmod:poss")]
        others = (thing for thing in things if grammar.lemma[thing] not in weapons())  # not "*Storm Shadow* missiles"
        beside += [c for thing in others for c in grammar.with_relation(thing, "compound")]
        beside = [c for c in beside if grammar.lemma[c] not in words("day", "unit")]  # "*Friday*'s raid"
        named = [c for c in beside if grammar.doc[c].is_title and not grammar.doc[c].is_sent_start]
        named += [c for t in things for c in grammar.with_relation(t, "amod") if grammar.lemma[c] in words("outsiders")]
        blamed = things if candidate.coding.event_type is EventType.ACCUSE else ()
        named += [t for t in blamed if grammar.pos[t] == "PROPN" and grammar.doc[t].is_title]  # "accused *the West*"
        return any(not self._roles.at(c) and not self._is_of_make(c) for c in named)

    def _is_of_make(self, token: int) -> bool:
        """Whether a name, with a number behind it, tells the make of a thing ("scrambled *F-15* fighters")."""
        after = self._grammar.form[token + 1 : token + 3]
        return any(any(map(str.isdigit, form)) for form in after)
