"""Candidate events of a document: matches with their arguments, status and embedded acts, before the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from legation.events.lexicon.frames import PartOfSpeech, lemma_classes
from legation.events.matches.arguments import ArgumentReader, Arguments
from legation.events.matches.clauses import folded, is_said_in_passing, is_so_called
from legation.events.matches.embedding import embedded_act
from legation.events.matches.matching import Match
from legation.events.matches.measures import is_measure
from legation.events.matches.modes import countries, with_mode_of_parties
from legation.events.matches.named import Act
from legation.events.matches.own_affairs import is_own_affair
from legation.events.matches.spoken import is_asserted
from legation.events.matches.weapons import means_mode
from legation.events.participants.roles import Filler, Roles, merged, state, without
from legation.events.participants.strangers import DEMONSTRATIVES, is_stranger, somebody, writings
from legation.events.relevance.harm import is_accident, is_figure, is_riot
from legation.events.relevance.matter import is_private
from legation.events.relevance.off_topic import is_public_act
from legation.events.relevance.ordinary import (
    is_by_unknown,
    is_feast,
    is_opinion,
    is_private_case,
    is_with_suspect,
    only_tells,
)
from legation.events.status.conventions import VERBAL, Coding, coding
from legation.events.status.reported import as_reported
from legation.events.status.status import Reading, StatusReader
from legation.events.status.tense import Tense
from legation.events.status.timetabled import is_timetabled
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, SUBJECTS, forces, words
from legation.records import EventType, Sector, Status
from legation.terms import worldwide

JUDICIAL = frozenset(
    {EventType.SANCTION, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT}
    | {EventType.COERCE}
)
"""What courts and police do to private people and firms in matters that are no politics."""
EMERGENCIES = frozenset({"curfew", "martial-law"})
"""Modes of what is imposed on all who live somewhere ("declared an emergency in ten *provinces*")."""
TALK = frozenset({EventType.CONSULT, EventType.AGREE})
"""What somebody may do with a suspect, who is no party to it."""
TWOFOLD = frozenset({EventType.CONSULT, EventType.PROTEST})
"""What tells of two acts with its purpose ("telephoned him *to thank* him", "rallied *to demand* his release")."""
GATED_DEPENDENCIES = frozenset({"amod", "compound", "nmod:poss"})


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
        if sides.recipients and (frame.event_type not in VERBAL or _is_agentless(match, self._grammar)):
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
        Peru and Chile, *killing* nine")."""
        grammar = self._grammar
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
        if is_said_in_passing(match.trigger, self._grammar):
            return None
        if is_noun and is_so_called(match.trigger, self._grammar):
            return None
        is_bare = is_noun and verb is None
        is_told = self._grammar.is_state(match.trigger) or match.frame.is_spoken
        if is_bare and not is_told and not self._stands_alone(match, arguments):
            return None
        if is_own_affair(match, arguments.actors, self._grammar, self._roles):
            return None
        reading = self._status.read(match.trigger)
        sides = self._sides[match.trigger]
        if match.frame.is_spoken:
            if not is_asserted(match, reading, sides, self._grammar, self._roles):
                return None
            reading = Reading(Status.OCCURRED, (), reading.tense)  # it is done by saying so
        told = {match.trigger, match.trigger if verb is None else verb}
        if match.frame.event_type is EventType.CONSULT and any(is_timetabled(t, self._grammar) for t in told):
            reading = replace(reading, status=Status.PLANNED, is_future=True)
        if match.frame.event_type is EventType.REJECT and self._is_undertaken(reading):
            reading = replace(reading, status=Status.OCCURRED)
        mode = means_mode(match, self._grammar) or match.frame.mode
        event_type = match.frame.event_type
        if event_type is EventType.MOBILIZE and self._are_allied(match, arguments):
            event_type, mode = EventType.COOPERATE, None
        if event_type is EventType.CONSULT and mode == "visit" and self._are_forces(arguments.actors):
            are_police = all(filler.actor.sector is Sector.COP for filler in arguments.actors)
            event_type, mode = EventType.MOBILIZE, "police" if are_police else "troops"
        if event_type is EventType.ASSAULT and is_riot(match, arguments.actors, self._grammar):
            event_type, mode = EventType.PROTEST, "riot"
        coded = coding(event_type, mode, self._acts[match.trigger], reading)
        if self._is_denial(match):
            coded = replace(coded, mode=mode, about=None)
        actors, recipients = _sides(match, arguments, coded)
        if coded.mode in EMERGENCIES:
            recipients = tuple(filler for filler in recipients if not _is_part_of_state(filler, self._grammar))
        coded = with_mode_of_parties(coded, match, actors, self._grammar)
        clause = self._grammar.head[match.trigger] if self._grammar.is_modal(match.trigger) else match.trigger
        candidate = Candidate(match, clause if verb is None else verb, coded, reading, actors, recipients)
        return _checked(as_reported(candidate, self._grammar, self._roles), self._grammar)

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

    def _stands_alone(self, match: Match, arguments: Arguments) -> bool:
        """Whether a noun without a support verb tells of an act: it names both sides, or who demands or does what."""
        grammar = self._grammar
        is_reviewed = grammar.lemma[grammar.head[match.trigger]] in words("reviewing")
        is_of = grammar.lemma[match.trigger] == "war" and "of" in grammar.marker_lemmas(match.trigger)
        if is_of and grammar.lemma[grammar.head[match.trigger]] in words("of war"):
            return False  # "prisoners *of war*"
        if grammar.dep[match.trigger] in GATED_DEPENDENCIES or (is_reviewed and grammar.dep[match.trigger] == "obj"):
            return False
        if grammar.with_relation(match.trigger, "cop") and not grammar.marker_lemmas(match.trigger):
            subjects = grammar.with_relation(match.trigger, *SUBJECTS)
            if any(filler.token in subjects for filler in arguments.actors):
                return False  # "the exiles are a threat to Chad"
        if grammar.dep[match.trigger] == "obj" and grammar.lemma[grammar.head[match.trigger]] in words("reducing"):
            return False  # "cut their support for the party"
        act = self._acts[match.trigger]
        if arguments.actors and act is not None and act.token != match.trigger:
            return True  # "in *his calls for* Peru to withdraw"
        everybody = (*arguments.actors, *arguments.counterparts, *arguments.recipients)
        if all(grammar.tag[filler.token] == "PRP$" for filler in everybody):
            return False  # "their meeting" points to one that was told of
        if not arguments.actors:
            is_attack = match.frame.event_type is EventType.ASSAULT and bool(arguments.recipients)
            return is_attack and self._has_consequence(match.trigger)
        return len({filler.actor.id for filler in everybody}) > 1

    def _has_consequence(self, attack: int) -> bool:
        """Whether a definite attack has done something else ("*the killing* of the minister set off protests")."""
        grammar = self._grammar
        is_known = any(grammar.lemma[article] == "the" for article in grammar.with_relation(attack, "det"))
        if not is_known or grammar.dep[attack] not in SUBJECTS or grammar.lemma[attack] == "war":
            return False
        return self._status.read(grammar.head[attack]).tense in (Tense.PAST, Tense.PERFECT)


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


