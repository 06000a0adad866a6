"""Private people: those whom a text names and of whom it tells no office, trade or country."""

from __future__ import annotations

from collections.abc import Iterator

from legation.actors.knowledge.affiliation import ARMED_GROUPS, Affiliation
from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.tables import Tables
from legation.actors.text.figures import Figure, is_somebody
from legation.actors.text.reading import Reading
from legation.actors.text.segments import head_token
from legation.actors.whereabouts.company import PATIENTS
from legation.records import Sector

COMPATRIOT = "compatriot"
"""The role of whom a text calls nothing but a nation's: "a Kenyan"."""
LEAD = 4
"""How many sentences, a title and a dateline among them, may hold whom the lead describes and names."""


def settle_private(reading: Reading) -> None:
    """Let everybody who has a name and nothing else be whom the lead has described without it, or a private person of
    the story's country, if it has one.

    To be asked when the whole text is read, as what somebody is may come after his name.
    """
    private = [figure for figure in reading.figures if _is_private(figure, reading.tables)]
    if private and (found := _described_first(reading)) and found[1] in private:
        described, named = found
        named.learn(described.affiliation, described.office)
        private.remove(named)
    for figure in private:
        figure.affiliation = Affiliation(figure.affiliation.country, (Sector.CVL,))
        figure.assume(reading.context.setting)


def _is_private(figure: Figure, tables: Tables) -> bool:
    bare = figure.affiliation.code is None or (COMPATRIOT in figure.roles and not figure.affiliation.sectors)
    return is_somebody(figure) and bare and not _may_be_known(figure, tables)


def _may_be_known(figure: Figure, tables: Tables) -> bool:
    """Whether somebody goes by no more than the surname of people in office: "Bush", but not "Marco"."""
    is_surname = bool(tables.people.get(figure.name)) and fold(figure.name) not in tables.genders
    return figure.entry is not None or is_surname


def _described_first(reading: Reading) -> tuple[Figure, Figure] | None:
    """Who of a nation has suffered something in the lead that does not name him, and whom the next sentence names and
    tells the same of: "*A Peruvian priest* was held. *Ana Torres* was seized at home"."""
    suffering = list(_suffering(reading))
    described = [(number, figure) for number, figure in suffering if _is_described(figure)]
    if len(described) != 1:
        return None
    ((number, one),) = described
    named = (figure for after, figure in suffering if after == number + 1 and is_somebody(figure))
    same = next(named, None)
    fits = same is not None and same.affiliation.code is None and same.gender in (None, one.gender or same.gender)
    return (one, same) if same is not None and fits else None


def _suffering(reading: Reading) -> Iterator[tuple[int, Figure]]:
    """To whom the sentences of the lead tell that something was done, each with the number of the sentence."""
    for group in reading.groups:
        number = reading.context.sentence(group.start)
        if number >= LEAD:
            return
        figures = reading.resolved.get(group, ())
        if len(figures) == 1 and head_token(reading.doc, group.start, group.end).dep_ in PATIENTS:
            yield number, figures[0]


def _is_described(figure: Figure) -> bool:
    is_one = figure.person and not (figure.plural or figure.named or figure.assumed)
    # "a *gunman* was sought. Ana Torres was killed"
    is_outlaw = figure.affiliation.sector in ARMED_GROUPS | {Sector.CRM}
    return is_one and not is_outlaw and figure.affiliation.country is not None
