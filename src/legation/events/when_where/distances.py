"""Dates reckoned from another act: "a week after Niger expelled ...", "two days before that attack"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from legation.events.matches.acts import named_type
from legation.events.status.conventions import SAID
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.when_where.expressions import Expressions
from legation.events.when_where.reports import sayings_of
from legation.records import DateBasis, EventDate, EventType, Grain, TimeExpression
from legation.syntax.determiners import DEFINITE
from legation.times import Period, interval

_AMOUNT = re.compile(r"P(\d+)([YMWD])")
_GRAINS = {"Y": Grain.YEAR, "M": Grain.MONTH}
_SIDES = {"before": -1, "after": 1}


class Distances:
    """The expressions of one document that tell how far an act lies from another, and the days of the acts told."""

    def __init__(
        self,
        grammar: Grammar,
        expressions: Expressions,
        starts: Sequence[int],
        sentence: Sequence[int],
        published: date | None,
    ) -> None:
        self._grammar = grammar
        self._expressions = expressions
        self._starts = starts
        self._sentence = sentence
        self._published = published
        self._days: dict[EventType, date] = {}

    def hear(self, act: Act, dated: EventDate) -> None:
        """Note the day of an act that was told, from which others may be reckoned."""
        if act.is_past and dated.earliest == dated.latest:
            self._days[act.event_type] = dated.latest

    def date_of(self, act: Act, told: date | None, told_before: date | None) -> EventDate | None:
        """The date of an act told so far from another: from the main act of its sentence, or from one named.

        ``told`` is the day that the paragraph spoke of, ``told_before`` the one that the story did before.
        """
        distances = self._expressions.distances.get(self._sentence[act.trigger])
        if not distances:
            return None
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        first = own
        if act.event_type in SAID and (sayings := sayings_of(grammar, own)):
            first = sayings[0]  # "a week after Peru said that it would not go"
        while grammar.dep[first] == "conj" and not grammar.with_relation(first, "mark"):
            first = grammar.clause(grammar.head[first])  # "two weeks after it declared a truce and its army left"
        for token, time in distances:
            after = bisect_left(self._starts, time.end)
            if grammar.dep[after] == "mark":
                if any(after in grammar.children[clause] for clause in (own, first)):
                    return self._from_main_act(token, time, -_SIDES[grammar.lemma[after]], told, told_before)
            elif grammar.clause(token) == own and (day := self._day_of(grammar.head[after])) is not None:
                return _reckoned(time, day, _SIDES[grammar.lemma[after]])
        return None

    def _day_of(self, noun: int) -> date | None:
        """The day of the act of the story that a noun points back to ("that attack")."""
        grammar = self._grammar
        event_type = named_type(grammar.lemma[noun])
        if event_type is None or not any(grammar.lemma[child] in DEFINITE for child in grammar.children[noun]):
            return None
        return self._days.get(event_type)

    def _from_main_act(
        self, token: int, time: TimeExpression, side: int, told: date | None, told_before: date | None
    ) -> EventDate | None:
        """The date so long before or after the day that the sentence names before it, else before that of the news."""
        comes = self._grammar.lemma[self._grammar.head[self._grammar.clause(token)]] == "come"
        news = told or (told_before if comes else None) or self._published  # "The raid came a day after"
        named = [
            named.earliest
            for at, named in self._expressions.dates.get(self._sentence[token], ())
            if at < token and named.earliest is not None and _is_fine_enough(named, time)
        ]
        day = named[-1] if named else news if side < 0 else None
        return _reckoned(time, day, side) if day is not None else None


def _reckoned(time: TimeExpression, day: date, side: int) -> EventDate | None:
    """The date so far from a day, as finely as the distance is counted."""
    amount = _AMOUNT.fullmatch(time.value or "")
    if amount is None:
        return None
    count, unit = side * int(amount[1]), amount[2]
    try:
        if unit in _GRAINS:
            period = Period.containing(day, _GRAINS[unit]).shift(count)
        else:
            period = Period(Grain.DAY, day + timedelta(days=count * (7 if unit == "W" else 1)))
        last = period.last
    except OverflowError:
        return None
    return EventDate(
        value=period.value,
        earliest=period.first,
        latest=last,
        grain=period.grain,
        basis=DateBasis.SENTENCE,
        start=time.start,
        end=time.end,
        text=time.text,
    )


def _is_fine_enough(named: TimeExpression, distance: TimeExpression) -> bool:
    """Whether a distance can be counted from the days of an expression: years from a year or a month."""
    period = interval(named.value or "")
    unit = (distance.value or " ")[-1]
    grains = {"Y": (Grain.MONTH, Grain.YEAR), "M": (Grain.MONTH,)}.get(unit, ())
    return named.earliest == named.latest or (period is not None and period[2] in grains)
