"""When an event took place: by an expression of its own, or by what the story told before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from spacy.tokens import Doc

from legation.events.distances import Distances
from legation.events.expressions import Act, Expressions, event_date, is_dated
from legation.events.grammar import Grammar
from legation.events.labels import labels
from legation.events.reports import is_report_behind
from legation.events.status import Tense
from legation.events.tree import SUBJECTS, words
from legation.records import DateBasis, EventDate, EventType, Grain, Status, TimeExpression

APART_IN_TIME = frozenset({"after", "before", "since", "until", "till", "once"})
"""Conjunctions of clauses that tell of another time than the clause they hang on."""
ANSWERS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT})
"""Types of what others mostly say on the day of the news of what the paragraph told last."""
SEQUELS = frozenset({"afterward", "afterwards", "thereafter"})
"""Adverbs of what came soon after what the story told last."""
BEFOREHAND = frozenset({"previously", "formerly", "once", "repeatedly", "earlier", "often", "twice", "long"})
"""Adverbs that put what has been done at some time before."""
MEETINGS = frozenset({EventType.CONSULT, EventType.AGREE})
PERSONS = frozenset({"he", "she", "they"})
FRESH = timedelta(days=7)
"""How old the date that the story last spoke of may be to date what has no date of its own."""
_AS_OF = re.compile(r"\bas (?:of|at)\s$", re.IGNORECASE)
_TOP = 4  # paragraphs


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
        self._told_before: date | None = None
        self._told_at = -1
        self._is_met = False  # whether the last date told is that of the meeting that the story opens with
        self._lead: int | None = None
        self._heard = 0
        self._due: tuple[int, int, EventDate] | None = None
        self._starts = [token.idx for token in grammar.tokens]
        layout = doc._.layout
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._title = layout.title if layout is not None else None
        self._labels = labels(grammar.text, layout, filter(is_dated, times)) if layout is not None else {}
        self._own = Expressions(doc, grammar, times, published, sentence)
        self._distances = Distances(grammar, self._own, self._starts, sentence, published)
        dates = self._own.dates
        self._spoken = [found for number in sorted(dates) for found in sorted(dates[number], key=itemgetter(0))]
        self._eve = self._day_of_report() or self._day_of_news()

    def date_of(self, act: Act) -> EventDate | None:
        """The date of an act, from the nearest expression that is its own.

        What is told in a finite tense without a date happened on the day that the paragraph last spoke of, or on the
        day of publication; nothing else is dated by these.
        """
        dated = self._date_of(act)
        if dated is not None:
            self._distances.hear(act, dated)
        return dated

    def _date_of(self, act: Act) -> EventDate | None:
        trigger, verb = act.trigger, act.verb
        if (paragraph := self.paragraph(trigger)) != self._told_in:
            self._is_met = self._is_met and self._told is not None
            self._told_before = self._told or self._told_before
            self._told_in, self._told = paragraph, None
            if self._lead is None and not self._is_in_title(trigger):
                self._lead = paragraph
        self._listen(paragraph, self._sentence[trigger])
        label = self._labels.get(paragraph)
        found = self._own.of(act, is_record=label is not None)
        dated = event_date(*found) if found is not None else None
        if act.is_past and (dated is None or dated.basis is DateBasis.SENTENCE):
            dated = self._distances.date_of(act, self._told, self._told_before) or dated
        if label is not None and (self._told in (None, label.latest) or not act.is_past):
            dated = dated or self._labelled(act, label)
        if dated is not None:
            if act.is_past and dated.grain in (Grain.DAY, Grain.TIME) and not self._is_aside(act):
                self._told, self._told_at = dated.latest, self._sentence[trigger]
                self._is_met = act.event_type in MEETINGS and paragraph == self._lead
            elif act.status is Status.PLANNED:
                self._due = (self._sentence[trigger], self._grammar.clause(verb), dated)
            return dated
        if act.status is Status.PLANNED:
            return self._same_day(trigger, verb)
        if not act.is_past or self._published is None or (act.tense is Tense.NONE and not self._is_headline(trigger)):
            return None
        return self._undated(act, self._published)

    def _day_of_report(self) -> date | None:
        """The day that a report published soon after says that it covers ("information as of 19:30, 4 March 2017")."""
        top = self._paragraphs[_TOP - 1] if len(self._paragraphs) >= _TOP else len(self._grammar.text)
        for _, time in self._spoken:
            if time.start > top or self._published is None or time.latest is None or time.earliest != time.latest:
                continue
            is_stated = _AS_OF.search(self._grammar.text, max(0, time.start - 10), time.start)
            if is_stated and timedelta() <= self._published - time.latest <= FRESH:
                return time.latest
        return None

    def _day_of_news(self) -> date | None:
        """The day before publication, where the lead and more tell of that one and nothing of the other."""
        if self._published is None or not self._spoken or not self._tells(*self._spoken[0]):
            return None
        told = [time for token, time in self._spoken if self._tells(token, time)]
        days = [time.earliest for _, time in self._spoken if time.earliest == time.latest]
        eve = self._published - timedelta(days=1)
        is_news = days[0] == eve and days.count(eve) > 1
        return eve if is_news and not any(time.latest == self._published for time in told) else None

    def latest_in(self, sentence: int) -> date | None:
        """The last day of which the dates of a sentence speak; None where it names none."""
        return max((time.latest for _, time in self._own.dates.get(sentence, ()) if time.latest), default=None)

    def _listen(self, paragraph: int, sentence: int) -> None:
        """Note the days that the paragraph has told of in sentences before this one, whether an act is coded or not."""
        while self._heard < len(self._spoken) and self._sentence[self._spoken[self._heard][0]] < sentence:
            token, time = self._spoken[self._heard]
            self._heard += 1
            if self.paragraph(token) == paragraph and self._tells(token, time):
                self._is_met = self._is_met and time.latest == self._told
                self._told, self._told_at = time.latest, self._sentence[token]

    def _tells(self, token: int, time: TimeExpression) -> bool:
        """Whether the expression is the day of what a sentence tells as its main matter, in the past tense."""
        grammar, clause = self._grammar, self._grammar.clause(token)
        if time.earliest != time.latest or self._published is None or time.latest is None:
            return False
        while grammar.dep[clause] in ("conj", "parataxis") or is_report_behind(grammar, clause):
            clause = grammar.clause(grammar.head[clause])
        verbs = (clause, *grammar.with_relation(clause, "aux", "aux:pass", "cop"))
        is_past = any(grammar.tag[verb] == "VBD" for verb in verbs)
        return is_past and grammar.head[clause] == clause and time.latest <= self._published

    def _undated(self, act: Act, published: date) -> EventDate | None:
        """The date of what is told without one: when the paragraph says, or today."""
        grammar, trigger, verb = self._grammar, act.trigger, act.verb
        apart = (self._own.distances, self._own.unplaced) if act.tense is not Tense.PRESENT else ()
        if any(self._own.basis(token, act) for kind in apart for token, _ in kind.get(self._sentence[trigger], ())):
            return None
        dates = self._own.dates.get(self._sentence[trigger], ())
        if any(at < trigger and self._own.is_old(at) and self._own.basis(at, act) for at, _ in dates):
            return None  # "By the following spring, ... and in Oslo an envoy threatened ..."
        since = (*grammar.related(verb, "since"), *grammar.related(trigger, "since"))  # or just "has since resigned"
        lasts = self._own.has_lasted(act) or any(grammar.lemma[token] != "since" for token in since)
        if lasts and act.status is not Status.NEGATED and act.tense is not Tense.PAST:
            return None
        if act.status is not Status.NEGATED and self._own.is_bounded(act):
            return None
        if act.tense is Tense.PERFECT and any(grammar.lemma[child] in BEFOREHAND for child in grammar.children[verb]):
            return None
        if act.event_type is EventType.AID and self._told_in != self._lead:
            return None  # "Egypt has taken in 200,000 people": given over days or years
        if self._is_apart(act) or self._is_known_for(act) or self._own.is_told_late(act) or self._is_history(act):
            return None
        is_at_meeting = self._is_met and self._is_by_participants(verb)
        is_sequel = self._goes_on(verb)
        told = self._told or (self._told_before if is_at_meeting or is_sequel else None)
        is_by_same = is_at_meeting or is_sequel or self._is_by_same(verb)
        if self._told_at < self._sentence[trigger] and act.event_type in ANSWERS and not is_by_same:
            told = None
        if act.tense is Tense.PAST and told is not None and timedelta() <= published - told <= FRESH:
            if is_at_meeting:
                self._told = told
            return _day(told, DateBasis.NARRATIVE)
        if self._eve is not None and act.tense is Tense.PAST:
            return _day(self._eve, DateBasis.NARRATIVE)
        return _day(published, DateBasis.PUBLISHED)

    def _is_apart(self, act: Act) -> bool:
        """Whether the act is only known to be before something else: "had condemned", "after Peru refused in May"."""
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        had = any(
            grammar.tag[aux] == "VBD" for aux in grammar.with_relation(own, "aux") if grammar.lemma[aux] == "have"
        )
        if had and act.tense is Tense.PERFECT and not self._is_reported(own):
            return True
        while grammar.dep[own] == "conj" and not grammar.with_relation(own, "mark"):
            own = grammar.clause(grammar.head[own])
        if grammar.dep[own] != "advcl" or not set(grammar.marker_lemmas(own)) & APART_IN_TIME:
            return False
        if self._is_before(own) and not self._is_in_title(act.trigger):
            return True
        main = grammar.clause(grammar.head[own])
        while grammar.dep[main] == "xcomp":
            main = grammar.clause(grammar.head[main])
        times = self._own.dates.get(self._sentence[act.trigger], ())
        return any(grammar.clause(token) == main and self._own.is_old(token) for token, _ in times)

    def _is_before(self, clause: int) -> bool:
        """Whether a clause tells what others did at some time before the main act ("left after rebels seized ..."),
        but not just before ("hours after ...")."""
        grammar = self._grammar
        is_others = any(grammar.pos[subject] != "PRON" for subject in grammar.with_relation(clause, *SUBJECTS))
        is_just = grammar.head[clause] in self._own.sequels
        return "after" in grammar.marker_lemmas(clause) and is_others and not is_just

    def _is_history(self, act: Act) -> bool:
        """Whether, below the lead, the act is only known to be after what was done in another year ("annexed the
        territory after Spain withdrew in 1975")."""
        grammar, published = self._grammar, self._published
        if published is None or act.tense is not Tense.PAST or self.paragraph(act.trigger) == self._lead:
            return False
        clauses = [c for c in grammar.with_relation(act.verb, "advcl") if "after" in grammar.marker_lemmas(c)]
        times = self._own.dates.get(self._sentence[act.trigger], ()) if clauses else ()
        return any(
            grammar.clause(at) in clauses and time.latest and time.latest.year < published.year for at, time in times
        )

    def _is_known_for(self, act: Act) -> bool:
        """Whether a relative clause only says what a state or a body did at some time: "Peru, which sent ..."."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        if grammar.dep[clause] != "acl:relcl" or act.tense is not Tense.PAST or act.status is Status.NEGATED:
            return False
        subjects = grammar.with_relation(clause, *SUBJECTS)
        is_own = any(grammar.lemma[s] == "which" or _is_whose(grammar, s) for s in subjects)
        whose = grammar.head[clause]
        return is_own and (grammar.pos[whose] == "PROPN" or grammar.lemma[whose] in words("rulers") | words("parties"))

    def _is_by_participants(self, verb: int) -> bool:
        """Whether the act is that of those who just met: "he", "they", "the two ministers", "both sides"."""
        grammar = self._grammar
        while grammar.dep[verb] in ("conj", "xcomp") and not grammar.with_relation(verb, *SUBJECTS):
            verb = grammar.head[verb]
        return any(
            grammar.lemma[subject] in PERSONS
            or any(grammar.lemma[child] in ("two", "both") for child in grammar.children[subject])
            for subject in grammar.with_relation(verb, *SUBJECTS)
        )

    def _is_reported(self, clause: int) -> bool:
        """Whether the clause is what somebody said or thought, where "had done" may be "has done"."""
        grammar = self._grammar
        while grammar.head[clause] != clause:
            if grammar.dep[clause] in ("ccomp", "parataxis"):
                return True
            if grammar.dep[clause] not in ("conj", "xcomp"):
                return False
            clause = grammar.clause(grammar.head[clause])
        return any(grammar.dep[child] in ("parataxis", "ccomp") for child in grammar.children[clause])

    def _is_by_same(self, verb: int) -> bool:
        """Whether the act is that of somebody whom the dated sentence told of: "He accused", "The envoy urged"."""
        grammar = self._grammar
        while grammar.dep[verb] in ("conj", "xcomp", "advcl") and not grammar.with_relation(verb, *SUBJECTS):
            verb = grammar.head[verb]
        first, end = (side(self._sentence, self._told_at) for side in (bisect_left, bisect_right))
        return any(
            grammar.pos[subject] == "PRON"
            or (grammar.pos[subject] == "NOUN" and grammar.lemma[subject] in grammar.lemma[first:end])
            for subject in grammar.with_relation(verb, *SUBJECTS)
        )

    def _goes_on(self, verb: int) -> bool:
        """Whether the act goes on from what the story told last: "hours later", "shortly afterwards"."""
        is_soon = any(self._grammar.lemma[child] in SEQUELS for child in self._grammar.children[verb])
        return is_soon or verb in self._own.sequels

    def _labelled(self, act: Act, label: TimeExpression) -> EventDate | None:
        """The date that stands over what the paragraph tells ("Monday: Israel bombed ...")."""
        if label.earliest is None or label.latest is None:
            return None
        day = self._published
        fits = act.status is Status.PLANNED if day and label.earliest > day else act.is_past
        at = bisect_right(self._starts, label.start) - 1
        is_same = self._sentence[at] == self._sentence[act.trigger]
        return event_date(label, DateBasis.SENTENCE if is_same else DateBasis.NARRATIVE) if fits else None

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
        is_utterance = self._grammar.lemma[self._grammar.clause(trigger)] in words("utterance")
        return is_utterance and self._is_in_title(trigger)

    def _is_in_title(self, token: int) -> bool:
        return self._title is not None and self._title[0] <= self._starts[token] < self._title[1]

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return bisect_right(self._paragraphs, self._starts[token])


def _is_whose(grammar: Grammar, noun: int) -> bool:
    return any(grammar.tokens[owner].lower_ == "whose" for owner in grammar.with_relation(noun, "nmod:poss"))


def _day(day: date, basis: DateBasis) -> EventDate:
    return EventDate(value=day.isoformat(), earliest=day, latest=day, grain=Grain.DAY, basis=basis)
