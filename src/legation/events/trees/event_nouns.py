"""Nouns that name acts: the verb that makes a clause of them, who does what they name and to whom it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from legation.events.trees.tree import SUBJECTS, words
from legation.events.trees.verbs import support_verbs

if TYPE_CHECKING:
    from legation.events.trees.grammar import Grammar


def supporting_verb(grammar: Grammar, noun: int) -> int | None:
    """The verb that makes a clause of an event noun ("*hold* talks", "talks *took place*"), if there is one."""
    head, relation = grammar.head[noun], grammar.dep[noun]
    if relation == "conj" or (relation == "nmod" and grammar.lemma[head] in words("measure")):
        return grammar.support(head)
    candidates = [(head, _role(grammar, noun))]
    candidates += [(v, "obj") for v in grammar.with_relation(noun, "acl") if grammar.is_passive(v)]
    candidates += [(v, "obj") for v in grammar.with_relation(noun, "acl:relcl") if noun in grammar.related(v, "obj")]
    for verb, role in candidates:
        is_naming = grammar.lemma[verb] in words("naming") and grammar.with_relation(verb, "xcomp")
        if role in support_verbs().get(grammar.lemma[verb], ()) and not is_naming:  # "called the strike *a sham*"
            return verb
    return None


def _role(grammar: Grammar, noun: int) -> str:
    """What a noun is to its verb, in the terms of the table of support verbs: a preposition, "obj", "nsubj"."""
    relation = grammar.dep[noun]
    if relation == "nsubj:pass":
        return "obj"
    if relation.startswith("obl") or relation == "xcomp":
        return next(iter(grammar.marker_lemmas(noun)), relation)
    return relation


def doers_of(grammar: Grammar, noun: int) -> Iterable[int]:
    """Who does what a noun names: its agent or else its possessor, its modifiers, the subject of its support verb."""
    agents = list(grammar.prepositional(noun, "by"))
    owners = () if agents else grammar.related(noun, "poss")
    for part in grammar.with_relation(noun, "nmod") if not agents else ():  # "the deportation of migrants by Austria"
        agents.extend(grammar.prepositional(part, "by"))
    found = [*agents, *owners, *grammar.related(noun, "mod")]
    verb = grammar.support(noun)
    if verb is not None and noun in grammar.related(verb, "obj"):
        found.extend(grammar.related(verb, "subj"))
    elif verb is not None and grammar.dep[noun].startswith(("obl", "xcomp")):
        found.extend(grammar.surface_subjects(verb))
    if grammar.with_relation(noun, "case") or (not found and grammar.with_relation(noun, "cop")):
        found.extend(grammar.coordinated(grammar.with_relation(noun, *SUBJECTS)))
    return found


def undergoers_beside_agent(grammar: Grammar, noun: int) -> Iterable[int]:
    """To whom it is done whose possessor stands beside its agent: "*the envoy's* murder by gunmen"."""
    return grammar.related(noun, "poss") if grammar.prepositional(noun, "by") else ()


def holders_of(grammar: Grammar, noun: int) -> Iterable[int]:
    """Whose plan, promise or refusal the noun is; in a headline the noun itself ("Kim to visit Moscow")."""
    possessors = grammar.with_relation(noun, "nmod:poss") or grammar.prepositional(noun, "by")
    if not possessors and grammar.lemma[noun] in words("scheme"):  # "a *Ukrainian* plot to kill him"
        possessors = [c for c in grammar.with_relation(noun, "amod", "compound") if grammar.entity[c]]
    if possessors:
        return grammar.coordinated(possessors)
    head = grammar.head[noun]
    if grammar.dep[noun] in ("obj", "nsubj:pass", "xcomp") and grammar.is_predicate(head):
        return grammar.verb_subjects(head) if grammar.lemma[head] not in words("thwarting") else ()
    if grammar.dep[noun] == "nmod" and grammar.lemma[head] in words("bout"):
        return holders_of(grammar, head)  # "fired off a *series* of letters accusing Peru"
    return grammar.coordinated([head if grammar.dep[noun] == "conj" else noun])
