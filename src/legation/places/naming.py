"""What the gazetteer tells of a name by itself: whether it is a place's at all, a town's, a well-known one's."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span

from legation.places.gazetteer import Candidate, Entry, Relation, look_alike, look_up
from legation.places.spelling import key, skeleton
from legation.places.vocabulary import kinds, words
from legation.records import Place, PlaceKind

CITY_KNOWN = 100_000  # people of a town that is known without being called a place
REGION_KNOWN = 500_000
LANDMARKS = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.TERRAIN, PlaceKind.SITE})
TOWN_NAMED = 10_000  # people of a town that a preposition of place tells to be meant


def has_idle_article(span: Span) -> bool:
    """Whether a span begins with an article that is no part of the place's name, as that of "The Hague" is."""
    if len(span) == 1 or span[0].lower_ != "the":
        return False
    return not any(candidate.entry.name.startswith("The ") for candidate in look_up(span.text))


@lru_cache(maxsize=16384)
def names_place(name: str) -> bool:
    """Whether the gazetteer has places of this name, other than as their people's, that the news may mean."""
    folded = key(name)
    if (
        len(folded) < 2
        or folded in words("no_place")
        or not (name[0].isalpha() and (name[-1].isalnum() or name[-1] in ".)"))
    ):
        return False
    return any(candidate.relation is not Relation.DEMONYM for candidate in look_up(name))


@lru_cache(maxsize=16384)
def is_small_town(place: Place) -> bool:
    """Whether a place is a town that is not known to everybody: one of many that may bear its name."""
    if place.kind is not PlaceKind.CITY:
        return False
    known = (candidate.entry for candidate in look_up(place.name))
    return not any(entry.geonameid == place.geonameid and entry.population >= CITY_KNOWN for entry in known)


def names_town(name: str, population: int = TOWN_NAMED) -> bool:
    """Whether a name is a town's with so many people: its own, or any of a well-known one's."""
    towns = (c for c in look_up(name) if c.entry.kind is PlaceKind.CITY and c.entry.population >= population)
    return names_place(name) and any(
        is_own(c, name) or (c.relation is Relation.OTHER_NAME and c.entry.population >= CITY_KNOWN) for c in towns
    )


@lru_cache(maxsize=16384)
def names_country(name: str) -> bool:
    """Whether a name is a country's own."""
    return any(c.entry.kind is PlaceKind.COUNTRY and c.relation is Relation.NAME for c in look_up(name))


def names_people(name: str) -> bool:
    """Whether a name is only ever one for a place's people: "Americans"."""
    candidates = look_up(name)
    return bool(candidates) and all(candidate.relation is Relation.DEMONYM for candidate in candidates)


@lru_cache(maxsize=16384)
def names_landmark(name: str) -> bool:
    """Whether a name is that of a region, a water, a mountain or a site in the news: "Deep South", "White House"."""
    return names_place(name) and any(is_own(c, name) and c.entry.kind in LANDMARKS for c in look_up(name))


@lru_cache(maxsize=16384)
def names_water(name: str) -> bool:
    """Whether a name is ever a water's: "Atlantic", "Baltic"."""
    return any(c.entry.kind is PlaceKind.WATER and c.relation is not Relation.DEMONYM for c in look_up(name))


@lru_cache(maxsize=16384)
def names_abroad(name: str) -> bool:
    """Whether a name is a place's other than of some American town, which bear all sorts of names."""
    return names_place(name) and any(not _is_american_town(candidate.entry) for candidate in look_up(name))


def _is_american_town(entry: Entry) -> bool:
    return entry.kind is PlaceKind.CITY and entry.country == "USA" and entry.population < CITY_KNOWN


def names_kind(name: str, kind: str) -> bool:
    """Whether a word for a kind of place ("state") fits one that bears the name."""
    meant = kinds().get(kind, frozenset())
    return any(c.entry.kind in meant and c.relation is not Relation.DEMONYM for c in look_up(name)) if meant else False


def share_country(one: str, other: str) -> bool:
    """Whether two names may be those of places in one country."""
    return not _countries(one).isdisjoint(_countries(other))


@lru_cache(maxsize=16384)
def _countries(name: str) -> frozenset[str]:
    """The countries in which a name is one of a region's or a town's, but for American towns'."""
    named = (c.entry for c in look_up(name) or look_alike(name) if is_own(c, name))
    return frozenset(entry.country for entry in named if entry.country and not _is_american_town(entry))


def is_own(candidate: Candidate, name: str) -> bool:
    """Whether a name is the place's own, in this spelling or in one that transliterates the same."""
    if candidate.relation is Relation.NAME:
        return True
    folded = skeleton(name)
    return candidate.relation is Relation.OTHER_NAME and bool(folded) and folded == skeleton(candidate.entry.name)


def without_tail(name: Span) -> Span:
    """A name without the small words that the model took to be its end ("Victoria Falls in")."""
    end = name.end
    while end > name.start + 1 and name.doc[end - 1].pos_ in ("ADP", "CCONJ", "DET", "PUNCT"):
        end -= 1
    return name.doc[name.start : end]


@lru_cache(maxsize=16384)
def names_site(name: str) -> bool:
    """Whether words that end in a kind of place name one of the gazetteer: "Rafah crossing"."""
    return names_place(name) and any(candidate.entry.kind is PlaceKind.SITE for candidate in look_up(name))


@lru_cache(maxsize=16384)
def is_byname(name: str) -> bool:
    """Whether a name is only ever another name of American towns, mostly a bygone one: "Passover" in Georgia."""
    candidates = look_up(name)
    return bool(candidates) and all(
        candidate.relation is Relation.OTHER_NAME
        and candidate.entry.kind is PlaceKind.CITY
        and candidate.entry.country == "USA"
        and candidate.entry.population < REGION_KNOWN
        for candidate in candidates
    )


@lru_cache(maxsize=16384)
def names_county(name: str) -> bool:
    """Whether a name is a county's in full."""
    return name.endswith(" County") and any(c.entry.kind is PlaceKind.ADMIN2 for c in look_up(name))


@lru_cache(maxsize=16384)
def is_well_known(name: str, person: bool = False) -> bool:
    """Whether a name is known for a place without more ado; ``person``: though it looks like somebody's name."""
    if names_county(name):
        return True
    return names_place(name) and any(_is_well_known(candidate, name, person) for candidate in look_up(name))


def heads_name(name: str) -> bool:
    """Whether a name at the head of a longer one is a place's: a well-known one's, or a county's in full."""
    if is_well_known(name):
        return True
    return " " in name and names_place(name) and any(c.entry.kind is PlaceKind.ADMIN2 for c in look_up(name))


def _is_well_known(candidate: Candidate, name: str, person: bool) -> bool:
    entry = candidate.entry
    if candidate.relation is Relation.DEMONYM:
        return False
    if entry.kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.CAPITAL):
        return True
    if not is_own(candidate, name) or (person and " " not in entry.name):
        return False
    if entry.kind is PlaceKind.ADMIN1:
        return entry.population >= REGION_KNOWN
    return entry.population >= CITY_KNOWN or (entry.geonameid is None and entry.kind is not PlaceKind.CITY)
