"""The other party of the story: whom an act is done to where its own sentence names nobody.

The events already found are the memory: who did what in which sentence, and who stands against whom. A definite noun
("condemned *the coup*") points to who did the act that it names; "both sides" are the two of the story's conflict; an
answer, a threat or a demand is for the party that the sentence before set against the actor. Nobody is a better
answer than a guess: the story answers only where it leaves one act, or one party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.lexicon.frames import PartOfSpeech
from legation.events.matches.candidates import Candidate
from legation.events.participants.answers import Answers
from legation.events.participants.antecedents import Antecedents
from legation.events.participants.at_home import AtHome
from legation.events.participants.both_sides import BothSides
from legation.events.participants.concern import Concern
from legation.events.participants.joint import JointActors
from legation.events.participants.other_party import OtherParty
from legation.events.participants.others import Others
from legation.events.participants.parties import Parties
from legation.events.participants.phrases import Phrases
from legation.events.participants.replies import Replies
from legation.events.participants.roles import Basis, Filler, Roles, state, without
from legation.events.participants.sides import MUTUAL, is_state, is_to_third, only
from legation.events.participants.standing import OFTEN, Standing
from legation.events.relevance.matter import is_truce_of_nobody
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Place

HELPING = frozenset({EventType.AID, EventType.CONSULT, EventType.COOPERATE})
"""Types of what third parties offer those of whom the story tells."""
GOODS = frozenset({EventType.AID, EventType.COOPERATE, EventType.MOBILIZE})
"""What one party alone is given."""
JOINT = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.RETREAT, EventType.ASSAULT})
"""Types that several states do to each other as actors alike."""
SENDING = frozenset({EventType.AID, EventType.MOBILIZE, EventType.AGREE})
"""Types of what answers a request for help."""


def is_open(candidate: Candidate) -> bool:
    """Whether the act has an actor, may have a recipient, and none is known."""
    if candidate.recipients or not candidate.actors or candidate.match.frame.event_type in MUTUAL:
        return False
    is_clash = candidate.match.frame.part_of_speech is PartOfSpeech.NOUN  # "clashes between soldiers and rebels"
    is_joint = len({filler.actor.id if is_clash else state(filler) for filler in candidate.actors}) > 1
    is_mutual = candidate.coding.event_type in JOINT and not is_to_third(candidate)
    return not (is_joint and is_mutual)


class StoryReader:
    """Remembers the events of one document and completes those without a recipient."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        paragraph_of: Callable[[int], int],
        places: Mapping[int, Place],
        standing: Standing,
        phrases: Phrases,
    ) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentences = sentences = standing.sentences
        self._phrases = phrases
        self.antecedents = Antecedents(grammar, sentences)
        self._joint = JointActors(grammar, sentences)
        self._answers = Answers(grammar, roles, sentences)
        self._replies = Replies(grammar, roles, sentences)
        self._standing = standing
        self.parties = Parties(grammar, sentences, places, phrases.below_trigger)
        self._both_sides = BothSides(grammar, self.parties, standing)
        self._others = Others(grammar, roles, self.parties)
        self._home = AtHome(grammar, roles, self.parties, self._standing)
        self._concern = Concern(grammar, roles, self._standing, self.parties)
        self._other = OtherParty(grammar, phrases, self.parties, standing, paragraph_of)

    def read(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those without a recipient with the one that the story leaves for them, if there is one."""
        self._answers.told = self._replies.told = told = [
            self._joint.told(candidate, candidates) for candidate in candidates
        ]
        for candidate in told:
            self._note(candidate)
        for number, candidate in enumerate(told):  # what is completed serves those that follow
            if is_truce_of_nobody(candidate):
                told[number] = replace(candidate, actors=self._both(candidate))
                continue
            repeated = self._answers.again(self._both_sides.read(candidate))
            answer = self.antecedents.named_as_told(self._replies.answering(repeated), told)
            told[number] = self._told_so_far(repeated, self._completed(answer))
            if candidate.recipients or not told[number].recipients:
                continue
            if candidate.coding.event_type is EventType.MOBILIZE:
                self.parties.note(told[number])  # "Peru sent ships to the strait and Chile *called up reservists*"
            else:
                self.parties.weigh(told[number])
        return told

    def _told_so_far(self, candidate: Candidate, completed: Candidate) -> Candidate:
        """The completed candidate, unless those of whom the story tells are named only after it."""
        here = self._sentences.of(candidate)
        told = (filler for filler in completed.recipients if filler.basis is Basis.STORY)
        return completed if all(self._standing.is_named_by(filler, here) for filler in told) else candidate

    def _note(self, candidate: Candidate) -> None:
        """Remember who is opposed to whom, who does what, and who is helped."""
        self._other.note(candidate)
        self.parties.note(candidate)

    def _completed(self, candidate: Candidate) -> Candidate:
        """The candidate with whom the story leaves for it: the first of its answers, which may be nobody."""
        is_mediator = candidate.coding.mode == "third-party" and len(candidate.actors) == 1
        if is_mediator and not candidate.recipients and state(candidate.actors[0]) is not None:
            return with_recipients(candidate, self._both(candidate), Basis.STORY)
        if theirs := self._answers.theirs(candidate):
            return candidate.towards(theirs)
        if not is_open(candidate) or self._others.are_one_another(candidate):
            return candidate
        are_states = all(is_state(filler) for filler in candidate.actors)
        found = self._just_told(candidate)
        if found is None and are_states:
            found = self._of_conflict(candidate)
        if found is None:
            found = self._pointed_to(candidate)
        if found is None:
            found = self._answers.just_spoken_with(candidate) or None
        if found is None:
            found = self._against_states(candidate) if are_states else self._against_others(candidate)
        return with_recipients(candidate, found, Basis.STORY)

    def _just_told(self, candidate: Candidate) -> Sequence[Filler] | None:
        """Whom the acts told just before leave; nobody where the sentence itself says that others are meant."""
        if suffering := self._answers.just_dealt_with(candidate):
            return suffering
        if self._others.names_owner(candidate) or self._others.names_several(candidate):
            return ()
        if self._home.is_law_vetoed(candidate):
            return ()
        is_to_all = self._phrases.name(candidate, "everybody") or self._is_to_others(candidate)
        if candidate.coding.event_type is EventType.REQUEST and is_to_all and not self.parties.is_to_both(candidate):
            return ()
        if struck := self._answers.struck(candidate):
            return struck
        forces = self._grammar.related(candidate.match.trigger, "subj")
        is_at_sea = any(self._grammar.lemma[token] in words("afloat") for token in forces)
        is_quelling = candidate.coding.mode == "crowd-control" and not is_at_sea
        if is_quelling or self._answers.is_to_disperse(candidate) or self._answers.is_at_crowd(candidate):
            return self._answers.protesters(candidate)
        if candidate.coding.event_type in SENDING and (asker := self._answers.helped(candidate)) is not None:
            return (asker,)
        return self._answers.as_others_did(candidate) or None

    def _of_conflict(self, candidate: Candidate) -> Sequence[Filler] | None:
        """The parties to the story's conflict, to whom a state offers something, appeals for peace or mediates."""
        is_backing = candidate.coding.event_type is EventType.SUPPORT  # nobody backs both
        if self._grammar.lemma[candidate.match.trigger] in words("offering") and not is_backing:
            offered_to = self._offered_to(candidate)
            if offered_to or candidate.coding.about in HELPING:
                return offered_to
        is_request = candidate.coding.event_type is EventType.REQUEST
        if is_request and self.parties.is_for_peace(candidate) and (both := self._both(candidate)):
            return both if self.parties.are_where(candidate, both) else ()
        if self.parties.is_mediation(candidate) or self.parties.is_to_both(candidate):
            return self._both(candidate) or self._torn(candidate)
        return None

    def _pointed_to(self, candidate: Candidate) -> Sequence[Filler] | None:
        """Whom a word of the sentence points to: "its rival", "the raid", "the plan", "the claim"."""
        if self._others.names_rival(candidate):
            rival = self.parties.opponent(candidate) or self.parties.partner(candidate)
            if rival is not None:
                return (rival,)
        doers = self.antecedents.doers(candidate, self._answers.told)
        if others := tuple(without(doers, candidate.actors)):
            return others
        if makers := self.antecedents.makers(candidate, self._standing.named):
            return makers
        if candidate.coding.mode == "investigate":
            return ()  # whom an inquiry is into is said, or open
        return self._replies.claimants(candidate) or None

    def _against_others(self, candidate: Candidate) -> Sequence[Filler]:
        """Whom those who are no state deal with: foes, who just asked them, the rulers at home, or a holder."""
        are_outsiders = all(state(filler) is None for filler in candidate.actors)
        holder = self._holder(candidate) if are_outsiders else None
        recipients = self._foes(candidate) or self._replies.askers(candidate) or self._home.rulers(candidate)
        recipients = recipients or ((holder,) if holder is not None else ())
        return recipients or self._home.enemy(candidate)

    def _against_states(self, candidate: Candidate) -> Sequence[Filler]:
        """Whom a state deals with: who was just blamed, who provoked it, or the story's other party."""
        if dealt_with := self._answers.just_blamed(candidate):
            return dealt_with
        own = {state(filler) for filler in candidate.actors}
        if self._other.is_reply(candidate) and (provokers := self._answers.provokers(candidate, own)):
            return provokers
        found = self._other.of(candidate, self._answers.told) or self._answers.charged(candidate)
        is_to_all = found is not None or self._phrases.name(candidate, "everybody")
        if not is_to_all and (counterparts := self._replies.counterparts(candidate)):
            return counterparts
        found = found or self._holder(candidate) or self._concern.of(candidate)
        return [found] if found else self._home.enemy(candidate)

    def _both(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The two of the story's conflict, or the one of them in which it is."""
        return self._standing.weightier(self.parties.both(candidate))

    def _holder(self, candidate: Candidate) -> Filler | None:
        """Who holds what others ask to be freed or left; nobody holds a truce that is asked for."""
        return None if self.parties.is_for_peace(candidate) else self._answers.holder(candidate)

    def _offered_to(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom a state offers something: goods the country that the story is about, good offices both its parties."""
        own = {state(filler) for filler in candidate.actors}
        is_help = candidate.coding.about in HELPING
        if candidate.coding.about in GOODS:
            one = self._standing.foremost(own, least=OFTEN) or self.parties.harmed(candidate)
            one = one or self._standing.likelier(self.parties.both(candidate))
            if one is not None:
                return (one,)
        both = self._both(candidate) if is_help or not self.parties.against(own) else ()
        foremost = self._standing.foremost(own) if is_help and not both else None
        return both if foremost is None else (foremost,)

    def _torn(self, candidate: Candidate) -> list[Filler]:
        """The country that the story is about, whose own parties "both sides" are where it sets no two states apart."""
        own = {state(filler) for filler in candidate.actors}
        found = self._standing.foremost(own, least=OFTEN) if self.parties.is_to_both(candidate) else None
        return [] if found is None else [found]

    def _foes(self, candidate: Candidate) -> list[Filler]:
        """The one other state against which armed men have just acted, where they threaten or blame somebody."""
        armed = all(filler.actor.sector in ARMED_GROUPS for filler in candidate.actors)
        if not armed or candidate.coding.event_type not in (EventType.THREATEN, EventType.ACCUSE):
            return []
        own = {state(filler) for filler in candidate.actors}
        here = self._sentences.of(candidate)
        foe = only(f for sentence, f in self.parties.against(own) if self._other.is_near(sentence, here))
        if foe is None and candidate.coding.event_type is EventType.THREATEN:
            return self._home.defied(candidate)
        return [] if foe is None else [foe]

    def _is_to_others(self, candidate: Candidate) -> bool:
        """Whether states are asked of which the text does not say which ("called on *other countries* to send arms"),
        or to punish somebody, who is not asked himself ("called *for sanctions* against Chad").
        """
        is_to_punish = candidate.coding.about is EventType.SANCTION and all(map(is_state, candidate.actors))
        return is_to_punish or self._roles.has_states_as_object(candidate.match.trigger)


def with_recipients(candidate: Candidate, recipients: Iterable[Filler], basis: Basis) -> Candidate:
    """The candidate with these recipients, known from the basis."""
    return candidate.towards(filler if filler.basis is basis else replace(filler, basis=basis) for filler in recipients)
