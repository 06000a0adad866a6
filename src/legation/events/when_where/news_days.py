"""The days that the top of a document puts its news on, where it is no news of the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from legation.events.trees.grammar import Grammar
from legation.events.when_where.expressions import OVERNIGHT, Expressions
from legation.events.when_where.reports import is_report_behind
from legation.records import TimeExpression
from legation.syntax.layout import Layout
from legation.syntax.wrapping import ends_sentence

FRESH = timedelta(days=7)
"""How old the date that the story last spoke of may be to date what has no date of its own."""
_RECORD = re.compile(r"(?:[\w ()/-]{1,40}: )?(?:(?:On|on|Around|About) )?")
"""What stands before the day that opens a record: "*Looting: On* 14 July 2021, ..."."""
_AS_OF = re.compile(r"\bas (?:of|at)\s(?:[\d:.]+ ?(?:hrs|hours|h)?,? )?$", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:cover(?:s|ing|ed)?|covers events (?:of|in)|reporting)\b[^.\n]{0,25}\b(?:period|week|fortnight|month)\b",
    re.IGNORECASE,
)
"""By what a report says that it tells of more days than one."""
_WEEKLY = re.compile(
    r"(?:(?:the|this|your|a|our) )?(?:week (?:in|of|ending|that|ahead)\b|weekly\b)|.*\bweek in review\b", re.IGNORECASE
)
"""How the title of a weekly's chronicle begins."""
_FEWEST = 3
"""How many records make a list of them."""
_MOST = 0.5
"""The least share of its paragraphs that are records."""
_TOP = 4  # paragraphs
_LONGEST_HEADING = 120
_LEAD = 2  # sentences below the title, or one below a dateline


