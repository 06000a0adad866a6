"""Reading a cast: every noun group of a document gets the figures it denotes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from legation.records import Sector

from .abbreviations import introduce
from .affiliation import Affiliation
from .anaphora import Discourse, Mention
from .context import Context
from .definite import ARMED_GROUPS, DEFINITE, Definite
from .description import Description, describe, is_of
from .figures import Figure, Figures, affiliation_on, gender_of
from .groups import Group, find_groups, head_token
from .lookup import fold
from .people import People
from .segments import Segment, find_segments, with_names
from .states import PLACES, States
from .tables import Entry, Kind, Role, RoleKind, Tables

_GOVERNMENTS = frozenset({"government", "administration", "regime", "authorities", "central government", "govt"})
_ANYBODY = frozenset({"person", "people", "man", "woman", "child", "youth", "resident", "citizen", "victim"})
_DEEPEST = 20
"""How many groups may lean on one another ("the aide of the son of ..."); past it nobody is told."""


class Reader:
    """One document while its cast is read: ``at`` and ``spans`` say for a token's index who is meant and where."""

    def __init__(self, doc: Doc, tables: Tables, published: date | None) -> None:
        self.doc = doc
        self.tables = tables
        self.published = published
        self.figures = Figures()
        self.discourse = Discourse()
        self.at: dict[int, tuple[Figure, ...]] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        self._resolved: dict[Group, tuple[Figure, ...]] = {}
        self._depth = 0
        known = introduce(doc, find_segments(doc, tables))
        self._context = Context(doc, tables, known, published)
        segments = self._context.settled(list(with_names(doc, known)))
        self.groups = find_groups(doc, segments, tables.modifiers)
        self._next = dict(zip(self.groups, self.groups[1:], strict=False))
        self._before = {after: group for group, after in self._next.items()}
        self._states = States(doc, tables, published, self.figures, self._context)
        self._people = People(doc, tables, published, self.figures, self._context)
        self._definite = Definite(doc, tables, self.discourse, self._context, self._before)
        self._people.meet(segments)
        for group in self.groups:
            self.resolve(group)

    # --- groups

    def resolve(self, group: Group) -> tuple[Figure, ...]:
        """The figures that a group denotes."""
        if group not in self._resolved:
            self._resolved[group] = ()  # a group that is asked for while it is read denotes nobody yet
            if self._depth == _DEEPEST:
                return ()
            self._depth += 1
            self._read_modifiers(group)
            found = self._read(group)
            self._depth -= 1
            if group not in self._resolved or not self._resolved[group]:
                self._settle(group, found)
        return self._resolved[group]

    def _settle(self, group: Group, figures: tuple[Figure, ...]) -> None:
        self._resolved[group] = figures
        if not figures:
            return
        core = group.core
        start = group.start
        if group.determiner and self.doc[start].lower_ in ("the", "a", "an") and start + 1 < group.end:
            start += 1
        first = start
        if core:
            first = core.start
            for segment in reversed(group.segments[:-1]):
                if segment.end == first and (segment.role or segment.title):
                    first = segment.start
        self._note(figures, start, group.end, first)

    def _note(self, figures: tuple[Figure, ...], start: int, end: int, first: int | None = None) -> None:
        """Keep a mention of tokens ``start`` to ``end``; the tokens from ``first`` on denote the figures."""
        for i in range(start if first is None else first, end):
            self.at[i] = figures
            self.spans[i] = (start, end)
        offset = self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])
        for figure in figures:
            figure.spans.append(offset)
        head = head_token(self.doc, start, end)
        self.at.setdefault(head.i, figures)  # "puppet" in "the puppet regime ROK", where the tree so has it
        self.discourse.note(Mention(self._context.sentence(start), head, figures))

    def _read(self, group: Group) -> tuple[Figure, ...]:
        core = group.core
        if group.pronoun is not None and group.end == group.pronoun.i + 1:
            return self._pronoun(group)
        if core is None:
            return ()
        if core.role:
            return self._described(group, core.role)
        if core.is_name or core.kind is Kind.PERSON:
            return self._named(group, core)
        if core.kind is Kind.ORGANISATION:
            return (self._states.organisation(core.entries[0], self._owner(group)),)
        if core.kind in PLACES:
            return self._states.place(group, core)
        return self._states.nationals(group, core, self._next.get(group))

    def _owner(self, group: Group) -> str | None:
        """The country that is named before an organisation: "Venezuela's National Guard"."""
        if group.nationalities and is_of(self.doc, group.nationalities[-1]):
            return group.nationalities[-1].entries[0].country
        core = group.possessor.core if group.possessor else None
        if core and core.kind in PLACES:
            return core.entries[0].country
        entry = group.core.entries[0] if group.core and group.core.entries else None
        if entry and entry.introduced:
            return self._definite.native(group)
        return self._context.setting if entry and self._is_common(entry) else None

    def _is_common(self, entry: Entry) -> bool:
        """Whether many countries have a body of this name: "National Guard"."""
        return entry.kind is Kind.ORGANISATION and bool(self.tables.roles.get(entry.name))

    def _read_modifiers(self, group: Group) -> None:
        """Give the names inside a group their own figures: "Taliban" in "Taliban spokesman", "U.S." in "U.S. aid"."""
        core = group.core
        if group.pronoun is not None and group.end > group.pronoun.i + 1:
            single = Group(group.pronoun.i, group.pronoun.i + 1, pronoun=group.pronoun)
            self._settle(single, self._pronoun(single))
        named = core is not None and (core.is_name or core.kind is Kind.PERSON)
        for segment in group.segments:
            if segment is core or segment.role or segment.title:
                continue
            figure: Figure | None = None
            if segment.kind in (Kind.NATIONALITY, Kind.NATIONAL, Kind.COUNTRY, Kind.PLACE, Kind.SEAT):
                figure = self._states.country(segment.entries[0].country)
            elif segment.kind is Kind.ORGANISATION:
                entry = segment.entries[0]
                figure = self._states.organisation(entry, self._context.setting if self._is_common(entry) else None)
            elif not named:
                figure = self._people.bearer(segment, None, set(), None)
            if figure:
                self._note((figure,), segment.start, segment.end)

    # --- names

    def _named(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        description = self._describe(group)
        titles = [segment.title for segment in group.segments if segment.title]
        apposed = self._apposed(group)
        if description and description.role.kind is RoleKind.BODY:
            return (self._body_named(group, core, description),)
        roles = {description.role.phrase} if description else set()
        country = description.affiliations[0].country if description and description.affiliations else None
        gender = next((title.gender for title in titles if title.gender), None)
        certain = bool(titles or description or apposed)
        figure = self._people.bearer(core, country, roles, gender, certain=certain)
        if figure is None:
            return ()
        if gender:
            figure.gender = figure.gender or gender
        for title in titles:
            if title.sectors:
                figure.learn(Affiliation(None, title.sectors), title.office)
                figure.roles.add(fold(title.office or ""))
        if description:
            self._apply(figure, description)
        elif owner := self._owner(group):
            figure.learn(Affiliation(owner), None)
        for preposition, complement in group.complements:
            place = complement.core
            if preposition == "of" and place and place.kind in PLACES:
                figure.learn(Affiliation(place.entries[0].country), None)
        if apposed:
            self._apply(figure, self._describe(apposed))
            self._read_modifiers(apposed)
            self._settle(apposed, (figure,))
        said = description or (self._describe(apposed) if apposed else None)
        if said and not figure.affiliation.country and self._definite.is_domestic(group, said.role, figure.affiliation):
            figure.learn(Affiliation(self._definite.native(group)), None)
        return (figure,)

    def _body_named(self, group: Group, core: Segment, description: Description) -> Figure:
        name = self.doc[core.start : core.end].text
        affiliation = description.affiliations[0]
        if not affiliation.country and self._definite.is_domestic(group, description.role, affiliation):
            affiliation = affiliation.within(self._definite.native(group))
        return self.figures.add(("body", fold(name)), Figure(name, affiliation, named=True))

    def _apply(self, figure: Figure, description: Description | None) -> None:
        """Teach a figure what a description says. Words outdo the tables where those know no present office."""
        if description is None:
            return
        said = description.affiliations[0]
        affiliation = figure.affiliation
        stale = figure.entry is not None and affiliation.sector in (None, Sector.ELI) and not description.former
        if stale and said.sectors and said.country in (None, affiliation.country):
            figure.affiliation = Affiliation(affiliation.country or said.country, said.sectors, said.organisation)
            figure.office = description.office
        figure.learn(said, description.office)
        figure.roles.add(description.role.phrase)

    def _apposed(self, group: Group) -> Group | None:
        """The role group after a comma that says who a name is: "Kofi Danso, deputy chief of staff"."""
        after = self._next.get(group)
        if after is None or not self._context.between(group, after, ",", "("):
            return None
        while (owned := self._next.get(after)) and owned.possessor is after:
            after = owned
        if after in self._resolved:
            return None
        core = after.core
        if core is None or core.role is None or core.role.plural or core.role.kind is RoleKind.BODY:
            return None
        if after.determiner in ("another", "both", "each", "every", "no"):
            return None
        return after if self._context.closes(after) else None

    def _name_after(self, group: Group) -> Group | None:
        """The name after a comma that a role group announces: "his sister, Kim Yo-jong,"."""
        after = self._next.get(group)
        if after is None or not self._context.between(group, after, ","):
            return None
        definite = group.determiner in DEFINITE or group.possessor or group.pronoun or group.nationalities
        core = after.core
        if not definite or core is None or len(after.segments) > 2 or not self._context.closes(after):
            return None
        named = core.kind is Kind.PERSON or (core.is_name and self._context.is_person(core))
        return after if named and all(s is core or s.title for s in after.segments) else None

    # --- descriptions

    def _describe(self, group: Group) -> Description | None:
        return describe(self.doc, group, self.tables, self._affiliations, self._entry_affiliation)

    def _affiliations(self, group: Group) -> tuple[Affiliation, ...]:
        if group.pronoun is not None and group not in self._resolved:
            return tuple(figure.affiliation for figure in self.at.get(group.pronoun.i, ()))
        return tuple(figure.affiliation for figure in self.resolve(group))

    def _entry_affiliation(self, entry: Entry) -> Affiliation:
        affiliation = affiliation_on(entry, self.published)[0]
        if self._context.setting and not affiliation.organisation and self._is_common(entry):
            return replace(affiliation, country=self._context.setting)
        return affiliation

    def _described(self, group: Group, role: Role) -> tuple[Figure, ...]:
        if group.pronoun is not None and group.pronoun.lower_ in ("our", "my", "your"):
            return () if role.kind is not RoleKind.FAMILY else (self._kin(group, role, group.pronoun.lower_),)
        several = self._definite.several(group, role)
        if several:
            return several
        if role.phrase in ("country", "nation", "state") and not role.plural and not group.nationalities:
            return self._definite.country(group)
        if role.phrase in ("side", "country", "nation", "state", "warring side", "neighbor", "neighbour"):
            figure = self._states.country(group.nationalities[-1].entries[0].country) if group.nationalities else None
            return (figure,) if figure else ()
        if self._definite.are_sides(group, role):
            return ()
        if role.phrase == "member" and any(self.doc[i].pos_ == "NUM" for i in range(group.start, group.end)):
            return ()  # the members of an alliance are not the alliance
        description = self._describe(group)
        if description is None:
            return ()
        person = role.kind in (RoleKind.PERSON, RoleKind.MEMBER, RoleKind.FAMILY)
        announced = self._name_after(group) if person and not role.plural else None
        if announced:
            figures = self.resolve(announced)
            for figure in figures:
                self._apply(figure, description)
            return figures
        affiliation = description.affiliations[0]
        if group.determiner in DEFINITE and person and not role.plural:
            known = self.discourse.described(role.phrase, affiliation.country)
            if known:
                self._apply(known, description)
                return (known,)
        if not affiliation.country and len(description.affiliations) == 1:
            described = self._placed(group, description, affiliation)
            if isinstance(described, Figure):
                return (described,)
            description = described
        members = self._members(group, role, affiliation)
        if members:
            return (members,)
        return tuple(self._anyone(group, description, a, person) for a in description.affiliations)

    def _members(self, group: Group, role: Role, affiliation: Affiliation) -> Figure | None:
        """The armed group that its fighters are: "ELN rebels"."""
        before = group.segments[-2] if len(group.segments) == 2 else None
        if before is None or before.kind is not Kind.ORGANISATION or not role.plural or group.complements:
            return None
        bare = group.end - before.start == 1 + before.end - before.start and group.determiner in (None, "the")
        figures = self.at.get(before.start, ()) if bare and affiliation.sector in ARMED_GROUPS else ()
        return figures[0] if figures and figures[0].affiliation.sector in ARMED_GROUPS else None

    def _placed(self, group: Group, description: Description, affiliation: Affiliation) -> Description | Figure:
        """A description that tells no country, in the countries that the text around it tells; or a body known."""
        role = description.role
        codes = self._definite.counterparts(group, role)
        if codes:
            return replace(description, affiliations=tuple(affiliation.within(code) for code in codes))
        if role.kind in (RoleKind.BODY, RoleKind.PART):
            body = self._definite.body(group, role)
            if body:
                return body
        if role.phrase == "officer" and not affiliation.sectors:
            force = self.discourse.last(lambda figure: figure.affiliation.sector in (Sector.COP, Sector.MIL))
            return replace(description, affiliations=(force.affiliation,)) if force else description
        if role.phrase in ("secretary general", "secretary-general") and not affiliation.organisation:
            body = self.discourse.last(lambda figure: (figure.affiliation.organisation or "").startswith("IGO"))
            return replace(description, affiliations=(body.affiliation,)) if body else description
        if self._definite.is_domestic(group, role, affiliation):
            joined = self._resolved.get(group.conjunct, ()) if group.conjunct else ()
            home = self._definite.home(joined, group, role, affiliation.sector)
            return replace(description, affiliations=(affiliation.within(home),))
        return description

    def _anyone(self, group: Group, description: Description, affiliation: Affiliation, person: bool) -> Figure:
        """A figure known only by a description; a body or a class of people is one and the same all along."""
        role = description.role
        if role.phrase in _GOVERNMENTS and affiliation.country and affiliation.sectors == (Sector.GOV,):
            return self._states.government(affiliation.country)
        name = self.doc[self._context.content_start(group) : group.end].text
        country = self.tables.countries.get(affiliation.country or "")
        if country and len(description.affiliations) > 1:
            name = description.name_in(country, opens=group.start == self.doc[group.start].sent.start)
        held = description.office
        if role.phrase == "counterpart":
            held = next((owner.office for owner in self._whose(group) if owner.office), held)
        key = ("role", role.phrase, role.plural, affiliation, self._identity(group, role, person))
        figure = Figure(name, affiliation, held if person else None, person=person, plural=role.plural)
        figure.roles.add(role.phrase)
        figure.gender = gender_of(role.phrase)
        return self.figures.add(key, figure)

    def _whose(self, group: Group) -> tuple[Figure, ...]:
        """Whom a possessor or a possessive pronoun before a group denotes."""
        if group.pronoun:
            return self.at.get(group.pronoun.i, ())
        return self._resolved.get(group.possessor, ()) if group.possessor else ()

    def country(self, code: str | None) -> Figure | None:
        """The figure of a country."""
        return self._states.country(code)

    def _identity(self, group: Group, role: Role, person: bool) -> Hashable:
        """What tells one of a description from another: whose he is, or that he is only now spoken of."""
        if person and not role.plural:
            return tuple(id(owner) for owner in self._whose(group)) or group.start
        counted = any(self.doc[i].pos_ == "NUM" for i in range(group.start, group.end))
        return group.start if person and (counted or role.phrase in _ANYBODY) and group.determiner != "the" else None

    def _kin(self, group: Group, role: Role, whose: str) -> Figure:
        """A relative of whoever speaks."""
        name = self.doc[group.start : group.end].text
        figure = Figure(name, Affiliation(None, (Sector.CVL,)), person=True, plural=role.plural)
        figure.roles.add(role.phrase)
        figure.gender = gender_of(role.phrase)
        return self.figures.add(("kin", whose, role.phrase, role.plural), figure)

    # --- pronouns

    def _pronoun(self, group: Group) -> tuple[Figure, ...]:
        token = group.pronoun
        assert token is not None
        if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
            return self._relative(group)
        return self.discourse.pronoun(token, self._context.sentence(token.i))

    def _relative(self, group: Group) -> tuple[Figure, ...]:
        """A relative pronoun's antecedent: what its clause hangs on, or the group just before it."""
        token = group.pronoun
        assert token is not None
        verb = token
        for _ in range(4):
            if verb.dep_ in ("acl:relcl", "acl") or verb.head.i == verb.i:
                break
            verb = verb.head
        if verb.dep_ in ("acl:relcl", "acl") and verb.head.i < token.i:
            found = self.at.get(verb.head.i, ())
            if found:
                return found
        before = self._before.get(group)
        if token.lower_ in ("who", "whom", "whose") and before and self._context.between(before, group, ",", ""):
            return self._resolved.get(before, ())
        return ()
