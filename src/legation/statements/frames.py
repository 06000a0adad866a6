"""The complements of a word by the form they take: a that-clause, an infinitive, an object, a phrase with "of".

The forms are those of complementation in English grammar (Huddleston and Pullum, The Cambridge Grammar of the English
Language, 2002, chapters 4, 11 and 14), read off a Universal Dependencies tree.
"""

from __future__ import annotations

from spacy.tokens import Token

INTERROGATIVES = frozenset("what who whom whose which when where why how whether if whatever whoever".split())
RELATIVES = frozenset(("who", "which", "that", "whom", "whose", "where", "when", "what"))
INTERRUPTIONS = frozenset((",", "--", "–", "—", "(", ")"))
CONTENTS = frozenset(("that", "wh", "infinitive", "gerund", "object"))
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))

Frame = dict[str, list[Token]]


def complements(word: Token) -> Frame:
    """The heads of a word's complements by form, each list in text order.

    ``that`` and ``wh`` are declarative and interrogative clauses; ``infinitive`` and ``gerund`` explain themselves;
    ``predicative`` is "a mistake" in "called it a mistake"; ``object`` a noun phrase; ``addressee`` an indirect one;
    ``subject`` what a passive says it of ("the deal is expected to hold"); ``parenthetical`` the clause that the word
    interrupts or follows ("the talks, he said, failed"). Any other form is the preposition that introduces it.
    """
    frame: Frame = {}
    for child in word.children:
        if form := _form(child):
            frame.setdefault(form, []).append(child)
    if word.pos_ == "VERB" and not frame.keys() & CONTENTS and (clause := _strayed(word)):
        frame["that"] = [clause]
    if host := _host(word):
        frame["parenthetical"] = [host]
    return frame


def _strayed(verb: Token) -> Token | None:
    """The that-clause of a verb that hangs on a noun between the two: "said in a post on X that the plane landed"."""
    noun = next((child for child in reversed(list(verb.rights)) if child.dep_ == "obl"), None)
    while noun is not None:
        for child in noun.rights:
            if child.dep_ in ("acl", "acl:relcl") and _first(child).lower_ == "that" and _first(child).dep_ == "mark":
                return child
        noun = next((child for child in reversed(list(noun.rights)) if child.dep_ == "nmod"), None)
    return None


def _form(child: Token) -> str | None:
    """The form of one dependent, or none where it is no complement."""
    match child.dep_:
        case "obj":
            return "predicative" if _is_said_of_what(child) else "object"
        case "iobj":
            return "object" if _is_told_of(child) else "addressee"
        case "nsubj:pass":
            return "subject"
        case "ccomp" | "csubj:pass":
            return None if is_aside(child) else clause_form(child)
        case "csubj" if child.i > child.head.i:
            return clause_form(child)
        case "xcomp":
            return None if is_aside(child) else _open_form(child)
        case "obl" | "nmod" | "advcl" if child.i > child.head.i:
            return preposition(child) or (_adverbial_form(child) if child.dep_ == "advcl" else None)
        case "acl" if child.i > child.head.i:
            return preposition(child) or (None if _is_reduced(child) else clause_form(child))
    return None


def _is_told_of(noun: Token) -> bool:
    """Whether a noun that a parser takes for the addressee is what is spoken of: "denied *reports* that ..."."""
    has_clause = any(child.dep_ == "acl" and _first(child).lower_ == "that" for child in noun.rights)
    return has_clause and not any(child.dep_ in ("obj", "ccomp") for child in noun.head.rights)


def _is_said_of_what(noun: Token) -> bool:
    """Whether a noun after a verb is what it calls its object, which is "what": "what he called a mistake"."""
    verb = noun.head
    if verb.dep_ != "acl:relcl" or verb.head.lower_ != "what" or noun.i < verb.i:
        return False
    subject = subject_of(verb)
    return subject is not None and subject.i < verb.i and subject.lower_ != "what"


def _is_reduced(clause: Token) -> bool:
    """Whether a clause is but a participle: "a claim made in Oslo", not "a claim to have won"."""
    return clause.tag_ == "VBN" and not any(child.dep_ in ("aux", "aux:pass") for child in clause.lefts)


def clause_form(clause: Token) -> str:
    """Whether a clause is declarative (``that``), interrogative (``wh``), an infinitive or a gerund."""
    if _first(clause).lower_ in INTERROGATIVES:
        return "wh"
    if not is_finite(clause):
        if _has_to(clause):
            return "infinitive"
        if clause.tag_ == "VBG":
            return "gerund"
    return "that"


