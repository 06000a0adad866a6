"""Sentences that set one part apart, the focus: "it was *Chad* that attacked", "what Peru wants is *a truce*".

Works on the lists of a ``Tree``, as ``mending.py`` does. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legation.events.trees.tree import SUBJECTS, Tree


def _relate_cleft(tree: Tree, verb: int) -> None:
    """Read the clause of a cleft as the relative one of its focus ("it was Chad *that attacked*", "... the Swiss")."""
    focus = tree.head[verb]
    if tree.pos[focus] in ("NOUN", "PROPN") or (tree.pos[focus] == "ADJ" and tree.with_relation(focus, "det")):
        tree.dep[verb] = "acl:relcl"


def _read_pseudo_cleft(tree: Tree, verb: int) -> None:
    """Read "what Peru *wants* is a truce" as "Peru wants a truce", "what it *did* was shut the border" as "it shut"."""
    pronoun = tree.head[verb]
    if tree.form[pronoun] not in ("what", "all") or not tree.with_relation(verb, *SUBJECTS):
        return
    if tree.with_relation(verb, "obj", "iobj", "ccomp", "xcomp"):
        return  # "what Moscow calls an operation is a war"
    top = tree.head[pronoun] if tree.dep[pronoun] in (*SUBJECTS, "nsubj:outer") else pronoun  # of the whole sentence
    focus = top if top != pronoun else next(iter(tree.with_relation(pronoun, "nsubj")), None)
    copulas = tree.with_relation(top, "cop")
    if focus is None or not copulas:
        return
    if tree.lemma[verb] == "do" and focus == top:
        _give_subject(tree, focus, verb, copulas)
    elif tree.pos[focus] in ("NOUN", "PROPN"):
        tree.hang(verb, verb if tree.head[top] == top else tree.head[top], tree.dep[top])
        _give_object(tree, focus, verb)
        for word in (*copulas, pronoun):
            tree.hang(word, verb, "dep")


def _give_subject(tree: Tree, act: int, verb: int, copulas: Sequence[int]) -> None:
    """Give to an act who is said to do it ("what *the army* did was arrest him")."""
    for subject in tree.with_relation(verb, *SUBJECTS):
        tree.hang(subject, act, "nsubj")
    tree.tag[act] = tree.tag[copulas[0]]  # as "what it did *was* shut the border" tells
    for to in tree.with_relation(act, "mark"):
        tree.hang(to, copulas[0], "dep")
    for word in (*copulas, tree.head[verb], verb):
        tree.hang(word, act, "dep")


def _give_object(tree: Tree, focus: int, verb: int) -> None:
    """Give to a verb what it is about, by the preposition that was left behind ("all they asked *for* was a truce")."""
    left = [t for t in tree.children[verb] if verb < t < focus and tree.tag[t] == "IN" and not tree.children[t]]
    tree.hang(focus, verb, "obl" if left else "obj")
    for preposition in left:
        tree.hang(preposition, focus, "case")


CLEFTS: Mapping[str, Sequence[Callable[[Tree, int], None]]] = {
    "acl:relcl": (_read_pseudo_cleft,),
    "advcl:relcl": (_relate_cleft,),
}
"""What reads them, by the relation that the parser gave to the verb of the clause."""
