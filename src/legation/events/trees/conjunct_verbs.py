"""Conjunct verbs: which of the verbs before it a verb after "and" or a comma is joined to.

A parser joins it to the nearest. It belongs to one further up where the nearest stands in a clause that somebody else
is the subject of, or nobody: what was reported, intended, or is only told of a noun. Works on the lists of a ``Tree``
before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.coordination import cannot_speak
from legation.events.trees.tree import SUBJECTS, Tree, words

OPEN_CLAUSES = ("xcomp", "advcl", "acl", "conj")
"""Relations of clauses that may do without a tense of their own."""


def join_to_finite(tree: Tree, verb: int) -> None:
    """Join a finite verb to a finite one, not to an infinitive ("urged him to go and *demanded*")."""
    if tree.tag[verb] not in ("VBD", "VBZ") or tree.with_relation(verb, "aux", "aux:pass", "cop"):
        return
    first = tree.head[verb]
    above = _resumed(tree, first, verb)
    while tree.dep[above] in (*OPEN_CLAUSES, "ccomp") and _is_open(tree, above):
        above = tree.head[above]
    if not above < first:
        return
    has_had = any(tree.form[c] == "had" for c in tree.with_relation(above, "aux"))
    tense = "VBD" if has_had else tree.tag[above]  # "had warned them and *gave* them a day"
    if tense == tree.tag[verb]:
        tree.hang(verb, above, "conj")


def _resumed(tree: Tree, first: int, verb: int) -> int:
    """What a verb goes on from: the clause above the one it was joined to where it leaves that one, else that one."""
    relation, above = tree.dep[first], tree.head[first]
    if relation == "ccomp" and _leaves_report(tree, first, verb):
        return above
    if relation == "advcl" and _leaves_clause_of_time(tree, first, verb):
        return above
    if relation == "acl:relcl" and _leaves_relative(tree, first, verb):
        above = tree.head[above]
        while tree.pos[above] != "VERB" and tree.head[above] != above:
            above = tree.head[above]
        return above
    return first


def _leaves_report(tree: Tree, told: int, verb: int) -> bool:
    """Whether a verb is in the tense of the report, what is told in another, or what is told has no doer."""
    if tree.tag[verb] == "VBZ":
        return tree.tag[told] == "VBD"  # "says the army fired and *calls* it a crime"
    has_auxiliary = bool(tree.with_relation(told, "aux"))  # "said that prices had risen and *rejected* the plan"
    return has_auxiliary or _is_said_to_be(tree, told, verb)


def _is_said_to_be(tree: Tree, predicate: int, verb: int) -> bool:
    """Whether what something is was said, and the verb after it is the speaker's ("said it was late and *urged*")."""
    if tree.pos[predicate] in ("VERB", "AUX") or not tree.with_relation(predicate, "cop"):
        return False
    subjects = tree.with_relation(predicate, *SUBJECTS)
    is_thing = all(tree.pos[s] == "NOUN" and tree.lemma[s] not in lemma_classes()["person"] for s in subjects)
    return (is_thing and bool(subjects)) or tree.lemma[verb] in words("speaker's act")


def _leaves_clause_of_time(tree: Tree, clause: int, verb: int) -> bool:
    """Whether commas close in the clause that a verb was joined to ("signed it, days after Peru *did*, and *left*")."""
    if tree.with_relation(verb, *SUBJECTS) or not tree.marker_lemmas(clause):
        return False
    opening = min((clause, *(c for child in tree.children[clause] for c in (child, *tree.children[child]))))
    joining = tree.with_relation(verb, "cc")
    return bool(joining) and tree.form[opening - 1] == "," == tree.form[joining[0] - 1]