def is_aside(clause: Token) -> bool:
    """Whether a clause is a participle behind a comma, "..., adding ...", which is nobody's complement."""
    before = clause.i - 1
    while before > 0 and clause.doc[before].pos_ == "ADV":
        before -= 1
    return clause.tag_ == "VBG" and clause.i > clause.head.i and clause.doc[before].text == ","


def _adverbial_form(clause: Token) -> str | None:
    """The form of a clause that a parser may take for an adverbial one: "asked if", "admitted to seeing"."""
    before = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i else clause
    if before.is_punct:
        return None
    if _first(clause).lower_ in ("if", "whether"):
        return "wh"
    return "to" if clause.tag_ == "VBG" and _has_to(clause) else None


def _open_form(clause: Token) -> str:
    if _has_to(clause):
        return "infinitive"
    return preposition(clause) or ("gerund" if clause.tag_ == "VBG" else "predicative")


def _has_to(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in clause.lefts)


def is_finite(clause: Token) -> bool:
    """Whether a clause has a finite verb: its head or one that helps it."""
    return clause.tag_ in FINITE or any(
        child.dep_ in ("aux", "aux:pass", "cop") and child.tag_ in FINITE for child in clause.children
    )


def preposition(phrase: Token) -> str | None:
    """The preposition that introduces a phrase or a clause, in lower case."""
    for child in phrase.lefts:
        if child.dep_ == "case" or (child.dep_ == "mark" and child.lower_ not in ("that", "if", "whether", "to")):
            return child.lower_
    return None


def _first(clause: Token) -> Token:
    """The first word of a clause that is no punctuation."""
    doc = clause.doc
    edge = clause.left_edge.i
    while edge < clause.i and (doc[edge].is_punct or doc[edge].is_space):
        edge += 1
    return doc[edge]


def _host(word: Token) -> Token | None:
    """The clause that "he said" or "as he put it" interrupts or follows."""
    if word.dep_ == "parataxis" and (subject_of(word) is not None or word.tag_ == "NNS"):
        return word.head
    if word.dep_ == "acl:relcl" and is_interjected(word):
        return _clause_around(word)
    if word.pos_ == "ADV" and word.dep_ == "advmod" and word.head.pos_ in ("VERB", "AUX"):
        return word.head
    if word.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in word.lefts):
        return _host(word.head) or _preposed(word.head) if word.tag_ == "VBG" else word.head
    return None


def _preposed(verb: Token) -> Token | None:
    """The clause before a verb that has been taken for its own: "The drills are over, KCNA quoted him as saying"."""
    return next((child for child in verb.lefts if child.dep_ == "ccomp"), None)


def is_interjected(verb: Token) -> bool:
    """Whether subject and verb stand between commas: "the talks, the envoy said, failed" is no relative clause."""
    doc, subject = verb.doc, subject_of(verb)
    if subject is None or subject.i > verb.i or subject.lower_ in RELATIVES or subject.left_edge.i == 0:
        return False
    before, after = subject.left_edge.i - 1, verb.i + 1
    while after < len(doc) and (doc[after].is_space or (doc[after].head.i == verb.i and not doc[after].is_punct)):
        after = doc[after].right_edge.i + 1
    return doc[before].text in INTERRUPTIONS and after < len(doc) and doc[after].text in INTERRUPTIONS


def _clause_around(verb: Token) -> Token | None:
    """The clause that the noun before an interjected verb belongs to, where it goes on behind the verb."""
    noun = verb.head
    for child in noun.rights:
        if child.dep_ == "acl:relcl" and child.i > verb.i and child.left_edge.i < verb.i:
            return child
    while noun.pos_ not in ("VERB", "AUX", "ADJ") and noun.head.i != noun.i and noun.i < verb.i:
        noun = noun.head
    return noun if noun.i > verb.i else None


def subject_of(word: Token) -> Token | None:
    """The subject among a word's own dependents."""
    return next((child for child in word.children if child.dep_ in SUBJECTS), None)


def lemma_of(word: Token) -> str:
    """The lemma in lower case with its particle: "point out"."""
    particle = next((child.lower_ for child in word.rights if child.dep_ == "compound:prt"), None)
    return f"{word.lemma_.lower()} {particle}" if particle else word.lemma_.lower()
