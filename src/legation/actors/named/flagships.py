"""Warships called after leaders and places of their own country: "the carrier *Eisenhower*", "the cruiser *Moskva*"."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import Affiliation, Tenure
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bearers import Bearers
from legation.actors.text.context import Context
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import columns, text_at


def with_flagships(
    doc: Doc, tables: Tables, published: date | None, context: Context, segments: list[Segment]
) -> list[Segment]:
    """The segments, and in place of the names right behind a word for a warship the ships, of their namesakes' navy."""
    read, warships = columns(doc), any_of("warships")
    if warships.isdisjoint(read.forms):
        return segments
    bearers = Bearers(tables, published, context)
    return [
        _ship(doc, segment, bearers) or segment
        if segment.start and read.forms[segment.start - 1] in warships
        else segment
        for segment in segments
    ]


def _ship(doc: Doc, segment: Segment, bearers: Bearers) -> Segment | None:
    """The ship that a name is of; None where its namesake's country is not known."""
    if _acts_on_it(doc, segment):
        return None
    if segment.kind in (Kind.PLACE, Kind.SEAT, Kind.PERSON):
        country = segment.entries[0].home
    elif segment.is_name and (namesake := bearers.governing(doc[segment.end - 1].text)):
        country = namesake.home
    else:
        return None
    if country is None:
        return None
    navy = Tenure(Affiliation(country, (Sector.MIL,)))
    name = text_at(doc, segment.start - 1, segment.end)  # "carrier Enterprise": "enterprise" alone is a firm
    return Segment(segment.start, segment.end, Kind.ORGANISATION, (Entry(Kind.ORGANISATION, name, (navy,)),))


def _acts_on_it(doc: Doc, segment: Segment) -> bool:
    """Whether a name is that of who does something to the ship: "the submarine *Moscow* sold"."""
    name = doc[segment.end - 1]
    return name.dep_ == "nsubj" and name.head.dep_ == "acl:relcl"