def _leaves_relative(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a verb leaves the relative clause it was joined to: one that tells what others were just doing ("accused
    him of an attack on people who *were fishing*, and *recalled* his envoy") or, before "but", what somebody has done
    ("thanked it for what it *has done* but *called* for more").
    """
    joining = tree.with_relation(verb, "cc")
    if not joining or tree.with_relation(verb, *SUBJECTS):
        return False
    auxiliaries = tree.with_relation(clause, "aux")
    if tree.tag[clause] == "VBG":
        was_doing = any(tree.lemma[auxiliary] == "be" for auxiliary in auxiliaries)
        return was_doing and tree.form[joining[0] - 1] == ","
    has_done = tree.tag[clause] == "VBN" and any(tree.form[auxiliary] in ("has", "have") for auxiliary in auxiliaries)
    return has_done and tree.tag[verb] == "VBD" and any(tree.form[cc] == "but" for cc in joining)


def _is_open(tree: Tree, verb: int) -> bool:
    """Whether a verb has no tense of its own: an infinitive, or a participle without an auxiliary."""
    is_participle = tree.tag[verb] == "VBG" and not tree.with_relation(verb, "aux")
    return tree.is_infinitive(verb) or is_participle or tree.tag[verb] == "VB"


def join_to_speaker(tree: Tree, verb: int) -> None:
    """Join what only a speaker can do to the verb of who speaks, past clauses whose subject cannot ("said that prices
    had risen and *rejected* the plan", "denied that he had met the rebels and *condemned* the raid").
    """
    if tree.tag[verb] not in ("VBD", "VBN"):
        return
    particles = [tree.lemma[c] for c in tree.with_relation(verb, "compound:prt")]
    act = " ".join((tree.lemma[verb], *particles[:1]))
    is_report = act in words("speaker's words") and tree.with_relation(verb, "ccomp", "xcomp")
    if not (act in words("speaker's act") or is_report):
        return
    if tree.with_relation(verb, "aux", "aux:pass", "cop", "obl:agent", *SUBJECTS):
        return
    above = first = tree.head[verb]
    while tree.head[above] != above and (_is_of_no_speaker(tree, above) or _is_reported_deed(tree, above, verb)):
        is_beside_noun, above = tree.dep[above].startswith("acl"), tree.head[above]
        if is_beside_noun and tree.dep[above] == "obj":
            above = tree.head[above]  # "delivered a note demanding that it be freed and *offered* to talk"
    auxiliaries = {tree.form[c] for c in tree.with_relation(above, "aux")}
    is_past = tree.tag[above] == "VBD" or not auxiliaries.isdisjoint(("had", "has", "have"))
    if above < first and is_past and tree.pos[above] == "VERB":
        tree.hang(verb, above, "conj")
        tree.tag[verb] = "VBD"


def _is_of_no_speaker(tree: Tree, clause: int) -> bool:
    """Whether a clause tells of a thing, of how things are or what is done to others, has no tense, is what somebody
    denies or charges, or has a modal ("said he *would* appeal and accused the police").
    """
    relation, head = tree.dep[clause], tree.head[clause]
    if relation in OPEN_CLAUSES and _is_open(tree, clause):
        return True
    if relation not in ("ccomp", "advcl", "acl:relcl"):
        return False
    auxiliaries, subjects = tree.with_relation(clause, "aux"), tree.with_relation(clause, *SUBJECTS)
    forms = {tree.form[verb] for verb in (clause, *auxiliaries)}
    if relation == "ccomp":
        is_modal = any(tree.tag[auxiliary] == "MD" for auxiliary in auxiliaries)
        if is_modal != bool(tree.with_relation(clause, "aux:pass")):
            return True
        if tree.lemma[clause] in words("being so") and forms == {tree.form[clause]}:
            return all(tree.pos[subject] != "NOUN" or cannot_speak(tree, subject) for subject in subjects)
    if "having" in forms or ("had" in forms and tree.lemma[head] in words("charging or denying")):
        return True
    is_toll = tree.lemma[clause] in words("toll") and not tree.with_relation(clause, "obj")
    if is_toll and any(tree.with_relation(subject, "nummod") for subject in subjects):
        return True  # "said 31 people died and *claimed* that ..."
    if relation == "acl:relcl" and any(tree.form[subject] in ("that", "which") for subject in subjects):
        subjects = [head]
    return bool(subjects) and all(cannot_speak(tree, subject) for subject in subjects)


def _is_reported_deed(tree: Tree, clause: int, act: int) -> bool:
    """Whether a clause reports what somebody had done before, by no words of his, and the act after it is none of his
    ("said the army *had shelled* the town and urged members to act", but "had met the rebels and urged them to go",
    "said gunmen had stormed the bank and told the clerks to kneel").
    """
    if tree.dep[clause] != "ccomp" or all(tree.form[c] != "had" for c in tree.with_relation(clause, "aux")):
        return False
    is_said = tree.lemma[clause] in words("speaker's act", "speaker's words", "meeting") | {"visit", "phone"}
    if is_said or tree.lemma[tree.head[clause]] not in words("reporting", "speaker's words"):
        return False
    if tree.lemma[act] == "threaten" or any(tree.pos[c] == "PRON" for c in tree.with_relation(act, "obj")):
        return False
    is_own = any(tree.pos[subject] == "PRON" for subject in tree.with_relation(clause, *SUBJECTS))
    return is_own or tree.lemma[act] != "tell"


def join_to_captor(tree: Tree, verb: int) -> None:
    """Join to the main verb what is done to those of whom a relative clause told ("held reporters who had protested and
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


def join_to_writer(tree: Tree, verb: int) -> None:
    """Join what is done by writing it to the verb of who writes ("*we* call on both sides to cease fire and *urge* them
    to talk").

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


def join_past_quotation(tree: Tree, verb: int) -> None:
    """Join to the verb of speech what stands outside of the words said (said "Peru stood in the way" and *called* the
    veto wrong)."""
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


def join_bare(tree: Tree, verb: int) -> None:
    """Join two verbs of one subject that only a comma parts ("Ministers snub vote, *admit* Chad")."""
    first = tree.head[verb]
    is_one_form = tree.tag[verb] in ("VBP", "VBZ") and tree.tag[first] in ("VBP", "VBZ", "VB") and first < verb
    is_bare = not tree.with_relation(verb, "aux", "mark", "cop", *SUBJECTS) and tree.form[verb - 1] == ","
    if is_one_form and is_bare and tree.with_relation(first, *SUBJECTS) and tree.with_relation(verb, "obj", "ccomp"):
        tree.dep[verb] = "conj"