class NewsDays:
    """What one document says of the days of its news.

    ``spoken`` are its dates in text order, each with its token. ``eve`` is the day before publication, or that of a
    report, where the news is of then; ``recorded`` the days that open records, by the numbers of their paragraphs;
    ``headline`` the day of the title's news. ``is_of_period`` is whether the document covers many days, of which none
    is the news'.
    """

    def __init__(
        self,
        grammar: Grammar,
        expressions: Expressions,
        layout: Layout | None,
        published: date | None,
        sentence: Sequence[int],
        starts: Sequence[int],
    ) -> None:
        """``sentence`` holds the number of the sentence of each token, ``starts`` where in the text it begins."""
        self._grammar = grammar
        self._dates = expressions.dates
        self._published = published
        self._sentence = sentence
        self._starts = starts
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._title = layout.title if layout is not None else None
        self.spoken = [
            dated for _, dates in sorted(expressions.dates.items()) for dated in sorted(dates, key=itemgetter(0))
        ]
        self.eve = self._day_of_report() or self._day_of_news()
        self.recorded = self._days_of_records()
        self._headline = self._day_of_headline()
        self.is_of_period = self._covers_period()

    def _day_of_report(self) -> date | None:
        """The day that a report published soon after says that it covers ("information as of 19:30, 4 March 2017")."""
        top = self._paragraphs[_TOP - 1] if len(self._paragraphs) >= _TOP else len(self._grammar.text)
        for _, time in self.spoken:
            if time.start > top or self._published is None or time.latest is None or time.earliest != time.latest:
                continue
            is_stated = _AS_OF.search(self._grammar.text, max(0, time.start - 30), time.start) or self._ends_title(time)
            if is_stated and self.is_fresh(time.latest):
                return time.latest
        return None

    def _ends_title(self, time: TimeExpression) -> bool:
        """Whether the title of a report ends with a day in full ("Violations recorded, 21 January 2019")."""
        is_last = self._title is not None and self._title[0] < time.start and time.end >= self._title[1] - 1
        return is_last and time.latest is not None and str(time.latest.year) in time.text

    def _covers_period(self) -> bool:
        """Whether the top of a report says that it covers a period ("It covers the period from 5 to 12 December"), in
        words or in a heading ("Week 24, 10-16 June")."""
        text, paragraphs = self._grammar.text, self._paragraphs
        top = paragraphs[_TOP] if len(paragraphs) > _TOP else len(text)
        if self._title is not None and _WEEKLY.match(text, *self._title) is not None:
            return True
        return _PERIOD.search(text, 0, top) is not None or any(map(self._heads_report, self._spans_over(top)))

    def _spans_over(self, end: int) -> Iterator[TimeExpression]:
        """The stretches of days ("10-16 June") that stand before an offset."""
        for _, time in self.spoken:
            if time.start < end and time.value is not None and "/" in time.value:
                yield time

    def _heads_report(self, time: TimeExpression) -> bool:
        """Whether a stretch of days, over by the day of publication, stands in a heading."""
        at = bisect_right(self._paragraphs, time.start)
        start = self._paragraphs[at - 1] if at else 0
        end = self._paragraphs[at] if at < len(self._paragraphs) else len(self._grammar.text)
        line = self._grammar.text[start:end].strip()
        is_heading = len(line) <= _LONGEST_HEADING and not ends_sentence(line)
        return is_heading and time.latest is not None and (self._published is None or time.latest < self._published)

    def _day_of_news(self) -> date | None:
        """The day before publication, where the lead and more tell of that one and nothing of the other."""
        if self._published is None or not self.spoken or not self._tells_day(*self.spoken[0]):
            return None
        if bisect_right(self._paragraphs, self.spoken[0][1].start) > _TOP:
            return None  # told below by the way
        told = [time for token, time in self.spoken if self._tells_day(token, time)]
        days = [time.earliest for _, time in self.spoken if time.earliest == time.latest]
        eve = self._published - timedelta(days=1)
        is_news = days[0] == eve and days.count(eve) > 1
        return eve if is_news and not any(time.latest == self._published for time in told) else None

    def _days_of_records(self) -> Mapping[int, date]:
        """The days that open the paragraphs of which a text is made, one or several, and are none of its news ("*On 12
        May 2018*, gunmen raided a village. Police fired back"): as a data set records what happened then."""
        found: dict[int, date] = {}
        for _, time in self.spoken:
            number = bisect_right(self._paragraphs, time.start)
            is_whole = time.latest is not None and time.earliest == time.latest and str(time.latest.year) in time.text
            is_first = number > 0 and _RECORD.fullmatch(self._grammar.text, self._paragraphs[number - 1], time.start)
            if is_first and is_whole and time.latest is not None and not self.is_fresh(time.latest):
                found.setdefault(number, time.latest)
        is_record = len(found) == len(self._paragraphs) == 1
        is_log = len(found) >= _FEWEST and len(found) >= _MOST * len(self._paragraphs)
        return found if is_record or is_log else {}

    def _day_of_headline(self) -> date | None:
        """The day before the news that the lead under a title tells of, which the title is of too."""
        if self._title is None or self._published is None:
            return None
        end, head = self._title[1], self._grammar.head
        below = [(t, time) for t, time in self.spoken if time.start >= end and head[t] != t]  # below a date line, too
        if not below or not self._tells_day(*below[0]) or below[0][1].text.lower() == OVERNIGHT:
            return None
        token, time = below[0]
        first = self._sentence[bisect_left(self._starts, self._title[1]) - 1]
        is_lead = self._sentence[token] - first <= _LEAD
        is_today = any(other.latest == self._published for at, other in self._dates[self._sentence[token]])
        is_news = time.latest is not None and self.is_fresh(time.latest)
        return time.latest if is_lead and is_news and not is_today else None

    def headline_day(self, token: int) -> date | None:
        """The day of what the title tells at a token, as the lead under it has it."""
        is_title = self._title is not None and self._starts[token] < self._title[1]
        return self._headline if is_title else None

    def tells(self, token: int, time: TimeExpression) -> bool:
        """Whether the expression is the time of what a sentence tells as its main matter, in the past tense."""
        grammar, clause = self._grammar, self._grammar.clause(token)
        if self._published is None or time.latest is None:
            return False
        while grammar.dep[clause] in ("conj", "parataxis") or is_report_behind(grammar, clause):
            clause = grammar.clause(grammar.head[clause])
        is_main = is_told_in_past(grammar, clause) and grammar.head[clause] == clause
        return is_main and time.latest <= self._published

    def _tells_day(self, token: int, time: TimeExpression) -> bool:
        return time.earliest == time.latest and self.tells(token, time)

    def is_fresh(self, day: date) -> bool:
        """Whether a day is that of the news or no more than a week before it."""
        return self._published is not None and timedelta() <= self._published - day <= FRESH


def is_told_in_past(grammar: Grammar, clause: int) -> bool:
    """Whether a clause is told in the past tense."""
    return any(grammar.tag[verb] == "VBD" for verb in grammar.verb_group(clause))
