"""Towns and the regions that bear their name: which of the two a mention means.

Donetsk is a city and a region about it, as are Kandahar, Aleppo and New York. The words beside a mention tell
("Kandahar province", "the Luhansk and Donetsk regions", "Rochester, New York"); a bare name is the town's.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.places.gazetteer import Candidate, Entry, Relation
from legation.places.ranking import REGIONS, TOWNS, contains, kilometres
from legation.places.spelling import key
from legation.records import PlaceKind

PART = 0.1  # of a region's people that a town holds which its name means without more ado
LETTERS = 3  # that two spellings of a name begin with
VILLAGE = 10_000  # people; of a smaller place nobody says "the"
ABOUT = 60.0  # kilometres within which a district's middle lies to the town

Ranked = list[tuple[Entry, float]]


def as_meant(
    ranked: Ranked,
    candidates: Sequence[Candidate],
    kinds: frozenset[PlaceKind],
    *,
    is_container: bool,
    has_article: bool = False,
) -> Ranked:
    """The places of a name, the likeliest first, where the words beside it tell a town from the region named so.

    ``kinds`` are those that the words call it, ``is_container`` says that a place in it is named just before,
    ``has_article`` that it is "the Red Sea" and thus no state of Sudan. The two
    change places, with their scores; ``ranked`` comes back where there is nothing to tell.
    """
    first = ranked[0][0]
    if kinds & REGIONS and first.kind in TOWNS | REGIONS - kinds:
        wanted = [c.entry for c in candidates if c.entry.kind in kinds & REGIONS and _surrounds(c.entry, first)]
    elif (first.kind in REGIONS or first.population < VILLAGE) and has_article and not kinds & (REGIONS | TOWNS):
        wanted = [c.entry for c in candidates if c.entry.kind is PlaceKind.WATER]
    elif first.kind in REGIONS and not (kinds & REGIONS or is_container):
        towns = (c.entry for c in candidates if c.entry.kind in TOWNS and _bears_name(c, first))
        wanted = [town for town in towns if town.population > PART * first.population and contains(first, town)]
    else:
        return ranked
    return _exchanged(ranked, max(wanted, key=lambda entry: entry.population)) if wanted else ranked


def _bears_name(town: Candidate, region: Entry) -> bool:
    """Whether a town is called like a region, in this spelling or a like one: Mykolayiv, not Recife in Pernambuco."""
    ours, theirs = key(town.entry.name), key(region.name)
    is_alike = ours[:LETTERS] == theirs[:LETTERS] and len(ours.split()) <= len(theirs.split())
    return town.relation is Relation.NAME or is_alike


def _surrounds(region: Entry, place: Entry) -> bool:
    """Whether a region lies about a place, or is the larger or the smaller one of that name about it."""
    return contains(region, place) or (
        region.country == place.country and region.admin1 == place.admin1 and kilometres(region, place) < ABOUT
    )


def _exchanged(ranked: Ranked, entry: Entry) -> Ranked:
    """With ``entry`` in the place of the first and the first in its."""
    first, score = ranked[0]
    found = [(entry, score)]
    for other, its_score in ranked[1:]:
        found.append((first, its_score) if other is entry else (other, its_score))
    return found
