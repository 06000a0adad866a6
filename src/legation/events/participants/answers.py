"""Whom an act answers: who just asked, provoked, protested or took what is demanded back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.participants.own_people import OwnPeople
from legation.events.participants.parties import HOSTILE
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import FORCES, before, by_state, camp, just_told, only, others, sole
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

FRIENDLY = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
ASKING = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Types that ask for an answer, which may be a refusal."""
PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
"""Types of what is done to people who are at hand."""
SEIZING = frozenset({EventType.COERCE, EventType.ASSAULT})
"""Types of what a release or a withdrawal undoes."""
REPEATED = frozenset({EventType.COERCE, EventType.SANCTION})
"""Types of what the same do again and again whom a text need not name each time."""
PUNISHING = frozenset({EventType.THREATEN, EventType.SANCTION})
"""Types of what follows on the blame laid on somebody in one breath."""
SAID_TO = FRIENDLY | {EventType.AGREE, EventType.ACCUSE, EventType.REQUEST}
"""Types of what is said or promised to those with whom one speaks."""
MET_OR_BACKED = frozenset({EventType.CONSULT, EventType.SUPPORT})
"""Types of what is done to those to whom the same go on to say something."""
APART = {(EventType.ACCUSE, EventType.SUPPORT), (EventType.REQUEST, EventType.CONSULT)}
"""What is said of, or asked of, others than those just backed or met ("backed the accord but voiced doubts")."""


