"""Clauses that the parser hung too low, or read as what they are not: outcomes, contrasts, conditions, futures.

Works on the lists of a ``Tree``, as ``mending.py`` does. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.tree import SUBJECTS, Tree, words


def _read_pending(tree: Tree, word: int) -> None:
    """Take "pending" for the preposition that it is ("jailed *pending* trial"), but not in "the pending trial"."""
    if tree.form[word] != "pending":
        return
    verb = tree.head[word]
    things = tree.with_relation(word, "obj")
    if tree.dep[word] == "amod" and tree.dep[verb] == "obj" and not tree.with_relation(verb, "det", "nmod:poss"):
        tree.dep[word], tree.dep[verb] = "case", "obl"
    elif things and tree.dep[word] == "advcl":
        tree.hang(things[0], verb, "obl")
        tree.hang(word, things[0], "case")


def _deny_clause(tree: Tree, verb: int) -> None:
    """Let all that a report tells be denied and no noun of it ("said Chad had shelled a plant, *which* it denied")."""
    which = next((t for t in tree.with_relation(verb, "obj") if tree.form[t] == "which"), None)
    if which is None or tree.lemma[verb] not in words("denying") or which == 0 or tree.form[which - 1] != ",":
        return
    named = tree.head[verb]
    if tree.lemma[named] in lemma_classes()["allegation"]:
        return  # "rejected the charge, which it also denied last week"
    told = named
    while tree.dep[told] not in ("ccomp", "root") and tree.head[told] != told:
        told = tree.head[told]
    if tree.dep[told] == "ccomp":
        told = tree.head[told]
    elif tree.lemma[told] not in ("accuse", "charge", "blame"):
        return
    tree.hang(verb, told, "parataxis")


def _raise_taken(tree: Tree, verb: int) -> None:
    """Give to an offer or an invitation that it was taken up or turned down, not to where it leads ("an invitation to
    visit Oman, *which* he accepted")."""
    which = next((t for t in tree.with_relation(verb, "obj", "nsubj:pass") if tree.form[t] == "which"), None)
    if which is None or tree.lemma[verb] not in words("invited") or tree.form[which - 1] != ",":
        return
    classes = lemma_classes()
    offers = classes["offer"] | classes["invitation"] | classes["request"]
    taken = next((t for t in tree.up(tree.head[verb]) if tree.lemma[t] in offers and tree.pos[t] == "NOUN"), None)
    if taken is not None and taken != tree.head[verb]:
        tree.hang(verb, taken, "acl:relcl")


def _describe_visitor(tree: Tree, participle: int) -> None:
    """Read "*Visiting* President Ali met the king" as saying which president, not as what he does."""
    verb, visitors = tree.head[participle], tree.with_relation(participle, "obj")
    if tree.form[participle] != "visiting" or not participle < verb or len(visitors) != 1:
        return
    visitor = visitors[0]
    if tree.with_relation(verb, *SUBJECTS):
        return
    tree.hang(visitor, verb, "nsubj")
    tree.hang(participle, visitor, "amod")


def _mark_clause(tree: Tree, preposition: int) -> None:
    """Give to a clause the conjunction that its subject took ("called Friday *for* the judge to resign", "will not go
    *until* its demands are met")."""
    form = tree.form[preposition]
    if form not in ("for", "until", "till"):
        return
    subject = tree.head[preposition]
    verb, is_subject = tree.head[subject], tree.dep[subject] in SUBJECTS
    if form != "for":
        if is_subject and tree.dep[verb] == "advcl":
            tree.hang(preposition, verb, "mark")
        return
    if not subject < verb or not tree.is_infinitive(verb):
        return
    if is_subject or (tree.dep[subject] == "obl" and not tree.with_relation(verb, *SUBJECTS)):
        tree.dep[subject] = "nsubj"
        tree.hang(preposition, verb, "mark")


def _raise_toll(tree: Tree, verb: int) -> None:
    """Give the toll of a blow to the blow rather than to the place it struck ("raids on a suburb *that killed*")."""
    place, classes = tree.head[verb], lemma_classes()
    above = tree.head[place]
    is_place = tree.pos[place] == "PROPN" or tree.lemma[place] in classes["territory"] | words("place part")
    is_by_thing = any(tree.form[t] in ("that", "which") for t in tree.with_relation(verb, "nsubj"))
    if tree.lemma[verb] not in words("taking toll") or not (is_place and is_by_thing):
        return
    struck = tree.with_relation(above, "obj") if tree.dep[place] == "obl" else (above,)  # "carried out *raids* on"
    blows = [blow for blow in struck if tree.lemma[blow] in classes["violence"] and tree.pos[blow] == "NOUN"]
    if blows and blows[0] < place:
        tree.hang(verb, blows[0], "acl:relcl")


def _raise_outcome(tree: Tree, verb: int) -> None:
    """Give what came of an act to the act rather than to its purpose ("fired to scatter them, *killing* two")."""
    purpose = tree.head[verb]
    is_outcome = tree.tag[verb] == "VBG" and purpose < verb and not tree.with_relation(verb, "mark", "case")
    is_purpose = tree.dep[purpose] == "advcl" and tree.tag[purpose] == "VB" and tree.head[purpose] < purpose
    if is_outcome and is_purpose and tree.form[verb - 1] == ",":
        tree.hang(verb, tree.head[purpose], "advcl")


def _raise_past_report(tree: Tree, verb: int) -> None:
    """Give what came of an act to the act rather than to whoever tells of it ("a bomb exploded, police said, *killing*
    two").
    """
    says = tree.head[verb]
    is_outcome = tree.tag[verb] == "VBG" and tree.lemma[verb] in words("outcome") and tree.form[verb - 1] == ","
    if not is_outcome or not says < verb or tree.with_relation(verb, "mark", "case"):
        return
    told = [clause for clause in tree.with_relation(says, "ccomp") if clause < says]
    told = [clause for first in told for clause in (first, *tree.with_relation(first, "conj")) if clause < says]
    if told:
        tree.hang(verb, told[-1], "advcl")


def _raise_past_aside(tree: Tree, verb: int) -> None:
    """Give what was voted to the vote rather than to an aside about it ("voted, *with Chad abstaining*, to go on")."""
    aside, to = tree.head[verb], next(iter(tree.with_relation(verb, "mark")), verb)
    if tree.form[to] != "to" or not aside < to or tree.form[to - 1] != ",":
        return
    markers = [t for t in tree.with_relation(aside, "mark", "case") if tree.form[t] == "with"]
    if markers and markers[0] > 0 and tree.form[markers[0] - 1] == "," and tree.head[aside] != aside:
        tree.hang(verb, tree.head[aside], "xcomp")


def _raise_contrast(tree: Tree, verb: int) -> None:
    """Set what others did beside what somebody said, not in it ("said he would pay, *while Peru refused*")."""
    told = tree.head[verb]
    marks = [t for t in tree.with_relation(verb, "mark") if tree.form[t] in ("while", "whereas")]
    if not marks or tree.form[marks[0] - 1] != "," or tree.dep[told] != "ccomp":
        return
    is_past = tree.tag[verb] == "VBD" and bool(tree.with_relation(verb, *SUBJECTS))
    is_backshifted = any(tree.form[t] in ("would", "had") for t in tree.with_relation(told, "aux"))
    if is_past and is_backshifted:
        tree.hang(verb, tree.head[told], "advcl")


def _mark_condition(tree: Tree, clause: int) -> None:
    """Read "provided *that*" before a clause as what marks it ("would free them *provided that* the army left")."""
    marker = tree.head[clause]
    is_marker = (
        tree.form[marker] in ("provided", "providing") and tree.tag[marker] in ("VBN", "VBG") and marker < clause
    )
    if not is_marker or tree.with_relation(marker, *SUBJECTS, "obj", "iobj", "aux", "aux:pass"):
        return
    main = tree.head[marker]
    if main != marker and any(tree.form[t] == "that" for t in tree.with_relation(clause, "mark")):
        if tree.dep[marker] == "acl":
            main = tree.head[main]
        tree.hang(clause, main, "advcl")
        tree.hang(marker, clause, "mark")
        _name_condition(tree, marker)


def _name_condition(tree: Tree, marker: int) -> None:
    """Take "provided" before a clause for a conjunction, no form of "provide"."""
    if tree.form[marker] in ("provided", "providing"):
        tree.lemma[marker], tree.pos[marker], tree.tag[marker] = tree.form[marker], "SCONJ", "IN"


def _take_for_future(tree: Tree, verb: int) -> None:
    """Read "is *going to* pay" as "will pay": what is said of one is said of both ("is *not* going to pay")."""
    going, to = tree.head[verb], verb - 1
    auxiliaries = tree.with_relation(going, "aux")
    is_future = tree.form[going] == "going" and tree.head[to] == verb and tree.tag[to] == "TO"
    if not is_future or not any(tree.lemma[auxiliary] == "be" for auxiliary in auxiliaries):
        return
    is_past = any(tree.form[auxiliary] in ("was", "were") for auxiliary in auxiliaries)
    tree.hang(verb, verb if tree.head[going] == going else tree.head[going], tree.dep[going])
    for child in [c for c in tree.children[going] if c not in auxiliaries]:
        tree.hang(child, verb, tree.dep[child])
    tree.hang(going, verb, "aux")
    tree.hang(to, going, "fixed")
    tree.lemma[going], tree.pos[going], tree.tag[going] = "would" if is_past else "will", "AUX", "MD"


def _set_beside(tree: Tree, verb: int) -> None:
    """Read "apart from *condemning* it" and "in addition to *condemning* it" as "besides condemning it"."""
    above = tree.head[verb]
    if tree.tag[verb] == "VBG" and tree.form[above] in ("apart", "aside", "addition") and tree.head[above] != above:
        tree.hang(verb, tree.head[above], "advcl")
        tree.hang(above, verb, "mark")


def _give_to_writer(tree: Tree, participle: int) -> None:
    """Give to who writes or calls what he says by it ("wrote to the Council *protesting* at the raid")."""
    called = tree.head[participle]
    verb = tree.head[called]
    is_said = tree.tag[participle] == "VBG" and tree.lemma[participle] in words("speaker's act")
    if is_said and tree.lemma[verb] in words("calling") and "to" in tree.marker_lemmas(called):
        tree.hang(participle, verb, "advcl")


def _declare_unwelcome(tree: Tree, persona: int) -> None:
    """Read "declared the envoy *persona non grata*" as what he is called, not as a name of his or what was declared."""
    if tree.form[persona] not in ("persona", "personae"):
        return
    above = tree.head[persona]
    if tree.dep[persona] == "appos":
        tree.hang(persona, tree.head[above], "xcomp")
        return
    for envoy in tree.with_relation(persona, "compound")[-1:]:
        for child in [c for c in tree.children[persona] if c < envoy]:
            tree.hang(child, envoy, tree.dep[child])
        tree.hang(envoy, above, "obj")
        tree.dep[persona] = "xcomp"


def _leave_with_struck(tree: Tree, participle: int) -> None:
    """Give to the place that a blow struck who holds it ("a raid on a village *held by rebels*")."""
    blow, place = tree.head[participle], participle - 1
    is_blow = tree.lemma[blow] in lemma_classes()["violence"] and tree.lemma[participle] not in words("waging")
    if tree.tag[participle] == "VBN" and is_blow and tree.head[place] == blow and tree.dep[place] in ("nmod", "obl"):
        tree.hang(participle, place, "acl")


MISPLACED: Mapping[str, Sequence[Callable[[Tree, int], None]]] = {
    "acl": (_give_to_writer, _leave_with_struck, _set_beside),
    "acl:relcl": (_deny_clause, _raise_taken, _raise_toll),
    "advcl": (
        _describe_visitor,
        _raise_contrast,
        _raise_outcome,
        _raise_past_report,
        _raise_past_aside,
        _read_pending,
        _set_beside,
    ),
    "advcl:relcl": (_deny_clause,),
    "amod": (_read_pending,),
    "appos": (_declare_unwelcome,),
    "case": (_mark_clause,),
    "ccomp": (_mark_condition,),
    "csubj": (_describe_visitor,),
    "mark": (_name_condition,),
    "obj": (_declare_unwelcome,),
    "xcomp": (_raise_past_aside, _take_for_future),
}
"""What gives a clause its place, by the relation that the parser gave to it, or to the word that marks it."""
