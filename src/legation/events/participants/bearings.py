"""What speaks for nobody, and for each state that a text has named, as the one on whom an open act falls.

A trait is a name, as the model's file has it; each also counts by itself for every type of event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from legation.events.matches.acts import named_type
from legation.events.matches.candidates import Candidate
from legation.events.participants.antecedents import ALIKE
from legation.events.participants.parties import HOSTILE
from legation.events.participants.roles import Filler, state
from legation.events.participants.standing import Standing
from legation.events.trees.grammar import Grammar
from legation.records import EventType
from legation.terms import worldwide

JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.REQUEST})
"""Types of what is said of an act by others than those on whom it falls."""
FAR = 3
"""How many sentences back a state may be named last that are still told apart."""
MOST = 3
"""Up to how many events of a state are told apart."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What an event tells of states: which of them did it, and to which."""

    trigger: int
    event_type: EventType
    about: EventType | None
    doers: frozenset[str]
    sufferers: frozenset[str]


@dataclass(frozen=True)
class Bearings:
    """The document in which open acts stand."""

    grammar: Grammar
    standing: Standing
    told: Sequence[Candidate]
    """All its events, as far as the rules complete them."""

    @cached_property
    def deeds(self) -> list[_Deed]:
        """What the events tell of states, the last first."""
        deeds = (
            _Deed(
                one.match.trigger,
                one.coding.event_type,
                one.coding.about,
                _states(one.actors),
                _states(one.recipients),
            )
            for one in self.told
        )
        return sorted(deeds, key=lambda deed: -deed.trigger)

    def of(self, candidate: Candidate) -> dict[str | None, frozenset[str]]:
        """The traits of nobody (None) and of each state that the text has named by the end of the act's sentence."""
        act, kind = _Act(self, candidate), candidate.coding.event_type.value
        traits = {None: act.of_nobody()} | {one: act.of_state(one) for one in act.named}
        return {one: frozenset(n for name in held for n in (name, f"{kind}: {name}")) for one, held in traits.items()}


class _Act:
    """One open act among those of its document."""

    def __init__(self, around: Bearings, candidate: Candidate) -> None:
        self._grammar, self._standing, self._candidate = around.grammar, around.standing, candidate
        self._trigger = candidate.match.trigger
        self._sentence = self._standing.sentences.at(self._trigger)
        self._own = _states(candidate.actors)
        self._others = [other for other in around.deeds if other.trigger != self._trigger]
        self._before = [other for other in self._others if other.trigger < self._trigger]

    @cached_property
    def named(self) -> dict[str, list[int]]:
        """The tokens at which each state is named up to the end of the sentence, in its sentences' order, one's own
        first, but none that only judges the act."""
        found: dict[str, list[int]] = {one: [] for one in sorted(self._own)}
        for filler in self._standing.until(self._sentence):
            if (one := state(filler)) is not None:
                found.setdefault(one, []).append(filler.token)
        return {one: tokens for one, tokens in found.items() if one not in self._onlookers}

    @cached_property
    def _onlookers(self) -> set[str]:
        """Who judges the act in the sentence that tells of it: "*Chad* condemned the killings in Goma"."""
        act = self._candidate.coding.event_type
        judges = (other for other in self._others if other.event_type in JUDGING and other.about is act)
        return {one for other in judges if self._back(other.trigger) == 0 for one in other.doers}

    def of_nobody(self) -> Iterator[str]:
        """What speaks for nobody."""
        grammar, frame = self._grammar, self._candidate.match.frame
        yield "nobody"
        yield f"nobody, mode {self._candidate.coding.mode}"
        yield f"nobody, by {frame.lemma}"
        yield f"nobody, {'with' if frame.recipient.alternatives else 'without'} a place in the frame"
        for thing in grammar.related(self._trigger, "obj"):
            yield "nobody, object"
            if grammar.pos[thing] == "PRON":
                yield "nobody, object points"
            if any(grammar.pos[owner] == "PRON" for owner in grammar.with_relation(thing, "nmod:poss")):
                yield "nobody, object owned"

    def of_state(self, one: str) -> Iterator[str]:
        """What speaks for a state."""
        yield "own" if one in self._own else "other"
        yield from self._of_weight(one)
        yield from self._of_names(self.named[one])
        yield f"did {min(MOST, self._did[one])}"
        yield f"suffered {min(MOST, self._suffered[one])}"
        yield from sorted(self._dealings.get(one, ()))

    def _of_weight(self, one: str) -> Iterator[str]:
        """How much of the text it takes up."""
        counts, others = self._standing.counts, self._countries
        if self._standing.is_home(one):
            yield "its story"
        elif any(map(self._standing.is_home, self._own)):
            yield "not its story"
        if worldwide(one):
            yield "organisation"
        elif others and others[0] == one:
            yield "foremost"
            if len(others) == 1:
                yield "the only one"
            elif counts[one] >= 2 * counts[others[1]]:
                yield "far foremost"

    def _of_names(self, tokens: Sequence[int]) -> Iterator[str]:
        """Where it is named, seen from the act."""
        yield f"named {min(FAR, self._back(tokens[-1]))} back" if tokens else "not named"
        here = list(takewhile(lambda token: self._back(token) == 0, reversed(tokens)))
        if any(token > self._trigger for token in here):
            yield "named after it"
        if any(token < self._trigger for token in here):
            yield "named before it"

    @cached_property
    def _dealings(self) -> dict[str, set[str]]:
        """What each state had to do with those who act, or with an act of the kind that this one is about."""
        found: dict[str, set[str]] = defaultdict(set)
        for number, other in enumerate(self._before):
            is_hostile = other.event_type in HOSTILE
            is_last = number == 0 and self._back(other.trigger) <= 1
            ours, done = bool(self._own & other.sufferers), bool(self._own & other.doers)
            for one in other.doers | other.sufferers if ours or done else ():
                held = {"has dealt with us": True}
                held["has hurt us"] = ours and is_hostile and one in other.doers
                held["did the last to us"] = ours and is_last and one in other.doers
                held["was hurt by us"] = done and is_hostile and one in other.sufferers
                found[one].update(trait for trait, holds in held.items() if holds)
        like = next((other for other in self._before if other.event_type in self._kinds), None)
        for one in like.doers if like is not None else ():
            found[one].add("did the like")
        return found

    @cached_property
    def _kinds(self) -> frozenset[EventType]:
        """The types of the act that this one is about or that its object names."""
        things = self._grammar.related(self._trigger, "obj")
        about = self._candidate.coding.about or (named_type(self._grammar.lemma[things[0]]) if things else None)
        return frozenset() if about is None else ALIKE.get(about, frozenset({about}))

    @cached_property
    def _did(self) -> Counter[str]:
        return Counter(one for other in self._others for one in other.doers)

    @cached_property
    def _suffered(self) -> Counter[str]:
        return Counter(one for other in self._others for one in other.sufferers - self._own)

    @cached_property
    def _countries(self) -> list[str]:
        """The other countries, the one named most first."""
        ranked = (one for one, _ in self._standing.counts.most_common() if one is not None)
        return [one for one in ranked if one not in self._own and not worldwide(one)]

    def _back(self, token: int) -> int:
        """How many sentences before the act a token stands, less than none where it comes later."""
        return self._sentence - self._standing.sentences.at(token)


def _states(fillers: Iterable[Filler]) -> frozenset[str]:
    return frozenset(one for filler in fillers if (one := state(filler)) is not None)
