"""Clauses and nouns that tell of the occasion on which something was done: what dates or places them does the act."""

from __future__ import annotations

from legation.events.matches.acts import named_type, named_types
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.sharing import opens_with
from legation.records import EventType

OCCASIONS = frozenset({"at", "in", "during"})
"""Prepositions of the meeting or the accord at which something was done."""
CAUSAL = frozenset({"over", "about", "after", "following", "since", "despite", "because", "before"})
"""Prepositions of what an act answers, which may be done elsewhere ("cut ties over the war in Gaza")."""


def is_occasion(grammar: Grammar, noun: int) -> bool:
    """Whether the noun names the meeting or the accord at which its clause's act was done ("at the summit")."""
    is_told = named_type(grammar.lemma[noun]) is EventType.AGREE or is_gathering(grammar, noun)
    return is_told and grammar.dep[noun] == "obl" and bool(set(grammar.marker_lemmas(noun)) & OCCASIONS)


def is_gathering(grammar: Grammar, noun: int) -> bool:
    """Whether the noun names a meeting or one of its sittings."""
    return named_type(grammar.lemma[noun]) is EventType.CONSULT or grammar.lemma[noun] in words("sitting")


def is_doing(grammar: Grammar, noun: int, event_type: EventType | None = None, verb: int | None = None) -> bool:
    """Whether the noun names what was done by its verb's act ("the summit *condemned* Iran", "the bombing *killed*
    two", "were *killed* in the bombing"); where given, by an act of the type that is told by the verb."""
    if verb not in (None, grammar.head[noun]):
        return False
    is_deed = EventType.ASSAULT in named_types(grammar.lemma[noun]) and event_type in (None, EventType.ASSAULT)
    if grammar.dep[noun] == "nsubj":
        return is_deed or is_gathering(grammar, noun)
    is_course = grammar.dep[noun] == "obl" and bool({"in", "during"} & set(grammar.marker_lemmas(noun)))
    return is_deed and is_course


def dates_deed(grammar: Grammar, token: int, clause: int) -> bool:
    """Whether an expression says when the blow was of which a relative clause tells what it did ("the raids *last
    year* that killed two", "the *May* raid that ...")."""
    noun = grammar.head[clause]
    is_of_deed = grammar.dep[clause] == "acl:relcl" and EventType.ASSAULT in named_types(grammar.lemma[noun])
    if not is_of_deed or grammar.dep[token] in ("amod", "nummod", "compound", "nmod:poss"):
        return is_of_deed and grammar.head[token] == noun
    after = token + 1
    is_between = noun < token < clause and grammar.form[after] in ("that", "which")
    return is_between and grammar.clause(grammar.head[after]) == clause


def is_name_of(grammar: Grammar, token: int, verb: int) -> bool:
    """Whether an expression only says which deed a noun means that the verb does not tell of ("despite the truce *of
    May 2003*, militia held ...")."""
    noun = grammar.head[token]
    if grammar.dep[token] != "nmod" or grammar.marker_lemmas(token) != ["of"] or grammar.support(noun) == verb:
        return False
    is_deed = named_type(grammar.lemma[noun]) is not None and not is_gathering(grammar, noun)
    return is_deed and noun != verb and not is_doing(grammar, noun)


def is_one_of(grammar: Grammar, clause: int, main: int) -> bool:
    """Whether a relative clause tells what befell those of whom the main clause says that somebody is one ("In May he
    was among the envoys whom Peru expelled")."""
    whose = grammar.head[clause]
    while grammar.dep[whose] == "nmod":
        whose = grammar.head[whose]
    is_of_predicate = grammar.dep[clause] == "acl:relcl" and whose == main
    return is_of_predicate and bool(grammar.with_relation(main, "cop")) and grammar.pos[main] in ("NOUN", "NUM")


def is_at(grammar: Grammar, clause: int, own: int) -> bool:
    """Whether one clause tells of the occasion of the other ("at talks held in May, they agreed ...")."""
    return any(
        grammar.dep[one] == "acl"
        and is_occasion(grammar, grammar.head[one])
        and grammar.head[grammar.head[one]] == other
        for one, other in ((clause, own), (own, clause))
    )


def is_when(grammar: Grammar, clause: int, top: int) -> bool:
    """Whether the clause tells what is done meanwhile ("met in Oslo in May, when they signed a treaty")."""
    return opens_with(grammar, clause, "when", "during") and grammar.clause(grammar.head[clause]) == top


def is_seen_by(grammar: Grammar, token: int, report: int, clause: int) -> bool:
    """Whether those of a place tell what was done there ("In Oslo, residents said that ...")."""
    is_report = grammar.dep[clause] == "ccomp" and grammar.head[clause] == report and token < report
    subjects = grammar.with_relation(report, *SUBJECTS)
    return is_report and any(grammar.lemma[subject] in words("locals") for subject in subjects)


def is_said_when(grammar: Grammar, occasion: int, clause: int) -> bool:
    """Whether one clause is when what the other tells was said ("accused Peru when he spoke in Oslo")."""
    if grammar.dep[occasion] == "acl" and grammar.lemma[occasion] in words("reached"):
        return grammar.head[grammar.head[occasion]] == clause  # "the envoy, reached in Oslo, accused ..."
    is_clause = grammar.dep[occasion] == "advcl" and grammar.head[occasion] == clause
    is_apart = set(grammar.marker_lemmas(occasion)) & (CAUSAL | {"to"})
    return is_clause and grammar.lemma[occasion] in words("speaking") and not is_apart
