"""Whether a word of the cue vocabulary attributes anything where it stands.

A logistic regression over the word, its class, its complements, its subject and its place in the tree; the weights are
data, fitted by ``training/statements/fit.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from legation.statements.frames import Frame, clause_form, complements, is_aside, subject_of
from legation.statements.lookup import cue_of
from legation.statements.persons import is_person
from legation.statements.speakers import SPOKEN, speaker_of
from legation.statements.vocabulary import Cue, CueClass
from legation.statements.weights import logistic, shipped_weights
from legation.syntax.columns import columns

NEGATIONS = frozenset(("not", "n't", "n’t", "never"))
NOBODY = frozenset(("no", "nobody", "none", "neither", "nor", "hardly"))
CLAUSES = frozenset(("that", "wh"))
OWN = frozenset(("that", "wh", "infinitive", "gerund", "predicative", "object", "parenthetical"))
QUOTES = frozenset(("``", "''"))
"""Tags of quotation marks."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may attribute, its complements, and the heads of those that would be the content, sorted."""

    word: Token
    cue: Cue
    frame: Frame
    heads: list[Token]


def candidate_at(word: Token) -> Candidate | None:
    """What a word would attribute, or none where it is no cue or lacks a content."""
    cue = cue_of(word)
    if cue is None:
        return None
    frame = _frame(word, cue)
    heads = _content_heads(word, cue, frame)
    if word.dep_ == "acl:relcl" and word.head.lower_ == "what" and not frame.keys() & OWN:
        return None  # "what we know about the truce": the content is "what"
    if any(head.lower_ == "what" and head.i < word.i for head in frame.get("object", ())):
        return None  # "What we know about the truce"
    if any(_is_saying(head) for head in frame.get("as", ())):
        return None  # "was quoted as saying that ...": the second cue has the content
    return Candidate(word, cue, frame, heads) if heads else None


def _frame(word: Token, cue: Cue) -> Frame:
    """A word's complements; a clause right behind a verb's object is that noun's: "expressed concern that ..."."""
    frame = complements(word)
    if cue.pos == "NOUN" and word.dep_ == "obj" and (clause := _clause_behind(word)) is not None:
        return {**frame, "that": [clause]}
    for noun in frame.get("object", ()):
        clause, other = _clause_behind(noun), cue_of(noun)
        if clause is not None and other is not None and other.pos == "NOUN" and "that" in other.forms:
            rest = [head for head in frame["that"] if head.i != clause.i]
            return {form: rest if form == "that" else heads for form, heads in frame.items() if form != "that" or rest}
    return frame


def _clause_behind(noun: Token) -> Token | None:
    """The clause with "that" which a noun's verb has for its own and which begins right behind the noun's phrase."""
    for child in noun.head.rights:
        if child.dep_ == "ccomp" and child.left_edge.i == noun.right_edge.i + 1 and child.left_edge.lower_ == "that":
            return child
    return None


def _is_saying(head: Token) -> bool:
    cue = cue_of(head)
    return head.tag_ == "VBG" and cue is not None and cue.cue_class == CueClass.SAY


def _content_heads(word: Token, cue: Cue, frame: Frame) -> list[Token]:
    """The heads of the complements that are the content; an object beside a clause is who is told.

    A person is who is told too, or who is acted upon: "recalled its ambassador", "summoned the envoy".
    """
    forms = frame.keys() & cue.forms
    if forms & CLAUSES:
        forms -= {"object", "subject", "parenthetical"}
    elif len(forms) > 1:
        forms -= {"parenthetical"}
    heads = [head for form in forms for head in frame[form]]
    if "person" in cue.forms:
        heads += [head for form in ("object", "subject") for head in frame.get(form, ()) if head.ent_type_ == "PER"]
    if cue.cue_class in SPOKEN and cue.lemma != "say" and "infinitive" not in frame:
        heads = [head for head in heads if head.dep_ != "obj" or not is_person(head) or _is_called_on(head)]
    if forms & CLAUSES:
        heads = _one_side(word, heads)
    if "infinitive" in forms and "addressee" in frame:
        heads += frame["addressee"]
    return sorted(heads, key=lambda head: head.i)


def _is_called_on(noun: Token) -> bool:
    """Whether an infinitive says what somebody is to do: "invited the parties to talk"."""
    return any(child.dep_ in ("acl", "acl:relcl") and clause_form(child) == "infinitive" for child in noun.rights)


def _one_side(word: Token, heads: list[Token]) -> list[Token]:
    """The clauses after a cue, "Noting that ..., he said ...", or those before it where a comma closes its own."""
    after = [head for head in heads if head.i > word.i]
    before = [head for head in heads if head.i < word.i]
    closed = word.i + 1 < len(word.doc) and word.doc[word.i + 1].text == ","
    return before if before and (closed or not after) else after


