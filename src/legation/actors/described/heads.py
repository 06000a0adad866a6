"""Who somebody is by a clause or a noun beside his name: "Joe Ajaero, *who heads the Nigeria Labour Congress*", "Ana
Perez, *leader of the opposition Unity party*"."""

from __future__ import annotations

from spacy.tokens import Token

from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure, is_somebody
from legation.actors.text.reading import Reading
from legation.syntax.columns import columns

_BESIDE = ("appos", "acl:relcl")


def note_heads(reading: Reading) -> None:
    """Let somebody of whom the text tells nothing else be of the body that he is told to lead, or what the noun beside
    his name says."""
    read = columns(reading.doc)
    clauses = (i for i, relation in enumerate(read.relations) if relation in _BESIDE)
    for word in (reading.doc[i] for i in clauses if reading.at.get(read.heads[i])):
        told = _told(reading, word)
        for somebody in reading.at.get(word.head.i, ()) if len(told) == 1 else ():
            if is_somebody(somebody) and not somebody.affiliation.sectors:
                somebody.learn(told[0].affiliation, None)


def _told(reading: Reading, word: Token) -> tuple[Figure, ...]:
    """Those whom a word beside a name tells of: the body led, or somebody who has no name of his own."""
    if word.dep_ == "appos":
        return tuple(f for f in reading.at.get(word.i, ()) if f.person and not f.named and not f.plural)
    is_who = any(child.lower_ == "who" and child.dep_ == "nsubj" for child in word.children)
    if word.lemma_ not in any_of("heading") or not is_who:
        return ()
    return tuple(body for thing in word.children if thing.dep_ == "obj" for body in reading.at.get(thing.i, ()))
