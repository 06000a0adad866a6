"""Who acts or is visited where only the place tells: a place's crowd, a capital's government, a dateline's country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles
from legation.events.status.conventions import VERBAL
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.when_where.pointing import TOWNS
from legation.places import Datelines
from legation.records import EventPlace, EventType, Place, PlaceKind

SUMMONS = frozenset({(EventType.ACCUSE, "summon"), (EventType.SANCTION, "recall")})
"""What a capital does with envoys, whoever is said to do it."""


class PlaceReader:
    """Tells participants of one document's events by where these take place."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        places: Mapping[int, Place],
        datelines: Datelines,
        starts: Sequence[int],
    ) -> None:
        """``places`` are those named, by token; ``starts`` holds where in the text each token begins."""
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._datelines = datelines
        self._starts = starts

    def actors(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """Who acts: those who are named or else those whom the place of the event tells."""
        return (
            self._at_scene(candidate, at)
            or self._crowd_here(candidate, at)
            or self._speaking_capitals(candidate)
            or self._summoner(candidate)
        )

    def recipients(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """To whom it is done: those who are named or else a visitor's host."""
        return candidate.recipients or self._host_here(candidate, at)

    def filed_in(self, candidate: Candidate) -> str | None:
        """The country of the dateline over the story that tells of an act."""
        dateline = self._datelines.at(self._starts[candidate.match.trigger])
        return dateline.country if dateline else None

    def _at_scene(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """The actors, those who protest and of whom only a sector is known being of the country where they do."""
        if candidate.coding.event_type is not EventType.PROTEST or at is None or at.country is None:
            return candidate.actors
        country = at.country
        return tuple(self._roles.settled(f, country) for f in candidate.actors)

    def _crowd_here(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """The people of the place where numbers of them protest ("*thousands* marched in Tbilisi")."""
        if candidate.coding.event_type is not EventType.PROTEST or at is None or at.country is None:
            return ()
        subjects = self._grammar.related(candidate.match.trigger, "subj")
        counted = [token for token in subjects if self._grammar.lemma[token] in words("number")]
        return (self._roles.people(at.country, counted[0]),) if counted else ()

    def _speaking_capitals(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The governments of the capitals in which something was said, or an envoy put out, where nobody else is told
        to do so ("the offer was accepted *in Rome and Paris*", "was declared unwelcome *in Quito*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        is_said = candidate.coding.event_type in VERBAL or candidate.coding.mode == "expel"
        if not is_said or not grammar.is_passive(trigger):
            return ()
        named = ((token, self._places.get(token)) for token in grammar.related(trigger, "in"))
        others = {filler.actor.country for filler in candidate.recipients}
        capitals = ((t, p.country) for t, p in named if p is not None and p.kind is PlaceKind.CAPITAL)
        speaking = [(token, country) for token, country in capitals if country is not None and country not in others]
        return tuple(self._roles.state(country, token) for token, country in speaking)

    def _summoner(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The country of the dateline where nobody is said to have summoned an envoy to it, or recalled its own."""
        country, verb = self.filed_in(candidate), candidate.match.trigger
        abroad = {filler.actor.country for filler in candidate.recipients} - {None, country}
        is_summons = (candidate.coding.event_type, self._grammar.lemma[verb]) in SUMMONS
        if country is None or not abroad or not is_summons:
            return ()
        return (self._roles.state(country, verb),)

    def _host_here(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """The country that is host of who arrived "here", or in a place that is only pointed to: "in the city"."""
        if candidate.coding.event_type is not EventType.CONSULT or candidate.coding.mode != "visit":
            return ()
        home, grammar = {filler.actor.country for filler in candidate.actors}, self._grammar
        country = self.filed_in(candidate)
        here = [c for c in grammar.children[candidate.verb] if grammar.lemma[c] == "here"]
        if not here and at is not None:
            country, here = at.country, [c for c in grammar.children[candidate.verb] if grammar.lemma[c] in TOWNS]
        if country is None or country in home or not here:
            return ()
        return (self._roles.state(country, here[0]),)
