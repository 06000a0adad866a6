"""Which of the places of one name a document means: "Georgetown, Ky.", "Athens, Georgia", "the Gulf of Aden"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import Affiliation, Tenure
from legation.actors.knowledge.tables import RENOWNED, Entry, Kind
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import offsets_of
from legation.actors.text.segments import SPATIAL, Segment
from legation.syntax.columns import columns, text_at

_CONJUNCTIONS = frozenset({"and", "or", "&", "/"})
_WHOLE = 5
"""From how many letters on a country's name may be a town's as well; shorter ones are mostly cut ("Pak")."""


def countries_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The countries of entries, where they have one."""
    return frozenset(entry.country for entry in entries if entry.country)


def qualified(doc: Doc, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a document, in order, each town before a comma and its region in the region's country.

    "Paris, Texas" is in the United States wherever the tables know a Paris; a region that bears a country's name is
    the region wherever a town of it is named with it. So are both elsewhere in the document ("Paris", "Georgia").
    """
    homes: dict[str, str] = {}
    for town, region in pairwise(segments):
        if (country := _country_of_region(doc, town, region)) is not None:
            homes.setdefault(_name(doc, town), country)
            if region.kind is Kind.COUNTRY:
                homes.setdefault(_name(doc, region), country)
    found = []
    for segment in segments:
        country = homes.get(_name(doc, segment)) if homes and segment.kind in SPATIAL else None
        found.append(_in_country(segment, text_at(doc, segment.start, segment.end), country) if country else segment)
    return found


def located(doc: Doc, segments: Sequence[Segment], countries: Mapping[tuple[int, int], str] | None) -> list[Segment]:
    """The segments with each place in the country that the whole document speaks for: "Paris" in the news of Texas.

    ``countries`` are by the offsets of the places' names (code points, half-open); None where nobody has looked.
    """
    if not countries:
        return list(segments)
    places = [segment for segment in segments if segment.kind in SPATIAL]
    found = ((segment, countries.get(offsets_of(doc, segment.start, segment.end))) for segment in places)
    homes = {_name(doc, segment): country for segment, country in found if country}
    return [_located(doc, segment, homes) if segment.kind in SPATIAL else segment for segment in segments]


def _located(doc: Doc, segment: Segment, homes: Mapping[str, str]) -> Segment:
    country = homes.get(_name(doc, segment))
    if country in (None, segment.entries[0].country):
        return segment
    text = text_at(doc, segment.start, segment.end)
    states = [entry for entry in segment.entries if entry.kind is not Kind.PLACE]
    is_of_its_day = country in countries_of(states) or any(entry.tenures[-1].end for entry in states)  # Moscow in 1970
    is_short = text.endswith(".") or (segment.kind is Kind.COUNTRY and len(text) < _WHOLE)  # "India and *Pak*"
    return segment if is_of_its_day or is_short else _in_country(segment, text, country)


def _name(doc: Doc, segment: Segment) -> str:
    return text_at(doc, segment.start, segment.end).casefold()


def _country_of_region(doc: Doc, town: Segment, region: Segment) -> str | None:
    """The country of a region that stands after a town's name and a comma, if these are the two."""
    if town.kind not in SPATIAL or region.kind not in SPATIAL or region.start != town.end + 1:
        return None
    if doc[town.end].text != ",":
        return None
    homes = countries_of(entry for entry in region.entries if is_region(entry))
    if (shared := homes & countries_of(town.entries)) and town.kind is not Kind.COUNTRY:  # "China, Taiwan and Japan"
        return min(shared)
    is_listed = region.end < len(doc) and doc[region.end].lower_ in _CONJUNCTIONS
    is_short = doc[region.end - 1].text.endswith(".")
    is_town = region.kind is Kind.PLACE and len(homes) == 1 and (is_short or town.kind is not Kind.COUNTRY)
    return min(homes) if is_town and not is_listed else None


def is_region(entry: Entry) -> bool:
    """Whether a place is a region: towns have a population of their own in the tables."""
    return entry.kind is Kind.PLACE and entry.population in (0, RENOWNED)


def _in_country(segment: Segment, text: str, country: str) -> Segment:
    inside = tuple(entry for entry in segment.entries if entry.kind is Kind.PLACE and entry.country == country)
    known = inside or tuple(entry for entry in segment.entries if entry.country == country)
    stranger = Entry(Kind.PLACE, text, (Tenure(Affiliation(country)),))
    return replace(segment, kind=(known or (stranger,))[0].kind, entries=known or (stranger,))


def is_landmark(doc: Doc, segment: Segment) -> bool:
    """Whether a place is only a word of the name of a sea, a mountain or a street: "Gulf of Aden", "Lima Avenue"."""
    read, start, end = columns(doc), segment.start, segment.end
    if start > 1 and read.forms[start - 1] == "of" and read.forms[start - 2] in any_of("waters"):
        return True
    if end < len(doc) and read.forms[end] in any_of("waters") | any_of("streets") and read.texts[end][0].isupper():
        return True
    if end < len(doc) and segment.kind is Kind.NATIONALITY and read.forms[end] in any_of("seas"):
        return True  # "the Persian gulf"
    return end < len(doc) and read.forms[end] == "of" and not any_of("waters").isdisjoint(read.forms[start:end])
