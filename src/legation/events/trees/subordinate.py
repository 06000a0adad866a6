"""Subordinate clauses put right: what is judged, asked for or told in them, and the phrases that belong to them.

Works on the lists of a ``Tree`` before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from legation.events.trees.tree import SUBJECTS, Tree, words


def make_relative(tree: Tree, verb: int) -> None:
    """Read "a claim *that* Peru dismissed" as a relative clause: it is no claim that Peru dismissed nothing."""
    markers = [c for c in tree.with_relation(verb, "mark") if tree.lemma[c] == "that"]
    if markers and tree.lemma[verb] in words("judging") and not tree.with_relation(verb, "obj", "ccomp", "aux:pass"):
        tree.dep[verb], tree.dep[markers[0]], tree.pos[markers[0]] = "acl:relcl", "obj", "PRON"


def make_attribute(tree: Tree, participle: int) -> None:
    """Read what is to be done to an accord as said of it ("agreed to a truce *to be monitored* by Peru")."""
    noun = min((participle, *tree.children[participle])) - 1
    is_infinitive = tree.tag[participle] == "VBN" and tree.is_infinitive(participle)
    if not is_infinitive or not tree.with_relation(participle, "aux:pass") or tree.with_relation(participle, *SUBJECTS):
        return
    noun -= tree.form[noun] == ","
    if noun > tree.head[participle] and tree.lemma[noun] in words("arranged"):
        tree.hang(participle, noun, "acl")


def join_farthest(tree: Tree, verb: int) -> None:
    """Join to "go" what somebody goes so far as to do, which is done ("went so far as *to expel* the envoy")."""
    far = tree.head[verb]
    goer = tree.head[far]
    if tree.form[far] == "far" and tree.lemma[goer] == "go":
        for marker in tree.with_relation(verb, "mark"):
            tree.hang(marker, far, "fixed")
        tree.hang(verb, goer, "conj")


def make_clause(tree: Tree, adjective: int) -> None:
    """Read an adjective behind its noun that tells what is to come as a clause on it ("Ali, *due* to meet Danso,")."""
    is_behind = tree.head[adjective] < adjective and tree.form[adjective] in ("due", "set", "scheduled", "slated")
    if is_behind and any(tree.is_infinitive(verb) for verb in tree.with_relation(adjective, "xcomp")):
        tree.dep[adjective] = "acl"


def make_relative_of_sum(tree: Tree, verb: int) -> None:
    """Read a noun that sums up a clause as what is judged after it (", *an allegation* Peru dismissed as baseless")."""
    subjects = tree.with_relation(verb, "nsubj")
    if len(subjects) != 2 or tree.lemma[verb] not in words("judging") or tree.with_relation(verb, "obj"):
        return
    noun, judge = subjects
    is_sum = tree.lemma[noun] in words("summing up") and tree.form[noun - 1] in ("a", "an")
    if is_sum and noun + 1 == min((judge, *tree.children[judge])):
        tree.hang(noun, tree.head[verb], "appos")
        tree.hang(verb, noun, "acl:relcl")


def make_subjunctive(tree: Tree, verb: int) -> None:
    """Read as bare the verb of what is asked for that only looks like a past ("insists that Peru *amend* its laws")."""
    is_bare = tree.form[verb] == tree.lemma[verb] and tree.form[verb] not in words("unchanging")
    if tree.tag[verb] == "VBD" and is_bare and tree.lemma[tree.head[verb]] in words("bidding"):
        tree.tag[verb] = "VB"


def make_infinitive(tree: Tree, verb: int) -> None:
    """Read a verb behind "to" as an infinitive that was taken for a phrase ("phoned him *to apologise* for it")."""
    if tree.tag[verb] != "VB" or tree.pos[verb] != "VERB":
        return
    for mark in tree.with_relation(verb, "mark", "case"):
        if mark == verb - 1 and tree.form[mark] == "to":
            tree.pos[mark], tree.tag[mark], tree.dep[mark], tree.dep[verb] = "PART", "TO", "mark", "advcl"


def join_in_deed(tree: Tree, verb: int) -> None:
    """Let those do a thing together who join others in it ("Peru *joined Chile in* condemning the raid")."""
    join = tree.head[verb]
    if tree.lemma[join] != "join" or tree.tag[verb] != "VBG" or "in" not in tree.marker_lemmas(verb):
        return
    subjects, joined = tree.with_relation(join, "nsubj"), tree.with_relation(join, "obj")
    if subjects and joined:
        tree.hang(joined[0], subjects[0], "conj")
        tree.lemma[join] = "go on"


def give_to_bidder(tree: Tree, phrase: int) -> None:
    """Give a phrase before an infinitive's "to" to the verb that governs it ("called *on both* to disarm")."""
    verb = tree.head[phrase]
    above = tree.head[verb]
    if above < phrase < verb and any(tree.form[c] == "to" and phrase < c for c in tree.with_relation(verb, "mark")):
        tree.hang(phrase, above, "obl")


