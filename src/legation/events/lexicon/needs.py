"""What a frame asks for: paths of relations from its trigger, and who or which words must stand at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

Path = tuple[str, ...]
"""Grammatical relations to follow from the trigger, one after the other: ("obj", "poss")."""

WORDLESS = frozenset("subj obj iobj comp inf poss mod clause scene surface said of to in by".split())
"""Relations that may hold without a word of their name; all others are prepositions and adverbs that must be there."""
SPEAKER: Path = ("said",)
COUNTED = "people"
"""Whom a bare number counts, and whom a name means of whom nothing is known."""
TOPONYM = "town"
"""What a place's name is taken for where a class of places is asked for."""
COMMUNITY = "community"
"""What a people's or a confession's name in the plural is taken for ("*Hutus*")."""
UNSPOKEN = frozenset({COUNTED, TOPONYM, COMMUNITY})
"""Lemmas that other words stand for: a sentence need not have them."""


@cache
def words_on(path: Path) -> frozenset[str]:
    """The lemmas without which nothing stands at the end of a path."""
    return frozenset(path) - WORDLESS


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands: the first alternative that is filled; the paths of one alternative are joined."""

    alternatives: tuple[tuple[Path, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Company at the end of a path from the trigger.

    ``lemmas`` and ``kinds`` restrict who or what stands there; None asks for presence only. A kind is a sector, an
    organisation's top-level code, "actor" (any member of the cast) or "country" (a country or its government).
    """

    path: Path
    lemmas: frozenset[str] | None = None
    kinds: frozenset[str] | None = None

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of lemmas of each of which one must be near the trigger."""
        words = tuple(frozenset({word}) for word in sorted(words_on(self.path)))
        return words if self.lemmas is None else (*words, self.lemmas)

    @property
    def weight(self) -> int:
        """How much the need makes its frame specific."""
        return 3 if self.lemmas is not None else 2 if self.kinds is not None else 1


@dataclass(frozen=True)
class Condition:
    """One of several needs that must hold or, negated, none of which may."""

    needs: tuple[Need, ...]
    negated: bool = False

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of lemmas of each of which one must be near the trigger; none where the condition can hold without."""
        if self.negated:
            return ()
        if len(self.needs) == 1:
            return self.needs[0].needed
        named = [need.needed[-1] for need in self.needs if need.needed]
        return (named[0].union(*named[1:]),) if len(named) == len(self.needs) else ()

    @cached_property
    def named(self) -> frozenset[str]:
        """All the words that its needs ask for."""
        return frozenset().union(*(need.lemmas for need in self.needs if need.lemmas is not None))

    @cached_property
    def names_words(self) -> bool:
        """Whether each of its needs asks for certain words."""
        return all(need.lemmas is not None for need in self.needs)

    @property
    def weight(self) -> int:
        """How much the condition makes its frame specific; an exception makes it no more so."""
        return 0 if self.negated else max(need.weight for need in self.needs)
