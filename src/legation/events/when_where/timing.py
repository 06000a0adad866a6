"""When an event took place: by an expression of its own, or by what the story told before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import MEETING
from legation.events.status.conventions import SAID
from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.anchoring import Anchors
from legation.events.when_where.background import Background, is_apart_in_time
from legation.events.when_where.distances import Distances
from legation.events.when_where.expressions import Expressions, event_date, is_dated
from legation.events.when_where.labels import entries, headlines, labels
from legation.events.when_where.news_days import NewsDays, is_told_in_past
from legation.records import DateBasis, EventDate, EventType, Grain, Status, TimeExpression
from legation.syntax.columns import columns

SCENES = frozenset({EventType.ASSAULT, EventType.PROTEST})
"""Types of what a paragraph tells on of; what others than those of its day do or say is mostly news of the day."""
RECORDED = SCENES | {EventType.COERCE}
"""Types of what a record of one day tells on of."""
SEQUELS = frozenset({"afterward", "afterwards", "thereafter"})
"""Adverbs of what came soon after what the story told last."""
CONTRASTS = frozenset({"while", "whereas"})
"""Conjunctions of clauses that tell what others did beside."""
ITEMS = frozenset({"- ", "* ", "• ", "– "})
"""How an item of a list begins."""
TELLING = frozenset({"VBD", "VBZ", "VBP", "VBN"})
"""Tags of verbs that may tell something, with an auxiliary or without."""
BARE_TAGS = frozenset({"VBN", "VBG", "JJ"})
"""Tags of what a headline says of somebody without a finite verb."""
HERE_FOR = frozenset({"for", "on"})
"""Prepositions before what somebody is in a place for."""
PERSONS = frozenset({"he", "she", "they"})


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
        self._is_old = False  # whether the paragraph told last of what was done more than a week ago
        self._is_met = False  # whether the last date told is that of the meeting that the story opens with
        self._heard = 0
        self._due: tuple[int, int, EventDate] | None = None
        self._starts = columns(doc).starts
        layout = doc._.layout
        self._paragraphs = [start for start, _ in layout.paragraphs] if layout is not None else []
        self._headlines = headlines(grammar.text, layout) if layout is not None else ()
        self._labels = labels(grammar.text, layout, filter(is_dated, times)) if layout is not None else {}
        self._entries = entries(grammar.text, filter(is_dated, times), self._opens_sentence)
        self._expressions = Expressions(doc, grammar, times, published, sentence)
        self._anchors = Anchors(grammar, self._expressions, published, sentence)
        self._background = Background(grammar, self._expressions, sentence, published)
        self._distances = Distances(grammar, self._expressions, self._starts, sentence, published)
        self._news = NewsDays(grammar, self._expressions, layout, published, sentence, self._starts)
        self._lead = self._paragraph_of_news()

    def date_of(self, act: Act) -> EventDate | None:
        """The date of an act, from the nearest expression that is its own.

        What is told in a finite tense without a date happened on the day that the paragraph last spoke of, or on the
        day of publication; nothing else is dated by these.
        """
        dated = self._date_of(act)
        if dated is not None:
            self._distances.hear(act, dated)
        return dated

    def is_ahead(self, plan: Act) -> bool:
        """Whether a plan is dated by its own words, or by a day over it, to a day after publication."""
        found, label = self._anchors.of(plan, is_record=False), self._labels.get(self.paragraph(plan.trigger))
        own = found[0] if found is not None and found[1] is not DateBasis.SENTENCE else label
        day = own.earliest if own is not None else None
        return day is not None and self._published is not None and day > self._published

    def _date_of(self, act: Act) -> EventDate | None:
        trigger, verb = act.trigger, act.verb
        if (paragraph := self.paragraph(trigger)) != self._told_in:
            self._is_met = self._is_met and self._told is not None
            self._told_before = self._told or self._told_before
            self._told_in, self._told, self._is_old = paragraph, None, False
        self._listen(paragraph, self._sentence[trigger])
        label = self._label(trigger, paragraph)
        found = self._anchors.of(act, is_record=label is not None)
        dated = event_date(*found) if found is not None else None
        if act.is_past and (dated is None or dated.basis is DateBasis.SENTENCE):
            dated = self._distances.date_of(act, self._told or self._news.eve, self._told_before) or dated
        if label is not None and (self._told in (None, label.latest) or not act.is_past):
            dated = dated or self._labelled(act, label)
        if dated is not None:
            if act.is_past and dated.grain in (Grain.DAY, Grain.TIME) and not self._is_aside(act):
                self._told, self._told_at = dated.latest, self._sentence[trigger]
                self._is_met = act.event_type in MEETING and paragraph == self._lead
            elif act.status is Status.PLANNED:
                self._due = (self._sentence[trigger], self._grammar.clause(verb), dated)
            return dated
        if act.status is Status.PLANNED:
            return self._same_day(trigger, verb)
        recorded = self._news.recorded.get(paragraph)
        if recorded is not None and act.tense is Tense.PAST and act.event_type in RECORDED:
            return _day(recorded, DateBasis.NARRATIVE)
        if not act.is_past or self._published is None or (act.tense is Tense.NONE and not self._is_headline(trigger)):
            return None
        return self._undated(act, self._published)

    def _paragraph_of_news(self) -> int | None:
        """The number of the paragraph that opens the story: the first below the title that tells something."""
        grammar = self._grammar
        told = (token for token, tag in enumerate(grammar.tag) if tag in TELLING and grammar.pos[token] == "VERB")
        return next((self.paragraph(token) for token in told if not self.is_in_title(token)), None)

    def latest_in(self, sentence: int) -> date | None:
        """The last day of which the dates of a sentence speak; None where it names none, or only that of a paper ("the
        *treaty of 1960*")."""
        grammar, papers = self._grammar, lemma_classes()["agreement"] | lemma_classes()["law"]
        days = (
            time.latest
            for token, time in self._expressions.dates.get(sentence, ())
            if grammar.pos[grammar.head[token]] == "VERB" or grammar.lemma[grammar.head[token]] not in papers
        )
        return max(filter(None, days), default=None)

    def _listen(self, paragraph: int, sentence: int) -> None:
        """Note the days that the paragraph has told of in sentences before this one, whether an act is coded or not."""
        while self._heard < len(self._news.spoken) and self._sentence[self._news.spoken[self._heard][0]] < sentence:
            token, time = self._news.spoken[self._heard]
            self._heard += 1
            if self.paragraph(token) != paragraph or not self._news.tells(token, time):
                continue
            is_direct = self._grammar.head[token] == self._grammar.clause(token)
            self._is_old = is_direct and time.latest is not None and not self._news.is_fresh(time.latest)
            if time.earliest == time.latest:
                self._is_met = self._is_met and time.latest == self._told
                self._told, self._told_at = time.latest, self._sentence[token]

    def _undated(self, act: Act, published: date) -> EventDate | None:
        """The date of what is told without one: when the paragraph says, or today; none where it may be of old."""
        joined = self._dates_gone_on_from(act)
        if joined and not any(time.latest is None or self._news.is_fresh(time.latest) for time in joined):
            return None  # "left the pact in 2004, and Peru protested"
        if self._is_dated_otherwise(act) or self._lasts(act):
            return None
        is_lead = self._told_in == self._lead or self._is_item(act.trigger)
        is_title = self.is_in_title(act.trigger)
        if self._background.is_background(act, is_lead=is_lead, is_title=is_title):
            return None
        if is_title:
            day = self._news.headline_day(act.trigger) or (self._news.eve if act.tense is Tense.PAST else None)
            return _day(day or published, DateBasis.NARRATIVE if day else DateBasis.PUBLISHED)
        if self._is_some_time_later(act.verb) or self._is_in_old_times(act):
            return None
        if act.tense is Tense.PAST and self._news.is_of_period:
            return None
        if act.tense is Tense.PAST and (day := self._day_told(act, joined) or self._news.eve) is not None:
            return _day(day, DateBasis.NARRATIVE)
        return _day(published, DateBasis.PUBLISHED)

    def _day_told(self, act: Act, joined: Sequence[TimeExpression]) -> date | None:
        """The day of no more than a week ago that the paragraph told of, and goes on to tell of by this act.

        ``joined`` are the dates of the clause that the act's goes on from.
        """
        is_at_meeting = self._is_met and self._is_by_participants(act.verb)
        is_sequel = self._goes_on(act.verb)
        is_of_day = act.event_type in SCENES or is_at_meeting or is_sequel or self._is_of_same(act)
        told = self._told or (self._told_before if is_at_meeting or is_sequel else None)
        if not is_of_day or self._turns_aside(act):
            told = None
        if told is None and joined and joined[-1].earliest == joined[-1].latest:
            told = joined[-1].latest  # "said on Monday that it would leave, *while Peru protested*"
        if told is None or not self._news.is_fresh(told):
            return None
        if is_at_meeting:
            self._told = told
        return told

    def _is_dated_otherwise(self, act: Act) -> bool:
        """Whether expressions tell when the act was done, but not on what day, or that it was long ago."""
        expressions, sentence = self._expressions, self._sentence[act.trigger]
        vague = (expressions.distances, expressions.unplaced) if act.tense is not Tense.PRESENT else ()
        if any(self._anchors.basis(token, act) for kind in vague for token, _ in kind.get(sentence, ())):
            return True
        before = (token for token, _ in expressions.dates.get(sentence, ()) if token < act.trigger)
        # "By the following spring, ... and in Oslo an envoy threatened ..."
        return any(expressions.is_old(token) and self._anchors.basis(token, act) for token in before)

    def _lasts(self, act: Act) -> bool:
        """Whether the act has gone on for some time, or up to some time."""
        if act.status is Status.NEGATED:
            return False
        grammar, bounds = self._grammar, self._expressions.bounds
        since = (*grammar.related(act.verb, "since"), *grammar.related(act.trigger, "since"))
        has_lasted = bounds.has_lasted(act) or any(grammar.lemma[token] != "since" for token in since)
        # no end of it is told by "has *since* resigned"
        return (has_lasted and act.tense is not Tense.PAST) or bounds.is_bounded(act)

    def _dates_gone_on_from(self, act: Act) -> list[TimeExpression]:
        """The dates before an act whose clause goes on from the one that they stand in."""
        dates = self._expressions.dates.get(self._sentence[act.trigger], ())
        return [time for token, time in dates if token < act.trigger and self._is_joined(act, token)]

    def _turns_aside(self, act: Act) -> bool:
        """Whether a sentence turns to something else ("*Meanwhile*, the army ...")."""
        first = bisect_left(self._sentence, self._sentence[act.trigger])
        return self._grammar.lemma[first] in words("turning aside") and self._told_at != self._sentence[first]

    def _is_joined(self, act: Act, token: int) -> bool:
        """Whether a clause in the past goes on from the one that an expression stands in, or is set against it."""
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        is_next = grammar.dep[own] == "conj" or not CONTRASTS.isdisjoint(grammar.marker_lemmas(own))
        is_next = is_next and grammar.head[own] == grammar.clause(token) and grammar.dep[token] != "amod"
        is_before = any(grammar.form[aux] == "had" for aux in grammar.with_relation(grammar.head[own], "aux"))
        return is_next and act.tense is Tense.PAST and is_told_in_past(grammar, grammar.head[own]) and not is_before

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

    def _is_of_same(self, act: Act) -> bool:
        """Whether the act is told with that of the day, is that of somebody whom the sentence of the day told of, or
        done to them: "He accused", "The envoy urged", "Police held 40 of *them*"."""
        grammar, verb = self._grammar, act.verb
        if self._told_at == self._sentence[act.trigger]:
            return grammar.dep[grammar.clause(verb)] != "acl:relcl"
        while grammar.dep[verb] in ("conj", "xcomp", "advcl") and not grammar.with_relation(verb, *SUBJECTS):
            verb = grammar.head[verb]
        first, end = (side(self._sentence, self._told_at) for side in (bisect_left, bisect_right))
        named = {grammar.lemma[token] for token in range(first, end) if grammar.dep[token] != "nmod:poss"}
        doers, things = self._doers(verb), grammar.with_relation(verb, "obj")
        parts = (part for thing in things for part in grammar.with_relation(thing, "nmod"))
        is_deed = act.event_type not in SAID  # but what others ask of him is said of late
        suffering = grammar.with_relation(verb, "nsubj:pass")  # "*His* brother was held", "one of *their* leaders"
        people = (whole for one in suffering for whole in (one, *grammar.with_relation(one, "nmod")))
        are_theirs = any(
            grammar.tag[t] == "PRP$" for whole in people for t in grammar.with_relation(whole, "nmod:poss")
        )
        are_theirs = are_theirs or any(grammar.lemma[person] in PERSONS for person in (*things, *parts))
        return (is_deed and are_theirs) or any(
            grammar.pos[doer] == "PRON"
            or (grammar.pos[doer] in ("NOUN", "PROPN") and grammar.lemma[doer] in named)
            or any(grammar.lemma[child] == "both" for child in grammar.children[doer])
            for doer in doers
        )

    def _doers(self, verb: int) -> list[int]:
        """The subjects of a verb; where "it" only takes up who says so, the speaker ("*Peru* said it hailed")."""
        grammar = self._grammar
        doers, says = grammar.with_relation(verb, *SUBJECTS), grammar.head[verb]
        speakers = grammar.with_relation(says, "nsubj") if grammar.dep[verb] == "ccomp" and says < verb else []
        is_speaker = any(grammar.pos[doer] == "PRON" for doer in doers) and len(speakers) == 1
        return list(speakers) if is_speaker and grammar.pos[speakers[0]] in ("NOUN", "PROPN") else list(doers)

    def _goes_on(self, verb: int) -> bool:
        """Whether the act goes on from what the story told last: "hours later", "shortly afterwards"."""
        is_soon = any(self._grammar.lemma[child] in SEQUELS for child in self._grammar.children[verb])
        return is_soon or verb in self._expressions.sequels

    def _is_some_time_later(self, verb: int) -> bool:
        """Whether the act was done on some day after one before the news that the story told last ("later blew up")."""
        day = self._told or self._told_before
        is_later = any(self._grammar.form[child] == "later" for child in self._grammar.children[verb])
        return is_later and day is not None and day != self._published

    def _is_in_old_times(self, act: Act) -> bool:
        """Whether the paragraph has gone back to what was done in older times, not to what was said of it since."""
        is_told_on = act.event_type in SAID or self._goes_on(act.verb)
        return act.tense is Tense.PAST and self._is_old and not is_told_on

    def _opens_sentence(self, offset: int) -> bool:
        token = bisect_left(self._starts, offset)
        return token == 0 or self._sentence[token - 1] != self._sentence[token]

    def _label(self, trigger: int, paragraph: int) -> TimeExpression | None:
        """The date that stands over an act: over its paragraph, or before it there at the head of a sentence."""
        before = [time for time in self._entries if time.start < self._starts[trigger]]
        entry = before[-1] if before else None
        if entry is None or self.paragraph(bisect_left(self._starts, entry.start)) != paragraph:
            return self._labels.get(paragraph)
        if self._told != entry.latest:
            self._told = None
        return entry

    def _labelled(self, act: Act, label: TimeExpression) -> EventDate | None:
        """The date that stands over what the paragraph tells ("Monday: Israel bombed ...")."""
        if label.earliest is None or label.latest is None:
            return None
        day = self._published
        is_ahead = day is not None and label.earliest > day and act.tense is not Tense.PAST
        fits = act.status is Status.PLANNED if is_ahead else act.is_past
        at = bisect_right(self._starts, label.start) - 1
        is_same = self._sentence[at] == self._sentence[act.trigger]
        return event_date(label, DateBasis.SENTENCE if is_same else DateBasis.NARRATIVE) if fits else None

    def _is_aside(self, act: Act) -> bool:
        """Whether the act is told of beside the story's line: in a relative clause, or as done before or after."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        while grammar.head[clause] != clause:
            if grammar.dep[clause] == "acl:relcl" or is_apart_in_time(grammar, clause):
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
        """Whether the title names what was done without a finite verb: "Envoy detained", "Army ready", "Envoy in Oslo
        *for talks*", or in a communique "Joint statement on the meeting ..."."""
        if not self.is_in_title(trigger):
            return False
        grammar, clause = self._grammar, self._grammar.clause(trigger)
        is_root = clause == trigger and grammar.dep[trigger] in ("root", "conj", "parataxis")
        is_errand = not HERE_FOR.isdisjoint(grammar.marker_lemmas(trigger)) and grammar.head[grammar.head[trigger]] in (
            grammar.head[trigger],
            clause,
        )
        is_bare = (is_root and grammar.tag[trigger] in BARE_TAGS) or (is_errand and not grammar.is_predicate(clause))
        return is_bare or grammar.lemma[clause] in words("utterance")

    def _is_item(self, token: int) -> bool:
        """Whether the token's paragraph is an item of a list ("- Peru has recalled ..."), which opens its own news."""
        paragraph = self.paragraph(token)
        start = self._paragraphs[paragraph - 1] if paragraph else 0
        return self._grammar.text[start : start + 2] in ITEMS

    def is_entry(self, token: int) -> bool:
        """Whether the token stands in an entry of a log, over which or at whose head its day stands."""
        paragraph = self.paragraph(token)
        return paragraph in self._labels or paragraph in self._news.recorded

    def is_in_title(self, token: int) -> bool:
        """Whether a token stands in the title, or in the headline of a story of a digest."""
        at = self._starts[token]
        number = bisect_right(self._headlines, at, key=lambda span: span[0]) - 1
        return number >= 0 and at < self._headlines[number][1]

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return bisect_right(self._paragraphs, self._starts[token])


def _day(day: date, basis: DateBasis) -> EventDate:
    return EventDate(value=day.isoformat(), earliest=day, latest=day, grain=Grain.DAY, basis=basis)
