"""Whom the clauses around an act name: on whose doing it depends, whose act it answers, what a noun sums up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.participants.phrases import REACH
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import STATES
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

SPOKEN = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Types whose nouns after a comma sum up what was just said ("wrote to her, *an apology* that Peru rejected")."""

STEM = 5
"""How many letters a noun and the verb of its stem begin with alike."""


class ClausesAround:
    """Reads them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def on_condition(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreigners on whose act it depends ("warned it would strike *if Peru* crossed the river")."""
        grammar = self._grammar
        acts = (candidate.match.trigger, *grammar.related(candidate.match.trigger, "comp"))
        spans = (t for act in acts for t in grammar.with_relation(act, "advmod") if grammar.lemma[t] == "long")
        lasting = (clause for span in spans for clause in grammar.with_relation(span, "advcl"))  # "*as long as* ..."
        return self._doers_in((*self._opened(acts, "proviso"), *lasting), candidate)

    def provokers(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreigners whose act is answered ("voiced dismay *after Peru* closed the border")."""
        return self._doers_in(self._opened((candidate.match.trigger, candidate.verb), "provocation"), candidate)

    def _opened(self, acts: Sequence[int], group: str) -> list[int]:
        """The clauses of the acts that begin with a conjunction of a group."""
        clauses = (clause for act in acts for clause in self._grammar.with_relation(act, "advcl"))
        return [clause for clause in clauses if words(group).intersection(self._grammar.marker_lemmas(clause))]

    def _doers_in(self, clauses: Sequence[int], candidate: Candidate) -> tuple[Filler, ...]:
        """The foreigners who do what the clauses tell."""
        own = {state(filler) for filler in candidate.actors}
        doers = [t for clause in clauses for t in self._grammar.related(clause, "subj")]
        named = self._roles.fillers(doers) or self._roles.owners(doers)
        return tuple(f for f in named if f.actor.sector in STATES | {Sector.REB} and state(f) and state(f) not in own)

    def summed_up(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who did what a noun sums up: "fined the broadcaster, *a move* condemned by Peru"."""
        grammar = self._grammar
        for thing in grammar.related(candidate.match.trigger, "obj"):
            first = min((thing, *grammar.children[thing]))
            is_sum = grammar.lemma[thing] in words("summing up") or named_type(grammar.lemma[thing]) in SPOKEN
            if not is_sum or first == 0 or grammar.form[first - 1] != ",":
                continue
            for clause in (*self._told_before(thing), *self._clauses_above(thing)):
                if found := self._foreign_doers(clause, candidate):
                    return found
        return ()

    def _told_before(self, thing: int) -> Iterator[int]:
        """The verbs before it in the sentence that tell what a noun sums up, the nearest first: of accusing ("accused
        Chad of theft, *a charge* Chad denied"), or of its own stem ("offered gas, *an offer* that Chad refused").
        """
        grammar, noun = self._grammar, self._grammar.lemma[thing]
        accusing = words("accusing") if noun in lemma_classes()["allegation"] else frozenset[str]()
        for verb in range(thing - 1, grammar.sentence(thing).start - 1, -1):
            is_alike = grammar.pos[verb] == "VERB" and grammar.lemma[verb][:STEM] == noun[:STEM]
            if is_alike or grammar.lemma[verb] in accusing:
                yield verb

    def drawing(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who did what draws a protest ("*Chad* expelled two refugees, *which* drew a rebuke from the Council")."""
        grammar, verb = self._grammar, candidate.verb
        is_summing = any(grammar.form[t] == "which" for t in grammar.with_relation(verb, "nsubj"))
        if not is_summing or grammar.lemma[verb] not in words("drawing"):
            return ()
        clause = next(self._clauses_above(verb), None)
        return () if clause is None else self._foreign_doers(clause, candidate)

    def _clauses_above(self, token: int) -> Iterator[int]:
        """The predicates of the clauses that a token stands in, the nearest first."""
        for _ in range(REACH):
            token = self._grammar.head[token]
            if self._grammar.is_predicate(token):
                yield token

    def _foreign_doers(self, clause: int, candidate: Candidate) -> tuple[Filler, ...]:
        """The subjects of a clause who are of other states than the actors."""
        own = {state(filler) for filler in candidate.actors} | {None}
        doers = self._roles.fillers(self._grammar.related(clause, "subj"))
        return tuple(filler for filler in doers if state(filler) not in own)
