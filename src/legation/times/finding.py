"""Time expressions in a document: found by the grammar, resolved one after another in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from legation.records import Grain, TimeExpression, TimeType
from legation.syntax.columns import text_of
from legation.times import calendar_dates, days, days_of_months, quantities, references, relative_dates
from legation.times.entries import dates_post, opens_entry
from legation.times.grammar import Grammar, Phrase, grammar
from legation.times.intervals import Period, interval
from legation.times.names import NameFilter
from legation.times.narrative import Narrative, Reading
from legation.times.scanning import Scan
from legation.times.tense import Outlook, OutlookReader
from legation.times.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

Meaning = Callable[[Phrase, Narrative], Reading | None]

MEANINGS: Mapping[str, Meaning] = {
    meaning.__name__: meaning
    for meaning in (
        calendar_dates.calendar,
        calendar_dates.september_eleventh,
        days_of_months.day_of_month,
        days_of_months.numbered_weekday,
        calendar_dates.week_of,
        calendar_dates.day_range,
        calendar_dates.year_range,
        calendar_dates.year,
        calendar_dates.year_of_era,
        calendar_dates.event_day,
        calendar_dates.decade,
        calendar_dates.century,
        calendar_dates.season,
        calendar_dates.holiday,
        calendar_dates.part_of_year,
        calendar_dates.quarter,
        calendar_dates.half,
        days.weekday,
        days.day_word,
        days.part_of_day,
        days.clock,
        relative_dates.relative_unit,
        relative_dates.new_year,
        relative_dates.reported_period,
        relative_dates.bounded_unit,
        relative_dates.ago,
        relative_dates.hence,
        relative_dates.ahead,
        relative_dates.earlier,
        relative_dates.later,
        references.then,
        references.reference,
        references.current,
        quantities.duration,
        quantities.nth_unit,
        quantities.compound_duration,
        quantities.quarter_of_unit,
        quantities.lasting,
        quantities.stretch,
        quantities.vague_stretch,
        quantities.vague_duration,
        quantities.every,
        quantities.frequency,
        quantities.recurring_day,
    )
}
"""What the grammar's rules mean: the function that each rule names; one that returns ``None`` declines the match."""


_LABELS = {"updated": True, "modified": True, "revised": True, "published": False, "posted": False, "issued": False}


def find_times(doc: Doc, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order, resolved against its day of publication.

    Offsets are code points into ``doc.text``, half-open. Tags, a parse and names are used where the document has
    them. Without ``published``, what only that day could settle stays open: an ``X`` in the value or no value, and
    no days.
    """
    names = NameFilter(doc)
    outlook = OutlookReader(doc)
    narrative = Narrative(published, outlook.at, outlook.is_attribution)
    resolved = _resolve(text_of(doc), narrative, names.is_name)
    return tuple(_expression(phrase, reading) for phrase, reading in resolved)


def read_date(text: str, published: date | None = None) -> date | None:
    """The day that a date line states: "February 26, 2019", "Tue, 26 Feb 2019 14:03 GMT", "26/02/2019".

    Of several days the first counts, but not one that follows "updated". ``None`` where no day is stated in full or
    where the order of day and month is open ("02/03/2019"). A day without a year is the nearest to ``published``.
    """
    narrative = Narrative(published, lambda start, end: Outlook.UNKNOWN)
    stated: list[tuple[bool, int, date]] = []
    for phrase, reading in _resolve(text, narrative, lambda phrase: False):
        covered = interval(reading.value) if reading.value else None
        if covered and covered[2] in (Grain.DAY, Grain.TIME) and covered[0] == covered[1]:
            stated.append((_says_updated(phrase), len(stated), covered[0]))
    return min(stated)[2] if stated else None


def _resolve(text: str, narrative: Narrative, is_name: Callable[[Phrase], bool]) -> Iterator[tuple[Phrase, Reading]]:
    rules = grammar()
    scan = rules.lexicon.scan(text)
    position = 0
    for index in rules.beginnings(scan):
        if index < position:
            continue
        for phrase in _candidates(rules, scan, index):
            reading = None if is_name(phrase) else _read(phrase, narrative)
            if reading is not None and reading.type is TimeType.TIME and opens_entry(text, phrase.start, phrase.end):
                narrative.turn()  # "19:40 GMT" over an entry is of no day that the entry before spoke of
                reading = _read(phrase, narrative) or reading
            if reading is not None:
                narrative.hear(reading, phrase.start, phrase.end, is_bound=_is_bound(phrase, reading))
                if (days := reading.interval) and opens_entry(text, phrase.start, phrase.end):
                    narrative.entry = Period(days[2], days[0]), phrase.end
                    if reading.type is TimeType.DATE:
                        narrative.heading = narrative.entry[0]
                if reading.interval and dates_post(text, phrase.start, phrase.end):
                    narrative.published = reading.interval[0]  # what a post calls today
                position = phrase.last
                yield phrase, reading
                break


def _read(phrase: Phrase, narrative: Narrative) -> Reading | None:
    try:
        return MEANINGS[phrase.rule.meaning](phrase, narrative)
    except OverflowError:  # a date beyond the years 1 to 9999
        return None


def _is_bound(phrase: Phrase, reading: Reading) -> bool:
    """Whether the date bounds what is told or is planned for it, and so is not when the story goes on."""
    is_before = phrase.word_before().lower() == "before"
    is_part_of_day = is_before and reading.type is TimeType.TIME  # "before dawn on Monday"
    return phrase.word_before().lower() in word_list("neighbours", "before_bound") and not is_part_of_day


def _candidates(rules: Grammar, scan: Scan, index: int) -> list[Phrase]:
    """The phrases at a lexeme, and those just after it that need it as their context: what reaches furthest first."""
    phrases = rules.phrases_at(scan, index)
    if not phrases:  # as mostly
        return phrases
    for first in {phrase.first for phrase in phrases if phrase.first > index}:
        phrases += rules.phrases_at(scan, first)
    return sorted(phrases, key=lambda phrase: (-phrase.last, phrase.first))


def _expression(phrase: Phrase, reading: Reading) -> TimeExpression:
    covered = reading.days or reading.interval
    return TimeExpression(
        start=phrase.start,
        end=phrase.end,
        text=phrase.scan.text[phrase.start : phrase.end],
        type=reading.type,
        value=reading.value,
        earliest=covered[0] if covered else None,
        latest=covered[1] if covered else None,
    )


def _says_updated(phrase: Phrase) -> bool:
    """Whether the nearest label before a date says that it is of a later edition."""
    before = (phrase.word_before(distance).lower() for distance in range(1, 8))
    return next((_LABELS[word] for word in before if word in _LABELS), False)