def _checked(candidate: Candidate, grammar: Grammar) -> Candidate | None:
    """The candidate where PLOVER would have it, else None."""
    frame = candidate.match.frame
    if frame.event_type is EventType.CONSULT:
        if frame.mode == "visit":
            abroad = _visit_abroad(candidate)
            if abroad is None:
                return None
            candidate = abroad
        elif not _is_mutual(candidate, grammar) or _is_met_by_private(candidate, grammar):
            return None
    if is_by_unknown(candidate, grammar):
        return None
    if not candidate.actors and not _is_agentless(candidate.match, grammar):
        is_met = candidate.coding.event_type is EventType.CONSULT
        if is_met or (candidate.coding.event_type in VERBAL and not candidate.recipients):
            return None
    if frame.event_type is EventType.REQUEST and only_tells(candidate, grammar):
        return None
    if frame.event_type is EventType.AGREE and is_opinion(candidate, grammar):
        return None
    if frame.event_type is EventType.PROTEST and is_feast(candidate, grammar):
        return None
    is_threat = candidate.coding.event_type is EventType.THREATEN  # "will not go unanswered"
    if candidate.coding.status is Status.NEGATED and not candidate.actors and not is_threat:
        return None  # "was not invited"
    is_noun = candidate.verb != candidate.match.trigger
    if candidate.coding.mode == "ceasefire" and is_noun and grammar.lemma[candidate.verb] in words("lapsing"):
        return None
    if candidate.coding.event_type is EventType.COOPERATE:
        is_waning = is_noun and grammar.lemma[candidate.verb] in words("waning")
        is_alone = not _is_mutual(candidate, grammar) and not _is_handed_over(candidate, grammar)
        if is_waning or is_alone:
            return None
    if frame.event_type is EventType.ASSAULT and (is_accident(candidate, grammar) or is_figure(candidate, grammar)):
        return None
    if candidate.coding.event_type in JUDICIAL and is_private_case(candidate, grammar):
        return None
    if candidate.coding.event_type in TALK and is_with_suspect(candidate, grammar):
        return None
    return candidate


def _is_agentless(match: Match, grammar: Grammar) -> bool:
    """Whether the clause leaves out who acts ("was accused of treason") or who they are ("*some* accused him")."""
    doers = grammar.with_relation(match.trigger, "nsubj")
    is_unnamed = bool(doers) and all(grammar.lemma[doer] in words("indefinite") for doer in doers)
    return match.frame.is_agentless or grammar.is_passive(match.trigger) or is_unnamed


def _visit_abroad(candidate: Candidate) -> Candidate | None:
    """A visit without hosts of the visitors' own country; None where all hosts are."""
    home = {filler.actor.country for filler in candidate.actors if filler.actor.country}
    hosts = tuple(filler for filler in candidate.recipients if filler.actor.country not in home)
    if candidate.recipients and not hosts:
        return None
    return candidate.towards(hosts)


def _is_mutual(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether at least two take part in a meeting, be it as one plural ("the ministers met")."""
    everybody = {filler.actor.id for filler in (*candidate.actors, *candidate.recipients)}
    return (
        len(everybody) > 1
        or any(
            grammar.tag[filler.token] in PLURAL_TAGS
            or grammar.tag[grammar.head[filler.token]] in PLURAL_TAGS
            or worldwide(filler.actor.code) == "IGO"
            for filler in candidate.actors
        )
        or candidate.match.frame.mode in ("multilateral", "third-party")
    )


def _is_handed_over(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the passive leaves out who helped ("two suspects *were handed over* to Kenya")."""
    return bool(candidate.recipients) and not candidate.actors and grammar.is_passive(candidate.match.trigger)


def _is_met_by_private(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether who meets others is nobody of matter ("the *film-makers* met former spies")."""
    hosts = grammar.related(candidate.match.trigger, "subj") if grammar.pos[candidate.match.trigger] == "VERB" else ()
    known = {filler.token for filler in candidate.actors}
    return bool(hosts) and all(host not in known and is_private(host, grammar) for host in hosts)
