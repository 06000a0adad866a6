"""Reporting clauses that follow or interrupt what they report: "Talks failed, the minister said, as expected".

A parser that has read the content first easily gives the reporting verb the content's subject, or the content the
subject of the reporting verb; the comma between the two tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

LONGEST_SUBJECT = 25
SUBJECTS = ("nsubj", "nsubj:outer")
CLAUSAL_SUBJECTS = frozenset((*SUBJECTS, "nsubj:pass", "csubj", "csubj:pass", "expl"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
COMMAS = frozenset((",", "--", "–", "—"))
OF_THE_SPEAKER = frozenset(("VBG", "WP", "WDT", "WP$"))
"""Tags that open a clause about the speaker or the speech, no more of the content: "adding", "who", "which"."""


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """A verb's clause after its content: its first word, and its subject where there is one before the verb."""

    first: int
    subject: Token | None


def reporting_clause(cue: Token, content: Token) -> ReportingClause:
    """The clause of a cue whose content, by its head, comes first."""
    subject = next((child for child in reversed(list(cue.lefts)) if child.dep_ in (*SUBJECTS, "nsubj:pass")), None)
    if subject is not None and subject.i > content.i:
        return ReportingClause(subject.left_edge.i, subject)
    comma = _comma_before(cue, content.i)
    if comma is None or comma + 1 == cue.i:
        return ReportingClause(cue.i, None)
    stretch = cue.doc[comma + 1 : cue.i]
    if any(word.tag_ in FINITE for word in stretch):
        return ReportingClause(cue.i, None)
    head = next((w for w in stretch if w.pos_ in NOUNS and not stretch.start <= w.head.i < stretch.end), None)
    if head is None:
        return ReportingClause(cue.i, None)
    return ReportingClause(comma + 1, head)


def _comma_before(cue: Token, limit: int) -> int | None:
    """The last comma before a cue that stands outside parentheses, no farther than a subject is long."""
    depth = 0
    for i in range(cue.i - 1, max(limit, cue.i - LONGEST_SUBJECT), -1):
        text = cue.doc[i].text
        depth += (text == ")") - (text == "(")
        if depth == 0 and text in COMMAS:
            return i
    return None


def torn_subject(cue: Token) -> Token | None:
    """The content's subject before a clause that interrupts it, taken for the cue's: "The army, said Mbeki, has left".

    The cue has a subject of its own behind that comma, and the clause after the cue has none.
    """
    subjects = [child for child in cue.children if child.dep_ in SUBJECTS]
    clause = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    if len(subjects) < 2 or clause is None or any(child.dep_ in CLAUSAL_SUBJECTS for child in clause.children):
        return None
    first, second = subjects[:2]
    start = min(second.left_edge.i, cue.i)
    return first if first.i < cue.i and cue.doc[start - 1].text in COMMAS else None


def interrupts(cue: Token, rest: int) -> bool:
    """Whether a content goes on at a token after its cue: behind a comma, and not about the speaker."""
    doc = cue.doc
    before = rest - 1
    while before > cue.i and doc[before].is_space:
        before -= 1
    return doc[before].text in COMMAS and doc[rest].tag_ not in OF_THE_SPEAKER


def lifted_head(token: Token) -> Token:
    """A token's head, or the word above it that stands between the two: the tree without crossing arcs.

    In "We feel great," he said, adding ..." the parser may hang "adding" on "feel"; "said" is between them.
    """
    head = token.head
    while head.i < head.head.i < token.i:
        head = head.head
    return head
