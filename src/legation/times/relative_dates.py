"""Dates told from another date: from the day of publication, or from the date the story last spoke of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.calendar_dates import day_value
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.quantities import count_of, duration, period_value, stretch
from legation.times.tense import Outlook

GRAINS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "E": Grain.DECADE,
    "C": Grain.CENTURY,
}


def weekday(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day of the week: by what stands beside it, else by the tense of its verb."""
    return Reading(TimeType.DATE, _weekday_value(phrase, narrative))


def day_word(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """today, yesterday, tomorrow, the day before yesterday, the day after tomorrow."""
    return Reading(TimeType.DATE, _day_word_value(phrase, narrative))


def part_of_day(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A part of a day, its day named, relative or understood."""
    part = phrase.code("part") or "NI"
    if phrase.has("overnight") or (phrase.number("deictic") == -1 and not phrase.slots.get("weekday")):
        spoken = narrative.then(Grain.DAY) if phrase.has("overnight") else narrative.now(Grain.DAY)
        return Reading(TimeType.TIME, f"{_written(spoken.shift(-1).first if spoken else None)}T{part}")
    return Reading(TimeType.TIME, f"{_day_of(phrase, narrative)}T{part}")


def clock(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A time of day by the clock; its zone is kept only where it is GMT."""
    moment = phrase.code("moment")
    if moment is None:
        reading = phrase.slots.get("clock", phrase.slots.get("military", [None]))[0]
        numbers = reading if isinstance(reading, tuple) else (phrase.number("hour") or 0, 0)
        hour, minute = numbers[0], numbers[1]
        half_day = phrase.code("meridiem") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(
            phrase.code("part") or "", ""
        )
        if half_day and hour > 12:
            return None
        if half_day:
            hour = hour % 12 + (12 if half_day == "pm" else 0)
        moment = f"{hour:02d}:{minute:02d}"
    return Reading(TimeType.TIME, f"{_day_of(phrase, narrative)}T{moment}{phrase.code('zone') or ''}")


def relative_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day, week, month, year ... told from now or from then."""
    unit = phrase.code("unit") or ("Y" if phrase.has("year") else "")
    deictic, anaphoric = phrase.number("deictic"), phrase.number("anaphoric")
    if phrase.has("past"):
        deictic = -1
    if deictic == -1 and unit != "C" and (phrase.words[-2] == "past" or phrase.words[-3:-1] == ("the", "last")):
        return stretch(phrase, narrative)
    if unit == "WE":
        return _weekend(phrase, narrative)
    grain = GRAINS.get(unit)
    if grain is None:
        return None
    if anaphoric is not None:
        anchor, shift = narrative.then(grain), anaphoric
    else:
        anchor, shift = narrative.now(grain), deictic or 0
        if deictic is None and grain is Grain.DAY:
            anchor = narrative.then(grain)
    if anchor is None:
        return None if anaphoric is not None else Reading(TimeType.DATE, None)
    if grain is Grain.QUARTER and anaphoric is None and deictic is None and narrative.reported_quarter:
        anchor = narrative.reported_quarter
    return _date(anchor.shift(shift))


def bounded_unit(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A unit that the words after it bound: "the year ended Sept. 30" is a length of time, a quarter still one."""
    unit = phrase.code("unit") or ""
    if unit == "Q":
        return reported_period(phrase, narrative)
    return Reading(TimeType.DURATION, period_value(1, unit)) if unit in GRAINS else None


def reported_period(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The quarter that a company's report is about, or the same one a year before."""
    reported = narrative.reported_quarter
    year = phrase.number("year")
    if reported is None:
        if narrative.published is None:
            return Reading(TimeType.DATE, None)
        reported = Period.containing(narrative.published, Grain.QUARTER).shift(-1)
    if year is not None:
        return _date(Period(Grain.QUARTER, reported.first.replace(year=year)))
    return replace(_date(reported.shift(-4)), is_comparison=True) if phrase.has("year") else _date(reported)


def ago(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units before the day of publication; within a report about a quarter, years keep the quarter."""
    count, unit = count_of(phrase), phrase.code("unit") or ""
    if count is None or len(phrase.words) == 2:
        return Reading(TimeType.DATE, "PAST_REF")
    if unit == "Y" and narrative.spoken and narrative.spoken.grain is Grain.QUARTER:
        return replace(_date(narrative.spoken.shift(-4 * round(count))), is_comparison=True)
    reading = _shifted(narrative.published, -count, unit)
    return replace(reading, is_comparison=unit == "Y" and count == 1)


def hence(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units after the day of publication."""
    count = count_of(phrase)
    if count is None or phrase.has("or"):
        return Reading(TimeType.DATE, "FUTURE_REF")
    return _shifted(narrative.published, count, phrase.code("unit") or "")


def ahead(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """ "in two weeks": a date where the verb looks ahead, else how long something took."""
    if (
        narrative.outlook(phrase.start, phrase.end) is Outlook.FUTURE
        and count_of(phrase)
        and phrase.word_after() != "of"
    ):
        return hence(phrase, narrative)
    return None


def earlier(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units before the date last spoken of."""
    return _from_spoken(phrase, narrative, -1)


def later(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """So many units after the date last spoken of."""
    return _from_spoken(phrase, narrative, 1)


def _from_spoken(phrase: Phrase, narrative: Narrative, direction: int) -> Reading | None:
    unit = phrase.code("unit") or {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}.get(
        next((word for word in phrase.words if word in ("day", "night", "week", "month", "year")), ""), ""
    )
    count = count_of(phrase) if phrase.slots.get("unit") else 1
    spoken = narrative.spoken
    if spoken is None or count is None:
        return duration(phrase, narrative) if phrase.slots.get("unit") else None
    if unit == "Y" and spoken.grain in (Grain.QUARTER, Grain.MONTH):
        year_away = _date(spoken.shift(direction * round(count) * (4 if spoken.grain is Grain.QUARTER else 12)))
        return replace(year_away, is_comparison=direction < 0)
    return _shifted(spoken.first, direction * count, unit)


def _shifted(anchor: date | None, count: float, unit: str) -> Reading | None:
    grain = GRAINS.get(unit)
    if unit == "2W":
        grain, count = Grain.WEEK, count * 2
    if unit.startswith("T"):
        return (
            Reading(TimeType.TIME, f"{_written(anchor)}TXX:XX")
            if count <= 12 or unit != "TH"
            else Reading(TimeType.DATE, None)
        )
    if grain is None:
        return Reading(TimeType.DATE, None)
    if anchor is None:
        return Reading(TimeType.DATE, None)
    if grain is Grain.DECADE:
        grain, count = Grain.YEAR, count * 10
    elif grain is Grain.CENTURY:
        grain, count = Grain.DECADE, count * 10
    try:
        return _date(Period.containing(anchor, grain).shift(round(count)))
    except (ValueError, OverflowError):
        return Reading(TimeType.DATE, None)


def _date(period: Period) -> Reading:
    return Reading(TimeType.DATE, period.value)


def _weekend(phrase: Phrase, narrative: Narrative) -> Reading:
    week = narrative.now(Grain.WEEK)
    if week is None or narrative.published is None:
        return Reading(TimeType.DATE, None)
    shift = phrase.number("deictic")
    if shift is None:
        ahead = narrative.outlook(phrase.start, phrase.end) is Outlook.FUTURE
        shift = 0 if ahead or narrative.published.weekday() >= 5 else -1
    return Reading(TimeType.DATE, f"{week.shift(shift).value}-WE")


def _day_of(phrase: Phrase, narrative: Narrative) -> str:
    """The value of the day that a time of day belongs to."""
    if phrase.slots.get("month"):
        return day_value(phrase, narrative) or "XXXX-XX-XX"
    if phrase.slots.get("weekday"):
        return _weekday_value(phrase, narrative)
    if phrase.slots.get("day_word"):
        return _day_word_value(phrase, narrative)
    anaphoric = phrase.number("anaphoric")
    if phrase.has("tonight", "this"):
        return _written(narrative.published)
    if phrase.has("next"):
        anaphoric = 1
    day = narrative.spoken.first if narrative.spoken and narrative.spoken.grain in (Grain.DAY, Grain.TIME) else None
    day = day or narrative.published
    return _written(day + timedelta(days=anaphoric or 0) if day else None)


def _day_word_value(phrase: Phrase, narrative: Narrative) -> str:
    shift = phrase.number("day_word") or 0
    if phrase.has("before", "after"):
        shift *= 2
    return _written(narrative.published + timedelta(days=shift) if narrative.published else None)


def _weekday_value(phrase: Phrase, narrative: Narrative) -> str:
    number = phrase.number("weekday") or 1
    anchor, shift = narrative.published, phrase.number("deictic")
    if phrase.number("anaphoric") is not None:
        anchor, shift = narrative.spoken.first if narrative.spoken else anchor, phrase.number("anaphoric")
    if anchor is None:
        return f"XXXX-WXX-{number}"
    if phrase.has("week"):
        week = Period.containing(anchor, Grain.WEEK).shift(
            shift or (-1 if phrase.has("last") else 1 if phrase.has("next") else 0)
        )
        return _written(week.first + timedelta(days=number - 1))
    if phrase.has("past", "last"):
        shift = -1
    elif phrase.has("coming", "next"):
        shift = 1
    behind = (anchor.isoweekday() - number) % 7
    if shift is None or shift == 0:
        outlook = narrative.outlook(phrase.start, phrase.end)
        if behind and (outlook is Outlook.FUTURE or (shift == 0 and outlook is not Outlook.PAST)):
            return _written(anchor + timedelta(days=7 - behind))
        return _written(anchor - timedelta(days=behind))
    if shift < 0:
        return _written(anchor - timedelta(days=behind or 7))
    return _written(anchor + timedelta(days=7 - behind))


def _written(day: date | None) -> str:
    return day.isoformat() if day else "XXXX-XX-XX"
