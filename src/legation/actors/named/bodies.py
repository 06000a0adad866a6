"""Bodies that no table knows, by the words of their names: "the Macina Liberation Front", "a garment workers' union".

``bodies.tsv`` says what a head noun with a word before or after it makes; the first row that fits counts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.tables import DATA, Kind, read_rows
from legation.actors.text.groups import Group
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.terms import worldwide

_OF_NAME = frozenset({"of", "for"})


class _Row(NamedTuple):
    heads: frozenset[str]
    words: frozenset[str]
    sectors: tuple[Sector, ...]


def sectors_of(doc: Doc, group: Group, head: Segment) -> tuple[Sector, ...]:
    """The sectors that the words of a body's name tell; none, where its head has no capital or they tell nothing."""
    noun = doc[head.end - 1]
    if not noun.text[:1].isupper():
        return ()
    if noun.text == "Bank" and any(to == "of" and _is_country(place) for to, place in group.complements[:1]):
        return (Sector.GOV,)  # "the National Bank of Georgia"
    words = frozenset(_words(doc, group))
    return next((row.sectors for row in _rows() if fold(noun.text) in row.heads and words & row.words), ())


def with_branches(doc: Doc, segments: list[Segment]) -> list[Segment]:
    """The segments, a world-wide body and the country after it being its branch there: "Amnesty International UK"."""
    branches = {
        body.start: replace(body, end=country.end)
        for body, country in pairwise(segments)
        if body.end == country.start and country.kind is Kind.COUNTRY and _is_worldwide(body) and _ends(doc, country)
    }
    ends = {branch.end for branch in branches.values()}
    whole = [branches.get(segment.start, segment) for segment in segments]
    return [segment for segment in whole if segment.end not in ends or segment.start in branches]


def _is_worldwide(body: Segment) -> bool:
    tenures = body.entries[0].tenures if body.kind is Kind.ORGANISATION else ()
    return any(worldwide(tenure.affiliation.organisation) == "NGO" for tenure in tenures)


def _ends(doc: Doc, name: Segment) -> bool:
    """Whether no noun follows a name: not "Amnesty International UK director"."""
    return name.end == len(doc) or doc[name.end].pos_ not in ("NOUN", "PROPN")


def _is_country(group: Group) -> bool:
    return group.core is not None and group.core.kind is Kind.COUNTRY


def _words(doc: Doc, group: Group) -> list[str]:
    """The words with capitals of a name: before its head, in what it possesses and in what it is of and for."""
    parts, last = [group.possessor, group] if group.possessor else [group], group
    while last.complements and last.complements[0][0] in _OF_NAME:
        last = last.complements[0][1]
        parts.append(last)
    texts = (doc[i].text for part in parts for i in range(part.start, part.end))
    return [fold(text) for text in texts if text[:1].isupper()]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(frozenset(row["heads"].split()), frozenset(row["words"].split()), (Sector(row["sectors"]),))
        for _, row in read_rows(DATA / "bodies.tsv")
    )
