"""What is only asked and told by nobody: the clause of a question ("*Has* Peru *shut* its border?"), and all that those
say in a transcript who put the questions ("QUESTION: Peru has shut its border. ...").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.events.trees.grammar import Grammar
from legation.records import Sector, Statement
from legation.statements.labels import ASKING
from legation.syntax.columns import columns

_SAME_QUESTION = ("conj", "ccomp", "xcomp", "parataxis")
"""Relations of clauses that are asked with the one they hang on."""


def asked(grammar: Grammar, statements: Sequence[Statement]) -> frozenset[int]:
    """The tokens of clauses that are only asked."""
    turns = [statement.content for statement in statements if _is_asker(statement)]
    read = columns(grammar.doc)
    put = (token for turn in turns for token in read.tokens(turn.start, turn.end))
    marks = (token for token, form in enumerate(grammar.form) if form == "?")
    return frozenset((*put, *(token for mark in marks for token in _clauses(grammar.head[mark], mark, grammar))))


def _is_asker(statement: Statement) -> bool:
    """Whether a turn of a transcript is of one who asks: by his label, or a medium's with a question in it."""
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None or cue.text != ":":
        return False
    is_medium = bool(speaker.code) and str(speaker.code).endswith(Sector.JRN)
    return speaker.name.lower() in ASKING or (is_medium and "?" in statement.content.text)


def _clauses(verb: int, mark: int, grammar: Grammar) -> Iterator[int]:
    """A verb before a question mark and those asked with it."""
    yield verb
    for clause in grammar.with_relation(verb, *_SAME_QUESTION):
        if clause < mark:
            yield from _clauses(clause, mark, grammar)
