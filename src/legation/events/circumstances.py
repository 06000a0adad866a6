"""When and where an event took place, from the expressions that the sentence and the story give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.acts import named_type
from legation.events.grammar import Grammar
from legation.events.status import Tense, is_open
from legation.events.tree import SUBJECTS, words
from legation.records import (
    DateBasis,
    EventDate,
    EventPlace,
    EventType,
    Grain,
    Place,
    PlaceBasis,
    PlaceKind,
    Status,
    TextSpan,
    TimeExpression,
    TimeType,
)
from legation.times import interval

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "between", "for", "ahead", "following"})
"""Prepositions that make a time expression a bound or a point of reference, not the time of the act."""
LIMITS = frozenset({"since", "until", "till", "before", "ahead"})
"""Prepositions before an act that is not the one told of ("ahead of the talks on Friday")."""
SPAN_ENDS = frozenset({"to", "until", "till", "through"})
LOCATIVES = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "around", "into", "across", "off", "along", "over", "within"}
)
GOALS = frozenset({"to"})
NAMING = frozenset({"of"})
"""Prepositions between a kind of place and its name ("the village of ...")."""
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
SPOKEN_AT = frozenset({"in", "at", "outside", "inside", "near"})
GOING = frozenset(
    {EventType.CONSULT, EventType.MOBILIZE, EventType.AID, EventType.RETREAT, EventType.ASSAULT, EventType.PROTEST}
)
"""Types done where somebody or something goes to."""
MOVING = frozenset({EventType.CONSULT, EventType.MOBILIZE})
BODILY = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
"""Types done where their object is."""
CHARGES = frozenset({"of", "for", "from", "against", "over", "about"})
"""Prepositions before what somebody is said to have done or told to do."""
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
        self._due: tuple[int, int, EventDate] | None = None
        self._starts = [token.idx for token in grammar.tokens]
        layout = doc._.layout if doc.has_extension("layout") else None
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._title = layout.title if layout is not None else None
        self._sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for token in range(sentence.start, sentence.end):
                self._sentence[token] = number
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        self._vague: dict[int, list[int]] = {}
        for time in times:
            at = head_token(doc, time)
            if at is None:
                continue
            if self._is_distance(at, time):
                self._vague.setdefault(self._sentence[at], []).append(at)
            elif _is_dated(time) and self._may_date(at):
                self._times.setdefault(self._sentence[at], []).append((at, time))
        self._countries: set[int] = set()
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for place in places:
            at = head_token(doc, place)
            if at is not None:
                self._places.setdefault(self._sentence[at], []).append((at, place))
                if place.kind is PlaceKind.COUNTRY:
                    self._countries.add(at)

    def _is_distance(self, at: int, time: TimeExpression) -> bool:
        """Whether the expression measures how far the act is from another ("two days after the vote").

        Hours and minutes leave both on one day.
        """
        end = bisect_left(self._starts, time.end)
        follows = self._grammar.tokens[end].lower_ if end < len(self._starts) else ""
        is_short = time.value is not None and time.value.startswith("PT")
        return time.type is TimeType.DURATION and follows in ("after", "before") and not is_short

    def _may_date(self, at: int) -> bool:
        """Whether the expression says when something is done: no bound, and not whose or which thing it is."""
        grammar = self._grammar
        markers = set(grammar.marker_lemmas(at))
        if grammar.dep[at] == "nmod:poss":
            return False  # "condemned Saturday's attack"
        siblings = grammar.children[grammar.head[at]]
        if "from" in markers:  # "from Friday to Sunday" begins on Friday
            return any(set(grammar.marker_lemmas(other)) & SPAN_ENDS for other in siblings if other > at)
        is_end = markers & SPAN_ENDS and any("from" in grammar.marker_lemmas(other) for other in siblings if other < at)
        return not is_end and not markers & BOUNDS

    def places_by_token(self) -> dict[int, Place]:
        """The toponyms' places by the tokens that head them."""
        return {token: place for found in self._places.values() for token, place in found}

    def date(self, trigger: int, verb: int, tense: Tense, status: Status, *, is_past: bool) -> EventDate | None:
        """The date of an act, from the nearest expression; ``verb`` is the trigger's support verb or itself.

        ``is_past`` is whether the act took place by then or, where it is denied, did not.

        What is told in a finite tense without a date happened on the day that the paragraph last spoke of, or on the
        day of publication; nothing else is dated by these.
        """
        if (paragraph := self.paragraph(trigger)) != self._told_in:
            self._told_in, self._told = paragraph, None
        found = self._expression(trigger, verb)
        if found is not None:
            time, basis = found
            dated = _event_date(time, basis)
            if dated is not None:
                if is_past and dated.grain in (Grain.DAY, Grain.TIME):
                    self._told = dated.latest
                elif status is Status.PLANNED:
                    self._due = (self._sentence[trigger], self._grammar.clause(verb), dated)
                return dated
        if status is Status.PLANNED:
            return self._same_day(trigger, verb)
        if not is_past or self._published is None or (tense is Tense.NONE and not self._is_headline(trigger)):
            return None
        vague = self._vague.get(self._sentence[trigger], ()) if tense is not Tense.PRESENT else ()
        if any(self._basis(token, trigger, verb) for token in vague):
            return None
        lasts = self._grammar.related(verb, "since") or self._grammar.related(trigger, "since")
        if lasts and status is not Status.NEGATED:
            return None
        told = self._told
        if tense is Tense.PAST and told is not None and timedelta() <= self._published - told <= FRESH:
            return _day(told, DateBasis.NARRATIVE)
        return _day(self._published, DateBasis.PUBLISHED)

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
        if self._is_of_subject(token) or self._is_of_bound(token):
            return None
        clause, own = grammar.clause(token), grammar.clause(verb)
        if clause == own:
            return DateBasis.CLAUSE
        return DateBasis.SENTENCE if self._is_shared(token, own, clause) else None

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

    def _is_shared(self, token: int, own: int, other: int) -> bool:
        """Whether an expression in one clause of the sentence holds for another clause, too."""
        return self._shares(other, own, token) or self._shares(own, other, token)

    def _shares(self, clause: int, other: int, token: int) -> bool:
        """Whether a clause hangs on another, directly or not, in ways that share circumstances.

        What is coordinated with a subject of its own shares only what stands before both ("On Monday, Peru ... and
        Chile ..."), and what somebody undertakes to do is not done when he says so.
        """
        grammar = self._grammar
        while clause != other:
            relation, head = grammar.dep[clause], grammar.head[clause]
            is_issued = relation == "acl" and grammar.lemma[head] in words("utterance")  # "a statement condemning ..."
            if (relation not in OPEN_CLAUSES and not is_issued) or head == clause:
                return False
            above = grammar.clause(head)
            if relation in ("conj", "parataxis") and grammar.with_relation(clause, *SUBJECTS):
                subjects = grammar.with_relation(above, *SUBJECTS)
                if token >= min((*subjects, above)):
                    return False
            if relation in ("xcomp", "advcl") and grammar.is_infinitive(clause) and is_open(grammar, clause):
                return False
            if relation == "advcl" and grammar.tag[clause] == "VBG" and set(grammar.marker_lemmas(clause)) & CHARGES:
                return False  # "accused Peru of shelling the town on Monday"
            clause = above
        return True

    def place(
        self, trigger: int, verb: int, event_type: EventType, is_local: bool, on: EventDate | None
    ) -> EventPlace | None:
        """The place of an act of the type; the dateline's for what happened just now and is local news."""
        grammar = self._grammar
        ranked = []
        own = grammar.clause(verb)
        for token, place in self._places.get(self._sentence[trigger], ()):
            located, top = self._climb(token, trigger, event_type)
            if not located:
                continue
            if top in (trigger, verb, own) or self._is_where(own, token) or self._is_while(top, own):
                ranked.append((int(place.kind is PlaceKind.SITE), abs(token - trigger), place, PlaceBasis.CLAUSE))
            elif is_local and self._is_shared(token, own, top):
                ranked.append((2, abs(token - trigger), place, PlaceBasis.SENTENCE))
        if ranked:
            _, _, place, basis = min(ranked, key=lambda found: found[:2])
            return EventPlace(**place.model_dump(), basis=basis)
        here = any(grammar.lemma[child] == "here" for child in grammar.children[verb])
        fresh = (on is not None and on.basis in (DateBasis.NARRATIVE, DateBasis.PUBLISHED)) or self._is_today(on)
        if self._dateline is not None and (here or (is_local and fresh)):
            return EventPlace(**self._dateline.model_dump(), basis=PlaceBasis.DATELINE)
        return None

    def _is_while(self, clause: int, own: int) -> bool:
        """Whether a participle tells what its subject does meanwhile ("speaking in Oslo, she ...")."""
        grammar = self._grammar
        is_participle = grammar.tag[clause] == "VBG" and not grammar.with_relation(clause, *SUBJECTS, "mark")
        return grammar.dep[clause] == "advcl" and grammar.head[clause] == own and is_participle

    def _is_where(self, clause: int, place: int) -> bool:
        """Whether the clause tells what is done in the place ("the summit in Oslo, where ...")."""
        grammar = self._grammar
        if grammar.dep[clause] != "acl:relcl" or not any(
            grammar.lemma[child] == "where" for child in grammar.children[clause]
        ):
            return False
        return grammar.head[clause] in (place, grammar.head[place])

    def _is_today(self, on: EventDate | None) -> bool:
        if on is None or self._published is None:
            return False
        return on.grain in (Grain.DAY, Grain.TIME) and abs(self._published - on.earliest) <= timedelta(days=1)

    def _climb(self, token: int, trigger: int, event_type: EventType) -> tuple[bool, int]:
        """Whether a toponym says where an act of the type is done, and the predicate that its phrase hangs on.

        Of what is only said, the place is told by a phrase of the verb itself: not where the thing is that is spoken
        of ("condemned the attack in Lima").
        """
        grammar = self._grammar
        is_said = event_type in SAID
        markers = set(grammar.marker_lemmas(token))
        locatives = LOCATIVES | GOALS if event_type in GOING else SPOKEN_AT if is_said else LOCATIVES
        if token in self._countries:
            locatives -= {"on"}  # "talks on Libya"
            is_destination = event_type in MOVING and grammar.dep[token].startswith("obl")
            locatives = locatives if is_destination else locatives - GOALS  # who is given something, not where
        located = self._is_goal(token, event_type)
        while True:
            markers = set(grammar.marker_lemmas(token))
            if not located and (markers - locatives - NAMING or grammar.lemma[token] in words("instigation")):
                return False, token  # "in talks with Peru", "at the request of Peru": who takes part, not where
            located = located or bool(markers & locatives)
            head, relation = grammar.head[token], grammar.dep[token]
            if head == token:
                return located, token
            if head == trigger or grammar.is_predicate(head):
                is_own = relation == "nsubj" or (relation.startswith("obl") and bool(markers & locatives))
                is_beside = is_said and not is_own
                return located and not is_beside, head
            if is_said and named_type(grammar.lemma[head]) not in (None, EventType.CONSULT):
                return False, head
            token = head

    def _is_goal(self, token: int, event_type: EventType) -> bool:
        """Whether the toponym is what the verb does something to or in ("visited Peru", "shelled Aden")."""
        return event_type in BODILY and self._grammar.dep[token] == "obj"


def _is_dated(time: TimeExpression) -> bool:
    return time.type in (TimeType.DATE, TimeType.TIME) and time.value is not None and interval(time.value) is not None


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
