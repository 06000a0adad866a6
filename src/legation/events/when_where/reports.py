"""Clauses that somebody reports, and the verbs that report them: before ("officials said that ...") or behind."""

from __future__ import annotations

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words

SELVES = frozenset({"it", "he", "she", "they", "we", "i"})
"""Pronouns by which those who say something speak of themselves."""
OWNERS = frozenset({"its", "his", "her", "their"})
"""Pronouns of those for whom somebody speaks."""


def reports_of(grammar: Grammar, clause: int) -> list[int]:
    """The verbs that report a clause, before it or behind ("troops fled, officials *said* on Friday")."""
    while grammar.dep[clause] in ("conj", "advcl", "xcomp"):
        clause = grammar.clause(grammar.head[clause])
    verbs = grammar.with_relation(clause, "parataxis")
    if grammar.dep[clause] in ("ccomp", "parataxis"):
        verbs = [*verbs, grammar.clause(grammar.head[clause])]
    return [verb for verb in verbs if grammar.lemma[verb] in words("reporting")]


def sayings_of(grammar: Grammar, clause: int) -> list[int]:
    """The verbs by which somebody does in words what a clause tells ("said it would not go"): those that report it of
    whoever says it, or has it said ("its spokesman said")."""
    subjects = grammar.with_relation(clause, *SUBJECTS)
    doers = {grammar.lemma[doer] for doer in subjects}
    if doers & SELVES or any(_is_own(grammar, subject) for subject in subjects):
        return reports_of(grammar, clause)
    return [verb for verb in reports_of(grammar, clause) if (doers | OWNERS) & _speakers(grammar, verb)]


def _is_own(grammar: Grammar, noun: int) -> bool:
    """Whether a noun is what the speaker speaks for: "*his country* would not go"."""
    is_owned = any(grammar.form[owner] in OWNERS for owner in grammar.with_relation(noun, "nmod:poss"))
    return is_owned and grammar.lemma[noun] in words("camp")


def _speakers(grammar: Grammar, verb: int) -> set[str]:
    """The lemmas of who says something, and of whom he speaks for."""
    said_by = grammar.with_relation(verb, *SUBJECTS)
    said_for = (owner for speaker in said_by for owner in grammar.with_relation(speaker, "nmod:poss"))
    return {grammar.lemma[token] for token in (*said_by, *said_for)}


def is_report_behind(grammar: Grammar, clause: int) -> bool:
    """Whether a clause is the main matter of a sentence that ends with who reports it ("..., officials said")."""
    report = grammar.head[clause]
    is_main = grammar.dep[clause] == "ccomp" and clause < report and grammar.head[report] == report
    return is_main and grammar.lemma[report] in words("reporting")


def is_before_report(grammar: Grammar, token: int, clause: int, own: int) -> bool:
    """Whether an expression opens a report whose verb comes last ("On Friday troops fled, officials said")."""
    subjects = grammar.with_relation(own, *SUBJECTS)
    return own < clause and token < min((*subjects, own)) and clause in reports_of(grammar, own)
