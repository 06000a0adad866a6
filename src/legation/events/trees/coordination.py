"""Coordination put right: what a name after "and" or a comma is joined to, and what the coordinated share.

Works on the lists of a ``Tree`` before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from functools import cache

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.tree import SUBJECTS, Tree, people, words

MANNERS = ("obl", "obl:agent", "advcl")
TWO_SIDED = ("talks", "meeting", "agreement", "ceasefire", "relations", "strife", "exercise")
"""Classes of nouns for what two have or do with each other."""


def coordinate_names(tree: Tree, name: int) -> None:
    """Read "Putin, Erdogan discuss" as two names: an apposition before a verb would be closed by a comma."""
    subject = tree.head[name]
    verb = tree.head[subject]
    if tree.dep[subject] not in SUBJECTS or not name < verb or {tree.pos[name], tree.pos[subject]} != {"PROPN"}:
        return
    between = range(name + 1, verb)
    if all(tree.head[token] in (name, verb) and tree.dep[token] != "punct" for token in between):
        tree.dep[name] = "conj"


def name_many(tree: Tree, name: int) -> None:
    """Give names the place of the plural title right before them ("talks between *presidents* Ali and Maduro")."""
    title = tree.head[name]
    is_title = tree.tag[title] == "NNS" and title == name - 1 and tree.pos[name] == "PROPN"
    if is_title and tree.with_relation(name, "conj") and tree.head[title] != title:
        tree.hang(name, tree.head[title], tree.dep[title])
        tree.hang(title, name, "nmod:desc")
        for child in tree.with_relation(title, "case", "mark"):
            tree.hang(child, name, tree.dep[child])


def join_to_office(tree: Tree, person: int) -> None:
    """Join one who is described to another, not to his country ("the *president* of Cyprus and the Greek *leader*")."""
    name = tree.head[person]
    office = tree.head[name]
    are_people = tree.lemma[person] in people() and tree.lemma[office] in people()
    is_of_it = tree.dep[name] == "nmod" and tree.pos[name] == "PROPN" and office < name < person
    if are_people and is_of_it and tree.pos[person] == "NOUN" and tree.with_relation(person, "det"):
        tree.hang(person, office, "conj")


def cannot_speak(tree: Tree, noun: int) -> bool:
    """Whether a noun is nobody who could speak."""
    return tree.pos[noun] == "NOUN" and tree.lemma[noun] not in _speakers()


@cache
def _speakers() -> frozenset[str]:
    """Words for people and bodies of them, and for what is written."""
    people = (lemma_classes()[name] for name in ("person", "troops", "police", "militia", "diplomat"))
    bodies = words("body of people", "organ", "rulers", "parties", "those", "diplomatic mission", "utterance", "regime")
    return bodies.union(*people)


def share_toll(tree: Tree, verb: int) -> None:
    """Give how both came about to the first verb of a toll ("five were killed and ten wounded *in an attack*")."""
    first = tree.head[verb]
    if not {tree.lemma[first], tree.lemma[verb]} <= words("toll"):
        return
    if any(first < child < verb and tree.dep[child] in MANNERS for child in tree.children[first]):
        return
    for child in [child for child in tree.children[verb] if child > verb and tree.dep[child] in MANNERS]:
        tree.hang(child, first, tree.dep[child])


def give_to_second(tree: Tree, noun: int) -> None:
    """Give to the second of two verbs the foe named right behind it ("burned tyres and clashed *with police*")."""
    second = min((noun, *tree.children[noun])) - 1
    is_second = second > tree.head[noun] and tree.dep[second] == "conj" and tree.head[second] == tree.head[noun]
    if is_second and tree.pos[second] == "VERB" and {"with", "against"} & set(tree.marker_lemmas(noun)):
        tree.hang(noun, second, "obl")


def make_past(tree: Tree, verb: int) -> None:
    """Read as finite what is joined to a finite past without an auxiliary ("burned tyres and *scuffled* with them")."""
    first = tree.head[verb]
    is_bare = tree.tag[verb] == "VBN" and not tree.with_relation(verb, "aux", "aux:pass", "mark", *SUBJECTS)
    is_finite = (
        tree.tag[first] == "VBD" and tree.dep[first] != "acl" and not tree.with_relation(first, "aux", "aux:pass")
    )
    if is_bare and is_finite and tree.with_relation(verb, "cc"):
        tree.tag[verb] = "VBD"


def make_past_of_thing(tree: Tree, participle: int) -> None:
    """Read as finite a participle before what was joined to a finite past ("pelted cars and *burnt* tyres")."""
    thing = tree.head[participle]
    first = tree.head[thing]
    if tree.dep[thing] != "conj" or participle > thing or tree.tag[first] != "VBD" or tree.pos[first] != "VERB":
        return
    joining = tree.with_relation(thing, "cc")
    if tree.tag[participle] == "VBN" and joining and joining[0] == participle - 1:
        tree.hang(participle, first, "conj")
        tree.hang(thing, participle, "obj")
        tree.tag[participle] = "VBD"
        for child in [c for c in tree.children[thing] if c != participle and tree.dep[c] in ("cc", "obl", "advmod")]:
            tree.hang(child, participle, tree.dep[child])


def share_passive(tree: Tree, verb: int) -> None:
    """Read as passive what is joined to a passive without an auxiliary ("was jailed and his paper *closed*", "was shut
    and its editor *jailed*", "was accepted in Rome and *refused* in Berlin")."""
    subjects, is_of_people = tree.with_relation(verb, "nsubj"), tree.lemma[verb] in words("done to whoever is joined")
    is_transitive = is_of_people or tree.lemma[verb] in words("done to what is joined")
    is_bare = tree.tag[verb] in ("VBD", "VBN") and is_transitive
    if not is_bare or tree.with_relation(verb, "aux", "aux:pass", "obj", "ccomp", "xcomp", "compound:prt"):
        return
    are_undergoers = is_of_people or all(cannot_speak(tree, noun) for noun in subjects)
    if tree.with_relation(tree.head[verb], "aux:pass") and are_undergoers:
        tree.tag[verb] = "VBN"
        for noun in subjects:
            tree.dep[noun] = "nsubj:pass"


def shared_objects(tree: Tree, verb: int) -> list[int]:
    """The objects of a verb that stand behind another joined to it ("*arrested and deported* the envoys")."""
    joined = [(tree.head[verb], verb)] if tree.dep[verb] == "conj" else []
    joined += [(verb, later) for later in tree.with_relation(verb, "conj")]
    for first, second in joined:
        holder = first if second == verb else second
        is_whole = tree.with_relation(verb, "obl", "xcomp", "ccomp", "compound:prt", "aux:pass")
        if tree.pos[first] == "VERB" and second - first == 2 and not is_whole:  # nothing but "and" between them
            return [thing for thing in tree.with_relation(holder, "obj") if thing > second]
    return []


def part_sides(tree: Tree, between: int) -> None:
    """Read "between Congo and M23 rebels" as two sides where the first was taken for a modifier of the second."""
    second = tree.head[between]
    if tree.form[between] != "between":
        return
    for first in tree.with_relation(second, "compound"):
        if between < first < second - 1 and tree.form[first + 1] == "and" and tree.pos[first] == "PROPN":
            before = [child for child in tree.children[second] if child < first]
            tree.hang(first, tree.head[second], tree.dep[second])
            tree.hang(second, first, "conj")
            for child in before:
                tree.hang(child, first, tree.dep[child])
            return


def part_bodies(tree: Tree, first: int) -> None:
    """Read "*government* and Houthi forces" as two where the first was taken for a modifier of the second."""
    if tree.lemma[first] not in words("side") or tree.form[first + 1] != "and":
        return
    second = tree.head[first]
    above, are_many = tree.head[second], tree.tag[second] == "NNS" and tree.lemma[second] in people()
    if not are_many or not first + 1 < second - 1 or above == second:
        return
    for other in tree.with_relation(first, "conj"):
        tree.hang(other, second, "compound")
    before = [child for child in tree.children[second] if child < first]
    tree.hang(first, above, tree.dep[second])
    tree.hang(second, first, "conj")
    for child in before:
        tree.hang(child, first, tree.dep[child])


def share_meeting(tree: Tree, verb: int) -> None:
    """Give all who were named together the clause that tells of their meeting ("Peru's envoy and his counterpart, *who
    met* in Oslo"): nobody meets alone.
    """
    last = tree.head[verb]
    is_alone = tree.dep[last] == "conj" and tree.tag[last] in ("NN", "NNP")
    if tree.lemma[verb] not in words("reciprocal") or not is_alone:
        return
    if tree.with_relation(verb, "obj") or any("with" in tree.marker_lemmas(c) for c in tree.children[verb]):
        return
    while tree.dep[last] == "conj":
        last = tree.head[last]
    tree.hang(verb, last, "acl:relcl")


def raise_sides(tree: Tree, noun: int) -> None:
    """Give "between" two sides to what has two ("13 *exchanges* of prisoners of war *between* Peru and Chile")."""
    lower = tree.head[noun]
    if "between" not in tree.marker_lemmas(noun) or "of" not in tree.marker_lemmas(lower):
        return
    while "of" in tree.marker_lemmas(lower) and tree.dep[lower] == "nmod" and not _has_sides(tree, lower):
        lower = tree.head[lower]
    if _has_sides(tree, lower):
        tree.hang(noun, lower, "nmod")


def _has_sides(tree: Tree, noun: int) -> bool:
    """Whether a noun is of something that two have or do with each other."""
    if tree.lemma[noun] == "war" and tree.lemma[tree.head[noun]] in words("of war"):
        return False
    return any(tree.lemma[noun] in lemma_classes()[name] for name in TWO_SIDED) or tree.lemma[noun] == "war"
