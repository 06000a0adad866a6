"""Where people and bodies are said to be, who are at home there: "the army *in Chad*", "those *on Chad's side*"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.knowledge.tables import Kind
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import BASED_IN, Group

PLACES = (Kind.COUNTRY, Kind.SEAT, Kind.PLACE)
_SITES = (*PLACES, Kind.NATIONALITY)
_AT = frozenset({"in", "at", "from", "near", "outside", "around", "across", "inside", "along", BASED_IN})


def location(group: Group) -> list[str]:
    """The country of "in X" and "on X's side" after people and bodies that are at home where they are."""
    for preposition, complement in group.complements:
        core = complement.core
        if preposition == "on" and core and core.role and core.role.phrase == "side":
            return [code for segment in complement.nationalities if (code := segment.entries[0].country)]
        country = _country_of(complement) if preposition in _AT else None
        if country:
            return [country]
        if preposition in _AT or preposition in ("of", "for"):
            deeper = location(complement)
            if deeper:
                return deeper
    return []


def _country_of(place: Group) -> str | None:
    """The country that a place is in: "Lagos", "the Ethiopian town of Gondar", "Borno state", "Sudan's capital"."""
    core = place.core
    if core and core.kind not in _SITES:
        return None
    named = [segment for segment in place.segments if segment.kind in _SITES]
    if not named and place.possessor and place.possessor.core and place.possessor.core.kind in PLACES:
        named = [place.possessor.core]
    if not named:
        named = [c.core for preposition, c in place.complements if preposition == "of" and c.core]
        named = [segment for segment in named if segment.kind in PLACES]
    return named[-1].entries[0].country if named else None


def is_at_venue(doc: Doc, group: Group) -> bool:
    """Whether those of other countries meet where somebody is told to be: "his counterpart *in Geneva*"."""
    places = (complement for preposition, complement in group.complements if preposition in _AT)
    return any(word.lower_ in any_of("venues") for place in places for word in doc[place.start : place.end])
