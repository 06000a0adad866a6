"""The tables that the gazetteer is built from."""

import csv
from pathlib import Path

import pytest

from legation.places.gazetteer import Relation, look_up
from legation.records import PlaceKind

TABLES = Path(__file__).parents[2] / "training" / "places" / "tables"


def rows(name):
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


@pytest.mark.parametrize("name", ["country_points", "admin1_points", "features"])
def test_points_are_on_the_globe(name):
    for row in rows(name):
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row


def test_features_have_a_kind_and_a_name_of_their_own():
    features = rows("features")
    assert [row for row in features if row["kind"] not in set(PlaceKind)] == []
    assert len({(row["name"], row["country"]) for row in features}) == len(features)


@pytest.mark.parametrize("row", rows("features")[::7], ids=lambda row: row["name"])
def test_features_are_in_the_gazetteer(row):
    countries = {c.entry.country or "" for c in look_up(row["name"]) if c.relation is not Relation.DEMONYM}
    assert row["country"] in countries


def test_towns_of_the_table_lie_where_it_says():
    """A namesake elsewhere in the country is another town: Selma in California is not that of Alabama."""
    astray = []
    for row in (row for row in rows("features") if row["kind"] == "city"):
        point = float(row["lat"]), float(row["lon"])
        towns = (
            c.entry for c in look_up(row["name"]) if c.entry.kind in ("city", "capital") and c.entry.lat is not None
        )
        if not any(abs(t.lat - point[0]) < 1 and abs(t.lon - point[1]) < 1 for t in towns):
            astray.append(row["name"])
    assert astray == []


def test_names_that_the_news_does_not_use_are_left_out():
    for row in rows("unused_names"):
        for name in row["names"].split("|"):
            named = {(c.entry.name, c.entry.country) for c in look_up(name)}
            assert (row["place"], row["country"]) not in named


def test_people_are_those_of_features():
    features = {(row["name"], row["country"]) for row in rows("features")}
    assert [row for row in rows("people") if (row["name"], row["country"]) not in features] == []


def test_demonyms_are_in_the_gazetteer():
    missing = [
        form
        for row in rows("demonyms")
        for form in row["demonyms"].split("|")
        if not any(c.relation is Relation.DEMONYM for c in look_up(form))
    ]
    assert missing == ["Caribbean"]  # the region's own name too


def test_every_country_has_a_point():
    for row in rows("country_points"):
        assert len(row["iso3"]) == 3
    assert len({row["iso3"] for row in rows("country_points")}) == len(rows("country_points"))
