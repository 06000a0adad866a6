"""What a hostile act that has not come about is coded as: an attempt, a charge or a refusal rather than a threat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legation.events.participants.roles import Filler, Roles, state
from legation.events.status.conventions import HOSTILITY, Coding
from legation.events.status.tense import Tense, tense_of
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector, Status

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

INVESTIGATING = frozenset({Sector.COP, Sector.JUD, Sector.SPY})
"""Sectors of those who say at home what others are charged with."""
SUSPECTED = frozenset({Sector.CVL, Sector.CRM, Sector.REB, Sector.UAF})
"""Sectors of those whom they charge."""
SCHEMED = HOSTILITY | {EventType.THREATEN}


def as_reported(candidate: Candidate, grammar: Grammar, roles: Roles) -> Candidate:
    """The candidate as PLOVER has it: a hostile act or a protest attempted is one, a hostile act decided on too, and
    who says that another plots it accuses him.

    Any other candidate is returned as it is.
    """
    frame_type, coded = candidate.match.frame.event_type, candidate.coding
    governors = {grammar.lemma[cue] for cue in candidate.reading.cues}
    if frame_type is EventType.PROTEST and coded.status is Status.PLANNED:
        tried = bool(governors) and governors <= words("attempting")  # "*tried* to block the road"
        is_attempt = tried and all(grammar.pos[cue] == "VERB" for cue in candidate.reading.cues)
        return replace(candidate, coding=replace(coded, status=Status.OCCURRED)) if is_attempt else candidate
    if coded.event_type is not EventType.THREATEN or frame_type not in SCHEMED:
        return candidate
    if coded.status is Status.PLANNED and governors and governors <= words("attempting", "deciding"):
        return replace(candidate, coding=Coding(frame_type, candidate.match.frame.mode, None, Status.OCCURRED))
    if coded.status is Status.PLANNED and governors == {"decide"} and frame_type is EventType.SANCTION:
        tense = _tense_of_decision(candidate, grammar)
        reading = replace(candidate.reading, tense=tense)
        done = Coding(frame_type, candidate.match.frame.mode, None, Status.OCCURRED)
        verb = candidate.reading.cues[0]
        return candidate if tense is Tense.NONE else replace(candidate, verb=verb, coding=done, reading=reading)
    is_scheme = frame_type is EventType.THREATEN and grammar.lemma[candidate.match.trigger] in words("scheming")
    if not is_scheme and not governors & words("scheming"):
        return candidate
    speakers = _speakers(candidate, grammar, roles)
    if not speakers:
        return candidate
    about = coded.about or frame_type
    accused = tuple(filler for filler in candidate.actors if state(filler) is not None)
    coding = Coding(EventType.ACCUSE, "allege", about, Status.OCCURRED)
    return replace(candidate, coding=coding, actors=speakers, recipients=accused)


def _tense_of_decision(candidate: Candidate, grammar: Grammar) -> Tense:
    """When a measure was decided on ("*decided* to impose an embargo"); none where it may be, or is to be, some day."""
    (decides, *others) = candidate.reading.cues
    auxiliaries = grammar.with_relation(decides, "aux", "aux:pass")
    is_open = bool(others) or any(grammar.tag[auxiliary] in ("MD", "TO") for auxiliary in auxiliaries)
    return Tense.NONE if is_open or grammar.is_infinitive(decides) else tense_of(grammar, decides, auxiliaries)


def _speakers(candidate: Candidate, grammar: Grammar, roles: Roles) -> tuple[Filler, ...]:
    """Who says of others, of another state or under inquiry at home, what the candidate tells; nobody where the writer
    tells it."""
    schemers = {state(filler) for filler in candidate.actors}
    clause = candidate.verb
    while grammar.dep[clause] in ("xcomp", "conj") and grammar.head[clause] != clause:
        clause = grammar.head[clause]
    if grammar.dep[clause] != "ccomp" or schemers == {None}:
        return ()
    speakers = roles.fillers(grammar.related(grammar.head[clause], "subj"))
    are_police = all(filler.actor.sector in INVESTIGATING for filler in speakers)
    are_at_home = are_police and all(filler.actor.sector in SUSPECTED for filler in candidate.actors)
    return speakers if are_at_home or not schemers & {state(filler) for filler in speakers} else ()
