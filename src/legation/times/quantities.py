"""Amounts of time (DURATION) and times that recur (SET)."""

from __future__ import annotations

from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.vocabulary import word_list

_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
_IN_YEARS = {"E": 10, "C": 100, "L": 1000}
_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_IN_DAYS = {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24, "D": 1, "W": 7, "WE": 7}
_BY_LENGTH = ("Y", "M", "W", "D", "TH", "TM", "TS")
_ROUND_NUMBERS = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}


def count_of(phrase: Phrase) -> float | None:
    """How many units the phrase counts, one where it says no number; ``None`` where it is vague ("several")."""
    if phrase.has("dozens", "scores", "hundreds", "thousands") or len(phrase.slots.get("number", ())) > 1:
        return None
    if phrase.slots.get("vague"):
        return phrase.number("vague")  # "a couple" is two
    number = phrase.meaning("number")
    if isinstance(number, int | float):
        return number + (0.5 if phrase.has("half") else 0.0)
    if phrase.has("half"):
        return 1.5 if phrase.has("and") else 0.5
    return next((size for word, size in _ROUND_NUMBERS.items() if phrase.has(word)), 1.0)


def period_value(count: float | None, unit: str) -> str:
    """An amount as a TIMEX3 duration: P2D, PT1M30S, P2Y6M, PXM."""
    if unit[0].isdigit():  # "2W", a fortnight
        count, unit = (None if count is None else count * int(unit[0])), unit[1:]
    mark, letter = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{mark}X{letter}"
    if unit in _IN_YEARS:
        return f"P{count * _IN_YEARS[unit]:g}Y"
    whole, part = int(count), count - int(count)
    if not part or unit not in _SMALLER:
        return f"{mark}{count:g}{letter}"
    smaller, factor = _SMALLER[unit]
    value = f"{whole}{letter}" if whole else ""
    if mark == "P" and smaller.startswith("T"):
        value += "T"
    return f"{mark}{value}{round(part * factor)}{smaller[-1]}"


