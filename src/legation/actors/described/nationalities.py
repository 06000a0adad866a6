"""The countries that a role group names: "French and German ministers", "the leaders of Kenya and Uganda"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import STATE
from legation.actors.knowledge.tables import Kind, Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import Group
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import columns
from legation.syntax.compounds import HYPHENS, is_first_half

_OF_PLACE = frozenset({"based", "run", "led", "born", "ruled", "owned", "controlled", "held", "area"})
"""Words that a hyphen joins to whose somebody is: "an Iran-*based* group"."""
_OF_SETTLERS = frozenset({"American", "Americans", "Canadian", "Canadians", "Australian", "Australians"})
"""Nationalities that tell, after another, where people live who came from elsewhere."""
_PREFIXES = frozenset({"pro", "anti", "non"})
"""What stands before those whom somebody is for or against, or is not."""
_OF_SEVERAL = frozenset({RoleKind.BODY, RoleKind.PART})
"""What two countries may have together."""


def are_one_person(doc: Doc, first: Group, group: Group) -> bool:
    """Whether two joined groups tell two trades of one: "*Peruvian poet* and activist Ana Torres", not "premier and
    President Torres"."""
    trades = [segment for segment in group.segments if segment.role]
    is_named = group.core is not None and (group.core.is_name or group.core.kind is Kind.PERSON)
    if first.core is None or not trades or not is_named or group.determiner or group.possessor or group.pronoun:
        return False
    trade = first.core.role
    is_one = trade is not None and not trade.plural and trade.kind in (RoleKind.PERSON, RoleKind.MEMBER)
    return is_one and first.determiner in (None, "a", "an") and doc[trades[0].start].is_lower


def tells_whose(doc: Doc, segment: Segment, *, abroad: bool = False) -> bool:
    """Whether a nationality tells whose something is: not in "Iran-backed" or "pro-Iranian", but in "Iran-based".

    Of "Cuban American" voters it is the second that does, of "the Turkmen minority" none, and "the Ugandan border" is
    another's as well.
    """
    read, first, end = columns(doc), segment.start, segment.end
    is_before = segment.kind is Kind.NATIONALITY and end < len(doc)
    if is_before and read.forms[end] in any_of("boundaries") and read.relations[end] != "compound":
        return False
    if is_before and (read.texts[end] in _OF_SETTLERS or read.forms[end] in any_of("peoples at home elsewhere")):
        return False
    if read.forms[first].partition("-")[0] in _PREFIXES or (first > 0 and read.forms[first - 1] == "ethnic"):
        return False
    if first > 1 and read.texts[first - 1] in HYPHENS and read.forms[first - 2] in _PREFIXES:
        return False
    if end + 1 < len(doc) and not read.spaced[end - 1] and read.texts[end] in HYPHENS:
        return read.forms[end + 1] in _OF_PLACE and not (abroad and read.forms[end + 1] == "based")
    return True


def shared_nation(group: Group) -> str | None:
    """The country of the nationality before a thing that somebody is joined to: "*Afghan* posts and troops"."""
    before = group.conjunct
    if before is None or group.determiner or before.core is not None:
        return None
    nations = [segment for segment in before.segments if segment.kind is Kind.NATIONALITY]
    return nations[-1].entries[0].country if len(nations) == 1 else None


def nationalities(doc: Doc, group: Group, role: Role, abroad: bool, tables: Tables) -> list[str]:
    """The countries a group names before its role, and those of adjectives or names it shares with a group before it.

    One ``abroad`` is of none where he is based, and one in office of none where he was born.
    """
    nation = _nationality(doc, group, role, abroad)
    if nation is None:
        return []
    countries = [nation.entries[0].country or ""]
    if (role.plural or role.kind in _OF_SEVERAL) and (half := _first_half(doc, group, role, nation)):
        countries.insert(0, half)
    joined = group.conjunct
    while joined and _shares(doc, joined, group):
        countries.insert(0, joined.segments[0].entries[0].country or "")
        joined = joined.conjunct
    if group.start > 1 and columns(doc).forms[group.start - 1] == "and":
        countries.insert(0, _other_half(doc, nation, tables))
    if len(countries) == 1 and nation.kind is Kind.COUNTRY and role.plural and group.start == nation.start:
        countries = [*_countries_before(doc, group), *countries]
    return list(dict.fromkeys(filter(None, countries)))


def _nationality(doc: Doc, group: Group, role: Role, abroad: bool) -> Segment | None:
    """The nationality that tells whose a group is, or else that of the group which tells another trade of the same."""
    in_office = not STATE.isdisjoint(role.sectors)
    told = [segment for segment in group.nationalities if tells_whose(doc, segment, abroad=abroad)]
    told = [segment for segment in told if not (in_office and _stands_before(doc, segment, "born"))]
    if not told and group.conjunct and are_one_person(doc, group.conjunct, group):
        told = [segment for segment in group.conjunct.nationalities if tells_whose(doc, segment, abroad=abroad)]
    return min(told, key=lambda segment: _is_abode(doc, segment), default=None)


