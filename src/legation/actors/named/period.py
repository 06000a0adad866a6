"""When a text without a date is of: a day on which those whom it names held the offices that it gives them.

"British Foreign Secretary Boris Johnson" was written between 2016 and 2018, "Germany's Annalena Baerbock" before she
went to the United Nations; what happened "in 1956" is told of those in office then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from legation.actors.knowledge.affiliation import Tenure
from legation.actors.knowledge.lookup import fold_phrase
from legation.actors.knowledge.tables import Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bearers import offices_of
from legation.actors.text.segments import Segment
from legation.records import Sector

_NATIONS = frozenset({Kind.COUNTRY, Kind.NATIONALITY})
_OWNING = _NATIONS | {Kind.ORGANISATION}
_BESIDE = frozenset({",", "the", "a", "an", "then", "likely", "leading", "republican", "democratic", "gop"})
_WHEN = frozenset({"in", "on", "during"})
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_Span = tuple[date, date]


def told_day(doc: Doc, segments: list[Segment], tables: Tables) -> date | None:
    """A day on which all told offices were held, and by the others any, if there is one; where none is told, one of the
    year in which the first sentence says that its act took place. None where it may be today."""
    possible, told = [(date.min, date.max)], set()
    people = [segment for segment in segments if segment.kind is Kind.PERSON]
    for before, segment in pairwise(segments):
        if segment.kind is Kind.PERSON and (held := _told(doc, before, segment, tables)):
            possible = _shared(possible, held)
            told.add(segment.entries[0].name)
    for i, segment in enumerate(segments):
        if segment.kind is Kind.PERSON and (held := _told_after(doc, segment, segments[i + 1 : i + 3], tables)):
            possible = _shared(possible, held)
            told.add(segment.entries[0].name)
    if not possible or max(possible)[1] == date.max:
        return None if told else _stated_year(doc)
    for person in people:
        if person.entries[0].name not in told:
            possible = _shared(possible, person.entries[0].tenures) or possible
    first, last = max(possible)
    return first + (last - first) / 2


def _stated_year(doc: Doc) -> date | None:
    """The middle of the year in which the first sentence says, in the past tense, that its act took place: "*In 1956*,
    Nasser signed a deal", "broke with the Axis *in January 1944*"."""
    main = next((sentence.root for sentence in doc.sents), None)
    if main is None or main.tag_ != "VBD":
        return None
    phrases = [child for child in main.children if child.dep_.startswith("obl") and _is_of_time(child)]
    words = [word for phrase in phrases for word in (phrase, *phrase.children) if _YEAR.fullmatch(word.text)]
    return date(int(words[0].text), 7, 1) if words else None


def _is_of_time(phrase: Token) -> bool:
    return all(word.lower_ in _WHEN for word in phrase.children if word.dep_ == "case")


def _told(doc: Doc, before: Segment, person: Segment, tables: Tables) -> Sequence[Tenure]:
    """The tenures that the words just before a name tell: those of an office, or of a nation."""
    tenures = person.entries[0].tenures
    between = [token.lower_ for token in doc[before.end : person.start]]
    if before.role and not between:
        return _in_office(doc, before, tenures, tables)
    if before.kind in _NATIONS and between in ([], ["'s"], ["’s"]):
        countries = {entry.country for entry in before.entries}
        return [t for t in tenures if t.affiliation.country in countries and not t.affiliation.organisation]
    return []


def _told_after(doc: Doc, person: Segment, after: Sequence[Segment], tables: Tables) -> Sequence[Tenure]:
    """The tenures of what a name is said to be after a comma: "Ana Torres, *the Liberal candidate*"."""
    role = next((segment for segment in after if segment.kind not in _OWNING), None)
    if role is None or role.role is None:
        return []
    owners = {i for segment in after if segment.kind in _OWNING for i in range(segment.start, segment.end)}
    between = [doc[i].lower_ for i in range(person.end, role.start) if i not in owners]
    apposed = between[:1] == [","] and _BESIDE.issuperset(between)
    return _in_office(doc, role, person.entries[0].tenures, tables) if apposed else []


def _in_office(doc: Doc, role: Segment, tenures: Sequence[Tenure], tables: Tables) -> Sequence[Tenure]:
    """The tenures of an office that a role names, none where it is a former one."""
    earlier = doc[role.start - 1].lower_ if role.start else ""
    if role.role is None or tables.modifiers.get(earlier) is Sector.ELI:
        return []
    called = "presidential candidate" if role.role.phrase in any_of("running") else fold_phrase(role.role.phrase)
    of_body = f"{called} of " if called in any_of("chairing") else None
    return [t for t in tenures if any(called == o or (of_body and o.startswith(of_body)) for o in offices_of(t))]


def _shared(possible: list[_Span], tenures: Sequence[Tenure]) -> list[_Span]:
    """What of some stretches of time falls into these tenures."""
    held = [(tenure.start or date.min, tenure.end or date.max) for tenure in tenures]
    met = ((max(a[0], b[0]), min(a[1], b[1])) for a in possible for b in held)
    return [(first, last) for first, last in met if first <= last]
