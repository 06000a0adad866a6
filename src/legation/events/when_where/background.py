"""Which acts told without a date are background: known to have been done before the news, but not when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.expressions import Expressions
from legation.events.when_where.reports import reports_of
from legation.events.when_where.sharing import opens_with
from legation.records import Status

APART_IN_TIME = frozenset({"after", "before", "since", "until", "till", "once"})
"""Conjunctions of clauses that tell of another time than the clause they hang on."""
BEFOREHAND = frozenset(
    {"previously", "formerly", "once", "repeatedly", "earlier", "often", "twice", "long", "already", "since"}
)
"""Adverbs that put what has been done at some time before."""
HABITUALLY = frozenset({"always", "initially", "originally", "previously", "formerly", "repeatedly", "often"})
"""Adverbs that put what was done in the past before the news."""


class Background:
    """Tells the news of one document from what is only known to have been done before."""

    def __init__(
        self, grammar: Grammar, expressions: Expressions, sentence: Sequence[int], published: date | None
    ) -> None:
        self._grammar = grammar
        self._expressions = expressions
        self._sentence = sentence
        self._published = published

    def is_background(self, act: Act, *, is_lead: bool, is_title: bool) -> bool:
        """Whether an undated act is no news; what stands in the lead or the title is, unless the clause says more."""
        if act.tense is Tense.PERFECT and self._is_done_by_then(act, is_news=is_lead or is_title):
            return True
        if act.tense is Tense.PAST and not is_lead and self._was_before(act.verb):
            return True
        if act.tense is Tense.PAST and any(map(self._is_defining, self._around(act.verb))):
            return True
        if self._is_told_late(act) or self._is_known_for(act) or (not is_lead and self._is_history(act)):
            return True
        if opens_with(self._grammar, self._grammar.clause(act.verb), "whereupon", "after"):
            return True  # "fought on June 15, *after which* Peru shut its border"
        return self._is_apart(act, is_title=is_title)

    def _is_done_by_then(self, act: Act, *, is_news: bool) -> bool:
        """Whether the perfect only says that something is done by now: everywhere but in the news itself, and there too
        in a relative clause, in the past and with an adverb ("Peru, which has sent observers", "has since gone"); what
        has *just* been done is news."""
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        if any(grammar.lemma[child] in BEFOREHAND for child in grammar.children[act.verb]):
            return True
        if act.status is Status.NEGATED or any(grammar.lemma[child] == "just" for child in grammar.children[act.verb]):
            return False
        if grammar.dep[act.trigger] in SUBJECTS and grammar.pos[act.trigger] == "NOUN":
            return True  # "*The bombing* of the embassy has frightened away tourists"
        is_aside = self._is_pluperfect(own) or self._is_relative(own)
        return not is_news or (is_aside and not self._is_reported(own))

    def _was_before(self, verb: int) -> bool:
        """Whether an adverb puts the past before the news ("*always* denied it", "*at first* refused")."""
        grammar = self._grammar
        return any(
            grammar.lemma[child] in HABITUALLY or grammar.form[child - 1 : child + 1] == ["at", "first"]
            for child in grammar.children[verb]
        )

    def _is_told_late(self, act: Act) -> bool:
        """Whether an act is only known to have been reported on a day before the news, not said then itself."""
        verbs = reports_of(self._grammar, self._grammar.clause(act.verb))
        times = self._expressions.dates.get(self._sentence[act.trigger], ()) if verbs else ()
        return any(
            self._grammar.clause(token) in verbs and time.latest and self._published and time.latest < self._published
            for token, time in times
        )

    def _is_reported(self, clause: int) -> bool:
        """Whether the clause is what somebody said or thought, where "had done" may be "has done"."""
        grammar = self._grammar
        reports = (verb for verb in reports_of(grammar, clause) if verb > clause)
        is_behind = any(not grammar.with_relation(verb, "ccomp") for verb in reports)
        return grammar.dep[clause] in ("ccomp", "parataxis") or is_behind

    def _is_pluperfect(self, clause: int) -> bool:
        grammar = self._grammar
        auxiliaries = grammar.with_relation(clause, "aux")
        return any(grammar.tag[aux] == "VBD" for aux in auxiliaries if grammar.lemma[aux] == "have")

    def _is_relative(self, clause: int) -> bool:
        """Whether a clause only says more of what somebody or something is, itself or coordinated."""
        grammar = self._grammar
        while grammar.dep[clause] == "conj":
            clause = grammar.clause(grammar.head[clause])
        return grammar.dep[clause] == "acl:relcl"

    def _is_apart(self, act: Act, *, is_title: bool) -> bool:
        """Whether the act is only known to be before something else: "after Peru refused in May"."""
        grammar, own = self._grammar, self._grammar.clause(act.verb)
        while grammar.dep[own] == "conj" and not grammar.with_relation(own, "mark"):
            own = grammar.clause(grammar.head[own])
        if not is_apart_in_time(grammar, own):
            return False
        if self._is_before(own) and not is_title:
            return True
        main = grammar.clause(grammar.head[own])
        while grammar.dep[main] == "xcomp":
            main = grammar.clause(grammar.head[main])
        return self._is_of_old(main, act.trigger)

    def _is_before(self, clause: int) -> bool:
        """Whether a clause tells what others did at some time before the main act ("left after rebels seized ..."),
        but not just before ("hours after ...")."""
        grammar = self._grammar
        is_others = any(grammar.pos[subject] != "PRON" for subject in grammar.with_relation(clause, *SUBJECTS))
        is_just = grammar.head[clause] in self._expressions.sequels
        return "after" in grammar.marker_lemmas(clause) and is_others and not is_just

    def _is_history(self, act: Act) -> bool:
        """Whether the act is only known to be after what was done in another year ("annexed the territory after Spain
        withdrew in 1975")."""
        grammar, published = self._grammar, self._published
        if published is None or act.tense is not Tense.PAST:
            return False
        clauses = [c for c in grammar.with_relation(act.verb, "advcl") if "after" in grammar.marker_lemmas(c)]
        times = self._expressions.dates.get(self._sentence[act.trigger], ()) if clauses else ()
        return any(
            grammar.clause(at) in clauses and time.latest and time.latest.year < published.year for at, time in times
        )

    def _is_present(self, clause: int) -> bool:
        """Whether a clause is told in the present tense, so that it does not say when its relative clause was."""
        grammar = self._grammar
        verbs = grammar.verb_group(clause)
        return any(grammar.tag[verb] in ("VBZ", "VBP") and grammar.lemma[verb] != "have" for verb in verbs)

    def _is_defining(self, clause: int) -> bool:
        """Whether a relative clause says which of many is meant, as known from before ("*the* officer *who* shot ...",
        but "the officer, who shot ...")."""
        grammar, whose = self._grammar, self._grammar.head[clause]
        if grammar.dep[clause] != "acl:relcl" or self._is_denied(clause):
            return False
        if all(grammar.form[article] != "the" for article in grammar.with_relation(whose, "det")):
            return False
        if any(grammar.form[child] == "it" for child in grammar.children[whose]):
            return False  # "it was the Swiss *who* carried ..." tells what they did
        opening = min(clause, *grammar.children[clause])
        if grammar.form[opening] not in ("who", "that", "which") or grammar.form[opening - 1] == ",":
            return False
        return grammar.dep[opening] in (*SUBJECTS, "obj")  # but "the day *that* Peru shelled Chad"

    def _is_denied(self, clause: int) -> bool:
        return any(self._grammar.lemma[word] in ("not", "never") for word in self._grammar.children[clause])

    def _around(self, verb: int) -> Iterator[int]:
        """The clause of a verb and those that it stands in, inmost first."""
        clause = self._grammar.clause(verb)
        while self._grammar.head[clause] != clause:
            yield clause
            clause = self._grammar.clause(self._grammar.head[clause])

    def _is_of_old(self, clause: int, trigger: int) -> bool:
        """Whether a clause of the trigger's sentence is of more than a week ago ("expelled him last month")."""
        times = self._expressions.dates.get(self._sentence[trigger], ())
        return any(self._grammar.clause(token) == clause and self._expressions.is_old(token) for token, _ in times)

    def _is_known_for(self, act: Act) -> bool:
        """Whether a relative clause only says what a state or a body did at some time: "Peru, which sent ..."."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        if grammar.dep[clause] != "acl:relcl" or act.tense is not Tense.PAST or act.status is Status.NEGATED:
            return False
        main = grammar.clause(grammar.head[clause])
        if self._is_present(main) or self._is_of_old(main, act.trigger):
            return True  # "is holding the officers over a plot in which pilots *bombed* the palace"
        subjects = grammar.with_relation(clause, *SUBJECTS)
        is_own = any(grammar.lemma[s] == "which" or _is_whose(grammar, s) for s in subjects)
        whose = grammar.head[clause]
        return is_own and (grammar.pos[whose] == "PROPN" or grammar.lemma[whose] in words("rulers", "parties"))


def is_apart_in_time(grammar: Grammar, clause: int) -> bool:
    """Whether a clause tells of another time than the one it hangs on ("after Peru refused")."""
    return grammar.dep[clause] == "advcl" and bool(set(grammar.marker_lemmas(clause)) & APART_IN_TIME)


def _is_whose(grammar: Grammar, noun: int) -> bool:
    return any(grammar.form[owner] == "whose" for owner in grammar.with_relation(noun, "nmod:poss"))
