"""The time expressions that bound an act: since when it lasts, from when it is planned, between which days it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.when_where.sharing import is_then
from legation.records import DateBasis, EventType, Status, TimeExpression

EDGES = frozenset({"until", "till", "before", "after", "from", "between"})
"""Prepositions that leave open when within the days they name the act was done."""
BEGINNINGS = frozenset({"since"})
STARTS = frozenset({"from"})
LASTING = frozenset({EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.SANCTION, EventType.RETREAT})
"""Types of what can go on for days or years."""


class Bounds:
    """The bounds of one document, by the sentence that they stand in."""

    def __init__(self, grammar: Grammar, published: date | None, sentence: Sequence[int]) -> None:
        """``sentence`` holds the number of the sentence of each token."""
        self._grammar = grammar
        self._published = published
        self._sentence = sentence
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}

    def add(self, at: int, time: TimeExpression) -> None:
        """Keep an expression by the token that heads it."""
        self._times.setdefault(self._sentence[at], []).append((at, time))

    def of(self, act: Act) -> tuple[TimeExpression, DateBasis] | None:
        """The day on which what lasts began ("has held the port since March"), or a plan begins ("will stop deliveries
        from May 1"), or that a clause tells of ("from May, when ...")."""
        clause = self._grammar.clause(act.verb)
        for token, time in self._of_sentence(act):
            is_verb = self._grammar.pos[act.trigger] == "VERB" and act.tense is Tense.PERFECT
            lasts = is_verb and act.event_type in LASTING and act.status is not Status.NEGATED
            if lasts and self._is_of(token, act, BEGINNINGS):
                return time, DateBasis.TRIGGER
            if is_then(self._grammar, clause, token):
                return time, DateBasis.SENTENCE
            if self._is_start(token, time, act):
                return time, DateBasis.TRIGGER
        return None

    def has_lasted(self, act: Act) -> bool:
        """Whether a clause tells since when its act has been done ("have bombed the hills since Thursday")."""
        return any(self._is_of(token, act, BEGINNINGS) for token, _ in self._of_sentence(act))

    def is_bounded(self, act: Act) -> bool:
        """Whether a verb tells between which past days its act was done, or before or after which ("until 2010")."""
        edges = [time.earliest for token, time in self._of_sentence(act) if self._is_of(token, act, EDGES)]
        return any(edge and self._published and edge < self._published for edge in edges)

    def _of_sentence(self, act: Act) -> Sequence[tuple[int, TimeExpression]]:
        return self._times.get(self._sentence[act.trigger], ())

    def _is_of(self, token: int, act: Act, markers: frozenset[str]) -> bool:
        is_own = self._grammar.head[token] in (act.trigger, act.verb)
        return is_own and bool(markers & set(self._grammar.marker_lemmas(token)))

    def _is_start(self, token: int, time: TimeExpression, act: Act) -> bool:
        """Whether it is the day from which something is to be done, itself or in what governs it."""
        grammar, clause = self._grammar, self._grammar.clause(token)
        if act.status is not Status.PLANNED or not self._published or not time.earliest:
            return False
        while grammar.dep[clause] == "xcomp" and clause != act.verb:
            clause = grammar.clause(grammar.head[clause])
        is_start = bool(STARTS & set(grammar.marker_lemmas(token)))
        return is_start and time.earliest >= self._published and clause == grammar.clause(act.verb)
