"""When and where an event took place, from the expressions that the sentence and the story give."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.grammar import Grammar
from legation.events.status import Tense
from legation.records import (
    DateBasis,
    EventDate,
    EventPlace,
    Grain,
    Place,
    PlaceBasis,
    TextSpan,
    TimeExpression,
    TimeType,
)
from legation.times import interval

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "between", "for", "ahead", "following"})
"""Prepositions that make a time expression a bound or a point of reference, not the time of the act."""
LOCATIVES = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "around", "into", "across", "off", "along", "to", "over", "within"}
)
OPEN_CLAUSES = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""Clauses that share the circumstances of the clause they hang on; what is said or thought does not."""
FRESH = timedelta(days=7)
"""How old the date that the story last spoke of may be to date what has no date of its own."""


def head_token(doc: Doc, span: TextSpan) -> int | None:
    """The token of a span on which its other tokens hang; None where the span holds no token."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root.i if found is not None and len(found) else None


class Circumstances:
    """The time and place expressions of one document by the clause they belong to."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        times: Sequence[TimeExpression],
        places: Sequence[Place],
        dateline: Place | None,
        published: date | None,
    ) -> None:
        self._grammar = grammar
        self._published = published
        self._dateline = dateline
        self._told: date | None = None
        self._told_in = -1
        self._doc = doc
        layout = doc._.layout if doc.has_extension("layout") else None
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for token in sentence:
                self._sentence[token.i] = number
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        for time in times:
            if time.type in (TimeType.DATE, TimeType.TIME) and time.value and interval(time.value):
                at = head_token(doc, time)
                if at is not None and not set(grammar.marker_lemmas(at)) & BOUNDS:
                    self._times.setdefault(self._sentence[at], []).append((at, time))
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for place in places:
            at = head_token(doc, place)
            if at is not None:
                self._places.setdefault(self._sentence[at], []).append((at, place))

    def places_by_token(self) -> dict[int, Place]:
        """The toponyms' places by the tokens that head them."""
        return {token: place for found in self._places.values() for token, place in found}

    def date(self, trigger: int, verb: int, tense: Tense, has_happened: bool) -> EventDate | None:
        """The date of an act, from the nearest expression; ``verb`` is the trigger's support verb or itself.

        What is told in a finite tense without a date happened on the day that the paragraph last spoke of, or on the
        day of publication; nothing else is dated by these.
        """
        if (paragraph := self._paragraph(trigger)) != self._told_in:
            self._told_in, self._told = paragraph, None
        found = self._expression(trigger, verb)
        if found is not None:
            time, basis = found
            dated = _event_date(time, basis)
            if dated is not None:
                if has_happened and dated.grain in (Grain.DAY, Grain.TIME):
                    self._told = dated.latest
                return dated
        if not has_happened or tense is Tense.NONE or self._published is None:
            return None
        if self._grammar.related(verb, "since") or self._grammar.related(trigger, "since"):
            return None
        told = self._told
        if tense is Tense.PAST and told is not None and timedelta() <= self._published - told <= FRESH:
            return _day(told, DateBasis.NARRATIVE)
        return _day(self._published, DateBasis.PUBLISHED)

    def _paragraph(self, token: int) -> int:
        return bisect_right(self._paragraphs, self._doc[token].idx)

    def _expression(self, trigger: int, verb: int) -> tuple[TimeExpression, DateBasis] | None:
        ranked = []
        for token, time in self._times.get(self._sentence[trigger], ()):
            basis = self._basis(token, trigger, verb)
            if basis is not None:
                ranked.append((list(DateBasis).index(basis), abs(token - trigger), time, basis))
        if not ranked:
            return None
        _, _, time, basis = min(ranked, key=lambda found: found[:2])
        return time, basis

    def _basis(self, token: int, trigger: int, verb: int) -> DateBasis | None:
        grammar = self._grammar
        head = grammar.head[token]
        if head in (trigger, verb):
            return DateBasis.TRIGGER
        clause, own = grammar.clause(token), grammar.clause(verb)
        if clause == own:
            return DateBasis.CLAUSE
        return DateBasis.SENTENCE if self._shares(own, clause) or self._shares(clause, own) else None

    def _shares(self, clause: int, other: int) -> bool:
        """Whether a clause hangs on another, directly or not, in ways that share circumstances."""
        grammar = self._grammar
        while clause != other:
            if grammar.dep[clause] not in OPEN_CLAUSES or grammar.head[clause] == clause:
                return False
            clause = grammar.head[clause]
            clause = grammar.clause(clause)
        return True

    def place(self, trigger: int, verb: int, is_local: bool, on: EventDate | None) -> EventPlace | None:
        """The place of an act; the dateline's for what happened about the day of publication and is local news."""
        grammar = self._grammar
        ranked = []
        for token, place in self._places.get(self._sentence[trigger], ()):
            located, top = self._climb(token, trigger)
            if not located:
                continue
            own = grammar.clause(verb)
            if top in (trigger, verb, own):
                ranked.append((0, abs(token - trigger), place, PlaceBasis.CLAUSE))
            elif is_local and (self._shares(own, top) or self._shares(top, own)):
                ranked.append((1, abs(token - trigger), place, PlaceBasis.SENTENCE))
        if ranked:
            _, _, place, basis = min(ranked, key=lambda found: found[:2])
            return EventPlace(**place.model_dump(), basis=basis)
        here = any(grammar.lemma[child] == "here" for child in grammar.children[verb])
        fresh = (on is not None and on.basis in (DateBasis.NARRATIVE, DateBasis.PUBLISHED)) or self._is_today(on)
        if self._dateline is not None and (here or (is_local and fresh)):
            return EventPlace(**self._dateline.model_dump(), basis=PlaceBasis.DATELINE)
        return None

    def _is_today(self, on: EventDate | None) -> bool:
        if on is None or self._published is None:
            return False
        return on.grain in (Grain.DAY, Grain.TIME) and abs(self._published - on.earliest) <= timedelta(days=1)

    def _climb(self, token: int, trigger: int) -> tuple[bool, int]:
        """Whether a toponym is in a locative phrase, and the trigger or the predicate that the phrase hangs on."""
        grammar = self._grammar
        located = False
        while True:
            located = located or bool(set(grammar.marker_lemmas(token)) & LOCATIVES)
            if grammar.head[token] == token:
                return located, token
            token = grammar.head[token]
            if token == trigger or grammar.is_predicate(token):
                return located, token


def _event_date(time: TimeExpression, basis: DateBasis) -> EventDate | None:
    period = interval(time.value) if time.value else None
    if period is None or time.value is None:
        return None
    return EventDate(
        value=time.value,
        earliest=period[0],
        latest=period[1],
        grain=period[2],
        basis=basis,
        start=time.start,
        end=time.end,
        text=time.text,
    )


def _day(day: date, basis: DateBasis) -> EventDate:
    return EventDate(value=day.isoformat(), earliest=day, latest=day, grain=Grain.DAY, basis=basis)
