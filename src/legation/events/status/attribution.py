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
from legation.records import EventType, Statement, StatementKind, TextSpan
from legation.statements.vocabulary import CueClass, cues

FEELINGS = frozenset({EventType.ACCUSE, EventType.SUPPORT})
"""Types that tell what somebody thinks of a thing."""


class Attribution:
    """Finds, in one document, the statement that an event is part of."""

    def __init__(self, doc: Doc, grammar: Grammar, statements: Sequence[Statement]) -> None:
        self._doc = doc
        self._grammar = grammar
        self._statements = sorted(statements, key=lambda statement: statement.content.start)
        self._starts = [statement.content.start for statement in self._statements]
        self._ends = list(accumulate((statement.content.end for statement in self._statements), max))

    def statement(self, trigger: int, told: TextSpan, event_type: EventType, actors: Sequence[Filler]) -> str | None:
        """The id of the innermost statement that covers what is told, but for what its actors themselves intend."""
        is_feeling = event_type in FEELINGS
        covering: list[Statement] = []
        at = bisect_right(self._starts, told.start) - 1
        while at >= 0 and self._ends[at] >= told.end:  # no earlier one reaches so far
            statement = self._statements[at]
            if statement.content.end >= told.end and not self._is_beside(
                trigger, actors, statement, is_feeling=is_feeling
            ):
                covering.append(statement)
            at -= 1
        return min(reversed(covering), key=lambda s: s.content.end - s.content.start).id if covering else None

    def _is_beside(self, trigger: int, actors: Sequence[Filler], statement: Statement, *, is_feeling: bool) -> bool:
        """Whether the writer tells the act himself, although it stands where the statement does."""
        cue = self._cue(statement)
        if cue is None or statement.kind is StatementKind.DIRECT:
            return False
        if is_feeling and self._is_felt(trigger, cue, statement, actors):
            return True
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

    def _is_felt(self, trigger: int, cue: int, statement: Statement, actors: Sequence[Filler]) -> bool:
        """Whether somebody says what he himself thinks of a thing, which is done by saying so ("said it *regretted* the
        raid"), not what he has done about it ("said it had protested").
        """
        grammar, clause = self._grammar, self._grammar.clause(trigger)
        if grammar.dep[clause] != "ccomp" or grammar.head[clause] != cue or cue > clause or statement.speaker is None:
            return False
        helpers = grammar.with_relation(clause, "aux", "aux:pass")
        is_now = not any(grammar.lemma[aux] == "have" or grammar.tag[aux] == "MD" for aux in helpers)
        speaker = statement.speaker
        same = {speaker.code[:3]} if speaker.code else set()
        return is_now and any(f.actor.id == speaker.actor or f.actor.country in same for f in actors)

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
