"""Whom the place of an act tells: where help is given, where what is struck stands, at whose mission people protest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.citizens import SETTLED
from legation.events.participants.roles import Filler, Roles, merged
from legation.events.participants.sides import is_state
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.when_where.sharing import opens_with
from legation.records import EventType, Place

REACH = 3
"""How deep below a protest the mission may be named."""


class Sites:
    """Reads whose the places of one document's acts are."""

    def __init__(self, grammar: Grammar, roles: Roles, places: Mapping[int, Place]) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places

    def held_by(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who holds what is struck or taken ("bombed the *rebel*-held suburb")."""
        grammar = self._grammar
        if candidate.coding.event_type is not EventType.ASSAULT and candidate.coding.mode != "seize":
            return ()
        things = [t for path in ("obj", "on", "at", "in") for t in grammar.related(candidate.match.trigger, path)]
        amods = [c for thing in things for c in grammar.with_relation(thing, "amod")]
        held = [verb for verb in amods if grammar.lemma[verb] in words("holding a place")]
        return self._roles.fillers(t for verb in held for t in grammar.with_relation(verb, "compound", "amod", "nsubj"))

    def abroad(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The country where help is given ("delivered four helicopters *at the port of Corinto*")."""
        grammar = self._grammar
        scenes = [t for word in words("scene") for t in grammar.related(candidate.match.trigger, word)]
        near = [below for scene in scenes for below in (scene, *grammar.related(scene, "of"))]
        return merged([state for state in self._states(near) if state.actor.country not in own])[:1]

    def entered(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The other country to a place of which forces are brought ("airlifted a battalion *to Hodeida*")."""
        there = self._states(_goals(candidate.match.trigger, self._grammar))
        return merged([state for state in there if state.actor.country not in own])[:1]

    def own_country(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The actor's own country where what is struck stands there ("the army bombed a market *in Kutum*")."""
        grammar, blows = self._grammar, lemma_classes()["violence"]  # "repelled *attacks* near Kutum"
        things = [t for t in grammar.related(candidate.match.trigger, "obj") if grammar.pos[t] == "NOUN"]
        things = [t for t in things if grammar.lemma[t] not in blows]
        scenes = [t for thing in things for word in ("in", "of", "near") for t in grammar.related(thing, word)]
        return merged([state for state in self._states(scenes) if state.actor.country in own])

    def _states(self, tokens: Iterable[int]) -> Iterator[Filler]:
        """The countries of the settled places that tokens name."""
        for token in tokens:
            place = self._places.get(token)
            if place is not None and place.country and place.kind in SETTLED:
                yield self._roles.state(place.country, token)

    def at_mission(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The state at whose mission people protest, or whose flag they burn ("marched past the *Peruvian* embassy",
        "rallied and burned a *Peruvian* flag"), or went before ("went *to the Peruvian embassy* and burned tyres"), or
        of which the sentence tells what they do there ("police guarded the *Peruvian* embassy, where they rallied")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        before = (grammar.head[trigger],) if grammar.dep[trigger] == "conj" else ()
        return (
            self._at_mission(trigger)
            or self._burnt(trigger)
            or tuple(f for t in before for f in self._at_mission(t))
            or self._where(candidate.verb)
        )

    def _where(self, verb: int) -> tuple[Filler, ...]:
        """The states at whose missions a clause is set that goes on from them ("the Peruvian embassy, *where* ...")."""
        grammar, clause = self._grammar, self._grammar.clause(verb)
        while grammar.dep[clause] == "conj" and grammar.is_predicate(grammar.head[clause]):
            clause = grammar.head[clause]
        if not opens_with(grammar, clause, "where"):
            return ()
        scenes = grammar.coordinated([grammar.head[clause]])
        missions = [t for t in scenes if grammar.lemma[t] in words("diplomatic mission")]
        return merged(tuple(f for f in self._roles.owners(missions) if is_state(f)))

    def _at_mission(self, trigger: int) -> tuple[Filler, ...]:
        """The state at whose mission an act is done."""
        grammar = self._grammar
        level: tuple[int, ...] = (trigger,)
        for _ in range(REACH):
            below = [t for token in level for t in grammar.with_relation(token, "obj", "obl", "nmod", "advcl")]
            level = tuple(t for t in below if grammar.pos[t] in ("NOUN", "PROPN", "VERB"))
            if blamed := self._roles.fillers(t for token in level for t in grammar.related(token, "against")):
                return tuple(f for f in blamed if is_state(f))
            missions = [t for t in level if grammar.lemma[t] in words("diplomatic mission")]
            owners = (self._roles.owners([t]) or self._named_before(t) for t in missions)
            if states := tuple(f for found in owners for f in found if is_state(f)):
                return states
        return ()

    def _named_before(self, mission: int) -> tuple[Filler, ...]:
        """Whose mission "the embassy" is: that of which the text has told last."""
        grammar = self._grammar
        if not any(grammar.lemma[word] == "the" for word in grammar.with_relation(mission, "det")):
            return ()
        told = (t for t in range(mission - 1, -1, -1) if grammar.lemma[t] == grammar.lemma[mission])
        return next(filter(None, (self._roles.owners([t]) for t in told)), ())

    def _burnt(self, trigger: int) -> tuple[Filler, ...]:
        """The foreign state whose flag, or whose ruler's picture, the protesters burn beside."""
        grammar = self._grammar
        acts = [
            act for act in grammar.with_relation(trigger, "conj", "advcl") if grammar.lemma[act] in words("defiling")
        ]
        signs = [t for act in acts for t in grammar.related(act, "obj") if grammar.lemma[t] in words("sign of a state")]
        return tuple(f for f in self._roles.owners(signs) if is_state(f))


def _goals(trigger: int, grammar: Grammar) -> Iterator[int]:
    """To what an act brings somebody or something: "moved troops *to Arequipa*", "flew a battalion *into Chad*"."""
    for head in (trigger, *grammar.related(trigger, "obj")):
        for word in ("to", "into"):
            yield from grammar.related(head, word)
