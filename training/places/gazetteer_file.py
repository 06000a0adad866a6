"""The file of the gazetteer: its places as compressed blocks of rows, by the keys of their names."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from place import Place

from legation.places.gazetteer import SKELETON
from legation.places.spelling import key, skeleton
from legation.records import PlaceKind

ROWS_PER_BLOCK = 200
PAGE = 1024  # bytes; blocks are not padded to a larger page
ARABIC = frozenset(
    "AFG ARE BHR COM DJI DZA EGY ERI IRN IRQ ISR JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TCD TUN "
    "YEM".split()
)  # countries whose names are transliterated from Arabic or a script like it in many ways


def write_gazetteer(places: list[Place], regions: dict[int, Place], file: Path) -> Counter[str]:
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
