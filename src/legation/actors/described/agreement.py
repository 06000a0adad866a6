"""What grammar and names say of whom a word may mean: subjects and their clauses, roles, names that stand after it."""

from __future__ import annotations

from spacy.tokens import Token

from legation.actors.knowledge.lookup import fold_phrase
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.syntax.columns import columns, dependents

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""The gender of those whom a pronoun of the third person means."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
FORMER = "former "
"""What comes before the role of somebody who was it."""


def clause_subject(token: Token) -> int | None:
    """The index of the subject of the clause that a token is in, over shared subjects of coordinated verbs."""
    read, below = columns(token.doc), dependents(token.doc)
    heads, relations = read.heads, read.relations
    verb = heads[token.i]
    steps = 0
    while read.parts[verb] not in ("VERB", "AUX") and heads[verb] != verb and steps < 4:
        verb = heads[verb]
        steps += 1
    for _ in range(4):
        for child in below[verb]:
            if relations[child] in SUBJECTS:
                return child
        if relations[verb] not in ("conj", "xcomp", "advcl") or heads[verb] == verb:
            return None
        verb = heads[verb]
    return None


def may_be_own(token: Token) -> bool:
    """Whether a pronoun may mean its own clause's subject: possessives, reflexives and subjects may, but nobody storms
    his own embassy."""
    if token.tag_ == "PRP$":
        return not is_intruded(token.head)
    return token.lower_.endswith(("self", "selves")) or token.dep_ in SUBJECTS


def is_intruded(noun: Token) -> bool:
    """Whether a noun is what a state has in another, and is stormed: "broke into *their embassy*"."""
    is_patient = noun.dep_ in ("obj", "obl") and noun.head.lemma_ in any_of("intruding")
    return is_patient and noun.lemma_ in any_of("what is abroad")


def names_after(token: Token) -> frozenset[str]:
    """The proper nouns after a subject in its own clause and those below it: none of them names who the subject is.

    "The president said he had warned *Mr. Putin*" (principle C of Chomsky, "Lectures on Government and Binding", 1981).
    """
    if token.dep_ not in SUBJECTS:
        return frozenset()
    clause = token.doc[token.i + 1 : token.head.right_edge.i + 1]
    return frozenset(word.text for word in clause if word.pos_ == "PROPN")


def is_named_by(figure: Figure, words: frozenset[str]) -> bool:
    """Whether these words name the figure: a person by any word of the name, a body by all, as many are "Forces"."""
    name = figure.name.split()
    return figure.named and (not words.isdisjoint(name) if figure.person else words.issuperset(name))


def is_called(figure: Figure, word: str) -> bool:
    """Whether a role that a figure has been given is this one, or this one with words before it.

    Who is a leader's deputy is no leader, and who was something is it no longer.
    """
    if not figure.roles:
        return False
    called = fold_phrase(word)
    others = (
        (FORMER, "vice ", "deputy ")
        if word in any_of("leaders")
        else (FORMER, *(("prime ",) if word == "minister" else ()))
    )
    roles = [fold_phrase(role) for role in figure.roles]
    return any(role == called or (role.endswith(" " + called) and not role.startswith(others)) for role in roles)


def names_many(subject: Token, name: Token) -> bool:
    """Whether a name is a plural subject, or only says of whom its many are."""
    is_name = name.i == subject.i or (name.head.i == subject.i and name.dep_ in ("compound", "amod", "nmod:desc"))
    return subject.tag_ == "NNS" and is_name
