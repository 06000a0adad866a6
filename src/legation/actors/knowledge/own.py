"""Actors of the user's own, added to the tables or put before those known by the same name.

A CSV file has a header with ``name`` and ``code``, and any of ``aliases`` (semicolons between them), ``type``,
``country``, ``office``, ``from``, ``to`` and ``gender``; a TOML file has the same keys in ``[[actor]]`` tables.
Several rows of one name are one actor at several times. ``type`` is "organisation" where it is not given, or "person",
"place", "nationality" or "role". PETRARCH's ``.actors.txt`` and ``.agents.txt`` are read as they are.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from legation.actors.knowledge.affiliation import Tenure, read_code
from legation.actors.knowledge.lookup import split_words
from legation.actors.knowledge.petrarch import read_actors, read_agents
from legation.actors.knowledge.plurals import is_plural, pluralise
from legation.actors.knowledge.reading import read_tables
from legation.actors.knowledge.surnames import person_forms
from legation.actors.knowledge.tables import Entry, Kind, Role, RoleKind, Tables, listed, read_tenure

COLUMNS = ("name", "code", "aliases", "type", "country", "office", "from", "to", "gender")
_KINDS = {
    "organisation": Kind.ORGANISATION,
    "organization": Kind.ORGANISATION,
    "person": Kind.PERSON,
    "place": Kind.PLACE,
    "nationality": Kind.NATIONALITY,
}
_GENDERS = ("", "f", "m")


@dataclass(slots=True)
class _Own:
    """One actor of the user's: what kind it is, how it is spelled, what it was when."""

    kind: Kind
    spellings: list[str]
    gender: str | None = None
    tenures: list[Tenure] = field(default_factory=list)


def tables_with(files: Sequence[Path]) -> Tables:
    """The shipped tables with these files' actors; a later file outdoes an earlier one.

    Raises ``FileNotFoundError`` where a file is not there, and ``ValueError`` naming file and row where one is broken.
    """
    tables = read_tables()
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(f"{file}: no such file of actors")
        name = file.name.lower()
        if name.endswith(".actors.txt"):
            read_actors(tables, file)
        elif name.endswith(".agents.txt"):
            read_agents(tables, file)
        elif name.endswith((".csv", ".toml")):
            _add(tables, _csv_rows(file) if name.endswith(".csv") else _toml_rows(file))
        else:
            raise ValueError(f"{file}: actors are read from .csv, .toml, .actors.txt and .agents.txt files")
    return tables


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file, each with its file and line for messages."""
    where = f"{path}:1"
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = [column.strip().lower() for column in next(reader, [])]
            _check_columns(where, header)
            where = f"{path}:2"
            for row in reader:
                where = f"{path}:{reader.line_num}"
                if not any(cell.strip() for cell in row):
                    continue
                if len(row) != len(header):
                    raise ValueError(f"{where}: {len(row)} columns, the header has {len(header)}")
                yield where, {column: cell.strip() for column, cell in zip(header, row, strict=True)}
                where = f"{path}:{reader.line_num + 1}"
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}:{line}: not UTF-8: {error}") from error
    except csv.Error as error:
        raise ValueError(f"{where}: {error}") from error


def _toml_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The ``[[actor]]`` tables of a TOML file, each with its file and number for messages."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error
    actors = document.get("actor")
    if not isinstance(actors, list) or not all(isinstance(actor, dict) for actor in actors):
        raise ValueError(f"{path}: no [[actor]] tables")
    for number, actor in enumerate(actors, start=1):
        where = f"{path}: actor {number}"
        _check_columns(where, list(actor))
        yield where, {key: _cell(where, key, value) for key, value in actor.items()}


def _cell(where: str, key: str, value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ";".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value.strip()
    raise ValueError(f"{where}: {key} is no text, date or list of texts")


def _check_columns(where: str, columns: Sequence[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise ValueError(f"{where}: no column {unknown[0]!r}; there are: {', '.join(COLUMNS)}")
    missing = [column for column in COLUMNS[:2] if column not in columns]
    if missing:
        raise ValueError(f"{where}: the column {missing[0]!r} is missing")


def _add(tables: Tables, rows: Iterator[tuple[str, dict[str, str]]]) -> None:
    actors: dict[tuple[str, str], _Own] = {}
    for where, row in rows:
        kind = row.get("type") or "organisation"
        if not split_words(row["name"]):
            raise ValueError(f"{where}: the name is missing")
        if kind not in _KINDS and kind != "role":
            raise ValueError(f"{where}: {kind!r} is no type; there are: {', '.join(sorted(_KINDS))}, role")
        if row.get("gender", "") not in _GENDERS:
            raise ValueError(f"{where}: {row['gender']!r} is no gender; write f or m, or nothing")
        try:
            if kind == "role":
                _add_role(tables, row)
                continue
            tenure = read_tenure({"from": "", "to": "", **row})
            if tenure.affiliation.country not in (None, *tables.countries):
                raise ValueError(f"{tenure.affiliation.country!r} is no country's code")
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
        own = actors.setdefault((kind, row["name"]), _Own(_KINDS[kind], [row["name"]]))
        own.spellings.extend(listed(row.get("aliases", "")))
        own.gender = row.get("gender") or own.gender
        own.tenures.append(tenure)
    for (_, name), own in actors.items():
        tenures = tuple(sorted(own.tenures, key=lambda tenure: tenure.start or date.min))
        entry = Entry(own.kind, name, tenures, own.gender, population=10**9)
        spellings = list(dict.fromkeys(own.spellings))
        if own.kind is Kind.PERSON:
            full, short = person_forms(spellings, entry.home, tables.genders)
            tables.add(entry, full, short=short, first=True)
        else:
            tables.add(entry, spellings, first=True)


def _add_role(tables: Tables, row: dict[str, str]) -> None:
    sectors = read_code(row["code"]).sectors
    for phrase in (row["name"], *listed(row.get("aliases", ""))):
        words = split_words(phrase)
        head = next(iter(tables.roles.get(words[-1])), None)
        kind = head.kind if head and head.kind is RoleKind.BODY else RoleKind.PERSON
        tables.roles.add(words, Role(phrase, sectors, kind, plural=is_plural(words)), first=True)
        if not is_plural(words):
            tables.roles.add(split_words(pluralise(phrase)), Role(phrase, sectors, kind, plural=True), first=True)
