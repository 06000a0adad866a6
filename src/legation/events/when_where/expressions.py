"""The time expressions of a document, sentence by sentence: those that may date an act, and those that do not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.when_where.bounds import Bounds
from legation.events.when_where.lengths import is_bracketed_year, is_distance, is_sequel, is_unplaced
from legation.events.when_where.occasions import is_doing, is_occasion
from legation.events.when_where.ranges import with_ranges
from legation.events.when_where.sharing import opens_with
from legation.records import DateBasis, EventDate, TextSpan, TimeExpression, TimeType
from legation.syntax.columns import columns, text_of
from legation.times import interval

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "between", "for", "ahead", "following"})
"""Prepositions that make a time expression a bound or a point of reference, not the time of the act."""
SPAN_ENDS = frozenset({"to", "until", "till", "through"})
NEWS = timedelta(days=2)
"""How old a date may be that a verb in the present tense or one of saying has for its own."""
OVERNIGHT = "overnight"
"""The night before the day of the news, which the act is told for."""


def head_token(doc: Doc, span: TextSpan) -> int | None:
    """The token of a span on which its other tokens hang; None where the span holds no token.

    Of several that hang on none of the others, the one with a preposition.
    """
    read = columns(doc)
    tokens = read.tokens(span.start, span.end)
    tops = [token for token in tokens if read.heads[token] == token or read.heads[token] not in tokens]
    if len(tops) < 2:
        return tops[0] if tops else None
    marked = (token for token in tops if any(child.dep_ == "case" for child in doc[token].children))
    return next(marked, doc[tokens.start : tokens.stop].root.i)


class Expressions:
    """The time expressions of one document, by the sentence that they stand in.

    ``dates``, ``distances`` ("two days after the vote") and ``unplaced`` ("recently") hold them with the tokens that
    head them, by the numbers of their sentences; ``sequels`` the verbs told by the clock from another ("hours later").
    """

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        times: Sequence[TimeExpression],
        published: date | None,
        sentence: Sequence[int],
    ) -> None:
        """``sentence`` holds the number of the sentence of each token."""
        self._grammar = grammar
        self._published = published
        self._sentence = sentence
        self._starts = columns(doc).starts
        self.dates: dict[int, list[tuple[int, TimeExpression]]] = {}
        self.distances: dict[int, list[tuple[int, TimeExpression]]] = {}
        self.unplaced: dict[int, list[tuple[int, TimeExpression]]] = {}
        self.sequels: set[int] = set()
        self.bounds = Bounds(grammar, published, sentence)
        text = text_of(doc)
        for time in with_ranges(text, times):
            at = head_token(doc, time)
            if at is None or is_bracketed_year(text, time):
                continue
            after = self._word_after(time)
            if is_sequel(grammar, at, time, after):
                verb = grammar.head[at]
                self.sequels.add(grammar.head[verb] if "after" in grammar.marker_lemmas(verb) else verb)
            if is_distance(time, after):
                self.distances.setdefault(sentence[at], []).append((at, time))
            elif is_dated(time) and self._may_date(at, time):
                self.dates.setdefault(sentence[at], []).append((at, time))
            elif is_dated(time) and BOUNDS & set(grammar.marker_lemmas(at)):
                self.bounds.add(at, time)
            elif is_unplaced(grammar, at, time):
                self.unplaced.setdefault(sentence[at], []).append((at, time))

    def _word_after(self, time: TimeExpression) -> str:
        end = bisect_left(self._starts, time.end)
        return self._grammar.form[end] if end < len(self._starts) else ""

    def _may_date(self, at: int, time: TimeExpression) -> bool:
        """Whether the expression says when something is done: no bound, and not whose or which thing it is."""
        grammar = self._grammar
        if self._counts_times(time):
            return False
        markers = set(grammar.marker_lemmas(at))
        cases = grammar.with_relation(at, "case")
        if "until" in markers and any(case and grammar.lemma[case - 1] == "not" for case in cases):
            markers -= {"until"}  # "Not until March did the two sides meet"
        if time.type is TimeType.TIME:
            markers -= {"before", "after"}  # "before dawn on Sunday" is on Sunday
        elif time.text.lower().startswith("the end of"):
            markers -= {"before"}
        if grammar.dep[at] == "nmod:poss":  # "condemned Saturday's attack", but "at Saturday's summit they agreed"
            told = grammar.head[at]  # or "Friday's clash, in which two were killed"
            is_scene = any(opens_with(grammar, c, "when", "in") for c in grammar.with_relation(told, "acl:relcl"))
            return is_scene or is_occasion(grammar, told) or is_doing(grammar, told)
        above = grammar.head[at]  # either of "*set talks* for Monday"
        telling = (above, grammar.head[above]) if grammar.dep[above] == "obj" else (above,)
        if "for" in markers and any(grammar.lemma[word] in words("scheduling") for word in telling):
            return True
        siblings = grammar.children[grammar.head[at]]
        if markers & {"from", "to"} and grammar.lemma[grammar.clause(at)] in words("rescheduling"):
            return False  # "put the talks off from June to July"
        if markers & {"from", "between"} and time.value is not None and "/" in time.value:
            return True  # "between 23 and 26 June"
        if "from" in markers:  # "from Friday to Sunday" begins on Friday
            return any(set(grammar.marker_lemmas(other)) & SPAN_ENDS for other in siblings if other > at)
        is_end = markers & SPAN_ENDS and any("from" in grammar.marker_lemmas(other) for other in siblings if other < at)
        return not is_end and not markers & (BOUNDS - {"by"})

    def _counts_times(self, time: TimeExpression) -> bool:
        """Whether a stretch only bounds how often a thing was done ("for the second *time this year*")."""
        before = bisect_left(self._starts, time.start) - 1
        is_counting = before >= 0 and self._grammar.form[before] == "time" and time.text.lower().startswith("this")
        return is_counting and "for" in self._grammar.marker_lemmas(before)

    def is_old(self, token: int) -> bool:
        """Whether the expression at the token tells of days too long ago for the news."""
        return self.is_past(token, NEWS)

    def is_past(self, token: int, by: timedelta = timedelta()) -> bool:
        """Whether the expression at the token tells of days before the news, by more than so many."""
        times = (time for at, time in self.dates.get(self._sentence[token], ()) if at == token)
        latest = next((time.latest for time in times), None)
        return latest is not None and self._published is not None and latest < self._published - by


def is_dated(time: TimeExpression) -> bool:
    """Whether an expression means a known stretch of days, or a time of a known day."""
    return time.type in (TimeType.DATE, TimeType.TIME) and time.value is not None and interval(time.value) is not None


def event_date(time: TimeExpression, basis: DateBasis) -> EventDate | None:
    """The date of an event that an expression gives; None where its value is no interval."""
    period = interval(time.value) if time.value else None
    if period is None or time.value is None:
        return None
    value, first, last = time.value, *period[:2]
    if time.text.lower() == OVERNIGHT:
        first = last = first + timedelta(days=1)
        value = first.isoformat()
    return EventDate(
        value=value,
        earliest=first,
        latest=last,
        grain=period[2],
        basis=basis,
        start=time.start,
        end=time.end,
        text=time.text,
    )
