"""The ranking behind toponym resolution: features of every candidate, and a conditional logit over them.

A conditional logit (McFadden 1974) ranks the candidates of each name by what the gazetteer knows of them and by what
the document's other names say. These count as far as they are settled themselves, so that the ranking is made a few
times over, each time with the last one's probabilities (Lieberman and Samet 2012 call the like adaptive context).
``data/weights.tsv`` holds the weights; ``training/places/fit.py`` fits them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.places.gazetteer import Candidate, Entry, Relation
from legation.places.spelling import key
from legation.records import PlaceKind

WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
SEATS = Path(__file__).parent / "data" / "seats.tsv"

HEAT = (0.5, 0.7, 1.0, 1.0)  # of the rounds: early ones leave the less likely candidates their chance (annealing)
EARTH = 6371.0  # kilometres, the mean radius
WELL_KNOWN = 1_000_000  # people that a sea, a mountain or a site counts for; the gazetteer has only well-known ones
PART_OF_WORLD = 10_000_000  # people of a region or a country whose one point says little
VILLAGE = 200  # people of a place of which their number is not known
IN_THE_NEWS = 10_000  # people that a town counts for that the gazetteer has as the news tells of it
ALIKE = 0.34  # of two names' pairs of letters, at least, that they share if one is a spelling of the other
POSTAL = "USA"  # the country of which the gazetteer has every post office
GOOD_PART = 0.2  # of a region's people
DECIMALS = 4  # of a probability that is kept
NEAR, FAR = 30.0, 300.0  # kilometres over which nearness falls to 1/e
COUNTY = 60.0  # kilometres from a second-order region's middle within which its towns lie

Floats = NDArray[np.float64]

FEATURES = (
    "people",  # decimal logarithm of the population
    "most_people",  # of the name's candidates
    *(kind.value for kind in PlaceKind if kind is not PlaceKind.CITY),
    "other_name",
    "unlike",  # another name that has little in common with its own
    "abbreviation",
    "namesake",  # a region that shares its name with a town that holds a good part of its people
    "type_named",  # the text says what kind of place it is: "Orange County"
    "container_named",  # a place that contains it is named right after it
    "contained_named",  # a place it contains is named right before it
    "county_named",  # another name of the document may be a second-order region's about it
    "town_named",  # another name may be that of a town in it, a second-order region
    "country_share",  # of the document's other names, the share in its country
    "country_any",
    "region_share",  # the same for its first-order region
    "region_any",
    "near_share",  # the share of the other names near it
    "near_any",
    "far_share",  # the share in some hundred kilometres
    "far_any",
)
STATIC = FEATURES.index("country_share")  # features before it do not depend on the other names' ranking
REGIONS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL})
_CURATED = {PlaceKind.REGION, PlaceKind.WATER, PlaceKind.TERRAIN, PlaceKind.SITE}
_COLUMN = {name: column for column, name in enumerate(FEATURES)}


@dataclass(slots=True)
class Sense:
    """Mentions of one name that mean one place, its candidates, and what the words around say of it.

    ``name`` is as the text writes it; ``mentions`` are indices; ``called`` are the kinds of place that the text calls
    a mention; ``container`` and ``contained`` are the candidates of the names right after and right before it that
    stand to it as container and contained, and ``containing`` the mentions right before which the latter stand.
    """

    candidates: tuple[Candidate, ...]
    name: str = ""
    mentions: list[int] = field(default_factory=list)
    called: dict[int, frozenset[PlaceKind]] = field(default_factory=dict)
    containing: set[int] = field(default_factory=set)
    container: tuple[Candidate, ...] = ()
    contained: tuple[Candidate, ...] = ()


def is_part_of_world(entry: Entry) -> bool:
    """Whether a place is a region so large that its one point says little ("Middle East", "Rust Belt")."""
    return entry.kind is PlaceKind.REGION and entry.population >= PART_OF_WORLD


def _is_wide(entry: Entry) -> bool:
    """Whether a place's one point does not tell what is near: a part of the world, a large country."""
    return is_part_of_world(entry) or (entry.kind is PlaceKind.COUNTRY and entry.population >= PART_OF_WORLD)


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether a country or a region contains a place, by the gazetteer's hierarchy."""
    if outer is inner or not outer.country or outer.country != inner.country or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return True
    if outer.admin1 is None or outer.admin1 != inner.admin1 or inner.kind is PlaceKind.ADMIN1:
        return False
    return outer.kind is PlaceKind.ADMIN1 or (outer.kind is PlaceKind.ADMIN2 and kilometres(outer, inner) < COUNTY)


