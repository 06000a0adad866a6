"""Dates named by the calendar: days, months, holidays, seasons, quarters, years, decades and centuries.

A year left unsaid is filled from the day of publication and the tense of the verb; without a day of publication it
is written XXXX.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

from legation.records import Grain, TimeType
from legation.syntax.dates import MONTHS
from legation.times.grammar import Phrase
from legation.times.holidays import holiday_date
from legation.times.intervals import Period, interval
from legation.times.narrative import Narrative, Reading
from legation.times.relative_dates import relative_unit
from legation.times.tense import Outlook
from legation.times.vocabulary import word_list
from legation.times.years import nearest_period, relative_year, year_of_day, year_of_part, year_of_season

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d).*?(Z?))?")
_BEFORE_JUCHE = 1911  # the year before North Korea's first
_ATTACKS = date(2001, 9, 11)
_AFTER_DAYS = frozenset("and at but by for from in of on that to when where which with".split())
_STREET_NAME = 3  # words before "Street", at most
_ALSO_OTHER_WORDS = frozenset({"may", "march", "mar"})


def calendar(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day or a month, with or without its year."""
    value = day_value(phrase, narrative)
    if value is None:
        return None
    return Reading(TimeType.TIME if "T" in value else TimeType.DATE, value)


def day_value(phrase: Phrase, narrative: Narrative) -> str | None:
    """The value of the day or the month that the phrase's slots spell out; ``None`` where they spell none."""
    written = phrase.code("iso_date") or phrase.code("numeric_date")
    if written:
        return _written_day(written)
    month, year_number = phrase.number("month"), phrase.number("year")
    day = phrase.number("day") or phrase.number("ordinal")
    if month is None or not _exists(month, day) or _runs_into_entry(phrase):
        return None
    if len(phrase.words) == 1 and phrase.words[0] in _ALSO_OTHER_WORDS and not _follows_preposition(phrase):
        return None
    if year_number is None and phrase.has("juche"):
        year_number = (phrase.number("number") or 0) + _BEFORE_JUCHE
    if year_number is None:
        year_number = year_of_day(month, day, phrase, narrative)
    value = f"{_written_year(year_number)}-{month:02d}" + (f"-{day:02d}" if day else "")
    return value if year_number is None or interval(value) else None


def _runs_into_entry(phrase: Phrase) -> bool:
    """Whether the month is a heading, and the day that of the entry below it: "October | 2 Oct. Troops enter"."""
    is_broken = "\n" in phrase.scan.text[phrase.start : phrase.end]
    return is_broken and phrase.word_after().rstrip(".").casefold() in MONTHS


