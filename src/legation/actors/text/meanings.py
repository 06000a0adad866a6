"""Which of those that bear a name a document means, and which names are no names at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import tenure_on
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.segments import SPATIAL, Segment
from legation.actors.whereabouts.scenes import AT
from legation.actors.whereabouts.setting import NATIONS, within
from legation.actors.whereabouts.toponyms import countries_of, is_landmark, is_region
from legation.records import Sector
from legation.syntax.columns import columns, text_at
from legation.syntax.dates import MONTHS, WEEKDAYS

_WELL_KNOWN = 1_000_000  # people of a city that a text means by its name, whoever bears it
_PLACING = AT | {"from", "to", "of"}
_DOMINANT = 3  # how many times larger a city must be to be meant without a hint
_INSISTENT = 2  # mentions of a country that give it a name best known elsewhere
_TELLING = NATIONS | {Kind.PERSON, Kind.ORGANISATION}
"""What names a country whatever the tables know by the same name."""
_STATES_ENOUGH = 2  # other regions of a country that make of a name of a region of it and of a country the region
_NOMINAL = ("PROPN", "NOUN", "ADJ")
_PEOPLES = frozenset({Kind.NATIONALITY, Kind.NATIONAL})
_LETTERED = frozenset({Sector.PTY, Sector.LAB})
"""Whose letters are known at home only, and mean others elsewhere: "NDP", "CGT"."""


def is_person(doc: Doc, segment: Segment) -> bool:
    """Whether the language model takes a name for a person's."""
    read = columns(doc)
    labels = read.entities[segment.start : segment.end]
    return "PER" in labels and "ORG" not in labels and read.texts[segment.end - 1] not in any_of("namesakes")


