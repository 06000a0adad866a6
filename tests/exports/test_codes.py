"""What other data sets call our codes."""

import re

import pytest

from legation.exports.codes import cameo_actor, cameo_roles, country_codes, dyads
from legation.records import Event, Participant, Quad, Record, Sector


def participant(code: str | None, name: str = "somebody") -> Participant:
    return Participant(start=0, end=1, text="x", name=name, code=code)


@pytest.mark.parametrize(
    ("code", "whole", "country", "group", "role"),
    [
        ("USA GOV", "USAGOV", "USA", "", "GOV"),
        ("VNM", "VNM", "VNM", "", ""),
        ("BRA JRN", "BRAMED", "BRA", "", "MED"),
        ("BRA MED", "BRAHLH", "BRA", "", "HLH"),
        ("NOR PTY", "NOR", "NOR", "", ""),
        ("IGO UNO", "IGOUNO", "", "UNO", "IGO"),
        ("NGO", "NGO", "", "", "NGO"),
        ("REB", "REB", "", "", "REB"),
        (None, "", "", "", ""),
    ],
)
def test_an_actor_as_cameo_writes_it(code: str | None, whole: str, country: str, group: str, role: str) -> None:
    actor = cameo_actor(participant(code))
    assert (actor.code, actor.country, actor.group, actor.role) == (whole, country, group, role)


def test_tables_are_well_formed() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in country_codes())
    for codes in country_codes().values():
        assert re.fullmatch("([A-Z]{2})?", codes.fips) and re.fullmatch("([1-9][0-9]{0,2})?", codes.cow)
    assert set(cameo_roles()) <= set(Sector)


@pytest.mark.parametrize(
    ("code", "fips", "cow"), [("DEU", "GM", "255"), ("GBR", "UK", "200"), ("CHN", "CH", "710"), ("CHE", "SZ", "225")]
)
def test_codes_that_are_easily_confused(code: str, fips: str, cow: str) -> None:
    assert (country_codes()[code].fips, country_codes()[code].cow) == (fips, cow)


def pairs(record: Record, actor: int, recipient: int) -> list[tuple[str | None, str | None]]:
    event: Event = record.events[0].model_copy(
        update={
            "actor": tuple(participant("PER GOV", f"a{n}") for n in range(actor)),
            "recipient": tuple(participant("NOR GOV", f"r{n}") for n in range(recipient)),
        }
    )
    return [(a.name if a else None, r.name if r else None) for a, r in dyads(event)]


def test_a_compound_side_becomes_a_pair_for_each_member(record: Record) -> None:
    assert pairs(record, 2, 2) == [("a0", "r0"), ("a0", "r1"), ("a1", "r0"), ("a1", "r1")]


def test_a_mutual_act_pairs_its_actors_once(record: Record) -> None:
    assert pairs(record, 3, 0) == [("a0", "a1"), ("a0", "a2"), ("a1", "a2")]


def test_a_side_without_anybody_stays_empty(record: Record) -> None:
    assert pairs(record, 1, 0) == [("a0", None)]
    assert pairs(record, 0, 1) == [(None, "r0")]
    assert pairs(record, 0, 0) == [(None, None)]


def test_every_quad_category_has_a_number() -> None:
    from legation.exports.codes import QUAD_CLASSES

    assert set(QUAD_CLASSES) == set(Quad)