def _first_half(doc: Doc, group: Group, role: Role, nation: Segment) -> str | None:
    """The country that a hyphen joins to a nationality: "*Polish*-Ukrainian", not "*Cuban*-American" voters."""
    halves = [segment for segment in group.nationalities if segment.end == nation.start - 1]
    if not halves or doc[nation.start - 1].text not in HYPHENS or doc[nation.start - 1].whitespace_:
        return None
    texts, is_army = columns(doc).texts, Sector.MIL in role.sectors
    is_descent = texts[nation.start] in _OF_SETTLERS and not is_army and not is_first_half(texts, halves[0].start)
    return None if is_descent else halves[0].entries[0].country


def _is_abode(doc: Doc, segment: Segment) -> bool:
    """Whether a place is only where somebody lives or was born: "a London-based Saudi dissident"."""
    return _stands_before(doc, segment, "based", "born")


def _stands_before(doc: Doc, segment: Segment, *words: str) -> bool:
    """Whether a place is joined by a hyphen to one of these words: "the Cuban-*born* senator"."""
    return segment.end + 1 < len(doc) and columns(doc).forms[segment.end + 1] in words


def _other_half(doc: Doc, half: Segment, tables: Tables) -> str:
    """The country with half of whose name another is joined: "*South* and North Korean negotiators"."""
    named = tables.names.get(f"{doc[half.start - 2].text} {doc[half.end - 1].text}") if half.start > 1 else ()
    return next((name.entry.country for name in named if name.entry.country), "")


def nation_before(doc: Doc, group: Group) -> str | None:
    """The nation joined before those of an organisation: "*French* and NATO troops"."""
    joined = group.conjunct
    return joined.segments[0].entries[0].country if joined and _shares(doc, joined, group) else None


def each_country(doc: Doc, group: Group, role: Role) -> list[str]:
    """The countries of several: "ministers of Kenya and Uganda", "Kenya and Uganda's ministers"."""
    owner = group.possessor
    if role.plural and owner and _is_country(owner):
        return [*_countries_before(doc, owner), owner.core.entries[0].country or ""] if owner.core else []
    for preposition, complement in group.complements if role.plural else ():
        if not (says_whose(preposition, role) and _is_country(complement)):
            continue
        listed = _listed(doc, complement)
        between = {doc[i].lower_ for i in range(listed[-2].end, listed[-1].start)} if len(listed) > 1 else set()
        if not between.isdisjoint(("and", "&")):
            return list(dict.fromkeys(one.core.entries[0].country or "" for one in listed if one.core))
    return []


def _listed(doc: Doc, first: Group) -> list[Group]:
    """A country and those joined to it, up to one that owns something: "Kenya, Uganda and *Chad's* allies"."""
    listed, joined = [first], first.joined
    while joined and _is_country(joined) and not (joined.end < len(doc) and doc[joined.end].tag_ == "POS"):
        listed.append(joined)
        joined = joined.joined
    return listed


def speaks_for(role: Role) -> bool:
    """Whether whoever has the role is of those *for* whom he has it: "a spokesman for Peru", "negotiators for Peru"."""
    return role.phrase.startswith("spokes") or role.phrase.endswith("negotiator")


def says_whose(preposition: str, role: Role) -> bool:
    """Whether a preposition tells whose those of a role are: "ministers *of* Peru", "spokesmen *for* Peru"."""
    return preposition in ("of", "from") or (preposition == "for" and speaks_for(role))


def _countries_before(doc: Doc, group: Group) -> list[str]:
    """The countries named before a group in one list with its own: "Turkey, Greece foreign ministers"."""
    found: list[str] = []
    first = group
    while first.conjunct and _is_country(first.conjunct):
        first = first.conjunct
        assert first.core is not None
        found.insert(0, first.core.entries[0].country or "")
    before = group.conjunct
    ends = before is not None and "and" in [doc[i].lower_ for i in range(before.end, group.start)]
    opens = first.start == doc[first.start].sent.start and not first.conjunct
    return found if ends or opens else []


def _shares(doc: Doc, joined: Group, group: Group) -> bool:
    """Whether what is joined before a group is of its noun as well: "French and German", "US and British" aides."""
    last = doc[joined.end - 1]
    if joined.is_adjective:
        return last.pos_ != "NOUN"
    is_alone = len(joined.segments) == 1 and joined.end == joined.start + 1 + (joined.determiner == "the")
    is_country = is_alone and joined.segments[0].kind is Kind.COUNTRY  # "*the US* and British aides"
    return is_country and last.dep_ in ("amod", "compound") and group.start <= last.head.i < group.end


def _is_country(group: Group) -> bool:
    return len(group.segments) == 1 and group.core is not None and group.core.kind in (Kind.COUNTRY, Kind.SEAT)
