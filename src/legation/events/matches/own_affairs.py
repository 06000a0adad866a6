"""What somebody does to what is his own, by which he supports or attacks nobody."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors.named.vessels import navy_of
from legation.events.matches.matching import Match
from legation.events.participants.roles import Filler, Roles
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType
from legation.terms import worldwide

OWN_AFFAIRS = {EventType.SUPPORT: "defending", EventType.ASSAULT: "destroying"}
"""The verbs of each type that are no event where what they are done to is the doer's own."""

WITHDRAWAL = (EventType.RETREAT, "withdraw")
"""The type and mode of what a warship does not do by sailing away."""


def is_own_affair(match: Match, doers: Sequence[Filler], grammar: Grammar, roles: Roles) -> bool:
    """Whether somebody speaks for what is his own, or destroys it ("defended *his* record"), a warship only sails
    ("*HMS Montrose* left Portsmouth"), or a resolution asks another organ of its own for something."""
    if (match.frame.event_type, match.frame.mode) == WITHDRAWAL and _is_sailing(doers):
        return True
    if match.frame.event_type is EventType.REQUEST and _is_among_organs(match.trigger, doers, grammar, roles):
        return True
    verb, group = match.trigger, OWN_AFFAIRS.get(match.frame.event_type)
    if group is None or grammar.lemma[verb] not in words(group):
        return False  # "expressed *its* support", "thanked *his* host"
    beside = (*grammar.with_relation(verb, "obj"), *(t for word in ("by", "to") for t in grammar.related(verb, word)))
    things = [thing for thing in beside if not roles.at(thing) and grammar.lemma[thing] not in words("relational")]
    owners = [o for thing in things for o in grammar.with_relation(thing, "nmod:poss") if grammar.tag[o] == "PRP$"]
    own = {filler.actor.id for filler in doers}
    return any(own & {actor.id for actor in roles.at(owner)} for owner in owners)


def _is_among_organs(verb: int, doers: Sequence[Filler], grammar: Grammar, roles: Roles) -> bool:
    """Whether a resolution asks those of the organisation itself ("3. Requests *the Secretary-General* to report")."""
    if verb not in grammar.enacting:
        return False
    codes = {filler.actor.code for filler in doers}
    if len(codes) != 1 or not worldwide(next(iter(codes))):
        return False
    asked = [actor for word in ("obj", "iobj") for token in grammar.related(verb, word) for actor in roles.at(token)]
    return bool(asked) and {actor.code for actor in asked} == codes


def _is_sailing(doers: Sequence[Filler]) -> bool:
    """Whether those who leave are warships, which hold no ground."""
    return bool(doers) and all(navy_of(filler.actor.name) for filler in doers)
