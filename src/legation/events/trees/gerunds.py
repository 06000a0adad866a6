"""Forms in "-ing" that parsers take for nouns: verbs, and nouns for what a verb of the lexicon tells.

Works on the lists of a ``Tree``, as ``mending.py`` does. Tokens are their indices in the document.
"""

from __future__ import annotations

from legation.events.lexicon.frames import Lexicon, PartOfSpeech
from legation.events.lexicon.vocabulary import stems
from legation.events.trees.tree import Tree


def read_gerund(tree: Tree, noun: int, lexicon: Lexicon) -> None:
    """Read a form in "-ing" as the lexicon's verb that it is or tells of."""
    form = tree.form[noun]
    stem = next((stem for stem in stems(form) if lexicon.of(stem, PartOfSpeech.VERB)), None)
    if stem is None:
        return
    if not lexicon.of(form, PartOfSpeech.NOUN) and _names_both_sides(tree, noun):
        tree.tag[noun], tree.lemma[noun] = "VBG", stem  # "Chad's *jailing* of the editor"


def _names_both_sides(tree: Tree, noun: int) -> bool:
    """Whether a noun tells who does it and to whom ("the *jailing* of the editor by Chad")."""
    phrases = tree.with_relation(noun, "nmod")
    done_to = [phrase for phrase in phrases if "of" in tree.marker_lemmas(phrase)]
    beside = [*phrases, *(other for phrase in done_to for other in tree.with_relation(phrase, "nmod"))]
    by = any("by" in tree.marker_lemmas(phrase) for phrase in beside)
    return bool(done_to) and (by or bool(tree.with_relation(noun, "nmod:poss")))
