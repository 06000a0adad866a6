"""Whom of the tables a surname alone means: who then holds an office, or is known the best of those who bear it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date
from functools import cache
from pathlib import Path

from legation.actors.knowledge.affiliation import Tenure, tenure_on
from legation.actors.knowledge.lookup import fold, fold_phrase
from legation.actors.knowledge.surnames import OF_BOTH_PARENTS
from legation.actors.knowledge.tables import DATA, Entry, Tables, read_rows
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.records import Sector

NAMESAKES = DATA / "namesakes.tsv"
_COMPILED = date(2026, 1, 3)
"""Up to when the tables tell who was in office: the day of a text, to weigh its people, where nothing tells it."""
_DEPUTY = ("vice ", "deputy ")
_LONG = 25
"""After how many years out of office somebody's surname is anybody's again."""
_UNDATED = 2000
"""The year in which a text is taken to be written, to that end, where nothing tells it."""
_FORGOTTEN = 15
"""After how many years out of office somebody is known half as well."""
_AHEAD = 4
"""For how many years whoever is in office is taken to stay there."""
_MINISTER = 0.5
"""How well a year as one who deals with other countries makes known, beside one as the leader of one's own."""
_MOTHERS = 0.1
"""How well somebody is known by his mother's surname, beside his father's."""
_MEMORABLE = 5
"""For how many years somebody led a country whom a text without a date may name by his surname, however long ago."""
_KNOWN = 0.5
"""How well known somebody must be at least."""
_NAMED = 3.0
"""How much better those of a country that the text names are known to its readers."""
_CLEARLY = 2.0
"""How much better known than those of the next country the bearers of one must be."""


