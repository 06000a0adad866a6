"""Surnames of those after whom governments are called: "the *Meloni* government", "*Erdogan*'s government"."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from legation.actors.knowledge.tables import Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bearers import Bearers
from legation.actors.text.context import Context
from legation.actors.text.segments import Segment
from legation.syntax.columns import columns


def with_governing(
    doc: Doc, tables: Tables, published: date | None, context: Context, segments: list[Segment]
) -> list[Segment]:
    """The segments, and with them the surnames of leaders right before their governments, which the language model may
    take for adjectives or places.

    A name that the tables know as somebody else's or that ends a full one stays what it is.
    """
    read, governments = columns(doc), any_of("called after leaders")
    at = [i for i, form in enumerate(read.forms) if form in governments and i]
    named = {before for i in at if read.texts[before := i - 2 if read.tags[i - 1] == "POS" else i - 1].istitle()}
    if not named:
        return segments
    bearers = Bearers(tables, published, context)
    whole = {read.texts[s.end - 1] for s in segments if s.is_name and s.end > s.start + 1}
    found: dict[int, Segment] = {}
    for i in sorted(named - {i for s in segments if not s.is_name for i in range(s.start, s.end)}):
        is_part = any(s.start <= i < s.end and s.end > s.start + 1 for s in segments)
        entry = None if is_part or read.texts[i] in whole else bearers.governing(read.texts[i])
        if entry is not None:
            found[i] = Segment(i, i + 1, Kind.PERSON, (entry,))
    others = (segment for segment in segments if segment.start not in found)
    return sorted([*others, *found.values()], key=lambda segment: segment.start) if found else segments