def is_seat(town: Entry, region: Entry) -> bool:
    """Whether a town holds a good part of a region's people."""
    if region.kind not in REGIONS or town.kind not in TOWNS:
        return False
    return town.population > GOOD_PART * region.population and contains(region, town)


def kilometres(one: Entry, other: Entry) -> float:
    """The great-circle distance of two places; infinite where a point is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    lat, lat_ = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat - lat_) / 2) ** 2
    half += math.cos(lat) * math.cos(lat_) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


@cache
def international_seats() -> frozenset[int]:
    """The towns where nations meet, by their ids in GeoNames: they are spoken of as capitals are."""
    with SEATS.open(encoding="utf-8", newline="") as file:
        return frozenset(int(row["geonameid"]) for row in csv.DictReader(file, delimiter="\t"))


@cache
def weights() -> Floats:
    """The fitted weights in the order of :data:`FEATURES`; ``ValueError`` where the file names others."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = {row["feature"]: float(row["weight"]) for row in csv.DictReader(file, delimiter="\t")}
    if set(rows) != set(FEATURES):
        raise ValueError(f"{WEIGHTS}: features differ: {sorted(set(rows) ^ set(FEATURES))}")
    return np.array([rows[name] for name in FEATURES])


class Ranking:
    """The candidates of a document's senses, one row each, with their features.

    ``rows`` holds the index of the sense and the candidate, ``sense`` the indices alone.
    """

    def __init__(self, senses: Sequence[Sense]) -> None:
        self.rows = [(index, candidate) for index, sense in enumerate(senses) for candidate in sense.candidates]
        self.sense = np.array([index for index, _ in self.rows], dtype=np.intp)
        self.features = np.zeros((len(self.rows), len(FEATURES)))
        most = [max((candidate.entry.population for candidate in sense.candidates), default=0) for sense in senses]
        for row, (index, candidate) in enumerate(self.rows):
            self._describe(row, senses[index], candidate, most[index])
        entries = [candidate.entry for _, candidate in self.rows]
        apart = self.sense[:, None] != self.sense
        self._others = max(1, len({index for index, _ in self.rows}) - 1)
        countries = _numbers([entry.country for entry in entries])
        regions = _numbers([entry.admin1 and f"{entry.country} {entry.admin1}" for entry in entries])
        distance = _distances(entries)
        is_town = np.array([entry.kind in TOWNS for entry in entries], dtype=bool)
        is_county = np.array([entry.kind is PlaceKind.ADMIN2 for entry in entries], dtype=bool)
        lies_in = apart & (regions[:, None] == regions) & (regions > 0) & (distance < COUNTY)
        lies_in &= is_town[:, None] & is_county
        self.features[:, _COLUMN["county_named"]] = lies_in.any(axis=1)
        self.features[:, _COLUMN["town_named"]] = lies_in.any(axis=0)
        self._kin = tuple(
            np.where(apart, kin, 0.0)
            for kin in (
                (countries[:, None] == countries) & (countries > 0),
                (regions[:, None] == regions) & (regions > 0),
                np.exp(-distance / NEAR),
                np.exp(-distance / FAR),
            )
        )

    def _describe(self, row: int, sense: Sense, candidate: Candidate, most: int) -> None:
        """The features that no other name's ranking changes; ``most`` people live in the sense's largest place."""
        entry, features = candidate.entry, self.features[row]
        is_in_news = entry.geonameid is None and entry.country != POSTAL
        unknown = WELL_KNOWN if entry.kind in _CURATED else IN_THE_NEWS if is_in_news else VILLAGE
        features[_COLUMN["people"]] = math.log10(1 + (entry.population or unknown))
        features[_COLUMN["most_people"]] = entry.population == most > 0
        if entry.kind is not PlaceKind.CITY:
            features[_COLUMN[entry.kind.value]] = 1
        features[_COLUMN["other_name"]] = candidate.relation is Relation.OTHER_NAME
        features[_COLUMN["unlike"]] = candidate.relation is Relation.OTHER_NAME and _is_unlike(entry.name, sense.name)
        features[_COLUMN["abbreviation"]] = candidate.relation is Relation.ABBREVIATION
        if entry.geonameid in international_seats():
            features[_COLUMN[PlaceKind.CAPITAL.value]] = 1
        if entry.kind in REGIONS:
            features[_COLUMN["namesake"]] = any(is_seat(other.entry, entry) for other in sense.candidates)
        features[_COLUMN["type_named"]] = any(entry.kind in kinds for kinds in sense.called.values())
        features[_COLUMN["container_named"]] = any(contains(outer.entry, entry) for outer in sense.container)
        features[_COLUMN["contained_named"]] = any(contains(entry, inner.entry) for inner in sense.contained)

    def probabilities(self, weights: Floats) -> Floats:
        """Every candidate's probability among those of its sense; sets the features of context on the way."""
        self.features[:, STATIC:] = 0
        probabilities = self._softmax(HEAT[0] * self.features @ weights)
        for heat in HEAT[1:]:
            for column, kin in enumerate(self._kin):
                support = kin @ probabilities
                self.features[:, STATIC + 2 * column] = support / self._others
                self.features[:, STATIC + 2 * column + 1] = 1 - np.exp(-support)
            probabilities = self._softmax(heat * self.features @ weights)
        return probabilities

    def _softmax(self, scores: Floats) -> Floats:
        if not len(scores):
            return scores
        powers = np.exp(scores - scores.max())
        totals = np.bincount(self.sense, weights=powers)
        return np.asarray(powers / np.maximum(totals[self.sense], np.finfo(float).tiny))

    def ranked(self, probabilities: Floats) -> dict[int, list[tuple[Entry, float]]]:
        """The places of each sense that has any with their probabilities, the likeliest first.

        The gazetteer's first comes first where two are even.
        """
        found: dict[int, list[tuple[Entry, float]]] = {}
        scores = probabilities.round(DECIMALS).tolist()
        for row in np.lexsort((np.arange(len(scores)), -probabilities.round(9), self.sense)).tolist():
            index, candidate = self.rows[row]
            found.setdefault(index, []).append((candidate.entry, scores[row]))
        return found


