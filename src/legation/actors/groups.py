"""Noun groups: a noun with what stands before it, and how one group hangs on another.

Groups are read from the order of the words and the part-of-speech tags, after Abney's chunks ("Parsing by chunks",
1991): inside a noun phrase this is surer than the tree. The tree says what a group is in its clause.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from .segments import Segment
from .tables import Kind, RoleKind

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PLAIN_PREPOSITIONS = frozenset(
    {"of", "for", "in", "at", "from", "to", "with", "within", "on", "near", "by", "under",
     "outside", "inside", "around", "across", "along", "off"}
)  # fmt: skip
LED_BY = "led by"
"""What stands between a body and whoever leads it, as a preposition would."""
_LEADING = frozenset({"led", "headed", "chaired", "commanded", "run"})
_LOCATIVE = frozenset({"in", "at", "near", "on", "within", "outside", "inside", "around", "across"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_APART = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod", "obj"})
_NAMING = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.COUNTRY, Kind.SEAT, Kind.PLACE, Kind.NATIONAL})


@dataclass(eq=False, slots=True)
class Group:
    """A noun group: tokens ``start`` to ``end`` (half-open), its segments, and its neighbours.

    ``possessor`` is the group before a possessive "'s", ``pronoun`` a pronoun or the possessive pronoun that begins
    it, ``complements`` the groups that follow with a preposition, ``conjunct`` the group before that it is
    joined to and ``joined`` the one after.
    """

    start: int
    end: int
    segments: list[Segment] = field(default_factory=list)
    determiner: str | None = None
    pronoun: Token | None = None
    possessor: Group | None = None
    complements: list[tuple[str, Group]] = field(default_factory=list)
    conjunct: Group | None = None
    joined: Group | None = None
    preposition: str | None = None

    @property
    def core(self) -> Segment | None:
        """The segment that the group denotes by: its last, where nothing but a plain adjective follows it."""
        if not self.segments or self.segments[-1].end < self.end or self.segments[-1].title:
            return None
        return self.segments[-1]

    @property
    def is_adjective(self) -> bool:
        """Whether it is a nationality alone: "French" in "the French and German ministers"."""
        return len(self.segments) == 1 and self.segments[0].kind is Kind.NATIONALITY

    @property
    def nationalities(self) -> list[Segment]:
        """The nationalities, countries and places before the core."""
        kinds = (Kind.NATIONALITY, Kind.COUNTRY, Kind.SEAT, Kind.PLACE, Kind.NATIONAL)
        return [segment for segment in self.segments[:-1] if segment.kind in kinds]

    def before_core(self, *kinds: Kind) -> list[Segment]:
        """The segments of these kinds before the core."""
        return [segment for segment in self.segments[:-1] if segment.kind in kinds]


def find_groups(doc: Doc, segments: list[Segment], adjectives: Container[str] = ()) -> list[Group]:
    """The document's noun groups in order, linked to one another.

    ``adjectives`` are words that belong to a group whatever the tagger says: "deposed".
    """
    starts = {segment.start: segment for segment in segments}
    groups: list[Group] = []
    for sentence in _stretches(doc):
        found = _read_sentence(sentence, starts, adjectives)
        _link(doc, found)
        groups.extend(found)
    return groups


def _stretches(doc: Doc) -> Iterator[Span]:
    """The document's sentences, those joined again that were cut where nothing ends: "New Zealand | Prime Minister"."""
    start = 0
    for sentence in doc.sents:
        last = doc[sentence.end - 1]
        if last.is_punct or last.is_space or sentence.end == len(doc) or doc[sentence.end].is_space:
            yield doc[start : sentence.end]
            start = sentence.end


def _read_sentence(sentence: Span, starts: dict[int, Segment], adjectives: Container[str]) -> list[Group]:
    doc = sentence.doc
    groups: list[Group] = []
    current: Group | None = None
    i = sentence.start
    while i < sentence.end:
        token, segment = doc[i], starts.get(i)
        if segment:
            if current and _begins_anew(current, segment):
                current = None
            if current is None:
                current = Group(segment.start, segment.end)
                groups.append(current)
            current.segments.append(segment)
            current.end = segment.end
            if doc[segment.start].lower_ == "the":
                current.determiner = "the"
            i = segment.end
            continue
        current = _take(token, current, groups, adjectives)
        i += 1
    for group in groups:
        _trim(doc, group)
    return groups


