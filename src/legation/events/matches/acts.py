"""Nouns that name acts, and how the lexicon says that they take who does them and whom they strike."""

from __future__ import annotations

from functools import cache

from legation.events.lexicon.frames import Frame, PartOfSpeech, lexicon
from legation.events.matches.matching import DEEDS
from legation.events.matches.named import embedded_acts
from legation.records import EventType

MUTUAL = frozenset({"with", "between", "among"})
"""Prepositions whose party does as much as it undergoes ("an agreement with Peru")."""

BESIDE = frozenset({"mod", "on", "against", "into"})
"""Relations of the words that make a noun name another act than it does by itself."""

MEETING = frozenset({EventType.CONSULT, EventType.AGREE})
"""Types of what people do who meet: they talk, and sign what they agreed."""


@cache
def _frames(noun: str) -> tuple[Frame, ...]:
    told = tuple(frame for frame in lexicon().of(noun, PartOfSpeech.NOUN) if not frame.is_spoken)
    return tuple(frame for frame in told if not _is_of_phrase(frame)) or told


def _is_of_phrase(frame: Frame) -> bool:
    """Whether only certain words beside a noun make it name the act ("*cyber* attack", "attack *on a plan*", "war *of
    words*")."""
    needs = (need for condition in frame.conditions if not condition.negated for need in condition.needs)
    asked = [(need.path[0], need.lemmas) for need in needs if need.lemmas is not None]
    return any(relation in BESIDE or (relation == "of" and lemmas == {"word"}) for relation, lemmas in asked)


@cache
def named_types(noun: str) -> frozenset[EventType]:
    """The event types of which the lexicon knows the noun as a trigger."""
    return frozenset(frame.event_type for frame in _frames(noun))


@cache
def named_type(noun: str) -> EventType | None:
    """The event type of the act that a noun names; None where it names none, or several."""
    types = named_types(noun)
    if len(types) == 1:
        return next(iter(types))
    return embedded_acts().get(noun, (None, None))[0] if not types else None


def names_deed(noun: str) -> bool:
    """Whether a noun names an act that others speak of, no meeting that they speak at."""
    types = named_types(noun) or {named_type(noun)}  # a "strike" is of workers or of drones
    return types.isdisjoint({None, EventType.CONSULT})


@cache
def named_modes(noun: str) -> frozenset[str]:
    """The modes of the act that a noun names: "abduct" of *kidnapping*."""
    return frozenset(frame.mode for frame in _frames(noun) if frame.mode is not None)


@cache
def relations_of(noun: str) -> frozenset[str]:
    """The prepositions after an act's noun that name whom it strikes and not who does it: "on" of *attack*."""
    types = named_types(noun)
    if not types & DEEDS or EventType.SUPPORT in types:  # "support for Peru" is as much a word as a deed
        return frozenset()
    struck = {path[0] for frame in _frames(noun) for paths in frame.recipient.alternatives for path in paths}
    doing = {path[0] for frame in _frames(noun) for paths in frame.actor.alternatives for path in paths}
    return frozenset(struck - doing - MUTUAL)
