"""Time expressions in a document: found by the grammar, resolved one after another in text order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from legation.records import TimeExpression, TimeType
from legation.times import calendar_dates, quantities, relative_dates
from legation.times.grammar import Grammar, Phrase, grammar
from legation.times.names import NameFilter
from legation.times.narrative import Narrative, Reading
from legation.times.scanning import Scan
from legation.times.tense import OutlookReader

if TYPE_CHECKING:
    from spacy.tokens import Doc


def reference(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The present, the past or the future at large."""
    value = phrase.rule.value
    days = (narrative.published, narrative.published) if narrative.published and value == "PRESENT_REF" else None
    return Reading(TimeType.DATE, value, days)


def adjective(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """recent, current, future"""
    return Reading(TimeType.DATE, {"recent": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}[phrase.words[0]])


MEANINGS: Mapping[str, Callable[[Phrase, Narrative], Reading | None]] = {
    function.__name__: function
    for function in (
        calendar_dates.calendar,
        calendar_dates.day_range,
        calendar_dates.year_range,
        calendar_dates.year,
        calendar_dates.decade,
        calendar_dates.century,
        calendar_dates.season,
        calendar_dates.holiday,
        calendar_dates.part_of_year,
        calendar_dates.quarter,
        calendar_dates.half,
        relative_dates.weekday,
        relative_dates.day_word,
        relative_dates.part_of_day,
        relative_dates.clock,
        relative_dates.relative_unit,
        relative_dates.reported_period,
        relative_dates.bounded_unit,
        relative_dates.ago,
        relative_dates.hence,
        relative_dates.ahead,
        relative_dates.earlier,
        relative_dates.later,
        relative_dates.then,
        quantities.duration,
        quantities.stretch,
        quantities.vague_stretch,
        quantities.vague_duration,
        quantities.day_in_series,
        quantities.every,
        quantities.frequency,
        quantities.weekly,
        reference,
        adjective,
    )
}


def find_times(doc: Doc, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order, resolved against its day of publication.

    Offsets are code points into ``doc.text``, half-open. Without ``published`` what only that day could settle stays
    open: an ``X`` in the value or no value, and no days.
    """
    rules = grammar()
    scan = rules.lexicon.scan(doc.text)
    narrative = Narrative(published, OutlookReader(doc).at)
    names = NameFilter(doc)
    found: list[TimeExpression] = []
    position = 0
    for index in rules.beginnings(scan):
        if index < position:
            continue
        for phrase in _candidates(rules, scan, index):
            meaning = MEANINGS.get(phrase.rule.meaning)
            reading = None if meaning is None or names.is_name(phrase) else meaning(phrase, narrative)
            if reading is not None:
                found.append(_expression(phrase, reading))
                narrative.hear(reading)
                position = phrase.last
                break
    return tuple(found)


def _candidates(rules: Grammar, scan: Scan, index: int) -> list[Phrase]:
    """The phrases at a lexeme, and those just after it that need it as their context: first come, then longest."""
    phrases = rules.phrases_at(scan, index)
    for first in {phrase.first for phrase in phrases if phrase.first > index}:
        phrases += rules.phrases_at(scan, first)
    return sorted(phrases, key=lambda phrase: (phrase.first, -phrase.last))


def _expression(phrase: Phrase, reading: Reading) -> TimeExpression:
    days = reading.days or reading.interval
    return TimeExpression(
        start=phrase.start,
        end=phrase.end,
        text=phrase.scan.text[phrase.start : phrase.end],
        type=reading.type,
        value=reading.value,
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
    )
