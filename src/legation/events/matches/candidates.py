"""Candidate events of a document: matches with their arguments, status and embedded acts, before the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from legation.events.lexicon.frames import PartOfSpeech, lemma_classes
from legation.events.matches.arguments import ArgumentReader, Arguments
from legation.events.matches.bare_nouns import stands_alone
from legation.events.matches.clauses import folded
from legation.events.matches.codable import codable
from legation.events.matches.embedding import embedded_act
from legation.events.matches.in_passing import is_said_in_passing, is_so_called
from legation.events.matches.matching import Match, is_agentless
from legation.events.matches.measures import is_measure
from legation.events.matches.modes import countries, with_mode_of_parties
from legation.events.matches.named import Act
from legation.events.matches.own_affairs import is_own_affair
from legation.events.matches.spoken import is_asserted
from legation.events.matches.weapons import means_mode
from legation.events.participants.roles import Filler, Roles, merged, state, without
from legation.events.participants.strangers import DEMONSTRATIVES, is_stranger, somebody, writings
from legation.events.relevance.harm import is_riot
from legation.events.relevance.off_topic import is_public_act
from legation.events.status.conventions import VERBAL, Coding, coding
from legation.events.status.reported import as_reported
from legation.events.status.status import Reading, StatusReader
from legation.events.status.timetabled import is_timetabled
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import forces, words
from legation.records import EventType, Sector, Status

EMERGENCIES = frozenset({"curfew", "martial-law"})
"""Modes of what is imposed on all who live somewhere ("declared an emergency in ten *provinces*")."""
TWOFOLD = frozenset({EventType.CONSULT, EventType.PROTEST})
"""What tells of two acts with its purpose ("telephoned him *to thank* him", "rallied *to demand* his release")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event to be: who, what, and whether it has happened."""

    match: Match
    verb: int
    coding: Coding
    reading: Reading
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    chance: float = 1.0
    """How likely it is an event for the record (``relevance.judge``)."""

    def towards(self, recipients: Iterable[Filler]) -> Candidate:
        """The candidate with these recipients."""
        found = tuple(recipients)
        return self if found == self.recipients else replace(self, recipients=found)


class CandidateReader:
    """Finds the candidate events of one document."""

    def __init__(self, grammar: Grammar, roles: Roles, matches: Sequence[Match]) -> None:
        self._grammar = grammar
        self._roles = roles
        self._matches = {match.trigger: match for match in matches}
        self._arguments = ArgumentReader(grammar, roles)
        self._status = StatusReader(grammar)
        self._acts: dict[int, Act | None] = {}
        self._told: dict[int, int] = {}
        """What tells of no event of its own, and the trigger first found that it belongs to."""
        self._sides = {match.trigger: self._arguments.read(match) for match in matches}
        for match in matches:
            sides = self._sides[match.trigger]
            if sides.actors or self._is_told_without_actors(match, sides):
                self._embed(match)
            elif match.frame.event_type is EventType.REQUEST:  # "the draft calls on Peru *to withdraw*"
                for asked in grammar.related(match.trigger, "inf"):
                    self._told.setdefault(asked, match.trigger)

    def _is_told_without_actors(self, match: Match, sides: Arguments) -> bool:
        frame = match.frame
        if frame.event_type in VERBAL and any(map(state, sides.recipients)) and self._is_done_by_stranger(match):
            return True
        if frame.event_type is not EventType.ASSAULT and self._is_done_by_thing(match):
            return False
        if sides.recipients and (frame.event_type not in VERBAL or is_agentless(match, self._grammar)):
            return True
        is_public = is_public_act(frame.event_type, means_mode(match, self._grammar) or frame.mode)
        return is_public or is_measure(match, self._grammar)

    def _is_done_by_thing(self, match: Match) -> bool:
        """Whether an active clause names as its doer what is nobody ("floods cut the line to the town")."""
        grammar, trigger = self._grammar, match.trigger
        if match.frame.part_of_speech is not PartOfSpeech.VERB or not match.frame.is_of_doer:
            return False
        doers = grammar.related(trigger, "subj")
        return bool(doers) and not any(
            (grammar.pos[t] != "NOUN" and grammar.form[t] not in DEMONSTRATIVES)
            or grammar.lemma[t] in somebody() | writings()
            or self._roles.at(t)
            or self._roles.are_states(t)
            for t in doers
        )

    def _is_done_by_stranger(self, match: Match) -> bool:
        return any(is_stranger(doer, self._grammar) for doer in self._grammar.related(match.trigger, "subj"))

    def _embed(self, match: Match) -> None:
        """Note what a match is about; its company and what it is about tell of no events of their own."""
        act, tokens = embedded_act(match, self._matches, self._grammar)
        self._acts[match.trigger] = act
        company = match.company
        if match.frame.event_type in TWOFOLD:
            company = tuple(token for token in company if self._grammar.pos[token] != "VERB")
        told = [token for token in company if token not in tokens or self._grammar.pos[token] != "VERB"]
        told = [token for token in told if token not in self._matches or not self._is_outcome(match.trigger, token)]
        beside = self._wanted_beside(company) if match.frame.event_type in VERBAL else ()
        for token in (*told, *beside, *(token for token in tokens if not self._is_told_as_cause(token))):
            self._told.setdefault(token, match.trigger)

    def _is_outcome(self, trigger: int, noun: int) -> bool:
        """Whether a participle only adds what an act did that has a clause of its own ("clashes broke out between
        Peru and Chile, *killing* nine"), or who brought it about for others ("a truce *brokered* by Peru began")."""
        grammar = self._grammar
        if grammar.dep[trigger] == "acl" and grammar.lemma[trigger] in words("mediation"):
            return grammar.head[trigger] == noun and grammar.support(noun) is not None
        is_added = grammar.dep[trigger] == "advcl" and grammar.tag[trigger] == "VBG"
        return is_added and grammar.support(noun) == grammar.head[trigger]

    def _wanted_beside(self, things: Sequence[int]) -> Iterator[int]:
        """The nouns joined to those of which another act is ("wanted *a release* as well as a handover")."""
        for thing in things:
            if self._grammar.pos[thing] == "NOUN":
                yield from self._grammar.with_relation(thing, "conj")
                if self._grammar.dep[thing] == "conj":
                    yield self._grammar.head[thing]

    def _is_told_as_cause(self, token: int) -> bool:
        """Whether what was answered is told in a clause of its own ("protested *after Peru shot a guard*")."""
        grammar = self._grammar
        is_cause = not words("provocation").isdisjoint(grammar.marker_lemmas(token))
        return is_cause and grammar.dep[token] == "advcl" and bool(grammar.with_relation(token, "nsubj", "nsubj:pass"))

    def read(self) -> Iterator[Candidate]:
        """The candidates in text order."""
        found: dict[int, Candidate] = {}
        for trigger, match in sorted(self._matches.items()):
            if trigger in self._told or self._is_told_with_clause(trigger) or trigger not in self._acts:
                continue
            candidate = self._candidate(match)
            if candidate is not None:
                found[trigger] = candidate
        yield from folded(found, self._grammar)

    def _is_told_with_clause(self, trigger: int) -> bool:
        """Whether a modal's clause completes what tells of another event ("ruled that he *should* stay in custody")."""
        clause = self._grammar.head[trigger]
        return self._grammar.is_modal(trigger) and self._told.get(clause, trigger) != trigger

    def _candidate(self, match: Match) -> Candidate | None:
        arguments = self._complete(match, self._sides[match.trigger])
        is_noun = match.frame.part_of_speech is PartOfSpeech.NOUN
        verb = self._grammar.support(match.trigger) if is_noun else None
        if not self._is_told(match, arguments, verb):
            return None
        reading = self._reading(match, verb)
        if reading is None:
            return None
        event_type, mode = self._type_and_mode(match, arguments)
        coded = coding(event_type, mode, self._acts[match.trigger], reading)
        if self._is_denial(match):
            coded = replace(coded, mode=mode, about=None)
        actors, recipients = _sides(match, arguments, coded)
        if coded.mode in EMERGENCIES:
            recipients = tuple(filler for filler in recipients if not _is_part_of_state(filler, self._grammar))
        coded = with_mode_of_parties(coded, match, actors, self._grammar)
        clause = self._grammar.head[match.trigger] if self._grammar.is_modal(match.trigger) else match.trigger
        candidate = Candidate(match, clause if verb is None else verb, coded, reading, actors, recipients)
        return codable(as_reported(candidate, self._grammar, self._roles), self._grammar)

    def _is_told(self, match: Match, arguments: Arguments, verb: int | None) -> bool:
        """Whether the words tell of the act as their own matter; ``verb`` supports a noun that does."""
        grammar, trigger = self._grammar, match.trigger
        if is_said_in_passing(trigger, grammar):
            return False
        if match.frame.part_of_speech is PartOfSpeech.NOUN:
            if is_so_called(trigger, grammar):
                return False
            is_borne = verb is not None or grammar.is_state(trigger) or match.frame.is_spoken
            if not is_borne and not stands_alone(match, arguments, self._acts[trigger], grammar, self._status):
                return False
        return not is_own_affair(match, arguments.actors, grammar, self._roles)

    def _reading(self, match: Match, verb: int | None) -> Reading | None:
        """Whether the act has happened; None where its words only seem to do something."""
        reading = self._status.read(match.trigger)
        if match.frame.is_spoken:
            if not is_asserted(match, reading, self._sides[match.trigger], self._grammar, self._roles):
                return None
            reading = Reading(Status.OCCURRED, (), reading.tense)  # it is done by saying so
        told = {match.trigger, match.trigger if verb is None else verb}
        if match.frame.event_type is EventType.CONSULT and any(is_timetabled(t, self._grammar) for t in told):
            return replace(reading, status=Status.PLANNED, is_future=True)
        if match.frame.event_type is EventType.REJECT and self._is_undertaken(reading):
            return replace(reading, status=Status.OCCURRED)
        return reading

    def _type_and_mode(self, match: Match, arguments: Arguments) -> tuple[EventType, str | None]:
        """The frame's type and mode, another where those who act make another act of it."""
        event_type, mode = match.frame.event_type, means_mode(match, self._grammar) or match.frame.mode
        if event_type is EventType.MOBILIZE and self._are_allied(match, arguments):
            return EventType.COOPERATE, None
        if event_type is EventType.CONSULT and mode == "visit" and self._are_forces(arguments.actors):
            are_police = all(filler.actor.sector is Sector.COP for filler in arguments.actors)
            return EventType.MOBILIZE, "police" if are_police else "troops"
        if event_type is EventType.ASSAULT and is_riot(match, arguments.actors, self._grammar):
            return EventType.PROTEST, "riot"
        return event_type, mode

    def _are_allied(self, match: Match, arguments: Arguments) -> bool:
        """Whether several countries hold one exercise: what each of them does alone, they do together."""
        named = {self._grammar.lemma[token] for token in (match.trigger, *match.company)}
        return countries(arguments.actors) > 1 and not named.isdisjoint(lemma_classes()["exercise"])

    def _is_undertaken(self, reading: Reading) -> bool:
        """Whether only "will" or "would" sets the act in the future: who "will boycott" talks refuses them."""
        cues = reading.cues
        return reading.status is Status.PLANNED and all(self._grammar.pos[cue] == "AUX" for cue in cues) and bool(cues)

    def _are_forces(self, visitors: Sequence[Filler]) -> bool:
        """Whether unnamed soldiers or policemen arrive, who visit nobody ("commandos *drove* into the capital")."""
        return bool(visitors) and all(
            self._grammar.lemma[filler.token] in forces()
            or (filler.actor.sector is Sector.COP and self._grammar.tag[filler.token] == "NNS")
            for filler in visitors
        )

    def _is_denial(self, match: Match) -> bool:
        """Whether somebody denies having done something, or rejects a claim that he has: nobody asked him for that."""
        grammar, trigger = self._grammar, match.trigger
        if grammar.lemma[trigger] in words("denying") and grammar.related(trigger, "comp"):
            return True
        claims = lemma_classes()["allegation"] | words("hearsay")
        is_rejected = match.frame.event_type is EventType.REJECT
        return is_rejected and any(grammar.lemma[thing] in claims for thing in grammar.related(trigger, "obj"))

    def _complete(self, match: Match, arguments: Arguments) -> Arguments:
        """Arguments with the recipient taken from the embedded act where the frame itself names none."""
        act = self._acts[match.trigger]
        if act is None or act.match is None or arguments.recipients or arguments.counterparts:
            return arguments
        if self._grammar.lemma[match.trigger] in words("denying") or self._is_denial(match):
            return arguments  # "denied shelling Peru"
        if self._roles.has_states_as_object(match.trigger):
            return arguments  # "urged countries not to forget Peru"
        inner = self._arguments.read(act.match)
        if match.frame.event_type is EventType.ACCUSE:  # who did what is condemned, not who suffered it
            return replace(arguments, recipients=tuple(without(inner.actors, arguments.actors)))
        home = {filler.actor.country for filler in arguments.actors}  # "agreed to halt fighting *in eastern Congo*"
        suffering = (f for f in inner.recipients if f.actor.sector is not None or f.actor.country not in home)
        others = merged(inner.counterparts, suffering) or inner.actors
        if match.frame.event_type is EventType.REQUEST and act.mode == "release":  # "the release of *its leader*"
            own = {state(filler) for filler in arguments.actors}
            others = tuple(filler for filler in others if state(filler) not in own)
        return replace(arguments, recipients=tuple(without(others, arguments.actors)))


def _is_part_of_state(filler: Filler, grammar: Grammar) -> bool:
    """Whether somebody is a part or an organ of a state, and not the state itself by its name."""
    return filler.actor.sector is Sector.GOV and grammar.pos[filler.token] == "NOUN"


def _sides(match: Match, arguments: Arguments, coded: Coding) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Actors and recipients: all who meet or are to meet are actors, but who refuses to meet does so to another."""
    is_to_meet = match.frame.event_type is EventType.CONSULT and coded.event_type is EventType.AGREE
    if coded.event_type is match.frame.event_type or is_to_meet or not arguments.actors:
        return merged(arguments.actors, arguments.counterparts), arguments.recipients
    recipients = merged(arguments.counterparts, arguments.recipients)
    return arguments.actors, tuple(without(recipients, arguments.actors))
