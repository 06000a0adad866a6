"""Who speaks, by the words beside a quotation, where the tree does not say.

"...," said the minister: a parser that takes the minister for who is told, or for a part of what is quoted, still
leaves him between the quotation and the verb, or right after both.
"""

from __future__ import annotations

from spacy.tokens import Token

from legation.statements.passage import Passage
from legation.statements.preposed import NOUNS
from legation.statements.quotes import Quotation


def speaker_beside(cue: Token, quotation: Quotation, passage: Passage) -> Token | None:
    """The head of the noun phrase between a quotation and the cue after it, or right behind that cue."""
    _, stop = passage.tokens(quotation.start, quotation.end)
    between = cue.doc[stop : cue.i]
    head = next((w for w in between if w.pos_ in NOUNS and not stop <= w.head.i < cue.i), None)
    if head is not None or any(not (word.is_punct or word.is_space) for word in between):
        return head
    return _phrase_at(cue.i + 1, cue)


def _phrase_at(first: int, cue: Token) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    if first >= len(cue.doc):
        return None
    head = cue.doc[first]
    while head.pos_ not in ("VERB", "AUX") and head.head.i > first and head.head.pos_ in NOUNS:
        head = head.head
    return head if head.pos_ in NOUNS else None


def named_before(colon: Token, window: list[Token]) -> Token | None:
    """Who is named before a colon without a verb: "More from Mr. Ito:"; the nearest person or organisation."""
    if any(word.pos_ in ("VERB", "AUX") for word in window):
        return None
    return next((word for word in window if word.i < colon.i and word.ent_type_ in ("PER", "ORG")), None)
