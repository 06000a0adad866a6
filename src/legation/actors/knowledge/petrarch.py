"""PETRARCH's dictionaries: who is in an ``.actors.txt``, and what its agents are in an ``.agents.txt``.

The form is that of TABARI and PETRARCH (Schrodt, Beieler and Idris 2014): names in capitals with "_" between words,
synonyms after "+", codes of three letters in a row in brackets, with the days they hold. CAMEO has more codes than
PLOVER: of "AFGGOVMUS" the country and the sectors that PLOVER knows are kept. A code that says neither is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from legation.actors.knowledge.affiliation import SECTORS, Affiliation, Tenure
from legation.actors.knowledge.lookup import split_words
from legation.actors.knowledge.plurals import is_plural, pluralise
from legation.actors.knowledge.surnames import surnames
from legation.actors.knowledge.tables import Entry, Kind, Role, RoleKind, Tables
from legation.records import Sector

_CODE = re.compile(r"\[([^\]]*)\]")
_COMMENT = re.compile(r"\s[#;].*$|^[#;].*$")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"!([A-Z]+)!")
_BRACKETS = re.compile(r"[()]")  # "ARMY_OF_ADEN_(IAA)_" has its abbreviation with it
_SMALL = frozenset("of the and for in on de del la el al bin ibn von van da do dos to at".split())
_REGIONS = frozenset("EUR AFR ASA MEA LAM NMR SEA CAS SAS EAF WAF SAF CAF NAF CRB SAM CEU EEU WSF PGS EAS WST".split())
_AS_PLOVER = {
    "HLH": "MED", "MED": "JRN", "INS": "REB", "SEP": "REB", "RAD": "REB", "HRI": "SOC", "NGO": "SOC", "MNC": "BUS",
}  # fmt: skip
"""CAMEO's codes in PLOVER's words; its MED is the media, PLOVER's the medical."""
_TOP_LEVEL = {"NGO": Sector.SOC, "MNC": Sector.BUS}
_CENTURY = 30  # 29 is 2029, 30 is 1930


@dataclass(slots=True)
class _Block:
    """A name with its synonyms and the codes below them."""

    names: list[str] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)


def read_actors(tables: Tables, path: Path) -> None:
    """Add the actors of an ``.actors.txt``; they outdo those known by the same name."""
    for block in _blocks(path):
        if not block.names or not block.tenures:
            continue
        spellings = [_written(part) for name in block.names for part in _BRACKETS.split(name) if part.strip("_+- ")]
        tenures = tuple(sorted(block.tenures, key=lambda tenure: tenure.start or date.min))
        kind = _kind(tenures)
        if not spellings or (kind is Kind.PLACE and _is_known(tables, spellings[0], tenures[-1].affiliation.country)):
            continue
        entry = Entry(kind, spellings[0], tenures, population=10**9)
        full = [name for name in spellings if kind is not Kind.PERSON or len(split_words(name)) > 1]
        short = [name for name in spellings if name not in full]
        if kind is Kind.PERSON:
            short += [name for one in full for name in surnames(one, entry.home, tables.genders)]
        tables.add(entry, full or spellings, short=list(dict.fromkeys(short)), first=True)


def _blocks(path: Path) -> Iterator[_Block]:
    block, closed = _Block(), False
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = _COMMENT.sub("", line).strip()
        if not text:
            continue
        name, codes = text.partition("[")[0].strip(), _CODE.findall(text)
        if name and not name.startswith("+") and (closed or block.names):
            yield block
            block, closed = _Block(), False
        if name:
            block.names.append(name.removeprefix("+"))
        for code in codes:
            tenure = _tenure(code)
            if tenure:
                block.tenures.append(tenure)
    yield block


def _tenure(text: str) -> Tenure | None:
    """The affiliation and the days of "AFGGOV 920428-960927", "USAGOV >010120" or "IRQGOV <030409"."""
    code, _, days = text.strip().partition(" ")
    affiliation = _affiliation(code)
    days = days.strip()
    if affiliation is None or not re.fullmatch(r"|[<>]\d{6}(\d\d)?|\d{6}(\d\d)?-\d{6}(\d\d)?", days):
        return None
    if not days:
        return Tenure(affiliation)
    if days[0] == ">":
        return Tenure(affiliation, start=_day(days[1:]))
    if days[0] == "<":
        return Tenure(affiliation, end=_day(days[1:]))
    start, _, end = days.partition("-")
    return Tenure(affiliation, start=_day(start), end=_day(end))


