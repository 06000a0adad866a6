"""Whom acts at home are done to that name nobody: rebels strike and threaten their state, citizens ask it for more."""

from __future__ import annotations

from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE
from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.parties import Parties
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sides import RULING, sole
from legation.events.participants.standing import OFTEN, Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

CITIZENS = frozenset(Sector) - STATE - ARMED_GROUPS
"""Sectors of those who ask their government for something."""
OPPOSED = frozenset({Sector.OPP, Sector.LAB, Sector.AGR})
"""Sectors of those who have their government to deal with where they name nobody."""


class AtHome:
    """The other side of what those of one country do in one document, where it is in the same country."""

    def __init__(self, grammar: Grammar, roles: Roles, parties: Parties, standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._parties = parties
        self._standing = standing

    def defied(self, candidate: Candidate) -> list[Filler]:
        """The state that rebels threaten who have no foe abroad ("*The rebels* vowed to march on the capital")."""
        rival, country = self._parties.opponent(candidate), sole(filler.actor.country for filler in candidate.actors)
        are_rebels = all(filler.actor.sector is Sector.REB for filler in candidate.actors)
        acts = self._grammar.related(candidate.match.trigger, "comp")
        aims = (t for act in acts for path in ("obj", "on") for t in self._grammar.related(act, path))
        is_aimed = any(self._grammar.pos[aim] in ("NOUN", "PROPN") for aim in aims)
        if country is None or not are_rebels or not is_aimed or (rival is not None and rival.actor.country != country):
            return []
        return [rival if rival is not None else self._roles.state(country, candidate.actors[0].token)]

    def is_law_vetoed(self, candidate: Candidate) -> bool:
        """Whether a law is stopped at home, whomever it concerns ("threatened to veto *a bill* on aid to Chad")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        vetoes = [act for act in (trigger, *grammar.related(trigger, "comp")) if grammar.lemma[act] == "veto"]
        things = (thing for act in vetoes for thing in grammar.related(act, "obj"))
        return any(grammar.lemma[thing] in ("bill", "law", "act", "legislation", "budget") for thing in things)

    def enemy(self, candidate: Candidate) -> list[Filler]:
        """Whom armed men strike, take a place from or move against in their country: an army its rebels, rebels their
        state."""
        sectors = {filler.actor.sector for filler in candidate.actors}
        own = {country for filler in candidate.actors if (country := filler.actor.country) is not None}
        is_advance = candidate.coding.event_type is EventType.MOBILIZE and sectors == {Sector.REB}
        is_strike = _is_strike(candidate) and self._is_on_thing(candidate)
        if not (is_strike or is_advance) or sectors == {Sector.UAF}:
            return []
        rival = None if self._is_coup(candidate) else self._parties.opponent(candidate)
        if rival is not None and rival.actor.country in own and rival.actor.sector in RULING | ARMED_GROUPS:
            return [rival]
        is_alone = (rival is None or is_advance) and sectors <= ARMED_GROUPS and len(own) == 1
        return [self._roles.state(country, candidate.actors[0].token) for country in own if is_alone]

    def _is_coup(self, candidate: Candidate) -> bool:
        """Whether who acts takes power, from whomever he has been fighting ("the generals seized *power*")."""
        things = self._grammar.related(candidate.match.trigger, "obj")
        return any(self._grammar.lemma[thing] == "power" for thing in things)

    def _is_on_thing(self, candidate: Candidate) -> bool:
        """Whether what is struck is no person ("overran *the town*"), and no ship, which may be anybody's."""
        things = self._grammar.related(candidate.match.trigger, "obj")
        others = lemma_classes()["person"] | words("vessel")
        return bool(things) and not any(self._grammar.lemma[thing] in others for thing in things)

    def rulers(self, candidate: Candidate) -> list[Filler]:
        """The government of those who demand something at home ("the union demanded higher wages"), or reject it.

        Who is to free or leave somebody is another country where the story names one as often ("*Cubans* rallied to
        demand the boy's return").
        """
        coded, country = candidate.coding, sole(filler.actor.country for filler in candidate.actors)
        are_citizens = all(filler.actor.sector in CITIZENS for filler in candidate.actors)
        is_demand = coded.event_type is EventType.REQUEST and coded.mode != "assist"
        is_demand = is_demand or (coded.event_type is EventType.THREATEN and coded.about is EventType.PROTEST)
        are_opposed = all(filler.actor.sector in OPPOSED for filler in candidate.actors)
        is_demand = is_demand or (are_opposed and coded.event_type in (EventType.REJECT, EventType.ACCUSE))
        if not are_citizens or not is_demand or country is None:
            return []
        other = self._standing.foremost({country}, least=OFTEN) if coded.about is EventType.RETREAT else None
        if other is not None and other.actor.country and self._standing.rivals(country, other):
            return [self._roles.state(other.actor.country, other.token)]
        return [self._roles.government(country, candidate.actors[0].token)]


def _is_strike(candidate: Candidate) -> bool:
    coded = candidate.coding
    return coded.event_type is EventType.ASSAULT or (coded.event_type is EventType.COERCE and coded.mode == "seize")
