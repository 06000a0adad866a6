"""The year that a date leaves unsaid: "on March 3", "last June", "in the third quarter", "this winter".

The nearest year wins, the tense of the verb weighing against those on the other side of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from legation.records import Grain
from legation.times.entries import is_in_entry, opens_entry
from legation.times.grammar import Phrase
from legation.times.intervals import SEASON_STARTS, Period
from legation.times.narrative import Narrative
from legation.times.tense import SENTENCE_END, Outlook

# By how many days a date must be nearer to win against the tense of its verb.
_AGAINST_TENSE = {Grain.DAY: 200, Grain.MONTH: 300}
# The same after "on" and "in", when the date is surely the verb's own ("met on March 3", but "put off to March 3").
_TOLD_ON = {Grain.DAY: 355, Grain.MONTH: 355}
_A_YEAR = 365
_FINE = (Grain.DAY, Grain.MONTH, Grain.SEASON)
# What news tells the time by, and history does not.
_OF_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|to(?:day|night|morrow)|yesterday|ago|so far"
    r"|(?:last|this|next) [a-z]+)\b"
)
# How long ago a day is still news, whatever other year the paragraph told of.
_NEW = timedelta(days=60)
# "last February" said within so many days of its first is of the year before.
_JUST_GONE = 45
# A quarter that ended so many days ago is, where the verb looks ahead, next year's.
_LONG_GONE = 200
# A quarter that begins so many days ahead is, where the verb does not look ahead, last year's.
_FAR_OFF = 90


def relative_year(phrase: Phrase, narrative: Narrative) -> int | None:
    """The year that "last", "this", "next", "the following" ... point to; ``None`` where none of them is said."""
    shift = phrase.number("deictic")
    if shift is not None:
        return narrative.published.year + shift if narrative.published else None
    shift = phrase.number("anaphoric")
    anchor = narrative.then(Grain.YEAR)
    return anchor.first.year + shift if shift is not None and anchor else None


def year_of_day(month: int, day: int | None, phrase: Phrase, narrative: Narrative) -> int | None:
    """The year of a month, or of a day where one is given; without a day of publication the one that the paragraph
    tells of, and ``None`` where it tells of none."""
    published = narrative.published
    if published is None or phrase.has("year"):
        said = relative_year(phrase, narrative)
        if said is not None or published is not None:
            return said
        of_entry = _year_of_entry(month, day, phrase, narrative, date.max)
        of_entry = of_entry if of_entry is not None else _year_over(phrase, narrative)
        return of_entry if of_entry is not None else _year_told(month, day, phrase, narrative)
    shift = phrase.number("deictic")
    anaphoric = phrase.number("anaphoric")
    if anaphoric is not None and narrative.spoken:
        return _year_from(narrative.spoken, anaphoric, month)
    if shift is None:
        shift = anaphoric
    if phrase.slots.get("weekday"):
        shift = None  # "next Monday, March 4"
    start = date(published.year, month, 1)
    if shift == 0:
        return published.year
    if shift is not None:
        if shift < 0:
            return published.year - ((published - start).days <= _JUST_GONE)
        return published.year + (start <= published)
    periods = list(_days_or_months(published.year, month, day))
    if (year := _year_of_entry(month, day, phrase, narrative, published)) is not None:
        return year
    told = _old_date_beside(periods, phrase, narrative, published)
    if told is not None:
        if phrase.word_before().lower() == "that":  # "was freed that August"
            return told.year
        periods = list(_days_or_months(told.year, month, day))
        return min(periods, key=lambda period: abs(period.first - told)).first.year if periods else None
    weekday = phrase.number("weekday")
    on_weekday = [period for period in periods if period.first.isoweekday() == weekday]
    nearest = nearest_period(on_weekday or periods, phrase, narrative, published)
    return nearest.first.year if nearest else None


def _year_told(month: int, day: int | None, phrase: Phrase, narrative: Narrative) -> int | None:
    """The year in which a history goes on from the date that its paragraph told of just before: "The war began in 1914.
    *On 28 July* Austria-Hungary declared war"; ``None`` of what has not come about, and in news."""
    spoken, text = narrative.spoken, phrase.scan.text
    if spoken is None or "\n\n" in text[narrative.spoken_at : phrase.start] or _is_news(text):
        return None
    if narrative.outlook(phrase.start, phrase.end) is not Outlook.PAST:
        return None
    first = spoken.first.year
    following = (p for year in (first, first + 1) for p in _days_or_months(year, month, day) if p.last >= spoken.first)
    return min((period.first.year for period in following if period.first.year >= first), default=None)


@lru_cache(1)  # asked of each date of one text after the other
def _is_news(text: str) -> bool:
    return _OF_NEWS.search(text) is not None


def _year_of_entry(month: int, day: int | None, phrase: Phrase, narrative: Narrative, published: date) -> int | None:
    """The year that a chronology gives: that over the entry in which the date stands, or, for a date that opens an
    entry, the one in which it comes next after the entry before; ``None`` where the chronology goes backwards."""
    if narrative.entry is None:
        return None
    (over, end), text = narrative.entry, phrase.scan.text
    if is_in_entry(text, end, phrase.start):
        return over.first.year if over.grain is Grain.YEAR else None
    if not opens_entry(text, phrase.start, phrase.end):
        return None
    next_ones = (p for p in _days_or_months(over.first.year, month, day) if over.first <= p.last)
    following = min(next_ones, key=lambda period: period.first, default=None)
    return following.first.year if following is not None and following.first <= published else None


