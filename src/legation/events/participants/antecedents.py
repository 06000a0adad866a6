"""Who did the act that a noun points back to: "condemned *the coup*", "welcomed *the deal*".

The events already found are searched for one of the noun's kind: those told before, the last one first, or where the
act is only being told of, those told just after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.matches.acts import named_modes, named_type, named_types
from legation.events.matches.candidates import Candidate
from legation.events.matches.named import embedded_acts
from legation.events.matches.weapons import weapons
from legation.events.participants.deed_names import deed_names
from legation.events.participants.matters import Matters
from legation.events.participants.roles import Filler, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import FORCES, before, camp
from legation.events.participants.told_words import ToldWords
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector, Status

ANSWERING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
"""Types that answer what another has just done."""
NO_STEPS = frozenset({EventType.REQUEST, EventType.CONSULT, EventType.PROTEST, EventType.THREATEN})
"""Types of which nobody speaks as a step or a measure."""
SPOKEN = ANSWERING | {EventType.THREATEN, EventType.REQUEST, EventType.AGREE}
"""Types of what somebody does by his words ("regretted *the remarks*")."""
BLAMES = frozenset({EventType.ACCUSE, EventType.SANCTION})
HARSH = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
DEEDS = HARSH | {EventType.MOBILIZE}
FORCIBLE = frozenset({None, "arrest", "cyber", "seize"})
"""Modes of coercion that may be called an attack."""
ALIKE = {
    EventType.ASSAULT: frozenset({EventType.ASSAULT, EventType.COERCE}),
    EventType.COERCE: frozenset({EventType.COERCE, EventType.SANCTION, EventType.ASSAULT}),
    EventType.SANCTION: frozenset({EventType.SANCTION, EventType.COERCE}),
    EventType.COOPERATE: frozenset({EventType.COOPERATE, EventType.MOBILIZE}),
    EventType.MOBILIZE: frozenset({EventType.MOBILIZE, EventType.COOPERATE}),
    EventType.SUPPORT: frozenset({EventType.SUPPORT, EventType.AGREE}),
    EventType.AGREE: frozenset({EventType.AGREE, EventType.SUPPORT}),
    EventType.RETREAT: frozenset({EventType.RETREAT, EventType.CONCEDE}),
    EventType.CONCEDE: frozenset({EventType.CONCEDE, EventType.RETREAT}),
}
"""The types of the acts that one noun may name ("the exercise", "the raid" of police or of soldiers)."""
AGREED = frozenset({EventType.SUPPORT, EventType.AGREE})
"""Types whose noun ("the deal") is rather of those who did it together."""
POINTERS = frozenset({"it", "this", "that"})
"""Pronouns for what has just been said."""
OUTLAWS = ARMED_GROUPS - {Sector.REB} | {Sector.CRM}
COURTS = frozenset({"IGO ICJ", "IGO ICC"})
WORKS = {Sector.JUD: "of courts", Sector.LEG: "of parliaments"}
"""The words for what a court or a parliament makes."""
STEM = 5
"""How many letters words of one stem begin with alike."""
RECENT = 3
"""How many sentences back a deed is remembered that any noun may sum up."""
AHEAD = 2
"""How many sentences on or back an act that was named is looked for."""


class Antecedents:
    """Finds the doers of the acts that nouns of one document name."""

    def __init__(self, grammar: Grammar, sentences: Sentences) -> None:
        self._grammar = grammar
        self._sentences = sentences
        self._words = ToldWords(grammar, sentences)
        self._matters = Matters(grammar)

    def points_back(self, candidate: Candidate) -> bool:
        """Whether the object is a bare definite noun for an act, which may have been told before ("*the raid*"), or
        "it" where the frame asks for no other.
        """
        if not _is_answer(candidate):
            return False
        things, lemma = self._matters.things(candidate), self._grammar.lemma
        if any(lemma[thing] == "it" and thing in candidate.match.company for thing in things):
            return True
        named = (thing for thing in things if _names_act(lemma[thing]))
        return any(self._matters.is_pointer(thing) for thing in named)

    def doers(self, candidate: Candidate, told: Sequence[Candidate]) -> tuple[Filler, ...]:
        """Who did the act that the object names: before, or where it is only being told of, just after."""
        if not _is_answer(candidate):
            return ()
        things = self._matters.things(candidate)
        if not things and candidate.coding.event_type is not EventType.ACCUSE:
            return ()
        earlier = self._last_first(candidate, told)
        if not things:
            return self._blamed(candidate, earlier)
        for thing in things:
            found = self._doers_of(thing, candidate, earlier, told)
            if found is not None:
                return found
        return ()

    def _blamed(self, candidate: Candidate, earlier: Sequence[Candidate]) -> tuple[Filler, ...]:
        """Whom somebody blames who does not say for what: "voiced concern"."""
        if self._grammar.with_relation(candidate.match.trigger, "advcl"):
            return ()  # "protested *when shells landed on its side*": for reasons of its own
        joined = self._also_blamed(candidate, earlier) or self._most_blamed(candidate, earlier)
        return joined or self._doers(candidate, earlier, None, candidate.actors, ANSWERING | NO_STEPS)

    def _doers_of(
        self, thing: int, candidate: Candidate, earlier: Sequence[Candidate], told: Sequence[Candidate]
    ) -> tuple[Filler, ...] | None:
        """Who did what a noun or a pronoun points to; None where it points to nothing."""
        noun, own = self._grammar.lemma[thing], candidate.actors
        is_pointer = self._matters.is_pointer(thing)
        if candidate.coding.event_type is EventType.REJECT:
            if not is_pointer and noun not in POINTERS:
                return None  # "cancelled the visit *of its envoy*"
            if found := self._words.speakers(candidate, thing, told):
                return found
        near = [other for other in earlier if self._is_near(other, candidate)]
        if noun in ("it", "they") and self._grammar.dep[thing] == "obj":
            # "tested three missiles, and Japan condemned *them*"
            done = self._doers(candidate, near, None, own, ANSWERING | NO_STEPS)
            return done or self._answered(near, own)
        if noun in words("saying") and is_pointer:
            return self._speakers(near, own)
        return self._doers_of_act(thing, candidate, earlier, told) or None

    def _doers_of_act(
        self, thing: int, candidate: Candidate, earlier: Sequence[Candidate], told: Sequence[Candidate]
    ) -> tuple[Filler, ...]:
        """Who did the act that a noun names, before or, where it is only being told of, just after."""
        noun, own = self._grammar.lemma[thing], candidate.actors
        act = named_type(noun) or embedded_acts().get(noun, (None, None))[0]
        is_blamed = candidate.coding.event_type is EventType.ACCUSE and self._grammar.pos[thing] == "NOUN"
        is_act = _names_act(noun) or is_blamed
        is_bare, is_definite = self._matters.is_bare(thing), self._matters.is_definite(thing)
        near = [other for other in earlier if self._is_near(other, candidate)]
        chosen: Sequence[Candidate] | None = None
        if is_definite and (is_bare or act is not None):
            chosen = earlier
        elif is_bare and is_blamed and act in HARSH:  # "denounced what it called a wave of arrests"
            chosen = near
        if not is_act:
            return self._of_several_kinds(thing, candidate, chosen, near if is_bare else ()) if chosen else ()
        alike, kinds = self._of_kind(thing, act, chosen or ())
        if chosen is not None:
            spoken = ANSWERING | NO_STEPS if noun in words("deed") else ANSWERING
            is_sum = noun in words("summing up") and alike is chosen and act not in HARSH  # no attack sums up others
            found = self._so_called(thing, chosen, own)
            if not found and kinds is not None:
                found = self._doers(candidate, alike, kinds, own, spoken)
            if not found and (is_sum or kinds is None):
                found = self._of_same(candidate, told) or self._doers(candidate, alike, None, own, spoken)
            if found:
                return found
        if kinds is not None and not self._is_own_deed(candidate, earlier, kinds):
            after = (o for o in told if o.match.trigger > candidate.match.trigger and self._is_near(o, candidate))
            return self._doers(candidate, after, kinds, own)
        if earlier and is_definite and is_bare and act is None and noun in words("summing up"):
            return self._doers(earlier[-1], reversed(earlier), None, own)
        return ()

    def _of_several_kinds(
        self, thing: int, candidate: Candidate, chosen: Iterable[Candidate], near: Iterable[Candidate]
    ) -> tuple[Filler, ...]:
        """Who did what a noun for acts of several kinds names: the one told with its word, or else a near one."""
        kinds = frozenset(named_types(self._grammar.lemma[thing]))
        if not kinds:
            return ()
        own = candidate.actors
        return self._so_called(thing, chosen, own) or self._doers(candidate, near, kinds, own)

    def named_as_told(self, candidate: Candidate, told: Sequence[Candidate]) -> Candidate:
        """The answer, about the type of what was told with its noun's own word ("*banned* its wheat ... deplored *the
        ban*")."""
        about = candidate.coding.about
        if not _is_answer(candidate) or about is None:
            return candidate
        for thing in self._matters.things(candidate):
            is_pointer = self._matters.is_pointer(thing)
            if is_pointer and named_type(self._grammar.lemma[thing]) is about:
                kinds = ALIKE.get(about, frozenset({about}))
                same = (
                    o for o in before(candidate, told) if o.coding.event_type in kinds and self._is_of_stem(thing, o)
                )
                if (other := next(same, None)) is not None:
                    return replace(candidate, coding=replace(candidate.coding, about=other.coding.event_type))
        return candidate

    def _of_same(self, candidate: Candidate, told: Sequence[Candidate]) -> tuple[Filler, ...]:
        """Whom others have just praised or blamed for an act told before, where one more judges "the move"."""
        own = {camp(filler) for filler in candidate.actors}
        for other in before(candidate, told):
            if self._sentences.distance(candidate, other) > 1:
                break
            if other.actors and {camp(filler) for filler in other.actors} <= own:
                continue
            is_judged = _is_answer(other) and other.coding.event_type is not EventType.REJECT
            return _beside(candidate.actors, other.recipients) if is_judged and self.points_back(other) else ()
        return ()

    def _speakers(self, others: Iterable[Candidate], own: Sequence[Filler]) -> tuple[Filler, ...]:
        """Who, of others than one's own, was the last to say something."""
        spoken = (_beside(own, other.actors) for other in others if other.coding.event_type in SPOKEN)
        return next((speakers for speakers in spoken if speakers), ())

    def _answered(self, others: Iterable[Candidate], own: Sequence[Filler]) -> tuple[Filler, ...]:
        """Whose deed the first of those that answer one was about ("Peru regretted the move. Chile welcomed *it*"), or
        who agreed with each other."""
        for other in others:
            if other.coding.event_type in ANSWERING:
                together = other.actors if len(other.actors) > 1 else ()
                if found := _beside(own, other.recipients or together):
                    return found
        return ()

    def _is_own_deed(
        self, candidate: Candidate, before: Iterable[Candidate], kinds: frozenset[EventType] | None
    ) -> bool:
        """Whether those of the actors' own camp have just done such a deed ("*defended* the operation")."""
        camps = {camp(filler) for filler in candidate.actors}
        near = (
            other for other in before if self._is_near(other, candidate) and other.coding.event_type in (kinds or ())
        )
        return any(other.actors and {camp(filler) for filler in other.actors} <= camps for other in near)

    def makers(self, candidate: Candidate, named: Callable[[int], Sequence[Filler]]) -> tuple[Filler, ...]:
        """The court or the parliament last named before whose work the object is ("welcomed *the ruling*").

        ``named`` gives those whom a sentence names.
        """
        if not _is_answer(candidate):
            return ()
        works = {
            self._grammar.lemma[thing] for thing in self._matters.things(candidate) if self._matters.is_definite(thing)
        }
        sectors = {sector for sector, group in WORKS.items() if works & words(group)}
        if not sectors:
            return ()
        here = self._sentences.of(candidate)
        for sentence in range(here, max(-1, here - RECENT - 1), -1):
            before = [f for f in named(sentence) if f.token < candidate.match.trigger and _is_one_of(f, sectors)]
            if found := _beside(candidate.actors, before[-1:]):
                return found
        return ()

    def _last_first(self, candidate: Candidate, told: Sequence[Candidate]) -> list[Candidate]:
        """The events told before: the last first, but of each earlier sentence the first, which is its news."""
        here, trigger = self._sentences.of(candidate), candidate.match.trigger
        done = (other for other in told if other.coding.status is not Status.CONDITIONAL)
        before = (other for other in done if other.match.trigger < trigger)

        def place(other: Candidate) -> tuple[int, int]:
            sentence = self._sentences.of(other)
            return -sentence, other.match.trigger if sentence < here else -other.match.trigger

        return sorted(before, key=place)

    def _also_blamed(self, candidate: Candidate, before: Iterable[Candidate]) -> tuple[Filler, ...]:
        """Whom others have just blamed or punished, where one more only says how he feels ("Peru voiced *regret*")."""
        for other in before:
            if self._sentences.distance(candidate, other) > 1:
                break
            blamed, reacting = _beside(candidate.actors, other.recipients), _beside(candidate.actors, other.actors)
            if other.coding.event_type in BLAMES and blamed and len(reacting) == len(other.actors):
                return blamed
        return ()

    def _most_blamed(self, candidate: Candidate, before: Iterable[Candidate]) -> tuple[Filler, ...]:
        """The one whom all those blame or punish of whom the text has told so far, unless he is the one to speak."""
        blamed = [f for other in before if other.coding.event_type in BLAMES for f in other.recipients if state(f)]
        return tuple(blamed[:1]) if len({state(f) for f in blamed}) == 1 and _beside(candidate.actors, blamed) else ()

    def _alike(self, thing: int, others: Sequence[Candidate]) -> Sequence[Candidate]:
        """Those done in the way that the noun tells ("the *air strikes*", "the *kidnapping*"), where any were."""
        grammar = self._grammar
        named = (thing, *grammar.with_relation(thing, "compound", "amod"))
        armed = frozenset(weapons()[grammar.lemma[word]] for word in named if grammar.lemma[word] in weapons())
        modes = armed or named_modes(grammar.lemma[thing])
        return [other for other in others if other.coding.mode in modes and other.actors] or others

    def _of_kind(
        self, thing: int, act: EventType | None, others: Sequence[Candidate]
    ) -> tuple[Sequence[Candidate], frozenset[EventType] | None]:
        """Those of some events that a noun for an act may mean, and the types that it may be of; None where any."""
        alike = self._alike(thing, others)
        if act is not EventType.ASSAULT:
            return alike, None if act is None else ALIKE.get(act, frozenset({act}))
        forcible = [other for other in alike if _is_forcible(other)]
        if any(other.coding.event_type is act for other in forcible):
            return forcible, frozenset({act})
        # "entered its waters ... condemned the *incursion*"
        is_entry = self._grammar.lemma[thing] in words("intruding")
        return forcible, ALIKE[act] | {EventType.MOBILIZE} if is_entry else ALIKE[act]

    def _so_called(self, thing: int, others: Iterable[Candidate], own: Sequence[Filler]) -> tuple[Filler, ...]:
        """The actors, not of their own, of the first event that was told with the noun's word."""
        for other in others:
            doers = _beside(own, other.actors)
            if doers and self._is_of_stem(thing, other):
                return doers
        return ()

    def _is_of_stem(self, thing: int, other: Candidate) -> bool:
        """Whether an event was told with the noun's own word, one that begins alike ("seized", "the *seizure*"), or one
        for what the noun is the name of ("overran", "the *invasion*")."""
        grammar, noun = self._grammar, self._grammar.lemma[thing]
        is_said = other.coding.event_type in ANSWERING  # "denounced *the agreement*" is no agreement
        told = {grammar.lemma[token] for token in (other.match.trigger, *(() if is_said else other.match.company))}
        stems = (word[:STEM] for word in told if len(word) >= STEM - 1)
        if not deed_names().get(noun, frozenset()).isdisjoint(told) and other.coding.event_type in DEEDS:
            return True
        return noun in told or (len(noun) >= STEM - 1 and any(noun.startswith(stem) for stem in stems))

    def _is_near(self, other: Candidate, candidate: Candidate) -> bool:
        return abs(self._sentences.distance(candidate, other)) <= AHEAD

    def _doers(
        self,
        candidate: Candidate,
        others: Iterable[Candidate],
        kinds: frozenset[EventType] | None,
        own: Sequence[Filler],
        spoken: frozenset[EventType] = ANSWERING,
    ) -> tuple[Filler, ...]:
        """The actors, not of their ``own``, of the first event of one of the kinds, joint ones first. Whom others only
        charge with such a deed has not done it by the text's own word.

        Where any kind will do, of another's nearest deed, which is none of the ``spoken`` types.
        """
        here = self._sentences.of(candidate)
        single: tuple[Filler, ...] = ()
        for other in others:
            everybody = {state(filler) for filler in other.actors} - {None}
            doers = _beside(own, other.actors)
            is_blame = candidate.coding.event_type is EventType.ACCUSE
            is_meeting = other.match.frame.event_type is EventType.CONSULT  # one to come is no deal yet
            if is_blame and _is_of_order(other):
                continue
            if kinds is None:
                if abs(here - self._sentences.of(other)) > RECENT:
                    return ()
                # no "the US, *which has sent a ship*, ..."
                is_aside = is_blame and self._grammar.dep[other.verb] == "acl:relcl"
                is_aside = is_aside or (is_blame and is_meeting)  # nor is a meeting to come what others regret
                is_pact = other.coding.event_type is EventType.SUPPORT and len(everybody) > 1 and not other.recipients
                if (other.coding.event_type in spoken and not is_pact) or not doers or is_aside:
                    continue
                return doers
            if other.coding.event_type not in kinds or is_meeting != (EventType.CONSULT in kinds) or not doers:
                continue
            if not kinds & AGREED or len(everybody) > 1:
                return doers
            single = single or doers
        return single


