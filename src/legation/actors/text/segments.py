"""Segments: the stretches of a document that name somebody, a nationality, a place or a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from legation.actors.knowledge.lookup import Words, fold, read_words
from legation.actors.knowledge.surnames import PARTICLES
from legation.actors.knowledge.tables import Entry, Kind, Role, RoleKind, Tables, Title
from legation.actors.knowledge.word_classes import any_of
from legation.syntax.columns import Columns, columns
from legation.syntax.compounds import HYPHENS, combining_forms, is_first_half
from legation.syntax.dates import WEEKDAYS

_LONGEST_LIST = 24  # words of a ministry's portfolios
_COUNTRIES = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "U.A.E.", "EU", "E.U.", "UN", "U.N.", "DRC"})
_LONGEST_NAME = 5  # words of a person's name after the first
_INITIAL = re.compile(r"[^\W\d_]\.")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NOUNS_RELATIONS = frozenset({"nsubj", "obj", "compound", "appos"})
_INSIDE_A_NAME = frozenset({Kind.COUNTRY, Kind.SEAT, Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY, Kind.NATIONAL})


_ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "conj", "obl:agent"})
_COUNTS = frozenset({"thousands", "hundreds", "dozens", "scores", "tens of thousands", "hundreds of thousands"})
_WHEN = frozenset({"obl:unmarked", "nmod:unmarked"})
_NATIONS = frozenset({Kind.COUNTRY, Kind.NATIONALITY, Kind.NATIONAL})
SPATIAL = frozenset({Kind.COUNTRY, Kind.SEAT, Kind.PLACE})
"""Kinds of what lies somewhere. A name may name several: Georgia is a country and a part of one."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens ``start`` to ``end`` (half-open) and what they say: entries, a role, a title, or a name that no table
    knows (none of these). ``kind`` is that of the first entry; the others are rivals."""

    start: int
    end: int
    kind: Kind | None = None
    entries: tuple[Entry, ...] = ()
    role: Role | None = None
    title: Title | None = None

    @property
    def is_name(self) -> bool:
        """A proper name that no table knows."""
        return self.kind is None and self.role is None and self.title is None


def find_segments(doc: Doc, tables: Tables) -> list[Segment]:
    """What the tables know of a document, in order, none overlapping; the longest match wins, a name before a role."""
    words = read_words(doc)
    people = _person_names(doc)
    segments: list[Segment] = []
    position = 0
    begun = _begun(words, tables)
    while position < len(words.keys):
        beginning = begun.get(words.keys[position])
        if beginning is None:
            position += 1  # as with most words
            continue
        length, segment = _longest(doc, words, position, tables, people, beginning)
        if segment:
            segments.append(segment)
        position += length
    return segments


class _Begun(NamedTuple):
    """Which tables have phrases that begin with a word."""

    names: bool
    titles: bool
    roles: bool
    portfolios: bool
    compounds: bool


def _begun(words: Words, tables: Tables) -> dict[str, _Begun]:
    """What begins with each of the words with which anything does, as with few."""
    keys = set(words.keys)
    names, titles = tables.names.beginning(keys), tables.titles.beginning(keys)
    roles, portfolios = tables.roles.beginning(keys), tables.portfolios.beginning(keys)
    compounds = combining_forms().keys() & keys
    return {
        key: _Begun(key in names, key in titles, key in roles, key in portfolios, key in compounds)
        for key in names | titles | roles | portfolios | compounds
    }


def _longest(
    doc: Doc, words: Words, position: int, tables: Tables, people: dict[int, tuple[int, int]], begun: _Begun
) -> tuple[int, Segment | None]:
    """How many words the longest segment from a position has, and the segment; None for words that name nobody."""
    if begun.compounds and (half := _first_half(doc, words, position, tables)):
        return 1, half
    named = _name_at(doc, words, position, tables, people) if begun.names else None
    if named is None and begun.names and (initialled := _with_initial(words, position, tables)):
        return initialled
    if named is None and begun.titles and words.texts[position][:1].isupper():
        for size, titles in tables.titles.matches(words.keys, position)[:1]:
            start, end = _tokens(words, position, size)
            return size, Segment(start, end, title=titles[0])
    roles = tables.roles.matches(words.keys, position) if begun.roles else []
    longer = [(size, meant) for size, meant in roles if named is None or size > named[0]]
    described = _role_at(doc, words, position, tables, people, longer) if longer else None
    if described and described[1] is None:
        return described
    found = described or named
    ministry = _ministry(words, position, tables, roles) if begun.roles or begun.portfolios else None
    if ministry and (found is None or ministry[0] > found[0]):
        return ministry
    return found or (1, None)


def _name_at(
    doc: Doc, words: Words, position: int, tables: Tables, people: dict[int, tuple[int, int]]
) -> tuple[int, Segment] | None:
    """The longest name of the tables at a position that is not part of another name, and how many words it has."""
    for size, names in tables.names.matches(words.keys, position):
        start, end = _tokens(words, position, size)
        texts = words.texts[position : position + size]
        fitting = (name for name in names if name.fits(texts))
        entries = [name.entry for name in sorted(fitting, key=lambda name: name.words != texts)]
        if not entries:
            continue
        kind = entries[0].kind
        if kind is Kind.PERSON and _goes_on(words, position, size, tables):
            return None
        if words.keys[position] == "the" and _has_longer(words, position + 1, size, tables):
            return None
        if kind is Kind.ORGANISATION and _ends_a_body(doc, start, tables):
            return None
        if not _inside_person(doc, people, start, end, kind, tables):
            same = SPATIAL if kind in SPATIAL else (kind,)
            return size, Segment(start, end, kind, tuple(e for e in entries if e.kind in same))
    return None


def _first_half(doc: Doc, words: Words, position: int, tables: Tables) -> Segment | None:
    """The country whose form joins it to another nationality: "*Sino*" in "Sino-Japanese"."""
    at = words.tokens[position]
    if not is_first_half(columns(doc).texts[at : at + 3], 0) or position + 1 == len(words.keys):
        return None
    joined = [name for _, names in tables.names.matches(words.keys, position + 1) for name in names]
    if not any(name.entry.kind in _NATIONS for name in joined):
        return None
    entries = [name.entry for name in tables.names.get(combining_forms()[words.keys[position]])]
    return Segment(at, at + 1, Kind.NATIONALITY, tuple(e for e in entries if e.kind is Kind.NATIONALITY))


def _role_at(
    doc: Doc,
    words: Words,
    position: int,
    tables: Tables,
    people: dict[int, tuple[int, int]],
    matching: Iterable[tuple[int, Sequence[Role]]],
) -> tuple[int, Segment | None] | None:
    """The longest of the roles ``matching`` at a position, and how many words it has; no segment for words that only
    look like a role.
    """
    written = columns(doc).texts
    for size, roles in matching:
        start, end = _tokens(words, position, size)
        is_cut = size == 1 and len(written[start]) < 6 and written[start].islower()  # "6 *p.m.*" is no prime minister
        meant = [r for r in roles if (not r.proper or written[start][0].isupper()) and not (is_cut and " " in r.phrase)]
        begins = doc[start].is_sent_start  # as every word, with a capital
        named = not begins and start > 0 and written[start - 1][0].isupper()
        role = max(meant, key=lambda role: (role.proper and named, begins and not role.proper), default=None)
        if role is None:
            continue
        if role.kind is RoleKind.NONE:
            return size, None
        if role.phrase in _COUNTS and not _counts_people(doc, start, end):
            return None
        if start in people and end - start == 1 and _is_surname(doc, start, people[start], tables):
            return None  # "Peter Cook"
        if _is_noun(doc, start, end):
            return size, Segment(start, end, role=role)
    return None


def _with_initial(words: Words, position: int, tables: Tables) -> tuple[int, Segment] | None:
    """Somebody of the tables whom the text gives a middle initial that they lack: "Vladimir V. Putin"."""
    if position + 2 >= len(words.texts) or words.texts[position + 1][1:] != ".":
        return None
    if not _INITIAL.fullmatch(words.texts[position + 1]):
        return None
    after = slice(position + 2, position + 2 + _LONGEST_NAME)
    keys, texts = ((one[position], *one[after]) for one in (words.keys, words.texts))
    for size, names in tables.names.matches(keys, 0):
        people = [n.entry for n in names if n.entry.kind is Kind.PERSON and n.fits(texts[:size])]
        if people and size > 1:
            start, end = _tokens(words, position, size + 1)
            return size + 1, Segment(start, end, Kind.PERSON, tuple(people))
    return None


def _ends_a_body(doc: Doc, start: int, tables: Tables) -> bool:
    """Whether a name only says what a body is for: "Law and Justice" in "the European Centre for Law and Justice"."""
    if start < 2 or doc[start - 1].text != "for" or not doc[start - 2].text[:1].isupper():
        return False
    return any(role.kind is RoleKind.BODY for role in tables.roles.get(doc[start - 2].text))


def _goes_on(words: Words, position: int, size: int, tables: Tables) -> bool:
    """Whether a longer name of a person begins at the second word: "Sheikh" before "Tamim bin Hamad"."""
    if size < 2:
        return False
    inner = tables.names.matches(words.keys, position + 1)
    return any(length >= size and names[0].entry.kind is Kind.PERSON for length, names in inner)


def _has_longer(words: Words, position: int, size: int, tables: Tables) -> bool:
    """Whether a name of at least as many words begins here: "East African Community" after "The", a newspaper's."""
    found = tables.names.matches(words.keys, position)
    return any(
        length >= size and any(n.fits(words.texts[position : position + length]) for n in names)
        for length, names in found
    )


