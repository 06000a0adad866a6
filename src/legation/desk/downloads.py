"""Files to take away: what may be asked for, and how a browser is told to save rather than show it."""

from __future__ import annotations

import re
from enum import StrEnum

from fastapi import Response


class StoryFormat(StrEnum):
    """What a story's record may be written as."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    GEOJSON = "geojson"
    GRAPHML = "graphml"
    ICS = "ics"


class TableFormat(StrEnum):
    """What an answer may be written as."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


MEDIA_TYPES: dict[StoryFormat, tuple[str, str, str]] = {
    StoryFormat.JSON: ("JSON", "json", "application/json"),
    StoryFormat.CSV: ("CSV", "csv", "text/csv; charset=utf-8"),
    StoryFormat.PARQUET: ("Parquet", "parquet", "application/vnd.apache.parquet"),
    StoryFormat.PLOVER: ("PLOVER", "plover.jsonl", "application/jsonl"),
    StoryFormat.GEOJSON: ("GeoJSON", "geojson", "application/geo+json"),
    StoryFormat.GRAPHML: ("GraphML", "graphml", "application/graphml+xml"),
    StoryFormat.ICS: ("Calendar", "ics", "text/calendar; charset=utf-8"),
}
"""By format: its name, the ending of its files, and its media type."""

_TABLES = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.JSON: "application/json",
    TableFormat.JSONL: "application/jsonl",
    TableFormat.PARQUET: "application/vnd.apache.parquet",
}


def download(content: bytes, name: str, format: StoryFormat | TableFormat) -> Response:
    """An answer that browsers save under a name, without what a file's name cannot hold."""
    if isinstance(format, StoryFormat):
        _, ending, media_type = MEDIA_TYPES[format]
    else:
        ending, media_type = format.value, _TABLES[format]
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[-80:] or "story"
    headers = {"Content-Disposition": f'attachment; filename="{safe}.{ending}"'}
    return Response(content, media_type=media_type, headers=headers)
