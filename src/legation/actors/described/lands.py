"""Countries of which a text does not say which they are: "some 70 countries", "Arab states", "Moscow's allies"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.described.nations import RELATIONS
from legation.actors.described.unplaced import QUANTIFIERS
from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.tables import Role
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.actors.text.reading import Reading
from legation.records import Sector
from legation.syntax.columns import columns, text_at
from legation.syntax.determiners import DEFINITE


class Lands:
    """The unnamed countries of one document: governments of no country that is known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._columns = columns(reading.doc)

    def related(self, group: Group, role: Role) -> Figure | None:
        """What countries are to another: "Moscow's *allies*", "the country's *neighbours*"."""
        read = self._columns
        if not role.plural or read.lemmas[group.end - 1] not in RELATIONS:
            return None
        owners, owner = self._reading.whose(group), group.possessor
        of_lands = bool(owners) and all(figure.country_like for figure in owners)
        of_a_land = owner is not None and read.forms[owner.end - 1] in any_of("lands")
        return self._unnamed(group) if of_lands or of_a_land else None

    def many(self, group: Group, role: Role) -> Figure | None:
        """Countries that are told by what they are like or by how many they are: "Arab states", "some 70 countries";
        but no "five states", which may be a federation's, and no "two countries" of which the text has told."""
        if not role.plural or role.phrase not in ("country", "nation", "states") or self._reading.plural.count(group):
            return None
        read = self._columns
        before = [i for i in range(group.start, group.end - 1) if read.forms[i] not in QUANTIFIERS]
        if any(read.parts[i] in ("ADJ", "NOUN", "PROPN") for i in before):
            return self._unnamed(group)
        if role.phrase == "states" or group.determiner in DEFINITE:
            return None
        many, of = read.forms[max(group.start - 2, 0) : group.start] if group.start > 1 else ("", "")
        is_of_many = of == "of" and many in any_of("many of")  # "*dozens of* countries"
        return self._unnamed(group) if is_of_many or is_counted(self._reading.doc, group) else None

    def _unnamed(self, group: Group) -> Figure:
        name = text_at(self._reading.doc, group.start, group.end)
        figure = Figure(name, Affiliation(None, (Sector.GOV,)), plural=True)
        return self._reading.figures.add(("lands", group.start), figure)


def is_counted(doc: Doc, group: Group) -> bool:
    """Whether a number or a word like "several" is among the words of a group."""
    read = columns(doc)
    return any(read.parts[i] == "NUM" or read.forms[i] in QUANTIFIERS for i in range(group.start, group.end))
