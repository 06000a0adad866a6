"""The mode of an act from its means: "killed *by shelling*", "hit *with a drone*", "conferred *by telephone*"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from legation import ontology
from legation.events.lexicon.frames import FrameError, lemma_classes, table_rows
from legation.events.matches.embedding import embedded_acts
from legation.events.matches.matching import Match, follow
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

INSTRUMENTS = (("with",), ("use", "obj"), ("by",), ("subj",))
"""Where the weapon of a verb stands."""
MEANS = ("by", "in", "on", "over", "via", "through", "during")
"""Prepositions before the call in which people confer."""


@cache
def weapons() -> Mapping[str, str]:
    """The mode of ASSAULT that each weapon, or attack named after its weapon, stands for."""
    known = {entry.mode for entry in ontology.modes(EventType.ASSAULT)}
    table: dict[str, str] = {}
    for place, row in table_rows("weapons.tsv", ("mode", "lemmas")):
        if row["mode"] not in known:
            raise FrameError(f"{place}: ASSAULT has no mode {row['mode']!r}")
        for lemma in row["lemmas"].split("|"):
            table[lemma] = row["mode"]
    return table


def means_mode(match: Match, grammar: Grammar) -> str | None:
    """The mode that its means gives to a match: where its frame leaves it open, the weapon of an assault and the
    telephone of a meeting; of forces that move, the arms where no soldiers are named. None without one."""
    if match.frame.event_type is EventType.MOBILIZE:
        return "weapons" if match.frame.mode == "troops" and _are_arms(match, grammar) else None
    if match.frame.mode is not None:
        return None
    if match.frame.event_type is EventType.CONSULT:
        return "phone" if _is_by_phone(match, grammar) else None
    if match.frame.event_type is not EventType.ASSAULT:
        return None
    for token in _instruments(match, grammar):
        for word in (token, *grammar.with_relation(token, "compound", "amod")):
            if (mode := weapons().get(grammar.lemma[word])) is not None:
                return mode
    return None


def _are_arms(match: Match, grammar: Grammar) -> bool:
    """Whether all that is moved is arms ("moved *tanks* to the border", "*tanks* rolled into the town")."""
    moved = grammar.related(match.trigger, "obj") or grammar.related(match.trigger, "subj")
    return bool(moved) and all(grammar.lemma[token] in lemma_classes()["weapons_moved"] for token in moved)


def _is_by_phone(match: Match, grammar: Grammar) -> bool:
    """Whether people confer "by telephone" or "in a video call"."""
    means = (t for word in MEANS for t in follow(grammar, match.trigger, match.company, (word,)))
    named = (word for token in means for word in (token, *grammar.with_relation(token, "compound", "amod")))
    return any(grammar.lemma[word] in words("phone") for word in named)


def _instruments(match: Match, grammar: Grammar) -> Iterator[int]:
    yield match.trigger
    yield from match.company
    for path in INSTRUMENTS:
        yield from follow(grammar, match.trigger, match.company, path)
    for token in follow(grammar, match.trigger, match.company, ("in",)):  # "killed in an air strike", not in a place
        if embedded_acts().get(grammar.lemma[token], (None, None))[0] is EventType.ASSAULT:
            yield token