@lru_cache(maxsize=16384)
def _is_unlike(own: str, other: str) -> bool:
    """Whether two names share few pairs of letters (Dice's coefficient)."""
    one, two = _pairs(own), _pairs(other)
    return 2 * len(one & two) < ALIKE * (len(one) + len(two))


def _pairs(name: str) -> set[str]:
    """The pairs of neighbouring letters of a name."""
    letters = key(name).replace(" ", "")
    return {a + b for a, b in pairwise(letters)}


def _numbers(values: Sequence[str | None]) -> NDArray[np.intp]:
    """A number for each value, 0 for none."""
    known = {value: number for number, value in enumerate(dict.fromkeys(filter(None, values)), 1)}
    return np.array([known.get(value, 0) if value else 0 for value in values], dtype=np.intp)


def _distances(entries: Sequence[Entry]) -> Floats:
    """Great-circle distances in kilometres; infinite where a point is not known or says little."""
    is_open = [entry.lat is None or _is_wide(entry) for entry in entries]
    pairs = zip(entries, is_open, strict=True)
    degrees = np.array([(np.nan, np.nan) if unknown else (e.lat, e.lon) for e, unknown in pairs], dtype=float)
    lat, lon = np.radians(degrees.reshape(-1, 2)).T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    distances: Floats = np.nan_to_num(EARTH * np.arccos(np.clip(points @ points.T, -1, 1)), nan=np.inf)
    return distances
