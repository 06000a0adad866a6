"""Toponym recognition: where a text names places.

The language model's names of places are the start. They are widened to the longest name the gazetteer has ("Port" to
"Port Said", "Las Vegas" to "North Las Vegas"), rid of directions in front ("northern Iraq"), and joined by what the
model called something else or nothing: other mentions of a name it called a place, well-known places, and states
abbreviated after a town ("Surprise, Ariz."). A place's people and their adjective ("Iraqis", "Iraqi") are no toponyms
here, nor is a place inside an organisation's name ("Bank of England"), but for one whose public office, body or site it
names ("Alaska Gov. ...", "Kentucky State Police", "University of Bergen").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from legation.places.context import (
    is_acronym,
    is_after,
    is_borne,
    is_dynasty,
    is_located,
    is_visited,
    names_accord,
    starts_name,
)
from legation.places.gazetteer import Relation, look_alike, look_up
from legation.places.labels import label_spans
from legation.places.naming import (
    CITY_KNOWN,
    has_idle_article,
    heads_name,
    is_byname,
    is_well_known,
    names_abroad,
    names_country,
    names_county,
    names_kind,
    names_landmark,
    names_people,
    names_place,
    names_site,
    names_town,
    names_water,
    share_country,
    without_tail,
)
from legation.places.resolution import Mention
from legation.places.spelling import key
from legation.places.vocabulary import kinds, words
from legation.records import PlaceKind
from legation.syntax.columns import columns, text_of

LONGEST = 6  # tokens of a name
REACH = 3  # tokens that a name is widened by, on either side
POSSESSIVES = frozenset({"'s", "’s"})
VILLAGE_NAMED = 5_000  # people of a town in whose name of several words nobody else is meant
TAIL = frozenset({"of", "in", "at"})  # before the place at the end of a longer name
LIST = frozenset({",", "and", "or", "&", "the"})  # between the names of a list

_PARTIES = frozenset("DRI")  # "D-Charleston"
_ABBREVIATION = re.compile(r",?\s+\(?((?:[A-Z][A-Za-z]{0,4}\. ?){1,2}|[A-Z]{2,3}\b)")


def find_mentions(doc: Doc) -> list[Mention]:
    """The toponyms of a document in the text's order, without overlap."""
    found: list[Mention] = []
    for start, end in sorted(set(_Finder(doc).spans())):
        if not found or start >= found[-1].end:
            found.append(Mention(start, end))
    return found