def _day(digits: str) -> date | None:
    """The day of YYMMDD or YYYYMMDD; one that no month has is the month's last, month 0 is January."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < _CENTURY else "19") + digits
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not 1 <= year <= 9999 or month > 12:
        return None
    last = date(year, 12, 31) if month == 12 else date(year, max(month, 1) + 1, 1) - timedelta(days=1)
    return last.replace(day=max(1, min(day, last.day)))


def _affiliation(code: str) -> Affiliation | None:
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    if not parts or not all(re.fullmatch(r"[A-Z]{3}", part) for part in parts):
        return None
    sectors = _sectors(parts)
    if parts[0] == "IGO":
        body = next((part for part in parts[1:] if part not in _REGIONS), parts[1] if len(parts) > 1 else None)
        return Affiliation(None, (), f"IGO {body}") if body else None
    if parts[0] in _TOP_LEVEL:
        country = next((part for part in parts[1:2] if part not in SECTORS and part not in _AS_PLOVER), None)
        return Affiliation(country, (_TOP_LEVEL[parts[0]],), parts[0])
    if parts[0] == "IMG":
        return Affiliation(None, (Sector.REB,))
    if parts[0] in SECTORS or parts[0] in _AS_PLOVER:
        return Affiliation(None, sectors) if sectors else None
    return Affiliation(parts[0], sectors)


def _sectors(parts: list[str]) -> tuple[Sector, ...]:
    named = [_AS_PLOVER.get(part, part) for part in parts]
    return tuple(Sector(part) for part in dict.fromkeys(named) if part in SECTORS)


def _kind(tenures: tuple[Tenure, ...]) -> Kind:
    """Whose code is a mere country is a place; whose code changes with time, a person; else an organisation."""
    if all(not tenure.affiliation.sectors and not tenure.affiliation.organisation for tenure in tenures):
        return Kind.PLACE
    dated = any(tenure.start or tenure.end for tenure in tenures)
    return Kind.PERSON if dated else Kind.ORGANISATION


def _is_known(tables: Tables, name: str, country: str | None) -> bool:
    return any(known.entry.country == country for known in tables.names.get(name))


def _written(name: str) -> str:
    """The name as a text would have it: "HAMID_KARZAI_" is "Hamid Karzai", "IAEA_" stays."""
    words = [word for word in re.split(r"[_\s]+", name.strip()) if word.strip("+-")]
    if len(words) == 1 and len(words[0]) <= 4 and words[0].isalpha():
        return words[0].upper()
    return " ".join(
        word.lower() if i and word.lower() in _SMALL else "-".join(part.capitalize() for part in word.split("-"))
        for i, word in enumerate(words)
    )


def read_agents(tables: Tables, path: Path) -> None:
    """Add the agents of an ``.agents.txt`` as role nouns; they outdo those known."""
    sets: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = _COMMENT.sub("", line).strip()
        if text.startswith("!") and "=" in text:
            name, _, words = text.partition("=")
            sets[name.strip().strip("!")] = [word.strip() for word in words.split(",")]
            continue
        code = _CODE.search(text)
        sectors = _agent_sectors(code[1]) if code else ()
        if not code or not sectors:
            continue
        phrase, plural = text[: code.start()], _PLURAL.search(text)
        for singular in _expanded(_PLURAL.sub("", phrase), sets):
            _add_role(tables, singular, sectors, list(_expanded(plural[1], sets)) if plural else None)


def _agent_sectors(code: str) -> tuple[Sector, ...]:
    letters = code.replace("~", "").strip()
    return _sectors([letters[i : i + 3] for i in range(0, len(letters), 3)])


def _expanded(phrase: str, sets: dict[str, list[str]]) -> Iterator[str]:
    """A phrase with each set in it replaced by its words in turn: "FISHER!PERSON!"."""
    pieces = _SET.split(phrase)
    for chosen in product(*(sets.get(name, [name]) for name in pieces[1::2])):
        joined = "".join(piece + (chosen[i] if i < len(chosen) else "") for i, piece in enumerate(pieces[0::2]))
        words = " ".join(word for word in re.split(r"[_\s]+", joined.lower()) if word)
        if words:
            yield words


def _add_role(tables: Tables, phrase: str, sectors: tuple[Sector, ...], plurals: list[str] | None) -> None:
    words = split_words(phrase)
    noun = phrase.partition(" of ")[0].rpartition(" ")[2]
    head = next((role for role in tables.roles.get(noun) if role.sectors), None)
    kind = head.kind if head and head.kind is RoleKind.BODY else RoleKind.PERSON
    plural = is_plural(words) or phrase.endswith("men")
    tables.roles.add(words, Role(phrase, sectors, kind, plural=plural), first=True)
    for several in plurals if plurals is not None else [] if plural else [pluralise(phrase)]:
        tables.roles.add(split_words(several), Role(phrase, sectors, kind, plural=True), first=True)
