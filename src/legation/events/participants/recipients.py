"""Whom an act is done to where its frame names nobody.

Three places are asked in turn: the phrases that the act governs ("called for an inquiry into the vote *in Chad*"),
the clause that a noun sums up ("a move condemned by ..."), and the other party of the story ("Chad closed the border
to Niger. ... It threatened to expel ..."). Nobody is a better answer than a guess: the story answers only where it
leaves one party, and only for acts that need one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.participants.announced import Announced
from legation.events.participants.bystanders import Bystanders
from legation.events.participants.captors import Captors
from legation.events.participants.causes import Causes
from legation.events.participants.citizens import CITIZENS, KEEPERS, Citizens, is_in_custody
from legation.events.participants.clauses_around import ClausesAround
from legation.events.participants.foreign_rulers import ForeignRulers
from legation.events.participants.gapped import Gapped
from legation.events.participants.governed import Governed
from legation.events.participants.opposed import Opposed
from legation.events.participants.own_people import OwnPeople
from legation.events.participants.phrases import BLAMING, DEALT, Phrases
from legation.events.participants.rivals_at_home import RivalsAtHome
from legation.events.participants.roles import Basis, Filler, Roles, merged, state, without
from legation.events.participants.sides import FORCES, sole
from legation.events.participants.sites import Sites
from legation.events.participants.standing import Standing
from legation.events.participants.story import StoryReader, is_open, with_recipients
from legation.events.participants.struck import Struck
from legation.events.participants.victims import Victims
from legation.events.relevance.matter import is_truce_of_nobody
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Place, Sector

HOLDING = frozenset({EventType.COERCE, EventType.SANCTION, EventType.RETREAT})
"""Types of what a state does to its own people: it arrests, sentences and frees them."""
ANSWERS = frozenset({EventType.ACCUSE, EventType.SANCTION, EventType.THREATEN, EventType.MOBILIZE})
"""Types of what is done to whoever has given cause for it."""


class RecipientReader:
    """Completes the candidates of one document."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        places: Mapping[int, Place],
        standing: Standing,
        paragraph_of: Callable[[int], int],
    ) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._standing = standing
        sentences = standing.sentences
        self._announced = Announced(grammar, roles)
        self._bystanders = Bystanders(grammar, places, standing)
        self._captors = Captors(grammar, roles)
        self._own = OwnPeople(grammar)
        self._causes = Causes(grammar, roles)
        self._opposed = Opposed(grammar, roles)
        self._around = ClausesAround(grammar, roles)
        self._sites = Sites(grammar, roles, places)
        self._phrases = Phrases(grammar)
        self._victims = Victims(grammar, roles, places, self._phrases)
        self._governed = Governed(grammar, roles, places, self._phrases, self._sites, self._victims, self._bystanders)
        self._rulers = ForeignRulers(grammar, roles, sentences)
        self._story = StoryReader(grammar, roles, paragraph_of, places, standing, self._phrases)
        self._citizens = Citizens(grammar, roles, places, standing)
        self._rivals = RivalsAtHome(grammar, roles, standing)
        self._gapped = Gapped(grammar, roles, places, sentences)
        self._struck = Struck(grammar, roles, standing, places)

    def complete(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those without a recipient with the one that the text leaves for them, if there is one."""
        done = map(self._announced.done, candidates)
        named = [self._from_sentence(self._without_unplaced(candidate)) for candidate in done]
        read = (self._last(candidate) for candidate in self._story.read(self._rulers.told(named)))
        stated = (self._at_state(candidate, before) for candidate, before in zip(read, candidates, strict=True))
        settled = (self._mentioned(self._settled(candidate)) for candidate in self._captors.releasing(stated))
        completed = (
            before if _are_unplaced(before) and not any(f.actor.country for f in candidate.recipients) else candidate
            for candidate, before in zip(settled, candidates, strict=True)
        )
        return [candidate for candidate in completed if not is_truce_of_nobody(candidate)]

    def _settled(self, candidate: Candidate) -> Candidate:
        """The candidate, its parties of known countries as far as the text tells them."""
        return self._gapped.added(self._rivals.placed(self._citizens.settled(self._at_home(candidate))))

    def _at_home(self, candidate: Candidate) -> Candidate:
        """The candidate, left without a recipient, with the other politician of a story of one country, or with those
        on whom a blow must have fallen."""
        if not is_open(candidate) or self._is_to_any_state(candidate):
            return self._struck.with_own_people(candidate)
        return with_recipients(candidate, self._rivals.of(candidate) or self._struck.by(candidate), Basis.STORY)

    def _mentioned(self, candidate: Candidate) -> Candidate:
        """The candidate, those whom only the story tells shown where they are named nearest before its trigger."""
        if all(filler.basis is not Basis.STORY for filler in candidate.recipients):
            return candidate
        if own := self._own_force(candidate):
            return candidate.towards(without(candidate.recipients, own))
        trigger = candidate.match.trigger
        shown = (
            self._standing.mention(filler, trigger) if filler.basis is Basis.STORY else filler
            for filler in candidate.recipients
        )
        return candidate.towards(shown)

    def _own_force(self, candidate: Candidate) -> list[Filler]:
        """The recipients who are the very army or police that acts, to which it does nothing."""
        acting = {filler.actor.code for filler in candidate.actors if filler.actor.sector in FORCES}
        return [filler for filler in candidate.recipients if filler.actor.code in acting]

    def _without_unplaced(self, candidate: Candidate) -> Candidate:
        """The candidate without officials of no known country, so that the story may tell whose they are."""
        return candidate.towards(()) if _are_unplaced(candidate) and not is_in_custody(candidate) else candidate

    def _from_sentence(self, candidate: Candidate) -> Candidate:
        """The candidate with those to whom its own sentence tells it to be done."""
        meant = self._meant_for(candidate)
        read = candidate.towards(meant) if meant else self._victims.without(candidate)
        told = self._told_otherwise(read)
        if told is not None or not is_open(read):
            return told or read
        return self._left_open(read, candidate)

    def _told_otherwise(self, candidate: Candidate) -> Candidate | None:
        """The candidate with those whom the sentence tells of whatever its frame names; None where it does not."""
        if held := tuple(without(self._sites.held_by(candidate), candidate.actors)):
            return with_recipients(candidate, held, Basis.PHRASE)
        if self._is_mutual(candidate):
            return with_recipients(candidate, candidate.actors, Basis.PHRASE)
        if candidate.coding.event_type is EventType.PROTEST and not candidate.recipients:
            met = self._sites.at_mission(candidate) or self._causes.blamed(candidate) or self._opposed.by(candidate)
            return with_recipients(candidate, met, Basis.PHRASE)
        found = self._around.drawing(candidate)
        return with_recipients(candidate, found, Basis.CLAUSE) if found else None

    def _left_open(self, candidate: Candidate, before: Candidate) -> Candidate:
        """The candidate, left without a recipient, with those whom its phrases or the clauses around it tell of.

        ``before`` still names whom its frame does.
        """
        if candidate.coding.event_type is EventType.COERCE and (counted := self._counted(candidate)):
            return with_recipients(candidate, counted, Basis.PHRASE)
        around = self._around
        if found := around.summed_up(candidate) or around.on_condition(candidate) or self._provokers(candidate):
            return with_recipients(candidate, found, Basis.CLAUSE)
        if self._is_denial(candidate) or self._is_to_any_state(candidate) or self._is_for_story(candidate):
            return candidate
        own = self._own.addressed(before)
        if any(filler.actor.sector is Sector.CVL for filler in own):  # "told *its citizens* to leave Chad"
            return with_recipients(candidate, own, Basis.PHRASE)
        others = (
            self._governed.foreigners(candidate)
            or self._governed.told(candidate)
            or self._governed.spoken_to(candidate)
        )
        return with_recipients(candidate, others or own, Basis.PHRASE)

    def _last(self, candidate: Candidate) -> Candidate:
        """The candidate, what points back to whom the story does not tell of left to the phrases it governs."""
        candidate = self._bystanders.left_out(candidate)
        if not is_open(candidate) or not self._is_for_story(candidate) or self._is_to_any_state(candidate):
            return candidate
        return with_recipients(candidate, self._governed.foreigners(candidate), Basis.PHRASE)

    def _is_for_story(self, candidate: Candidate) -> bool:
        """Whether the act is an answer to one, or for parties or captors, that were told of before."""
        points_back = self._story.antecedents.points_back(candidate) or self._story.parties.is_to_both(candidate)
        return points_back or self._governed.are_captives(candidate)

    def _at_state(self, candidate: Candidate, before: Candidate) -> Candidate:
        """The candidate, left without a recipient, with the state whose own people suffer ("the arrest of *Belarusian*
        activists"): who holds them is not told otherwise. ``before`` still names them.
        """
        own = {state(filler) for filler in candidate.actors}
        if not is_open(candidate) or candidate.coding.event_type not in BLAMING or not candidate.actors:
            return candidate
        if candidate.coding.about not in HOLDING:
            return candidate
        held = [f for f in before.recipients if f.actor.sector in CITIZENS and f.actor.country not in (None, *own)]
        states = merged([self._roles.state(filler.actor.country or "", filler.token) for filler in held])
        return with_recipients(candidate, states, Basis.PHRASE) if len(states) == 1 else candidate

    def _meant_for(self, candidate: Candidate) -> tuple[Filler, ...]:
        """For whom the aid was that is refused ("blocked a package of aid *for Peru*")."""
        grammar, own = self._grammar, {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type is not EventType.REJECT:
            return ()
        things = grammar.related(candidate.match.trigger, "obj")
        named = [t for thing in things for t in (thing, *grammar.with_relation(thing, "compound", "nmod"))]
        is_aid = any(named_type(grammar.lemma[t]) is EventType.AID for t in named)
        return merged(
            *(self._governed.foreign(t, own) for thing in named for t in grammar.related(thing, "for") if is_aid)
        )

    def _counted(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The people of the one country that acts where they are only counted ("Chad arrests *dozens*"), or told of by
        what they are where the police deal with them ("arrested *its director*").
        """
        grammar = self._grammar
        is_police = all(filler.actor.sector in KEEPERS for filler in candidate.actors)
        people = lemma_classes()["person"] if is_police else frozenset()
        things = grammar.related(candidate.match.trigger, "obj")
        counts = [t for t in things if self._is_count(t) or grammar.lemma[t] in people]
        country = sole(filler.actor.country for filler in candidate.actors)
        return (self._roles.people(country, counts[0]),) if counts and country is not None else ()

    def _is_count(self, token: int) -> bool:
        is_number = self._grammar.lemma[token] in words("number") or self._grammar.tag[token] == "CD"
        return is_number and not self._grammar.related(token, "of")

    def _is_mutual(self, candidate: Candidate) -> bool:
        """Whether two states do it to one another ("Peru and Chile expelled an envoy *each*")."""
        is_pair = len({state(filler) for filler in candidate.actors} - {None}) == 2
        is_pair = is_pair and not any(state(filler) for filler in candidate.recipients)
        if not is_pair or candidate.coding.event_type not in DEALT:
            return False
        verb = candidate.match.trigger
        beside = [verb, *self._grammar.related(verb, "obj"), *self._grammar.related(verb, "subj")]
        near = {c for token in beside for c in (*self._grammar.children[token], token + 1)}
        words_beside = {self._grammar.lemma[token] for token in near if token < len(self._grammar.lemma)}
        return bool(words_beside & words("mutually"))

    def _is_denial(self, candidate: Candidate) -> bool:
        """Whether the phrases governed belong to an act that is denied ("denied shelling a town *in Peru*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        return grammar.lemma[trigger] in words("denying") and bool(grammar.related(trigger, "comp"))

    def _is_to_any_state(self, candidate: Candidate) -> bool:
        """Whether states in general are asked or warned ("urged *countries* not to forget Peru")."""
        is_said = candidate.coding.event_type in BLAMING
        return is_said and self._roles.has_states_as_object(candidate.match.trigger)

    def _provokers(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreigners whose act is answered ("voiced dismay *after Peru* closed the border")."""
        if candidate.coding.event_type not in ANSWERS:
            return ()
        doers = self._around.provokers(candidate)
        return doers if doers and not self._governed.foreigners(candidate) else ()


def _are_unplaced(candidate: Candidate) -> bool:
    """Whether all the recipients are officials of no known country, or who attends what is offered ("*experts*").

    Or people of whom no more is told, where somebody refuses or yields ("refused to free *the men*").
    """
    if not candidate.recipients:
        return False
    sectors = {Sector.GOV, Sector.MIL} | ({Sector.EDU} if candidate.coding.event_type is EventType.AGREE else set())
    if candidate.coding.event_type in (EventType.REJECT, EventType.CONCEDE):
        sectors |= CITIZENS
    return all(state(filler) is None and filler.actor.sector in sectors for filler in candidate.recipients)
