"""PLOVER's contexts, from keywords in the clause and around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from legation import ontology
from legation.events.frames import FrameError, table_rows


@cache
def keywords() -> Mapping[str, tuple[str, ...]]:
    """The contexts that a lemma speaks for."""
    known = {category.name for category in ontology.contexts()}
    table: dict[str, tuple[str, ...]] = {}
    for place, row in table_rows("contexts.tsv", ("context", "lemmas")):
        if row["context"] not in known:
            raise FrameError(f"{place}: no context {row['context']!r}")
        for lemma in row["lemmas"].split("|"):
            table[lemma] = (*table.get(lemma, ()), row["context"])
    return table


def contexts_of(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that the lemmas speak for, in PLOVER's order."""
    table = keywords()
    named = {context for lemma in lemmas for context in table.get(lemma, ())}
    return tuple(category.name for category in ontology.contexts() if category.name in named)
