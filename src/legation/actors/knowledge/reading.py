"""The shipped tables, read: who is who, then the words by which people are described."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from legation.actors.knowledge.lookup import fold, split_words
from legation.actors.knowledge.plurals import is_plural, pluralise
from legation.actors.knowledge.tables import (
    DATA,
    RENOWNED,
    Anaphor,
    Kind,
    Role,
    RoleKind,
    Tables,
    Title,
    listed,
    read_countries,
    read_organisations,
    read_people,
    read_places,
    read_rows,
)
from legation.records import Sector

ORGANISATIONS = (
    "intergovernmental",
    "nongovernmental",
    "agencies",
    "parties",
    "armed_groups",
    "outlets",
    "companies",
    "institutes",
    "societies",
)
"""The tables of organisations, in the order in which they are read."""
_PLACES = {"peoples": RENOWNED, "cities": 0, "regions": 0, "towns": 0}
"""The tables of places, with the population that those of each count as where the table tells none."""


def read_tables() -> Tables:
    """All shipped tables. Raises ``ValueError`` naming file and row where one is broken."""
    tables = Tables()
    read_countries(tables, DATA / "countries.tsv")
    read_vocabulary(tables)
    read_roles(tables, DATA / "roles.tsv")
    read_abbreviated_roles(tables, DATA / "abbreviated_roles.tsv")
    for path in sorted((DATA / "people").glob("*.tsv")):
        read_people(tables, path)
    for name in ORGANISATIONS:
        read_organisations(tables, DATA / f"{name}.tsv")
    read_local_names(tables, DATA / "local_names.tsv")
    for name, weight in _PLACES.items():
        read_places(tables, DATA / f"{name}.tsv", weight)
    return tables


def read_vocabulary(tables: Tables) -> None:
    """Read the small tables of words: titles, adjectives, portfolios, given names and the like."""
    read_titles(tables, DATA / "titles.tsv")
    read_modifiers(tables, DATA / "modifiers.tsv")
    read_portfolios(tables, DATA / "portfolios.tsv")
    read_abroad(tables, DATA / "abroad.tsv")
    read_given_names(tables, DATA / "given_names.tsv")
    read_anaphors(tables, DATA / "anaphors.tsv")


def read_roles(tables: Tables, path: Path) -> None:
    """Read role nouns and phrases; the plural is made where the phrase is a singular."""
    rows = list(read_rows(path))
    listed_phrases = {row["phrase"] for _, row in rows}
    for number, row in rows:
        phrase, words = row["phrase"], split_words(row["phrase"])
        with _naming(path, number):
            sectors, kind = _sectors(row), RoleKind(row["kind"])
        tables.roles.add(words, Role(phrase, sectors, kind, plural=is_plural(words)))
        plural = pluralise(phrase)
        if not is_plural(words) and plural not in listed_phrases:
            tables.roles.add(split_words(plural), Role(phrase, sectors, kind, plural=True))


def read_abbreviated_roles(tables: Tables, path: Path) -> None:
    """Read what roles are called for short, the roles being known: "FM" is the foreign minister."""
    for _, row in read_rows(path):
        short, full = row["short"], row["role"]
        for called, meant in ((short, full), (pluralise(short), pluralise(full))):
            for role in tables.roles.get(meant):
                tables.roles.add(split_words(called), role)


def read_local_names(tables: Tables, path: Path) -> None:
    """Read what known bodies are called at home alone: "the DCI" is Kenya's detectives in a story about Kenya."""
    for number, row in read_rows(path):
        bearers = (known.entry for known in tables.names.get(row["name"]) if known.entry.kind is Kind.ORGANISATION)
        entry = next((e for e in bearers if e.country == row["country"] and not e.shared), None)
        if entry is None:
            raise ValueError(f"{path.name}:{number}: {row['name']!r} of {row['country']!r} is in no table")
        tables.add(replace(entry, shared=True), listed(row["called"]))


def read_modifiers(tables: Tables, path: Path) -> None:
    """Read adjectives that change a role's sector, or make its holder a former one (ELI)."""
    for number, row in read_rows(path):
        with _naming(path, number):
            tables.modifiers[row["word"]] = Sector(row["sectors"])


def read_titles(tables: Tables, path: Path) -> None:
    """Read forms of address: "Mr.", "Gen."."""
    for number, row in read_rows(path):
        with _naming(path, number):
            sectors = _sectors(row)
        told = (row["gender"] or None, sectors, row["office"] or None, row["country"] or None)
        tables.titles.add(split_words(row["title"]), Title(*told))


def read_portfolios(tables: Tables, path: Path) -> None:
    """Read what ministries and ministers are of, and the sectors that go with it."""
    for number, row in read_rows(path):
        with _naming(path, number):
            tables.portfolios.add(split_words(row["portfolio"]), _sectors(row))


def read_abroad(tables: Tables, path: Path) -> None:
    """Read the roles of those who are often strangers in the "place" where they are, or in the whole "story"."""
    for number, row in read_rows(path):
        if row["scope"] not in ("place", "story"):
            raise ValueError(f"{path.name}:{number}: {row['scope']!r} is no scope")
        tables.abroad.add(row["role"])
        if row["scope"] == "story":
            tables.foreign.add(row["role"])


def read_given_names(tables: Tables, path: Path) -> None:
    """Read given names and the gender they tell."""
    for _, row in read_rows(path):
        tables.genders[fold(row["name"])] = row["gender"]


def read_anaphors(tables: Tables, path: Path) -> None:
    """Read what definite nouns such as "the bloc" and "the strongman" may take up."""
    for number, row in read_rows(path):
        sectors = frozenset(row["sectors"].split())
        if any(not re.fullmatch("[A-Z]{3}", sector) for sector in sectors):
            raise ValueError(f"{path.name}:{number}: {row['sectors']!r} are no sectors")
        tables.anaphors[row["noun"]] = Anaphor(sectors, frozenset(listed(row["roles"])))


def _sectors(row: Mapping[str, str]) -> tuple[Sector, ...]:
    """The sectors of a row, the first its own. Raises ``ValueError`` where one is none."""
    return tuple(Sector(code) for code in row["sectors"].split())


@contextmanager
def _naming(path: Path, number: int) -> Iterator[None]:
    """Name the file and the row in a ``ValueError``."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{path.name}:{number}: {error}") from error
