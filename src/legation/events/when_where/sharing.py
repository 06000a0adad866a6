"""Which clauses of a sentence share their circumstances: what dates or places one holds for the other, too."""

from __future__ import annotations

from legation.events.status.status import is_open
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words

CHARGES = frozenset({"of", "for", "from", "against", "over", "about"})
"""Prepositions before what somebody is said to have done or told to do."""
OPEN_CLAUSES = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""Clauses that share the circumstances of the clause they hang on; what is said or thought does not."""
APART = frozenset({"while", "whereas", "though", "although", "because", "since", "until", "before", "after"})
"""Conjunctions of clauses that tell of something else than the clause they hang on."""
EARLIER = frozenset({"after", "before"})
"""Conjunctions of clauses of another time, whatever stands before both ("In July, Peru left *after* Chile spoke")."""


def is_shared(grammar: Grammar, token: int, own: int, other: int) -> bool:
    """Whether an expression in one clause of the sentence holds for another clause, too."""
    return _shares(grammar, other, own, token) or _shares(grammar, own, other, token)


def _shares(grammar: Grammar, clause: int, other: int, token: int) -> bool:
    """Whether a clause hangs on another, directly or not, in ways that share circumstances.

    What has a subject of its own, coordinated or after "while", shares only what stands before both ("On Monday,
    Peru ... and Chile ..."), and what somebody undertakes to do is not done when he says so.
    """
    while clause != other:
        above = grammar.clause(grammar.head[clause])
        if grammar.head[clause] == clause or _stands_apart(grammar, clause, above, token):
            return False
        clause = above
    return True


def _stands_apart(grammar: Grammar, clause: int, above: int, token: int) -> bool:
    """Whether an expression in a clause, or in the one above that it hangs on, does not hold for both."""
    relation, tag = grammar.dep[clause], grammar.tag[clause]
    if relation not in OPEN_CLAUSES:
        return grammar.lemma[grammar.head[clause]] not in words("utterance") or not _is_told_in(grammar, clause)
    if relation in ("conj", "parataxis"):
        is_other = bool(grammar.with_relation(clause, *SUBJECTS)) and not is_gapped(grammar, clause)
        if is_other and token >= _start(grammar, above):
            return True
        return relation == "conj" and _goes_on_apart(grammar, clause, above, token)
    is_journey = relation == "advcl" and grammar.lemma[above] in words("journey")  # "will go to Oslo to ask for it"
    if grammar.is_infinitive(clause) and is_open(grammar, clause) and not is_journey:
        return True
    if relation == "xcomp":
        return False
    markers = set(grammar.marker_lemmas(clause))
    if markers & APART and (token >= _start(grammar, above) or markers & EARLIER):
        return True
    if tag == "VBG" and markers & CHARGES:
        return True  # "accused Peru of shelling the town on Monday"
    return tag == "VBN" and "as" in markers  # "denied the killings, as reported by the press on Monday"


def _goes_on_apart(grammar: Grammar, conjunct: int, first: int, token: int) -> bool:
    """Whether of two verbs that "and" joins the second tells of another time or place than the first."""
    if any(joins < token < conjunct for joins in grammar.with_relation(conjunct, "cc")):
        return True  # "met in Oslo and *on Monday* signed a pact"
    if token <= first:
        return False
    if grammar.tag[conjunct] == "VBG" and grammar.with_relation(conjunct, "aux"):
        return True  # "had frozen the accounts on Tuesday and was discussing further steps"
    # "crossed the river on Monday and have taken the town"
    return is_perfect(grammar, conjunct) and grammar.tag[first] == "VBD"


def _start(grammar: Grammar, clause: int) -> int:
    """The subject of a clause, or its verb where that stands first: what is before both holds for all it goes on to."""
    return min((*grammar.with_relation(clause, *SUBJECTS), clause))


def _is_told_in(grammar: Grammar, clause: int) -> bool:
    """Whether a clause below something written or said tells what its author does there: "a statement *condemning*
    ...", not "signed in May", "a letter in which he *condemned* ...", not "in which Chile condemned ..."."""
    if grammar.dep[clause] == "acl":
        return grammar.tag[clause] == "VBG"
    is_author = any(grammar.pos[subject] == "PRON" for subject in grammar.with_relation(clause, *SUBJECTS))
    return is_author and opens_with(grammar, clause, "whereby", "in")


def is_perfect(grammar: Grammar, clause: int) -> bool:
    """Whether a clause is in the present perfect with an auxiliary of its own."""
    auxiliaries = grammar.with_relation(clause, "aux")
    return any(grammar.lemma[aux] == "have" and grammar.tag[aux] in ("VBZ", "VBP") for aux in auxiliaries)


def is_gapped(grammar: Grammar, clause: int) -> bool:
    """Whether a coordinated participle goes without the auxiliary of the clause before it ("were held and the boats
    *seized*"), so that what follows it belongs to both."""
    return grammar.tag[clause] == "VBN" and not grammar.with_relation(clause, "aux", "aux:pass")


def is_meanwhile(grammar: Grammar, clause: int) -> bool:
    """Whether a clause is a participle without subject or conjunction."""
    is_participle = grammar.tag[clause] == "VBG" and grammar.dep[clause] in ("acl", "advcl")
    return is_participle and not grammar.with_relation(clause, *SUBJECTS, "mark")


def is_while(grammar: Grammar, clause: int, own: int) -> bool:
    """Whether a participle tells what the subject of another clause does meanwhile ("speaking in Oslo, she ...")."""
    if not is_meanwhile(grammar, clause):
        return False
    head = grammar.head[clause]
    if grammar.dep[clause] == "acl":  # "Bush, attending a summit in Oslo, urged ..."
        return grammar.dep[head] in SUBJECTS and grammar.head[head] == own and grammar.form[clause - 1] == ","
    return grammar.dep[clause] == "advcl" and head == own


def opens_with(grammar: Grammar, clause: int, adverb: str, preposition: str | None = None) -> bool:
    """Whether a relative clause tells what is done at its antecedent: "where ...", "in which ..."."""
    if grammar.dep[clause] not in ("acl:relcl", "advcl:relcl", "advcl"):
        return False
    children = grammar.children[clause]
    return any(
        grammar.lemma[child] == adverb
        or (grammar.lemma[child] == "which" and preposition in grammar.marker_lemmas(child))
        for child in children
    )


def is_then(grammar: Grammar, clause: int, token: int) -> bool:
    """Whether the clause tells what was done at the time that the token tells ("the attack on 3 February, in which
    gunmen killed ...") or at the place of it ("began on 3 February in the town of Gori, where gunmen killed ...")."""
    while grammar.dep[clause] == "xcomp":  # "on May 3, when they are expected to decide"
        clause = grammar.head[clause]
    if not token < clause:
        return False
    scene = grammar.head[clause]
    if scene <= token or grammar.head[token] == scene:  # "Friday's clash, in which ..."
        return any(opens_with(grammar, clause, *how) for how in (("when", "in"), ("where", "during")))
    while grammar.dep[scene] in ("nmod", "appos", "compound"):
        scene = grammar.head[scene]
    if scene == token:  # "on Friday, the day on which ..."
        return opens_with(grammar, clause, "when", "on")
    is_there = grammar.dep[scene] == "obl" and grammar.head[scene] == grammar.head[token]
    return is_there and opens_with(grammar, clause, "where")


def is_by_partner(grammar: Grammar, clause: int, own: int) -> bool:
    """Whether a relative clause tells what he did whom somebody met or called in another clause ("met on Friday with
    the king, *who promised* aid")."""
    while grammar.dep[own] == "conj" and not grammar.with_relation(own, *SUBJECTS):
        own = grammar.clause(grammar.head[own])
    subjects, partner = grammar.with_relation(own, *SUBJECTS), grammar.head[own]
    if grammar.dep[own] != "acl:relcl" or grammar.tag[own] != "VBD":
        return False
    if not any(grammar.lemma[subject] == "who" for subject in subjects) or "," not in grammar.form[partner:own]:
        return False
    while grammar.dep[partner] in ("conj", "appos", "flat"):
        partner = grammar.head[partner]
    met = {grammar.lemma[token] for token in (grammar.head[partner], clause)}
    is_beside = grammar.dep[partner] in ("obj", "obl", "nmod") and grammar.clause(partner) == clause
    return is_beside and not met.isdisjoint(words("encounter", "conferring", "calling"))
