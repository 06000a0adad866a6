"""Weekdays, day words and times of day: "Tuesday", "the day after tomorrow", "Saturday night", "5 p.m. EST"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from legation.records import Grain, TimeType
from legation.times.calendar_dates import day_value
from legation.times.grammar import Phrase
from legation.times.intervals import Period
from legation.times.narrative import Narrative, Reading
from legation.times.references import goes_on
from legation.times.tense import SENTENCE_END, Outlook
from legation.times.vocabulary import word_list

_HALF_DAYS = {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}
_NEWS = timedelta(days=7)
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|[.!?][\"'”’]*[^\S\n]*\n")
_UP_TO = frozenset({"until", "till", "to", "through"})
_UNKNOWN_DAY = "XXXX-XX-XX"
_SUNDAY = 7


def weekday(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A day of the week: by what stands beside it, else by the tense of its verb."""
    if phrase.word_before().lower() in ("and", "or") and phrase.word_before(3).lower() in ("every", "each"):
        return Reading(TimeType.SET, f"XXXX-WXX-{phrase.number('weekday')}")  # "every Tuesday and Thursday"
    return Reading(TimeType.DATE, _weekday_value(phrase, narrative))


def day_word(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """today, yesterday, tomorrow, the day before yesterday, the day after tomorrow."""
    return Reading(TimeType.DATE, _day_word_value(phrase, narrative))


def part_of_day(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A part of a day, its day named, relative or understood."""
    part = phrase.code("part") or "NI"
    if phrase.has("hours") and not phrase.slots.get("part"):
        part = "NI" if phrase.has("late") else "MO"
    if phrase.words[-1] in ("before", "after") and goes_on(phrase):
        return None  # "the night before the vote"
    if phrase.has("overnight") and not (phrase.slots.get("weekday") or phrase.slots.get("month")):
        is_told_of = phrase.word_before().lower() in word_list("neighbours", "before_attribute")  # "in overnight trade"
        day = narrative.then(Grain.DAY) if is_told_of or not _has_moved_on(phrase, narrative) else None
        return Reading(TimeType.TIME, f"{_value(day or narrative.now(Grain.DAY), -1)}T{part}")
    return Reading(TimeType.TIME, f"{_day_of(phrase, narrative)}T{part}")


def clock(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """A time of day by the clock; its zone is kept only where it is GMT."""
    moment = phrase.code("moment") or _moment(phrase)
    if moment is None or _is_amount_of_hours(phrase):
        return None
    return Reading(TimeType.TIME, f"{_day_of(phrase, narrative)}T{moment}{phrase.code('zone') or ''}")


def _is_amount_of_hours(phrase: Phrase) -> bool:
    """Whether a number of hours tells for how long something was done: "has flown *1200 hrs*"."""
    before = phrase.word_before().lower()
    is_bare = phrase.words[1:] == ("hrs",) and not phrase.words[0].startswith("0")
    return is_bare and before.isalpha() and before not in word_list("neighbours", "before_clock")


def _moment(phrase: Phrase) -> str | None:
    """Hour and minute as HH:MM; ``None`` where the hour and its half of the day do not agree."""
    written = phrase.meaning("clock") or phrase.meaning("military")
    hour, minute = written[:2] if isinstance(written, tuple) else (phrase.number("hour") or 0, 0)
    if phrase.has("past", "to") and phrase.has("half", "quarter"):  # "a quarter to six"
        minute = 30 if phrase.has("half") else 15
        hour, minute = (hour - 1, 60 - minute) if phrase.has("to") else (hour, minute)
    half_day = phrase.code("meridiem") or _HALF_DAYS.get(phrase.code("part") or "")
    if half_day and hour > 12:
        return None
    if half_day:
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    return f"{hour:02d}:{minute:02d}"


def _day_of(phrase: Phrase, narrative: Narrative) -> str:
    """The value of the day that a time of day belongs to: named, pointed to, last spoken of, or of publication."""
    if phrase.slots.get("month"):
        return day_value(phrase, narrative) or _UNKNOWN_DAY
    if phrase.slots.get("weekday"):
        return _weekday_value(phrase, narrative)
    if phrase.slots.get("day_word"):
        return _day_word_value(phrase, narrative)
    if phrase.has("tonight", "this"):
        return _value(narrative.now(Grain.DAY))
    if phrase.number("deictic") == -1:  # "last night", "midnight last night"
        return _value(narrative.now(Grain.DAY), -1)
    day = None if _is_left_behind(phrase, narrative) else narrative.then(Grain.DAY)
    if day is None and phrase.number("anaphoric") == 0:
        day = narrative.last_day()
    day = day or narrative.now(Grain.DAY)
    shift = 1 if phrase.has("next", "after") else -1 if phrase.has("before") else phrase.number("anaphoric") or 0
    return _value(day, shift)


def _is_left_behind(phrase: Phrase, narrative: Narrative) -> bool:
    """Whether the day last spoken of is an old one of an earlier paragraph: the clock is then of the news."""
    if narrative.spoken is None or narrative.published is None:
        return False
    is_old = abs(narrative.published - narrative.spoken.first) > _NEWS
    return is_old and _has_moved_on(phrase, narrative)


def _has_moved_on(phrase: Phrase, narrative: Narrative) -> bool:
    """Whether a paragraph has ended since the story last spoke of a date."""
    return _PARAGRAPH_END.search(phrase.scan.text, narrative.spoken_at, phrase.start) is not None


def _day_word_value(phrase: Phrase, narrative: Narrative) -> str:
    days = phrase.number("day_word") or 0
    return _value(narrative.now(Grain.DAY), days * 2 if phrase.has("before", "after") else days)


def _weekday_value(phrase: Phrase, narrative: Narrative) -> str:
    number, shift, anchor = phrase.number("weekday") or 1, phrase.number("deictic"), narrative.published
    if phrase.number("anaphoric") is not None:
        shift, anchor = phrase.number("anaphoric"), narrative.spoken.first if narrative.spoken else anchor
    if phrase.has("past", "last"):
        shift = -1
    elif phrase.has("coming", "next"):
        shift = 1
    if anchor is None:
        return f"XXXX-WXX-{number}"
    if phrase.has("week"):
        monday = Period.containing(anchor, Grain.WEEK).shift(shift or 0).first
        return (monday + timedelta(days=number - 1)).isoformat()
    return _nearest_weekday(number, shift, anchor, phrase, narrative).isoformat()


def _begun(phrase: Phrase, narrative: Narrative) -> date | None:
    """The day of this or the last week that the same sentence told of before, from which a stretch goes on."""
    spoken, published, text = narrative.spoken, narrative.published, phrase.scan.text
    if spoken is None or published is None or spoken.grain not in (Grain.DAY, Grain.TIME):
        return None
    is_recent = timedelta() < published - spoken.first <= _NEWS
    return spoken.first if is_recent and not SENTENCE_END.search(text, narrative.spoken_at, phrase.start) else None


def _nearest_weekday(number: int, shift: int | None, anchor: date, phrase: Phrase, narrative: Narrative) -> date:
    """The day with this number (1 = Monday) that "last", "this" or "next", or else the tense, points to."""
    behind = (anchor.isoweekday() - number) % 7
    if shift and shift < 0:
        return anchor - timedelta(days=behind or 7)
    if shift:  # "next Friday" is not this week's
        is_this_week = anchor == narrative.published and phrase.has("next") and anchor.isoweekday() < number < _SUNDAY
        return anchor + timedelta(days=7 - behind + 7 * is_this_week)
    if shift is None and phrase.word_before().lower() in _UP_TO and (begun := _begun(phrase, narrative)):
        return begun + timedelta(days=(number - begun.isoweekday()) % 7)  # "from Sunday until Tuesday"
    outlook = narrative.outlook(phrase.start, phrase.end)
    ahead = outlook is Outlook.FUTURE or (shift == 0 and outlook is Outlook.UNKNOWN)
    return anchor + timedelta(days=7 - behind if behind and ahead else -behind)


def _value(day: Period | None, shift: int = 0) -> str:
    return day.shift(shift).value if day else _UNKNOWN_DAY