def _year_over(phrase: Phrase, narrative: Narrative) -> int | None:
    """The year that stands over the first entry of a log: "Incident log 2010 | *26 March* - A corvette sank"."""
    spoken, text = narrative.spoken, phrase.scan.text
    is_first = narrative.entry is None and spoken is not None and spoken.grain is Grain.YEAR
    is_entry = is_first and opens_entry(text, phrase.start, phrase.end)
    return spoken.first.year if is_entry and spoken is not None else None


def _old_date_beside(periods: Sequence[Period], phrase: Phrase, narrative: Narrative, published: date) -> date | None:
    """The day or the month of another year that the same sentence told of just before: "sent 3,000 men in August 1983
    after bombs had fallen in July"; or one that the paragraph did, if the date comes later in its year and is not new.
    """
    spoken = narrative.spoken
    if spoken is None or spoken.grain not in _FINE or (published - spoken.last).days <= _A_YEAR:
        return None
    text, at = phrase.scan.text, narrative.spoken_at
    is_same = not SENTENCE_END.search(text, at, phrase.start)
    is_new = any(timedelta() <= published - period.first <= _NEW for period in periods)
    is_later = "\n\n" not in text[at : phrase.start] and periods and periods[0].first.month >= spoken.first.month
    goes_on = is_later and not is_new
    is_past = (is_same or goes_on) and narrative.outlook(phrase.start, phrase.end) is Outlook.PAST
    return spoken.first if is_past else None


def _year_from(spoken: Period, shift: int, month: int) -> int:
    """The year of the month before, in or after a period: "the following May"."""
    if shift < 0:
        return spoken.first.year - (month >= spoken.first.month)
    if shift > 0:
        return spoken.last.year + (month <= spoken.last.month)
    return spoken.first.year


def year_of_season(code: str, phrase: Phrase, narrative: Narrative, published: date) -> int:
    """The year in which a season begins."""
    start = Period(Grain.SEASON, date(published.year, SEASON_STARTS[code], 1))
    shift = phrase.number("deictic")
    if shift is None:
        shift = phrase.number("anaphoric")
    if phrase.has("past"):
        shift = -1
    is_that = phrase.word_before().lower() == "that"
    if narrative.spoken and (is_that or phrase.number("anaphoric") is not None):
        return _year_from(narrative.spoken, phrase.number("anaphoric") or 0, SEASON_STARTS[code])
    if shift is not None and shift < 0:
        return next(period.first.year for years in (0, 1, 2) if (period := start.shift(-4 * years)).last < published)
    if shift:
        return published.year + (start.first <= published)
    if shift is None and not start.first <= published <= start.last:
        outlook = narrative.outlook(phrase.start, phrase.end)
        if start.first > published and outlook is Outlook.PAST:
            return published.year - 1
        if start.last < published and outlook is Outlook.FUTURE:
            return published.year + 1
    return published.year


def year_of_part(code: str, phrase: Phrase, narrative: Narrative, published: date) -> int:
    """The year of a quarter or a half ("Q3", "H1"): mostly of the latest that has begun, for reports look back."""
    number = int(code[1])
    grain, month = (Grain.QUARTER, number * 3 - 2) if code[0] == "Q" else (Grain.HALF, number * 6 - 5)
    this_year = Period(grain, date(published.year, month, 1))
    if (published - this_year.last).days > _LONG_GONE and narrative.outlook(phrase.start, phrase.end) is Outlook.FUTURE:
        return published.year + 1
    if this_year.first > published:
        outlook = narrative.outlook(phrase.start, phrase.end)
        is_far = outlook is Outlook.UNKNOWN and (this_year.first - published).days > _FAR_OFF
        return published.year - (outlook is Outlook.PAST or is_far)
    return published.year


def nearest_period(periods: Iterable[Period], phrase: Phrase, narrative: Narrative, published: date) -> Period | None:
    """The period nearest to publication, on the side that "last" or "next" asks for where one is said."""
    shift = phrase.number("deictic")
    if shift:
        periods = [p for p in periods if (p.last < published if shift < 0 else p.first > published)]
    if phrase.word_before().lower() == "since":
        periods = [period for period in periods if period.first <= published]
    outlook = narrative.outlook(phrase.start, phrase.end)
    against = _TOLD_ON if phrase.word_before().lower() in ("on", "in") else _AGAINST_TENSE
    return min(periods, key=lambda period: _distance(period, published, outlook, against), default=None)


def _distance(period: Period, published: date, outlook: Outlook, against: Mapping[Grain, int]) -> int:
    """Days between a period and publication, more of them where the tense points the other way."""
    if period.first > published:
        return (period.first - published).days + (against[period.grain] if outlook is Outlook.PAST else 0)
    if period.last < published:
        return (published - period.last).days + (against[period.grain] if outlook is Outlook.FUTURE else 0)
    return 0


def _days_or_months(year: int, month: int, day: int | None) -> Iterable[Period]:
    """The month or the day in this year, the last and the next, where it exists."""
    for candidate in (year, year - 1, year + 1):
        try:
            yield Period(Grain.DAY if day else Grain.MONTH, date(candidate, month, day or 1))
        except ValueError:  # February 29, or beyond the years that dates can have
            continue
