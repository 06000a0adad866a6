"""Whom "we", "us", "I" and "our" mean: those whose words are quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.events.trees.grammar import Grammar
from legation.records import Actor, Statement, StatementKind
from legation.syntax.columns import columns

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ourselves"})
QUOTED = frozenset({StatementKind.DIRECT, StatementKind.MIXED})


def first_persons(
    grammar: Grammar, statements: Sequence[Statement], actors: Sequence[Actor]
) -> Mapping[int, tuple[Actor, ...]]:
    """Whom the pronouns of the first person in quoted words mean, by token ("*We* condemn this," the minister said)."""
    by_id = {actor.id: actor for actor in actors if actor.code is not None}
    meant: dict[int, tuple[Actor, ...]] = {}
    for statement in statements:
        speaker = by_id.get(statement.speaker.actor or "") if statement.speaker is not None else None
        if speaker is None or statement.kind not in QUOTED:
            continue
        for token in columns(grammar.doc).tokens(statement.content.start, statement.content.end):
            if grammar.form[token] in FIRST_PERSON and grammar.pos[token] == "PRON":
                meant[token] = (speaker,)
    return meant
