"""Whose words a definite noun names: "rejected *the criticism*", "turned *the offer* down"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, merged
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import before, camp
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType
from legation.terms import worldwide

REACH = 3
"""How many sentences back it may have been said."""

CHARGES = frozenset({EventType.ACCUSE})


class ToldWords:
    """Looks for who said what others brush aside."""

    def __init__(self, grammar: Grammar, sentences: Sentences) -> None:
        self._grammar = grammar
        self._sentences = sentences

    def speakers(self, candidate: Candidate, noun: int, told: Sequence[Candidate]) -> tuple[Filler, ...]:
        """Who said to those who brush it aside what a bare definite noun names, or else said it by that very noun: the
        last who did, or all where it is of many words ("the accusations", "the outcry")."""
        lemma = self._grammar.lemma
        is_denied = lemma[candidate.match.trigger] in words("denying") and self._grammar.pos[noun] == "PRON"
        kinds, own = CHARGES if is_denied else kinds_of(lemma[noun]), {camp(filler) for filler in candidate.actors}
        first = self._sentences.of(candidate) - REACH
        near = list(takewhile(lambda other: self._sentences.of(other) >= first, before(candidate, told)))
        said = [(other, _beside(own, other.actors)) for other in near if other.coding.event_type in kinds]
        spoken = [(other, speakers) for other, speakers in said if speakers]
        to_own = [speakers for other, speakers in spoken if own & {camp(filler) for filler in other.recipients}]
        found = to_own or [speakers for other, speakers in spoken if self._is_told_by(noun, other)]
        found = found or self._brushed_aside(own, near if kinds else ())
        return merged(*reversed(found)) if self._is_of_many(noun) else next(iter(found), ())

    def _brushed_aside(self, own: set[str | None], told: Iterable[Candidate]) -> list[tuple[Filler, ...]]:
        """Whose words those of the own camp last brushed aside, which they do again ("dismissed *Chad's charges*. ...
        "We reject *these charges*")."""
        again = (o for o in told if o.coding.event_type is EventType.REJECT and {camp(f) for f in o.actors} <= own)
        return [_beside(own, other.recipients) for other in again][:1]

    def _is_told_by(self, noun: int, other: Candidate) -> bool:
        """Whether an event was told with the noun itself ("lodged a *protest*")."""
        told = (other.match.trigger, *other.match.company)
        return self._grammar.lemma[noun] in {self._grammar.lemma[token] for token in told}

    def _is_of_many(self, noun: int) -> bool:
        return self._grammar.tag[noun] == "NNS" or self._grammar.lemma[noun] in words("outcry")


def _beside(own: set[str | None], fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Those of known states, or organisations of the world, who are of none of the own camps."""
    known = (filler for filler in fillers if camp(filler) is not None or worldwide(filler.actor.code))
    return tuple(filler for filler in known if camp(filler) not in own)


@cache
def kinds_of(noun: str) -> frozenset[EventType]:
    """The types of the acts of speech that a noun may name."""
    classes = lemma_classes()
    nouns = {
        EventType.ACCUSE: classes["criticism"] | classes["allegation"],
        EventType.REQUEST: classes["request"],
        EventType.THREATEN: words("menace"),
    }
    return frozenset(event_type for event_type, group in nouns.items() if noun in group)
