"""Verbs, nouns and adjectives that govern an act: whether their meaning covers it, or they stand beside it."""

from __future__ import annotations

from legation.events.status.cues import cues
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Status


def is_told_by(grammar: Grammar, token: int, head: int) -> bool:
    """Whether a governor only tells how the act comes to be known or done, which stands as the governor does."""
    lemma = grammar.lemma[head]
    if lemma in ("appear", "seem"):
        auxiliaries = (grammar.lemma[auxiliary] for auxiliary in grammar.with_relation(token, "aux"))
        return "have" in auxiliaries  # "appears to *have* left"
    if not grammar.is_infinitive(token):
        return False
    is_aired = grammar.dep[token] in ("xcomp", "advcl") and _airs(grammar, head)
    return is_aired or (lemma == "go" and grammar.has_particle(head, "on"))  # "went on to thank him"


def _airs(grammar: Grammar, verb: int) -> bool:
    """Whether somebody goes where all hear what he is to say ("*went on the radio* to accuse them")."""
    return any(grammar.lemma[place] in words("airwaves") for place in grammar.with_relation(verb, "obl"))


def governs(grammar: Grammar, token: int, head: int, relation: str) -> bool:
    """Whether the head's meaning covers the clause rather than standing beside it."""
    if relation == "ccomp" and _only_tells(grammar, token, head):
        return False
    if relation in ("xcomp", "ccomp"):
        status = cues().get(("governor", grammar.lemma[head]))
        return grammar.tag[token] != "VBD" or status in (Status.CONDITIONAL, Status.NEGATED)
    if relation == "acl:relcl":
        return False
    if relation == "acl":
        return grammar.is_infinitive(token) or bool(set(grammar.marker_lemmas(token)) - {"since", "when", "after"})
    return grammar.is_infinitive(token) or bool(set(grammar.marker_lemmas(token)) & {"from", "of", "on", "for"})


def _only_tells(grammar: Grammar, token: int, head: int) -> bool:
    """Whether a verb of asking only reports the clause ("told her that he has left", not "... that he leave")."""
    if grammar.lemma[head] not in words("telling"):
        return False
    return any(grammar.tag[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in (token, *grammar.children[token]))


def yet_before(grammar: Grammar, token: int, head: int) -> int | None:
    """The word that denies an infinitive in "has yet to answer"."""
    if not grammar.is_infinitive(token) or grammar.lemma[head] not in ("have", "be"):
        return None
    beside = (*grammar.children[head], *grammar.children[token])
    return next((child for child in beside if grammar.lemma[child] == "yet"), None)


def was_before(grammar: Grammar, participle: int, head: int) -> bool:
    """Whether what a participle tells was done before what governs it."""
    return participle < head or bool(grammar.with_relation(participle, "aux"))


def is_aside(grammar: Grammar, participle: int) -> bool:
    """Whether a participle tells of an act beside what is denied ("did not sign, *calling* it a farce")."""
    is_bare = grammar.dep[participle] == "advcl" and not grammar.with_relation(participle, "mark")
    return is_bare and grammar.tag[participle] == "VBG" and grammar.form[participle - 1] == ","
