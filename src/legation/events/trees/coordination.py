"""Coordination put right: what a verb or a name after "and" or a comma is joined to.

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


def join_finite(tree: Tree, verb: int) -> None:
    """Coordinate a finite verb with a finite one, not with an infinitive ("urged him to go and *demanded*")."""
    first = tree.head[verb]
    if tree.tag[verb] not in ("VBD", "VBZ") or tree.with_relation(verb, "aux", "aux:pass", "cop"):
        return
    above = first
    is_in_report = tree.tag[verb] == "VBD" and tree.dep[first] == "ccomp"
    if is_in_report and (tree.with_relation(first, "aux") or _is_said_to_be(tree, first, verb)):
        above = tree.head[first]  # "said that prices had risen and *rejected* the plan"
    if tree.dep[first] == "ccomp" and (tree.tag[first], tree.tag[verb]) == ("VBD", "VBZ"):
        above = tree.head[first]  # "says the army fired and *calls* it a crime"
    if _is_contrast(tree, first, verb):
        above = tree.head[tree.head[first]]
        while tree.pos[above] != "VERB" and tree.head[above] != above:
            above = tree.head[above]
    if _is_set_off(tree, first, verb):
        above = tree.head[first]
    if _is_scene(tree, first, verb):
        above = tree.head[tree.head[first]]
        while tree.pos[above] != "VERB" and tree.head[above] != above:
            above = tree.head[above]
    while tree.dep[above] in ("xcomp", "advcl", "ccomp", "acl", "conj") and _is_open(tree, above):
        above = tree.head[above]
    has_had = any(tree.form[c] == "had" for c in tree.with_relation(above, "aux"))
    tense = "VBD" if has_had else tree.tag[above]  # "had warned them and *gave* them a day"
    if above != first and above < first and tense == tree.tag[verb]:
        tree.hang(verb, above, "conj")


def _is_set_off(tree: Tree, first: int, verb: int) -> bool:
    """Whether commas close in the clause of time that a verb was taken to go on ("signed it, days after Peru *did*, and
    *left*")."""
    if tree.dep[first] != "advcl" or tree.with_relation(verb, *SUBJECTS) or not tree.marker_lemmas(first):
        return False
    opening = min((first, *(c for child in tree.children[first] for c in (child, *tree.children[child]))))
    joining = tree.with_relation(verb, "cc")
    return bool(joining) and tree.form[opening - 1] == "," == tree.form[joining[0] - 1]


def _is_contrast(tree: Tree, first: int, verb: int) -> bool:
    """Whether a verb in the past was taken to go on from what somebody has done ("thanked it for what it *has done* but
    *called* for more")."""
    joining = tree.with_relation(verb, "cc")
    auxiliaries = {tree.form[aux] for aux in tree.with_relation(first, "aux")}
    has_done = tree.tag[first] == "VBN" and not auxiliaries.isdisjoint(("has", "have"))
    is_aside = tree.dep[first] == "acl:relcl" and not tree.with_relation(verb, *SUBJECTS)
    return has_done and is_aside and tree.tag[verb] == "VBD" and any(tree.form[cc] == "but" for cc in joining)


def _is_scene(tree: Tree, first: int, verb: int) -> bool:
    """Whether a verb was taken to go on from what others were just doing ("accused him of an attack on people who *were
    fishing*, and *recalled* his envoy")."""
    joining = tree.with_relation(verb, "cc")
    was_doing = tree.tag[first] == "VBG" and any(tree.lemma[aux] == "be" for aux in tree.with_relation(first, "aux"))
    is_aside = tree.dep[first] == "acl:relcl" and not tree.with_relation(verb, *SUBJECTS)
    return was_doing and is_aside and bool(joining) and tree.form[joining[0] - 1] == ","


def _is_said_to_be(tree: Tree, predicate: int, verb: int) -> bool:
    """Whether what something is was said, and the verb after it is the speaker's ("said it was late and *urged*")."""
    if tree.pos[predicate] in ("VERB", "AUX") or not tree.with_relation(predicate, "cop"):
        return False
    subjects = tree.with_relation(predicate, *SUBJECTS)
    is_thing = all(tree.pos[s] == "NOUN" and tree.lemma[s] not in lemma_classes()["person"] for s in subjects)
    return (is_thing and bool(subjects)) or tree.lemma[verb] in words("speaker's act")


def _is_open(tree: Tree, verb: int) -> bool:
    """Whether a verb has no tense of its own: an infinitive, or a participle without an auxiliary."""
    is_participle = tree.tag[verb] == "VBG" and not tree.with_relation(verb, "aux")
    return tree.is_infinitive(verb) or is_participle or tree.tag[verb] == "VB"


def give_speaker_back(tree: Tree, verb: int) -> None:
    """Give what only a speaker can do to who speaks, past clauses whose subject cannot ("said that prices had risen
    and *rejected* the plan", "denied that he had met the rebels and *condemned* the raid").
    """
    if tree.tag[verb] not in ("VBD", "VBN"):
        return
    particles = [tree.lemma[c] for c in tree.with_relation(verb, "compound:prt")]
    act = " ".join((tree.lemma[verb], *particles[:1]))
    is_report = act in words("speaker's words") and tree.with_relation(verb, "ccomp", "xcomp")
    if not (act in words("speaker's act") or is_report):
        return
    first = tree.head[verb]
    if tree.with_relation(verb, "aux", "aux:pass", "cop", "obl:agent", *SUBJECTS):
        return
    above = first
    while tree.head[above] != above and (_is_of_no_speaker(tree, above) or _is_reported_deed(tree, above, verb)):
        is_beside_noun, above = tree.dep[above].startswith("acl"), tree.head[above]
        if is_beside_noun and tree.dep[above] == "obj":
            above = tree.head[above]  # "delivered a note demanding that it be freed and *offered* to talk"
    auxiliaries = {tree.form[c] for c in tree.with_relation(above, "aux")}
    is_past = tree.tag[above] == "VBD" or not auxiliaries.isdisjoint(("had", "has", "have"))
    if above < first and is_past and tree.pos[above] == "VERB":
        tree.hang(verb, above, "conj")
        tree.tag[verb] = "VBD"


def give_police_back(tree: Tree, verb: int) -> None:
    """Give to the main verb what is done to those of whom a relative clause told ("held reporters who had protested and
    *beat them*").
    """
    first = tree.head[verb]
    people = tree.head[first]
    if tree.dep[first] != "acl:relcl" or tree.tag[verb] != "VBD" or tree.with_relation(verb, "aux", *SUBJECTS):
        return
    things = tree.with_relation(verb, "obj")
    parts = [t for thing in things for t in (thing, *tree.with_relation(thing, "nmod"))]
    main = tree.head[people]
    is_done_to = tree.dep[people] == "obj" and any(tree.form[t] in ("them", "him", "her") for t in parts)
    if is_done_to and tree.tag[main] == "VBD":
        tree.hang(verb, main, "conj")


def give_author_back(tree: Tree, verb: int) -> None:
    """Give what is done by writing it to who writes ("*we* call on both sides to cease fire and *urge* them to talk").

    In the present the form alone does not tell it from an infinitive.
    """
    if tree.tag[verb] not in ("VB", "VBP"):
        return
    particle = tree.form[verb + 1 : verb + 2]
    is_act = {tree.lemma[verb], " ".join((tree.lemma[verb], *particle))} & words("written act")
    if not is_act or tree.with_relation(verb, "mark", "aux", *SUBJECTS):
        return
    above = first = tree.head[verb]
    while tree.head[above] != above and (_is_open(tree, above) or tree.pos[above] == "NOUN"):
        above = tree.head[above]
    writes = any(tree.form[subject] in ("we", "i") for subject in tree.with_relation(above, "nsubj"))
    if writes and above < first and tree.tag[above] == "VBP":
        tree.hang(verb, above, "conj")
        tree.tag[verb] = "VBP"


def _is_of_no_speaker(tree: Tree, clause: int) -> bool:
    """Whether a clause tells of a thing, of how things are or what is done to others, has no tense, is what somebody
    denies or charges, or has a modal ("said he *would* appeal and accused the police").
    """
    relation, head = tree.dep[clause], tree.head[clause]
    if relation in ("xcomp", "advcl", "acl", "conj") and _is_open(tree, clause):
        return True
    if relation not in ("ccomp", "advcl", "acl:relcl"):
        return False
    auxiliaries = {tree.form[c] for c in (clause, *tree.with_relation(clause, "aux"))}
    is_suffered = bool(tree.with_relation(clause, "aux:pass"))
    is_modal = any(tree.tag[aux] == "MD" for aux in tree.with_relation(clause, "aux"))
    if relation == "ccomp" and (is_modal != is_suffered):
        return True
    if relation == "ccomp" and tree.lemma[clause] in words("being so") and auxiliaries == {tree.form[clause]}:
        return not any(tree.pos[s] == "NOUN" and not _is_thing(tree, s) for s in tree.with_relation(clause, *SUBJECTS))
    if "having" in auxiliaries or ("had" in auxiliaries and tree.lemma[head] in words("charging or denying")):
        return True
    subjects = tree.with_relation(clause, *SUBJECTS)
    if tree.lemma[clause] in words("toll") and not tree.with_relation(clause, "obj") and _are_counted(tree, subjects):
        return True  # "said 31 people died and *claimed* that ..."
    if relation == "acl:relcl" and any(tree.form[s] in ("that", "which") for s in subjects):
        subjects = [head]
    return bool(subjects) and all(_is_thing(tree, s) for s in subjects)


def _is_reported_deed(tree: Tree, clause: int, act: int) -> bool:
    """Whether a clause reports what somebody had done before, by no words of his, and the act after it is none of his
    ("said the army *had shelled* the town and urged members to act", but "had met the rebels and urged them to go",
    "said gunmen had stormed the bank and told the clerks to kneel").
    """
    had_done = tree.dep[clause] == "ccomp" and any(tree.form[c] == "had" for c in tree.with_relation(clause, "aux"))
    is_said = tree.lemma[clause] in words("speaker's act", "speaker's words", "meeting") | {"visit", "phone"}
    is_own = any(tree.pos[subject] == "PRON" for subject in tree.with_relation(clause, *SUBJECTS))
    goes_on = tree.lemma[act] == "threaten" or (tree.lemma[act] == "tell" and not is_own)
    goes_on = goes_on or any(tree.pos[c] == "PRON" for c in tree.with_relation(act, "obj"))
    return (
        had_done
        and tree.lemma[tree.head[clause]] in words("reporting", "speaker's words")
        and not is_said
        and not goes_on
    )


def _are_counted(tree: Tree, nouns: list[int]) -> bool:
    return any(tree.with_relation(noun, "nummod") for noun in nouns)


def _is_thing(tree: Tree, noun: int) -> bool:
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


def share_passive(tree: Tree, verb: int) -> None:
    """Read as passive what is joined to a passive without an auxiliary ("was jailed and his paper *closed*", "was shut
    and its editor *jailed*", "was accepted in Rome and *refused* in Berlin")."""
    subjects, is_of_people = tree.with_relation(verb, "nsubj"), tree.lemma[verb] in words("done to whoever is joined")
    is_transitive = is_of_people or tree.lemma[verb] in words("done to what is joined")
    is_bare = tree.tag[verb] in ("VBD", "VBN") and is_transitive
    if not is_bare or tree.with_relation(verb, "aux", "aux:pass", "obj", "ccomp", "xcomp", "compound:prt"):
        return
    are_undergoers = is_of_people or all(_is_thing(tree, noun) for noun in subjects)
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


def leave_quotation(tree: Tree, verb: int) -> None:
    """Give the speaker what stands outside of his words (said "Peru stood in the way" and *called* the veto wrong)."""
    clause = tree.head[verb]
    says = tree.head[clause]
    if tree.dep[clause] != "ccomp" or not says < clause < verb or tree.tag[verb] != tree.tag[says]:
        return
    joining = tree.with_relation(verb, "cc")
    first = min((verb, *joining))
    is_closed = first > 0 and tree.tag[first - 1] == "''"
    opening = min((clause, *tree.with_relation(clause, *SUBJECTS)))  # not: said he was "ready" and attacked
    if is_closed and any(tree.tag[token] == "``" for token in range(says, opening)):
        tree.hang(verb, says, "conj")


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


def join_bare(tree: Tree, verb: int) -> None:
    """Coordinate two verbs of one subject that only a comma parts ("Ministers snub vote, *admit* Chad")."""
    first = tree.head[verb]
    is_one_form = tree.tag[verb] in ("VBP", "VBZ") and tree.tag[first] in ("VBP", "VBZ", "VB") and first < verb
    is_bare = not tree.with_relation(verb, "aux", "mark", "cop", *SUBJECTS) and tree.form[verb - 1] == ","
    if is_one_form and is_bare and tree.with_relation(first, *SUBJECTS) and tree.with_relation(verb, "obj", "ccomp"):
        tree.dep[verb] = "conj"