def _is_of_order(candidate: Candidate) -> bool:
    """Whether forces of a state strike armed men or outlaws at home, which is no crime that others condemn."""
    forces = {filler.actor.sector for filler in candidate.actors}
    struck = {filler.actor.sector for filler in candidate.recipients}
    homes = {filler.actor.country for filler in (*candidate.actors, *candidate.recipients)}
    return bool(forces and struck) and forces <= FORCES and struck <= OUTLAWS and len(homes) == 1


def _is_forcible(candidate: Candidate) -> bool:
    """Whether an act may be called an attack, as no border closed and no curfew is."""
    return candidate.coding.event_type is not EventType.COERCE or candidate.coding.mode in FORCIBLE


def _beside(own: Sequence[Filler], fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Those of known states who are of other camps than the own ones."""
    known = {None, *(camp(filler) for filler in own)}
    return tuple(filler for filler in fillers if camp(filler) not in known)


def _is_one_of(filler: Filler, sectors: set[Sector]) -> bool:
    """Whether somebody is of one of the sectors, courts of several states among them."""
    return filler.actor.sector in sectors or (Sector.JUD in sectors and filler.actor.code in COURTS)


def _is_answer(candidate: Candidate) -> bool:
    return candidate.coding.event_type in ANSWERING and candidate.match.frame.event_type in ANSWERING


def _names_act(noun: str) -> bool:
    return named_type(noun) is not None or noun in words("summing up")
