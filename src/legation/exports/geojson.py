"""Events on the map: a GeoJSON FeatureCollection (RFC 7946), a point an event that has coordinates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from legation.records import Record
from legation.tabular import rows

_COORDINATES = ("lon", "lat")


def write_geojson(records: Iterable[Record], out: BinaryIO) -> None:
    """Write a feature for each event with a place; its properties are the other cells of its row of the event table.

    Events without coordinates are left out: a map has no place for them.
    """
    separator = b'{"type": "FeatureCollection", "features": [\n'
    for row in rows(records):
        if None in (point := [row[name] for name in _COORDINATES]):
            continue
        properties = {name: cell for name, cell in row.items() if name not in _COORDINATES and cell is not None}
        feature = {
            "type": "Feature",
            "id": f"{row['document_id']}_{row['event_id']}",
            "geometry": {"type": "Point", "coordinates": point},
            "properties": properties,
        }
        out.write(separator + json.dumps(feature, ensure_ascii=False, default=str).encode("utf-8", "replace"))
        separator = b",\n"
    out.write(b'{"type": "FeatureCollection", "features": []}\n' if separator[:1] == b"{" else b"\n]}\n")
