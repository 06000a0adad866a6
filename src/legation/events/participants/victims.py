"""Who among those that a frame names as recipients is none: to whom was done what others are blamed for or asked to do
("condemned the arrest *of Peruvians*"), the actors' own, and where it was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legation.actors.knowledge.word_classes import any_of
from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type, relations_of
from legation.events.matches.candidates import Candidate
from legation.events.participants.citizens import CITIZENS
from legation.events.participants.own_people import OwnPeople
from legation.events.participants.phrases import BLAMING, Phrases
from legation.events.participants.roles import Filler, Roles, state, without
from legation.events.participants.sides import by_party, is_state, party
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Place, Sector
from legation.terms import worldwide


class Victims:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, places: Mapping[int, Place], phrases: Phrases) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._phrases = phrases
        self._own = OwnPeople(grammar)

    def without(self, candidate: Candidate) -> Candidate:
        """The candidate without those recipients."""
        own = {state(filler) for filler in candidate.actors}
        candidate = self._without_own_side(candidate, own)
        return candidate.towards(self._done_to(candidate, own))

    def _done_to(self, candidate: Candidate, own: set[str | None]) -> Iterable[Filler]:
        """The recipients to whom an act of its kind may be done."""
        named, act, mode = candidate.recipients, candidate.coding.event_type, candidate.coding.mode
        if act is EventType.MOBILIZE:
            ours = own | set(by_party(candidate.actors))  # "sent soldiers to fight *gangs*"
            return named if self._is_taking_home(candidate) else (f for f in named if party(f) not in ours)
        if act is EventType.RETREAT and mode == "withdraw":
            return (f for f in named if state(f) not in own or f.actor.sector)
        if act is EventType.ASSAULT:
            return self._struck(candidate)
        if act is EventType.PROTEST or self._is_retaken(candidate):
            met = (f for f in named if f.actor.code not in own or not self._is_scene(f, candidate))
            return (f for f in met if not self._is_wronged(f, candidate))
        if mode == "discontinue" and self._is_sanction(candidate):
            return (f for f in named if state(f) not in own or self._is_named(f))
        if mode == "expel":
            return (f for f in named if state(f) not in own or not self._is_envoy(f))
        if act is EventType.AGREE:
            return self._promised(candidate, own)
        return self._judged(candidate, own) if act in BLAMING else named

    def _struck(self, candidate: Candidate) -> Iterable[Filler]:
        """Those attacked, none of whom is the attacker, be it the owner of what is hit ("bombed *their* hideouts")."""
        codes = {filler.actor.code for filler in candidate.actors}
        return (f for f in candidate.recipients if f.actor.code not in codes or not self._own.is_pointed_to(f))

    def _promised(self, candidate: Candidate, own: set[str | None]) -> Iterable[Filler]:
        """Those to whom somebody agrees, none of them his own ("to extend the stay of *its troops*")."""
        given = self._own.given(candidate)
        for filler in candidate.recipients:
            is_own = state(filler) in own and (self._own.is_of_actor(filler) or filler.token in given)
            if not is_own and not self._is_mediator(filler):
                yield filler

    def _judged(self, candidate: Candidate, own: set[str | None]) -> Iterable[Filler]:
        """Those who are judged, asked or threatened."""
        act, things = candidate.coding.event_type, self._grammar.related(candidate.match.trigger, "obj")
        others = (t for t in things if t not in candidate.match.company)  # but "took *sides* with Peru"
        if any(self._grammar.lemma[t] in words("relational") and not self._roles.at(t) for t in others):
            return ()  # "accused its rival of seizing hospitals": not the hospitals
        kept = [filler for filler in candidate.recipients if not self._is_victim(filler, own, candidate)]
        if act in (EventType.ACCUSE, EventType.THREATEN):
            kept = [filler for filler in kept if not self.is_forum(filler.token)]
        if all(is_state(filler) for filler in candidate.actors):
            blamed = things if act is EventType.ACCUSE else ()  # "accused *his predecessor*"
            kept = [f for f in kept if f.token in blamed or state(f) not in own or not self._is_own(f, candidate)]
        return kept

    def _is_taking_home(self, candidate: Candidate) -> bool:
        """Whether rebels come into a town of their own country, from which they have been fighting it."""
        are_rebels = bool(candidate.actors) and all(filler.actor.sector is Sector.REB for filler in candidate.actors)
        return are_rebels and self._grammar.lemma[candidate.match.trigger] in words("entering")

    def _without_own_side(self, candidate: Candidate, own: set[str | None]) -> Candidate:
        """The candidate without the actors' own side of a pair ("urged dialogue between *Rome* and Tunis"), or of
        those who are said to fight ("*Chadian* and Libyan soldiers clashed, Chad alleged")."""
        is_charge = candidate.coding.mode == "allege" and all(is_state(filler) for filler in candidate.actors)
        blamed = self._grammar.related(candidate.match.trigger, "obj")  # "accused *his predecessor and* Chad"
        is_charge = is_charge and not any(f.token in blamed for f in candidate.recipients if state(f) in own)
        pair = [f for f in candidate.recipients if is_charge or self._is_of_pair(f.token)]
        ours = [f for f in pair if state(f) in own]
        return candidate.towards(without(candidate.recipients, ours)) if 0 < len(ours) < len(pair) else candidate

    def _is_of_pair(self, token: int) -> bool:
        first = self._grammar.head[token] if self._grammar.dep[token] == "conj" else token
        return "between" in self._grammar.marker_lemmas(first)

    def _is_mediator(self, filler: Filler) -> bool:
        """Whether somebody only brought about what others agreed to ("a truce *brokered by Niger*")."""
        grammar, verb = self._grammar, self._grammar.head[filler.token]
        is_agent = grammar.dep[filler.token] in ("obl:agent", "obl") and "by" in grammar.marker_lemmas(filler.token)
        return is_agent and grammar.lemma[verb] in words("mediation")

    def _is_sanction(self, candidate: Candidate) -> bool:
        """Whether sanctions are meant, which a state puts on others ("imposed sanctions on *three officials*")."""
        told = {self._grammar.lemma[token] for token in (candidate.match.trigger, *candidate.match.company)}
        return not told.isdisjoint(lemma_classes()["sanctions"] | {"blacklist", "designate"})

    def _is_named(self, filler: Filler) -> bool:
        """Whether the text says of which country somebody is, or who he is."""
        before = self._grammar.with_relation(filler.token, "amod", "compound", "nmod:poss", "nmod:desc", "flat")
        return any(self._grammar.entity[token] for token in (filler.token, *before))

    def _is_envoy(self, filler: Filler) -> bool:
        """Whether somebody is an envoy, whom only others send home ("broke with Chad, expelled *its ambassador*")."""
        titles = (filler.token, *self._grammar.with_relation(filler.token, "compound", "nmod:desc", "appos", "flat"))
        return any(self._grammar.lemma[title] in lemma_classes()["diplomat"] for title in titles)

    def _is_scene(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether a country is named only by the place where its people protest or its army fights."""
        is_at = not words("scene").isdisjoint(self._grammar.marker_lemmas(filler.token))
        return is_at or candidate.coding.event_type is not EventType.PROTEST or candidate.coding.mode == "obstruct"

    def _is_wronged(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether people protest for somebody ("marched against the arrest, to demand the release, *of a priest*")."""
        grammar, deed = self._grammar, self._grammar.head[filler.token]
        is_of_deed = "against" in grammar.marker_lemmas(deed) or grammar.dep[deed] == "obj"
        is_of_deed = is_of_deed and "of" in grammar.marker_lemmas(filler.token)
        is_protest = candidate.coding.event_type is EventType.PROTEST and not self._roles.at(deed)
        return is_protest and is_of_deed and filler.actor.sector in CITIZENS

    def _is_retaken(self, candidate: Candidate) -> bool:
        """Whether an army takes a place ("recaptured *the town* of Azzan")."""
        is_army = bool(candidate.actors) and all(filler.actor.sector is Sector.MIL for filler in candidate.actors)
        if candidate.coding.mode != "seize" or not is_army:
            return False
        things = self._grammar.related(candidate.match.trigger, "obj")
        return any(t in self._places or self._grammar.lemma[t] in lemma_classes()["territory"] for t in things)

    def is_forum(self, token: int) -> bool:
        """Whether an organisation of states or a court only hears a complaint ("protested *to the Council* over the
        raid", "would take the case *to an international court*")."""
        named = self._roles.fillers((token,))
        grammar = self._grammar
        head = grammar.head[token] if grammar.dep[token] in ("amod", "compound", "flat") else token
        while grammar.dep[head] == "nmod" and self._roles.at(grammar.head[head]) == self._roles.at(token):
            head = grammar.head[head]  # "the International *Court* of Justice"
        if grammar.lemma[grammar.head[head]] in any_of("lashing out"):
            return False
        is_hearing = not {"to", "with", "before", "at"}.isdisjoint(grammar.marker_lemmas(head))
        are_judges = all(f.actor.sector is Sector.JUD or worldwide(f.actor.code) == "IGO" for f in named)
        return is_hearing and bool(named) and are_judges

    def _is_own(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether a state that acts is meant, or somebody of it ("to recall *its ambassador*"): nobody threatens it."""
        if filler.actor.sector is None or (candidate.coding.event_type is EventType.THREATEN and is_state(filler)):
            return True
        return self._own.is_of_actor(filler)

    def _is_victim(self, filler: Filler, own: set[str | None], candidate: Candidate) -> bool:
        grammar, deed = self._grammar, self._grammar.head[filler.token]
        is_acted_on = grammar.dep[filler.token] == "nsubj:pass" and deed != candidate.match.trigger
        if is_acted_on and candidate.coding.about is EventType.RETREAT:
            return True  # "demanded that *the crew* be released"
        if state(filler) in own and worldwide(filler.actor.code) == "IGO":
            return True  # "asked its members": not the organisation itself
        if grammar.lemma[deed] in words("meddling") and "in" in grammar.marker_lemmas(filler.token):
            return True  # "rejected interference in *its courts*"
        if deed in candidate.match.company and named_type(grammar.lemma[deed]) is not EventType.AID:
            return False  # the frame's own: "launched a verbal attack on Peru"
        if candidate.coding.event_type is EventType.REJECT and named_type(grammar.lemma[deed]) is EventType.AID:
            return False  # who refuses aid turns to whom it was meant for
        if self._phrases.is_threatened(deed, candidate):
            return False
        struck = relations_of(grammar.lemma[deed]) if grammar.pos[deed] == "NOUN" else frozenset()
        if grammar.dep[filler.token] == "nmod:poss":  # "demanded their release"
            is_freed = candidate.coding.event_type is EventType.REQUEST and filler.actor.sector in CITIZENS
            return "of" in struck and (state(filler) in own or is_freed)
        if any(grammar.related(deed, on) for on in struck & {"on", "against"}):
            struck -= {"of"}  # "the attacks *of the rebels* on the town"
        return bool(struck & set(grammar.marker_lemmas(filler.token)))
