"""Countries, their governments and the bodies that the tables know, as members of a cast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from legation.actors.described.nationalities import tells_whose
from legation.actors.described.peoples import is_of_part
from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.plurals import takes_plural
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, Figures, affiliation_on
from legation.actors.text.groups import Group
from legation.actors.text.segments import Segment, head_token
from legation.records import Sector
from legation.syntax.columns import text_at

_LOCATIVE = frozenset(
    {"in", "at", "to", "from", "near", "around", "outside", "inside", "into", "through", "toward", "towards", "across",
     "over", "within", "via", "throughout", "off", "of", "for"}
)  # fmt: skip
_SEATS = {"Brussels": "European Union"}
_EXAMPLE = frozenset({"including", "such", "like"})
"""What stands before some of those just spoken of: "several countries, including *Chad*"."""
_AGENTS = frozenset({"nsubj", "nsubj:outer", "obl:agent", "csubj"})


class States:
    """The countries and organisations of one document."""

    def __init__(self, doc: Doc, tables: Tables, published: date | None, figures: Figures, context: Context) -> None:
        self._doc = doc
        self._tables = tables
        self._published = published
        self._figures = figures
        self._context = context

    def organisation(self, entry: Entry, owner: str | None = None) -> Figure:
        """The figure of an organisation; a country that is named as its ``owner`` outdoes the tables'."""
        affiliation, office = affiliation_on(entry, self._published)
        name = entry.name
        other = owner is not None and affiliation.organisation is None and affiliation.country not in (None, owner)
        if other and affiliation.country:
            country = self._tables.countries.get(owner or "")
            name = f"{country.adjective} {name}" if country else name
            affiliation = replace(affiliation, country=owner)
        return self._figures.add(("body", fold(name)), Figure(name, affiliation.within(owner), office, named=True))

    def country(self, code: str | None) -> Figure | None:
        """The figure of a country."""
        if code is None:
            return None
        if (known := self._figures.get(("country", code))) is not None:
            return known
        name = self._tables.countries[code].name if code in self._tables.countries else code
        figure = Figure(name, Affiliation(code), named=True, country_like=True)
        return self._figures.add(("country", code), figure)

    def government(self, code: str) -> Figure:
        """The figure of a country's government."""
        country = self._tables.countries.get(code)
        name = f"{country.adjective} government" if country else f"government of {code}"
        figure = Figure(name, Affiliation(code, (Sector.GOV,)), named=True, country_like=True)
        figure.roles.add("government")
        return self._figures.add(("government", code), figure)

    def place(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        """Whom a place stands for: the government where a country or its seat acts, the country elsewhere."""
        entry = core.entries[0]
        country = self.country(entry.country)
        if country is None or entry.country is None:
            return ()
        body = self._seated(core) if core.kind is Kind.PLACE else None
        if core.kind is Kind.PLACE and body is None:
            return (country,)
        head = head_token(self._doc, group.start, group.end)
        first = _first_joined(head)
        nominal = any(child.dep_ == "cop" for child in first.head.children) and first.head.pos_ in ("NOUN", "PROPN")
        acts = first.dep_ in _AGENTS and not nominal
        if core.kind in (Kind.SEAT, Kind.PLACE) and not acts:
            aimed = group.preposition == "at" and first.head.lemma_ in any_of("lashing out")
            located = (
                (group.preposition in _LOCATIVE and not aimed)
                or first.head.lemma_ in any_of("visiting")
                or self._context.in_dateline(group)
            )
            acts = not located and first.dep_ not in ("compound", "appos", "root", "dep")
        if body is not None:
            return (self.organisation(body),) if acts else (country,)
        return (self.government(entry.country),) if acts else (country,)

    def _seated(self, place: Segment) -> Entry | None:
        """The body of many states that a city stands for where it acts, if no word tells of its own country."""
        body = _SEATS.get(text_at(self._doc, place.start, place.end))
        if body is None or self._context.salience(place.entries[0].country):
            return None
        return next((name.entry for name in self._tables.names.get(body)), None)

    def nationals(self, group: Group, core: Segment, after: Group | None) -> tuple[Figure, ...]:
        """Whom a nationality stands for: "the Vietnamese" for the country, as "*Vietnamese* seize boat" in a headline,
        "Vietnamese" and "Swedes" for its people.

        ``after`` is the group that follows, which may share an adjective: "French and German ministers".
        """
        before = [segment for segment in group.nationalities if tells_whose(self._doc, segment)]
        code = (before or [core])[0].entries[0].country
        if code is None:
            return ()
        shared = after is not None and after.conjunct is group and (after.is_adjective or after.nationalities)
        shared = shared or _is_joined_modifier(self._doc[core.end - 1])
        is_part = is_of_part(core.entries[0], self._tables) and self._doc[core.end - 1].lower_.endswith("s")
        is_all = group.determiner == "the" and group.start + 1 >= core.start and not is_part
        if (group.is_adjective and shared) or is_all or _acts_in_headline(group, self._doc):
            figure = self.country(code)
            return (figure,) if figure else ()
        name = text_at(self._doc, core.start, core.end)
        figure = Figure(name, Affiliation(code, (Sector.CVL,)), person=True)
        figure.plural = True
        return (self._figures.add(("people", fold(name) if is_part else code), figure),)


def _acts_in_headline(group: Group, doc: Doc) -> bool:
    """Whether a nationality without a plural opens a headline as who acts: "*French* seize trawler"."""
    word = doc[group.end - 1]
    if group.determiner or not group.is_adjective or takes_plural(word.text) or word.dep_ != "nsubj":
        return False
    is_first = word.is_sent_start or word.nbor(-1).text == ":"
    return is_first and not any(token.text in (".", "?", "!") for token in list(word.sent)[-2:])


def _is_joined_modifier(token: Token) -> bool:
    """Whether an adjective is joined to one that a noun after both has: "American and *British* strikes"."""
    first = _first_joined(token)
    return first is not token and first.dep_ in ("amod", "compound") and first.head.i > token.i


def _first_joined(head: Token) -> Token:
    """The first of those that a name is joined to by "and" or "along with", or of which it is an example."""
    while head.head.i != head.i:
        beside = {child.lower_ for child in head.children if child.dep_ in ("case", "fixed")}
        is_along = head.dep_ == "nmod" and ({"along", "with"} <= beside or not _EXAMPLE.isdisjoint(beside))
        if head.dep_ != "conj" and not is_along:
            break
        head = head.head
    return head
