"""The actors and recipients of a matched frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.actors import shipped_tables
from legation.events.lexicon.frames import PartOfSpeech
from legation.events.lexicon.needs import Path, Slot
from legation.events.matches.acts import relations_of
from legation.events.matches.matching import Match, follow
from legation.events.participants.roles import GOVERNING, Filler, Roles, merged, without
from legation.events.participants.writings import authors
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

LOCATED = frozenset({"obj", "on", "at", "into", "of"})
"""Relations to what is acted upon, whose place tells whose it is."""

ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "CRM"})
"""Kinds of those who attack after "of" where others are attacked ("an attack *of the rebels*", "... *of the town*")."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Who has a part in an event: actors, the counterparts joined to them ("met *with Kim*"), and recipients."""

    actors: tuple[Filler, ...] = ()
    counterparts: tuple[Filler, ...] = ()
    recipients: tuple[Filler, ...] = ()


class ArgumentReader:
    """Fills the slots of the matches of one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def read(self, match: Match) -> Arguments:
        """The arguments of a match; nobody is both actor and recipient."""
        actors, counterparts = self._fill(match, match.frame.actor)
        recipients, more = self._fill(match, match.frame.recipient, actors)
        if not counterparts and len(actors) < 2 and (speaker_and_hearer := self._on_telephone(match)):
            (actors, counterparts), recipients = speaker_and_hearer, ()
        if hosts := self._hosts(match, actors, recipients):
            actors, recipients = tuple(without(actors, hosts)), hosts
        counterparts = tuple(without(counterparts, actors))
        recipients = tuple(without(merged(recipients, more), (*actors, *counterparts)))
        states = {actor.actor.country for actor in actors if actor.actor.sector in GOVERNING} - {None}
        is_at_home = any(filler.actor.country in states for filler in recipients)
        if match.frame.event_type is not EventType.CONSULT and is_at_home and not all(map(self._is_local, actors)):
            recipients = tuple(f for f in recipients if f.actor.country not in states or f.actor.sector is not None)
        return Arguments(actors, counterparts, recipients)

    def _hosts(self, match: Match, guests: tuple[Filler, ...], hosts: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Those whom a word before the visit tells, besides whose visit it is ("his *British* trip")."""
        grammar, visit = self._grammar, match.trigger
        is_visit = match.frame.mode == "visit" and match.frame.part_of_speech is PartOfSpeech.NOUN
        if not is_visit or hosts or not grammar.with_relation(visit, "nmod:poss"):
            return ()
        before = grammar.with_relation(visit, "amod", "compound")
        return tuple(filler for filler in guests if filler.token in before)

    def _on_telephone(self, match: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]] | None:
        """Who tells whom something on the telephone ("urged the king *in a phone call* to wait")."""
        grammar, call = self._grammar, match.trigger
        is_call = match.frame.mode == "phone" and match.frame.part_of_speech is PartOfSpeech.NOUN
        if not is_call or not {"in", "during", "over"} & set(grammar.marker_lemmas(call)):
            return None
        verb = grammar.head[call]
        while grammar.lemma[verb] not in words("addressing") and grammar.head[verb] != verb:
            verb = grammar.head[verb]
        hearers = grammar.with_relation(verb, "iobj") or grammar.with_relation(verb, "obj")
        if grammar.lemma[verb] not in words("addressing") or not hearers:
            return None
        speakers = self._roles.fillers(grammar.related(verb, "subj"))
        others = tuple(without(self._roles.fillers(grammar.coordinated(hearers)), speakers))
        return (speakers, others) if speakers and others else None

    def _is_local(self, filler: Filler) -> bool:
        """Whether somebody governs a part of a country, to whom its government is another ("the *governor*",
        "*Catalan* leaders")."""
        grammar, token = self._grammar, filler.token
        if any(self._is_of_part(word, filler) for word in grammar.with_relation(token, "amod", "nmod:poss")):
            return True
        titles = (token, *grammar.with_relation(token, "compound", "nmod:desc", "appos", "flat"))
        if any(grammar.lemma[title] in words("local ruler") for title in titles):
            return True
        ministers = (title for title in titles if grammar.lemma[title] == "minister")
        return any(
            grammar.lemma[c] in ("chief", "first")
            for minister in ministers
            for c in grammar.with_relation(minister, "amod", "compound")
        )

    def _is_of_part(self, word: int, filler: Filler) -> bool:
        """Whether a word before a noun names a part of somebody's country and not the country."""
        country = filler.actor.country
        is_named = any(actor.code == actor.country == country for actor in self._roles.at(word))
        return is_named and not shipped_tables().is_spelling_of(country, self._grammar.spelling[word])

    def _fill(
        self, match: Match, slot: Slot, actors: tuple[Filler, ...] = ()
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """The fillers of a slot: those of the first path that has any, and those joined to it by "+".

        What is the actors' own gives way to others ("to recall *its ambassador* from Peru").
        """
        states = {actor.actor.country for actor in actors} - {None}
        own: tuple[Filler, ...] = ()
        reached: dict[Path, tuple[int, ...]] = {}
        for find in (self._named, self._owning, self._writing):
            for paths in slot.alternatives:
                found = []
                for path in paths:
                    if (standing := reached.get(path)) is None:
                        standing = reached[path] = self._reached(match, slot, path)
                    if standing and (group := find(path, standing)):
                        found.append(group)
                if found and states and all(self._is_own(filler, states) for filler in merged(*found)):
                    own, found = own or found[0], []
                elif own and not any(without(merged(*found), actors)):
                    found = []  # "sacked *his* minister": the pronoun is the actor
                if len(found) > 1:
                    return found[0], tuple(self._apart(merged(*found[1:]), found[0]))
                if found:
                    return found[0], ()
            if own:
                return own, ()
        return (), ()

    def _reached(self, match: Match, slot: Slot, path: Path) -> tuple[int, ...]:
        """The tokens at the end of a path of a slot."""
        standing = follow(self._grammar, match.trigger, match.company, path)
        is_of_doer = slot is match.frame.actor and path[-1] == "of"
        return self._not_struck(match, path, standing) if is_of_doer else standing

    def _not_struck(self, match: Match, path: Path, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Who does what a noun names, without those who undergo it ("the bombing *of the embassy* killed two")."""
        grammar = self._grammar
        struck: set[int] = set()
        for deed in follow(grammar, match.trigger, match.company, path[:-1]) if len(path) > 1 else ():
            of_deed = relations_of(grammar.lemma[deed])
            if "of" in of_deed:
                after = grammar.related(deed, "of")
                struck.update(
                    t for t in after if "on" not in of_deed or not self._roles.of_kind(t, ARMED, is_strict=True)
                )
        return tuple(token for token in tokens if token not in struck)

    def _is_own(self, filler: Filler, states: set[str | None]) -> bool:
        if filler.actor.country not in states:
            return False
        grammar, noun = self._grammar, filler.token
        if grammar.dep[noun] in ("compound", "amod"):  # "his *prime* minister"
            noun = grammar.head[noun]
        return any(grammar.pos[owner] == "PRON" for owner in grammar.with_relation(noun, "nmod:poss"))

    def _apart(self, fillers: tuple[Filler, ...], others: tuple[Filler, ...]) -> Iterator[Filler]:
        """The fillers without those that only tell whose another is ("between the minister *of Peru* and ...")."""
        grammar, tokens = self._grammar, {other.token for other in others}
        for filler in fillers:
            is_owner = grammar.dep[filler.token].startswith("nmod") and grammar.head[filler.token] in tokens
            if not is_owner:
                yield filler

    def _named(self, path: Path, tokens: tuple[int, ...]) -> tuple[Filler, ...]:
        """The fillers at the tokens; of a name that a word before its noun begins, those joined to it too."""
        grammar, named = self._grammar, self._roles.fillers(tokens)
        if path[-1] in ("subj", "mod"):
            named = tuple(filler for filler in named if not self._roles.is_site(filler.token))
        if path[-1] != "mod":
            return named
        whole = [
            self._roles.fillers(grammar.coordinated([grammar.head[f.token]])) if self._is_in_name(f) else (f,)
            for f in named
        ]
        return merged(*(fillers or (f,) for fillers, f in zip(whole, named, strict=True)))

    def _is_in_name(self, filler: Filler) -> bool:
        """Whether a word before a noun is part of the name that the noun ends ("*Saudi* Arabia")."""
        start, end = self._roles.span(filler)
        head = self._grammar.doc[self._grammar.head[filler.token]]
        return start <= head.idx < end and head.pos_ == "PROPN" and head.ent_type_ == "LOC"

    def _owning(self, path: Path, tokens: tuple[int, ...]) -> tuple[Filler, ...]:
        return self._roles.owners(tokens, located=path[-1] in LOCATED)

    def _writing(self, path: Path, tokens: tuple[int, ...]) -> tuple[Filler, ...]:
        """Who wrote the text that is said to speak ("*the statement* urged Chile to withdraw")."""
        if path != ("subj",):
            return ()
        groups = (map(self._roles.fillers, authors(token, self._grammar)) for token in tokens)
        return merged(*(next(filter(None, group), ()) for group in groups))