def duration(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time: "two days", "a five-year plan", "months of talks"."""
    unit = phrase.code("unit")
    if (
        unit is None
        or phrase.words in (("weekends",), ("some", "day"))
        or _is_age(phrase, unit)
        or _is_other_than_time(phrase, unit)
    ):
        return None
    is_old = phrase.words[-1] == "old"
    if is_old and phrase.word_after().lower() not in word_list("neighbours", "of_an_age") and not _is_counted(phrase):
        return None
    if phrase.words[0] == "the" and phrase.word_after() == "-" and not _is_counted(phrase):
        return None  # "the months-long siege"
    if unit == "M" and phrase.has("the"):  # "the nine months": of the year a report is about
        narrative.spoken = narrative.now(Grain.YEAR)
    is_one = phrase.words[-1] in ("long", "old") and not phrase.words[-3].endswith("s")  # "decade-long"
    says_how_many = is_one or _is_counted(phrase) or phrase.has("a", "an", "half", "another", "all")
    return Reading(TimeType.DURATION, period_value(count_of(phrase) if says_how_many else None, unit))


def nth_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """How long something has gone on, by the unit it is in: "a third straight day", "entered its second week"."""
    unit, number = phrase.code("unit") or "", phrase.number("ordinal")
    if number is None or (unit == "Q" and not phrase.has("consecutive", "straight", "successive")):
        return None  # "its fourth quarter" is one of the year's
    return Reading(TimeType.DURATION, period_value(number, unit))


def compound_duration(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time in two units: "three hours and 20 minutes", "one year and a day"."""
    units = [str(unit) for unit in phrase.slots["unit"]]
    counts = [float(str(number)) for number in phrase.slots.get("number", ())]
    if not counts:
        counts = [1.0, 1.0]
    if len(counts) != 2 or not all(unit in _BY_LENGTH for unit in units):
        return None
    if _BY_LENGTH.index(units[0]) >= _BY_LENGTH.index(units[1]):
        return None
    first, second = (period_value(count, unit) for count, unit in zip(counts, units, strict=True))
    return Reading(TimeType.DURATION, first + second[2 if "T" in first and "T" in second else 1 :])


def quarter_of_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """ "a quarter of a century", "quarter-hour"."""
    unit = phrase.code("unit") or ""
    return Reading(TimeType.DURATION, period_value(0.25, unit)) if unit in ("C", "TH") else None


def lasting(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """One word for so long a time: "weeklong"."""
    return Reading(TimeType.DURATION, period_value(1, phrase.code("lasting") or "D"))


def stretch(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time that ends or begins at publication: "the past two months", "the next five years"."""
    unit, count, published = phrase.code("unit") or "", count_of(phrase), narrative.published
    if phrase.words[0] == "last" and phrase.word_before().lower() in word_list("neighbours", "before_verb"):
        return None  # "will last 30 days"
    if phrase.words[0] == "this":
        return None  # "lived like this eight years ago"
    if unit in ("TM", "TS") and not _is_counted(phrase):
        return None  # "at the last minute"
    if not phrase.number("deictic"):  # "these 30 years", "the previous 18 months"
        return Reading(TimeType.DURATION, period_value(count, unit))
    if published is None or count is None:
        return Reading(TimeType.DURATION, period_value(count, unit))
    ahead = phrase.number("deictic") == 1
    other = _moved(published, count if ahead else -count, unit)
    days = (published, other) if ahead else (other, published)
    return Reading(TimeType.DURATION, period_value(count, unit), days)


def vague_stretch(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A stretch of no stated length: "recent years", "the coming weeks"."""
    if phrase.has("coming", "next", "future", "come"):
        return Reading(TimeType.DATE, "FUTURE_REF")
    return Reading(TimeType.DURATION, period_value(None, phrase.code("unit") or "X"))


def vague_duration(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time of no stated length or unit: "some time", "a while"."""
    return Reading(TimeType.DURATION, "PXX")


def every(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A time that recurs: "every Friday", "each July", "every three days", "twice a week"."""
    if phrase.slots.get("weekday"):
        return recurring_day(phrase, narrative)
    if phrase.slots.get("month"):
        return Reading(TimeType.SET, f"XXXX-{phrase.number('month'):02d}")
    if phrase.slots.get("season"):
        return Reading(TimeType.SET, f"XXXX-{phrase.code('season')}")
    if phrase.slots.get("part"):
        return Reading(TimeType.SET, f"XXXX-XX-XXT{phrase.code('part')}")
    count = 1.0 if phrase.has("times", "once", "twice") else 2.0 if phrase.has("other", "second") else count_of(phrase)
    return Reading(TimeType.SET, period_value(count, phrase.code("unit") or "X"))


def frequency(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A rate: "daily", "annually"."""
    return Reading(TimeType.SET, phrase.code("frequency"))


def recurring_day(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A weekday that recurs: "Mondays", "Tuesday nights"; "weekends"."""
    if phrase.has("weekends"):
        return Reading(TimeType.SET, "XXXX-WXX-WE")
    number, part = phrase.number("weekday"), phrase.code("part")
    return Reading(TimeType.SET, f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def _is_counted(phrase: Phrase) -> bool:
    return bool(phrase.slots.get("number") or phrase.slots.get("vague"))


def _is_age(phrase: Phrase, unit: str) -> bool:
    """Whether years are somebody's age ("35 years old", "the 35-year-old"): TimeBank leaves those untagged."""
    if phrase.words[-1] == "old" and phrase.word_after().lower() in word_list("neighbours", "of_an_age"):
        return False  # "the eight-year-old war"
    after = phrase.word_after(2) if phrase.word_after() == "-" else phrase.word_after()
    return unit == "Y" and (phrase.has("old") or after.lower() in ("old", "olds"))


def _is_other_than_time(phrase: Phrase, unit: str) -> bool:
    """Whether "a quarter" is a fraction, "a second" an ordinal, "a year" a rate ("$10 million a year")."""
    if unit == "Q" and phrase.has("quarters"):
        return len(phrase.words) == 1 or phrase.has("-")
    if _is_counted(phrase) or not phrase.has("a", "an"):
        return False
    if unit in ("Q", "TS"):
        return True
    alone = len(phrase.words) == 2
    return (
        alone
        and phrase.word_before().lower() not in word_list("neighbours", "before_length")
        and phrase.word_after().lower() not in word_list("neighbours", "after_length")
        and not _is_granted(phrase)
    )


def _is_granted(phrase: Phrase) -> bool:
    """Whether it is the time that somebody is left: "gave both sides a week to withdraw"."""
    before = {phrase.word_before(distance).lower() for distance in range(2, 6)}
    return phrase.word_after().lower() == "to" and not before.isdisjoint(word_list("neighbours", "granting"))


def _moved(day: date, count: float, unit: str) -> date:
    if unit[0].isdigit():
        count, unit = count * int(unit[0]), unit[1:]
    if unit in _IN_DAYS:
        return day + timedelta(days=round(count * _IN_DAYS[unit]))
    month = Period.containing(day, Grain.MONTH).shift(round(count * _IN_MONTHS[unit]))
    return min(month.last, month.first + timedelta(days=day.day - 1))
