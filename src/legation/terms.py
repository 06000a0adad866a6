"""The closed vocabularies of the record: PLOVER 2's, TIMEX3's and our own, and the forms of its codes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints


class EventType(StrEnum):
    """PLOVER 2's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """PLOVER's four quad categories: verbal or material, cooperation (C) or conflict (K)."""

    VERBAL_COOPERATION = "VC"
    MATERIAL_COOPERATION = "MC"
    VERBAL_CONFLICT = "VK"
    MATERIAL_CONFLICT = "MK"


class Status(StrEnum):
    """Whether the trigger's own act has happened, as the text tells it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    NEGATED = "negated"


class Sector(StrEnum):
    """PLOVER's actor sectors."""

    GOV = "GOV"
    MIL = "MIL"
    COP = "COP"
    JUD = "JUD"
    LEG = "LEG"
    SPY = "SPY"
    PTY = "PTY"
    REB = "REB"
    PRM = "PRM"
    UAF = "UAF"
    UNK = "UNK"
    AGR = "AGR"
    BUS = "BUS"
    CRM = "CRM"
    CVL = "CVL"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    OPP = "OPP"
    PRE = "PRE"
    REL = "REL"
    SOC = "SOC"


class TimeType(StrEnum):
    """TIMEX3's four types of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Grain(StrEnum):
    """How finely a date is known."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateBasis(StrEnum):
    """What an event's date was read from, nearest first."""

    TRIGGER = "trigger"  # a time expression that modifies the trigger
    CLAUSE = "clause"
    SENTENCE = "sentence"
    NARRATIVE = "narrative"  # the date the story last spoke of
    PUBLISHED = "published"  # the publication date


class PlaceBasis(StrEnum):
    """What an event's place was read from, nearest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    NARRATIVE = "narrative"
    DATELINE = "dateline"


class PlaceKind(StrEnum):
    """What sort of thing a place is, after GeoNames' feature classes."""

    CONTINENT = "continent"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    REGION = "region"
    CAPITAL = "capital"
    CITY = "city"
    WATER = "water"
    TERRAIN = "terrain"
    SITE = "site"


class StatementKind(StrEnum):
    """Quoted word for word, paraphrased, or a paraphrase with quoted fragments."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class MagnitudeKind(StrEnum):
    """What a magnitude counts; money is in units of ``unit``, distance in kilometres."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DISPLACED = "displaced"
    CROWD = "crowd"
    TROOPS = "troops"
    MONEY = "money"
    DISTANCE = "distance"


CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3, its retired codes for dissolved states (SUN, YUG, CSK, DDR), or XKX for Kosovo."""

ActorCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}( [A-Z]{3})?$")]
"""A country and a sector ("PRK GOV"), a country ("VNM"), an organisation ("IGO UNO", "NGO", "MNC"), or a sector."""

CameoCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,4}$")]


def worldwide(code: str | None) -> str | None:
    """What stands for the country in the code of an organisation of none: "IGO" of "IGO UNO", "NGO" or "MNC"."""
    return code[:3] if code is not None and code[:3] in ("IGO", "NGO", "MNC") else None
