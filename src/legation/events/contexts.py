"""PLOVER's contexts, from keywords in the sentence.

A keyword of ``data/contexts.tsv`` is a lemma, a lemma of one part of speech ("right/NOUN") or a run of lemmas ("tear
gas"). The words of a run do not speak for themselves as well: the context "-" has the runs that speak for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from legation import ontology
from legation.events.frames import FrameError, table_rows

NONE = "-"


@cache
def keywords() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The contexts that a run of lemmas speaks for."""
    known = {category.name for category in ontology.contexts()} | {NONE}
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for place, row in table_rows("contexts.tsv", ("context", "lemmas")):
        if row["context"] not in known:
            raise FrameError(f"{place}: no context {row['context']!r}")
        for keyword in row["lemmas"].split("|"):
            run = tuple(keyword.split())
            table[run] = (*table.get(run, ()), row["context"])
    return table


@cache
def _openings() -> Mapping[str, tuple[int, ...]]:
    """How many words the runs have that a lemma opens, the longest first."""
    lengths: dict[str, set[int]] = {}
    for run in keywords():
        if len(run) > 1:
            lengths.setdefault(run[0], set()).add(len(run))
    return {lemma: tuple(sorted(found, reverse=True)) for lemma, found in lengths.items()}


def contexts_of(lemmas: Sequence[str], parts_of_speech: Sequence[str]) -> tuple[str, ...]:
    """The contexts that words speak for, in PLOVER's order, by their lemmas and universal parts of speech."""
    named = set(_named(lemmas, parts_of_speech))
    return tuple(category.name for category in ontology.contexts() if category.name in named)


def _named(lemmas: Sequence[str], parts_of_speech: Sequence[str]) -> Iterator[str]:
    table, openings = keywords(), _openings()
    at = 0
    while at < len(lemmas):
        lemma, length = lemmas[at], 1
        for longer in openings.get(lemma, ()):
            if (run := tuple(lemmas[at : at + longer])) in table:
                yield from table[run]
                length = longer
                break
        else:
            yield from table.get((lemma,), ())
            yield from table.get((f"{lemma}/{parts_of_speech[at]}",), ())
        at += length
