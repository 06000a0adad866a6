"""Where and when dispatches of many houses say they were written: ``datelines.tsv``, in our own words."""

import csv
from pathlib import Path

import pytest

from legation.syntax.layout import read_layout
from legation.times import read_date

CASES = list(csv.DictReader((Path(__file__).parent / "datelines.tsv").open(encoding="utf-8"), delimiter="\t"))


@pytest.mark.parametrize("case", CASES, ids=[case["style"] for case in CASES])
def test_place_and_date_of_a_dispatch(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n")
    layout = read_layout(text)
    place = text[slice(*layout.dateline_place)] if layout.dateline_place else ""
    stated = read_date(text[slice(*layout.date_line)]) if layout.date_line else None
    assert (place, stated.isoformat() if stated else "") == (case["place"], case["published"])
