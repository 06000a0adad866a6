"""Who resolves: whose acts the paragraphs of a resolution tell that has its subject once, in a line of its own.

    The Security Council,
    Recalling its resolution 1132 (1997),
    1. Condemns the shelling of the capital;            The ministers:
    2. Demands that Peru withdraw its troops;           - condemned the raid;

Works on the lists of a ``Tree`` before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from legation.events.lexicon.frames import Lexicon, PartOfSpeech
from legation.events.trees.tree import PLURAL_TAGS, SUBJECTS, Tree
from legation.syntax.columns import sentences

_OPEN_ENDS = frozenset({",", ":"})
_NUMBERS = frozenset({"LS", "CD", "HYPH", "NFP", ":", ",", ".", "-LRB-", "-RRB-", "``", "''", "RB", "_SP", "SYM"})
"""Tags of what may stand before the verb: its number, a bullet, quotation marks, "also" and "strongly"."""
_MOST_BEFORE = 6
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_NAMES = ("NOUN", "PROPN")


def give_to_body(tree: Tree, lexicon: Lexicon) -> None:
    """Let the body that a line names before a comma or a colon be the one who does what the paragraphs below tell."""
    body: int | None = None
    for start, end in sentences(tree.doc):
        last = end - 1
        while last > start and tree.form[last].isspace():
            last -= 1
        if tree.form[last] in _OPEN_ENDS and (named := _named_alone(tree, start, last)) is not None:
            body = named if tree.form[last] == "," or tree.form[start] == "the" else None
        elif body is not None:
            verb = _operative(tree, start, end, body, lexicon)
            if verb is not None:
                tree.enacting[verb] = body


def _named_alone(tree: Tree, start: int, last: int) -> int | None:
    """The head of a line that is a name and nothing else ("The Security Council,")."""
    root = next((t for t in range(start, last) if tree.head[t] == t), None)
    if root is not None and tree.tag[root] == "VBG" and not tree.with_relation(root, "aux"):
        root = next(iter(tree.with_relation(root, "nsubj")), None)  # "The Heads of State, *meeting* in Abuja,"
    if root is None or tree.pos[root] not in _NAMES or tree.with_relation(root, *SUBJECTS, "cop", "obj", "parataxis"):
        return None
    first = next((t for t in range(start, last) if tree.tag[t] not in _NUMBERS), root)
    is_named = tree.form[first] == "the" or (first == root and tree.spelling[root][:1].isupper())
    return root if is_named or tree.form[last] == ":" else None


def _operative(tree: Tree, start: int, end: int, body: int, lexicon: Lexicon) -> int | None:
    """The verb that a paragraph opens with, which has no subject of its own; None where it opens with another word."""
    opening = range(start, min(end, start + _MOST_BEFORE))
    verb = next((t for t in opening if tree.tag[t] not in _NUMBERS and tree.form[t] != "further"), None)
    if verb is None or tree.with_relation(verb, "aux", "cop"):
        return None
    if any(subject < verb for subject in tree.with_relation(verb, *SUBJECTS)):
        return None
    is_many = tree.tag[body] in PLURAL_TAGS
    is_bare = tree.tag[verb] == "VB" and (is_many or tree.form[verb] != tree.lemma[verb])
    is_told = tree.tag[verb] == "VBN" and bool(tree.with_relation(verb, "obj"))  # "- *condemned* the raid"
    if is_told:
        tree.tag[verb] = "VBD"
    is_verb = tree.tag[verb] in _FINITE or is_bare
    is_noun = tree.tag[verb] in ("NNS", "NNPS") and bool(lexicon.of(tree.lemma[verb], PartOfSpeech.VERB))
    if not is_verb and not is_noun:
        return None
    if tree.head[verb] != verb:
        if tree.head[verb] > verb:
            return None
        tree.hang(verb, verb, "root")
    tree.pos[verb] = "VERB"
    if tree.tag[verb] not in _FINITE:
        tree.tag[verb] = "VBP" if is_many else "VBZ"
    _give_complements(tree, verb)
    return verb


def _give_complements(tree: Tree, verb: int) -> None:
    """Take what follows for objects and complements: nobody stands behind the verb who does what it tells."""
    for child in list(tree.children[verb]):
        relation = tree.dep[child]
        if relation == "nsubj":
            tree.dep[child] = "obj"
        elif relation.startswith("acl"):
            tree.dep[child] = "xcomp" if tree.is_infinitive(child) else "ccomp"
