"""Who speaks, to whom, and through which medium: from a cue to noun phrases, and from these to the cast."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from spacy.tokens import Token

from legation.records import Actor, Participant, Sector
from legation.statements.frames import is_aside, is_finite
from legation.statements.lookup import cue_of
from legation.statements.nouns import media_words, occasions
from legation.statements.preposed import NOUNS, lifted_head, torn_subject
from legation.statements.vocabulary import CueClass
from legation.syntax.columns import text_of

LEADING = frozenset(("case", "fixed", "cc", "mark"))
"""Relations of words that open a phrase and are no part of the name: "according to X"."""
SPOKEN = frozenset((CueClass.SAY, CueClass.ASK, CueClass.DEMAND))
RELATIVES = frozenset(("who", "which", "that", "whom"))


class Cast(Protocol):
    """Who the noun phrases of a document denote (``legation.actors.Cast``)."""

    @property
    def actors(self) -> tuple[Actor, ...]: ...

    def at(self, token: int) -> tuple[Actor, ...]: ...

    def span(self, token: int) -> tuple[int, int]: ...


def speaker_of(cue: Token) -> Token | None:
    """The head of the noun phrase that speaks, thinks or wants."""
    if cue.pos_ == "NOUN":
        return _holder(cue)
    if is_passive(cue) or (cue.dep_ == "acl" and cue.tag_ == "VBN") or _is_asked(cue):
        return _child(cue, "obl:agent")
    subjects = [child for child in cue.children if child.dep_ in ("nsubj", "nsubj:outer")]
    if len(subjects) > 1:
        return _speaking(cue, subjects)
    if subjects:
        return subjects[0]
    match cue.dep_:
        case "acl" | "acl:relcl" if not is_aside(cue):
            return cue.head
        case "conj" | "advcl" | "xcomp" | "parataxis" | "ccomp" | "acl" if cue.head.i != cue.i:
            return _speaker_above(cue)
    return None


def _speaking(cue: Token, subjects: list[Token]) -> Token:
    """The nearest of a cue's subjects, but for one that is the content's."""
    torn = torn_subject(cue)
    own = [subject for subject in subjects if torn is None or subject.i != torn.i]
    return min(own, key=lambda subject: abs(subject.i - cue.i))


def _is_asked(verb: Token) -> bool:
    """Whether a participle tells what somebody was asked or told: "Asked about the raid, the general said ..."."""
    aside = verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","
    if (
        (verb.dep_ != "advcl" and not aside)
        or verb.tag_ not in ("VBN", "VBD")
        or _child(verb, "nsubj", "aux") is not None
    ):
        return False
    cue = cue_of(verb)
    return cue is not None and cue.cue_class in SPOKEN


def _speaker_above(cue: Token) -> Token | None:
    """The speaker of a cue without a subject of its own: that of the clause it belongs to."""
    head = lifted_head(cue)
    while cue.dep_ == "acl" and head.pos_ in NOUNS and head.head.i != head.i:  # "Reuters, citing ..., said ..."
        if head.dep_ in ("nsubj", "nsubj:outer"):
            return head
        head = head.head
    if is_aside(cue) and (said := _reporting_between(head, cue)) is not None:
        head = said
    if is_aside(cue):  # "..., adding" goes with the finite verb, not with an infinitive before it
        while head.dep_ in ("xcomp", "advcl", "acl") and not is_finite(head):
            head = head.head
    elif cue.dep_ in ("xcomp", "advcl") and is_passive(head):  # "was quoted as saying"
        return _child(head, "nsubj:pass")
    elif (cue.dep_ == "xcomp" or _is_quoted(cue)) and (controller := _child(head, "obj", "iobj")) is not None:
        return controller
    return speaker_of(head) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def _reporting_between(head: Token, cue: Token) -> Token | None:
    """The verb of "she said" in "..., she said, adding", where the participle hangs on what is said."""
    clauses = [c for c in head.children if c.dep_ == "parataxis" and head.i < c.i < cue.i and _child(c, "nsubj")]
    return clauses[-1] if clauses else None


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)


def _is_quoted(cue: Token) -> bool:
    """Whether a cue is the "saying" of "KCNA quoted the minister as saying"."""
    return cue.dep_ == "advcl" and cue.tag_ == "VBG" and any(c.dep_ == "mark" and c.lower_ == "as" for c in cue.lefts)


def _holder(noun: Token) -> Token | None:
    """Whose hope, claim or criticism it is."""
    if noun.dep_ == "parataxis":
        return _child(noun, "compound", "nsubj")
    owner = _child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ in ("by", "from", "among") for c in child.lefts):
            return child
    if noun.dep_ in ("obj", "obl", "xcomp") and noun.head.pos_ == "VERB":
        return speaker_of(noun.head)
    return _child(noun, "nsubj")


def _child(word: Token, *relations: str) -> Token | None:
    return next((child for child in word.children if child.dep_ in relations), None)


def addressee_of(cue: Token, *, told: bool) -> Token | None:
    """The head of the noun phrase that is spoken to; ``told`` says that the cue's object is no part of the content."""
    if _is_asked(cue):
        return _speaker_above(cue)
    for child in cue.children:
        if told and child.dep_ in ("iobj", "obj"):
            return child
        if child.dep_ == "obl" and _case(child) == "to" and cue.lemma_ in ("say", "tell", "speak", "talk"):
            return child
    if cue.dep_ in ("xcomp", "advcl") and (is_passive(cue.head) or _is_quoted(cue)):
        quoting = _child(cue.head, "obl:agent") if is_passive(cue.head) else _child(cue.head, "nsubj")
        if quoting is not None and is_medium(quoting):
            return quoting
    return _other_side(cue)


