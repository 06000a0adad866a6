"""On whom a blow falls that names nobody known: the other country of the story, or the people of those who strike."""

from __future__ import annotations

from collections.abc import Mapping
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
from legation.events.trees.tree import words
from legation.records import Actor, EventType, Place, Sector

TARGETS = ("obj", "on", "at", "into")
"""Relations to what is struck."""
ARMY = frozenset({None, Sector.MIL})
"""Sectors of a state that wages war at home."""
BESIEGING = frozenset({"besiege", "encircle", "surround", "blockade"})


class Struck:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing, places: Mapping[int, Place]) -> None:
        """``places`` are those named, by their tokens."""
        self._grammar = grammar
        self._places = places
        self._roles = roles
        self._standing = standing

    def by(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the forces of a state strike, or take something from: the country that the story sets beside it, named
        as often, or else those at home, as of armed men who have no state."""
        coded, targets = candidate.coding, self._targets(candidate)
        is_blow = coded.event_type is EventType.ASSAULT and coded.mode != "abduct" and coded.about is None
        is_siege = self._grammar.lemma[candidate.match.trigger] in BESIEGING and coded.mode == "restrict"
        is_taking = coded.event_type is EventType.COERCE and (coded.mode == "seize" or is_siege)
        if not targets or len(candidate.actors) != 1 or not (is_blow or is_taking):
            return ()
        actor = candidate.actors[0].actor
        if actor.country is None or actor.sector not in RULING | ARMED_GROUPS:
            return ()
        if (other := self._beside(actor, least=OFTEN)) is not None:
            return (self._roles.state(other.actor.country or "", other.token),)
        if all(self._grammar.lemma[token] in words("vessel") for token in targets):
            return ()  # ships of all countries sail where they are struck
        if any(self._grammar.lemma[token] in _people() for token in targets):
            there = None if self._is_at_home(candidate, actor.country) else self._beside(actor)
            country = actor.country if there is None else there.actor.country
            return (self._roles.people(country or "", targets[0]),)
        is_coup = any(self._grammar.lemma[token] == "power" for token in targets)
        if actor.sector in ARMED_GROUPS or is_coup:
            return (self._roles.state(actor.country, targets[0]),)
        rebels = self._standing.armed(actor.country)
        if rebels is not None or is_taking:
            return () if rebels is None else (rebels,)
        return (self._roles.people(actor.country, targets[0]),)

    def with_own_people(self, candidate: Candidate) -> Candidate:
        """The candidate with the rebels of a country, or its people, where its army strikes a place of its own."""
        home = {filler.actor.country for filler in candidate.actors if filler.actor.sector in ARMY}
        if candidate.coding.event_type is not EventType.ASSAULT or len(home) != 1 or len(candidate.actors) != 1:
            return candidate
        if not candidate.recipients or any(f.actor.sector or f.actor.country not in home for f in candidate.recipients):
            return candidate
        country, token = candidate.actors[0].actor.country or "", candidate.recipients[0].token
        if not country or token not in self._places:
            return candidate
        return candidate.towards((self._standing.armed(country) or self._roles.people(country, token),))

    def _is_at_home(self, candidate: Candidate, country: str) -> bool:
        """Whether the sentence names only places of those who strike: "*In Mali*, soldiers fired on a crowd"."""
        sentence = self._grammar.doc[candidate.match.trigger].sent
        here = {self._places[t].country for t in range(sentence.start, sentence.end) if t in self._places}
        return here == {country}

    def _beside(self, actor: Actor, *, least: int = 1) -> Filler | None:
        """The country that the story sets beside that of a state's forces, named at least half as often."""
        home = actor.country or ""
        other = self._standing.foremost({home}, least=least) if actor.sector in RULING else None
        return other if other is not None and self._standing.rivals(home, other) else None

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