def give_to_reported(tree: Tree, phrase: int) -> None:
    """Give a phrase that opens a report to what is reported ("*Last week* a gunboat fired on a boat, they said")."""
    verb = tree.head[phrase]
    for clause in tree.with_relation(verb, "ccomp") if phrase < verb else ():
        if phrase < clause < verb and any(
            phrase < subject < clause for subject in tree.with_relation(clause, *SUBJECTS)
        ):
            tree.hang(phrase, clause, tree.dep[phrase])
            return


def give_to_relative(tree: Tree, phrase: int) -> None:
    """Give a phrase that closes a relative clause to it ("Peru, which left *in May*, denied it")."""
    verb = tree.head[phrase]
    for subject in tree.with_relation(verb, *SUBJECTS) if phrase < verb else ():
        for clause in tree.with_relation(subject, "acl:relcl"):
            between = (tree.spelling[token] for token in range(clause, phrase))
            if clause < phrase < verb and "," not in between:
                tree.hang(phrase, clause, tree.dep[phrase])
                return


def read_in_case(tree: Tree, marker: int) -> None:
    """Take "in case" before a clause for "lest"."""
    if tree.form[marker] == "in" and tree.form[marker + 1 : marker + 2] == ["case"]:
        tree.lemma[marker] = "lest"


def give_to_blame(tree: Tree, noun: int) -> None:
    """Give to "blame" whom it lays a deed on ("blaming the attack *on rebels*", no "blamed attacks on Chad for it")."""
    deed = tree.head[noun]
    verb = tree.head[deed]
    is_deed = tree.dep[deed] == "obj" and tree.lemma[verb] == "blame" and tree.marker_lemmas(noun) == ["on"]
    if is_deed and not any("for" in tree.marker_lemmas(phrase) for phrase in tree.with_relation(verb, "obl", "advcl")):
        tree.hang(noun, verb, "obl")


def read_prevented(tree: Tree, verb: int) -> None:
    """Read "kept them *from landing*" as "prevented"."""
    keep = tree.head[verb]
    is_from = tree.tag[verb] == "VBG" and "from" in tree.marker_lemmas(verb)
    if is_from and tree.lemma[keep] == "keep" and tree.with_relation(keep, "obj", "nsubj:pass"):
        tree.lemma[keep] = "prevent"


def read_going_on(tree: Tree, verb: int) -> None:
    """Read "went on *shelling* the town" as "continued shelling", not as what somebody set out to do."""
    goes, marks = tree.head[verb], tree.with_relation(verb, "mark")
    is_next = tree.tag[verb] == "VBG" and [tree.form[mark] for mark in marks] == ["on"] and marks[0] == goes + 1
    if is_next and tree.lemma[goes] in ("go", "carry", "keep"):
        tree.hang(marks[0], goes, "compound:prt")
        tree.lemma[goes], tree.dep[verb] = "continue", "xcomp"


def give_to_member(tree: Tree, clause: int) -> None:
    """Give a clause about some to whom the sentence counts among them ("Peru was one of the countries *that left*",
    "Peru was among the first *to leave*", "Peru was quick *to leave*").
    """
    member = tree.head[clause]
    if clause < member:
        return
    if tree.form[tree.head[member]] == "one" and "of" in tree.marker_lemmas(member):
        member = tree.head[member]
    elif tree.dep[clause] == "advcl":
        if tree.lemma[member] not in words("readily"):
            return
    elif "among" not in tree.marker_lemmas(member):
        return
    subjects = [subject for subject in tree.with_relation(member, "nsubj") if subject < member]
    if not subjects or not tree.with_relation(member, "cop"):
        return
    if tree.is_infinitive(clause):
        tree.hang(clause, member, "xcomp")
    elif any(tree.tag[doer] in ("WDT", "WP") for doer in tree.with_relation(clause, "nsubj")):
        tree.hang(clause, subjects[0], "acl:relcl")
