"""Invented text: sentences from ``templates.tsv`` filled with names, so that the model meets the world's people,
places and organisations, headlines without a full stop, and datelines. Only names and sentence starts are learned.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from knowledge import given_names, known_names

from legation.syntax.tokenizer import treebank_tokenizer

TEMPLATES = Path(__file__).parent / "templates.tsv"
_SLOT = re.compile(r"\{(PER|ORG|LOC)\}")
_TRADES = (
    "Motors Bakery Dental Clinic|Auto Repair|Pizza Kitchen Cafe Hotel Bank Airlines Shipping Energy Steel Oil|"
    "Law Offices|Veterinary Hospital|Tire Company|"
    "Books Press Insurance Systems Software Labs Media Telecom|Gas Co.|Logistics"
)
_BODIES = (
    "University of {}|{} Police Department|Bank of {}|{} City Council|Government of {}|{} Red Crescent|{} Chamber of "
    "Commerce|{} United|{} Times|{} High School|{} National Guard|Central Bank of {}|{} Supreme Court|Embassy of {}"
)
_OFFICES = "Ministry of {}|Department of {}|{} Ministry|{} Department|Committee on {}|Institute of {}"
_FIELDS = "Defense Health Finance Education Energy Justice Agriculture Labor Transport Science Trade Tourism".split()

Sentence = tuple[list[str], list[bool], list[str]]
"""Words, whether white space follows each, and BIO labels."""


class Invention:
    """A source of invented texts; what it draws depends on the given chance alone."""

    def __init__(self) -> None:
        self._names, self._given = known_names(), given_names()
        self._surnames = sorted({name.split()[-1] for name in self._names["PER"]})
        self._tokenizer = treebank_tokenizer(spacy.blank("en"))
        self._templates: dict[str, list[str]] = {}
        for line in TEMPLATES.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                kind, _, template = line.partition("\t")
                self._templates.setdefault(kind, []).append(template)

    def texts(self, count: int, chance: random.Random) -> Iterator[list[Sentence]]:
        """So many texts, each one to three sentences."""
        for _ in range(count):
            roll = chance.random()
            if roll < 0.25:
                yield [self._sentence("headline", chance), self._sentence("story", chance)]
            elif roll < 0.35:
                yield [self._sentence("dateline", chance), self._sentence("story", chance)]
            elif roll < 0.6:
                yield [self._sentence("letter", chance)]
            else:
                yield [self._sentence("story", chance) for _ in range(chance.choice((1, 1, 2)))]

    def _sentence(self, kind: str, chance: random.Random) -> Sentence:
        template = chance.choice(self._templates[kind])
        text, spans, at = "", [], 0
        title = kind == "headline" and chance.random() < 0.5
        for slot in _SLOT.finditer(template):
            before = template[at : slot.start()]
            text += before.title() if title else before
            name = self._name(slot.group(1), chance)
            if kind == "dateline" and not text:
                name = name.upper()
            spans.append((len(text), len(text) + len(name), slot.group(1)))
            text += name
            at = slot.end()
        text += template[at:].title() if title else template[at:]
        if kind == "headline" and chance.random() < 0.15:
            text = text.upper() if len(text.upper()) == len(text) else text
        elif kind == "letter" and chance.random() < 0.1:
            text = text.lower() if len(text.lower()) == len(text) else text
        words, spaces, labels = [], [], []
        inside: tuple[int, int, str] | None = None
        for token in self._tokenizer(text):
            if token.is_space:
                continue
            over = next((span for span in spans if span[0] <= token.idx < span[1]), None)
            labels.append("O" if over is None else ("I-" if over == inside else "B-") + over[2])
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            inside = over
        return words, spaces, labels

    def _name(self, type_: str, chance: random.Random) -> str:
        roll = chance.random()
        if type_ == "PER":
            if roll < 0.3:
                return chance.choice(self._names["PER"])
            surname = chance.choice(self._surnames)
            return surname if roll < 0.5 else f"{chance.choice(self._given)} {surname}"
        if type_ == "ORG" and roll < 0.4:
            field, place = chance.choice(_FIELDS), chance.choice(self._names["LOC"])
            made = (
                f"{chance.choice(self._surnames)} {chance.choice(_choices(_TRADES))}",
                chance.choice(_BODIES.split("|")).format(place),
                chance.choice(_OFFICES.split("|")).format(field),
            )
            return chance.choice(made)
        return chance.choice(self._names[type_])


def _choices(listed: str) -> list[str]:
    """ "Motors Bakery|Law Offices": bars keep two words together where the words between them are two."""
    found: list[str] = []
    for part in listed.split("|"):
        words = part.split()
        found += [part] if len(words) == 2 else words
    return found
