"""Private people: those whom a text names and of whom it tells no office, trade or country."""

from __future__ import annotations

from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.tables import Tables
from legation.actors.text.figures import Figure, is_somebody
from legation.actors.text.reading import Reading
from legation.records import Sector

COMPATRIOT = "compatriot"
"""The role of whom a text calls nothing but a nation's: "a Kenyan"."""


def settle_private(reading: Reading) -> None:
    """Let everybody who has a name and nothing else be a private person of the story's country, if it has one.

    To be asked when the whole text is read, as what somebody is may come after his name.
    """
    for figure in reading.figures:
        bare = figure.affiliation.code is None or (COMPATRIOT in figure.roles and not figure.affiliation.sectors)
        if is_somebody(figure) and bare and not _may_be_known(figure, reading.tables):
            figure.affiliation = Affiliation(figure.affiliation.country, (Sector.CVL,))
            figure.assume(reading.context.setting)


def _may_be_known(figure: Figure, tables: Tables) -> bool:
    """Whether somebody goes by no more than the surname of people in office: "Bush", but not "Marco"."""
    is_surname = bool(tables.people.get(figure.name)) and fold(figure.name) not in tables.genders
    return figure.entry is not None or is_surname
