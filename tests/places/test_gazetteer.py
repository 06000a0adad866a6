"""What the gazetteer knows of a name, and what its file promises."""

import os
import subprocess
import sys

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


FORK = """
import os
from legation.places.gazetteer import look_up
from legation.records import PlaceKind

def capital(name):
    return next(candidate.entry.name for candidate in look_up(name) if candidate.entry.kind is PlaceKind.CAPITAL)

capital("Hanoi")
if child := os.fork():
    os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(capital("Abuja"), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_opens_the_file_for_itself():
    """In a fresh process, as this one may have threads, which a fork does not bear."""
    found = subprocess.run([sys.executable, "-c", FORK], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "Abuja"
