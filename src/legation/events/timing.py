"""When an event took place: which of the sentence's and the story's dates are its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.acts import named_type
from legation.events.grammar import Grammar
from legation.events.sharing import CHARGES, is_shared, opens_with
from legation.events.status import Tense
from legation.events.tree import SUBJECTS, words
from legation.records import DateBasis, EventDate, EventType, Grain, Status, TextSpan, TimeExpression, TimeType
from legation.times import Period, interval

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "between", "for", "ahead", "following"})
"""Prepositions that make a time expression a bound or a point of reference, not the time of the act."""
LIMITS = frozenset({"since", "until", "till", "before", "ahead"})
"""Prepositions before an act that is not the one told of ("ahead of the talks on Friday")."""
SPAN_ENDS = frozenset({"to", "until", "till", "through"})
SAID = frozenset(
    {
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
"""Types of what is done in words."""
BEFOREHAND = frozenset({"previously", "formerly", "once", "repeatedly", "earlier", "often", "twice", "long"})
"""Adverbs that put what has been done at some time before."""
FRESH = timedelta(days=7)
"""How old the date that the story last spoke of may be to date what has no date of its own."""
NEWS = timedelta(days=2)
"""How old a date may be that a verb in the present tense or one of saying has for its own."""
_AMOUNT = re.compile(r"P(\d+)([YMWD])")
_GRAINS = {"Y": Grain.YEAR, "M": Grain.MONTH}


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be dated: its trigger, the verb that it is told with (or itself), and how it is told.

    ``is_past`` is whether the act took place by then or, where it is denied, did not.
    """

    trigger: int
    verb: int
    event_type: EventType
    tense: Tense
    status: Status
    is_past: bool


