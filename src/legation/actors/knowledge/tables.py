"""The knowledge of who is who: tables of countries, people, organisations and roles, and their readers."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from legation.actors.knowledge.affiliation import Affiliation, Tenure, read_code
from legation.actors.knowledge.lookup import Lookup, split_words
from legation.actors.knowledge.plurals import pluralise, takes_plural
from legation.actors.knowledge.shared import short_forms
from legation.actors.knowledge.surnames import PARTICLES, person_forms
from legation.records import Sector

DATA = Path(__file__).parents[1] / "data"
RENOWNED = 1_500_000  # what a place listed by hand weighs beside towns of its name: Ontario is no town of California


class Kind(StrEnum):
    """What a proper name names."""

    COUNTRY = "country"
    SEAT = "seat"  # a seat of government that stands for it: "Pyongyang", "the Kremlin"
    NATIONALITY = "nationality"  # an adjective: "Vietnamese"
    NATIONAL = "national"  # a noun for people: "Swedes"
    PLACE = "place"  # a city or region
    PERSON = "person"
    ORGANISATION = "organisation"


class RoleKind(StrEnum):
    """How a role noun gets its sector."""

    PERSON = "person"  # a person whose sector is the noun's: "soldier"
    BODY = "body"  # an organisation or a collective: "ministry", "troops"
    MEMBER = "member"  # a person who takes the sector of what they belong to: "spokesman"
    PART = "part"  # a part of something that takes its sector: "delegation"
    NONE = "none"  # what is nobody, though one of its words is: "artificial intelligence"
    FAMILY = "family"  # kin, who are elite where their relative is: "son"


@dataclass(frozen=True, slots=True)
class Entry:
    """One who is known by name. ``population`` ranks places of one name; only a text knows one ``introduced``;
    a name that is ``shared`` is meant where the text speaks of the country."""

    kind: Kind
    name: str
    tenures: tuple[Tenure, ...]
    gender: str | None = None
    population: int = 0
    introduced: bool = False
    shared: bool = False

    @property
    def country(self) -> str | None:
        """The country of the latest tenure."""
        return self.tenures[-1].affiliation.country

    @property
    def home(self) -> str | None:
        """The latest country there is: that of an official of an organisation whom a country sent."""
        countries = [tenure.affiliation.country for tenure in reversed(self.tenures)]
        return next((country for country in countries if country), None)


class Name(NamedTuple):
    """One spelling of an entry: the words as they are written, and the entry."""

    words: tuple[str, ...]
    acronym: bool
    entry: Entry

    def fits(self, texts: tuple[str, ...]) -> bool:
        """Whether the words in the text have the capitals that the name has."""
        if self.acronym:
            return [text.replace(".", "") for text in texts] == [word.replace(".", "") for word in self.words]
        return all(
            text[:1].isupper() or not word[:1].isupper() or word.lower() in PARTICLES
            for text, word in zip(texts, self.words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun or phrase with its sectors, in the singular or the plural."""

    phrase: str
    sectors: tuple[Sector, ...]
    kind: RoleKind
    plural: bool = False

    @property
    def proper(self) -> bool:
        """Whether the noun only counts with a capital, as in names: "Center"."""
        return self.phrase[0].isupper()


