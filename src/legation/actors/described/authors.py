"""Who writes a document in the first person: "*We, the foreign ministers of Peru and Chile,* condemn ...", or under a
title, "*Statement by the King of Spain* on Sudan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure, is_union
from legation.actors.text.reading import Reading
from legation.actors.text.segments import head_token
from legation.actors.whereabouts.cables import EMBASSY, embassy, is_cable
from legation.records import Sector
from legation.syntax.columns import columns, text_of
from legation.syntax.quotes import quoted_tokens
from legation.syntax.wrapping import ends_sentence

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ourselves"})
"""The pronouns of who speaks or writes."""
_HANDLE = re.compile(r"(?:^|\s)@\w")
"""How a social network names an account."""
_HEAD_LINES = 3
"""Among how many lines over a post his account stands."""
_SIGNED_LINES = 8
"""Among how many lines of a paper its author is named."""
_LONGEST_LABEL = 4
"""How many words a line has that only says what a paper is."""
_MOST_WRITERS = 3
"""How many phrases behind the name of a writing may tell whose it is."""
_LONGEST_OFFICE = 6
"""How many words a line below it has that says what he is."""
_UNITED_NATIONS = "IGO UNO"
_CHIEFS = frozenset({"secretary-general", "secretary general"})
_OF_PAPERS = frozenset({"no", "no.", "nr", "nr.", "number", "press", "release", "war", "military"})
"""What papers are called by, beside what they are."""
_BY = frozenset({"by", "of", "from"})


def note_authors(reading: Reading) -> None:
    """Take the first persons that stand in no quotation for those who say that they write the document."""
    forms, quoted = columns(reading.doc).forms, quoted_tokens(reading.doc)
    own = [token for token, form in enumerate(forms) if form in FIRST_PERSON and token not in quoted]
    authors = _authors(reading, own) if own else ()
    for token in own if authors else ():
        if reading.doc[token].pos_ == "PRON":
            reading.note(authors, token, token + 1)


def _authors(reading: Reading, first_persons: list[int]) -> tuple[Figure, ...]:
    """Those who say who they are, or else those whom the title names."""
    forms = columns(reading.doc).forms
    for token in first_persons:
        group = reading.group_at(token + 3) if forms[token + 1 : token + 3] == [",", "the"] else None
        if group is not None and (named := _meant(reading, [head_token(reading.doc, group.start, group.end)])):
            return named
    layout = reading.doc._.layout
    title = layout.title if layout is not None else None
    heading = [reading.doc[token] for token in columns(reading.doc).tokens(*title)] if title is not None else []
    writings = (word for word in heading if word.lemma_.lower() in any_of("spoken or written"))
    titled = (figures for word in writings for figures in _writers(reading, word))
    known = (figures for figures in titled if _are_of_somewhere(figures))
    return (
        next(known, ())
        or _of_cable(reading)
        or _reporting_to_council(reading, heading)
        or _by_own_minister(reading, first_persons)
        or _by_name(reading, heading)
        or _of_post(reading)
        or _signed(reading)
        or _at_briefing(reading)
    )


def _of_cable(reading: Reading) -> tuple[Figure, ...]:
    """The embassy whose cable the document is."""
    if not is_cable(reading.doc):
        return ()
    return (reading.figures.add(("body", EMBASSY), Figure(EMBASSY, embassy(), named=True)),)


def _reporting_to_council(reading: Reading, heading: list[Token]) -> tuple[Figure, ...]:
    """The Secretary-General whose report the title names alone, in a text that tells of the United Nations."""
    told = {figure.affiliation.organisation for figure in reading.figures if is_union(figure)}
    writing = next((word for word in heading if word.lower_ == "report"), None)
    chiefs = _meant(reading, list(_of_whom(writing))) if writing is not None and told >= {_UNITED_NATIONS} else ()
    for chief in chiefs:
        if not chief.roles.isdisjoint(_CHIEFS):
            chief.learn(Affiliation(organisation=_UNITED_NATIONS), None)
    return chiefs if _are_of_somewhere(chiefs) else ()


def _are_of_somewhere(figures: tuple[Figure, ...]) -> bool:
    return any(figure.affiliation.country or figure.affiliation.organisation for figure in figures)


def _by_name(reading: Reading, heading: list[Token]) -> tuple[Figure, ...]:
    """The body that heads its own statement with its name alone ("*Ministry of Defence of Peru*")."""
    named = reading.at.get(heading[0].i + (heading[0].lower_ == "the"), ()) if heading else ()
    is_body = len(named) == 1 and not named[0].person and not named[0].country_like
    return named if is_body and _is_name_alone(reading, heading) and _are_of_somewhere(named) else ()


def _of_post(reading: Reading) -> tuple[Figure, ...]:
    """Who is named over a post, beside his account ("*Ana Torres* @anatorres", "@anatorres *Minister of Peru*")."""
    lines = text_of(reading.doc).splitlines(keepends=True)[: _HEAD_LINES + 1]
    account = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if _HANDLE.search(line)), None)
    if account is None:
        return ()
    below = lines[account + 1] if account + 1 < len(lines) else ""
    is_office = len(below.split()) <= _LONGEST_OFFICE and not ends_sentence(below.strip())
    head = columns(reading.doc).tokens(0, sum(map(len, lines[: account + 1 + is_office])))
    named = (reading.at.get(token, ()) for token in head)
    known = [figures for figures in named if len(figures) == 1 and _are_of_somewhere(figures)]
    people = (figures for figures in known if figures[0].person)
    return next(people, ()) or next(iter(known), ())


def _signed(reading: Reading) -> tuple[Figure, ...]:
    """Who is named with his office under the line that says what a paper is: "Press Statement", "Remarks"."""
    lines = text_of(reading.doc).splitlines(keepends=True)[:_SIGNED_LINES]
    start = 0
    for line, below in pairwise(lines):
        start += len(line)
        spoken = any_of("spoken or written").intersection(line.lower().split())
        if not spoken or len(line.split()) > _LONGEST_LABEL or ends_sentence(below.strip()):
            continue
        named = (reading.at.get(token, ()) for token in columns(reading.doc).tokens(start, start + len(below)))
        people = (figures for figures in named if len(figures) == 1 and figures[0].person and figures[0].named)
        return next(filter(_are_of_somewhere, people), ())
    return ()


def _at_briefing(reading: Reading) -> tuple[Figure, ...]:
    """The spokesman under whose name a briefing stands, of the government where it was held: "Ana Torres / Deputy
    Spokesperson / *Lima*"."""
    place = reading.doc._.layout.dateline_place if reading.doc._.layout is not None else None
    held_at = (reading.at.get(token, ()) for token in columns(reading.doc).tokens(*place)) if place is not None else ()
    country = next((figures[0].affiliation.country for figures in held_at if len(figures) == 1), None)
    lines = text_of(reading.doc).splitlines(keepends=True)[:_SIGNED_LINES]
    start = 0
    for line, below in pairwise(lines):
        words = below.lower().split()
        if country and line.strip() and words and words[-1].startswith("spokes") and len(words) <= _LONGEST_OFFICE:
            named = (reading.at.get(token, ()) for token in columns(reading.doc).tokens(start, start + len(line)))
            people = [figures for figures in named if len(figures) == 1 and figures[0].person and figures[0].named]
            for figures in people[:1]:
                figures[0].learn(Affiliation(country, (Sector.GOV,)), None)
                return figures
        start += len(line)
    return ()