class Bearers:
    """The people of the tables by their surnames, for one document."""

    def __init__(self, tables: Tables, published: date | None, context: Context) -> None:
        self._tables = tables
        self._published = published
        self._context = context

    def leader(self, name: str) -> Entry | None:
        """The only head of state or government in office who bears a surname."""
        known = self._tables.people.get(name)
        return only([e for e in known if serves(e, self._published) and _leads(e, self._published)])

    def governing(self, name: str) -> Entry | None:
        """The leader after whose surname a government is called: the only one in office, or who ever was, else the
        one known by far the best, or whom the surname means alone."""
        led = [entry for entry in self._tables.people.get(name) if _leads(entry, self._published)]
        best = self.leader(name) or only(led) or self._best_known(name, led, frozenset(), told=True)
        return best or self.meant(name, None, (), None)

    def meant(
        self,
        name: str,
        country: str | None,
        roles: Collection[str],
        gender: str | None,
        sectors: Collection[Sector] = frozenset(),
    ) -> Entry | None:
        """The person whom a surname alone points to on the day of publication.

        Whoever then held an office comes before who had held one. Where a title is told, it must be one of theirs; a
        form of address has ``sectors`` ("Gen."), which choose among several.
        """
        known = self._tables.people.get(name)
        entries = [e for e in known if country in (None, e.country) and not (gender and e.gender not in (None, gender))]
        titled = [e for e in entries if not roles or any(has_role(e, role) for role in roles)]
        entries = titled or [e for e in entries if self._leads_in_uniform(name, e, roles)]
        entries = [e for e in entries if not self._is_bygone(e) or self._is_remembered(name, e)]
        serving = [e for e in entries if serves(e, self._published)]
        if serving:
            return self._chosen(name, serving, sectors, told=bool(country or roles))
        served = [e for e in entries if e not in serving and _has_served(e, self._published)]
        if fold(name) in self._tables.genders and not (roles or country):  # "Marco, a shoemaker," was never in office
            served = [e for e in served if self._context.salience(e.home)]
        return self._chosen(name, served, sectors, told=bool(country or roles))

    def _is_bygone(self, entry: Entry) -> bool:
        """Whether somebody left his last office long ago, in a text that does not speak of his country: its "Eden" is
        somebody else."""
        left, year = entry.tenures[-1].end, self._published.year if self._published else _UNDATED
        return left is not None and left.year < year - _LONG and not self._context.may_be_of(entry.home)

    def _is_remembered(self, name: str, entry: Entry) -> bool:
        """Whether a surname, which is no given name, means somebody in a text that nothing dates, however long ago he
        left: by the table of namesakes ("Nixon"), or who led a country long and whose name nobody else bears
        ("Khrushchev")."""
        if self._published is not None or fold(name) in self._tables.genders:
            return False
        if read_namesakes(NAMESAKES).get(fold(name)) == entry.name:
            return True
        return only(self._tables.people.get(name)) is not None and _years_ahead(entry) >= _MEMORABLE

    def _leads_in_uniform(self, name: str, entry: Entry, roles: Collection[str]) -> bool:
        """Whether a leader of a country the document names, or one whom everybody remembers, may be called by a
        soldier's rank: "General Musharraf", "General de Gaulle"."""
        known = [role for phrase in roles for role in self._tables.roles.get(phrase)]
        ranks = bool(known) and all(role.sectors == (Sector.MIL,) for role in known)
        if not ranks or not _leads(entry, self._published):
            return False
        return self._context.salience(entry.home) > 0 or self._is_remembered(name, entry)

    def _chosen(self, name: str, entries: list[Entry], sectors: Collection[Sector], *, told: bool) -> Entry | None:
        """The one meant: the only one of whom words beside the name tell, or of the countries that the document
        names; or the only one, who deals with other countries; or the only one who leads or led one; or the one who
        is known by far the best; else nobody."""
        alone = only(entries)
        is_likely = alone and (told or self._context.may_be_of(alone.home) or self._is_known_abroad(alone))
        if alone and (is_likely or self._is_remembered(name, alone)):
            return alone
        leading = only([e for e in entries if _leads(e, self._published)]) if self._published else None
        best = leading or self._best_known(name, entries, sectors, told=told)
        if best or not told:
            return best
        near = only([e for e in entries if self._context.salience(e.home)])
        return near or only([e for e in entries if e.home and e.home == self._context.setting])

    def _is_known_abroad(self, entry: Entry) -> bool:
        """Whether somebody's office deals with other countries, so that any story may name him: "Lavrov"."""
        held = tenure_on(entry.tenures, self._published)
        return held is not None and _is_any(held, any_of("known abroad"))

    def _best_known(
        self, name: str, entries: Sequence[Entry], sectors: Collection[Sector], *, told: bool
    ) -> Entry | None:
        """Whom the table of namesakes tells; or the best known bearer in the country whose bearers are by far better
        known than those of any other, by how long and how lately they led it or dealt with others for it: Viktor
        Orbán, not Ludovic. Common surnames are anybody's, where no words beside them tell and no country is named."""
        if sectors:
            entries = [e for e in entries if any(t.affiliation.sector in sectors for t in e.tenures)]
        means = read_namesakes(NAMESAKES).get(fold(name))
        if found := only([e for e in entries if e.name == means]):
            return found
        if means == "" and not told:
            entries = [e for e in entries if self._context.salience(e.home)]
        now = self._published or _COMPILED
        fame = {entry.name: _fame(entry, name, now) for entry in entries}
        by_home: dict[str | None, float] = {}
        for entry in {entry.name: entry for entry in entries}.values():
            named = _NAMED if self._context.salience(entry.home) else 1.0
            by_home[entry.home] = by_home.get(entry.home, 0.0) + named * fame[entry.name]
        first, *others = sorted(by_home, key=lambda home: -by_home[home]) or [None]
        if by_home.get(first, 0.0) < max(_KNOWN, _CLEARLY * (by_home[others[0]] if others else 0.0)):
            return None
        return max((entry for entry in entries if entry.home == first), key=lambda entry: fame[entry.name])