def features(candidate: Candidate) -> list[str]:
    """What decides, each as ``kind value``; ``bias`` is always among them."""
    word, cue, frame = candidate.word, candidate.cue, candidate.frame
    tag, above = word.tag_, word.head
    tag = "NNS" if cue.pos == "NOUN" and tag == "VBZ" else tag
    cue_class = cue.cue_class.value
    name, kind = f"{cue.lemma} {cue.pos}", f"{cue_class} {cue.pos}"
    relation = "advcl" if is_aside(word) else word.dep_
    found = [
        "bias",
        f"word {name}",
        f"class {kind}",
        f"tag {tag}",
        f"class {kind} tag {tag}",
        f"word {name} tag {tag}",
        f"relation {relation}",
        f"class {kind} relation {relation}",
        f"word {name} relation {relation}",
    ]
    if above.pos_ != "PROPN":
        found.append(f"governor {above.lemma_.lower()} {relation}")
    for form in sorted(frame) or ["none"]:
        found += [f"form {form}", f"class {cue_class} form {form}", f"word {name} form {form}"]
    if not frame.keys() & cue.forms:
        found.append("form missing")
    cue_above = cue_of(above) if above.i != word.i else None
    found.append(f"under {cue_above.cue_class.value if cue_above else above.pos_} {relation}")
    found += _of_subject(word, cue)
    found += _of_content(candidate)
    for child in word.children:
        if (relation := child.dep_) in ("aux", "cop", "expl", "det", "advmod", "mark", "amod"):
            found += [f"{relation} {child.lower_}", f"class {cue_class} {relation} {child.lower_}"]
        if child.lower_ in NEGATIONS:
            found += ["negated", f"class {cue_class} negated"]
    return found


def _of_subject(word: Token, cue: Cue) -> list[str]:
    subject, cue_class = subject_of(word), cue.cue_class.value
    kind = _kind(subject)
    found = [f"subject {kind}", f"class {cue_class} subject {kind}", f"word {cue.lemma} subject {kind}"]
    if subject is None:
        speaker = _kind(speaker_of(word))
        return [*found, f"speaker {speaker}", f"class {cue_class} speaker {speaker}"]
    found.append(f"subject tag {subject.tag_}")
    if subject.pos_ != "PROPN":
        found.append(f"subject word {subject.lemma_.lower()}")
    return found


def _of_content(candidate: Candidate) -> list[str]:
    """The content's heads: what they are, whether named, and how long the content is."""
    lemma, cue_class, read = candidate.cue.lemma, candidate.cue.cue_class.value, columns(candidate.word.doc)
    found = []
    for head in candidate.heads:
        kind, relation = _kind(head), _relation(head, candidate)
        found += [f"content {kind} {relation}", f"word {lemma} content {kind}"]
        for child in head.lefts:
            if (beside := child.dep_) in ("aux", "det", "nmod:poss", "mark"):
                form = child.lower_
                found += [f"content {beside} {form}", f"class {cue_class} content {beside} {form}"]
        found.append(f"class {cue_class} content {kind} {relation}")
        if head.pos_ != "PROPN":
            found.append(f"content word {head.lemma_.lower()}")
    first, last = candidate.heads[0].left_edge.i, candidate.heads[-1].right_edge.i
    size = "1" if first == last else "few" if last - first < 4 else "some" if last - first < 10 else "many"
    found += [f"size {size}", f"class {cue_class} size {size}", f"word {lemma} size {size}"]
    if not QUOTES.isdisjoint(read.tags[first : last + 1]):
        found += ["quotes", f"class {cue_class} quotes", f"word {lemma} quotes"]
    if read.parts[first] != "PROPN":
        found.append(f"first {read.forms[first]} {_relation(candidate.heads[0], candidate)}")
    return found


def _relation(head: Token, candidate: Candidate) -> str:
    """The relation of a content's head that goes with its form, where the tree tells of another."""
    if any(other.i == head.i for other in candidate.frame.get("predicative", ())):
        return "xcomp"
    return "acl" if candidate.cue.pos == "NOUN" and head.dep_ == "ccomp" else head.dep_


def _kind(subject: Token | None) -> str:
    if subject is None:
        return "none"
    return subject.lower_ if subject.pos_ == "PRON" else f"{subject.pos_} {subject.ent_type_}".strip()


def is_denial(candidate: Candidate) -> bool:
    """Whether a cue denies or rejects its content: "denied", not "did not deny", "refused to comment"."""
    word = candidate.word
    if candidate.cue.cue_class != CueClass.DENY or _is_negated(word):
        return False
    if candidate.frame.keys() >= {"infinitive"} and all(_is_speaking(head) for head in candidate.heads):
        return False
    above = cue_of(word.head) if word.dep_ == "xcomp" else None
    return not (word.dep_ == "xcomp" and _is_negated(word.head)) and (above is None or above.cue_class != CueClass.DENY)


def _is_speaking(head: Token) -> bool:
    """Whether what is refused is to speak at all: "refused to comment"."""
    cue = cue_of(head)
    return cue is not None and cue.cue_class in (CueClass.SAY, CueClass.ASK, CueClass.MENTION)


def _is_negated(word: Token) -> bool:
    """Whether "not" goes with a word, or its subject is nobody: "neither side denied"."""
    subject = subject_of(word)
    near = [*word.children, *(subject.children if subject is not None else ()), subject or word]
    return any(other.lower_ in NEGATIONS | NOBODY for other in near)


def is_left_open(candidate: Candidate) -> bool:
    """Whether the speaker is told not to have said it: "has not confirmed that", not "did not think that"."""
    is_told = candidate.cue.cue_class in (CueClass.SAY, CueClass.SHOW, CueClass.MENTION)
    return is_told and candidate.word.pos_ == "VERB" and _is_negated(candidate.word)


def is_chained(candidate: Candidate) -> bool:
    """Whether a verb of saying with a clause and a subject of its own stands in what another verb of saying reports."""
    word, above = candidate.word, cue_of(candidate.word.head)
    if word.dep_ != "ccomp" or above is None or above.cue_class != CueClass.SAY or subject_of(word) is None:
        return False
    return candidate.cue.cue_class == CueClass.SAY and "that" in candidate.frame


def probability(candidate: Candidate) -> float:
    """How probable it is that the word attributes its content, 0 to 1."""
    return logistic(features(candidate), shipped_weights("cues"))
