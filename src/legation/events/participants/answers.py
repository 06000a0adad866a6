"""Whom an act answers: who just asked, provoked, protested or took what is demanded back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.matches.named import COOPERATIVE, Act, mode_of
from legation.events.participants.own_people import OwnPeople
from legation.events.participants.parties import HOSTILE
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import across, before, by_state, camp, only, sole
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

FRIENDLY = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
REPLYING = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.CONCEDE})
"""Types that are said to whoever the sentence before deals with."""
ASKING = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Types that ask for an answer, which may be a refusal."""
ORDERING = frozenset({EventType.SANCTION, EventType.COERCE})
"""Types that also tell of demands ("ordered the envoy to leave. ... rejected *the demand*")."""
PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
"""Types of what is done to people who are at hand."""
SEIZING = frozenset({EventType.COERCE, EventType.ASSAULT})
"""Types of what a release or a withdrawal undoes."""
REPEATED = frozenset({EventType.COERCE, EventType.SANCTION})
"""Types of what the same do again and again whom a text need not name each time."""
PUNISHING = frozenset({EventType.THREATEN, EventType.SANCTION})
"""Types of what follows on the blame laid on somebody in one breath."""
SAID_TO = FRIENDLY | {EventType.AGREE, EventType.ACCUSE, EventType.REQUEST}
"""Types of what is said or promised to those with whom one speaks."""
MEETING = frozenset({EventType.CONSULT, EventType.SUPPORT})
APART = {(EventType.ACCUSE, EventType.SUPPORT), (EventType.REQUEST, EventType.CONSULT)}
"""What is said of, or asked of, others than those just backed or met ("backed the accord but voiced doubts")."""
BACK = 2
"""How many sentences back the one is looked for with whom the actor had to do."""