class Answers:
    """Looks for the other side of an act among the events that a document has ``told``."""

    def __init__(self, grammar: Grammar, roles: Roles, sentences: Sentences) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentences = sentences
        self._own = OwnPeople(grammar)
        self.told: Sequence[Candidate] = ()

    def protesters(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The crowd that protested just before, against whom the police act, or else the people of their country."""
        for other in just_told(candidate, self.told, self._sentences):
            if other.coding.event_type is EventType.PROTEST and other.actors:
                return other.actors
        country = sole(filler.actor.country for filler in candidate.actors)
        return (self._roles.people(country, candidate.actors[0].token),) if country is not None else ()

    def is_at_crowd(self, candidate: Candidate) -> bool:
        """Whether police or soldiers open fire right after a crowd did something, and on nobody else."""
        if candidate.coding.mode != "firearms" or not all(f.actor.sector in FORCES for f in candidate.actors):
            return False
        if any(self._grammar.related(candidate.match.trigger, path) for path in ("on", "at", "into")):
            return False
        last = next(iter(just_told(candidate, self.told, self._sentences)), None)
        return last is not None and last.coding.event_type is EventType.PROTEST

    def is_to_disperse(self, candidate: Candidate) -> bool:
        """Whether forces are out against a crowd ("deployed *to break up a rally*", "*as marchers* burned cars")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type is not EventType.MOBILIZE:
            return False
        for clause in grammar.with_relation(trigger, "advcl", "xcomp"):
            is_aim = grammar.is_infinitive(clause) and grammar.lemma[clause] in words("dispersing")
            faced = grammar.related(clause, "obj") if is_aim else grammar.related(clause, "subj")
            nouns = [grammar.lemma[token] for token in faced]
            if is_aim and any(grammar.pos[token] == "PRON" for token in faced):  # "blocked a road; ... to clear *it*"
                return any(
                    other.coding.event_type is EventType.PROTEST
                    for other in just_told(candidate, self.told, self._sentences)
                )
            if any(noun in words("protesters") or named_type(noun) is EventType.PROTEST for noun in nouns):
                return True
        return False

    def again(self, candidate: Candidate) -> Candidate:
        """The candidate whose agent is left out done by who has just done the same to the same ("Chad expelled three
        Libyans. Two more Libyans *were expelled* on Monday")."""
        coded = candidate.coding
        is_passive = self._grammar.is_passive(candidate.match.trigger)
        if candidate.actors or coded.event_type not in REPEATED or not is_passive:
            return candidate
        suffering = {state(filler) for filler in candidate.recipients} - {None}
        for other in just_told(candidate, self.told, self._sentences):
            is_same = (other.coding.event_type, other.coding.mode) == (coded.event_type, coded.mode)
            are_same = not suffering.isdisjoint(map(state, other.recipients))
            if is_same and are_same and other.actors:
                return replace(candidate, actors=other.actors)
        return candidate

    def just_dealt_with(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the sentence has just told to suffer, and more of whom suffer, or lose things ("held six men and seized
        *their* boat", "killed two policemen and wounded *six others*", "bombed Chad and imposed *a blockade*")."""
        grammar = self._grammar
        if candidate.coding.event_type not in SEIZING:
            return ()
        things = grammar.related(candidate.match.trigger, "obj")
        are_theirs = any(grammar.pos[c] == "PRON" for t in things for c in grammar.with_relation(t, "nmod:poss"))
        are_theirs = are_theirs or any(grammar.lemma[t] == "other" or grammar.tag[t] == "CD" for t in things)
        is_joined = grammar.dep[candidate.match.trigger] in ("advcl", "conj")
        are_besieged = any(grammar.lemma[t] in words("besieging") for t in things)
        are_theirs = are_theirs or (is_joined and (are_besieged or candidate.coding.mode in ("destroy", "seize")))
        last = next(before(candidate, self.told), None)
        if not are_theirs or last is None or not self._sentences.are_one(last, candidate):
            return ()
        is_alike = last.coding.event_type in SEIZING and set(map(camp, last.actors)) == set(map(camp, candidate.actors))
        return tuple(others(candidate, last.recipients)) if is_alike else ()

    def theirs(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the sentence has just told to be dealt with, where what is "its" or "theirs" is dealt with next ("shot
        down an Indian jet and captured *its* pilot")."""
        own = {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type not in PHYSICAL or not candidate.recipients or not own - {None}:
            return ()
        if not all(state(filler) in own and self._own.is_its(filler) for filler in candidate.recipients):
            return ()
        last = next(before(candidate, self.told), None)
        if last is None or not self._sentences.are_one(last, candidate):
            return ()
        are_others = last.coding.event_type in HOSTILE and bool(last.recipients)
        are_others = are_others and not own & {state(filler) for filler in last.recipients}
        return last.recipients if are_others and own == {state(filler) for filler in last.actors} else ()

    def provokers(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The one other state, or those that acted together, that did something hostile in the same sentence or just
        before."""
        here = self._sentences.of(candidate)
        near = [o for o in self.told if o is not candidate and 0 <= here - self._sentences.of(o) <= 1]
        acted = [
            {one: filler for one, filler in by_state(o.actors).items() if one not in own}
            for o in near
            if o.coding.event_type in HOSTILE
        ]
        together = {frozenset(doers): doers for doers in acted if doers}
        return tuple(next(iter(together.values())).values()) if len(together) == 1 else ()

    def helped(self, candidate: Candidate) -> Filler | None:
        """Who has just asked those who give or send something for help ("asked *Chad* for help, and it sent jets")."""
        own = {state(filler) for filler in candidate.actors}
        for other in just_told(candidate, self.told, self._sentences):
            asks = other.coding.event_type is EventType.REQUEST and other.coding.mode in (None, "assist")
            if asks and own & {state(filler) for filler in other.recipients}:
                return only(filler for filler in other.actors if state(filler) not in own | {None})
        return None

    def as_others_did(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom others have just done the same to with what is theirs ("Peru, too, has fenced off *its own* border")."""
        grammar, own = self._grammar, {state(filler) for filler in candidate.actors}
        things = grammar.related(candidate.match.trigger, "obj")
        if not any(grammar.lemma[c] == "own" for thing in things for c in grammar.children[thing]):
            return ()
        kinds = {candidate.coding.event_type}
        if any(grammar.lemma[thing] in words("adjacent") for thing in things):
            kinds |= HOSTILE
        for other in just_told(candidate, self.told, self._sentences):
            is_alike = other.coding.event_type in kinds
            if is_alike and not own & {state(filler) for filler in (*other.actors, *other.recipients)}:
                return other.recipients
        return ()

    def holder(self, candidate: Candidate) -> Filler | None:
        """Who last took or struck what others ask to be freed or left ("demanded the crew's release")."""
        coded, own = candidate.coding, {state(filler) for filler in candidate.actors}
        if coded.event_type is not EventType.REQUEST or coded.about is not EventType.RETREAT:
            return None
        for other in before(candidate, self.told):
            taker = only(f for f in other.actors if state(f) is not None and state(f) not in own)
            if other.coding.event_type in SEIZING and taker is not None:
                return taker
        return None

    def just_blamed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the same sentence has just told the actors to oppose ("condemned *Chad*'s raid and froze its aid")."""
        return self._just_met(candidate, HOSTILE) if candidate.coding.event_type in PUNISHING else ()

    def just_spoken_with(self, candidate: Candidate) -> tuple[Filler, ...]:
        """With whom the same sentence has just told the actors to speak, or whom they met or backed, where they go on
        to say or promise something ("telephoned *Chad's* king and voiced dismay", "visited *Chad* and promised aid").

        Only help, promised to those who are backed, is for several.
        """
        coded, own = candidate.coding, {state(filler) for filler in candidate.actors}
        last = next(before(candidate, self.told), None)
        if coded.event_type not in SAID_TO or coded.mode == "investigate" or last is None or None in own:
            return ()
        if not self._sentences.are_one(last, candidate) or last.coding.event_type not in MET_OR_BACKED:
            return ()
        if (coded.event_type, last.coding.event_type) in APART:
            return ()
        is_same = own <= {state(filler) for filler in last.actors} and last.match.trigger != candidate.match.trigger
        met = {one: filler for one, filler in by_state((*last.actors, *last.recipients)).items() if one not in own}
        is_help = EventType.AID in (coded.event_type, coded.about) and last.coding.event_type is EventType.SUPPORT
        return tuple(met.values()) if is_same and (len(met) == 1 or is_help) else ()

    def _just_met(self, candidate: Candidate, event_types: frozenset[EventType]) -> tuple[Filler, ...]:
        """To whom the same actors did the last act before in the sentence, if it is of one of the types."""
        own = {state(filler) for filler in candidate.actors}
        last = next(before(candidate, self.told), None)
        if last is None or not self._sentences.are_one(last, candidate):
            return ()
        is_alike = last.coding.event_type in event_types and {state(filler) for filler in last.actors} == own
        return last.recipients if is_alike else ()

    def charged(self, candidate: Candidate) -> Filler | None:
        """The one state that others have just blamed, asked or punished, where one more does so ("Peru and Chile
        recalled *their envoys*")."""
        if candidate.coding.event_type is not EventType.SANCTION:
            return None
        told = [
            other
            for other in just_told(candidate, self.told, self._sentences)
            if other.coding.event_type in ASKING | PUNISHING
        ]
        return only(f for other in told if others(candidate, other.actors) for f in others(candidate, other.recipients))

    def struck(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the attack told before struck, to which its doers own up ("The rebels *claimed responsibility*")."""
        if not candidate.coding.event_type is candidate.coding.about is EventType.ASSAULT:
            return ()
        for other in just_told(candidate, self.told, self._sentences):
            if other.coding.event_type is EventType.ASSAULT and other.recipients:
                return other.recipients
        return ()
