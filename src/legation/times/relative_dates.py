"""Dates told from another date: from the day of publication, or from the date the story last spoke of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.quantities import count_of, duration, period_value, stretch
from legation.times.references import goes_on
from legation.times.tense import Outlook
from legation.times.vocabulary import month_numbers, word_list

GRAINS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "E": Grain.DECADE,
    "C": Grain.CENTURY,
}
_A_DAY = {"TH": 24, "TM": 24 * 60, "TS": 24 * 60 * 60}
_PERIODS_A_YEAR = {Grain.QUARTER: 4, Grain.MONTH: 12}
_BY_LENGTH = "DWMQYEC"
# The shortest unit that distances from a period of the grain are counted in.
_COUNTED_FROM = {
    Grain.WEEK: "D",
    Grain.MONTH: "W",
    Grain.SEASON: "M",
    Grain.QUARTER: "M",
    Grain.HALF: "M",
    Grain.YEAR: "Y",
    Grain.DECADE: "E",
    Grain.CENTURY: "C",
}
_UNIT_WORDS = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
_FIRST_MONTHS = 3  # of a year, in which "the new year" is that one
_TOLD_GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR)
_DETERMINERS = frozenset({"the", "its", "his", "her", "their"})
_PAST = Reading(TimeType.DATE, "PAST_REF")
_FUTURE = Reading(TimeType.DATE, "FUTURE_REF")


def relative_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day, week, month, year ... told from now ("last week") or from then ("the following week")."""
    unit, deictic, anaphoric = phrase.code("unit") or "", phrase.number("deictic"), phrase.number("anaphoric")
    if _is_no_time(phrase, unit):
        return None
    if deictic is None and anaphoric is None and phrase.words[0] == "the" and phrase.word_after() == "since":
        return Reading(TimeType.DURATION, period_value(1, unit))  # "in the decade since"
    if unit == "C" and phrase.has("turn"):
        return _turn_of_century(narrative)
    if _is_stretch(phrase, unit):
        return stretch(phrase, narrative)
    if unit == "WE":
        return _weekend(phrase, narrative)
    grain = GRAINS.get(unit) or (Grain.YEAR if phrase.has("year") else None)
    if grain is None:
        return None
    if anaphoric is None and _is_next_of_story(phrase, grain, narrative):
        anaphoric = 1
    if anaphoric is not None:
        return _told_from_then(grain, anaphoric, narrative)
    return _told_from_now(phrase, grain, deictic, narrative)


def _is_no_time(phrase: Phrase, unit: str) -> bool:
    """Whether a unit tells of no time here: "the decade-long war", "the last quarter of Palma", "years to the day"."""
    if phrase.word_after() == "-" and phrase.word_after(2).lower() in ("long", "old"):
        return True
    if unit == "Q" and phrase.word_after() == "of" and phrase.word_after(2)[:1].isupper():
        return True
    return phrase.words == ("the", "day") and phrase.word_before() == "to" and _is_unit(phrase.word_before(2))


def _told_from_then(grain: Grain, distance: int, narrative: Narrative) -> Reading | None:
    """A unit so many units after the one that the story last told of."""
    anchor = narrative.then(grain)
    if anchor is None and distance == 0:  # "that day", where the story speaks of years
        day = narrative.last_day() if grain is Grain.DAY else None
        return _date(day) if day else None
    return _date(anchor.shift(distance) if anchor else None)


def _told_from_now(phrase: Phrase, grain: Grain, distance: int | None, narrative: Narrative) -> Reading:
    """A unit so many units after the one of publication; without a distance that of the story, if it is told so."""
    if distance is None and _is_told(phrase, grain):
        return _date(None)
    if distance is None and grain is Grain.DAY:  # "later in the day"
        return _date(narrative.then(grain) or narrative.now(grain))
    if distance is None and grain is Grain.QUARTER and narrative.reported_quarter:
        return _date(narrative.reported_quarter)
    now = narrative.now(grain)
    if phrase.has("before", "after"):  # "the week before last", "the month after next"
        return _date(now.shift(2 if phrase.has("next") else -2) if now else None)
    return _date(now.shift(-1 if phrase.has("past") else distance or 0) if now else None)


