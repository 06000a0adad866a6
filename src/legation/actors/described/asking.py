"""What tells in a clause against whom it is, who is asked and how he replies."""

from __future__ import annotations

from spacy.tokens import Token

from legation.actors.knowledge.word_classes import any_of


def is_against(token: Token, *others: str) -> bool:
    """Whether a phrase says on whom a measure is put: "on Iran", "against Iran", or with ``others``, "from Iran"."""
    cases = [child.lower_ for child in token.children if child.dep_ == "case"]
    return token.dep_.partition(":")[0] in ("obl", "nmod") and bool({"on", "against", *others}.intersection(cases))


def is_called(token: Token) -> bool:
    """Whether somebody is called on or appealed to: "called *on France* to end its raids"."""
    return token.head.lemma_ in ("call", "appeal") and is_against(token, "upon", "to")


def is_reply(verb: Token) -> bool:
    """Whether a verb tells how those reply who were asked: "refused", "rejected *the request*", but not "refused
    *talks*", which are told of as something new."""
    things = [child for child in verb.children if child.dep_ == "obj" and child.pos_ == "NOUN"]
    are_known = all(any(child.dep_ in ("det", "nmod:poss") for child in thing.children) for thing in things)
    if verb.lemma_ in any_of("replying"):
        return are_known
    asked = bool(things) and all(thing.lemma_ in any_of("requests") for thing in things)
    return verb.lemma_ in any_of("turning down") and asked and are_known
