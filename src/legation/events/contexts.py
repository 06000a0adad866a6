"""PLOVER's contexts, from keywords in an event's sentence and in the clauses elsewhere that tell more of it.

A keyword of ``data/contexts.tsv`` is a lemma, a lemma of one part of speech ("right/NOUN") or a run of lemmas ("tear
gas"). The words of a run do not speak for themselves as well: the context "-" has the runs that speak for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation import ontology
from legation.events.lexicon.frames import FrameError, table_rows

NONE = "-"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword in a text: its first and its last word, the contexts that it speaks for, and the rule that reads it."""

    first: int
    last: int
    contexts: tuple[str, ...]
    rule: str = "keyword"


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
    """The lemmas that open a keyword, with how many words the runs have that they open, the longest first."""
    lengths: dict[str, set[int]] = {}
    for run in keywords():
        opened = lengths.setdefault(run[0].partition("/")[0], set())
        if len(run) > 1:
            opened.add(len(run))
    return {lemma: tuple(sorted(found, reverse=True)) for lemma, found in lengths.items()}


def keywords_in(lemmas: Sequence[str], parts_of_speech: Sequence[str], start: int, end: int) -> Iterator[Keyword]:
    """The keywords among the words from ``start`` up to ``end``, by their lemmas and universal parts of speech."""
    table, openings = keywords(), _openings()
    after = start
    for at in [at for at in range(start, end) if lemmas[at] in openings]:
        if at < after:  # a later word of a run
            continue
        lemma, length = lemmas[at], 1
        for longer in openings[lemma]:
            if at + longer <= end and (run := tuple(lemmas[at : at + longer])) in table:
                named, length = table[run], longer
                break
        else:
            named = table.get((lemma,), ()) + table.get((f"{lemma}/{parts_of_speech[at]}",), ())
        if named and named != (NONE,):
            yield Keyword(at, at + length - 1, named)
        after = at + length


def contexts_of(found: Iterable[Keyword]) -> dict[str, Keyword]:
    """The contexts that keywords speak for, in PLOVER's order, each with the first that does."""
    first: dict[str, Keyword] = {}
    for keyword in found:
        for context in keyword.contexts:
            first.setdefault(context, keyword)
    return {context: first[context] for context in in_order(first)}


def in_order(named: Iterable[str]) -> list[str]:
    """Contexts in PLOVER's order."""
    return sorted(named, key=_order().__getitem__)


@cache
def _order() -> Mapping[str, int]:
    return {category.name: number for number, category in enumerate(ontology.contexts())}