def _tokens(words: Words, position: int, size: int) -> tuple[int, int]:
    return words.tokens[position], words.tokens[position + size - 1] + 1


def _is_noun(doc: Doc, start: int, end: int) -> bool:
    read = columns(doc)
    return end - start > 1 or read.parts[start] in _NOMINAL or read.relations[start] in _NOUNS_RELATIONS


def _counts_people(doc: Doc, start: int, end: int) -> bool:
    """Whether a number alone does or suffers something: "*thousands* marched", but "thousands of miners"."""
    measured = end < len(doc) and doc[end].lower_ == "of"
    alone = start == 0 or doc[start - 1].pos_ not in ("DET", "NOUN", "PROPN", "ADJ")
    return not measured and alone and head_token(doc, start, end).dep_ in _ACTING


def head_token(doc: Doc, start: int, end: int) -> Token:
    """The token of a stretch that the rest of the sentence governs: the first whose head is outside."""
    if end - start > 1:
        heads = columns(doc).heads
        for i in range(start, end - 1):
            if heads[i] == i or not start <= heads[i] < end:
                return doc[i]
    return doc[end - 1]


def _person_names(doc: Doc) -> dict[int, tuple[int, int]]:
    """For each token of a person's name, as the language model labels it, the name's first and last tokens.

    A country in capitals before a title is none of it: "*US* Ambassador Mary Brown".
    """
    named = ((e.start + _is_country_before(doc, e.start, e.end), e.end) for e in doc.ents if e.label_ == "PER")
    return {i: (start, end) for start, end in named for i in range(start, end)}


