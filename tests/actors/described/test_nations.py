"""Countries that a noun takes up ("the Himalayan nation"), and the tables of epithets, borders, institutions, towns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import DATA, read_rows


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # a country may have been ruled by another that the text names
        ("Rwanda broke with Belgium. It said its former colonial ruler meddled.", "colonial ruler", ["BEL"]),
        # an epithet takes up the country last named that it fits
        ("Nepal asked India for help. China thanked the Himalayan nation.", "Himalayan nation", ["NPL"]),
        ("Samoa and France argued. France said the Pacific island nation was late.", "island nation", ["WSM GOV"]),
        ("Qatar, Jordan and Peru met. Peru praised the kingdom.", "kingdom", ["JOR GOV"]),
        ("Latvia met Mali. Mali thanked the Baltic state.", "Baltic state", ["LVA GOV"]),
        ("Peru met Mali. Peru thanked the Baltic state.", "Baltic state", []),
        # a group of few countries that has a name is all of them, whoever the text has named
        ("Peru met Mali. Peru thanked the Baltic states.", "Baltic states", ["EST", "LTU", "LVA"]),
        ("Peru met Mali. Peru thanked all three Baltic states.", "Baltic states", ["EST", "LTU", "LVA"]),
        ("Peru met Mali. Peru thanked two Baltic states.", "Baltic states", ["GOV"]),
        ("Peru met Mali. Peru thanked the African states.", "African states", ["GOV"]),
        ("Peru met Mali. Peru thanked both Koreas.", "Koreas", ["KOR", "PRK"]),
        # of many congresses one is of the country before it, or of the one that opens its sentence
        ("Chad left. In Peru, Congress met.", "Congress", ["PER LEG"]),
        ("Haiti met the United States. In Congress, Republicans wept.", "Republicans", ["USA PTY"]),
        ("Chad left. Peru's Congress chief Luis Tamez spoke.", "Tamez", ["PER LEG"]),
        ("Chad left. The Justice Department spoke of Chad.", "Justice Department", ["USA GOV"]),
        # a neighbour has a border with its owner, and is not the owner
        ("Chad closed schools. Kenya and Chad talked. Sudan attacked its neighbour.", "its neighbour", ["TCD"]),
        ("Niger, Mali's neighbour, closed a road.", "Mali's neighbour", ["NER GOV"]),
        ("Peru is poor. Japan attacked its neighbour.", "its neighbour", []),
        # of which the text may have named no more than who governs it
        ("Emmanuel Macron spoke in Peru. Spain left its neighbour.", "its neighbour", ["FRA"]),
        # an epithet tells a neighbour that has no border with its owner, and America is more than one country
        ("Ecuador fired. Mexico left its South American neighbour.", "South American neighbour", ["ECU"]),
        ("Chad fired. Mali left its West African neighbour.", "African neighbour", []),
        ("Norway and Peru met. Norway praised its NATO ally Spain. Chile left.", "NATO ally Spain", ["ESP"]),
        ("Chile and Peru met Latvia and Estonia. Mali praised both Baltic states.", "Baltic states", ["LVA", "EST"]),
        # the country of the story, where its own sentence names no other
        ("Fiji, Fiji and Fiji. Fiji shot at Peru. Ana Soto said the country was poor.", "country", ["FJI"]),
        # what somebody is asked to do is done with what is theirs, unless it is a help
        ("Norway asked France to end its raids.", "its", ["FRA"]),
        ("Norway asked France to protect its border.", "its", ["NOR"]),
        ("Norway asked Chad to free the pilots it holds.", "it", ["TCD"]),
        ("Norway called on Israel to lift the blockade it imposed.", "it", ["ISR"]),
        ("Norway asked Chad to accept the plan it proposed.", "it", ["NOR"]),
        # parties to a matter are no political parties
        ("Peru is in contact with all relevant parties.", "all relevant parties", []),
        ("Peru met the parties concerned.", "the parties", []),
        # an opposition that a state backs is another's
        ("Kenya backs the opposition in Sudan.", "the opposition", ["SDN OPP"]),
        ("France and Spain fund opposition groups.", "opposition groups", ["OPP"]),
        ("Kenya's president criticised the opposition.", "the opposition", ["KEN OPP"]),
        # a rival is whoever else was just spoken of
        ("Iran fired. Iraq accused its rival.", "its rival", ["IRN"]),
        # the members of a body are the countries that the text speaks of
        ("Kenya and Burundi quarrel. The East African Community told its two members to stop.", "two members",
         ["KEN GOV", "BDI GOV"]),
        # several together
        ("Kenya's Ana Soto met Mali's Eva Lund. The former foes shook hands.", "foes", ["KEN", "MLI"]),
        # a body by what it is
        ("Mali left the African Union. Peru wrote to the continental body.", "continental body", ["IGO AFU"]),
        # an ambassador is called to the ministry of where he is posted
        ("Norway is cold. Norway paid. The Russian ambassador in Lima was called to the Foreign Ministry.",
         "Foreign Ministry", ["PER GOV"]),
    ],
)  # fmt: skip
def test_which_country_is_meant(
    codes_on: Callable[[date, str, str], list[str | None]], text: str, words: str, expected: list[str]
) -> None:
    found = codes_on(date(2021, 4, 16), text, words)
    assert len(found) == len(expected)
    assert all((code or "").startswith(wanted) for code, wanted in zip(found, expected, strict=True)), found


def test_neighbours_are_neighbours_of_one_another() -> None:
    rows = {row["country"]: set(row["neighbours"].split()) for _, row in read_rows(DATA / "borders.tsv")}
    for country, neighbours in rows.items():
        assert neighbours and country not in neighbours, country
        assert all(country in rows[neighbour] for neighbour in neighbours), country


def test_epithets_are_of_known_countries() -> None:
    known = shipped_tables().countries
    for number, row in read_rows(DATA / "epithets.tsv"):
        countries = row["countries"].split()
        assert row["words"] == row["words"].lower(), number
        assert countries == sorted(set(countries)) and known.keys() >= set(countries), number


def test_institutions_are_roles_of_known_countries() -> None:
    tables = shipped_tables()
    for number, row in read_rows(DATA / "institutions.tsv"):
        countries = row["countries"].split()
        assert [role.phrase for role in tables.roles.get(row["role"])][:1] == [row["role"]], number
        assert countries == sorted(set(countries)) and tables.countries.keys() >= set(countries), number
        assert not row["usual"] or row["usual"] in countries, number


def test_towns_are_of_known_countries_and_no_cities() -> None:
    cities = {(row["name"], row["country"]) for _, row in read_rows(DATA / "cities.tsv")}
    towns = [(row["name"], row["country"]) for _, row in read_rows(DATA / "towns.tsv")]
    assert towns == sorted(set(towns)) and not cities.intersection(towns)
    assert {country for _, country in towns} <= shipped_tables().countries.keys()
