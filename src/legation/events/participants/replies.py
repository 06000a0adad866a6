"""Whom a reply is to: who just asked for something, offered it, or charged somebody with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.matches.named import COOPERATIVE, Act, mode_of
from legation.events.participants.answers import ASKING, FRIENDLY
from legation.events.participants.parties import HOSTILE
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import BACK, across, camp, just_told, only, other_states, others
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector
from legation.terms import worldwide

REPLYING = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.CONCEDE})
"""Types that are said to whoever the sentence before deals with."""
ORDERING = frozenset({EventType.SANCTION, EventType.COERCE})
"""Types that also tell of demands ("ordered the envoy to leave. ... rejected *the demand*")."""


class Replies:
    """Looks among the events that a document has ``told`` for those to which an act replies."""

    def __init__(self, grammar: Grammar, roles: Roles, sentences: Sentences) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentences = sentences
        self.told: Sequence[Candidate] = ()

    def claimants(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who just said what is denied without being told again ("*The rebels* said ... The army denied *this*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type is not EventType.REJECT or not self._is_of_claim(trigger):
            return ()
        own = {camp(filler) for filler in candidate.actors}
        here = self._sentences.of(candidate)
        for verb in range(trigger - 1, -1, -1):
            if self._sentences.at(verb) < here - 1:
                break
            is_source = not {"accord", "according"}.isdisjoint(grammar.marker_lemmas(verb))
            tells = grammar.pos[verb] == "VERB" and grammar.lemma[verb] in words("claiming")
            tellers = self._roles.fillers(grammar.related(verb, "subj") if tells else (verb,) if is_source else ())
            beside = [f for f in tellers if f.actor.sector is not Sector.JRN and camp(f) not in own]
            told = [f for f in beside if camp(f) is not None or worldwide(f.actor.code)]
            is_here = self._sentences.at(verb) == here
            if not told and is_here and any(f.actor.sector is not Sector.JRN for f in tellers):
                return ()  # one of their own said it
            if told:
                return tuple({state(filler): filler for filler in told}.values())
        return ()

    def _is_of_claim(self, trigger: int) -> bool:
        """Whether what is rejected is a claim told before: "denied *it*", "*a claim* he denied"."""
        grammar = self._grammar
        things = [*grammar.related(trigger, "obj")]
        if grammar.dep[trigger] in ("acl", "acl:relcl"):
            things.append(grammar.head[trigger])
        pointers = [t for t in things if grammar.lemma[t] in ("it", "this", "that", "which")]
        named = [t for t in things if grammar.lemma[t] in lemma_classes()["allegation"]]
        return bool(named) or (bool(pointers) and grammar.lemma[trigger] in words("denying"))

    def askers(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who just asked those at home for what they answer ("urged *the rebels* to talk, but they refused")."""
        is_refusal = candidate.coding.event_type is EventType.REJECT and candidate.coding.about not in HOSTILE
        is_answer = is_refusal or self._is_acceptance(candidate)
        if not is_answer or self._names_hearer(candidate):
            return ()
        return self._askers(candidate, {state(filler) for filler in candidate.actors})

    def counterparts(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who just asked the actor for something, or the one state with which it has to do in the same sentence or just
        before."""
        coded = candidate.coding
        if self._is_acceptance(candidate):
            return self._askers(candidate, {state(filler) for filler in candidate.actors})
        if coded.event_type not in REPLYING or self._names_hearer(candidate):
            return ()
        if coded.event_type is EventType.REJECT and coded.about in HOSTILE and not self._asked_above(candidate):
            return ()  # "ruled out sanctions": no refusal to anybody
        own = {state(filler) for filler in candidate.actors}
        if coded.event_type is EventType.REJECT:
            if askers := self._askers(candidate, own):
                return askers
            if coded.about not in COOPERATIVE or self._grammar.lemma[candidate.match.trigger] in words("denying"):
                return ()
        here = self._sentences.of(candidate)
        facing: dict[bool, list[Filler]] = {True: [], False: []}
        for other in self.told:
            distance = here - self._sentences.of(other)
            dealt = across(other, own)
            if coded.event_type in HOSTILE | {EventType.REJECT} and _is_friendly(other):
                continue  # whom one has signed pacts with, or asked for help, is not whom one fears
            if other.match.trigger < candidate.match.trigger and distance <= BACK:
                facing[distance <= 1].extend(filler for one, filler in dealt.items() if one not in own)
        one = only(facing[True] or facing[False])
        return () if one is None else (one,)

    def _is_acceptance(self, candidate: Candidate) -> bool:
        is_word = self._grammar.lemma[candidate.match.trigger] in words("accepting")
        return is_word and candidate.coding.event_type is EventType.AGREE

    def _askers(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The last other states that together asked the own one for something, offered it or blamed it."""
        if (asked := self.asked(candidate)) is not None:
            return other_states(candidate, asked)
        here = self._sentences.of(candidate)
        for other in self.told:  # "rejected the charge and accused *Chad* of lying"
            is_later = self._sentences.of(other) == here and other.match.trigger > candidate.match.trigger
            is_own = own == {state(filler) for filler in other.actors}
            if is_later and is_own and other.coding.event_type is EventType.ACCUSE:
                one = only(other.recipients)
                return () if one is None else (one,)
        return ()

    def _names_hearer(self, candidate: Candidate) -> bool:
        """Whether the text says with whom talks are refused, though nobody whom the cast knows ("with *those behind the
        coup*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type is not EventType.REJECT or candidate.coding.mode != "meet":
            return False
        acts = (trigger, *grammar.related(trigger, "comp"), *grammar.related(trigger, "obj"))
        hearers = (t for act in acts for word in ("with", "to") for t in grammar.related(act, word))
        return any(grammar.form[t] in ("those", "what", "anyone", "anybody", "whoever") for t in hearers)

    def asked(self, candidate: Candidate) -> Candidate | None:
        """By which act others have just asked the own state for something, offered it or blamed it."""
        own = {camp(filler) for filler in candidate.actors}
        if above := self._asked_above(candidate):
            are_together = len(above) == 1 or only(f for other in above for f in others(candidate, other.actors))
            return above[0] if are_together else None
        named = (named_type(self._grammar.lemma[t]) for t in self._grammar.related(candidate.match.trigger, "obj"))
        asking = ASKING | ORDERING if EventType.REQUEST in named else ASKING
        is_denial = self._grammar.lemma[candidate.match.trigger] in words("denying")
        if is_denial:
            asking = frozenset({EventType.ACCUSE})
        for other in just_told(candidate, self.told, self._sentences):
            is_offer = self._is_offer(other) and not is_denial
            is_asked = is_offer or other.coding.event_type in asking
            is_to_own = any(camp(filler) in own for filler in other.recipients)
            is_to_all = is_offer and not other.recipients and self._points(candidate)
            if is_asked and (is_to_own or is_to_all) and others(candidate, other.actors):
                return other
        return None

    def _asked_above(self, candidate: Candidate) -> list[Candidate]:
        """The acts that ask for what a relative clause says is refused ("sought an inquiry, which Peru *refused*")."""
        grammar, token = self._grammar, candidate.verb
        if grammar.dep[token] != "acl:relcl":
            return []
        above = {*grammar.up(token)} - {token}
        asking = [
            o for o in self.told if o.match.trigger in above and o.coding.event_type in ASKING | {EventType.AGREE}
        ]
        return [other for other in asking if any(map(camp, others(candidate, other.actors)))]

    def answering(self, candidate: Candidate) -> Candidate:
        """The refusal with what was asked or offered, where it says no more ("offered talks, but Peru *refused*")."""
        coded = candidate.coding
        if coded.event_type is not EventType.REJECT or coded.about is not None or coded.mode is not None:
            return candidate
        if not self._says_no_more(candidate):
            return candidate
        asked = self.asked(candidate)
        if asked is None or asked.coding.event_type not in (EventType.REQUEST, EventType.AGREE):
            return candidate
        about = asked.coding.about
        is_request = asked.coding.event_type is EventType.REQUEST
        mode = asked.coding.mode if is_request else mode_of(EventType.REJECT, Act(about, None, candidate.match.trigger))
        is_told_here = self._sentences.are_one(asked, candidate)
        return replace(candidate, coding=replace(coded, about=about if is_told_here else None, mode=mode))

    def _says_no_more(self, candidate: Candidate) -> bool:
        """Whether what is refused or accepted must have been told before: "refused", "rejected *it*", "*the offer*"."""
        grammar, trigger = self._grammar, candidate.match.trigger
        things = grammar.related(trigger, "obj")
        is_bare = not any(grammar.with_relation(t, "nmod", "acl", "amod", "nmod:poss") for t in things)
        points = all(grammar.pos[t] == "PRON" or grammar.lemma[t] in _asked_for() for t in things) and is_bare
        return points and not grammar.related(trigger, "comp") and grammar.lemma[trigger] not in words("denying")

    def _points(self, candidate: Candidate) -> bool:
        """Whether what was told before is accepted, or is what a pronoun or a bare noun says is refused."""
        grammar, trigger = self._grammar, candidate.match.trigger
        is_taken = grammar.lemma[trigger] in words("accepting")
        return self._says_no_more(candidate) and (is_taken or bool(grammar.related(trigger, "obj")))

    def _is_offer(self, told: Candidate) -> bool:
        """Whether somebody offered or proposed something: "*offered* to host talks", "*put forward* a plan"."""
        grammar, trigger = self._grammar, told.match.trigger
        if grammar.lemma[trigger] in words("offering"):
            return True
        offers = lemma_classes()["offer"]
        is_made = told.coding.event_type is EventType.REQUEST and grammar.lemma[trigger] in words("tabling")
        return is_made and any(grammar.lemma[t] in offers for t in grammar.related(trigger, "obj"))


def _is_friendly(candidate: Candidate) -> bool:
    coded = candidate.coding
    return coded.event_type in FRIENDLY or coded.about is EventType.AID or coded.mode == "assist"


@cache
def _asked_for() -> frozenset[str]:
    """Nouns for what was asked for or offered."""
    classes = lemma_classes()
    return classes["request"] | classes["offer"] | classes["invitation"]
