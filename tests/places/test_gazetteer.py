"""What the gazetteer knows of a name, and what its file promises."""

import multiprocessing
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.places import gazetteer
from legation.places.gazetteer import Relation, look_up
from legation.records import PlaceKind


def kinds(name):
    return {(c.entry.kind, c.entry.country) for c in look_up(name)}


def test_a_capital_is_known_as_one_with_its_geonames_id():
    (hanoi,) = [c.entry for c in look_up("Hanoi") if c.entry.kind is PlaceKind.CAPITAL]
    assert (hanoi.country, hanoi.geonameid) == ("VNM", 1581130)
    assert hanoi.lat == pytest.approx(21.02, abs=0.05)
    assert hanoi.lon == pytest.approx(105.84, abs=0.05)


def test_a_name_gives_every_place_that_bears_it():
    states = {c.entry.admin1 for c in look_up("Springfield") if c.entry.country == "USA"}
    assert {"Illinois", "Massachusetts", "Missouri"} <= states


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Georgia", PlaceKind.COUNTRY, "GEO"),
        ("Georgia", PlaceKind.ADMIN1, "USA"),
        ("Kiev", PlaceKind.CAPITAL, "UKR"),
        ("DPRK", PlaceKind.COUNTRY, "PRK"),
        ("Bosnia", PlaceKind.COUNTRY, "BIH"),
        ("Donbas", PlaceKind.REGION, "UKR"),
        ("Suez Canal", PlaceKind.WATER, "EGY"),
        ("Strait of Hormuz", PlaceKind.WATER, None),
        ("Hindu Kush", PlaceKind.TERRAIN, None),
        ("Camp David", PlaceKind.SITE, "USA"),
        ("Rapides Parish", PlaceKind.ADMIN2, "USA"),
        ("Africa", PlaceKind.CONTINENT, None),
    ],
)
def test_kinds_of_place(name, kind, country):
    assert (kind, country) in kinds(name)


def test_abbreviations_are_looked_up_as_written():
    assert [c.relation for c in look_up("Calif.")] == [Relation.ABBREVIATION]
    assert not any(c.relation is Relation.ABBREVIATION for c in look_up("us"))
    assert any(c.entry.country == "USA" for c in look_up("US"))


def test_a_people_is_known_for_its_country():
    assert [(c.relation, c.entry.country) for c in look_up("Vietnamese")] == [(Relation.DEMONYM, "VNM")]


def test_an_unknown_name_has_no_place():
    assert look_up("Zzyzzlorp") == ()


@given(st.text())
def test_any_string_can_be_looked_up_and_points_are_on_the_globe(name):
    for candidate in look_up(name):
        entry = candidate.entry
        assert (entry.lat is None) == (entry.lon is None)
        assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180)


@settings(max_examples=50)
@given(st.sampled_from(["Paris", "Tripoli", "San José", "Al Qa'im", "Córdoba", "Aleppo", "New York"]))
def test_every_place_is_found_under_its_own_name(name):
    for candidate in look_up(name):
        assert candidate.entry in [c.entry for c in look_up(candidate.entry.name)]


def test_the_file_is_compact():
    assert gazetteer.FILE.stat().st_size < 12_000_000


def test_opening_and_looking_up_takes_less_than_50_milliseconds():
    def first_look_up():
        gazetteer._database.cache_clear()
        gazetteer._rows.cache_clear()
        started = time.perf_counter()
        gazetteer._rows("tripoli")
        return time.perf_counter() - started

    assert min(first_look_up() for _ in range(5)) < 0.05


def test_a_forked_child_opens_the_file_for_itself():
    look_up("Lagos")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        child, name = pool.apply(name_of_capital, ("Abuja",))
    assert child != os.getpid()
    assert name == "Abuja"


def name_of_capital(name):
    gazetteer._candidates.cache_clear()
    gazetteer._own.cache_clear()
    gazetteer._rows.cache_clear()
    found = [c.entry.name for c in look_up(name) if c.entry.kind is PlaceKind.CAPITAL]
    return os.getpid(), found[0]