@cache
def read_namesakes(path: Path) -> Mapping[str, str]:
    """Whom a surname means that several leaders have borne, by the surname, folded; nobody where it is common.

    Raises ``ValueError`` naming the line of one that is there twice.
    """
    found: dict[str, str] = {}
    for number, row in read_rows(path):
        surname = fold(row["surname"])
        if surname in found:
            raise ValueError(f"{path.name}:{number}: {row['surname']!r} is there twice")
        found[surname] = row["person"]
    return found


def only(entries: Sequence[Entry]) -> Entry | None:
    """The one person that these entries are of."""
    first = entries[0] if entries else None
    return first if first and all(entry.name == first.name for entry in entries) else None


def serves(entry: Entry, day: date | None) -> bool:
    """Whether somebody holds an office on a day; to have held one is none."""
    tenure = tenure_on(entry.tenures, day)
    return tenure is not None and (day is None or tenure.affiliation.sector is not Sector.ELI)


def has_role(entry: Entry, role: str) -> bool:
    """Whether somebody ever held an office that is called so, or in which the words stand; "vice president" is none
    where they are "president"."""
    called = _plainly(fold_phrase(role))
    offices = (_plainly(office) for tenure in entry.tenures for office in offices_of(tenure))
    return any(called in office and (office.startswith(_DEPUTY) <= called.startswith(_DEPUTY)) for office in offices)


def _plainly(office: str) -> str:
    """An office as papers abroad call it: India's "external affairs minister" is a foreign minister."""
    return office.replace("external affairs minister", "foreign minister")


def offices_of(tenure: Tenure) -> list[str]:
    """What somebody is called in a tenure, folded: several offices stand between commas."""
    return [office.strip() for office in fold_phrase(tenure.office or "").split(",")]


def has_held(entry: Entry, role: str, country: str | None, day: date | None) -> bool:
    """Whether somebody had by a day held an office that is called so, of this country where one is given."""
    called = fold_phrase(role)
    return any(
        country in (None, tenure.affiliation.country)
        and (day is None or tenure.start is None or tenure.start <= day)
        and called in offices_of(tenure)
        for tenure in entry.tenures
    )


def _has_served(entry: Entry, day: date | None) -> bool:
    return day is not None and any(tenure.end and tenure.end < day for tenure in entry.tenures)


def _leads(entry: Entry, day: date | None) -> bool:
    """Whether somebody led a country on a day, or, out of office, ever did."""
    now = tenure_on(entry.tenures, day)
    return any(_is_any(tenure, any_of("leaders")) for tenure in ((now,) if now else entry.tenures))


def _years_ahead(entry: Entry) -> float:
    """For how many years somebody led a country; a term that is not over counts for none."""
    led = (tenure for tenure in entry.tenures if _is_any(tenure, any_of("leaders")))
    return sum((term.end - term.start).days / 365.25 for term in led if term.start and term.end)


def _is_any(tenure: Tenure, offices: Set[str]) -> bool:
    return not offices.isdisjoint(offices_of(tenure))


def _fame(entry: Entry, surname: str, now: date) -> float:
    """For how many years somebody led a country, or half of those in which he dealt with others for it, the less the
    longer ago it was, and the less where the surname is his mother's."""
    mothers = entry.home in OF_BOTH_PARENTS and fold(surname) not in fold(entry.name)
    fame, called = 0.0, _MOTHERS if mothers else 1.0
    for tenure in entry.tenures:
        deals = _MINISTER if _is_any(tenure, any_of("known abroad")) else 0.0
        weight = 1.0 if _is_any(tenure, any_of("leaders")) else deals
        if weight and tenure.start and tenure.start <= now:
            end = tenure.end.year + tenure.end.month / 12 if tenure.end and tenure.end <= now else now.year + _AHEAD
            ago = max(now.year - end, 0.0)
            fame += called * weight * (end - tenure.start.year - tenure.start.month / 12) * 0.5 ** (ago / _FORGOTTEN)
    return fame