class Answers:
    """Looks for the other side of an act among the events that a document has ``told``."""

    def __init__(self, grammar: Grammar, roles: Roles, sentence_of: Sequence[int]) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentence_of = sentence_of
        self._own = OwnPeople(grammar)
        self.told: Sequence[Candidate] = ()

    def protesters(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The crowd that protested just before, against whom the police act, or else the people of their country."""
        for other in self._just_told(candidate):
            if other.coding.event_type is EventType.PROTEST and other.actors:
                return other.actors
        country = sole(filler.actor.country for filler in candidate.actors)
        return (self._roles.people(country, candidate.actors[0].token),) if country is not None else ()

    def is_to_disperse(self, candidate: Candidate) -> bool:
        """Whether forces are out against a crowd ("deployed *to break up a rally*", "*as marchers* burned cars")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type is not EventType.MOBILIZE:
            return False
        for clause in grammar.with_relation(trigger, "advcl", "xcomp"):
            is_aim = grammar.is_infinitive(clause) and grammar.lemma[clause] in words("dispersing")
            faced = grammar.related(clause, "obj") if is_aim else grammar.related(clause, "subj")
            nouns = [grammar.lemma[token] for token in faced]
            if is_aim and any(grammar.pos[token] == "PRON" for token in faced):  # "blocked a road; ... to clear *it*"
                return any(other.coding.event_type is EventType.PROTEST for other in self._just_told(candidate))
            if any(noun in words("protesters") or named_type(noun) is EventType.PROTEST for noun in nouns):
                return True
        return False

    def again(self, candidate: Candidate) -> Candidate:
        """The candidate whose agent is left out done by who has just done the same to the same ("Chad expelled three
        Libyans. Two more Libyans *were expelled* on Monday")."""
        coded = candidate.coding
        if (
            candidate.actors
            or coded.event_type not in REPEATED
            or not self._grammar.is_passive(candidate.match.trigger)
        ):
            return candidate
        suffering = {state(filler) for filler in candidate.recipients} - {None}
        for other in self._just_told(candidate):
            is_same = (other.coding.event_type, other.coding.mode) == (coded.event_type, coded.mode)
            are_same = not suffering.isdisjoint(map(state, other.recipients))
            if is_same and are_same and other.actors:
                return replace(candidate, actors=other.actors)
        return candidate

    def just_dealt_with(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the sentence has just told to suffer, and more of whom suffer, or lose things ("held six men and seized
        *their* boat", "killed two policemen and wounded *six others*", "ambushed a convoy, burning *trucks*")."""
        grammar = self._grammar
        if candidate.coding.event_type not in SEIZING:
            return ()
        things = grammar.related(candidate.match.trigger, "obj")
        are_theirs = any(grammar.pos[c] == "PRON" for t in things for c in grammar.with_relation(t, "nmod:poss"))
        are_theirs = are_theirs or any(grammar.lemma[t] == "other" or grammar.tag[t] == "CD" for t in things)
        is_joined = grammar.dep[candidate.match.trigger] in ("advcl", "conj")
        are_theirs = are_theirs or (is_joined and candidate.coding.mode in ("destroy", "seize"))
        last = next(before(candidate, self.told), None)
        if not are_theirs or last is None or self._sentence(last) != self._sentence(candidate):
            return ()
        is_alike = last.coding.event_type in SEIZING and set(map(camp, last.actors)) == set(map(camp, candidate.actors))
        return tuple(_others(candidate, last.recipients)) if is_alike else ()

    def theirs(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the sentence has just told to be dealt with, where what is "its" or "theirs" is dealt with next ("shot
        down an Indian jet and captured *its* pilot")."""
        own = {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type not in PHYSICAL or not candidate.recipients or not own - {None}:
            return ()
        if not all(state(filler) in own and self._own.is_its(filler) for filler in candidate.recipients):
            return ()
        last = next(before(candidate, self.told), None)
        if last is None or self._sentence(last) != self._sentence(candidate) or last.coding.event_type not in HOSTILE:
            return ()
        are_others = bool(last.recipients) and not own & {state(filler) for filler in last.recipients}
        return last.recipients if are_others and own == {state(filler) for filler in last.actors} else ()

    def provokers(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The one other state, or those that acted together, that did something hostile in the same sentence or just
        before."""
        here = self._sentence(candidate)
        near = [o for o in self.told if o is not candidate and 0 <= here - self._sentence(o) <= 1]
        acted = [
            {one: filler for one, filler in by_state(o.actors).items() if one not in own}
            for o in near
            if o.coding.event_type in HOSTILE
        ]
        together = {frozenset(doers): doers for doers in acted if doers}
        return tuple(next(iter(together.values())).values()) if len(together) == 1 else ()

    def helped(self, candidate: Candidate) -> Filler | None:
        """Who has just asked those who give or send something for help ("asked *Chad* for help, and it sent jets")."""
        own = {state(filler) for filler in candidate.actors}
        for other in self._just_told(candidate):
            asks = other.coding.event_type is EventType.REQUEST and other.coding.mode in (None, "assist")
            if asks and own & {state(filler) for filler in other.recipients}:
                return only(filler for filler in other.actors if state(filler) not in own | {None})
        return None

    def as_others_did(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom others have just done the same to with what is theirs ("Peru, too, has fenced off *its own* border")."""
        grammar, own = self._grammar, {state(filler) for filler in candidate.actors}
        things = grammar.related(candidate.match.trigger, "obj")
        if not any(grammar.lemma[c] == "own" for thing in things for c in grammar.children[thing]):
            return ()
        kinds = {candidate.coding.event_type}
        if any(grammar.lemma[thing] in words("adjacent") for thing in things):
            kinds |= HOSTILE
        for other in self._just_told(candidate):
            is_alike = other.coding.event_type in kinds
            if is_alike and not own & {state(filler) for filler in (*other.actors, *other.recipients)}:
                return other.recipients
        return ()

    def holder(self, candidate: Candidate) -> Filler | None:
        """Who last took or struck what others ask to be freed or left ("demanded the crew's release")."""
        coded, own = candidate.coding, {state(filler) for filler in candidate.actors}
        if coded.event_type is not EventType.REQUEST or coded.about is not EventType.RETREAT:
            return None
        for other in before(candidate, self.told):
            taker = only(f for f in other.actors if state(f) is not None and state(f) not in own)
            if other.coding.event_type in SEIZING and taker is not None:
                return taker
        return None

    def just_blamed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the same sentence has just told the actors to oppose ("condemned *Chad*'s raid and froze its aid")."""
        return self._just_met(candidate, HOSTILE) if candidate.coding.event_type in PUNISHING else ()

    def just_backed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the same sentence has just told the actors to back, where they promise or give something ("congratulated
        *Chad* and pledged help")."""
        coded = candidate.coding
        if EventType.AID not in (coded.event_type, coded.about) or coded.event_type not in FRIENDLY | {EventType.AGREE}:
            return ()
        return self._just_met(candidate, frozenset({EventType.SUPPORT}))

    def just_spoken_with(self, candidate: Candidate) -> tuple[Filler, ...]:
        """With whom the same sentence has just told the actors to speak, or whom they met or backed, where they go on
        to say or promise something ("telephoned *Chad's* king and voiced dismay", "visited *Chad* and promised aid").
        """
        coded, own = candidate.coding, {state(filler) for filler in candidate.actors}
        last = next(before(candidate, self.told), None)
        if coded.event_type not in SAID_TO or coded.mode == "investigate" or last is None or None in own:
            return ()
        if self._sentence(last) != self._sentence(candidate) or last.coding.event_type not in MEETING:
            return ()
        if (coded.event_type, last.coding.event_type) in APART:
            return ()
        is_same = own <= {state(filler) for filler in last.actors} and last.match.trigger != candidate.match.trigger
        met = {one: filler for one, filler in by_state((*last.actors, *last.recipients)).items() if one not in own}
        return tuple(met.values()) if is_same and len(met) == 1 else ()

    def _just_met(self, candidate: Candidate, event_types: frozenset[EventType]) -> tuple[Filler, ...]:
        """To whom the same actors did the last act before in the sentence, if it is of one of the types."""
        own = {state(filler) for filler in candidate.actors}
        last = next(before(candidate, self.told), None)
        if last is None or not self._is_here(last.match.trigger, candidate.match.trigger):
            return ()
        is_alike = last.coding.event_type in event_types and {state(filler) for filler in last.actors} == own
        return last.recipients if is_alike else ()

    def charged(self, candidate: Candidate) -> Filler | None:
        """The one state that others have just blamed, asked or punished, where one more does so ("Peru and Chile
        recalled *their envoys*")."""
        if candidate.coding.event_type is not EventType.SANCTION:
            return None
        told = [other for other in self._just_told(candidate) if other.coding.event_type in ASKING | PUNISHING]
        return only(
            f for other in told if _others(candidate, other.actors) for f in _others(candidate, other.recipients)
        )

    def struck(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the attack told before struck, to which its doers own up ("The rebels *claimed responsibility*")."""
        if not candidate.coding.event_type is candidate.coding.about is EventType.ASSAULT:
            return ()
        for other in self._just_told(candidate):
            if other.coding.event_type is EventType.ASSAULT and other.recipients:
                return other.recipients
        return ()

    def claimant(self, candidate: Candidate) -> Filler | None:
        """Who just said what is denied without being told again ("*The rebels* said ... The army denied *this*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type is not EventType.REJECT or not self._is_of_claim(trigger):
            return None
        own = {camp(filler) for filler in candidate.actors}
        first = self._sentence(candidate) - 1
        for verb in range(trigger - 1, -1, -1):
            if self._sentence_of[verb] < first:
                break
            is_source = not {"accord", "according"}.isdisjoint(grammar.marker_lemmas(verb))
            tells = grammar.pos[verb] == "VERB" and grammar.lemma[verb] in words("claiming")
            tellers = self._roles.fillers(grammar.related(verb, "subj") if tells else (verb,) if is_source else ())
            told = [f for f in tellers if f.actor.sector is not Sector.JRN and camp(f) not in own | {None}]
            if not told and any(f.actor.sector is not Sector.JRN for f in tellers) and self._is_here(verb, trigger):
                return None  # one of their own said it
            if (found := only(told)) is not None:
                return found
        return None

    def _is_here(self, token: int, trigger: int) -> bool:
        return self._sentence_of[token] == self._sentence_of[trigger]

    def _is_of_claim(self, trigger: int) -> bool:
        """Whether what is rejected is a claim told before: "denied *it*", "*a claim* he denied"."""
        grammar = self._grammar
        things = [*grammar.related(trigger, "obj")]
        if grammar.dep[trigger] in ("acl", "acl:relcl"):
            things.append(grammar.head[trigger])
        pointers = [t for t in things if grammar.lemma[t] in ("it", "this", "that", "which")]
        named = [t for t in things if grammar.lemma[t] in lemma_classes()["allegation"]]
        return bool(named) or (bool(pointers) and grammar.lemma[trigger] in words("denying"))

    def askers(self, candidate: Candidate) -> list[Filler]:
        """Who just asked those at home for what they refuse ("urged *the rebels* to talk, but they refused")."""
        is_refusal = candidate.coding.event_type is EventType.REJECT and candidate.coding.about not in HOSTILE
        if not is_refusal or self._names_hearer(candidate):
            return []
        asker = self._asker(candidate, {state(filler) for filler in candidate.actors})
        return [] if asker is None else [asker]

    def counterpart(self, candidate: Candidate) -> Filler | None:
        """The one state with which the actor has to do in the same sentence or just before."""
        coded = candidate.coding
        if self._grammar.lemma[candidate.match.trigger] in words("accepting") and coded.event_type is EventType.AGREE:
            return self._asker(candidate, {state(filler) for filler in candidate.actors})
        if coded.event_type not in REPLYING or self._names_hearer(candidate):
            return None
        if coded.event_type is EventType.REJECT and coded.about in HOSTILE and not self._asked_above(candidate):
            return None  # "ruled out sanctions": no refusal to anybody
        own = {state(filler) for filler in candidate.actors}
        if coded.event_type is EventType.REJECT:
            if (asker := self._asker(candidate, own)) is not None:
                return asker
            if coded.about not in COOPERATIVE or self._grammar.lemma[candidate.match.trigger] in words("denying"):
                return None
        here = self._sentence(candidate)
        facing: dict[bool, list[Filler]] = {True: [], False: []}
        for other in self.told:
            distance = here - self._sentence(other)
            dealt = across(other, own)
            if coded.event_type in HOSTILE | {EventType.REJECT} and _is_friendly(other):
                continue  # whom one has signed pacts with, or asked for help, is not whom one fears
            if other.match.trigger < candidate.match.trigger and distance <= BACK:
                facing[distance <= 1].extend(filler for one, filler in dealt.items() if one not in own)
        return only(facing[True] or facing[False])

    def _asker(self, candidate: Candidate, own: set[str | None]) -> Filler | None:
        """The last other state that just asked the own one for something, offered it or blamed it."""
        if (asked := self.asked(candidate)) is not None:
            return only(_others(candidate, asked.actors))
        here = self._sentence(candidate)
        for other in self.told:  # "rejected the charge and accused *Chad* of lying"
            is_later = self._sentence(other) == here and other.match.trigger > candidate.match.trigger
            is_own = own == {state(filler) for filler in other.actors}
            if is_later and is_own and other.coding.event_type is EventType.ACCUSE:
                return only(other.recipients)
        return None

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
            return above[0] if only(f for other in above for f in _others(candidate, other.actors)) else None
        named = (named_type(self._grammar.lemma[t]) for t in self._grammar.related(candidate.match.trigger, "obj"))
        asking = ASKING | ORDERING if EventType.REQUEST in named else ASKING
        for other in self._just_told(candidate):
            is_offer = self._grammar.lemma[other.match.trigger] in words("offering")
            is_asked = is_offer or other.coding.event_type in asking
            is_asked = is_asked and any(camp(filler) in own for filler in other.recipients)
            if is_asked and only(_others(candidate, other.actors)) is not None:
                return other
        return None

    def _asked_above(self, candidate: Candidate) -> list[Candidate]:
        """The acts that ask for what a relative clause says is refused ("sought an inquiry, which Peru *refused*")."""
        grammar, token = self._grammar, candidate.verb
        if grammar.dep[token] != "acl:relcl":
            return []
        above = set[int]()
        while grammar.head[token] not in above | {token}:
            token = grammar.head[token]
            above.add(token)
        asking = [
            o for o in self.told if o.match.trigger in above and o.coding.event_type in ASKING | {EventType.AGREE}
        ]
        return [other for other in asking if any(map(camp, _others(candidate, other.actors)))]

    def answering(self, candidate: Candidate) -> Candidate:
        """The refusal with what was asked or offered, where it says no more ("offered talks, but Peru *refused*")."""
        coded, trigger, grammar = candidate.coding, candidate.match.trigger, self._grammar
        if coded.event_type is not EventType.REJECT or coded.about is not None or coded.mode is not None:
            return candidate
        things = grammar.related(trigger, "obj")
        is_bare = not any(grammar.with_relation(t, "nmod", "acl", "amod", "nmod:poss") for t in things)
        points = all(grammar.pos[t] == "PRON" or grammar.lemma[t] in _asked_for() for t in things) and is_bare
        if not points or grammar.related(trigger, "comp") or grammar.lemma[trigger] in words("denying"):
            return candidate
        asked = self.asked(candidate)
        if asked is None or asked.coding.event_type not in (EventType.REQUEST, EventType.AGREE):
            return candidate
        about = asked.coding.about
        is_request = asked.coding.event_type is EventType.REQUEST
        mode = asked.coding.mode if is_request else mode_of(EventType.REJECT, Act(about, None, trigger))
        is_told_here = self._sentence(asked) == self._sentence(candidate)
        return replace(candidate, coding=replace(coded, about=about if is_told_here else None, mode=mode))

    def _just_told(self, candidate: Candidate) -> Iterator[Candidate]:
        """What was told before a candidate, in its own sentence or a few back, the last first."""
        first = self._sentence(candidate) - BACK
        return takewhile(lambda other: self._sentence(other) >= first, before(candidate, self.told))

    def _sentence(self, candidate: Candidate) -> int:
        return self._sentence_of[candidate.match.trigger]


def _others(candidate: Candidate, fillers: Iterable[Filler]) -> list[Filler]:
    """Those of the fillers who are not of the actors' own camp."""
    own = {camp(filler) for filler in candidate.actors}
    return [filler for filler in fillers if camp(filler) not in own]


def _is_friendly(candidate: Candidate) -> bool:
    coded = candidate.coding
    return coded.event_type in FRIENDLY or _is_for_help(candidate)


def _is_for_help(candidate: Candidate) -> bool:
    return candidate.coding.about is EventType.AID or candidate.coding.mode == "assist"


@cache
def _asked_for() -> frozenset[str]:
    """Nouns for what was asked for or offered."""
    classes = lemma_classes()
    return classes["request"] | classes["offer"] | classes["invitation"]
