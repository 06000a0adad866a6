"""Noun groups: a noun with what stands before it, and how one group hangs on another.

Groups are read from the order of the words and the part-of-speech tags, after Abney's chunks ("Parsing by chunks",
1991): inside a noun phrase this is surer than the tree. The tree says what a group is in its clause.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from legation.actors.knowledge.tables import Kind, RoleKind
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.segments import SPATIAL, Segment, head_token
from legation.records import Sector
from legation.syntax.columns import Columns, columns, sentences
from legation.syntax.compounds import HYPHENS

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_BOUNDS = frozenset({"least", "most"})
"""What only bounds a number behind "at": "at least nine people" are nine people."""
_OUTCOMES = frozenset({"dead", "free"})
"""What a verb right before makes of whom it is done to."""
_AMOUNTS = frozenset({"all", "some", "many", "few", "most", "several"})
_LINKING = frozenset({"ADP", "SCONJ", "PART"})
_PLAIN_PREPOSITIONS = frozenset(
    {"of", "for", "in", "at", "from", "to", "with", "within", "on", "near", "by", "under",
     "outside", "inside", "around", "across", "along", "off"}
)  # fmt: skip
BASED_IN = "based in"
"""What stands between a body and its seat, in whatever words."""
_SEATED = frozenset({"based", "headquartered", "incorporated", "registered"})
LINKED_TO = "linked to"
"""What stands between criminals and whom they are said to work for, as a preposition would."""
LED_BY = "led by"
"""What stands between a body and whoever leads it, or to whom it is loyal, as a preposition would."""
_LEADING = frozenset({"led", "headed", "chaired", "commanded", "run"})
_TYING = frozenset({"linked", "tied", "affiliated", "connected"})
_LOCATIVE = frozenset({"in", "at", "near", "on", "within", "outside", "inside", "around", "across"})
_DEEPEST = 12  # steps up a tree
_APART = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod", "obj"})
_HOLDING = frozenset({RoleKind.PERSON, RoleKind.MEMBER})
_NATIONS = frozenset({Kind.NATIONALITY, Kind.COUNTRY, Kind.SEAT, Kind.PLACE, Kind.NATIONAL})
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
        return [segment for segment in self.segments[:-1] if segment.kind in _NATIONS] if self.segments[1:] else []

    def before_core(self, *kinds: Kind) -> list[Segment]:
        """The segments of these kinds before the core."""
        return [segment for segment in self.segments[:-1] if segment.kind in kinds]


def find_groups(doc: Doc, segments: list[Segment], adjectives: Container[str] = ()) -> list[Group]:
    """The document's noun groups in order, linked to one another.

    ``adjectives`` are words that belong to a group whatever the tagger says: "deposed".
    """
    starts = {segment.start: segment for segment in segments}
    groups: list[Group] = []
    for start, end in _stretches(doc):
        found = _read_stretch(doc, start, end, starts, adjectives)
        _link(doc, found)
        groups.extend(found)
    return groups


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    """The document's sentences, from token to token, half-open.

    Those are joined again that were cut where nothing ends: "New Zealand | Prime Minister". A dateline without a dash
    ends there: "LIMA, Peru President Morales arrived".
    """
    dateline = doc._.layout.dateline if doc._.layout else None
    start = 0
    for first, end in sentences(doc):
        last = doc[end - 1]
        is_dateline = dateline is not None and dateline[0] <= doc[first].idx and last.idx + len(last) <= dateline[1]
        is_stop = last.is_punct or last.is_space or last.text[-1] == "."  # "in the U.S. Russia denied it"
        if is_dateline or is_stop or end == len(doc) or doc[end].is_space:
            yield start, end
            start = end


def _read_stretch(
    doc: Doc, start: int, end: int, starts: dict[int, Segment], adjectives: Container[str]
) -> list[Group]:
    read = columns(doc)
    groups: list[Group] = []
    current: Group | None = None
    i = start
    while i < end:
        segment = starts.get(i)
        if current and _stands_apart(doc, current, i):
            current = None
        if segment:
            if current and _opens_clause(doc, current, segment):
                current = None
            if current and (_begins_anew(current, segment) or (_is_person(segment) and is_envoys_host(doc, current))):
                current = None
            if current is None:
                current = Group(segment.start, segment.end)
                groups.append(current)
            current.segments.append(segment)
            current.end = segment.end
            if read.forms[segment.start] == "the":
                current.determiner = "the"
            i = segment.end
            continue
        current = _take(doc, i, read, current, groups, adjectives)
        i += 1
    for group in groups:
        _trim(read, group)
    return groups


def _take(
    doc: Doc, i: int, read: Columns, current: Group | None, groups: list[Group], adjectives: Container[str]
) -> Group | None:
    """Give a token outside all segments to a group: the current one, a new one or none."""
    form, tag, part = read.forms[i], read.tags[i], read.parts[i]
    if part == "PRON" or tag in _PRONOUN_TAGS:
        if form in _AMOUNTS or tag in ("DT", "CD", "EX"):
            return None
        group = Group(i, i + 1, pronoun=doc[i])
        groups.append(group)
        return group if tag in ("PRP$", "WP$") else None
    if tag == "POS" or (form in _BOUNDS and i > 0 and read.forms[i - 1] == "at"):
        return None
    if read.relations[i] == "compound:prt" or (form in _OUTCOMES and i > 0 and read.parts[i - 1] == "VERB"):
        return None  # "shot *dead* two rebels", whatever it is taken for
    if part == "DET":
        group = Group(i, i + 1, determiner=form)
        groups.append(group)
        return group
    nominal = part in _NOMINAL or (part == "VERB" and read.relations[i] == "amod")
    if tag == "VBN" and form in adjectives and not _is_verb(doc[i]):
        nominal = True
    if part == "ADV" and (_begins_compound(doc[i]) or _modifies_adjective(doc[i])):
        nominal = True
    glued = form in HYPHENS and current is not None and i > 0 and not read.spaced[i - 1]
    if not nominal and not glued and not (form == "acting" and part != "AUX"):
        return None
    if current is None or (nominal and _says_when(doc[i], current)):
        current = Group(i, i + 1)
        groups.append(current)
    current.end = i + 1
    return current


def _stands_apart(doc: Doc, group: Group, i: int) -> bool:
    """Whether a place before a token is of the verb to come, as the tree has it: "In *Ankara* students marched"."""
    place = group.segments[-1] if group.segments else None
    if place is None or place.kind not in SPATIAL or not place.end == group.end == i:
        return False
    head = head_token(doc, place.start, place.end)
    return head.dep_ == "obl" and head.head.i > i


def _says_when(token: Token, group: Group) -> bool:
    """Whether a word after a whole group is of another one, as the tree has it: "a patrol hours later"."""
    if not group.segments or group.segments[-1].end < token.i:
        return False
    while token.dep_ in ("nummod", "amod", "compound") and token.head.i > token.i:
        token = token.head
    last = token.doc[group.segments[-1].end - 1]
    return token.dep_ in _APART and last.head.i != token.i and not group.start <= token.head.i < group.end


def _is_verb(token: Token) -> bool:
    """Whether a participle is the verb of its clause, or one of a noun before it: "was deposed", "men *armed* with"."""
    is_behind = token.dep_ == "acl" and token.head.i < token.i
    return is_behind or any(child.pos_ == "AUX" or child.dep_.startswith("nsubj") for child in token.children)


def _modifies_adjective(token: Token) -> bool:
    """Whether an adverb belongs to an adjective after it: "democratically" in "democratically elected president"."""
    return token.dep_ == "advmod" and token.head.i > token.i and token.head.dep_ == "amod"


def _begins_compound(token: Token) -> bool:
    """Whether a hyphen follows at once: "far" in "far-right"."""
    last = token.i + 1 >= len(token.doc)
    return not last and not token.whitespace_ and token.nbor().text in HYPHENS


def _begins_anew(group: Group, segment: Segment) -> bool:
    """Whether a segment cannot continue a group: after a full name nothing more is modified."""
    core = group.segments[-1] if group.segments else None
    if core is None or core.end < group.end:
        return False
    if core.kind is Kind.PERSON or (core.is_name and core.end - core.start > 1):
        return segment.role is None or segment.role.kind is RoleKind.PERSON
    return core.kind is Kind.COUNTRY and segment.kind in (Kind.COUNTRY, Kind.NATIONALITY, Kind.PLACE)


def _opens_clause(doc: Doc, group: Group, segment: Segment) -> bool:
    """Whether a segment is the subject of a clause that says something of the group: "a decision *Cotonou* hailed"."""
    if group.end != segment.start:
        return False
    head = head_token(doc, segment.start, segment.end)
    clause = head.head
    modifies = head.dep_ == "nsubj" and clause.dep_ == "acl:relcl" and clause.i > head.i
    return modifies and group.start <= clause.head.i < group.end


def _is_person(segment: Segment) -> bool:
    return segment.is_name or segment.kind is Kind.PERSON


def is_envoys_host(doc: Doc, group: Group) -> bool:
    """Whether a country is where an envoy is sent whose name follows: "the ambassador *to Chad* Ana Torres"."""
    if len(group.segments) != 1 or group.segments[0].kind is not Kind.COUNTRY or group.segments[0].end != group.end:
        return False
    forms = columns(doc).forms
    return group.start > 1 and forms[group.start - 1] == "to" and forms[group.start - 2] in any_of("envoys to")


def _trim(read: Columns, group: Group) -> None:
    """Leave out adjectives and numbers after the last segment: "officials late", "police 15"."""
    last = group.segments[-1].end if group.segments else group.end
    if all(part in ("ADJ", "NUM") for part in read.parts[last : group.end]):
        group.end = max(last, group.start + 1)


def _link(doc: Doc, groups: list[Group]) -> None:
    """Relate each group to its neighbours by the words between them: whose it is, what completes it, what joins it."""
    read = columns(doc)
    for before, group in pairwise(groups):
        between = [i for i in range(before.end, group.start) if not read.texts[i].isspace()]
        if between:
            _relate(doc, before, group, between)
        if between and read.parts[between[-1]] in ("ADP", "SCONJ"):
            group.preposition = read.forms[between[-1]]
    possessed = {group.possessor: group for group in groups if group.possessor}
    for group in groups:
        group.complements = [
            (preposition, _last(complement, possessed)) for preposition, complement in group.complements
        ]
    for group in reversed(groups):
        if group.joined is not None and _shares_office(group, group.joined):
            group.complements = [(word, whole) for word, whole in group.joined.complements if word == "of"]
    if groups and groups[0].start > 0:
        first = doc[groups[0].start - 1]
        if first.pos_ == "ADP" and not doc[groups[0].start].is_sent_start:
            groups[0].preposition = first.lower_


def _relate(doc: Doc, before: Group, group: Group, between: Sequence[int]) -> None:
    """Relate a group to the one before it by the words between the two."""
    read = columns(doc)
    texts = [read.forms[i] for i in between]
    joining = texts[1:] if read.tags[between[0]] == "POS" else texts  # "Peru's *and* Chile's ministers"
    if read.tags[between[-1]] == "POS" and len(between) == 1:
        group.possessor = before
    elif len(between) == 1 and texts[0] in _PLAIN_PREPOSITIONS and read.parts[between[0]] in _LINKING:
        if not (texts[0] in _LOCATIVE and _hangs_on_verb_before(doc, before, group)):
            before.complements.append((texts[0], group))
    elif (bond := _bond(texts)) is not None:
        before.complements.append((bond, group))
    elif all(text in (",", "and", "or", "&", "/", "as", "well", "both") for text in joining):
        group.conjunct, before.joined = before, group


def _bond(between: Sequence[str]) -> str | None:
    """What words between groups say of the first's bond to the second: "*loyal to*", "*, led by*", "*based in*"."""
    words = between[1:] if between[0] == "," else between
    if len(words) != 2:
        return None
    participle, preposition = words
    if (participle, preposition) == ("loyal", "to") or (participle in _LEADING and preposition == "by"):
        return LED_BY
    if participle in _SEATED and preposition in ("in", "at"):
        return BASED_IN
    return LINKED_TO if participle in _TYING and preposition in ("to", "with") else None


