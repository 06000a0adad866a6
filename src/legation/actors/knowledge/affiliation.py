"""Affiliations: whose somebody is and in what sector, and the record's code for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from legation.records import Sector

SECTORS = frozenset(sector.value for sector in Sector)
ARMED_GROUPS = frozenset({Sector.REB, Sector.PRM, Sector.UAF})
STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.LEG, Sector.SPY})
_TOP_LEVEL = {"NGO": (Sector.SOC,), "MNC": (Sector.BUS,), "IGO": ()}
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A country (ISO 3166-1 alpha-3), sectors with the primary first, and an organisation's code."""

    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    organisation: str | None = None

    @property
    def sector(self) -> Sector | None:
        """The primary sector."""
        return self.sectors[0] if self.sectors else None

    @property
    def code(self) -> str | None:
        """The record's code: "PRK GOV", "VNM", "IGO UNO", "NGO", "MNC", a sector alone, or None."""
        if self.organisation:
            return self.organisation
        return " ".join(part for part in (self.country, self.sector) if part) or None

    def within(self, country: str | None) -> Affiliation:
        """The same in this country, where none was known."""
        return self if self.country or not country else replace(self, country=country)


@lru_cache(maxsize=4096)
def read_code(code: str, country: str = "") -> Affiliation:
    """Read "USA GOV MIL", "REB", "IGO UNO", "NGO" or "MNC"; ``country`` is where an organisation sits.

    Raises ``ValueError`` where the code is none of these.
    """
    parts = code.split()
    if not parts or not all(_CODE.fullmatch(part) for part in parts):
        raise ValueError(f"{code!r} is no actor code")
    if country and not _CODE.fullmatch(country):
        raise ValueError(f"{country!r} is no country code")
    if parts[0] in _TOP_LEVEL:
        if len(parts) > 2 or (parts[0] == "IGO") != (len(parts) == 2):
            raise ValueError(f"{code!r} is no actor code")
        return Affiliation(country or None, _TOP_LEVEL[parts[0]], code)
    nation = None if parts[0] in SECTORS else parts.pop(0)
    unknown = [part for part in parts if part not in SECTORS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no sector")
    return Affiliation(nation or country or None, tuple(Sector(part) for part in parts))


@dataclass(frozen=True, slots=True)
class Tenure:
    """An affiliation held from one day to another, both inclusive; None leaves that side open."""

    affiliation: Affiliation
    office: str | None = None
    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it was held on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def tenure_on(tenures: tuple[Tenure, ...], day: date | None) -> Tenure | None:
    """The tenure held on a day, the one begun last where several were; the latest where no day is known.

    Who leads a state and a party acts for the state.
    """
    held = [tenure for tenure in tenures if day is None or tenure.covers(day)]
    if day is not None and any(tenure.affiliation.sector is Sector.GOV for tenure in held):
        held = [tenure for tenure in held if tenure.affiliation.sector is not Sector.PTY]
    return max(held, key=lambda tenure: tenure.start or date.min, default=None)