def _take(token: Token, current: Group | None, groups: list[Group], adjectives: Container[str]) -> Group | None:
    """Give a token outside all segments to a group: the current one, a new one or none."""
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP", "WP$", "WDT"):
        if token.lower_ in ("all", "some", "many", "few", "most", "several") or token.tag_ in ("DT", "CD", "EX"):
            return None
        group = Group(token.i, token.i + 1, pronoun=token)
        groups.append(group)
        return group if token.tag_ in ("PRP$", "WP$") else None
    if token.tag_ == "POS":
        return None
    if token.pos_ == "DET":
        group = Group(token.i, token.i + 1, determiner=token.lower_)
        groups.append(group)
        return group
    nominal = token.pos_ in _NOMINAL or (token.pos_ == "VERB" and token.dep_ == "amod")
    if token.tag_ == "VBN" and token.lower_ in adjectives and not _is_verb(token):
        nominal = True
    if token.pos_ == "ADV" and (_begins_compound(token) or _modifies_adjective(token)):
        nominal = True
    glued = token.text in _HYPHENS and current is not None and token.i > 0 and not token.nbor(-1).whitespace_
    if not nominal and not glued and not (token.lower_ == "acting" and token.pos_ != "AUX"):
        return None
    if current is None or (nominal and _says_when(token, current)):
        current = Group(token.i, token.i + 1)
        groups.append(current)
    current.end = token.i + 1
    return current


def _says_when(token: Token, group: Group) -> bool:
    """Whether a word after a whole group is of another one, as the tree has it: "a patrol hours later"."""
    if not group.segments or group.segments[-1].end < token.i:
        return False
    while token.dep_ in ("nummod", "amod", "compound") and token.head.i > token.i:
        token = token.head
    last = token.doc[group.segments[-1].end - 1]
    return token.dep_ in _APART and last.head.i != token.i and not group.start <= token.head.i < group.end


def _is_verb(token: Token) -> bool:
    """Whether a participle is the verb of its clause: "was deposed"."""
    return any(child.pos_ == "AUX" or child.dep_.startswith("nsubj") for child in token.children)


def _modifies_adjective(token: Token) -> bool:
    """Whether an adverb belongs to an adjective after it: "democratically" in "democratically elected president"."""
    return token.dep_ == "advmod" and token.head.i > token.i and token.head.dep_ == "amod"


def _begins_compound(token: Token) -> bool:
    """Whether a hyphen follows at once: "far" in "far-right"."""
    last = token.i + 1 >= len(token.doc)
    return not last and not token.whitespace_ and token.nbor().text in _HYPHENS


def _begins_anew(group: Group, segment: Segment) -> bool:
    """Whether a segment cannot continue a group: after a full name nothing more is modified."""
    core = group.segments[-1] if group.segments else None
    if core is None or core.end < group.end:
        return False
    if core.kind is Kind.PERSON or (core.is_name and core.end - core.start > 1):
        return segment.role is None or segment.role.kind is RoleKind.PERSON
    return core.kind is Kind.COUNTRY and segment.kind in (Kind.COUNTRY, Kind.NATIONALITY, Kind.PLACE)


def _trim(doc: Doc, group: Group) -> None:
    """Leave out adjectives and numbers after the last segment: "officials late", "police 15"."""
    last = group.segments[-1].end if group.segments else group.end
    if all(doc[i].pos_ in ("ADJ", "NUM") for i in range(last, group.end)):
        group.end = max(last, group.start + 1)


def _link(doc: Doc, groups: list[Group]) -> None:
    for before, group in pairwise(groups):
        between = [doc[i] for i in range(before.end, group.start) if not doc[i].is_space]
        texts = [token.lower_ for token in between]
        if not between:
            continue
        if between[-1].tag_ == "POS" and len(between) == 1:
            group.possessor = before
        elif len(between) == 1 and texts[0] in _PLAIN_PREPOSITIONS and between[0].pos_ in ("ADP", "SCONJ", "PART"):
            if not (texts[0] in _LOCATIVE and _hangs_on_verb_before(doc, before, group)):
                before.complements.append((texts[0], group))
        elif len(between) == 2 and texts[0] in _LEADING and texts[1] == "by":
            before.complements.append((LED_BY, group))
        elif all(text in (",", "and", "or", "&", "/", "as", "well", "both") for text in texts):
            group.conjunct, before.joined = before, group
        preposition = between[-1]
        if preposition.pos_ in ("ADP", "SCONJ"):
            group.preposition = preposition.lower_
    possessed = {group.possessor: group for group in groups if group.possessor}
    for group in groups:
        group.complements = [
            (preposition, _last(complement, possessed)) for preposition, complement in group.complements
        ]
    if groups and groups[0].start > 0:
        first = doc[groups[0].start - 1]
        if first.pos_ == "ADP" and first.sent == doc[groups[0].start].sent:
            groups[0].preposition = first.lower_


def _hangs_on_verb_before(doc: Doc, before: Group, group: Group) -> bool:
    """Whether the tree gives a place to the verb: "signed a deal with the rebels in Nairobi"."""
    head = head_token(doc, group.start, group.end).head
    return bool(head.pos_ == "VERB" and head.i < before.start)


def _last(group: Group, possessed: dict[Group, Group]) -> Group:
    """What a group possesses, to the last: the party in "the leader of Hungary's Jobbik party"."""
    while group in possessed:
        group = possessed[group]
    return group


def head_token(doc: Doc, start: int, end: int) -> Token:
    """The token of a stretch that the rest of the sentence governs: the first whose head is outside."""
    for i in range(start, end):
        token = doc[i]
        if token.head.i == i or not start <= token.head.i < end:
            return token
    return doc[end - 1]
