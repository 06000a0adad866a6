"""Acts told only by pointing to the one before: "Chad *followed suit*", "Peru *responded in kind*".

With what somebody vows to retaliate is told so too: who answers force does so by force, who answers measures may do
so by any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.matches.matching import Match
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sentences import Sentences
from legation.events.status.conventions import Coding, coding
from legation.events.status.status import OPEN, Reading, StatusReader, has_happened
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

REACH = 1
"""How many sentences back the act may stand."""
REQUITED = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE})
"""Types of what one retaliates for."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def with_echoes(told: Sequence[Candidate], sentences: Sentences, grammar: Grammar, roles: Roles) -> list[Candidate]:
    """The candidates, in text order, with those that repeat or return the act before.

    Who follows suit does it to the same recipients; who
    responds in kind does it to those who did it first.
    """
    by_trigger = {candidate.match.trigger: candidate for candidate in told}
    reader, echoing = StatusReader(grammar), words("echoing")
    for verb, lemma in enumerate(grammar.lemma):
        if lemma not in echoing or grammar.pos[verb] not in ("VERB", "AUX"):
            continue
        is_return, is_done = _is_return(verb, grammar), _is_done(verb, grammar)
        if not (is_return or is_done or _is_repeat(verb, grammar)):
            continue
        actors = roles.fillers(grammar.related(verb, "subj"))
        if is_done:
            before = _plan_before(verb, actors, by_trigger, sentences)
        else:
            before = _act_before(verb, actors, by_trigger, sentences, grammar, anywhere=not is_return)
        if before is None or not actors or grammar.tag[verb] not in FINITE:
            continue
        reading = reader.read(verb)
        recipients = before.actors if is_return else before.recipients
        by_trigger[verb] = replace(
            before,
            match=Match(before.match.frame, verb, ()),
            verb=verb,
            coding=_coding(before, reading),
            reading=reading,
            actors=actors,
            recipients=tuple(filler for filler in recipients if state(filler) not in _states(actors)),
        )
    return [_as_answer(by_trigger[trigger], by_trigger, sentences, grammar) for trigger in sorted(by_trigger)]


def _is_return(verb: int, grammar: Grammar) -> bool:
    """Whether somebody does to another what that one did to him: "in kind"."""
    return any(grammar.lemma[token] == "kind" for token in grammar.related(verb, "in"))


def _is_done(verb: int, grammar: Grammar) -> bool:
    """Whether somebody does what he was just said to be about to do: "*did so* on Tuesday", but not "so did Chad"."""
    return grammar.lemma[verb] == "do" and any(
        grammar.form[child] == "so" for child in grammar.children[verb] if child > verb
    )


def _plan_before(
    verb: int, actors: Sequence[Filler], by_trigger: Mapping[int, Candidate], sentences: Sentences
) -> Candidate | None:
    """The last act that this sentence or the one before says that the same will or may do."""
    near = (by_trigger[trigger] for trigger in sorted(by_trigger, reverse=True) if trigger < verb)
    acts = (act for act in near if sentences.at(verb) - sentences.of(act) <= REACH)
    return next((act for act in acts if act.coding.status in OPEN and _states(act.actors) == _states(actors)), None)


def _is_repeat(verb: int, grammar: Grammar) -> bool:
    """Whether somebody does what was just told of another: "followed suit", "did the same", "so did Chad"."""
    beside = {grammar.lemma[child] for child in grammar.children[verb]}
    things = {grammar.lemma[thing] for thing in grammar.related(verb, "obj")}
    if grammar.lemma[verb] == "do":
        return bool((beside | things) & {"likewise", "same", "so"}) and "as" not in grammar.marker_lemmas(verb)
    if grammar.lemma[verb] != "follow":
        return False
    ways = [way for thing in grammar.related(verb, "with") for way in grammar.related(thing, "mod")]
    return "suit" in beside | things or any(grammar.lemma[way] in ("similar", "same", "like", "own") for way in ways)


def _act_before(
    verb: int,
    actors: Sequence[Filler],
    by_trigger: Mapping[int, Candidate],
    sentences: Sentences,
    grammar: Grammar,
    *,
    anywhere: bool,
) -> Candidate | None:
    """The act that others did to others: the nearest in the sentence, else the first that the sentence before tells,
    else, if ``anywhere``, the first of all."""
    others = _states(actors)
    acts = [
        act
        for trigger, act in sorted(by_trigger.items())
        if trigger < verb
        and grammar.tag[trigger] in FINITE
        and act.actors
        and not _states(act.actors) & others
        and not _states(act.actors) & _states(act.recipients)
    ]
    here = [act for act in acts if sentences.of(act) == sentences.at(verb)]
    near = (act for act in acts if sentences.at(verb) - sentences.of(act) <= REACH)
    return here[-1] if here else next(near, acts[0] if acts and anywhere else None)


def _as_answer(
    candidate: Candidate, by_trigger: Mapping[int, Candidate], sentences: Sentences, grammar: Grammar
) -> Candidate:
    """The candidate, as a threat of nobody knows what where it answers measures alone ("raised tariffs; Chad *vowed to
    retaliate*")."""
    coded, trigger = candidate.coding, candidate.match.trigger
    if coded.event_type is not EventType.THREATEN or coded.about is not EventType.ASSAULT:
        return candidate
    told = (trigger, *grammar.related(trigger, "comp"), *grammar.related(trigger, "obj"))
    if not any(grammar.lemma[token] in words("replying", "reply") for token in told):
        return candidate
    others = _states(candidate.actors)
    answered = [
        act.coding
        for act in by_trigger.values()
        if 0 <= sentences.at(trigger) - sentences.of(act) <= REACH and not _states(act.actors) & others
    ]
    kinds = {act.about if act.event_type is EventType.THREATEN else act.event_type for act in answered} & REQUITED
    if kinds != {EventType.SANCTION}:
        return candidate
    return replace(candidate, coding=replace(coded, mode=None, about=None))


def _states(fillers: Sequence[Filler]) -> set[str]:
    return {state(filler) or filler.actor.id for filler in fillers}


def _coding(before: Candidate, reading: Reading) -> Coding:
    if has_happened(reading.status) and has_happened(before.coding.status):
        return replace(before.coding, status=reading.status)
    return coding(before.match.frame.event_type, before.match.frame.mode, None, reading)
