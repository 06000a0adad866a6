"""The foreigners to whom an act is done, as the phrases that it governs and those of the clause around it tell."""

from __future__ import annotations

from collections.abc import Mapping

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.matches.weapons import weapons
from legation.events.participants.bystanders import Bystanders
from legation.events.participants.citizens import CITIZENS, SETTLED
from legation.events.participants.nobody import tells_which
from legation.events.participants.phrases import BLAMING, Phrases
from legation.events.participants.roles import Filler, Roles, merged, state, without
from legation.events.participants.sides import is_state
from legation.events.participants.sites import Sites
from legation.events.participants.victims import Victims
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import forces, words
from legation.records import EventType, Place, PlaceKind, Sector
from legation.terms import worldwide

HEARD = frozenset({EventType.REQUEST, EventType.THREATEN})
"""Types of what is said to whoever listens."""


class Governed:
    """Finds in one document those whom phrases name to whom acts are done."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        places: Mapping[int, Place],
        phrases: Phrases,
        sites: Sites,
        victims: Victims,
        bystanders: Bystanders,
    ) -> None:
        """``places`` are those named, by token."""
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._phrases = phrases
        self._sites = sites
        self._victims = victims
        self._bystanders = bystanders

    def foreigners(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreign actors nearest below the trigger in the phrases that it governs."""
        own = {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type is EventType.ASSAULT and (struck := self._sites.own_country(candidate, own)):
            return struck
        if own == {None} and not any(worldwide(filler.actor.code) for filler in candidate.actors):
            return ()  # who is of no known country may be at home
        if candidate.coding.event_type is EventType.REQUEST and self._asks_pronoun(candidate):
            return ()  # "urged *it* to go to Peru"
        if candidate.coding.event_type is EventType.MOBILIZE and (there := self._sites.entered(candidate, own)):
            return there
        if candidate.coding.event_type is EventType.AID and (there := self._sites.abroad(candidate, own)):
            return there
        given = self._given(candidate)
        for level in self._phrases.levels(candidate):
            open_to = (token for token in level if token not in given and self._may_undergo(token, candidate))
            found = merged(*(self.foreign(token, own) for token in open_to))
            if found:
                return self._asked_to_free(found) if candidate.coding.event_type is EventType.REQUEST else found
        return ()

    def _given(self, candidate: Candidate) -> tuple[int, ...]:
        """What is given, fired or pulled out, and undergoes nothing itself ("fired *drones*", "will withdraw *troops*
        from Peru")."""
        lemma = self._grammar.lemma
        if _is_withdrawal(candidate):
            return tuple(token for token in self._phrases.below_trigger(candidate) if lemma[token] in forces())
        is_aid = candidate.coding.event_type is EventType.AID
        things = self._grammar.related(candidate.match.trigger, "obj")
        return tuple(token for token in things if is_aid or lemma[token] in weapons())

    def _may_undergo(self, token: int, candidate: Candidate) -> bool:
        """Whether a phrase may name to whom an act is done: nobody who is only told of it, for whom it is, or near."""
        event_type = candidate.coding.event_type
        if self._is_audience(token, candidate) or self._is_beneficiary(token, candidate):
            return False
        if self._bystanders.is_one(token, candidate):
            return False
        is_pulled_out = _is_withdrawal(candidate) or candidate.coding.mode == "withdraw"
        if is_pulled_out and "to" in self._grammar.marker_lemmas(token) and token in self._places:
            return False  # "pulled its staff out *to Cyprus*"
        if event_type is EventType.MOBILIZE and not self._phrases.name(candidate, "shared"):
            return self._is_against(token)
        return event_type is not EventType.ACCUSE or not self._victims.is_forum(token)

    def told(self, candidate: Candidate) -> tuple[Filler, ...]:
        """To whom it is said that one will or will not ("would not yield, he told Peru")."""
        grammar, verb = self._grammar, candidate.verb
        says = grammar.head[verb]
        is_told = grammar.dep[verb] == "ccomp" and grammar.lemma[says] in words("telling")
        if candidate.coding.event_type not in BLAMING | {EventType.AGREE} or not is_told:
            return ()
        own = {state(filler) for filler in candidate.actors}
        hearers = merged(*(self.foreign(token, own) for token in grammar.with_relation(says, "obj", "iobj")))
        return tuple(filler for filler in hearers if is_state(filler))

    def spoken_to(self, candidate: Candidate) -> tuple[Filler, ...]:
        """To whom the clause before gives or says something ("sent *Peru* a list of names and asked for arrests"), or
        with whom those talk who then threaten ("spoke with *both leaders* and threatened to raise tariffs").
        """
        grammar, verb = self._grammar, candidate.verb
        before = grammar.head[verb]
        if candidate.coding.event_type not in HEARD or grammar.dep[verb] != "conj":
            return ()
        paths: tuple[str, ...] = ("iobj", "to")
        if candidate.coding.event_type is EventType.THREATEN and grammar.lemma[before] in words("conferring"):
            paths = ("with", "to", "obj")
        own = {state(filler) for filler in candidate.actors}
        hearers = (t for path in paths for t in grammar.related(before, path))
        return tuple(f for f in merged(*(self.foreign(t, own) for t in hearers)) if is_state(f))

    def foreign(self, token: int, own: set[str | None]) -> tuple[Filler, ...]:
        """The states and organisations that a token names as actor or as place, without the actor's own."""
        grammar = self._grammar
        is_owner = grammar.dep[token] == "nmod:poss" and grammar.lemma[grammar.head[token]] in words("relational")
        if is_owner or grammar.lemma[token] in words("relational") or tells_which(token, grammar):
            return ()  # "accused *Peru's* allies"
        if self._is_near_border(token):
            return ()
        named = self._roles.fillers((token,))
        place = self._places.get(token)
        if (place is not None and place.kind is PlaceKind.WATER) or self._names_treaty(token, place):
            return ()
        if not named and place is not None and place.country is not None and place.kind in SETTLED:
            named = (self._roles.state(place.country, token),)
        return tuple(filler for filler in named if state(filler) is not None and state(filler) not in own)

    def are_captives(self, candidate: Candidate) -> bool:
        """Whether the release of people of another state is asked for, whose captors the story may have told of
        ("demanded *her* release")."""
        own = {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type is not EventType.REQUEST or candidate.coding.about is not EventType.RETREAT:
            return False
        things = (t for path in ("obj", "for") for t in self._grammar.related(candidate.match.trigger, path))
        held = merged(*(self._roles.fillers(self._grammar.with_relation(t, "nmod:poss")) for t in things))
        return any(f.actor.sector in CITIZENS and state(f) not in own for f in held)

    def _asked_to_free(self, named: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The states of people whose release is asked for ("demanded *the leader's* release"), the others as named."""
        freed = [f for f in named if f.actor.sector in CITIZENS and self._grammar.dep[f.token] == "nmod:poss"]
        states = [self._roles.state(f.actor.country, f.token) for f in freed if f.actor.country]
        return merged(without(named, freed), states)

    def _asks_pronoun(self, candidate: Candidate) -> bool:
        """Whether who is asked is only pointed to."""
        grammar = self._grammar
        asked = (t for path in ("obj", "on", "to") for t in grammar.related(candidate.match.trigger, path))
        return any(grammar.pos[t] == "PRON" for t in asked)

    def _is_audience(self, token: int, candidate: Candidate) -> bool:
        """Whether a token names the media that somebody speaks to ("told *CNN* the troops would not leave")."""
        is_told = self._grammar.lemma[candidate.match.trigger] == "tell" and self._grammar.head[token] == candidate.verb
        return is_told and any(filler.actor.sector is Sector.JRN for filler in self._roles.fillers([token]))

    def _is_beneficiary(self, token: int, candidate: Candidate) -> bool:
        """Whether aid that is asked for is for somebody ("appealed for food *for Peru*"), who is not asked himself."""
        if candidate.coding.event_type is not EventType.REQUEST or candidate.coding.about is not EventType.AID:
            return False
        grammar, trigger = self._grammar, candidate.match.trigger
        aid = min((*grammar.related(trigger, "for"), *grammar.related(trigger, "obj")), default=trigger)
        while token not in (aid, trigger, grammar.head[token]):
            if "for" in grammar.marker_lemmas(token) and token > aid:
                return True
            token = grammar.head[token]
        return False

    def _is_against(self, token: int) -> bool:
        grammar = self._grammar
        phrase = (token, grammar.head[token])
        if any(grammar.lemma[t] in words("guarded") for t in phrase):
            return False  # "soldiers lined the streets around the president's *hotel*"
        return any(words("facing").intersection(grammar.marker_lemmas(t)) for t in phrase)

    def _is_near_border(self, token: int) -> bool:
        """Whether a nation's name only tells which border or shore an act is done near ("*near the Peruvian border*",
        "*near the border with* Peru", "*off the coast of* Peru")."""
        grammar, border = self._grammar, self._grammar.head[token]
        is_named = grammar.dep[token] == "amod" or "with" in grammar.marker_lemmas(token)
        is_border = is_named and grammar.lemma[border] in ("border", "frontier")
        is_border = is_border or grammar.lemma[border] in ("coast", "shore", "coastline")
        return is_border and not {"near", "along", "by", "off"}.isdisjoint(grammar.marker_lemmas(border))

    def _names_treaty(self, token: int, place: Place | None) -> bool:
        """Whether a city only names what was signed there ("the *Vienna* Convention"), no place either."""
        is_named = self._grammar.dep[token] in ("compound", "nmod:desc", "amod")
        if place is None:
            is_named = is_named and self._grammar.entity[token] == "LOC" and self._grammar.tag[token] == "NNP"
        is_named = is_named and (place is None or place.kind is not PlaceKind.COUNTRY)
        return is_named and self._grammar.lemma[self._grammar.head[token]] in lemma_classes()["agreement"]


def _is_withdrawal(candidate: Candidate) -> bool:
    return EventType.RETREAT in (candidate.coding.event_type, candidate.coding.about)