def new_year(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """ "the new year", before its first months the next one."""
    year = narrative.now(Grain.YEAR)
    if year is None or narrative.published is None:
        return _date(None)
    return _date(year.shift(int(narrative.published.month > _FIRST_MONTHS)))


def _is_unit(word: str) -> bool:
    return word.removesuffix("s") in (*_UNIT_WORDS, "decade")


def _turn_of_century(narrative: Narrative) -> Reading:
    """The year in which a century turned or will, the nearest to publication."""
    if narrative.published is None:
        return Reading(TimeType.DATE, None)
    return Reading(TimeType.DATE, f"{round(narrative.published.year / 100) * 100:04d}")


def bounded_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A unit that the words after it bound: "the year ended Sept. 30" is a length of time, a quarter still a date."""
    unit = phrase.code("unit") or ""
    if unit == "Q":
        return _quarter_ended(phrase, narrative) or reported_period(phrase, narrative)
    return Reading(TimeType.DURATION, period_value(1, unit)) if unit in GRAINS else None


def _quarter_ended(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The quarter of the month that it is said to end in, of the last that have begun: "the quarter ended Sept. 30"."""
    words = (phrase.word_after(distance).lower() for distance in (2, 3, 4))
    month = next((int(str(number)) for word in words if (number := month_numbers().get(word))), None)
    if month is None or narrative.published is None:
        return None
    quarter = Period.containing(narrative.published.replace(month=month, day=1), Grain.QUARTER)
    if quarter.first > narrative.published:
        quarter = quarter.shift(-4)
    if narrative.reported_quarter is None:  # else the company's own count of quarters, which may differ
        narrative.reported_quarter = quarter
    return _date(quarter)


def reported_period(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The quarter that a company's report is about, or the same one a year before."""
    now = narrative.now(Grain.QUARTER)
    reported = narrative.reported_quarter or (now.shift(-1) if now else None)
    year = phrase.number("year")
    if reported is None:
        return _date(None)
    if year is not None:
        return _date(Period(Grain.QUARTER, reported.first.replace(year=year)))
    return replace(_date(reported.shift(-4)), is_comparison=True) if phrase.has("year") else _date(reported)


def ago(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units before the day of publication; within a report about a quarter, years keep the quarter."""
    count, unit, spoken = count_of(phrase), phrase.code("unit") or "", narrative.spoken
    if phrase.has("quarter") and phrase.has("century"):
        count, unit = 25, "Y"
    if count is None or len(phrase.words) == 2:  # "several years ago", "months ago"
        return _PAST
    if unit == "Y" and spoken and spoken.grain is Grain.QUARTER:
        return replace(_date(spoken.shift(-4 * round(count))), is_comparison=True)
    return replace(_shifted(narrative.published, -count, unit), is_comparison=unit == "Y" and count == 1)


def hence(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units after the day of publication."""
    count = count_of(phrase)
    if count is None or phrase.has("or"):  # "in a year or two"
        return _FUTURE
    return _shifted(narrative.published, count, phrase.code("unit") or "")


def ahead(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """What follows "in": a date where the verb looks ahead ("will leave in two weeks"), else no date."""
    if count_of(phrase) is None or phrase.word_after() == "of":
        return None
    before = [phrase.word_before(distance).lower() for distance in range(2, 7)]
    is_first = not word_list("neighbours", "superlatives").isdisjoint(before)
    if is_first or before[0] == "time" or before[0].endswith("est"):
        return None  # "for the first time in two years", "their first direct talks in seven years"
    if narrative.outlook(phrase.start, phrase.end) is not Outlook.FUTURE:
        return None
    return hence(phrase, narrative)


def earlier(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units before the date last spoken of."""
    return _from_spoken(phrase, narrative, -1)


def later(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units after the date last spoken of."""
    return _from_spoken(phrase, narrative, 1)


def _from_spoken(phrase: Phrase, narrative: Narrative, direction: int) -> Reading | None:
    unit, spoken = phrase.code("unit"), narrative.spoken
    if spoken is not None and unit is not None and _is_finer(unit, spoken.grain):
        before = narrative.before(phrase.start) or (narrative.last_day() if direction < 0 else None)
        spoken = before or spoken  # "Peru, which left in 1991, came back two days later"
    count = count_of(phrase) if len(phrase.words) > 2 or unit is None else None  # "years later"
    if spoken is None and phrase.words == ("a", "day", "earlier"):  # than what the story tells of its day
        spoken = narrative.now(Grain.DAY)
    if unit is None:  # "the day before"
        unit = next(_UNIT_WORDS[word] for word in phrase.words if word in _UNIT_WORDS)
        if spoken is None or (phrase.words[-1] in ("before", "after") and goes_on(phrase)):
            return None
    if spoken is None or count is None or phrase.word_after().lower() == "than" or _is_finer(unit, spoken.grain):
        return duration(phrase, narrative)
    if unit == "Y" and spoken.grain in _PERIODS_A_YEAR:
        year_away = spoken.shift(direction * round(count * _PERIODS_A_YEAR[spoken.grain]))
        return replace(_date(year_away), is_comparison=direction < 0)
    return _shifted(spoken.first, direction * count, unit)


def _is_finer(unit: str, grain: Grain) -> bool:
    """Whether units are too short to be counted from a period of this grain: days from a year, years from a decade."""
    shortest = _COUNTED_FROM.get(grain, "")
    return bool(shortest) and _BY_LENGTH.find(unit[-1] if unit[0].isdigit() else unit) < _BY_LENGTH.index(shortest)


def _shifted(anchor: date | None, count: float, unit: str) -> Reading:
    """So many units from an anchor, as finely as the unit says it: "three weeks ago" is a week, not a day."""
    if unit.startswith("T"):
        days = round(count / _A_DAY[unit]) if abs(count) >= _A_DAY[unit] else 0
        return Reading(TimeType.TIME, f"{anchor + timedelta(days)}TXX:XX" if anchor else None)
    if unit == "2W":
        unit, count = "W", count * 2
    elif unit == "Y" and count % 1:  # "a year and a half"
        unit, count = "M", count * 12
    elif unit == "E":
        unit, count = "Y", count * 10
    elif unit == "C":
        unit, count = "E", count * 10
    grain = GRAINS.get(unit)
    return _date(Period.containing(anchor, grain).shift(round(count)) if anchor and grain else None)


def _is_stretch(phrase: Phrase, unit: str) -> bool:
    """Whether the phrase means a stretch up to now ("the past week") rather than the unit before ("last week")."""
    if unit in ("Q", "C") or phrase.has("this"):
        return False
    if phrase.words[-3:-1] == ("the", "next"):
        return phrase.word_before().lower() in word_list("neighbours", "before_stretch")
    return phrase.words[-2:-1] == ("past",) or phrase.words[-3:-1] == ("the", "last")


def _is_next_of_story(phrase: Phrase, grain: Grain, narrative: Narrative) -> bool:
    """Whether the phrase means what came next in the story: "the next day", in the past also "the next week"."""
    if phrase.words[-3:-1] != ("the", "next"):
        return False
    return grain is Grain.DAY or narrative.outlook(phrase.start, phrase.end) is Outlook.PAST


def _is_told(phrase: Phrase, grain: Grain) -> bool:
    """Whether the words after it tell which day, week ... is meant: "the day before the vote", "the day the war broke
    out"."""
    if len(phrase.words) != 2 or phrase.words[0] != "the" or grain not in _TOLD_GRAINS:
        return False
    after = phrase.word_after().lower()
    is_course = phrase.word_before().lower() in word_list("neighbours", "before_course")
    return after in word_list("neighbours", "after_told_unit") or (after in _DETERMINERS and not is_course)


def _weekend(phrase: Phrase, narrative: Narrative) -> Reading:
    week, published = narrative.now(Grain.WEEK), narrative.published
    if week is None or published is None:
        return _date(None)
    shift = phrase.number("deictic")
    is_weekend = published.isoweekday() >= 6
    if phrase.has("coming") and not is_weekend:
        shift = 0
    if shift is None:
        looks_ahead = narrative.outlook(phrase.start, phrase.end) is Outlook.FUTURE
        shift = 0 if looks_ahead or is_weekend else -1
    return Reading(TimeType.DATE, f"{week.shift(shift).value}-WE")


def _date(period: Period | None) -> Reading:
    return Reading(TimeType.DATE, period.value if period else None)
