"""The mode of an assault from the weapon that its sentence names ("killed *by shelling*", "hit *with a drone*")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from legation import ontology
from legation.events.embedding import embedded_acts
from legation.events.frames import FrameError, table_rows
from legation.events.grammar import Grammar
from legation.events.matching import Match, follow
from legation.records import EventType

INSTRUMENTS = (("subj",), ("with",), ("by",), ("use", "obj"))
"""Where the weapon of a verb stands."""


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


def weapon_mode(match: Match, grammar: Grammar) -> str | None:
    """The mode that the weapon gives to a match of ASSAULT whose frame leaves the mode open; None without a weapon."""
    if match.frame.event_type is not EventType.ASSAULT:
        return None
    for token in _instruments(match, grammar):
        for word in (token, *grammar.with_relation(token, "compound", "amod")):
            if (mode := weapons().get(grammar.lemma[word])) is not None:
                return mode
    return None


def _instruments(match: Match, grammar: Grammar) -> Iterator[int]:
    yield match.trigger
    yield from match.company
    for path in INSTRUMENTS:
        yield from follow(grammar, match.trigger, match.company, path)
    for token in follow(grammar, match.trigger, match.company, ("in",)):  # "killed in an air strike", not in a place
        if embedded_acts().get(grammar.lemma[token], (None, None))[0] is EventType.ASSAULT:
            yield token
