"""What an embassy's cable calls its own people and its hosts, who have no other name in it.

FM AMEMBASSY BANGKOK
1. (C) PRIME MINISTER TOLD AMBASSADOR THAT GOT WOULD NOT PAY. EMBOFFS ...

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import Affiliation, Tenure
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import columns, text_of

_HEADING = re.compile(
    r"^[ \t]*(?:(?:FM|FROM)[ \t]+(?:AMEMBASSY|AMCONSUL|USMISSION)"
    r"|(?:C O N F I D E N T I A L|S E C R E T|U N C L A S(?: S I F I E D)?|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET)"
    r"(?:[ \t]+SECTION[ \t]+\d+[ \t]+OF[ \t]+\d+)?(?=[ \t]+[A-Z][A-Z ]+[ \t]\d{3,6}[ \t]*$))[ \t]+(?P<post>\S.*)$",
    re.MULTILINE,
)
_HEADING_REACH = 2_000
"""Within how many characters a cable says where it is from."""
_HOSTS = re.compile(r"GO[A-Z]{1,2}")
"""How a cable calls the government where it was written: "GOT" in Thailand."""
_NATIONS = frozenset({Kind.COUNTRY, Kind.NATIONALITY, Kind.NATIONAL, Kind.SEAT})
EMBASSY = "U.S. embassy"
"""How the record calls those who send a cable."""
_SENDER = "USA"


def with_correspondents(doc: Doc, segments: list[Segment], tables: Tables) -> list[Segment]:
    """The segments, with the envoys of whom a cable says no more as those who sent it, and its "GOT" as the hosts."""
    if not is_cable(doc):
        return segments
    host = post_country(doc, segments)
    told = {s.entries[0].country for s in segments if s.kind in _NATIONS} - {None}
    found = [*_own(doc, segments), *_hosts(doc, tables, [code for code in (host, *sorted(map(str, told))) if code])]
    taken = {i for segment in found for i in range(segment.start, segment.end)}
    kept = [s for s in segments if taken.isdisjoint(range(s.start, s.end))]
    return sorted([*kept, *found], key=lambda segment: segment.start)


def is_cable(doc: Doc) -> bool:
    """Whether a document is an American embassy's cable."""
    return _HEADING.search(text_of(doc), 0, _HEADING_REACH) is not None


def embassy() -> Affiliation:
    """Of whom those are who write a cable."""
    return Affiliation(_SENDER, (Sector.GOV,))


def post_country(doc: Doc, segments: list[Segment]) -> str | None:
    """The country of the post that a cable is from; None in any other text."""
    heading = _HEADING.search(text_of(doc), 0, _HEADING_REACH)
    if heading is None:
        return None
    starts, post = columns(doc).starts, heading.span("post")
    places = (segment for segment in segments if post[0] <= starts[segment.start] < post[1] and segment.entries)
    return next((segment.entries[0].country for segment in places), None)


def _own(doc: Doc, segments: list[Segment]) -> Iterator[Segment]:
    """Those of the embassy: envoys beside whom neither a country nor a name stands."""
    ends = {segment.end for segment in segments if segment.role is None}
    begins = {segment.start for segment in segments if segment.role is None}
    entry = Entry(Kind.ORGANISATION, EMBASSY, (Tenure(embassy()),))
    for i, form in enumerate(columns(doc).forms):
        following = doc[i + 1] if i + 1 < len(doc) else None
        is_told = following is not None and (following.lower_ in ("of", "to", "from") or following.ent_type_ == "PER")
        if form in any_of("embassy officers") and i not in ends and i + 1 not in begins and not is_told:
            yield Segment(i, i + 1, Kind.ORGANISATION, (entry,))


def _hosts(doc: Doc, tables: Tables, countries: list[str]) -> Iterator[Segment]:
    """The governments that a cable calls by their countries' first letters; the host's before others it names."""
    for i, text in enumerate(columns(doc).texts):
        if _HOSTS.fullmatch(text) is None:
            continue
        named = (tables.countries[code] for code in countries if code in tables.countries)
        country = next((c for c in named if _initials(c.name).startswith(text[2:])), None)
        if country is not None:
            entry = Entry(Kind.COUNTRY, country.name, (Tenure(Affiliation(country.code, (Sector.GOV,))),))
            yield Segment(i, i + 1, Kind.COUNTRY, (entry,))


def _initials(name: str) -> str:
    """ "SK" of "South Korea"; with one word its first letters, "THAILAND"."""
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else name.upper()