def _is_country_before(doc: Doc, start: int, end: int) -> bool:
    return doc[start].text in _COUNTRIES and end - start > 1 and not doc[end - 1].text.isupper()


def _follows_given_name(doc: Doc, start: int, tables: Tables) -> bool:
    """Whether a town's name stands just after a given name: "Pedro Carmona"."""
    before = doc[start - 1] if start > 0 else None
    return before is not None and before.text[:1].isupper() and fold(before.text) in tables.genders


def _is_surname(doc: Doc, start: int, name: tuple[int, int], tables: Tables) -> bool:
    """Whether a word that is an office's or a trade's too ends a person's name: "Peter *Cook*", "Igal *Amir*"."""
    before = doc[start - 1].text
    ends = name[0] < start and name[1] == start + 1 and before[:1].isupper()
    return _follows_given_name(doc, start, tables) or (ends and not tables.roles.get(before))


def _inside_person(
    doc: Doc, people: dict[int, tuple[int, int]], start: int, end: int, kind: Kind, tables: Tables
) -> bool:
    """Whether a place or an organisation is only a word of somebody's name, or all: "Paris Hilton", "Mr. Bush"."""
    name = people.get(start)
    if kind is Kind.PLACE and end - start == 1 and _follows_given_name(doc, start, tables):
        return True
    if name is None or end - start != 1:
        return False
    if name == (start, end):
        return kind is Kind.PLACE and start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ != "ADP"
    if kind is Kind.COUNTRY and name[0] == start and start > 0 and doc[start - 1].lower_ in ("to", "of", "in", "from"):
        return name[1] - start < 3  # "Ambassador to Pakistan Nong Rong" has a whole name after the country
    return kind in _INSIDE_A_NAME


