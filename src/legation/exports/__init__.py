"""Records out: a table for people, and the files that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from legation.exports.csv_file import write_csv
from legation.exports.evidence import write_evidence
from legation.exports.gdelt import write_gdelt
from legation.exports.geojson import write_geojson
from legation.exports.graphml import write_graphml
from legation.exports.icalendar_text import write_icalendar
from legation.exports.json_text import write_json, write_jsonl
from legation.exports.parquet import write_parquet
from legation.exports.phoenix import write_phoenix
from legation.exports.plover import write_plover
from legation.exports.polecat import write_polecat
from legation.exports.view import write_table
from legation.records import Record

__all__ = [
    "WRITERS",
    "write_csv",
    "write_evidence",
    "write_gdelt",
    "write_geojson",
    "write_graphml",
    "write_icalendar",
    "write_json",
    "write_jsonl",
    "write_parquet",
    "write_phoenix",
    "write_plover",
    "write_polecat",
    "write_table",
]

WRITERS: Mapping[str, Callable[[Iterable[Record], BinaryIO], None]] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
    "plover": write_plover,
    "gdelt": write_gdelt,
    "phoenix": write_phoenix,
    "polecat": write_polecat,
    "geojson": write_geojson,
    "graphml": write_graphml,
    "ics": write_icalendar,
}
"""What writes records in each format, by the format's name."""
