"""Proper names: whom they denote, and what the words beside them tell of their bearers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.actors.described.agreement import FORMER
from legation.actors.described.description import Description
from legation.actors.described.nationalities import are_one_person
from legation.actors.described.private import COMPATRIOT
from legation.actors.knowledge.affiliation import Affiliation, Tenure, tenure_on
from legation.actors.knowledge.lookup import fold, fold_phrase
from legation.actors.knowledge.plurals import takes_plural
from legation.actors.knowledge.tables import Kind, RoleKind, Title
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.modifiers import Modifiers
from legation.actors.named.people import People
from legation.actors.named.vessels import navy_of
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group, is_envoys_host
from legation.actors.text.reading import Reading
from legation.actors.text.segments import SPATIAL, Segment, head_token
from legation.records import Sector
from legation.syntax.columns import text_at, text_of
from legation.syntax.determiners import DEFINITE

_AMERICAN = re.compile(r"[,(] ?[RDI]\b")
"""What stands after the name of an American lawmaker: "(R-Texas)", ", D-Ohio"."""
_LATELY = 30  # days
_NEWLY = 2  # days
_BEFORE_OFFICE = frozenset({Sector.MIL, Sector.JUD, Sector.LEG, Sector.REB, Sector.OPP})
_NO_SUBJECTS = frozenset({"obl", "nmod", "obj", "iobj", "obl:agent"})
_TITLED = frozenset({Sector.COP, Sector.GOV, Sector.REB, Sector.PRM})
"""Those who have ranks as the army has."""


class Names:
    """The names of one document's people, and of bodies that no table knows."""

    def __init__(self, reading: Reading, people: People, modifiers: Modifiers) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._definite = reading.definite
        self._context = reading.context
        self._people = people
        self._modifiers = modifiers

    def read(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        """Whom a group denotes whose core is a person's name, or one that no table knows."""
        if navy_of(text_at(self._doc, core.start, core.end)):
            return (self._body(core),)
        description = self._reading.describe(group)
        titles = [segment.title for segment in group.segments if segment.title]
        apposed = self._apposed(group)
        if description and description.role.kind is RoleKind.BODY:
            return (self._body_named(group, core, description),)
        roles = {description.role.phrase} if description else set()
        country = description.affiliations[0].country if description and description.affiliations else None
        gender = next((title.gender for title in titles if title.gender), None)
        certain = bool(titles or description or apposed)
        sectors = {sector for title in titles for sector in title.sectors}
        figure = self._people.bearer(core, country, roles, gender, sectors, certain=certain)
        if figure is None:
            return (self._body(core),) if self._context.is_organisation(core) else ()
        if gender:
            figure.gender = figure.gender or gender
        self._entitle(figure, titles)
        self._learn_before(figure, group, description)
        self._learn_behind(figure, group)
        if apposed:
            self.apply(figure, self._reading.describe(apposed))
            self._modifiers.read(apposed)
            self._reading.settle(apposed, (figure,))
        if figure.entry is None and not figure.affiliation.country:
            self._settle_titled(figure, group, titles)
        said = description or (self._reading.describe(apposed) if apposed else None)
        if said:
            self.place(figure, group, said)
        return (figure,)

    def _learn_before(self, figure: Figure, group: Group, description: Description | None) -> None:
        """Learn what stands before somebody's name: what he is, or the body or the country whose he is."""
        if description:
            self.apply(figure, description)
        elif figure.entry is None and (body := self._body_of(group)):
            figure.learn(body.affiliation, None)
        elif owner := self._reading.owner(group):
            figure.learn(Affiliation(owner), None)

    def _learn_behind(self, figure: Figure, group: Group) -> None:
        """Learn what stands behind somebody's name: the nation or the place that he is of."""
        if nation := self._nation_after(group):
            self._naturalise(figure, nation.segments[-1])
            self._reading.settle(nation, (figure,))
        for preposition, complement in group.complements:
            place = complement.core
            if preposition == "of" and place and place.kind in SPATIAL:
                figure.learn(Affiliation(place.entries[0].country), None)

    def _entitle(self, figure: Figure, titles: Iterable[Title]) -> None:
        """Learn what titles say of the office that somebody holds."""
        for title in titles:
            if title.sectors:
                self._newly(figure, Affiliation(None, title.sectors))
                figure.learn(Affiliation(None, title.sectors), title.office)
                figure.roles.add(fold(title.office or ""))

    def _body_of(self, group: Group) -> Figure | None:
        """The body that a stranger is said to be of: "the *ruling party's* Ana Torres"."""
        owners = self._reading.resolve(group.possessor) if group.possessor else ()
        is_body = len(owners) == 1 and not owners[0].person and not owners[0].country_like
        return owners[0] if is_body else None

    def _settle_titled(self, figure: Figure, group: Group, titles: Sequence[Title]) -> None:
        """Take a stranger of whom titles alone tell for one of the country that has them, or else of the story's."""
        own = next((title.country for title in titles if title.country), None)
        if own and not figure.affiliation.organisation:
            figure.learn(Affiliation(own), None)
        elif any(title.sectors for title in titles):
            figure.assume(self._home_of_titled(group, figure))

    def _home_of_titled(self, group: Group, figure: Figure) -> str | None:
        """The country of a stranger of whom only a title tells, and in a lawmaker's bracket a party: "(R-Texas)"."""
        after = text_at(self._doc, group.end, group.end + 2)
        if figure.affiliation.sector is Sector.LEG and _AMERICAN.match(after):
            return "USA"
        for role in sorted(figure.roles & any_of("envoys")):
            if sender := self._definite.home.senders.last(role):
                return sender
        home = self._context.scenes.opening(group) or self._definite.home.native(group)
        for role in sorted(figure.roles):
            home = self._definite.home.politics.having(role, home)
        return home

    def place(self, figure: Figure, group: Group, said: Description) -> None:
        """Take somebody whose description tells no country for one of the story's, or for the envoy just told of."""
        if figure.affiliation.country:
            return
        home, called = self._definite.home, said.role.phrase
        if home.is_domestic(group, said.role, figure.affiliation):
            figure.assume(home.of((), group, said.role, figure.affiliation.sector))
        elif called in any_of("envoys"):
            figure.assume(home.senders.last(called))

    def _body(self, core: Segment) -> Figure:
        """The organisation whose name ends so ("the Tigers"), or one of which no more than its name is known."""
        name = text_at(self._doc, core.start, core.end)
        text = text_of(self._doc)
        if known := self._reading.discourse.last(lambda figure: _ends_so(figure, name, text)):
            return known
        affiliation = navy_of(name) or Affiliation()
        return self._reading.figures.add(("body", fold(name)), Figure(name, affiliation, named=True))

    def _body_named(self, group: Group, core: Segment, description: Description) -> Figure:
        name = text_at(self._doc, core.start, core.end)
        affiliation = description.affiliations[0]
        if not affiliation.country and self._definite.home.is_domestic(group, description.role, affiliation):
            affiliation = affiliation.within(self._definite.home.native(group))
        return self._reading.figures.add(("body", fold(name)), Figure(name, affiliation, named=True))

    def apply(self, figure: Figure, description: Description | None) -> None:
        """Teach a figure what a description says. Words outdo the tables where those know no present office."""
        if description is None:
            return
        said = description.affiliations[0]
        if not description.former and (tenure := self._lately(figure, description)):
            figure.affiliation, figure.office = tenure.affiliation, tenure.office
        self._newly(figure, said)
        affiliation = figure.affiliation
        stale = figure.entry is not None and affiliation.sector in (None, Sector.ELI) and not description.former
        stale = stale and affiliation.organisation is None
        stale = stale and description.role.phrase not in any_of("lasting titles")
        titled = affiliation.sectors == (Sector.MIL,) and figure.entry is None
        if titled and said.sector in _TITLED and not description.former:
            figure.affiliation = replace(affiliation, sectors=said.sectors)  # a colonel of police, a rebel general
        if said.sector is Sector.OPP and affiliation.sector in (Sector.LEG, Sector.PTY):
            figure.affiliation = replace(affiliation, sectors=(Sector.OPP, *affiliation.sectors))
        if stale and (said.sectors or said.organisation) and said.country in (None, affiliation.country):
            figure.affiliation = Affiliation(affiliation.country or said.country, said.sectors, said.organisation)
            figure.office = description.office
        figure.learn(said, description.office)
        figure.roles.add(f"{FORMER if description.former else ''}{description.role.phrase}")

    def _lately(self, figure: Figure, description: Description) -> Tenure | None:
        """The office that a figure is still called by just after it: the news of his fall says "President"."""
        published, called = self._reading.published, fold_phrase(description.role.phrase)
        for tenure in figure.entry.tenures if figure.entry and published else ():
            days = (published - tenure.end).days if published and tenure.end else -1
            if 0 <= days <= _LATELY and called in fold_phrase(tenure.office or "").split(","):
                return tenure
        return None

    def _newly(self, figure: Figure, said: Affiliation) -> None:
        """Let who takes an office with the news be what he is called in it: "General", "the chief justice"."""
        tenure = tenure_on(figure.entry.tenures, self._reading.published) if figure.entry else None
        if tenure is None or tenure.start is None or self._reading.published is None:
            return
        new = (self._reading.published - tenure.start).days <= _NEWLY
        if new and said.sector in _BEFORE_OFFICE and tenure.affiliation.sector is Sector.GOV:
            figure.affiliation, figure.office = replace(figure.affiliation, sectors=said.sectors), None

    def _apposed(self, group: Group) -> Group | None:
        """The role group after a comma that says who a name is: "Kofi Danso, deputy chief of staff"."""
        after = self._reading.next.get(group)
        if after is None or not self._context.between(group, after, ",", "("):
            return None
        while (owned := self._reading.next.get(after)) and owned.possessor is after:
            after = owned
        if after in self._reading.resolved or self._begins_clause(group, after):
            return None
        core = after.core
        if core is None or core.role is None or core.role.plural or core.role.kind is RoleKind.BODY:
            return None
        if after.determiner in ("another", "both", "each", "every", "no"):
            return None
        return after if self._context.closes(after) else None

    def _begins_clause(self, group: Group, after: Group) -> bool:
        """Whether a role group is no apposition but who reports a clause that ends with a name: "shelled the town of
        Danso, *a doctor* said"."""
        is_subject = head_token(self._doc, after.start, after.end).dep_ == "nsubj"
        return is_subject and head_token(self._doc, group.start, group.end).dep_ in _NO_SUBJECTS

    def announced(self, group: Group) -> Group | None:
        """The name that a role group announces: "his sister, Kim Yo-jong,", "Peru's envoy to Chad Ana Torres", "poet
        and activist Ana Torres"."""
        if group.joined is not None and are_one_person(self._doc, group, group.joined):
            return group.joined
        last = group
        while last.complements:
            last = last.complements[-1][1]
        after = self._reading.next.get(last)
        if after is None:
            return None
        if is_envoys_host(self._doc, last) and last.end == after.start:
            return after
        if not self._context.between(last, after, ","):
            return None
        core = after.core
        definite = bool(group.determiner in DEFINITE or group.possessor or group.pronoun or group.nationalities)
        if core is not None and core.end - core.start > 1:
            definite = definite or group.determiner in ("a", "an")
        if not definite or core is None or not self._context.closes(after):
            return None
        named = core.kind is Kind.PERSON or (core.is_name and self._context.is_person(core))
        is_bare = len(after.segments) < 3 and all(s is core or s.title or _is_rank(s) for s in after.segments)
        return after if named and (is_bare or self._is_beside(group, after)) else None

    def _is_beside(self, group: Group, after: Group) -> bool:
        """Whether the parser takes a name with an office for an apposition: "the bloc's chairman, *Kenyan President Ana
        Torres*,"."""
        named = head_token(self._doc, after.start, after.end)
        is_beside = named.dep_ == "appos" and named.head == head_token(self._doc, group.start, group.end)
        return is_beside and not any(_is_private(segment) for segment in after.segments)

    def _nation_after(self, group: Group) -> Group | None:
        """What after a comma says whose national somebody is: "Omar Danso, *a Kenyan*,"."""
        after = self._reading.next.get(group)
        if after is None or after.determiner not in ("a", "an") or not self._is_nation_alone(after):
            return None
        return after if self._context.between(group, after, ",") and self._context.closes(after) else None

    def compatriot(self, group: Group, nation: Segment) -> tuple[Figure, ...]:
        """The person named after a comma whom a nation announces: "*the Libyan*, Atif Danso,", "*a Libyan*, ..."."""
        is_one = group.determiner in ("the", "a", "an") and self._is_nation_alone(group)
        after = self.announced(group) if is_one else None
        figures = self._reading.resolve(after) if after else ()
        for figure in figures:
            self._naturalise(figure, nation)
        return figures

    def _naturalise(self, figure: Figure, nation: Segment) -> None:
        figure.learn(Affiliation(nation.entries[0].country), None)
        figure.roles.add(COMPATRIOT)

    def _is_nation_alone(self, group: Group) -> bool:
        """Whether a group only tells the nation of one person: "a Kenyan"."""
        core = group.core
        is_nation = core is not None and core.kind in (Kind.NATIONAL, Kind.NATIONALITY) and len(group.segments) == 1
        last = self._doc[group.end - 1]
        return is_nation and last.tag_ not in ("NNS", "NNPS") and takes_plural(last.text)


def _ends_so(figure: Figure, name: str, text: str) -> bool:
    """Whether a named body has been called in a text by a longer name that ends so."""
    is_body = figure.named and not (figure.person or figure.country_like or figure.plural)
    return is_body and any(text.endswith(f" {name}", first, end) for first, end in figure.spans)


def _is_private(segment: Segment) -> bool:
    """Whether a word before a name that is a role may be part of it: "Father Ruiz", "Christian Masset"."""
    return segment.role is not None and (segment.role.kind is RoleKind.FAMILY or Sector.CVL in segment.role.sectors)


def _is_rank(segment: Segment) -> bool:
    """Whether a role before a name is a soldier's or policeman's, which tells no office: "Second Lieutenant"."""
    return segment.role is not None and segment.role.sectors[:1] in ((Sector.MIL,), (Sector.COP,))
