"""The time expressions of each sentence, and which of them is an act's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.matches.acts import named_type, named_types
from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.bounds import Bounds
from legation.events.when_where.lengths import is_bracketed_year, is_distance, is_sequel, is_unplaced
from legation.events.when_where.occasions import dates_deed, is_at, is_doing, is_name_of, is_occasion, is_one_of
from legation.events.when_where.ranges import is_within, with_ranges
from legation.events.when_where.reports import is_before_report, reports_of, sayings_of
from legation.events.when_where.sharing import CHARGES, is_by_partner, is_shared, is_then, is_while, opens_with
from legation.records import DateBasis, EventDate, EventType, Status, TextSpan, TimeExpression, TimeType
from legation.syntax.columns import columns, text_of
from legation.times import interval

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
WORDS = SAID | {EventType.SUPPORT}
"""Types of acts that leave words behind, on paper too."""
ANSWERING = frozenset({EventType.ACCUSE, EventType.REJECT})
"""Of these, those that are said of what has been done."""
MATTERS = frozenset({"over", "about", "against"})
"""Prepositions before what something is said or done about."""
NEWS = timedelta(days=2)
"""How old a date may be that a verb in the present tense or one of saying has for its own."""
WITHIN = frozenset({"by", "for", "before"})
"""Prepositions that make a date the last day of what is planned, or the day it is for."""
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

    def of(self, act: Act, *, is_record: bool) -> tuple[TimeExpression, DateBasis] | None:
        """The expression that is an act's own; where ``is_record``, the present may tell of old days."""
        ranked = []
        for token, time in self.dates.get(self._sentence[act.trigger], ()):
            if not self._agrees(token, time, act, is_record=is_record):
                continue
            basis = self.basis(token, act) or (DateBasis.CLAUSE if self._is_of_plan(token, time, act) else None)
            if basis is not None:
                ranked.append((list(DateBasis).index(basis), abs(token - act.trigger), time, basis))
        if not ranked:
            return self.bounds.of(act)
        rank, _, time, basis = min(ranked, key=lambda found: found[:2])
        if basis is DateBasis.SENTENCE and self._is_at_other_time(act):
            return None
        for other, _, within, _ in ranked:  # "at the weekend, on Saturday"
            if other == rank and is_within(within, time):
                time = within
        return time, basis

    def _is_at_other_time(self, act: Act) -> bool:
        """Whether a verb has an expression of its own that tells of another time, but not of which ("killed two on
        Friday and seized ten in the days that followed")."""
        vague = self.unplaced.get(self._sentence[act.trigger], ())
        return any(self._grammar.head[token] in (act.trigger, act.verb) for token, _ in vague)

    def basis(self, token: int, act: Act) -> DateBasis | None:
        grammar, trigger, verb = self._grammar, act.trigger, act.verb
        head = grammar.head[token]
        is_part = grammar.dep[token] in ("amod", "nummod", "compound", "nmod:poss")
        if is_part and is_doing(grammar, head, act.event_type, verb):  # "were killed in a May 2015 raid"
            return DateBasis.CLAUSE
        if grammar.dep[head] == "nsubj" and is_doing(grammar, head, act.event_type, self._first_of(verb)):
            return DateBasis.CLAUSE  # "the raids last week killed two and injured six"
        if dates_deed(grammar, token, self._first_of(grammar.clause(verb))):
            return DateBasis.CLAUSE  # "the raids on Oslo *last year* that killed two and hurt six"
        is_name = is_part and grammar.dep[token] != "nmod:poss" and head not in (trigger, verb)
        is_name = (is_name and not self._is_scene(head)) or is_name_of(grammar, token, verb)
        is_name |= grammar.dep[token] == "nmod:poss" and not (is_occasion(grammar, head) or is_doing(grammar, head))
        if self._is_of_matter(token, act) or is_name:  # "imposed an overnight curfew", "under a 1965 accord"
            return DateBasis.SENTENCE if is_then(grammar, grammar.clause(verb), token) else None
        if grammar.dep[head] == "amod" or (is_part is False and grammar.lemma[head] == "time"):
            return None  # "aid *worth* two million last year", "for the second *time* this year"
        if head in (trigger, verb) or self._is_before_verb(token, verb) or self._is_decided(token, act):
            return DateBasis.TRIGGER
        if self._is_of_subject(token) or self._is_of_bound(token):
            return None
        clause, own = grammar.clause(token), grammar.clause(verb)
        is_asked = grammar.is_infinitive(clause) and grammar.dep[clause] != "acl:relcl"
        if clause != own and is_asked and self._is_past(token):
            clause = grammar.clause(grammar.head[clause])  # "rejected a request to open the border yesterday"
        is_when = grammar.dep[clause] == "advcl" and grammar.head[clause] == own and opens_with(grammar, clause, "when")
        if clause == own or is_when:
            return DateBasis.CLAUSE
        if is_shared(grammar, token, own, clause) or is_then(grammar, own, token) or is_at(grammar, clause, own):
            return DateBasis.SENTENCE
        is_told = is_while(grammar, clause, own) or is_one_of(grammar, own, clause) or self._is_said_by(clause, act)
        is_told |= self._is_sent_out(clause, act) or (act.event_type in SAID and is_by_partner(grammar, clause, own))
        return DateBasis.SENTENCE if is_told or is_before_report(grammar, token, clause, own) else None

    def _first_of(self, verb: int) -> int:
        """The verb whose subject a coordinated one shares."""
        grammar = self._grammar
        while grammar.dep[verb] == "conj" and not grammar.with_relation(verb, *SUBJECTS):
            verb = grammar.head[verb]
        return verb

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

    def _is_scene(self, noun: int) -> bool:
        """Whether the noun is the upheaval in the course of which a thing is done ("took power in the 1999 coup")."""
        grammar = self._grammar
        is_course = grammar.dep[noun] == "obl" and bool(set(grammar.marker_lemmas(noun)) & {"in", "during"})
        return is_course and grammar.lemma[noun].lower() in words("upheaval")

    def is_told_late(self, act: Act) -> bool:
        """Whether an act is only known to have been reported on a day before the news, not said then itself."""
        verbs = reports_of(self._grammar, self._grammar.clause(act.verb))
        times = self.dates.get(self._sentence[act.trigger], ()) if verbs else ()
        return any(
            self._grammar.clause(token) in verbs and time.latest and self._published and time.latest < self._published
            for token, time in times
        )

    def _is_said_by(self, clause: int, act: Act) -> bool:
        """Whether a clause tells the saying by which an act is done ("said *on Friday* that it would not go")."""
        is_said = act.event_type in SAID and act.tense is not Tense.PERFECT and act.status is Status.OCCURRED
        return is_said and clause in sayings_of(self._grammar, self._grammar.clause(act.verb))

    def _is_sent_out(self, clause: int, act: Act) -> bool:
        """Whether a participle tells when the words were sent out by which an act is done ("denied it in an interview
        *broadcast on Friday*")."""
        grammar, words_of = self._grammar, self._grammar.head[clause]
        is_of_words = grammar.dep[clause] == "acl" and grammar.lemma[words_of] in words("utterance", "spoken words")
        return act.event_type in SAID and is_of_words and grammar.head[words_of] in (act.trigger, act.verb)

    def _is_decided(self, token: int, act: Act) -> bool:
        """Whether it is when somebody decided on the act ("a decision *last week* to expel ...")."""
        grammar, noun = self._grammar, self._grammar.head[token]
        is_decision = grammar.lemma[noun] in ("decision", "move") and grammar.dep[token] == "nmod:unmarked"
        return is_decision and grammar.dep[act.verb] == "acl" and grammar.head[act.verb] == noun

    def _agrees(self, token: int, time: TimeExpression, act: Act, *, is_record: bool) -> bool:
        """Whether the act can have been done then: what is done not after publication, what is planned not before.

        "By Friday" is when something is due, not when it was done; and what is told in the present tense is new.
        """
        is_open = act.status in (Status.PLANNED, Status.CONDITIONAL)
        limits = WITHIN - {"before"} if time.type is TimeType.TIME else WITHIN
        if not is_open and limits & set(self._grammar.marker_lemmas(token)):
            return False
        if self._published is None or time.earliest is None or time.latest is None:
            return True
        if act.status is Status.PLANNED:
            return time.latest >= self._published
        is_present = self._grammar.tag[act.verb] in ("VBZ", "VBP") and not is_record
        if is_present and act.is_past and time.latest < self._published - NEWS:
            return False
        return not act.is_past or time.earliest <= self._published

    def _is_of_plan(self, token: int, time: TimeExpression, act: Act) -> bool:
        """Whether it is the day ahead of what is planned: "on Monday, she is scheduled to meet ..."."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        if act.status is not Status.PLANNED or not self._published or not time.earliest:
            return False
        while grammar.dep[clause] == "xcomp":
            clause = grammar.clause(grammar.head[clause])
        told = grammar.clause(token)
        if grammar.dep[told] == "acl" and grammar.lemma[told] in words("scheduling"):  # "a summit planned for October"
            plan = grammar.head[told]
            is_held = grammar.dep[plan] == "obj" and grammar.lemma[act.verb] in words("holding")
            return plan == act.trigger or (is_held and grammar.head[plan] == act.verb)
        return time.earliest > self._published and told == clause

    def _is_of_matter(self, token: int, act: Act) -> bool:
        """Whether the expression dates the act that is spoken of ("concern over the attack last month").

        Of what is said, only an old date right after the other act's noun is taken for that act's.
        """
        grammar, head = self._grammar, self._grammar.head[token]
        while not grammar.is_predicate(head) and grammar.head[head] != head:
            markers = set(grammar.marker_lemmas(head))
            is_charge = bool(markers & MATTERS) or (bool(markers & CHARGES) and names_deed(grammar.lemma[head]))
            if is_charge and not self._is_above(head, act.trigger):
                return True
            head = grammar.head[head]
        if self.is_old(token) and self._is_behind_cause(token, act):
            return True
        is_aside = grammar.dep[grammar.clause(act.verb)] == "acl:relcl"
        if act.event_type not in ANSWERING or not self.is_old(token) or is_aside:
            return False
        before = token - 1
        while before > act.trigger and grammar.pos[before] in ("ADP", "DET", "ADJ", "NUM", "PROPN"):
            before -= 1
        is_own = grammar.head[before] in (act.trigger, act.verb) and named_type(grammar.lemma[before]) is act.event_type
        is_deed = names_deed(grammar.lemma[before]) and not is_own  # "made a pledge last summer"
        return act.trigger < before != act.verb and is_deed and not _names_words(grammar.lemma[before])

    def _is_behind_cause(self, token: int, act: Act) -> bool:
        """Whether the expression stands right behind what is answered ("struck a port in retaliation for raids on its
        capital *last week*")."""
        grammar, before = self._grammar, token
        while before > act.trigger and (before == token or grammar.head[before] == token):
            before -= 1
        while before > act.trigger and not grammar.is_predicate(before) and grammar.head[before] != before:
            before = grammar.head[before]
            if grammar.lemma[before] in words("reply"):
                return True
        return False

    def _is_above(self, token: int, other: int) -> bool:
        """Whether the other token is this one or hangs on it, directly or not."""
        while other != token and self._grammar.head[other] != other:
            other = self._grammar.head[other]
        return other == token

    def is_old(self, token: int) -> bool:
        """Whether the expression at the token tells of days too long ago for the news."""
        return self._is_past(token, NEWS)

    def _is_past(self, token: int, by: timedelta = timedelta()) -> bool:
        """Whether the expression at the token tells of days before the news, by more than so many."""
        times = (time for at, time in self.dates.get(self._sentence[token], ()) if at == token)
        latest = next((time.latest for time in times), None)
        return latest is not None and self._published is not None and latest < self._published - by

    def _is_of_subject(self, token: int) -> bool:
        """Whether the expression dates what the subject is ("the invasion in 2008 was condemned"), not when it spoke
        ("the king, in a speech on Friday, condemned ...")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            if grammar.dep[token] in SUBJECTS:
                return True
            if grammar.lemma[token] in words("utterance", "spoken words") and "in" in grammar.marker_lemmas(token):
                return False
            token = grammar.head[token]
        return False

    def _is_before_verb(self, token: int, verb: int) -> bool:
        """Whether an expression stands right before the verb, whatever the parser hung it on ("the parliament in Oslo
        *yesterday* appealed ...", "the mission on 1 May criticised ...")."""
        grammar = self._grammar
        is_loose = grammar.dep[token] in ("nmod:unmarked", "nmod", "appos")
        is_then = set(grammar.marker_lemmas(token)) <= {"on"} and grammar.tag[verb] in ("VBD", "VBZ", "VBP")
        return is_loose and is_then and token < verb and all(self._is_above(token, t) for t in range(token + 1, verb))

    def _is_of_bound(self, token: int) -> bool:
        """Whether the expression dates what the act is bounded by ("the first time since their summit last June")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            token = grammar.head[token]
            if set(grammar.marker_lemmas(token)) & LIMITS:
                return True
        return False


def is_dated(time: TimeExpression) -> bool:
    return time.type in (TimeType.DATE, TimeType.TIME) and time.value is not None and interval(time.value) is not None


def names_deed(noun: str) -> bool:
    """Whether a noun names an act that others speak of, no meeting that they speak at."""
    types = named_types(noun) or {named_type(noun)}  # a "strike" is of workers or of drones
    return types.isdisjoint({None, EventType.CONSULT})


def _names_words(noun: str) -> bool:
    """Whether a noun names only what is put in words, which is there to be answered ("rejected the *offer* in May")."""
    return (named_types(noun) or {named_type(noun)}) <= WORDS


def event_date(time: TimeExpression, basis: DateBasis) -> EventDate | None:
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
