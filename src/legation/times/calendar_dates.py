"""Dates named by the calendar: days, months, seasons, quarters, years, decades and centuries.

What the words leave out (the year of "March 3", the century of "the '80s") is filled from the day of publication and
the tense of the verb; without a day of publication it is written with X.
"""

from __future__ import annotations

import re
from datetime import date

from legation.records import Grain, TimeType
from legation.times.grammar import Phrase
from legation.times.holidays import holiday_date
from legation.times.intervals import Period, interval
from legation.times.narrative import Narrative, Reading
from legation.times.tense import Outlook

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# How many days nearer a date without a year must be to win against the tense of its verb.
_AGAINST_TENSE_DAY = 200
_AGAINST_TENSE_MONTH = 300
_LONG_PAST = 200  # days after which the coming quarter of that number is nearer
_MONTH_JUST_GONE = 45  # "last February" said in March is of the year before


def calendar(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day or a month, with or without its year."""
    value = day_value(phrase, narrative)
    return Reading(TimeType.TIME if value and "T" in value else TimeType.DATE, value) if value else None


def day_value(phrase: Phrase, narrative: Narrative) -> str | None:
    """The value of the day or the month that the phrase's slots spell out; ``None`` where they spell none."""
    written = phrase.code("iso_date") or phrase.code("slashed_date")
    if written:
        return _written_day(written)
    month, day, year = phrase.number("month"), _day_number(phrase), phrase.number("year")
    if month is None or not _is_day(month, day):
        return None
    if day is None and year is None and _is_other_word(phrase):
        return None
    if year is None:
        year = _year_of(month, day, phrase, narrative)
    written_year = "XXXX" if year is None else f"{year:04d}"
    value = f"{written_year}-{month:02d}" + ("" if day is None else f"-{day:02d}")
    return value if year is None or interval(value) else None


def day_range(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """Days of one month written as one: "March 3-5"."""
    days = [int(str(day)) for day in phrase.slots["day"]]
    if len(days) != 2 or days[0] >= days[1]:
        return None
    value = day_value(phrase, narrative)
    if value is None or not _is_day(phrase.number("month") or 0, days[1]):
        return None
    return Reading(TimeType.DATE, f"{value}/{value[:-2]}{days[1]:02d}")


def year_range(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """Years written as one: "2014-2018", "1939-45"."""
    years = [int(str(year)) for year in phrase.slots["year"]]
    short = phrase.number("year_short")
    last = years[0] - years[0] % 100 + short if short is not None else years[-1]
    return Reading(TimeType.DATE, f"{years[0]}/{last}") if years[0] < last < years[0] + 200 else None


def year(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A year, fiscal or not."""
    number = phrase.number("year")
    if number is None or (len(phrase.words) == 1 and not _reads_as_year(phrase, number)):
        return None
    return Reading(TimeType.DATE, str(number))


def decade(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    number = phrase.number("decade")
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
    code = phrase.code("season")
    if code is None:
        return None
    year_number = phrase.number("year")
    if year_number is None and narrative.published:
        if phrase.has("year"):
            year_number = relative_year(phrase, narrative)
        else:
            year_number = _season_year(code, phrase, narrative)
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-{code}")


def holiday(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A holiday of a named or an understood year."""
    name = phrase.rule.value or ""
    year_number = phrase.number("year")
    if year_number is None and narrative.published:
        if phrase.words[-1] == "year" and phrase.slots.get("deictic"):
            year_number = relative_year(phrase, narrative)
        else:
            days = [holiday_date(name, narrative.published.year + step) for step in (-1, 0, 1)]
            periods = [Period(Grain.DAY, day) for day in days if day]
            nearest = _nearest(periods, phrase, narrative, narrative.published)
            return Reading(TimeType.DATE, nearest.value if nearest else None)
    day = holiday_date(name, year_number) if year_number else None
    return Reading(TimeType.DATE, day.isoformat() if day else None)


def part_of_year(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A quarter or a half in figures: "Q3 2018", "H1"."""
    code = phrase.code("part_of_year") or ""
    if code[0] == "H" and code > "H2":
        return None
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    if year_number is None and narrative.published:
        year_number = narrative.published.year
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-{code}")


def quarter(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A quarter of a year by its number."""
    number = phrase.number("ordinal") or 0
    if not 1 <= number <= 4:
        return None
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    if year_number is None and narrative.published:
        if phrase.has("ago", "earlier"):
            reported = narrative.reported_quarter or Period.containing(narrative.published, Grain.QUARTER)
            year_number = reported.first.year - 1
        else:
            year_number = _quarter_year(number, phrase, narrative, narrative.published)
    reading = Reading(TimeType.DATE, f"{_written_year(year_number)}-Q{number}")
    days = reading.interval
    compared = phrase.has("ago", "earlier")
    if days is not None and not compared and narrative.outlook(phrase.start, phrase.end) is not Outlook.FUTURE:
        narrative.reported_quarter = Period(Grain.QUARTER, days[0])
    return reading


def _quarter_year(number: int, phrase: Phrase, narrative: Narrative, published: date) -> int:
    """The year of a quarter without one: mostly the latest that has begun, for reports look back."""
    this_year = Period(Grain.QUARTER, date(published.year, number * 3 - 2, 1))
    if (published - this_year.last).days > _LONG_PAST and narrative.outlook(phrase.start, phrase.end) is Outlook.FUTURE:
        return published.year + 1
    if this_year.first > published and narrative.outlook(phrase.start, phrase.end) is Outlook.PAST:
        return published.year - 1
    return published.year


def half(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A half of a year by its number."""
    number = phrase.number("ordinal") or 2
    if phrase.has("quarters"):
        return Reading(TimeType.DATE, f"{phrase.number('year')}-H1")
    if number > 2:
        return None
    decade_reading = decade(phrase, narrative)
    if decade_reading is not None:
        return decade_reading
    if phrase.number("month") is not None:
        return calendar(phrase, narrative)
    year_number = phrase.number("year") or relative_year(phrase, narrative)
    if year_number is None and narrative.published:
        year_number = narrative.published.year
    return Reading(TimeType.DATE, f"{_written_year(year_number)}-H{number}")


def relative_year(phrase: Phrase, narrative: Narrative) -> int | None:
    """The year that "last", "this", "next", "the following" ... point to."""
    shift = phrase.number("deictic")
    if shift is not None:
        return narrative.published.year + shift if narrative.published else None
    shift = phrase.number("anaphoric")
    anchor = narrative.then(Grain.YEAR)
    return anchor.first.year + shift if shift is not None and anchor else None


def _written_year(number: int | None) -> str:
    return "XXXX" if number is None else f"{number:04d}"


def _day_number(phrase: Phrase) -> int | None:
    day = phrase.number("day")
    return day if day is not None else phrase.number("ordinal")


def _is_day(month: int, day: int | None) -> bool:
    return day is None or interval(f"2000-{month:02d}-{day:02d}") is not None


def _year_of(month: int, day: int | None, phrase: Phrase, narrative: Narrative) -> int | None:
    """The year of a month or a day without one."""
    published = narrative.published
    if published is None:
        return None
    if phrase.has("year"):
        return relative_year(phrase, narrative)
    this_year = _period(published.year, month, day) or Period(Grain.MONTH, date(published.year, month, 1))
    shift = phrase.number("deictic")
    if shift is None:
        shift = phrase.number("anaphoric")
    if shift == 0:
        return published.year
    if shift is not None:
        if shift < 0:
            return published.year - ((published - this_year.first).days <= _MONTH_JUST_GONE)
        return published.year + (this_year.first <= published)
    years = [period for step in (0, -1, 1) if (period := _period(published.year + step, month, day))]
    weekday = phrase.number("weekday")
    nearest = _nearest([p for p in years if p.first.isoweekday() == weekday] or years, phrase, narrative, published)
    return nearest.first.year if nearest else None


def _nearest(periods: list[Period], phrase: Phrase, narrative: Narrative, published: date) -> Period | None:
    """The period nearest to publication, the tense of the verb weighing against those on the other side."""
    shift = phrase.number("deictic")
    if shift:
        periods = [p for p in periods if (p.last < published if shift < 0 else p.first > published)]
    outlook = narrative.outlook(phrase.start, phrase.end)
    against = _AGAINST_TENSE_MONTH if periods and periods[0].grain is Grain.MONTH else _AGAINST_TENSE_DAY
    return min(periods, key=lambda period: _distance(period, published, outlook, against), default=None)


def _distance(period: Period, published: date, outlook: Outlook, against: int) -> int:
    """Days between a period and publication, more of them where the tense points the other way."""
    if period.first > published:
        return (period.first - published).days + (against if outlook is Outlook.PAST else 0)
    if period.last < published:
        return (published - period.last).days + (against if outlook is Outlook.FUTURE else 0)
    return 0


def _period(year_number: int, month: int, day: int | None) -> Period | None:
    try:
        return Period(Grain.DAY if day else Grain.MONTH, date(year_number, month, day or 1))
    except ValueError:
        return None


def _season_year(code: str, phrase: Phrase, narrative: Narrative) -> int | None:
    published = narrative.published
    if published is None:
        return None
    start = Period(Grain.SEASON, date(published.year, _SEASON_START[code], 1))
    shift = phrase.number("deictic")
    if shift is None:
        shift = phrase.number("anaphoric")
    if phrase.has("past"):
        shift = -1
    if shift is not None and shift < 0:
        candidates = [start, start.shift(-4), start.shift(-8)]
        return next(period.first.year for period in candidates if period.last < published)
    if shift:
        return published.year if start.first > published else published.year + 1
    if shift is None and start.first > published and narrative.outlook(phrase.start, phrase.end) is Outlook.PAST:
        return published.year - 1
    return published.year


def _written_day(text: str) -> str | None:
    """An ISO date, with its time if any, or a numeric date whose order of day and month is certain."""
    iso = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d).*)?", text)
    if iso:
        value = iso[1] + (f"T{iso[2]}" if iso[2] else "") + ("Z" if text.endswith("Z") else "")
    else:
        first, second, year_number = (int(part) for part in re.split(r"[/.]", text))
        if year_number < 100:
            return None
        if first <= 12 and second <= 12 and first != second:
            return f"{year_number:04d}-XX-XX"
        day, month = (first, second) if second <= 12 else (second, first)
        value = f"{year_number:04d}-{month:02d}-{day:02d}"
    return value if interval(value) else None


def _is_other_word(phrase: Phrase) -> bool:
    """Whether a lone "May" or "March" is more likely the verb, or part of a name."""
    if phrase.words[-1] not in ("may", "march", "mar", "sun", "sat", "wed", "mon") or len(phrase.words) > 1:
        return False
    before = phrase.word_before().lower()
    return before not in MONTH_LEADS


MONTH_LEADS = frozenset(
    "in by since until till from to through of during last next this between and before after for early late mid".split()
)
_BEFORE_YEAR = frozenset(
    "in by since until till from to through of during between and before after for early late mid the a an its his her "
    "their our that this around about over or due circa -".split()
)


def _reads_as_year(phrase: Phrase, number: int) -> bool:
    """Whether a lone four-digit number is a year rather than an amount, by its neighbours."""
    before, after = phrase.word_before().lower(), phrase.word_after().lower()
    if before in ("$", "€", "£", "#", "no", ".", "/", "flight", "resolution", "highway", "route", "room", "law", "article", "order", "decree") or after in ("%", "/"):
        return False
    if after in _COUNTED or not 1000 <= number <= 2100:
        return False
    return before in _BEFORE_YEAR if not 1900 <= number <= 2050 else True


_COUNTED = frozenset(
    "people troops soldiers men women workers miles kilometers kilometres km meters metres feet tons tonnes percent "
    "million billion thousand dollars euros pounds yen barrels members police officers students hours gmt shares jobs "
    "points homes houses refugees prisoners civilians protesters demonstrators fighters rebels".split()
)