class Meanings:
    """What the names of one document mean, by the ``countries`` that it names and how often."""

    def __init__(
        self,
        doc: Doc,
        tables: Tables,
        segments: Sequence[Segment],
        countries: Counter[str | None],
        dateline: tuple[int, int] | None,
        published: date | None,
    ) -> None:
        self._doc = doc
        self._tables = tables
        self._countries = countries
        self._published = published
        datelined = (s for s in segments if s.kind in NATIONS and within(doc, s, dateline))
        self._home = next((homes for s in datelined if len(homes := countries_of(s.entries)) == 1), frozenset[str]())
        self._told = countries_of(e for s in segments if s.kind in NATIONS | {Kind.PERSON} for e in s.entries)
        bodies = [s for s in segments if s.kind is Kind.ORGANISATION]
        self._family_first: set[str] = set()
        """The first words of the names of people whom the document names in full."""
        self._bodies_in_full = {s.entries[0].name for s in bodies if s.end - s.start > 1}
        self._regions = {
            text_at(self._doc, s.start, s.end): homes
            for s in segments
            if s.kind is Kind.PLACE and (homes := countries_of(entry for entry in s.entries if is_region(entry)))
        }
        telling = (s for s in segments if s.kind in _TELLING and not s.entries[0].shared)
        self._sure = countries_of(s.entries[0] for s in telling if len(countries_of(s.entries)) == 1)
        self._largest = countries_of(
            s.entries[0] if s.kind is not Kind.PLACE else max(s.entries, key=lambda entry: entry.population)
            for s in segments
            if s.kind in SPATIAL
        )

    def read(self, segments: Sequence[Segment]) -> list[Segment]:
        """The segments with each name in one country: one the document speaks of, the usual one, or the far largest.

        A place that cannot be told, and a name that is a day's or a month's, is left out.
        """
        kept = []
        bearers = self._surnames(segments)
        for before, segment, after in zip([None, *segments], segments, [*segments[1:], None], strict=False):
            if (read := self._meant(segment, before, after, bearers)) is not None:
                kept.append(read)
        return kept

    def at_home(self, segments: Iterable[Segment]) -> Iterator[Segment]:
        """The segments without the short names that bodies have in countries alone of which the document says nothing,
        and which are then a stranger's, or a part of it: "DCI Ana Torres" of Leeds."""
        for segment in segments:
            is_shared = segment.kind is Kind.ORGANISATION and all(entry.shared for entry in segment.entries)
            if not is_shared or self._near(segment) or self._by_its_noun(segment).role:
                yield segment

    def _meant(
        self, segment: Segment, before: Segment | None, after: Segment | None, bearers: set[str]
    ) -> Segment | None:
        """What a name means here; None where it names nobody and no country."""
        if self._is_of_bearer(segment, bearers):
            return Segment(segment.start, segment.end)
        if segment.is_name and segment.end - segment.start == 1:
            word = self._doc[segment.start]
            if self._is_day_or_month(segment, before) or word.lower_ in any_of("waters"):
                return None
            if segment.start > 0 and self._doc[segment.start - 1].lower_ == "the":
                segment = self._half(segment) or segment
        if segment.kind in (*SPATIAL, Kind.NATIONALITY) and is_landmark(self._doc, segment):
            return None
        if segment.kind in SPATIAL and self._is_quarter(segment):
            return None
        if segment.role is not None and self._is_end_of_name(segment, before):
            return None
        if segment.kind is Kind.PERSON:
            segment = self._whole_name(segment) or segment
        if segment.kind is Kind.ORGANISATION:
            segment = self._organisation(segment, after)
        if segment.kind in _PEOPLES:
            segment = self._side_of(segment) or segment
        if segment.kind in NATIONS | {Kind.ORGANISATION} and len(segment.entries) > 1:
            entry = self._settle(segment)
            return None if entry is None else replace(segment, kind=entry.kind, entries=(entry,))
        return segment

    def _is_of_bearer(self, segment: Segment, bearers: set[str]) -> bool:
        """Whether a place, a country's short name, a body or a role is only the surname of somebody whom the document
        names in full."""
        text = text_at(self._doc, segment.start, segment.end)
        is_short = segment.kind is Kind.COUNTRY and text != segment.entries[0].name
        if (segment.kind is Kind.PLACE and text in bearers) or (is_short and text in bearers | self._family_first):
            return True
        if segment.kind is Kind.ORGANISATION and self._is_bearer(segment, bearers):
            return True
        return segment.role is not None and self._is_surname(segment, bearers)

    def _organisation(self, segment: Segment, after: Segment | None) -> Segment:
        """A body's name, read as that of the body of its kind that the document may mean."""
        if self._is_of_another(segment, after) or self._is_end_of_stranger(segment):
            segment = self._by_its_noun(segment)
        if segment.kind is Kind.ORGANISATION and any(entry.shared for entry in segment.entries):
            segment = self._unshared(segment)
        if segment.kind is Kind.ORGANISATION and self._is_party_of_elsewhere(segment):
            return Segment(segment.start, segment.end)
        return segment

    def _side_of(self, segment: Segment) -> Segment | None:
        """A people as the side of another country's war that it then was: "the Serbs" as Bosnian ones."""
        people, day = text_at(self._doc, segment.start, segment.end).removesuffix("s"), self._published
        if day is None or segment.end - segment.start > 1:
            return None
        others = (code for code in self._countries if code and code != segment.entries[0].country)
        told = (country for code in others if (country := self._tables.countries.get(code)))
        named = (name.entry for country in told for name in self._tables.names.get(f"{country.adjective} {people}s"))
        for entry in named:
            tenure = next((tenure for tenure in entry.tenures if tenure.covers(day)), None)
            if entry.kind is Kind.ORGANISATION and tenure:
                if segment.kind is Kind.NATIONAL:
                    return replace(segment, kind=Kind.ORGANISATION, entries=(entry,))
                return replace(segment, entries=(replace(segment.entries[0], tenures=(tenure,)),))
        return None

    def _unshared(self, segment: Segment) -> Segment:
        """A name that bodies of several countries have, with those that the document may mean.

        One that bears it alone elsewhere is meant unless the country that is named most is another's, or the document
        says nothing of its own.
        """
        alone = [entry for entry in segment.entries if not entry.shared]
        near = self._near(segment)
        if alone or near:
            return replace(segment, entries=(*alone, *near))
        return self._by_its_noun(segment)

    def _near(self, segment: Segment) -> list[Entry]:
        """Those who share a name, with one who bears it alone or without, and are of a country that is named enough."""
        alone = [entry for entry in segment.entries if not entry.shared]
        is_told = any(entry.country is None or entry.country in self._told for entry in alone)
        most = max([_INSISTENT if is_told else 1, *self._countries.values()])
        needed = most if is_told else (most + 1) // 2
        return [entry for entry in segment.entries if entry.shared and self._spoken_of(entry.country) >= needed]

    def _spoken_of(self, country: str | None) -> int:
        """How often the document names a country; one of which it names towns, people or bodies alone counts once:
        Colombo is in Sri Lanka, whatever town has its name."""
        return self._countries[country] or int(country in self._sure or country in self._largest)

    def _by_its_noun(self, segment: Segment) -> Segment:
        """A name by the role that it ends with, as an unknown body's: "Election Commission" of a central one."""
        ends = (self._tables.roles.get(text_at(self._doc, i, segment.end)) for i in range(segment.start, segment.end))
        return Segment(segment.start, segment.end, role=next((roles[0] for roles in ends if roles), None))

    def _is_of_another(self, segment: Segment, after: Segment | None) -> bool:
        """Whether a body that is known in one country is said to be of another: "Democratic Alliance for Mali"."""
        if after is None or after.kind not in SPATIAL or segment.end - segment.start < 2:
            return False
        homes = {tenure.affiliation.country for entry in segment.entries for tenure in entry.tenures}
        between = " ".join(token.lower_ for token in self._doc[segment.end : after.start])
        is_elsewhere = None not in homes and not homes & countries_of(after.entries)
        return is_elsewhere and between in ("of", "for", "of the")

    def _is_end_of_stranger(self, segment: Segment) -> bool:
        """Whether a body's name of one word ends that of another, of a country of which the document speaks: "the
        Democratic *Congress*" of Lesotho."""
        first = self._doc[segment.start]
        before = self._doc[first.i - 1] if first.ent_iob_ == "I" and segment.end - segment.start == 1 else None
        is_in_name = before is not None and before.is_title and before.lower_ != "the"
        return is_in_name and bool(self._told) and not self._told & countries_of(segment.entries)

    def _is_party_of_elsewhere(self, segment: Segment) -> bool:
        """Whether letters are known as a party's or a union's only in countries of which the document says nothing."""
        word = self._doc[segment.start].text
        is_short = segment.end - segment.start == 1 and word.isupper() and word not in any_of("parties known abroad")
        is_party = all(tenure.affiliation.sector in _LETTERED for e in segment.entries for tenure in e.tenures)
        if any(entry.name in self._bodies_in_full for entry in segment.entries):
            return False
        return is_short and is_party and not self._told & countries_of(segment.entries)

    def _surnames(self, segments: Sequence[Segment]) -> set[str]:
        """The last words of the names of people whom the document names in full, and places' names that are people's.

        Those the language model takes for somebody's where no preposition places them: "Bush" is a town of Egypt.
        """
        named = (s for s in segments if s.kind is Kind.PERSON or (s.is_name and is_person(self._doc, s)))
        whole = [segment for segment in named if segment.end - segment.start > 1]
        self._family_first = {self._doc[segment.start].text for segment in whole}
        full = {self._doc[segment.end - 1].text for segment in whole}
        towns = (s for s in segments if s.kind is Kind.PLACE and s.end - s.start == 1)
        small = (s for s in towns if max(entry.population for entry in s.entries) < _WELL_KNOWN)
        places = (segment.start for segment in small if is_person(self._doc, segment))
        return full | {self._doc[i].text for i in places if not i or self._doc[i - 1].lower_ not in _PLACING}

    def _is_bearer(self, body: Segment, bearers: set[str]) -> bool:
        """Whether a body's name of one word is that of somebody named in full: "Kanu", after "Nnamdi Kanu"."""
        word = self._doc[body.start]
        is_word = body.end - body.start == 1 and not word.text.isupper()
        return is_word and word.text in bearers and word.ent_type_ != "ORG"

    def _is_quarter(self, place: Segment) -> bool:
        """Whether a place only lends its name to a quarter or a town elsewhere: "Little Havana", "Puerto Jordan"."""
        return place.start > 0 and self._doc[place.start - 1].text in any_of("first words of places")

    def _is_end_of_name(self, role: Segment, before: Segment | None) -> bool:
        """Whether a word that names a body by itself ends another's name: "Ufundi *House*", but "the Texas House"."""
        word = self._doc[role.start]
        if word.lower_ not in any_of("called alone") or not word.is_title or word.ent_iob_ != "I" or word.i == 0:
            return False
        is_of_land = before is not None and before.end == role.start and before.kind in NATIONS
        return self._doc[word.i - 1].is_title and self._doc[word.i - 1].lower_ != "the" and not is_of_land

    def _is_surname(self, role: Segment, bearers: set[str]) -> bool:
        """Whether a word for an office is the name of somebody named in full: "Amir", after "Igal Amir"."""
        word = self._doc[role.start]
        if role.end - role.start > 1 or word.text not in bearers or word.lower_ == word.text or word.is_sent_start:
            return False
        beside = self._doc[max(0, role.start - 1) : role.end + 1]
        return not any(other.lower_ == "the" or (other.i > word.i and other.pos_ == "PROPN") for other in beside)

    def _is_day_or_month(self, segment: Segment, before: Segment | None) -> bool:
        """Whether a word is of the calendar, or such, and no name: "May", but not "Mr. May"."""
        word = self._doc[segment.start].lower_.rstrip(".")
        has_title = before is not None and before.title is not None and before.end == segment.start
        return word in WEEKDAYS or ((word in MONTHS or word in any_of("feasts and such")) and not has_title)

    def _whole_name(self, segment: Segment) -> Segment | None:
        """The longer name of a stranger that begins with a known one: "Abdul Sattar" in "Abdul Sattar Mirza".

        Somebody known may be called by more names than the tables have where the document speaks of the country.
        """
        after = self._doc[segment.end] if segment.end < len(self._doc) else None
        if after is None or after.ent_type_ != "PER" or not after.text[:1].isupper():
            return None
        entity = next((e for e in self._doc.ents if e.start < segment.end < e.end), None)
        if entity is None or entity.start > segment.start or self._countries[segment.entries[0].country]:
            return None
        return Segment(segment.start, entity.end)

    def _half(self, segment: Segment) -> Segment | None:
        """The Korea that "the North" or "the South" is, in a document that speaks of one of the two."""
        name = self._doc[segment.start].text
        if name not in ("North", "South") or not self._countries.keys() & {"PRK", "KOR"}:
            return None
        known = self._tables.names.get(f"{name} Korea")
        return replace(segment, kind=Kind.COUNTRY, entries=(known[0].entry,)) if known else None

    def _settle(self, segment: Segment) -> Entry | None:
        entries = [e for e in segment.entries if tenure_on(e.tenures, self._published)] or list(segment.entries)
        first = entries[0]
        after = self._doc[segment.end] if segment.end < len(self._doc) else None
        if after is not None and first.kind is Kind.COUNTRY and after.text[:1].isupper() and after.pos_ in _NOMINAL:
            return first  # of "Korea National Academy" the one that is meant more often
        if first.kind is Kind.COUNTRY and (region := self._region_of_name(segment)):
            return region
        if first.kind is not Kind.PLACE:
            rivals = [entry for entry in entries if entry.kind is first.kind]
            return max(
                rivals, key=lambda e: (self._countries[e.country], e.country in self._told, self._is_of_its_day(e))
            )
        ranked = sorted(entries, key=lambda entry: (-entry.population, entry.country not in self._home))
        for told in (self._countries.keys() | self._home, self._regions_but(segment)):
            if (known := next((entry for entry in ranked if entry.country in told), None)) is not None:
                return known
        different = [entry for entry in ranked if entry.country != ranked[0].country]
        if not different or ranked[0].population >= _DOMINANT * different[0].population:
            return ranked[0]
        return None

    def _region_of_name(self, country: Segment) -> Entry | None:
        """The region that bears a country's name, where the document speaks of others of the region's country and
        says nothing else of the country itself: "Georgia" beside Texas and Ohio."""
        if country.entries[0].country in self._sure:
            return None
        name = text_at(self._doc, country.start, country.end)
        for entry in country.entries:
            beside = [region for region, homes in self._regions.items() if homes == {entry.country} and region != name]
            if is_region(entry) and (
                len(beside) >= _STATES_ENOUGH or (beside and self._countries.keys() <= {entry.country})
            ):
                return entry
        return None

    def _regions_but(self, town: Segment) -> frozenset[str]:
        """The country of whose regions the document speaks by other names, if it is one: Alexandria is Virginia's."""
        name = text_at(self._doc, town.start, town.end)
        told = frozenset[str]().union(*(homes for region, homes in self._regions.items() if region != name))
        return told if len(told) == 1 else frozenset()

    def _is_of_its_day(self, entry: Entry) -> bool:
        """Whether a country that is no more was there on the day (Moscow was the Soviet Union's), or where no day is
        known, is there still: Prague is no longer Czechoslovakia's.
        """
        return (entry.tenures[-1].end is None) == (self._published is None)