def _ministry(
    words: Words, position: int, tables: Tables, begun: list[tuple[int, list[Role]]]
) -> tuple[int, Segment] | None:
    """A minister or ministry with its portfolio: "Ministry of Trade and Industry", "fisheries minister".

    ``begun`` are the roles that begin here.
    """
    for size, roles in begun:
        if roles[0].phrase.rpartition(" ")[2] not in any_of("heads of portfolios"):
            continue
        after = position + size
        if after + 1 < len(words.keys) and words.keys[after] in ("of", "for"):
            found = _portfolios(words, after + 1, tables)
            if found:
                end = found[0]
                return end - position, _minister_segment(words, position, end, roles[0], found[1])
    found = _portfolios(words, position, tables) if words.keys[position] != "the" else None
    if found:
        for size, roles in tables.roles.matches(words.keys, found[0]):
            if roles[0].phrase in any_of("heads of portfolios"):
                end = found[0] + size
                return end - position, _minister_segment(words, position, end, roles[0], found[1])
    return None


def _portfolios(words: Words, position: int, tables: Tables) -> tuple[int, tuple[str, ...]] | None:
    """The end of a list of portfolios that begins here, and the sectors of the first."""
    first: tuple[str, ...] | None = None
    end = position
    while end < min(len(words.keys), position + _LONGEST_LIST):
        start = end + (first is None and words.keys[end] == "the")
        if first is not None:
            while start < len(words.keys) and words.keys[start] in (",", "and", "&", "the"):
                start += 1
            if start == end and first is not None:
                break
        if start >= len(words.keys):
            break
        found = tables.portfolios.matches(words.keys, start)
        if not found:
            break
        first = first or tuple(found[0][1][0])
        end = start + found[0][0]
    return (end, first) if first else None


def _minister_segment(words: Words, position: int, end: int, role: Role, sectors: tuple[str, ...]) -> Segment:
    start, stop = words.tokens[position], words.tokens[end - 1] + 1
    kind = (
        RoleKind.BODY
        if role.kind is RoleKind.BODY or role.phrase in any_of("bodies of portfolios")
        else RoleKind.PERSON
    )
    return Segment(start, stop, role=Role(role.phrase, tuple(sectors), kind, role.plural))  # type: ignore[arg-type]


def with_names(doc: Doc, segments: list[Segment]) -> Iterator[Segment]:
    """The segments, and between them the proper names that no table knows."""
    position = 0
    for segment in [*segments, None]:
        until = segment.start if segment else len(doc)
        yield from _names(doc, position, until)
        if segment:
            yield segment
            position = segment.end


def _names(doc: Doc, start: int, end: int) -> Iterator[Segment]:
    i = start
    read = columns(doc)
    while i < end:
        if not _names_somebody(read, i):
            i += 1
            continue
        stop = i + 1
        while stop < end and (_names_somebody(read, stop) or _joins(read, stop, end)) and not _is_when(read, stop):
            stop += 1
        yield Segment(i, stop)
        i = stop


def _names_somebody(read: Columns, i: int) -> bool:
    text = read.texts[i]
    if not text[0].isupper():
        return False
    if read.parts[i] == "PROPN":
        return any(map(str.isalpha, text))
    return read.entities[i] == "PER" and text.isalpha()


def _is_when(read: Columns, i: int) -> bool:
    """Whether a day behind a name tells when: "met Ramos *Sunday*", but "Black *Friday*"."""
    return read.relations[i] in _WHEN and read.forms[i].rstrip(".") in WEEKDAYS


def _joins(read: Columns, i: int, end: int) -> bool:
    """A hyphen, the lower-case half after it, or a particle, inside a name."""
    texts = read.texts
    if texts[i] in HYPHENS:
        return not read.spaced[i - 1] and not read.spaced[i] and i + 1 < end and texts[i + 1][:1].isalpha()
    if texts[i - 1] in HYPHENS:
        return texts[i].isalpha()
    return read.forms[i] in PARTICLES and i + 1 < end and (_names_somebody(read, i + 1) or texts[i + 1] == "-")
