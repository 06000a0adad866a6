"""Look words of a parsed text up in the cue vocabulary."""

from __future__ import annotations

from spacy.tokens import Token

from legation.statements.frames import lemma_of
from legation.statements.vocabulary import Cue, cues


def cue_of(word: Token) -> Cue | None:
    """The vocabulary's entry for a word, or none; an e that a lemma lost or won is made good ("prais")."""
    if word.pos_ not in ("VERB", "NOUN", "ADJ", "ADV"):
        return None
    lemma, vocabulary = lemma_of(word), cues()
    cue = vocabulary.get((lemma, word.pos_))
    if cue is None and word.pos_ == "VERB":
        verb, space, particle = lemma.partition(" ")
        other = verb[:-1] if verb.endswith("e") else verb + "e"
        cue = vocabulary.get((other + space + particle, "VERB"))
    return cue
