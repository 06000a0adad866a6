"""Look words of a parsed text up in the cue vocabulary."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Token

from legation.statements.frames import lemma_of
from legation.statements.vocabulary import PARTS_OF_SPEECH, Cue, cues

OBJECTS = frozenset(("obj", "iobj", "obl", "nmod"))
"""Relations that a finite verb cannot have."""


def cue_of(word: Token) -> Cue | None:
    """The vocabulary's entry for a word, or none; the end of a lemma is made good ("prais", "bragg")."""
    if word.pos_ not in PARTS_OF_SPEECH or not may_open(word.lemma_):
        return None
    lemma, vocabulary = lemma_of(word), cues()
    if word.tag_ == "NNS" and word.dep_ == "parataxis":  # "..., the bank estimates": a verb that passes for a noun
        return vocabulary.get((lemma, "VERB"))
    if word.tag_ == "VBZ" and word.dep_ in OBJECTS:  # "denied reports that ...": a noun that passes for a verb
        return vocabulary.get((lemma, "NOUN"))
    cue = vocabulary.get((lemma, word.pos_))
    if cue is None and word.pos_ == "VERB":
        verb, space, particle = lemma.partition(" ")
        cue = vocabulary.get((_made_good(verb) + space + particle, "VERB"))
    if cue is None and word.i + 1 < len(word.doc) and word.nbor().lower_ == "it":
        cue = vocabulary.get((f"{lemma} it", word.pos_))
    return cue


def _made_good(verb: str) -> str:
    """A verb with the end that its lemma may lack, or without the one that it may have too much."""
    return verb[:-1] if verb[-1:] == "e" or verb[-1:] == verb[-2:-1] else verb + "e"


@lru_cache(maxsize=2**14)
def may_open(lemma: str) -> bool:
    """Whether a cue may begin with a word, as most do not."""
    verb = lemma.lower().partition(" ")[0]
    return verb in _openings() or _made_good(verb) in _openings()


@cache
def _openings() -> frozenset[str]:
    """The first words of all cues."""
    return frozenset(lemma.partition(" ")[0] for lemma, _ in cues())
