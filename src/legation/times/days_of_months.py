"""A day by its place in a month: "the last day of February", "the second Tuesday in May", "the 3rd of next month"."""

from __future__ import annotations

from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.years import nearest_period, relative_year

_FARTHEST = 45
"""How many days from publication a day may be whose month goes without saying."""


def day_of_month(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The day that the phrase counts to in its month; ``None`` where the month has no such day."""
    number, months = phrase.number("ordinal"), _months(phrase, narrative)
    weekday = phrase.number("weekday") if phrase.words[0] == "the" else None  # None for "Sunday the 8th of that month"
    days = [day for month in months if (day := _day(month, number, weekday))]
    if not months:
        return Reading(TimeType.DATE, None)
    if not days:
        return None
    if len(days) == 1 or narrative.published is None:
        return Reading(TimeType.DATE, days[0].isoformat())
    nearest = nearest_period([Period(Grain.DAY, day) for day in days], phrase, narrative, narrative.published)
    return Reading(TimeType.DATE, nearest.value if nearest else None)


def numbered_weekday(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The day of a diary's heading, the nearest to publication that bears both ("MON 17"); none inside a sentence."""
    published, text = narrative.published, phrase.scan.text
    line = text[text.rfind("\n", 0, phrase.start) + 1 : phrase.start] + text[phrase.end :].partition("\n")[0]
    if published is None or line.strip(" :*#-–—\t\r"):
        return None
    weekday, number = phrase.number("weekday"), phrase.number("day") or phrase.number("ordinal")
    days = (published + timedelta(days=step) for step in range(-_FARTHEST, _FARTHEST + 1))
    fitting = [day for day in days if (day.isoweekday(), day.day) == (weekday, number)]
    nearest = min(fitting, key=lambda day: abs(day - published), default=None)
    return Reading(TimeType.DATE, nearest.isoformat()) if nearest else None


def _months(phrase: Phrase, narrative: Narrative) -> list[Period]:
    """The month that is meant, or the candidates of three years where the year is left unsaid."""
    number = phrase.number("month")
    if number is None:
        shift = phrase.number("deictic")
        month = narrative.now(Grain.MONTH) if shift is not None else narrative.then(Grain.MONTH)
        return [month.shift(shift or phrase.number("anaphoric") or 0)] if month else []
    said = phrase.number("year") or relative_year(phrase, narrative)
    if said:
        return [Period(Grain.MONTH, date(said, number, 1))]
    years = [narrative.published.year + step for step in (0, -1, 1)] if narrative.published else []
    return [Period(Grain.MONTH, date(year, number, 1)) for year in years if 0 < year < 10_000]


def _day(month: Period, number: int | None, weekday: int | None) -> date | None:
    """The day with this number, or the last, among the month's days or its Mondays, Tuesdays ..."""
    count = (month.last - month.first).days + 1
    days = [month.first + timedelta(days=step) for step in range(count)]
    if weekday is not None:
        days = [day for day in days if day.isoweekday() == weekday]
    if number is None:
        return days[-1]
    return days[number - 1] if 1 <= number <= len(days) else None
