"""On whom a blow falls that names nobody known: the other country of the story, or the people of those who strike."""

from __future__ import annotations

from functools import cache

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.matches.weapons import weapons
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sides import RULING
from legation.events.participants.standing import OFTEN, Standing
from legation.events.trees.grammar import Grammar
from legation.records import Actor, EventType

TARGETS = ("obj", "on", "at", "into")
"""Relations to what is struck."""


class Struck:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._standing = standing

    def by(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the forces of a state strike, or take something from: the country that the story sets beside it, named
        as often, or else those at home, as of armed men who have no state."""
        coded, targets = candidate.coding, self._targets(candidate)
        is_blow = coded.event_type is EventType.ASSAULT and coded.mode != "abduct" and coded.about is None
        is_taking = coded.event_type is EventType.COERCE and coded.mode == "seize"
        if not targets or len(candidate.actors) != 1 or not (is_blow or is_taking):
            return ()
        actor = candidate.actors[0].actor
        if actor.country is None or actor.sector not in RULING | ARMED_GROUPS:
            return ()
        other = self._standing.foremost({actor.country}, least=OFTEN)
        if other is not None and actor.sector in RULING and self._standing.rivals(actor.country, other):
            return (self._roles.state(other.actor.country or "", other.token),)
        if any(self._grammar.lemma[token] in _people() for token in targets):
            return (self._roles.people(self._where(actor), targets[0]),)
        is_coup = any(self._grammar.lemma[token] == "power" for token in targets)
        if actor.sector in ARMED_GROUPS or is_coup:
            return (self._roles.state(actor.country, targets[0]),)
        rebels = self._standing.armed(actor.country)
        if rebels is not None or is_taking:
            return () if rebels is None else (rebels,)
        return (self._roles.people(actor.country, targets[0]),)

    def _where(self, actor: Actor) -> str:
        """Whose people the forces of a state shoot at: those of the country of which the story tells as much, or its
        own."""
        home = actor.country or ""
        there = self._standing.foremost({home}) if actor.sector in RULING else None
        is_abroad = there is not None and self._standing.rivals(home, there)
        return (there.actor.country or home) if there is not None and is_abroad else home

    def _targets(self, candidate: Candidate) -> list[int]:
        """What is struck, told by a noun, a pronoun or a number; no blow and no weapon ("fired *rockets*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        found = [t for path in TARGETS for t in grammar.related(trigger, path)]
        things = [t for t in found if grammar.pos[t] in ("NOUN", "PRON", "NUM", "ADJ")]
        return [t for t in things if named_type(grammar.lemma[t]) is None and grammar.lemma[t] not in _means()]


@cache
def _means() -> frozenset[str]:
    return frozenset(weapons()) | {"fire", "shot", "round"}


@cache
def _people() -> frozenset[str]:
    classes = lemma_classes()
    return classes["person"] | classes["crowd"] | {"he", "she", "they", "other", "him", "her", "them"}
