"""Of which country people are whom the text tells of only by what they are: "arrested *12 students*"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import sole
from legation.events.participants.standing import Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Place, PlaceKind, Sector

BODILY = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.AID, EventType.RETREAT, EventType.SANCTION})
"""Types of what is done to people where they are."""
KEEPERS = frozenset({Sector.COP, Sector.JUD})
ARRESTING = KEEPERS | {Sector.SPY}
"""Sectors of those who take officials and soldiers too into custody, their own unless it is told otherwise."""
CITIZENS = frozenset(Sector) - {Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.SPY, Sector.REB, Sector.UAF}
CUSTODY = {(EventType.COERCE, "arrest"): Sector.COP, (EventType.SANCTION, "convict"): Sector.JUD}
"""Who does what is told of prisoners, by type and mode."""
FREED = (EventType.RETREAT, "release")
DEPORTED = (EventType.COERCE, "deport")
BY_LAW = frozenset({"deport", "expel"})
"""What only a state does to people, from its own country."""
CAPTIVE = frozenset({Sector.MIL, Sector.SPY, Sector.ELI})
"""Sectors of those whom others hold as often as their own country."""
SITES = ("in", "at", "near", "outside", "on")
"""Relations to where an attack strikes."""
STRUCK = (*SITES, "of", "to", "against")
"""The same, of what an attack is on too ("bombings *of* embassies in ...")."""
SETTLED = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.CITY, PlaceKind.SITE})
"""Kinds of place that tell their country; regions are often shared, and their names are borne by several."""


class Citizens:
    """Places the people to whom one document's acts are done."""

    def __init__(self, grammar: Grammar, roles: Roles, places: Mapping[int, Place], standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._standing = standing

    def settled(self, candidate: Candidate) -> Candidate:
        """The candidate, people of no known country being of the one whose police or courts deal with them.

        Or, of those who are helped or harmed, of the country where they are ("displaced people *in Jos*").
        """
        if candidate.coding.event_type is EventType.PROTEST and not candidate.actors:
            return self._gathered(candidate)
        if candidate.coding.event_type not in BODILY:
            return candidate
        candidate = self._deported(self._in_custody(self._struck_there(candidate)))
        is_held = is_in_custody(candidate)
        keepers = ARRESTING if is_held else KEEPERS
        home = sole({f.actor.country for f in candidate.actors if f.actor.sector in keepers} - {None})
        settled = []
        for filler in candidate.recipients:
            if (is_held or filler.actor.sector in CITIZENS) and not self._roles.is_alien(filler):
                keeper = home if filler.actor.sector is not Sector.REF else None
                country = self._country_of(filler.token) or keeper or self._country_fled(candidate, filler)
                country = country or self._country_struck(candidate, filler)
                if keeper is not None and country == keeper and self._is_new(filler):
                    filler = self._roles.at_home(filler, country)
                filler = self._roles.settled(filler, country)
            settled.append(filler)
        return candidate.towards((*settled, *self._elsewhere(candidate, settled)))

    def _elsewhere(self, candidate: Candidate, struck: Sequence[Filler]) -> Iterator[Filler]:
        """The people of the other countries that an attack struck, where the text names two or more of them together
        ("were killed in blasts *in Kenya and Tanzania*")."""
        hit = sole({filler.actor.country for filler in struck})
        if candidate.coding.event_type is not EventType.ASSAULT or hit is None:
            return
        if any(filler.actor.sector is not Sector.CVL or self._roles.is_alien(filler) for filler in struck):
            return
        grammar, trigger = self._grammar, candidate.match.trigger
        named = (trigger, candidate.verb, *grammar.related(trigger, "subj"), *grammar.related(trigger, "obj"))
        sites = (site for token in dict.fromkeys(named) for word in STRUCK for site in grammar.related(token, word))
        for token in dict.fromkeys((*named, *sites)):
            for word in STRUCK:
                there = [self._places.get(site) for site in grammar.related(token, word)]
                countries = dict.fromkeys(p.country for p in there if p is not None and p.kind in SETTLED and p.country)
                if hit in countries and len(countries) > 1:
                    others = (country for country in countries if country and country != hit)
                    yield from (self._roles.people(country, struck[0].token) for country in others)
                    return

    def _in_custody(self, candidate: Candidate) -> Candidate:
        """The candidate of an arrest, a sentence or a release from prison whose agent nobody tells with the police or
        the court of where it is made ("were arrested *in Khartoum*"), or of the country that the text is about."""
        coded, trigger = candidate.coding, candidate.match.trigger
        kind = (coded.event_type, coded.mode or "")
        sector = Sector.GOV if kind == FREED and self._is_from_prison(trigger) else CUSTODY.get(kind)
        if sector is None or candidate.actors or not candidate.recipients or not self._grammar.is_passive(trigger):
            return candidate
        held = {filler.actor.country for filler in candidate.recipients} - {None}
        may_be_captive = any(filler.actor.sector in CAPTIVE for filler in candidate.recipients)
        is_theirs = self._standing.is_home if may_be_captive else self._standing.is_of
        home = next((country for country in held if country and is_theirs(country)), None)
        are_nationals = all(self._grammar.tag[f.token] == "NNPS" for f in candidate.recipients)  # "*six Colombians*"
        is_at_home = len(held) == 1 and not are_nationals  # who are called so where others live
        country = self._country_of(trigger, "in", "at") or (home if is_at_home else None)
        if country is None:
            return candidate
        return replace(candidate, actors=(self._roles.those_of(country, sector, trigger),))

    def _deported(self, candidate: Candidate) -> Candidate:
        """The candidate of an expulsion whose agent nobody tells with the state that people are expelled from."""
        coded, trigger = candidate.coding, candidate.match.trigger
        is_by_law = (coded.event_type, coded.mode) == DEPORTED and self._grammar.lemma[trigger] in BY_LAW
        if not is_by_law or candidate.actors or not self._grammar.is_passive(trigger):
            return candidate
        country = self._country_of(trigger, "from")
        return replace(candidate, actors=(self._roles.state(country, trigger),)) if country else candidate

    def _is_from_prison(self, trigger: int) -> bool:
        """Whether those are freed whom the law held ("was freed *on bail*", "*detainees* were released")."""
        return not words("imprisoned").isdisjoint(self._grammar.lemmas_about(trigger))

    def _struck_there(self, candidate: Candidate) -> Candidate:
        """The candidate of an attack of which nobody is told with the country where it struck ("a bomb exploded *in
        Jos*")."""
        trigger = candidate.match.trigger
        if candidate.coding.event_type is not EventType.ASSAULT or candidate.actors or candidate.recipients:
            return candidate
        struck = (trigger, candidate.verb, *self._grammar.related(trigger, "obj"))
        sites = (site for token in struck for word in SITES for site in self._grammar.related(token, word))
        below = (self._country_of(token, *SITES) for token in (*struck, *sites))
        country = next((found for found in below if found is not None), None)
        return candidate if country is None else candidate.towards((self._roles.state(country, trigger),))

    def _gathered(self, candidate: Candidate) -> Candidate:
        """The candidate of a protest that names nobody with the people of where it is held ("a rally *in Jos*")."""
        trigger = candidate.match.trigger
        country = self._country_of(trigger) or self._country_of(candidate.verb)
        if country is None:
            return candidate
        crowd = next(iter(self._grammar.related(trigger, "obj")), trigger)
        return replace(candidate, actors=(self._roles.people(country, crowd),))

    def _is_new(self, filler: Filler) -> bool:
        """Whether people are told of for the first time and by what they are only ("at *trade unionists*")."""
        grammar, token = self._grammar, filler.token
        beside = [c for c in grammar.children[token] if grammar.dep[c] not in ("case", "punct", "cc", "conj")]
        is_bare = all(grammar.dep[c] in ("nummod", "amod", "advmod", "compound") for c in beside)
        named = {actor for c in beside for actor in self._roles.at(c)} - set(self._roles.at(token))
        return grammar.tag[token] == "NNS" and is_bare and not named and self._places.keys().isdisjoint(beside)

    def _country_fled(self, candidate: Candidate, filler: Filler) -> str | None:
        """Whose refugees others help: those of the country that the story is about."""
        is_refugee = filler.actor.sector is Sector.REF and self._grammar.lemma[filler.token] != "migrant"
        if candidate.coding.event_type is not EventType.AID or not candidate.actors or not is_refugee:
            return None
        foremost = self._standing.foremost({state(filler) for filler in candidate.actors})
        return foremost.actor.country if foremost is not None else None

    def _country_struck(self, candidate: Candidate, filler: Filler) -> str | None:
        """Where those were who were harmed: where the attack struck ("an attack *on Kharkiv* killed five people"), or
        where they did what is told of them ("killed 20 people *queueing in Gaza*").
        """
        if candidate.coding.event_type is not EventType.ASSAULT:
            return None
        grammar, trigger = self._grammar, candidate.match.trigger
        attacks = [t for t in grammar.related(trigger, "subj") if grammar.pos[t] == "NOUN"]
        doings = grammar.with_relation(filler.token, "acl", "acl:relcl")
        below = (thing for doing in doings for thing in (doing, *grammar.with_relation(doing, "obl", "obj")))
        told = (*(self._country_of(attack, "on", "in", "at") for attack in attacks), *map(self._country_of, below))
        if grammar.dep[trigger] == "conj":  # "struck a port *in Odesa* and killed nine people"
            before = grammar.head[trigger]
            told = (*told, *(self._country_of(t, *SITES) for t in (before, *grammar.related(before, "obj"))))
        if grammar.dep[trigger] == "advcl":  # "were killed *in Lima* when a bomb destroyed ..."
            told = (*told, self._country_of(grammar.head[trigger], *SITES))
        found = next((country for country in told if country is not None), None)
        return found or (self._country_of(trigger) if grammar.is_passive(trigger) else None)

    def _country_of(self, token: int, *relations: str) -> str | None:
        words = relations or ("in", "of", "from", "at")
        places = [self._places.get(t) for word in words for t in self._grammar.related(token, word)]
        return sole(place.country for place in places if place is not None and place.kind in SETTLED)


def is_in_custody(candidate: Candidate) -> bool:
    """Whether police, courts or secret services of known countries arrest or sentence somebody."""
    is_custody = (candidate.coding.event_type, candidate.coding.mode) in CUSTODY
    return is_custody and any(f.actor.country and f.actor.sector in ARRESTING for f in candidate.actors)
