"""Whose turn it is in a transcript: who is named before the colon that opens a line ("MS TORRES: *He* has left"), and
that those who speak in a chamber sit in it ("*Mr. Tam Dalyell* (Linlithgow): ...")."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.text.figures import Figure
from legation.actors.text.reading import Reading
from legation.records import Sector
from legation.syntax.columns import columns, text_of

_LONGEST = 60
"""Within how many characters a line names its speaker."""
_TURN = re.compile(r"^[A-Z][^\n:]{1,58}: ", re.MULTILINE)
_FEWEST_TURNS = 3
"""How many lines a transcript has that so begin."""
_MEMBER = re.compile(r"^(?P<name>[A-Z][^\n():]{2,50}) \([^\n()]{2,60}\)(?: \([^\n()]{2,20}\))?:", re.MULTILINE)
"""How a chamber's record names who speaks, with his constituency."""


def speaker_of_turn(reading: Reading, token: Token) -> frozenset[Figure]:
    """Who says the line in which a word stands, and so is not meant by its "he" and "she"; nobody elsewhere."""
    text = text_of(reading.doc)
    start = text.rfind("\n", 0, token.idx) + 1
    colon = text.find(":", start, min(token.idx, start + _LONGEST))
    if colon < 0 or not all(word[:1].isupper() for word in text[start:colon].split()) or not _is_transcript(text):
        return frozenset()
    named = (reading.at.get(label, ()) for label in columns(reading.doc).tokens(start, colon))
    return frozenset(figure for figures in named for figure in figures if figure.person)


@lru_cache(1)  # asked of each pronoun of one text after the other
def _is_transcript(text: str) -> bool:
    return len(_TURN.findall(text)) >= _FEWEST_TURNS


def note_members(reading: Reading) -> None:
    """Let those of whom the record of a chamber tells no more than their names and seats be of that chamber."""
    text = text_of(reading.doc)
    first = text.lstrip().partition("\n")[0]
    head = columns(reading.doc).tokens(text.find(first), text.find(first) + len(first)) if first else ()
    chambers = (figure for token in head for figure in reading.at.get(token, ()) if not figure.person)
    chamber = next((figure.affiliation for figure in chambers if figure.affiliation.sector is Sector.LEG), None)
    if chamber is None:
        return
    for member in _MEMBER.finditer(text):
        named = (reading.at.get(token, ()) for token in columns(reading.doc).tokens(*member.span("name")))
        for figure in (figures[0] for figures in named if len(figures) == 1):
            if figure.person and figure.named and not figure.affiliation.sectors:
                figure.learn(Affiliation(chamber.country, (Sector.LEG,)), None)