def _shares_office(group: Group, joined: Group) -> bool:
    """Whether what follows the second of two offices is said of the first: "the *president* and premier of Peru"."""
    if group.complements or group.possessor or group.pronoun or group.nationalities or joined.determiner:
        return False
    roles = [each.core.role if each.core else None for each in (group, joined)]
    return all(role and role.kind in _HOLDING and role.sectors[:1] == (Sector.GOV,) for role in roles)


def _hangs_on_verb_before(doc: Doc, before: Group, group: Group) -> bool:
    """Whether the tree gives a place to the verb: "signed a deal with the rebels in Nairobi"."""
    head = head_token(doc, group.start, group.end).head
    return bool(head.pos_ == "VERB" and head.i < before.start)


def _last(group: Group, possessed: dict[Group, Group]) -> Group:
    """What a group possesses, to the last: the party in "the leader of Hungary's Jobbik party"."""
    while group in possessed:
        group = possessed[group]
    return group


def offsets_of(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where the text of the tokens from ``start`` to before ``end`` begins and ends, in code points."""
    return columns(doc).offsets(start, end - 1)


def verb_of(token: Token) -> int:
    """The index of the verb that governs a token."""
    read = columns(token.doc)
    verb = int(token.i)
    for _ in range(_DEEPEST):
        if read.parts[verb] in ("VERB", "AUX") or read.heads[verb] == verb:
            break
        verb = read.heads[verb]
    return verb


def with_particle(verb: Token) -> str:
    """A verb with its particle: "call up"."""
    return " ".join([verb.lemma_, *(child.lower_ for child in verb.children if child.dep_ == "compound:prt")])