class _Finder:
    """One document's search: its words, which of them are taken, and what the model calls its names."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._text = text_of(doc)
        read = columns(doc)
        self.texts, self.forms, self.starts = read.texts, read.forms, read.starts
        self.ents = doc.ents
        self.taken = bytearray(len(doc))
        self.beginning: dict[int, Span] = {}  # the places found, by their first token and by the one after them
        self.ending: dict[int, Span] = {}
        self.label = [""] * len(doc)
        self.inside = bytearray(len(doc) + 1)  # tokens that go on a name begun before them
        people = []
        for ent in self.ents:
            self.label[ent.start : ent.end] = [ent.label_] * len(ent)
            self.inside[ent.start + 1 : ent.end] = b"\1" * (len(ent) - 1)
            if ent.label_ == "PER" and len(ent) > 1 and not is_well_known(ent.text):
                people.append(ent)
        self.surnames = {text for person in people for text in self.texts[person.start : person.end]}
        self.called = Counter((key(self._name(ent.start, ent.end)), ent.label_ == "LOC") for ent in self.ents)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Character spans, in no order; an abbreviation's may come twice."""
        spans = [*self._dateline(), *self._named(), *self._labels(), *self._leading(), *self._mistaken()]
        spans += self._others({name for name in map(key, map(str, spans)) if self._mostly_place(name)})
        for span in spans:
            yield span.start_char, span.end_char
            yield from self._abbreviation(span.end_char)

    def _take(self, span: Span) -> Span:
        self.taken[span.start : span.end] = b"\1" * len(span)
        self.beginning[span.start] = self.ending[span.end] = span
        return span

    def _dateline(self) -> Iterator[Span]:
        """The places that datelines name, parted by commas and strokes."""
        layout = self.doc._.layout
        own = [layout.dateline_place] if layout and layout.dateline_place else []
        for start, end in dict.fromkeys([*own, *(layout.datelines if layout else ())]):
            for part in re.finditer(r"[^\s,/;][^,/;]*(?<!\s)", self._text[start:end]):
                span = self.doc.char_span(start + part.start(), start + part.end())
                if span is not None and look_up(span.text) and not self.taken[span.start]:
                    yield self._take(span)

    def _named(self) -> Iterator[Span]:
        """What the model calls a place."""
        for ent in (without_tail(ent) for ent in self.ents if ent.label_ == "LOC"):
            if any(self.taken[ent.start : ent.end]) or self._is_surname(ent):
                continue
            span = self._longest(ent)
            parts = [span] if span is not None else list(self._parts(ent))
            if not parts and (span := self._head(ent) or self._tail(ent) or self._trimmed(ent)):
                parts = [span]
            for part in parts:
                if self._is_meant(part):
                    yield self._take(part)

    def _labels(self) -> Iterator[Span]:
        """The places over a log's entries that the model, which has few words there, does not know."""
        yield from (self._take(span) for span in label_spans(self.doc, self.taken) if names_place(span.text))

    def _leading(self) -> Iterator[Span]:
        """The place at the head of a longer name: an owner's, one with an office or a body, one of a party's member."""
        for ent in self.ents:
            if self.taken[ent.start] or len(ent) < 2 or names_place(ent.text):
                continue
            if ent[0].text in _PARTIES and ent[1].text == "-":
                yield from map(self._take, self._parts(ent))
                continue
            if found := self._head(ent) or self._tail(ent):
                yield self._take(found)

    def _mistaken(self) -> Iterator[Span]:
        """Names that the model calls a person's or a body's and the words beside them a place's.

        Read backwards too, as each tells of the ones beside it ("at Dori and Gorom-Gorom").
        """
        others = [ent for ent in self.ents if ent.label_ in ("PER", "ORG")]
        for ent in (*others, *reversed(others)):
            span = ent[:-1] if len(ent) > 1 and ent[-1].is_lower and ent[-1].lower_ in kinds() else ent
            if any(self.taken[ent.start : ent.end]) or (len(ent) == 1 and ent.text in self.surnames):
                continue
            is_place = names_abroad(span.text) or (span[0].lower_ in words("generic") and look_alike(span.text))
            if is_place and self._is_told(span) and self._is_meant(span):
                yield self._take(span)

    def _is_told(self, span: Span) -> bool:
        """Whether a name is a place's by the words beside it (a kind of place, a preposition or a place of its country)
        or as it is a town's in several words ("Lago Agrio", but for a person's only "Tel Rifaat")."""
        after = self.forms[span.end : span.end + 2]
        is_person = self.label[span.start] == "PER"
        if after and names_kind(span.text, after[0]):
            return True
        site = after[1] if after[1:] and after[0] in words("use") else "" if is_person or not after else after[0]
        if PlaceKind.SITE in kinds().get(site, ()):
            return True
        if span.root.dep_ == "compound":
            return False
        if is_after(span, words("whereabouts")) and names_town(span.text):
            return True
        is_long = any(mark in span.text for mark in " -")
        if is_long and (span[0].lower_ in words("generic") or (not is_person and names_town(span.text, VILLAGE_NAMED))):
            return True
        beside = ((self.ending.get(i + 1), self.beginning.get(i)) for i in self._listed(span))
        found = (place for pair in beside for place in pair if place is not None)
        return any(place.root.dep_ != "compound" and share_country(span.text, place.text) for place in found)

    def _listed(self, span: Span) -> Iterator[int]:
        """The tokens right before and right after a name in a list."""
        before, after = span.start, span.end
        while before and self.forms[before - 1] in LIST:
            before -= 1
        while after < len(self.forms) and self.forms[after] in LIST:
            after += 1
        if 0 < before < span.start:
            yield before - 1
        if len(self.forms) > after > span.end and starts_name(span):
            yield after

    def _head(self, ent: Span) -> Span | None:
        """The place that a longer name begins with: an owner's, or one whose office, body or site it names."""
        for end in range(ent.end - 1, ent.start, -1):
            span = self.doc[ent.start : end]
            after = self.forms[end]
            is_headed = names_county(span.text) or self._is_headed(ent, after)
            if is_headed and not has_idle_article(span) and self._heads_name(span, after) and self._is_meant(span):
                return span
        return None

    def _tail(self, ent: Span) -> Span | None:
        """The place that a longer name ends with, whose body or site it names: "University of Bergen"."""
        for start in range(ent.end - 1, ent.start + 1, -1):
            span, before = self.doc[start : ent.end], self.forms[start - 1]
            if before in TAIL and self.texts[start][0].isupper():
                is_named = any(map(self._is_public, self.forms[ent.start : start - 1]))
                is_place = (is_named or names_county(span.text)) and self._heads_name(span) and self._is_meant(span)
                return span if is_place else None
        return None

    def _is_public(self, word: str) -> bool:
        """Whether a word tells of a public body or of a site."""
        return word in words("body") or PlaceKind.SITE in kinds().get(word, ())

    def _is_headed(self, ent: Span, after: str) -> bool:
        """Whether the word after the head of a longer name says that the head may be a place's."""
        if after in POSSESSIVES:
            return ent[0].lower_ not in words("saint")  # "St. Paul's Hospital"
        if ent.label_ == "PER":
            return after in words("office")
        return self._is_public(after) or self._is_public(ent[-1].lower_)

    def _heads_name(self, span: Span, after: str = "") -> bool:
        """Whether the head of a longer name is a place's: by itself, since the document calls it a place, or since a
        town's body comes ``after`` it ("Oakdale Fire Department")."""
        name = span.text
        if heads_name(name) or (after in words("municipal") and names_town(name, 0)):
            return True
        return self.called[key(name), True] > 0 and names_place(name)

    def _is_surname(self, ent: Span) -> bool:
        """Whether a name is somebody's in the document, and mostly called so."""
        return len(ent) == 1 and ent.text in self.surnames and not self._mostly_place(key(ent.text))

    def _mostly_place(self, name: str) -> bool:
        """Whether the model calls a name a place at least as often as a person or an organisation."""
        return self.called[name, True] >= self.called[name, False]

    def _longest(self, ent: Span) -> Span | None:
        """The longest name of the gazetteer that covers a name."""
        first, last = ent.start, ent.end
        while first > max(0, ent.start - REACH) and self._extends(first - 1):
            first -= 1
        while last < min(len(self.texts), ent.end + REACH) and self._extends(last):
            last += 1
        if (water := self._water(ent)) is not None:
            return water
        bounds = ((i, j) for i in range(first, ent.start + 1) for j in range(ent.end, last + 1))
        for i, j in sorted(bounds, key=lambda bound: (bound[0] - bound[1], bound[0])):
            widened = (i, j) != (ent.start, ent.end)
            if j - i <= max(LONGEST, len(ent)) and not (widened and self._is_open(i, j)):
                span = self.doc[i:j]
                if names_place(span.text):
                    return self.doc[i + 1 : j] if has_idle_article(span) else span
        return None

    def _water(self, ent: Span) -> Span | None:
        """The water that a name ends the name of, its kind without a capital: "the gulf of Aden"."""
        kind = ent.start - 2
        if kind < 0 or self.forms[kind + 1] != "of" or PlaceKind.WATER not in kinds().get(self.forms[kind], ()):
            return None
        return self.doc[kind : ent.end] if names_water(self._name(kind, ent.end)) else None

    def _is_open(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends with a word that no name begins or ends with."""
        is_site = not self.texts[end - 1][0].isupper() and names_site(self._name(start, end))
        return not (self.texts[start][0].isupper() and (is_site or self.texts[end - 1][0].isupper()))

    def _name(self, start: int, end: int) -> str:
        """The text of a stretch of tokens."""
        return self._text[self.starts[start] : self.starts[end - 1] + len(self.texts[end - 1])]

    def _extends(self, i: int, label: str = "LOC") -> bool:
        """Whether a token may belong to the name beside it, which the model labels so."""
        if self.taken[i] or (self.label[i] == "PER" and label != "PER"):
            return False
        form = self.forms[i]
        return self.texts[i][0].isupper() or form in words("connector") or PlaceKind.SITE in kinds().get(form, ())

    def _trimmed(self, ent: Span) -> Span | None:
        """A name without directions in front; one that the gazetteer lacks only where the words say it is a place."""
        start = ent.start
        while start < ent.end - 1 and (self.forms[start] in words("direction") or self.texts[start] == "-"):
            start += 1
        end = ent.end
        while end > start + 1 and self.forms[end - 1] in words("connector"):
            end -= 1
        span = self.doc[start:end]
        if (start > ent.start or end < ent.end) and names_place(span.text):
            return span
        ent = self.doc[ent.start : end]
        if key(span.text) in words("no_place") or not ent[0].text[0].isupper() or names_people(span.text):
            return None
        is_typed = len(ent) > 1 and ent[-1].lower_ in kinds()
        is_told = is_typed or is_located(ent) or self._is_named_place(ent)
        return ent if is_told or look_alike(ent.text) else None

    def _is_named_place(self, ent: Span) -> bool:
        """Whether the words say that a name is a place's: "the village of Oum Zed", "bombed Oum Zed"."""
        is_kind_of = ent.start > 1 and self.forms[ent.start - 1] == "of"
        is_listed = any(i + 1 in self.ending for i in self._listed(ent))
        return ent.root.dep_ == "obj" or is_listed or (is_kind_of and self.forms[ent.start - 2] in kinds())

    def _parts(self, ent: Span) -> Iterator[Span]:
        """The known places in a compound ("US-Mexico"), and the one after a party's letter ("D-Charleston")."""
        hyphens = [i for i in range(ent.start, ent.end) if self.texts[i] in ("-", "–", "/")]
        if not hyphens:
            return
        for start, end in pairwise([ent.start - 1, *hyphens, ent.end]):
            part = self.doc[start + 1 : end]
            if len(part) and (self._heads_name(part) or (ent[0].text in _PARTIES and names_place(part.text))):
                yield part

    def _others(self, names: set[str]) -> Iterator[Span]:
        """Names that the model does not call places here: those it does elsewhere, and well-known ones."""
        for start, text in enumerate(self.texts):
            if not text[0].isupper() or self.taken[start] or self.inside[start]:
                continue
            last = start + 1
            while last < min(len(self.texts), start + LONGEST) and self._extends(last, self.label[start]):
                last += 1
            for end in range(last, start, -1):
                if self.inside[end] or not self.texts[end - 1][0].isupper():
                    continue
                name = self._name(start, end)
                is_called = key(name) in names
                if not is_called and not names_place(name):
                    continue
                span = self.doc[start:end]
                if (is_called or self._is_known(span)) and self._is_meant(span):
                    yield self._take(span)
                    break

    def _is_known(self, span: Span) -> bool:
        """Whether a place's name that the model calls none is one: well known, or said to have people or a state."""
        first = span[0]
        if has_idle_article(span):
            return False
        if first.pos_ in ("PROPN", "NOUN") and any(self._abbreviation(span.end_char)):
            return True
        if is_located(span) and self.texts[span.start - 1] == "the" and names_water(span.text):
            return True  # not "writes in The Atlantic"
        root, person = span.root, self.label[first.i] == "PER"
        if root.dep_ in ("compound", "amod") and root.head.lower_ in words("populace"):
            is_town = first.pos_ == "PROPN" and starts_name(span) and not self._is_kin(span, root.head.lower_)
            return is_town or names_town(span.text, CITY_KNOWN)  # taken for an adjective
        if first.pos_ != "PROPN":
            is_adjective = first.pos_ == "ADJ" and first.text != first.lower_
            return is_adjective and (names_country(span.text) or (len(span) > 1 and names_landmark(span.text)))
        if not all(self.label[span.start : span.end]) and names_abroad(span.text) and self._is_told(span):
            return True
        is_name = not self.label[first.i] or (span.start and self.forms[span.start - 1] == "in")
        is_owner = person and span.end < len(self.forms) and self.forms[span.end] in POSSESSIVES
        if is_name and not is_owner and not self._is_surname(span) and is_located(span) and names_town(span.text):
            return True
        return not (person and first.text in self.surnames) and is_well_known(span.text, person)

    def _is_kin(self, span: Span, following: str) -> bool:
        """Whether those that a name stands before are a person's: "the Blair family", "Obama officials"."""
        if following not in words("following"):
            return False
        return self.label[span.start] == "PER" or span[0].text in self.surnames

    def _is_meant(self, span: Span) -> bool:
        """Whether a place is meant: by a seat of power only where a preposition says so, by an acronym never."""
        if is_dynasty(span) or (is_borne(span) and not names_country(span.text)):
            return False
        if len(span) == 1 and self.forms[span.end : span.end + 1] == ["of"] and self._is_kind(self.forms[span.start]):
            return False  # "Port" in "the Port of Los Angeles"
        if (is_byname(span.text) and not is_located(span)) or names_accord(span):
            return False
        return not is_acronym(span) and (key(span.text) not in words("seat") or is_visited(span))

    @staticmethod
    def _is_kind(word: str) -> bool:
        """Whether a word by itself tells of what kind a place is."""
        return word in kinds() or word in words("generic") or word in words("body")

    def _abbreviation(self, end: int) -> Iterator[tuple[int, int]]:
        """The state or province abbreviated right after a name."""
        if found := _ABBREVIATION.match(self._text, end):
            name = found[1].rstrip()
            if (
                name.isalpha()
                and self._text[end - 2 : end].isupper()
                and self._text[end] != ","
                and "(" not in found[0]
            ):
                return  # "OSLO ON TUESDAY": all is in capitals
            if any(c.relation is Relation.ABBREVIATION and c.entry.kind is PlaceKind.ADMIN1 for c in look_up(name)):
                yield found.start(1), found.start(1) + len(name)
