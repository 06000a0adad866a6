"""Bodies of which no more is known than a noun or a name, and those who lead or serve them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import Group
from legation.actors.text.segments import Segment, head_token


def is_of_stranger(doc: Doc, group: Group, role: Segment) -> bool:
    """Whether somebody belongs to a body of which nothing is known, so that no state is meant: "leader of a hiking
    *group*", "*United Way* officials"."""
    told = {i for segment in group.segments if segment.role for i in range(segment.start, segment.end)}
    if any(doc[i].ent_type_ == "ORG" for i in range(group.start, role.start) if i not in told):
        return True
    complements = (complement for preposition, complement in group.complements if preposition in ("of", "for", "at"))
    heads = (head_token(doc, complement.start, complement.end) for complement in complements)
    return any(head.lemma_ in any_of("private bodies") or _is_long_name(doc, head) for head in heads)


def _is_long_name(doc: Doc, last: Token) -> bool:
    """Whether a word ends an organisation's name of several words, which is no abbreviation of a body of state."""
    return last.i > 0 and last.ent_type_ == doc[last.i - 1].ent_type_ == "ORG"
