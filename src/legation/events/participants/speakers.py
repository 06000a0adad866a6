"""Who speaks: whom "we", "us", "I" and "our" mean in quoted words, and whose words a document's words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.actors.described.authors import FIRST_PERSON
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Actor, Sector, Statement, StatementKind
from legation.statements.vocabulary import CueClass, cues
from legation.syntax.columns import columns

QUOTED = frozenset({StatementKind.DIRECT, StatementKind.MIXED})

ASSERTING = frozenset({CueClass.SAY, CueClass.THINK, CueClass.DESCRIBE, CueClass.SHOW})
"""What somebody does with words that he takes to be true."""


def speakers(grammar: Grammar, statements: Sequence[Statement]) -> Mapping[int, int]:
    """The token of who says it by that of each word that somebody says, the innermost speaker's where one quotes
    another; nobody is answerable for what he asks, wants or denies.
    """
    read, said = columns(grammar.doc), {}
    for statement in sorted(statements, key=lambda s: s.content.start - s.content.end):
        if statement.speaker is None or statement.denied or not _is_asserted(statement, grammar):
            continue
        named = list(read.tokens(statement.speaker.start, statement.speaker.end))
        if named:
            speaker = next((t for t in named if grammar.head[t] not in named), named[0])
            said.update(dict.fromkeys(read.tokens(statement.content.start, statement.content.end), speaker))
    return said


def with_own_demands(
    said: Mapping[int, int], grammar: Grammar, statements: Sequence[Statement], actors: Sequence[Actor]
) -> Mapping[int, int]:
    """With the demands that a release makes in its own words, for the group that it first lets speak: "The army must
    go, *Amnesty International* said. The government *should* free them."
    """
    first = min((s for s in statements if s.speaker is not None), key=lambda s: s.content.start, default=None)
    if first is None or first.speaker is None:
        return said
    groups = {actor.id for actor in actors if actor.code is not None and actor.code.startswith("NGO")}
    tokens = list(columns(grammar.doc).tokens(first.speaker.start, first.speaker.end))
    if first.speaker.actor not in groups or not tokens:
        return said
    speaker = next((t for t in tokens if grammar.head[t] not in tokens), tokens[0])
    bids = (t for t, lemma in enumerate(grammar.lemma) if lemma in words("bid") and grammar.is_modal(t))
    return {**{bid: speaker for bid in bids if bid not in said}, **said}


def _is_asserted(statement: Statement, grammar: Grammar) -> bool:
    if statement.cue is None or statement.kind in QUOTED:
        return True
    tokens = columns(grammar.doc).tokens(statement.cue.start, statement.cue.end)
    found = (cues().get((grammar.lemma[token], grammar.pos[token])) for token in tokens)
    return all(cue is None or cue.cue_class in ASSERTING for cue in found)


def _is_turn(statement: Statement) -> bool:
    """Whether the words are what a transcript or a headline gives to who is named before a colon."""
    return statement.cue is not None and statement.cue.text == ":"


def first_persons(
    grammar: Grammar, statements: Sequence[Statement], actors: Sequence[Actor]
) -> Mapping[int, tuple[Actor, ...]]:
    """Whom the pronouns of the first person in quoted words and in a transcript's turns mean, by token ("*We* condemn
    this," the minister said).
    """
    by_id = {actor.id: actor for actor in actors if actor.code is not None}
    meant: dict[int, tuple[Actor, ...]] = {}
    for statement in statements:
        speaker = by_id.get(statement.speaker.actor or "") if statement.speaker is not None else None
        is_turn = _is_turn(statement) and speaker is not None and speaker.code not in Sector.__members__
        if speaker is None or not (statement.kind in QUOTED or is_turn):
            continue  # for whom a spokesman without an office speaks, the head of the transcript tells
        for token in columns(grammar.doc).tokens(statement.content.start, statement.content.end):
            if grammar.form[token] in FIRST_PERSON and grammar.pos[token] == "PRON":
                meant[token] = (speaker,)
    return meant
