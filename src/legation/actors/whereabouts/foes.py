"""The country that those at war call "the enemy": of a Ukrainian governor who tells of "enemy drones", Russia.

``foes.tsv`` says whom the people of a country mean by the bare word, and when. Whose word it is, whoever the sentence
says speaks tells, or else the country in which the story is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from legation.actors.knowledge.affiliation import tenure_on
from legation.actors.knowledge.tables import DATA, Entry, Kind, Tables, read_day, read_rows
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.segments import SPATIAL, Segment
from legation.syntax.columns import columns

if TYPE_CHECKING:
    from legation.actors.text.context import Context

_MODIFYING = frozenset({"amod", "compound"})
_BARE = frozenset({"the", "this"})
_TELLING = SPATIAL | {Kind.NATIONALITY, Kind.NATIONAL, Kind.PERSON, Kind.ORGANISATION}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def with_foes(doc: Doc, tables: Tables, context: Context, segments: list[Segment]) -> list[Segment]:
    """The segments, and with them the word "enemy" where it stands for a country at war with the speaker's."""
    foes = any_of("foes")
    words = [doc[i] for i, form in enumerate(columns(doc).forms) if form in foes]
    if not words:
        return segments
    taken = {i for segment in segments for i in range(segment.start, segment.end)}
    found = [
        _standing_for(token, entry)
        for token in words
        if token.i not in taken and _is_bare(token) and (entry := _foe(token, tables, context, segments)) is not None
    ]
    return sorted([*segments, *found], key=lambda segment: segment.start) if found else segments


def _is_bare(token: Token) -> bool:
    """Whether nothing says whose enemy or which one is meant: not "its enemy", "an enemy of the people"."""
    before = {child.lower_ for child in token.children if child.i < token.i and not child.is_punct}
    is_of_some = any(child.dep_ == "nmod" and child.i > token.i for child in token.children)
    if token.dep_ in _MODIFYING:
        return not before and not any(child.dep_ == "nmod:poss" for child in token.head.children)
    return before <= _BARE and not is_of_some


def _standing_for(token: Token, entry: Entry) -> Segment:
    kind = Kind.NATIONALITY if token.dep_ in _MODIFYING else Kind.COUNTRY
    return Segment(token.i, token.i + 1, kind, (entry,))


def _foe(token: Token, tables: Tables, context: Context, segments: list[Segment]) -> Entry | None:
    """The country whose foe the speaker's is; of several, the one that the document names most."""
    own = _speaker(token, context.published, segments) or context.setting
    codes = sorted(foes_of(own, context.published), key=context.salience)
    if context.published is None:  # which of its wars is meant only their names tell
        codes = [code for code in codes if context.salience(code)]
    if not codes or (len(codes) > 1 and context.salience(codes[-1]) == context.salience(codes[-2])):
        return None
    known = tables.names.get(tables.countries[codes[-1]].name)
    return next((name.entry for name in known if name.entry.kind is Kind.COUNTRY), None)


def _speaker(token: Token, day: date | None, segments: list[Segment]) -> str | None:
    """The one country of whoever says what a word stands in: "*Ukraine's* general staff said the enemy ..."."""
    clause = token
    while clause.head.i != clause.i and clause.dep_ not in ("ccomp", "parataxis"):
        clause = clause.head
    if clause.dep_ not in ("ccomp", "parataxis"):
        return None
    spoken = {t.i for child in clause.head.children if child.dep_ in _SUBJECTS for t in child.subtree}
    named = (s for s in segments if s.kind in _TELLING and s.start in spoken)
    tenures = (tenure_on(segment.entries[0].tenures, day) for segment in named)
    codes = {tenure.affiliation.country for tenure in tenures if tenure} - {None}
    return codes.pop() if len(codes) == 1 else None


@cache
def _rows() -> tuple[tuple[str, str, date | None, date | None], ...]:
    return tuple(
        (row["country"], row["foe"], read_day(row["from"]), read_day(row["to"], last=True))
        for _, row in read_rows(DATA / "foes.tsv")
    )


def foes_of(country: str | None, day: date | None) -> Iterator[str]:
    """Whom the people of a country call the enemy on a day; at any time, where none is known."""
    for home, foe, start, end in _rows():
        if home == country and (day is None or ((start or date.min) <= day <= (end or date.max))):
            yield foe