class Title(NamedTuple):
    """A form of address before a name: the gender it tells, its sectors, its office in full, and the country that alone
    has it."""

    gender: str | None
    sectors: tuple[Sector, ...]
    office: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its usual name and the first of its adjectives."""

    code: str
    name: str
    adjective: str


class Anaphor(NamedTuple):
    """What a definite noun may take up: bodies of these sectors ("IGO" or an IGO's letters), or people who
    have been given one of these roles."""

    sectors: frozenset[str]
    roles: frozenset[str]


@dataclass(frozen=True)
class Tables:
    """Everything the reader of a cast knows beforehand."""

    countries: dict[str, Country] = field(default_factory=dict)
    country_words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # its names and adjectives
    names: Lookup[Name] = field(default_factory=Lookup)
    people: Lookup[Entry] = field(default_factory=Lookup)  # by surname
    roles: Lookup[Role] = field(default_factory=Lookup)
    titles: Lookup[Title] = field(default_factory=Lookup)
    modifiers: dict[str, Sector] = field(default_factory=dict)  # by adjective
    portfolios: Lookup[tuple[Sector, ...]] = field(default_factory=Lookup)
    abroad: set[str] = field(default_factory=set)  # roles whose holders are often strangers where they are
    foreign: set[str] = field(default_factory=set)  # those of them who are strangers to the story's country too
    genders: dict[str, str] = field(default_factory=dict)  # by given name: "f" or "m"
    anaphors: dict[str, Anaphor] = field(default_factory=dict)  # by noun

    def add(
        self,
        entry: Entry,
        spellings: Iterator[str] | list[str],
        *,
        short: list[str] | None = None,
        first: bool = False,
    ) -> None:
        """Know an entry by these spellings; ``short`` are the surnames a person goes by.

        It is the last of its names to be thought of, or the ``first``.
        """
        for spelling in spellings:
            words = split_words(spelling)
            self.names.add(words, Name(words, _is_acronym(spelling), entry), first=first)
            if "'" in words[1:] or "'s" in words[1:]:  # "the Peoples Democratic Party", "the Workers Party"
                bare = split_words(spelling.replace("'s ", "s ").replace("' ", " "))
                self.names.add(bare, Name(bare, False, entry), first=first)
        for surname in short or ():
            words = split_words(surname)
            if first:
                self.people.remove(words, lambda known: known.name == entry.name)
            self.people.add(words, entry, first=first)

    def is_spelling_of(self, country: str | None, text: str) -> bool:
        """Whether a text is a country's own name or adjective; ``country`` is its code (ISO 3166-1 alpha-3)."""
        return country is not None and text in self.country_words.get(country, ())

    def may_be_shared(self, name: str, entry: Entry) -> bool:
        """Whether a short name may also be this entry's: a country's own name, not one that bodies of many countries
        have ("Supreme Court"); an acronym only where somebody else has it as well."""
        bearers = {known.entry.name for known in self.names.get(name)}
        return not self.roles.get(name) and entry.name not in bearers and (bool(bearers) or not name.isupper())


def _is_acronym(spelling: str) -> bool:
    """Whether a name counts only in these very letters: "KGB", and "LeT", which is no "let"."""
    if " " in spelling or len(spelling) > 7:
        return False
    is_mixed = len(spelling) <= 4 and any(c.isupper() for c in spelling[1:])
    return is_mixed or all(c.isupper() for c in spelling if c.isalpha())


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a TSV file with a header, with their line numbers. Raises ``ValueError`` naming a bad row."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader)
        for number, row in enumerate(reader, start=2):
            if len(row) != len(header):
                raise ValueError(f"{path.name}:{number}: {len(row)} columns, the header has {len(header)}")
            yield number, dict(zip(header, row, strict=True))


@lru_cache(maxsize=4096)
def read_day(text: str, *, last: bool = False) -> date | None:
    """Read "2019-02-26", "2019-02" or "2019": the first day it covers, or the last; None for nothing."""
    if not text:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not match:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from error


def listed(cell: str) -> list[str]:
    """The items of a cell that lists several with semicolons."""
    return [item for part in cell.split(";") if (item := part.strip())] if cell else []


def read_tenure(row: dict[str, str]) -> Tenure:
    """The tenure that a row's code, country, office, from and to columns state."""
    affiliation = read_code(row["code"], row.get("country", ""))
    tenure = Tenure(affiliation, row.get("office") or None, read_day(row["from"]), read_day(row["to"], last=True))
    if tenure.start and tenure.end and tenure.end < tenure.start:
        raise ValueError(f"from {row['from']} is after to {row['to']}")
    return tenure


def read_organisations(tables: Tables, path: Path) -> None:
    """Read organisations; several rows of one name are one organisation at several times."""
    _read_entries(tables, path, Kind.ORGANISATION)


def read_people(tables: Tables, path: Path) -> None:
    """Read people; several rows of one name are one person's offices."""
    _read_entries(tables, path, Kind.PERSON)


def _read_entries(tables: Tables, path: Path, kind: Kind) -> None:
    tenures: dict[str, list[Tenure]] = {}
    spellings: dict[str, list[str]] = {}
    genders: dict[str, str] = {}
    for number, row in read_rows(path):
        name = row["name"]
        try:
            tenures.setdefault(name, []).append(read_tenure(row))
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
        spellings.setdefault(name, [name]).extend(listed(row["aliases"]))
        if row.get("gender"):
            genders[name] = row["gender"]
    for name, held in tenures.items():
        ordered = tuple(sorted(held, key=lambda tenure: tenure.start or date.min))
        entry = Entry(kind, name, ordered, genders.get(name) or ("m" if kind is Kind.PERSON else None))
        if kind is Kind.PERSON:
            full, short = person_forms(spellings[name], entry.home, tables.genders)
            tables.add(entry, full, short=short)
        else:
            tables.add(entry, list(dict.fromkeys(spellings[name])))
            sector, words = ordered[-1].affiliation.sector, tables.country_words[entry.country or ""]
            names = short_forms(spellings[name], sector, words)
            tables.add(replace(entry, shared=True), [known for known in names if tables.may_be_shared(known, entry)])


def read_countries(tables: Tables, path: Path) -> None:
    """Read the countries with their adjectives, nationals, capitals and seats of government.

    Several rows of one code are one country, the first under its own name, the others as it was called at times.
    """
    for number, row in read_rows(path):
        code = row["code"]
        adjectives = listed(row["adjectives"])
        country = Country(code, row["name"], adjectives[0] if adjectives else row["name"])
        tables.countries.setdefault(code, country)
        try:
            start, end = read_day(row["from"]), read_day(row["to"], last=True)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
        plain = (Tenure(Affiliation(code), None, start, end),)
        government = (Tenure(Affiliation(code, (Sector.GOV,)), None, start, end),)
        tables.add(Entry(Kind.COUNTRY, row["name"], plain), [row["name"], *listed(row["aliases"])])
        tables.country_words[code] |= {row["name"], *listed(row["aliases"]), *adjectives}
        tables.add(Entry(Kind.NATIONALITY, row["name"], plain), adjectives)
        nouns = listed(row["nouns"])
        nationals = [*nouns, *map(pluralise, nouns), *(pluralise(a) for a in adjectives if takes_plural(a))]
        tables.add(Entry(Kind.NATIONAL, row["name"], plain), nationals)
        tables.add(Entry(Kind.SEAT, row["name"], plain), listed(row["capitals"]))
        tables.add(Entry(Kind.SEAT, row["name"], government), listed(row["seats"]))


def read_places(tables: Tables, path: Path, weight: int = 0) -> None:
    """Read cities and regions: a name, aliases or adjectives, a country, a population or else this ``weight``."""
    for _, row in read_rows(path):
        tenure = _always_in(row["country"])
        population = int(row.get("population") or 0) or weight
        place = Entry(Kind.PLACE, row["name"], tenure, population=population)
        tables.add(place, [row["name"], *listed(row.get("aliases", ""))])
        if adjectives := listed(row.get("adjectives", "")):
            tables.add(Entry(Kind.NATIONALITY, row["name"], tenure), adjectives)
            plurals = [pluralise(adjective) for adjective in adjectives if takes_plural(adjective)]
            tables.add(Entry(Kind.NATIONAL, row["name"], tenure), plurals)


@cache
def _always_in(country: str) -> tuple[Tenure, ...]:
    return (Tenure(Affiliation(country)),)