def september_eleventh(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The day of the attacks of 2001, which the news writes without its year."""
    published = narrative.published
    if (phrase.number("month"), phrase.number("day")) != (9, 11) or (published and published < _ATTACKS):
        return None
    return Reading(TimeType.DATE, _ATTACKS.isoformat())


def week_of(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The week that holds a day: "the week of March 4"."""
    days = interval(day_value(phrase, narrative) or "")
    return Reading(TimeType.DATE, Period.containing(days[0], Grain.WEEK).value if days else None)


def day_range(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """Days of one month written as one: "March 3-5", "27 and 28 February", "May 2, 3 and 4"."""
    is_between = phrase.word_before().lower() == "between"
    goes_on = phrase.word_after()[:1].islower() and phrase.word_after() not in _AFTER_DAYS
    if phrase.has("and") and goes_on and not is_between:
        return None  # "on March 3 and 5 others"
    numbers = [int(str(day)) for day in phrase.slots["day"]]
    value, last = day_value(phrase, narrative), numbers[-1]
    if value is None or numbers != sorted(set(numbers)) or not _exists(phrase.number("month") or 0, last):
        return None
    return Reading(TimeType.DATE, f"{value}/{value[:-2]}{last:02d}")


def year_range(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """Years written as one: "2014-2018", "1939-45"."""
    years = [int(str(number)) for number in phrase.slots["year"]]
    short = phrase.number("year_short")
    last = years[-1] if short is None else years[0] - years[0] % 100 + short
    return Reading(TimeType.DATE, f"{years[0]}/{last}") if years[0] < last < years[0] + 200 else None


def year(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A year, fiscal or not."""
    number = phrase.number("year")
    if number is None or (len(phrase.words) == 1 and not _reads_as_year(phrase, number)):
        return None
    return Reading(TimeType.DATE, str(number))


def year_of_era(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A year reckoned from our era: "AD 476", "500 BC"."""
    number = phrase.number("number") or 0
    if not 1 <= number <= MAXYEAR or phrase.meaning("number") != number:
        return None
    return Reading(TimeType.DATE, f"BC{number:04d}" if phrase.has("bc", "bce") else f"{number:04d}")


def event_day(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day that is written as what happened on it: "9/11"."""
    day = date.fromisoformat(phrase.code("event_day") or "")
    if narrative.published and narrative.published < day:
        return None
    return Reading(TimeType.DATE, day.isoformat())


def decade(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    number = phrase.number("decade")
    if number is None and phrase.word_before().lower() in word_list("neighbours", "before_age"):
        return None  # "in his mid-50s"
    if number is None:
        short = phrase.number("decade_short")
        if short is None:
            short = phrase.number("decade_word")
        if short is None or (len(phrase.words) == 1 and phrase.words[0][0] not in "'’"):
            return None
        number = (20 if short < 2 else 19) * 10 + short
    return Reading(TimeType.DATE, f"{number:03d}")


def century(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A century by its number: "the 19th century" covers the years 1800 to 1899."""
    number = phrase.number("ordinal") or 0
    if phrase.has("bc", "bce"):
        return Reading(TimeType.DATE, f"BC{number:02d}")
    return Reading(TimeType.DATE, f"{number - 1:02d}") if 1 <= number <= 30 else None


def season(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A season of a named, a relative or an understood year."""
    code, year_number, published = phrase.code("season"), phrase.number("year"), narrative.published
    if code is None or (phrase.words[-1] == "fall" and phrase.word_after().lower() == "of"):
        return None  # "the fall of the Berlin Wall"
    if year_number is None and phrase.has("year"):
        year_number = relative_year(phrase, narrative)
    elif year_number is None and published:
        year_number = year_of_season(code, phrase, narrative, published)
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-{code}")


def holiday(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A holiday of a named or an understood year; found but without a value where its day is not known."""
    name, year_number, published = phrase.rule.value or "", phrase.number("year"), narrative.published
    if year_number is None and phrase.words[-1] == "year" and phrase.slots.get("deictic"):
        year_number = relative_year(phrase, narrative)
    elif year_number is None and published:
        years = (published.year + step for step in (0, -1, 1))
        days = [holiday_date(name, candidate) for candidate in years if MINYEAR <= candidate <= MAXYEAR]
        nearest = nearest_period([Period(Grain.DAY, day) for day in days if day], phrase, narrative, published)
        return Reading(TimeType.DATE, nearest.value if nearest else None)
    day = holiday_date(name, year_number) if year_number else None
    return Reading(TimeType.DATE, day.isoformat() if day else None)


def part_of_year(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A quarter or a half in figures: "Q3 2018", "H1"."""
    code = phrase.code("part_of_year") or ""
    if code[0].isdigit():  # "1Q"
        code = code[::-1]
    if code in ("H3", "H4"):
        return None
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    if year_number is None and narrative.published:
        year_number = year_of_part(code, phrase, narrative, narrative.published)
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-{code}")


def quarter(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A quarter of a year by its number."""
    number, published = phrase.number("ordinal") or 0, narrative.published
    if not 1 <= number <= 4:
        return None
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    is_comparison = phrase.has("ago", "earlier")
    if year_number is None and published:
        if is_comparison:
            reported = narrative.reported_quarter or Period.containing(published, Grain.QUARTER)
            year_number = reported.first.year - 1
        else:
            year_number = year_of_part(f"Q{number}", phrase, narrative, published)
    reading = Reading(TimeType.DATE, f"{_written_year(year_number)}-Q{number}", is_comparison=is_comparison)
    days = reading.interval
    if days and not is_comparison and narrative.outlook(phrase.start, phrase.end) is not Outlook.FUTURE:
        narrative.reported_quarter = Period(Grain.QUARTER, days[0])
    return reading


def half(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A half of a year by its number; a half of a decade, a month or a week has only the whole's value."""
    number = 1 if phrase.has("quarters") else phrase.number("ordinal") or 2
    if number > 2:
        return None
    month = phrase.number("month")
    if month is not None:
        year_number = phrase.number("year") or year_of_day(month, None, phrase, narrative)
        return Reading(TimeType.DATE, f"{_written_year(year_number)}-{month:02d}")
    if phrase.code("unit") in ("W", "M"):  # "the second half of next week"
        return relative_unit(phrase, narrative)
    whole = decade(phrase, narrative)
    if whole:
        return whole
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    if year_number is None and narrative.published:
        is_this = phrase.has("year")  # "the second half of the year"
        year_number = (
            narrative.published.year if is_this else year_of_part(f"H{number}", phrase, narrative, narrative.published)
        )
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-H{number}")


def _follows_preposition(phrase: Phrase) -> bool:
    return phrase.word_before().lower() in word_list("neighbours", "before_month")


def _written_year(number: int | None) -> str:
    if number is None:
        return "XXXX"
    if not MINYEAR <= number <= MAXYEAR:
        raise OverflowError("a year beyond those that dates can have")
    return f"{number:04d}"


def _exists(month: int, day: int | None) -> bool:
    return day is None or interval(f"2000-{month:02d}-{day:02d}") is not None


def _written_day(text: str) -> str | None:
    """An ISO date, with its time if any, or a numeric date; "2019-XX-XX" where day and month could change places."""
    iso = _ISO.fullmatch(text)
    if iso:
        value = iso[1] + (f"T{iso[2]}{iso[3]}" if iso[2] else "")
        return value if interval(value) else None
    digits = (text[:4], text[4:6], text[6:]) if text.isdigit() else re.split(r"[/.-]", text)
    first, second, third = (int(part) for part in digits)
    if first > 999:
        year_number, month, day = first, second, third
    else:
        day, month, year_number = (first, second, third) if second <= 12 else (second, first, third)
        if max(first, second) <= 12 and first != second and year_number > 999:
            return f"{year_number:04d}-XX-XX"
    value = f"{year_number:04d}-{month:02d}-{day:02d}"
    return value if year_number > 999 and interval(value) else None


def _reads_as_year(phrase: Phrase, number: int) -> bool:
    """Whether a lone four-digit number is a year rather than an amount, by its neighbours."""
    before, after = phrase.word_before().lower(), phrase.word_after().lower()
    other = phrase.word_before(2)
    listed = before == "," and ((other.isdigit() and len(other) == 4) or other == "year")  # "1979, 1980"
    opens = phrase.word_before() in ("In", "Since") and 1900 <= number <= 2050  # "In 1992 rebels seized ..."
    is_count = after in word_list("neighbours", "after_other_number") and not opens
    if (before in word_list("neighbours", "before_other_number") and not listed) or is_count:
        return False
    if after == "more" and before not in word_list("neighbours", "before_year"):
        return False  # "want 2000 more troops"
    if _numbers_house(phrase):
        return False
    return 1900 <= number <= 2050 or (number <= 2100 and before in word_list("neighbours", "before_year"))


def _numbers_house(phrase: Phrase) -> bool:
    """Whether a number stands before the name of a street: "of *1935* Orchard St.", "at *2010* Castle Road"."""
    if phrase.word_before().lower() not in word_list("neighbours", "before_house"):
        return False
    after = [phrase.word_after(distance) for distance in range(1, _STREET_NAME + 2)]
    street = next((n for n, word in enumerate(after) if word.lower() in word_list("neighbours", "streets")), 0)
    return street > 0 and all(word[:1].isupper() for word in after[: street + 1])
