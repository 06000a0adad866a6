"""Amounts of time (DURATION) and times that recur (SET)."""

from __future__ import annotations

from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.vocabulary import word_list

_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def count_of(phrase: Phrase) -> float | None:
    """How many units the phrase counts; ``None`` where it is vague ("several")."""
    if phrase.has("dozens", "scores", "hundreds", "thousands"):
        return None
    if phrase.slots.get("vague"):
        vague = phrase.slots["vague"][0]
        return vague if isinstance(vague, int) else None
    numbers = [float(number) for number in phrase.slots.get("number", ()) if isinstance(number, int | float)]
    halves = 0.5 if phrase.has("half") else 0.0
    if len(numbers) > 1:
        return None
    if numbers:
        return numbers[0] + halves
    if halves:
        return 1.5 if phrase.has("and") else 0.5
    return next(
        (float(size) for word, size in (("dozen", 12), ("hundred", 100), ("thousand", 1000)) if phrase.has(word)), 1.0
    )


def period_value(count: float | None, unit: str) -> str:
    """An amount as a TIMEX3 duration: P2D, PT1M30S, P2Y6M, PXM."""
    if unit[0].isdigit():
        count, unit = (count * int(unit[0]) if count is not None else None), unit[1:]
    if unit in ("E", "C", "L") and count is not None:
        count, unit = count * {"E": 10, "C": 100, "L": 1000}[unit], "Y"
    mark = "PT" if unit.startswith("T") else "P"
    if count is None:
        return f"{mark}X{unit.removeprefix('T')}"
    whole = int(count)
    value = f"{whole}{unit.removeprefix('T')}" if whole or count == 0 else ""
    if count != whole and unit in _SMALLER:
        smaller, factor = _SMALLER[unit]
        if smaller.startswith("T") and mark == "P":
            mark, value = f"P{value}T", ""
        value += f"{round((count - whole) * factor)}{smaller.removeprefix('T')}"
    elif count != whole:
        value = f"{count:g}{unit.removeprefix('T')}"
    return mark + value


def duration(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time: "two days", "a five-year plan", "months of talks"."""
    unit = phrase.code("unit")
    if unit is None:
        return None
    if not any(phrase.slots.get(slot) for slot in ("number", "vague")) and _is_rate_or_other(phrase, unit):
        return None
    if unit == "Q" and phrase.has("quarters") and (len(phrase.words) == 1 or phrase.has("-")):
        return None
    after = phrase.word_after().lower()
    if unit == "Y" and (phrase.has("old") or "old" in (after, phrase.word_after(2).lower() if after == "-" else "")):
        return None  # an age
    if unit == "M" and phrase.has("the"):  # "the nine months": of the year a report is about
        narrative.spoken = narrative.now(Grain.YEAR)
    plural_alone = not any(phrase.slots.get(slot) for slot in ("number", "vague")) and not phrase.has(
        "a", "an", "half", "another"
    )
    return Reading(TimeType.DURATION, period_value(None if plural_alone else count_of(phrase), unit))


def _is_rate_or_other(phrase: Phrase, unit: str) -> bool:
    """Whether "a year" is a rate ("$10 million a year") or no time at all ("a quarter of", "a second round")."""
    if phrase.words[0] not in ("a", "an") or phrase.has("and"):
        return phrase.has("a") and unit in ("Q", "TS")
    return unit in ("Q", "TS") or (
        len(phrase.words) == 2 and phrase.word_before().lower() not in word_list("neighbours", "before_length")
    )


def stretch(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time that ends or begins at publication: "the past two months", "the next five years"."""
    unit, count = phrase.code("unit") or "", count_of(phrase)
    return Reading(TimeType.DURATION, period_value(count, unit), _days(phrase, narrative.published, count, unit))


def vague_stretch(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A stretch of no stated length: "recent years", "the coming weeks"."""
    unit = phrase.code("unit")
    if phrase.has("coming", "next", "ahead", "future"):
        return Reading(TimeType.DATE, "FUTURE_REF")
    return Reading(TimeType.DURATION, period_value(None, unit)) if unit else Reading(TimeType.DATE, "PAST_REF")


def vague_duration(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """An amount of time of no stated length or unit: "some time", "a while"."""
    return Reading(TimeType.DURATION, "PXX")


def every(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A time that recurs: "every Friday", "each July", "every three days", "twice a week"."""
    if phrase.slots.get("weekday"):
        part = phrase.code("part")
        return Reading(TimeType.SET, f"XXXX-WXX-{phrase.number('weekday')}" + (f"T{part}" if part else ""))
    if phrase.slots.get("month"):
        return Reading(TimeType.SET, f"XXXX-{phrase.number('month'):02d}")
    if phrase.slots.get("season"):
        return Reading(TimeType.SET, f"XXXX-{phrase.code('season')}")
    if phrase.slots.get("part"):
        return Reading(TimeType.SET, f"XXXX-XX-XXT{phrase.code('part')}")
    unit = phrase.code("unit")
    if unit is None:
        return None
    if phrase.has("times", "once", "twice"):
        return Reading(TimeType.SET, period_value(1, unit))
    count = 2.0 if phrase.has("other") else count_of(phrase) if phrase.slots.get("number") else 1.0
    return Reading(TimeType.SET, period_value(count, unit))


def frequency(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A rate: "daily", "annually"."""
    return Reading(TimeType.SET, phrase.code("frequency"))


def recurring_day(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """Weekdays and parts of days in the plural: "Mondays", "Tuesday nights"."""
    number = phrase.number("weekdays") or phrase.number("weekday")
    part = phrase.code("part")
    if number is None:
        return None
    return Reading(TimeType.SET, f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def _days(phrase: Phrase, published: date | None, count: float | None, unit: str) -> tuple[date, date] | None:
    """The days from publication back or ahead."""
    if published is None or count is None:
        return None
    ahead = (phrase.number("deictic") or 0) > 0
    try:
        other = _moved(published, count if ahead else -count, unit)
    except (ValueError, OverflowError):
        return None
    return (published, other) if ahead else (other, published)


def _moved(day: date, count: float, unit: str) -> date:
    if unit.startswith("T"):
        return day + timedelta(hours=count * {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit])
    if unit[0].isdigit():
        count, unit = count * int(unit[0]), unit[1:]
    if unit in ("D", "W", "WE"):
        return day + timedelta(days=round(count * (1 if unit == "D" else 7)))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit])
    month = Period.containing(day, Grain.MONTH).shift(months)
    return min(month.last, month.first + timedelta(days=day.day - 1))
