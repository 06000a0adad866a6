"""Who reports an event: the innermost statement whose content tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from spacy.tokens import Doc

from legation.events.participants.roles import Filler
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.records import Statement, StatementKind, TextSpan
from legation.statements.vocabulary import CueClass, cues


class Attribution:
    """Finds, in one document, the statement that an event is part of."""

    def __init__(self, doc: Doc, grammar: Grammar, statements: Sequence[Statement]) -> None:
        self._doc = doc
        self._grammar = grammar
        self._statements = sorted(statements, key=lambda statement: statement.content.start)
        self._starts = [statement.content.start for statement in self._statements]
        self._ends = list(accumulate((statement.content.end for statement in self._statements), max))

    def statement(self, trigger: int, told: TextSpan, actors: Sequence[Filler]) -> str | None:
        """The id of the innermost statement that covers what is told, but for what its actors themselves intend."""
        covering: list[Statement] = []
        at = bisect_right(self._starts, told.start) - 1
        while at >= 0 and self._ends[at] >= told.end:  # no earlier one reaches so far
            statement = self._statements[at]
            if statement.content.end >= told.end and not self._is_beside(trigger, actors, statement):
                covering.append(statement)
            at -= 1
        return min(reversed(covering), key=lambda s: s.content.end - s.content.start).id if covering else None

    def _is_beside(self, trigger: int, actors: Sequence[Filler], statement: Statement) -> bool:
        """Whether the writer tells the act himself, although it stands where the statement does."""
        cue = self._cue(statement)
        if cue is None or statement.kind is StatementKind.DIRECT:
            return False
        return self._is_own(cue, statement, actors) or self._is_joined(trigger, cue)

    def _cue(self, statement: Statement) -> int | None:
        if statement.cue is None:
            return None
        span = self._doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
        return None if span is None else span.root.i

    def _is_own(self, cue: int, statement: Statement, actors: Sequence[Filler]) -> bool:
        """Whether it is told that the actors intend the act ("they seek to mend ties"): nobody reports it."""
        if statement.speaker is None or self._grammar.lemma[cue] not in intentions():
            return False
        return statement.speaker.actor in {filler.actor.id for filler in actors}

    def _is_joined(self, trigger: int, cue: int) -> bool:
        """Whether the act stands beside the saying: joined to it ("said it would pay *and asked* for time"), when it
        was said ("said on Monday, *a day after* rebels seized the port"), or behind the tag that closes the report
        ("..., the army said, *while* Peru sent troops").
        """
        grammar = self._grammar
        for clause, above in self._clauses(trigger):
            is_behind = above < cue < clause
            if above != cue and not is_behind:
                continue
            if grammar.dep[clause] == "conj":
                has_subject = bool(grammar.with_relation(clause, *SUBJECTS))
                return "that" not in grammar.marker_lemmas(clause) and (has_subject or not is_behind)
            return self._is_when(clause, trigger)
        return False

    def _clauses(self, trigger: int) -> Iterator[tuple[int, int]]:
        """The words above a trigger, the trigger first, each with the one that it depends on."""
        word, above = trigger, self._grammar.head[trigger]
        while above != word:
            yield word, above
            word, above = above, self._grammar.head[above]

    def _is_when(self, clause: int, trigger: int) -> bool:
        """Whether a clause says when something was said ("*while* ...", "a day *after* ...")."""
        grammar = self._grammar
        inner = next((w for w, above in self._clauses(trigger) if above == clause), clause)
        return any(words("meanwhile").intersection(grammar.marker_lemmas(word)) for word in (clause, inner))


@cache
def intentions() -> frozenset[str]:
    """The verbs that tell what their subject wants, means or undertakes to do."""
    own = {lemma for (lemma, _), cue in cues().items() if cue.cue_class in (CueClass.INTEND, CueClass.WANT)}
    return frozenset(own | words("undertaking"))
