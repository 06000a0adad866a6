"""Abbreviations that a text introduces: after "Rapid Support Forces (RSF)" every "RSF" in it is theirs.

A long form is found by its letters, after Schwartz and Hearst ("A simple algorithm for identifying abbreviation
definitions in biomedical text", 2003). Where the letters do not fit, as in "Doctors Without Borders (MSF)", it is the
organisation just before the bracket. Without a bracket the capitals of a body that the text names in full stand for it
where they are nobody's whom it names: "PTI", of the Pakistan Tehreek-e-Insaf, and not of the Press Trust of India.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import Affiliation, Tenure
from legation.actors.knowledge.tables import Entry, Kind
from legation.actors.text.segments import Segment
from legation.syntax.columns import columns

_LONGEST = 10  # characters of an abbreviation
_SHORTEST = 3  # capitals that stand for a body without a bracket
_NATIONS = frozenset({Kind.COUNTRY, Kind.NATIONALITY, Kind.NATIONAL, Kind.PLACE, Kind.SEAT})


def introduce(doc: Doc, segments: list[Segment]) -> list[Segment]:
    """The segments, with every abbreviation that the document introduces standing for its long form."""
    meanings: dict[str, Segment] = {}
    defined: list[Segment] = []
    read = columns(doc)
    texts = read.texts
    layout = doc._.layout if doc.has_extension("layout") else None
    credited = layout.dateline[1] if layout is not None and layout.dateline else 0  # "PORT-AU-PRINCE (AP) - "
    for i in [i for i, text in enumerate(texts[:-2]) if i and text == "("]:
        is_bracketed = texts[i + 2] == ")" and read.starts[i] >= credited
        if not is_bracketed or not is_abbreviation(texts[i + 1]):
            continue
        before = _before(segments, i)
        long = _long_form(doc, i) or _named_before(before, i)
        if long is None:
            continue
        meaning = _meaning(doc, long[0], long[1], before)
        if meaning is not None and texts[i + 1] not in meanings:
            meanings[texts[i + 1]] = meaning
            defined.append(meaning)
    for text, meaning in _initials(doc, segments):
        meanings.setdefault(text, meaning)
    if not meanings:
        return segments
    short = [replace(meanings[text], start=i, end=i + 1) for i, text in enumerate(texts) if text in meanings]
    return _overlay(segments, [*defined, *short])


def _initials(doc: Doc, segments: list[Segment]) -> Iterator[tuple[str, Segment]]:
    """The capitals of the bodies named in full that the document also writes, other bodies being known by them."""
    bodies = [segment for segment in segments if segment.kind is Kind.ORGANISATION]
    known = {doc[segment.start].text: segment.entries[0] for segment in bodies if segment.end - segment.start == 1}
    for body in bodies:
        capitals = "".join(c for i in range(body.start, body.end) for c in doc[i].text[:1] if c.isupper())
        rival = known.get(capitals)
        if len(capitals) >= _SHORTEST and rival is not None and rival.name != body.entries[0].name:
            named = {other.entries[0].name for other in bodies if other.end - other.start > 1}
            if rival.name not in named:
                yield capitals, body


def is_abbreviation(text: str) -> bool:
    """Whether a word looks like one: "RSF", "UNMISS", "AfD", "M23"."""
    capitals = sum(c.isupper() for c in text)
    return 2 <= len(text) <= _LONGEST and text[0].isalpha() and capitals >= 2 and text.isalnum()


def _before(segments: list[Segment], i: int) -> list[Segment]:
    """The segments of the last dozen tokens before this one, in order."""
    low, high = 0, len(segments)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if segments[middle].start < i else (low, middle)
    return [segment for segment in segments[max(0, low - 12) : low] if segment.start >= i - 12]


def _long_form(doc: Doc, i: int) -> tuple[int, int] | None:
    """The tokens before a bracket whose letters the abbreviation in it has in order, from a capital on."""
    short = doc[i + 1].text
    first = max(doc[i].sent.start, i - 2 * min(len(short) + 5, 2 * len(short)))
    letter = len(short) - 1
    for j in range(i - 1, first - 1, -1):
        word = doc[j].text
        at = len(word) - 1
        while at >= 0 and letter >= 0:
            initial = at == 0
            if word[at].lower() == short[letter].lower() and (letter > 0 or initial):
                letter -= 1
            at -= 1
        if letter < 0:
            is_dated = any(doc[k].like_num for k in range(j, i))  # "ATHENS, Jan 31 (ANA)"
            return (j, i) if word[:1].isupper() and i - j > 1 and not is_dated else None
    return None


def _named_before(before: list[Segment], i: int) -> tuple[int, int] | None:
    last = before[-1] if before else None
    return (last.start, i) if last and last.kind is Kind.ORGANISATION and last.end == i else None


def _meaning(doc: Doc, start: int, end: int, before: list[Segment]) -> Segment | None:
    """The long form as one segment: the organisation that it is in the tables, or one that its words describe."""
    inside = [segment for segment in before if segment.start >= start and segment.end <= end]
    for segment in before:
        if segment.kind is Kind.ORGANISATION and segment.end == end and segment.start <= start + 1:
            return segment
    for segment in inside:
        if segment.kind is Kind.PERSON or (segment.kind in _NATIONS and segment.end == end):
            return segment if (segment.start, segment.end) == (start, end) else None
    sectors = next((s.role.sectors for s in reversed(inside) if s.role and s.role.sectors), ())
    country = next((s.entries[0].country for s in inside if s.kind in _NATIONS), None)
    entry = Entry(Kind.ORGANISATION, doc[start:end].text, (Tenure(Affiliation(country, sectors)),), introduced=True)
    return Segment(start, end, Kind.ORGANISATION, (entry,))


def _overlay(segments: list[Segment], above: list[Segment]) -> list[Segment]:
    """The segments that these do not cover, and these, in order."""
    taken = {i for segment in above for i in range(segment.start, segment.end)}
    kept = [segment for segment in segments if not any(i in taken for i in range(segment.start, segment.end))]
    return sorted([*kept, *above], key=lambda segment: segment.start)