def head_token(doc: Doc, span: TextSpan) -> int | None:
    """The token of a span on which its other tokens hang; None where the span holds no token."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root.i if found is not None and len(found) else None


class Timing:
    """Dates the acts of one document, in text order."""

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
        self._told: date | None = None
        self._told_in = -1
        self._due: tuple[int, int, EventDate] | None = None
        self._starts = [token.idx for token in grammar.tokens]
        layout = doc._.layout if doc.has_extension("layout") else None
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._title = layout.title if layout is not None else None
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        self._distances: dict[int, list[tuple[int, TimeExpression]]] = {}
        for time in times:
            at = head_token(doc, time)
            if at is None:
                continue
            if self._is_distance(time):
                self._distances.setdefault(sentence[at], []).append((at, time))
            elif _is_dated(time) and self._may_date(at, time):
                self._times.setdefault(sentence[at], []).append((at, time))

    def _is_distance(self, time: TimeExpression) -> bool:
        """Whether the expression measures how far the act is from another ("two days after the vote").

        Hours and minutes leave both on one day.
        """
        is_short = time.value is not None and time.value.startswith("PT")
        return time.type is TimeType.DURATION and self._word_after(time) in ("after", "before") and not is_short

    def _word_after(self, time: TimeExpression) -> str:
        end = bisect_left(self._starts, time.end)
        return self._grammar.tokens[end].lower_ if end < len(self._starts) else ""

    def _may_date(self, at: int, time: TimeExpression) -> bool:
        """Whether the expression says when something is done: no bound, and not whose or which thing it is."""
        grammar = self._grammar
        markers = set(grammar.marker_lemmas(at))
        if grammar.dep[at] == "nmod:poss":
            return False  # "condemned Saturday's attack"
        siblings = grammar.children[grammar.head[at]]
        if "from" in markers:  # "from Friday to Sunday" begins on Friday
            is_stretch = time.value is not None and "/" in time.value
            return is_stretch or any(set(grammar.marker_lemmas(other)) & SPAN_ENDS for other in siblings if other > at)
        is_end = markers & SPAN_ENDS and any("from" in grammar.marker_lemmas(other) for other in siblings if other < at)
        return not is_end and not markers & (BOUNDS - {"by"})

    def date_of(self, act: Act) -> EventDate | None:
        """The date of an act, from the nearest expression that is its own.

        What is told in a finite tense without a date happened on the day that the paragraph last spoke of, or on the
        day of publication; nothing else is dated by these.
        """
        trigger, verb = act.trigger, act.verb
        if (paragraph := self.paragraph(trigger)) != self._told_in:
            self._told_in, self._told = paragraph, None
        found = self._expression(act)
        dated = _event_date(*found) if found is not None else None
        if act.is_past and (dated is None or dated.basis is DateBasis.SENTENCE):
            dated = self._before_main_act(act) or dated
        if dated is not None:
            if act.is_past and dated.grain in (Grain.DAY, Grain.TIME) and not self._is_aside(act):
                self._told = dated.latest
            elif act.status is Status.PLANNED:
                self._due = (self._sentence[trigger], self._grammar.clause(verb), dated)
            return dated
        if act.status is Status.PLANNED:
            return self._same_day(trigger, verb)
        if not act.is_past or self._published is None or (act.tense is Tense.NONE and not self._is_headline(trigger)):
            return None
        return self._undated(act, self._published)

    def _undated(self, act: Act, published: date) -> EventDate | None:
        """The date of what is told without one: when the paragraph says, or today."""
        grammar, trigger, verb = self._grammar, act.trigger, act.verb
        distances = self._distances.get(self._sentence[trigger], ()) if act.tense is not Tense.PRESENT else ()
        if any(self._basis(token, act) for token, _ in distances):
            return None
        lasts = grammar.related(verb, "since") or grammar.related(trigger, "since")
        if lasts and act.status is not Status.NEGATED and act.tense is not Tense.PAST:
            return None
        if act.tense is Tense.PERFECT and any(grammar.lemma[child] in BEFOREHAND for child in grammar.children[verb]):
            return None
        told = self._told
        if act.tense is Tense.PAST and told is not None and timedelta() <= published - told <= FRESH:
            return _day(told, DateBasis.NARRATIVE)
        return _day(published, DateBasis.PUBLISHED)

    def _before_main_act(self, act: Act) -> EventDate | None:
        """The date of what the main act came so long after ("recalled its envoy a week after Niger expelled ...")."""
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        for token, time in self._distances.get(self._sentence[act.trigger], ()):
            after = bisect_left(self._starts, time.end)
            if after in grammar.children[own] and grammar.dep[after] == "mark" and grammar.lemma[after] == "after":
                return self._reckoned(token, time)
        return None

    def _reckoned(self, token: int, time: TimeExpression) -> EventDate | None:
        """The date so long before the day that the sentence names before it, else before the day of the news."""
        amount = _AMOUNT.fullmatch(time.value or "")
        day = self._told or self._published
        for at, named in self._times.get(self._sentence[token], ()):
            if at < token and named.earliest is not None and named.earliest == named.latest:
                day = named.earliest
        if amount is None or day is None:
            return None
        count, unit = int(amount[1]), amount[2]
        try:
            if unit in _GRAINS:
                period = Period.containing(day, _GRAINS[unit]).shift(-count)
            else:
                period = Period(Grain.DAY, day - timedelta(days=count * (7 if unit == "W" else 1)))
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

    def _is_aside(self, act: Act) -> bool:
        """Whether the act is told of beside the story's line: in a relative clause, or as done before."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        while grammar.head[clause] != clause:
            if grammar.dep[clause] == "acl:relcl":
                return True
            clause = grammar.clause(grammar.head[clause])
        return act.tense is Tense.PERFECT

    def _same_day(self, trigger: int, verb: int) -> EventDate | None:
        """The date of the plan that the same sentence told just before ("They will meet on Monday; she is to sign")."""
        if self._due is None or self._due[0] != self._sentence[trigger]:
            return None
        _, clause, due = self._due
        grammar, own = self._grammar, verb
        while grammar.dep[own] == "xcomp":
            own = grammar.head[own]
        if grammar.dep[own] not in ("conj", "parataxis") or grammar.clause(grammar.head[own]) != clause:
            return None
        return EventDate(
            value=due.value, earliest=due.earliest, latest=due.latest, grain=due.grain, basis=DateBasis.NARRATIVE
        )

    def _is_headline(self, trigger: int) -> bool:
        """Whether the title of a communique names the act that it is about ("Joint statement on the meeting ...")."""
        start = self._starts[trigger]
        is_in_title = self._title is not None and self._title[0] <= start < self._title[1]
        return is_in_title and self._grammar.lemma[self._grammar.clause(trigger)] in words("utterance")

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return bisect_right(self._paragraphs, self._starts[token])

    def _expression(self, act: Act) -> tuple[TimeExpression, DateBasis] | None:
        ranked = []
        for token, time in self._times.get(self._sentence[act.trigger], ()):
            basis = self._basis(token, act) if self._agrees(token, time, act) else None
            if basis is not None:
                ranked.append((list(DateBasis).index(basis), abs(token - act.trigger), time, basis))
        if not ranked:
            return None
        _, _, time, basis = min(ranked, key=lambda found: found[:2])
        return time, basis

    def _agrees(self, token: int, time: TimeExpression, act: Act) -> bool:
        """Whether the act can have been done then: what is done not after publication, what is planned not before.

        "By Friday" is when something is due, not when it was done; and what is told in the present tense is new.
        """
        is_open = act.status in (Status.PLANNED, Status.CONDITIONAL)
        if "by" in self._grammar.marker_lemmas(token) and not is_open:
            return False
        if self._published is None or time.earliest is None or time.latest is None:
            return True
        if act.status is Status.PLANNED:
            return time.latest >= self._published
        if self._grammar.tag[act.verb] in ("VBZ", "VBP") and act.is_past and time.latest < self._published - NEWS:
            return False
        return not act.is_past or time.earliest <= self._published

    def _basis(self, token: int, act: Act) -> DateBasis | None:
        grammar, trigger, verb = self._grammar, act.trigger, act.verb
        head = grammar.head[token]
        if self._is_of_matter(token, act) or (grammar.dep[token] == "amod" and head not in (trigger, verb)):
            return None  # "imposed an overnight curfew"
        if head in (trigger, verb):
            return DateBasis.TRIGGER
        if self._is_of_subject(token) or self._is_of_bound(token):
            return None
        clause, own = grammar.clause(token), grammar.clause(verb)
        if clause == own:
            return DateBasis.CLAUSE
        return DateBasis.SENTENCE if is_shared(grammar, token, own, clause) or self._is_when(own, token) else None

    def _is_when(self, clause: int, token: int) -> bool:
        """Whether the clause tells what was done then ("the attack on 3 February, in which gunmen killed ...")."""
        grammar = self._grammar
        if not grammar.head[clause] <= token < clause:
            return False
        return any(opens_with(grammar, clause, *how) for how in (("when", "in"), ("where", "during")))

    def _is_of_matter(self, token: int, act: Act) -> bool:
        """Whether the expression dates the act that is spoken of ("concern over the attack last month").

        Of what is said, only an old date right after the other act's noun is taken for that act's.
        """
        grammar, head = self._grammar, self._grammar.head[token]
        while not grammar.is_predicate(head) and grammar.head[head] != head:
            is_charge = bool(set(grammar.marker_lemmas(head)) & CHARGES) and _is_deed(grammar.lemma[head])
            if is_charge and not self._is_above(head, act.trigger):
                return True
            head = grammar.head[head]
        if act.event_type not in SAID or not self._is_old(token):
            return False
        before = token - 1
        while before > act.trigger and grammar.pos[before] in ("ADP", "DET", "ADJ", "NUM", "PROPN"):
            before -= 1
        return act.trigger < before != act.verb and _is_deed(grammar.lemma[before])

    def _is_above(self, token: int, other: int) -> bool:
        """Whether the other token is this one or hangs on it, directly or not."""
        while other != token and self._grammar.head[other] != other:
            other = self._grammar.head[other]
        return other == token

    def _is_old(self, token: int) -> bool:
        """Whether the expression at the token tells of days too long ago for the news."""
        times = (time for at, time in self._times.get(self._sentence[token], ()) if at == token)
        latest = next((time.latest for time in times), None)
        return latest is not None and self._published is not None and latest < self._published - NEWS

    def _is_of_subject(self, token: int) -> bool:
        """Whether the expression dates what the subject is ("the invasion in 2008 was condemned")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            if grammar.dep[token] in SUBJECTS:
                return True
            token = grammar.head[token]
        return False

    def _is_of_bound(self, token: int) -> bool:
        """Whether the expression dates what the act is bounded by ("the first time since their summit last June")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            token = grammar.head[token]
            if set(grammar.marker_lemmas(token)) & LIMITS:
                return True
        return False


def _is_dated(time: TimeExpression) -> bool:
    return time.type in (TimeType.DATE, TimeType.TIME) and time.value is not None and interval(time.value) is not None


def _is_deed(noun: str) -> bool:
    """Whether the noun names an act that others speak of, no meeting that they speak at."""
    return named_type(noun) not in (None, EventType.CONSULT)


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