def _other_side(cue: Token) -> Token | None:
    """X of "in an interview with X", "in a letter to X", "on X"."""
    for child in cue.children:
        if child.dep_ != "obl":
            continue
        if child.lemma_.lower() in occasions():
            others = [c for c in child.children if c.dep_ == "nmod"]
            told = (c for c in others if _case(c) in ("with", "to") or (_case(c) in ("on", "for") and is_medium(c)))
            return next(told, None)
        if _case(child) in ("on", "to") and is_medium(child):
            return child
    return None


def _case(noun: Token) -> str | None:
    return next((child.lower_ for child in noun.lefts if child.dep_ == "case"), None)


def is_medium(noun: Token, actors: Iterable[Actor] = ()) -> bool:
    """Whether a noun phrase names a newspaper, an agency, a broadcaster: by its actor's sector, else by its words.

    "Reporters" are people who are told something, no medium.
    """
    if noun.pos_ != "PROPN":
        return noun.lemma_.lower() in media_words()
    if any(Sector.JRN in (actor.sector, *actor.sectors) for actor in actors):
        return True
    return any(word.text in media_words() for word in phrase(noun))


def phrase(head: Token) -> list[Token]:
    """The words of a noun phrase up to the first relative clause, apposition or comma after its head."""
    doc, first, last = head.doc, head.left_edge.i, head.i
    for child in head.rights:
        if child.dep_ in ("acl:relcl", "acl", "appos", "parataxis", "punct", "advcl") or child.left_edge.i != last + 1:
            break
        last = child.right_edge.i
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in LEADING):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return list(doc[first : last + 1])


def participant(head: Token, cast: Cast | None) -> Participant:
    """A noun phrase as a participant: named after its actor where the cast knows one, else by its own words."""
    words = phrase(head)
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    named = head.head.head if head.lower_ in RELATIVES and head.head.dep_ == "acl:relcl" else head
    joint = any(child.dep_ == "conj" for child in head.children)
    actors = cast.at(named.i) if cast is not None and not joint else ()
    if cast is not None and actors and named is head:
        start, end = cast.span(head.i)
    text = text_of(head.doc)[start:end]
    if len(actors) == 1:
        return Participant(
            start=start, end=end, text=text, actor=actors[0].id, name=actors[0].name, code=actors[0].code
        )
    name = text if named is head else " ".join(word.text for word in phrase(named))
    return Participant(start=start, end=end, text=text, name=name)
