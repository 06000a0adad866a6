"""The cast of a document: who appears in it, and who is meant where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from legation.actors.described.private import settle_private
from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import Tables
from legation.actors.text.figures import Figure
from legation.actors.text.groups import offsets_of
from legation.actors.text.reader import Reader
from legation.records import Actor, Mention, Sector
from legation.syntax.columns import Columns, columns, text_of

_OUT_OF_OFFICE = frozenset({Sector.CVL, Sector.UAF, Sector.REF, Sector.CRM, Sector.AGR, Sector.UNK})
"""Sectors of those who hold no office, whatever they are called ("suspects", "a gunman")."""


@dataclass(frozen=True)
class Cast:
    """The actors of a document in order of first mention, with ids "A1", "A2", ...

    Countries that are only named as places ("in Vietnam") are members of the cast too, with the country's code.
    """

    actors: tuple[Actor, ...]
    _at: dict[int, tuple[Actor, ...]]
    _spans: dict[int, tuple[int, int]]
    _words: Columns

    def at(self, token: int) -> tuple[Actor, ...]:
        """Who the noun phrase that the token of this number heads denotes, without its conjuncts.

        A nationality's or a modifier's token gives that country or organisation; a pronoun whom it points to.
        Nobody, (), where it denotes no actor or it cannot be told whom.
        """
        return self._at.get(token, ())

    @property
    def heads(self) -> Iterable[int]:
        """The numbers of the tokens at which ``at`` finds somebody."""
        return (token for token, actors in self._at.items() if actors)

    def span(self, token: int) -> tuple[int, int]:
        """The offsets of the mention that this token belongs to; the token's own where it belongs to none."""
        return self._spans.get(token) or self._words.offsets(token, token)


def read_cast(
    doc: Doc,
    published: date | None,
    tables: Tables | None = None,
    countries: Mapping[tuple[int, int], str] | None = None,
) -> Cast:
    """Read who appears in a parsed document.

    Offices and sectors are those held on ``published``; where it is None, when people held the offices that the text
    gives them, or else the latest known. ``tables`` are the shipped ones where not given. ``countries`` are those of
    the places that the text names (ISO 3166-1 alpha-3), by their offsets: code points, half-open.
    """
    reading = Reader(doc, tables or shipped_tables(), published, countries).reading
    settle_private(reading)
    ordered = sorted((min(figure.spans), order, figure) for order, figure in enumerate(reading.figures) if figure.spans)
    text = text_of(doc)
    actors = {
        id(figure): actor_of(f"A{number}", figure, ((s, e, text[s:e]) for s, e in sorted(set(figure.spans))))
        for number, (_, _, figure) in enumerate(ordered, start=1)
    }
    at = {i: tuple(actors[id(figure)] for figure in figures) for i, figures in reading.at.items()}
    offsets = {span: offsets_of(doc, *span) for span in set(reading.spans.values())}
    spans = {i: offsets[span] for i, span in reading.spans.items()}
    return Cast(tuple(actors.values()), at, spans, columns(doc))


def actor_of(id: str, figure: Figure, mentions: Iterable[tuple[int, int, str]]) -> Actor:
    """The record's actor for a figure, with mentions given by their offsets and texts."""
    affiliation = figure.affiliation
    return Actor(
        id=id,
        name=figure.name,
        code=affiliation.code,
        country=affiliation.country,
        sector=affiliation.sector,
        sectors=affiliation.sectors,
        office=figure.office if affiliation.sector not in _OUT_OF_OFFICE and not figure.plural else None,
        mentions=tuple(Mention(start=start, end=end, text=text) for start, end, text in mentions),
    )
