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
    if tree.lemma[tree.head[noun]] == "spend":
        _make_verb(tree, noun, stem)
    elif not lexicon.of(form, PartOfSpeech.NOUN) and _names_both_sides(tree, noun):
        tree.tag[noun], tree.lemma[noun] = "VBG", stem  # "Chad's *jailing* of the editor"


def _names_both_sides(tree: Tree, noun: int) -> bool:
    """Whether a noun tells who does it and to whom ("the *jailing* of the editor by Chad")."""
    phrases = tree.with_relation(noun, "nmod")
    done_to = [phrase for phrase in phrases if "of" in tree.marker_lemmas(phrase)]
    beside = [*phrases, *(other for phrase in done_to for other in tree.with_relation(phrase, "nmod"))]
    by = any("by" in tree.marker_lemmas(phrase) for phrase in beside)
    return bool(done_to) and (by or bool(tree.with_relation(noun, "nmod:poss")))


def _make_verb(tree: Tree, noun: int, stem: str) -> None:
    """Read a bare "-ing" form after "spend" as the verb it is ("will spend the day *meeting* with Kim")."""
    for marker in tree.with_relation(noun, "case"):
        if marker < noun - 1 and tree.head[noun - 1] < marker:  # "most *of* Wednesday meeting"
            tree.hang(marker, noun - 1, "case")
    if tree.with_relation(noun, "case", "det", "amod", "compound"):
        return
    tree.pos[noun], tree.tag[noun], tree.lemma[noun], tree.dep[noun] = "VERB", "VBG", stem, "xcomp"
    for phrase in [c for c in tree.children[noun] if tree.dep[c] == "nmod"]:
        tree.dep[phrase] = "obl"
    late = [c for c in tree.children[tree.head[noun]] if c > noun and tree.dep[c].startswith(("obl", "advmod"))]
    for phrase in late:
        tree.hang(phrase, noun, tree.dep[phrase])