def _is_name_alone(reading: Reading, heading: list[Token]) -> bool:
    """Whether a heading is somebody's name and nothing else, but for what he issues ("... - COMMUNIQUE No. 14")."""
    group = reading.group_at(heading[0].i + (heading[0].lower_ == "the"))
    if group is None:
        return False
    end = max(group.end, *(owner.end for _, owner in group.complements), 0)
    return all(_is_of_paper(word) for word in heading if word.i >= end)


def _is_of_paper(word: Token) -> bool:
    """Whether a word only says what a paper is, and which: "Communique No. 14"."""
    is_paper = word.lemma_.lower() in any_of("spoken or written") or word.lower_ in _OF_PAPERS
    return is_paper or word.pos_ in ("PUNCT", "NUM", "SYM")


def _by_own_minister(reading: Reading, first_persons: list[int]) -> tuple[Figure, ...]:
    """The government whose minister or president the text calls its own ("*our Minister Hakan Fidan*")."""
    for token in first_persons:
        group = reading.group_at(token) if reading.doc[token].lower_ == "our" else None
        figures = reading.resolved.get(group, ()) if group is not None else ()
        for figure in figures:
            country, sector = figure.affiliation.country, figure.affiliation.sector
            if figure.person and figure.named and not figure.plural and country and sector is Sector.GOV:
                serves = Affiliation(country, (Sector.GOV,))
                government = Figure(f"government of {country}", serves, named=True, country_like=True)
                return (reading.figures.add(("government", country), government),)
    return ()


def _writers(reading: Reading, writing: Token) -> Iterator[tuple[Figure, ...]]:
    """Those by whom a writing is, all together or else one after the other."""
    heads = list(_of_whom(writing))
    yield _meant(reading, heads)
    yield from (_meant(reading, [head]) for head in heads[:_MOST_WRITERS])


def _of_whom(writing: Token) -> Iterator[Token]:
    """Those by whom a writing is, or whose it is: "Statement *by the King*", "*the King's* statement", "Letter dated
    4 May *from the King*"."""
    dated = (clause for clause in writing.children if clause.dep_ == "acl" and clause.lemma_.lower() == "date")
    for child in (*writing.children, *(child for clause in dated for child in clause.children)):
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        if child.dep_ == "nmod:poss" or (child.dep_.startswith(("nmod", "obl")) and _BY & cases):
            yield child


def _meant(reading: Reading, heads: list[Token]) -> tuple[Figure, ...]:
    """Whom nouns and those joined to them denote; nobody where one of them is nobody known."""
    joined = [other for head in heads for other in (head, *(child for child in head.children if child.dep_ == "conj"))]
    found = [_serving(reading, token) for token in joined]
    return tuple(dict.fromkeys(figure for figures in found for figure in figures)) if all(found) else ()


def _serving(reading: Reading, noun: Token) -> tuple[Figure, ...]:
    """Whom a noun denotes, or the body for which he speaks: "the Press Secretary, *Foreign Ministry of Peru*"."""
    own = reading.at.get(noun.i, ())
    beside = (reading.at.get(child.i, ()) for child in noun.children if child.dep_ in ("appos", "list"))
    return own if _are_of_somewhere(own) else next(filter(_are_of_somewhere, beside), own)
