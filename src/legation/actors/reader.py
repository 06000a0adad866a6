"""Reading a cast: every noun group of a document gets the figures it denotes."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from legation.records import Sector

from .affiliation import Affiliation
from .anaphora import LEADERS, Discourse, Mention
from .context import Context
from .description import Description, describe
from .figures import Figure, Figures, People, affiliation_on
from .groups import Group, find_groups, head_token
from .lookup import fold
from .segments import Segment, find_segments
from .tables import Entry, Kind, Role, RoleKind, Tables

PLACES = frozenset({Kind.COUNTRY, Kind.SEAT, Kind.PLACE})
_LOCATIVE = frozenset(
    {"in", "at", "to", "from", "near", "around", "outside", "inside", "into", "through", "toward", "towards", "across",
     "over", "within", "via", "throughout", "off", "of", "for"}
)  # fmt: skip
_VISITS = frozenset({"visit", "leave", "reach", "enter", "tour", "depart", "exit"})
_AGENTS = frozenset({"nsubj", "nsubj:outer", "obl:agent", "csubj"})
_STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.LEG, Sector.SPY})
_SIDES = frozenset({"side", "country", "nation", "government", "party", "state", "neighbor", "neighbour", "power"})
_NUMBERS = {"both": 2, "two": 2, "three": 3, "2": 2, "3": 3}
_GOVERNMENTS = frozenset({"government", "administration", "regime", "authorities", "central government", "govt"})
_DEEPEST = 20
"""How many groups may lean on one another ("the aide of the son of ..."); past it nobody is told."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


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
        self._people = People(tables, published)
        self._depth = 0
        segments = find_segments(doc, tables)
        self._context = Context(doc, segments)
        segments = self._context.settled(segments)
        self.groups = find_groups(doc, segments)
        self._next = dict(zip(self.groups, self.groups[1:], strict=False))
        self._before = {after: group for group, after in self._next.items()}
        self._meet(segments)
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
        self.discourse.note(Mention(self._context.sentence(start), head, figures, head.dep_.startswith("nsubj")))

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
            return (self._organisation(core.entries[0]),)
        if core.kind in PLACES:
            return self._place(group, core)
        return self._nationals(group, core)

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
                figure = self.country(segment.entries[0].country)
            elif segment.kind is Kind.ORGANISATION:
                figure = self._organisation(segment.entries[0])
            elif not named:
                figure = self._bearer(segment, None, set(), None)
            if figure:
                self._note((figure,), segment.start, segment.end)

    # --- names

    def _meet(self, segments: list[Segment]) -> None:
        """Make the acquaintance of everybody who is named in full, so that a headline's short name finds them."""
        for segment in segments:
            if segment.kind is Kind.PERSON:
                self._person(segment.entries[0])
            elif segment.is_name and self._context.is_person(segment) and segment.end - segment.start > 1:
                self._stranger(self.doc[segment.start : segment.end].text)

    def _person(self, entry: Entry) -> Figure:
        affiliation, office = affiliation_on(entry, self.published)
        figure = Figure(entry.name, affiliation, office, person=True, gender=entry.gender, named=True, entry=entry)
        if office:
            figure.roles.update(part.strip() for part in fold(office).replace(" and ", ",").split(","))
        known = self.figures.add(("person", entry.name), figure)
        if known is figure:
            self._people.add(entry.name, figure)
        return known

    def _stranger(self, name: str) -> Figure:
        figure = self._people.full(name)
        if figure is None:
            gender = self.tables.genders.get(fold(name.split()[0]))
            figure = Figure(name, Affiliation(), person=True, gender=gender, named=True)
            self.figures.add(("person", name), figure)
            self._people.add(name, figure)
        return figure

    def _named(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        description = self._describe(group)
        titles = [segment.title for segment in group.segments if segment.title]
        apposed = self._apposed(group)
        if description and description.role.kind is RoleKind.BODY:
            return (self._body_named(core, description),)
        roles = {description.role.phrase} if description else set()
        country = description.affiliations[0].country if description and description.affiliations else None
        gender = next((title.gender for title in titles if title.gender), None)
        certain = bool(titles or description or apposed)
        figure = self._bearer(core, country, roles, gender, certain=certain)
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
        elif group.nationalities:
            figure.learn(Affiliation(group.nationalities[0].entries[0].country), None)
        for preposition, complement in group.complements:
            place = complement.core
            if preposition == "of" and place and place.kind in PLACES:
                figure.learn(Affiliation(place.entries[0].country), None)
        if apposed:
            self._apply(figure, self._describe(apposed))
            self._read_modifiers(apposed)
            self._settle(apposed, (figure,))
        return (figure,)

    def _bearer(
        self, segment: Segment, country: str | None, roles: set[str], gender: str | None, *, certain: bool = False
    ) -> Figure | None:
        """The person who bears a name; None where it is more likely no person's."""
        if segment.kind is Kind.PERSON:
            return self._person(segment.entries[0])
        name = self.doc[segment.start : segment.end].text
        if not certain and not self._context.is_person(segment):
            found = self._people.short(name, gender, roles)
            return found if found and segment.end - segment.start == 1 else None
        if segment.end - segment.start > 1 and self._people.full(name):
            return self._stranger(name)
        figure = self._people.short(name, gender, roles)
        if figure:
            return figure
        entry = self._people.known(name, country, roles)
        if entry:
            return self._person(entry)
        return self._stranger(name)

    def _body_named(self, core: Segment, description: Description) -> Figure:
        name = self.doc[core.start : core.end].text
        figure = Figure(name, description.affiliations[0], named=True)
        return self.figures.add(("body", fold(name)), figure)

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
        if after is None or after in self._resolved or not self._context.between(group, after, ",", "("):
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
        definite = group.determiner in _DEFINITE or group.possessor or group.pronoun or group.nationalities
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
        return affiliation_on(entry, self.published)[0]

    def _described(self, group: Group, role: Role) -> tuple[Figure, ...]:
        if group.pronoun is not None and group.pronoun.lower_ in ("our", "my", "your"):
            return ()
        several = self._several(group, role)
        if several:
            return several
        if role.phrase in ("country", "nation") and not role.plural:
            return self._the_country(group)
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
        if group.determiner in _DEFINITE and person and not role.plural:
            known = self.discourse.described(role.phrase, affiliation.country)
            if known:
                self._apply(known, description)
                return (known,)
        if len(description.affiliations) == 1 and affiliation.sector in _STATE and not affiliation.country:
            if not affiliation.organisation:
                affiliation = affiliation.within(self._home(group, role, affiliation))
            description = Description((affiliation,), role, description.office, description.former)
        return tuple(self._anyone(group, description, a, person) for a in description.affiliations)

    def _anyone(self, group: Group, description: Description, affiliation: Affiliation, person: bool) -> Figure:
        """A figure known only by a description; a body or a class of people is one and the same all along."""
        role = description.role
        if role.phrase in _GOVERNMENTS and affiliation.country and affiliation.sectors == (Sector.GOV,):
            return self._government(affiliation.country)
        name = self.doc[self._context.content_start(group) : group.end].text
        single = person and not role.plural
        key = ("role", role.phrase, role.plural, affiliation, group.start if single else None)
        figure = Figure(name, affiliation, description.office if person else None, person=person, plural=role.plural)
        figure.roles.add(role.phrase)
        figure.gender = _gender(role.phrase)
        return self.figures.add(key, figure)

    def _home(self, group: Group, role: Role, affiliation: Affiliation) -> str | None:
        """The country of a state's organ that names none: its conjunct's, that of the last such, the scene's."""
        if group.conjunct and group.conjunct in self._resolved:
            for figure in self._resolved[group.conjunct]:
                if figure.affiliation.country and not figure.named:
                    return figure.affiliation.country
        for mention in reversed(self.discourse.mentions):
            for figure in mention.figures:
                if role.phrase in figure.roles and figure.affiliation.sector is affiliation.sector:
                    return figure.affiliation.country
        return self._context.scene(group)

    def _several(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """Whom "both leaders", "the two sides" or "each leader" point to."""
        words = {self.doc[i].lower_ for i in range(group.start, group.end)}
        before = self._before.get(group)
        if before and self.doc[before.start].lower_ == "both" and before.end <= group.start <= before.end + 1:
            words.add("both")
        count = next((_NUMBERS[word] for word in sorted(words) if word in _NUMBERS), 0)
        if group.start >= 2 and self.doc[group.start - 1].lower_ == "of" and self.doc[group.start - 2].lower_ == "both":
            count = 2
        if group.determiner in ("each", "either", "neither"):
            count = 2
        plain = not group.nationalities and not group.possessor
        if not count or not plain:
            return ()
        if role.phrase in _SIDES:
            return self.discourse.several(count, people=False) or self.discourse.several(count, people=True)
        if role.phrase == "leader":
            return self.discourse.several(count, people=True, roles=LEADERS)
        if role.kind is RoleKind.MEMBER or role.phrase.endswith(("minister", "man")):
            return self.discourse.several(count, people=True)
        return ()

    def _the_country(self, group: Group) -> tuple[Figure, ...]:
        if group.determiner not in _DEFINITE or group.nationalities:
            return ()
        for mention in reversed(self.discourse.mentions):
            for figure in mention.figures:
                if figure.country_like and len(mention.figures) == 1:
                    return (figure,)
        return ()

    # --- countries and organisations

    def _organisation(self, entry: Entry) -> Figure:
        affiliation, office = affiliation_on(entry, self.published)
        return self.figures.add(("body", fold(entry.name)), Figure(entry.name, affiliation, office, named=True))

    def country(self, code: str | None) -> Figure | None:
        """The figure of a country."""
        if code is None:
            return None
        name = self.tables.countries[code].name if code in self.tables.countries else code
        figure = Figure(name, Affiliation(code), named=True, country_like=True)
        return self.figures.add(("country", code), figure)

    def _government(self, code: str) -> Figure:
        country = self.tables.countries.get(code)
        name = f"{country.adjective} government" if country else f"government of {code}"
        figure = Figure(name, Affiliation(code, (Sector.GOV,)), named=True, country_like=True)
        figure.roles.add("government")
        return self.figures.add(("government", code), figure)

    def _place(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        """A country or its seat of government: the government where it acts, the country elsewhere."""
        entry = core.entries[0]
        country = self.country(entry.country)
        if country is None or entry.country is None:
            return ()
        if core.kind is Kind.PLACE:
            return (country,)
        head = head_token(self.doc, group.start, group.end)
        first = head
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        nominal = any(child.dep_ == "cop" for child in first.head.children) and first.head.pos_ in ("NOUN", "PROPN")
        acts = first.dep_ in _AGENTS and not nominal
        if core.kind is Kind.SEAT and not acts:
            located = group.preposition in _LOCATIVE or first.head.lemma_ in _VISITS or self._context.in_dateline(group)
            acts = not located and first.dep_ not in ("compound", "appos", "root", "dep")
        return (self._government(entry.country),) if acts else (country,)

    def _nationals(self, group: Group, core: Segment) -> tuple[Figure, ...]:
        """People of a country: "the Vietnamese" stand for it, "Vietnamese" and "Swedes" are its people."""
        code = core.entries[0].country
        after = self._next.get(group)
        if code is None:
            return ()
        shared = after is not None and after.conjunct is group and (after.is_adjective or after.nationalities)
        if group.is_adjective and shared:
            figure = self.country(code)
            return (figure,) if figure else ()
        if group.determiner == "the" and group.start + 1 >= core.start:
            figure = self.country(code)
            return (figure,) if figure else ()
        figure = Figure(self.doc[core.start : core.end].text, Affiliation(code, (Sector.CVL,)), person=True)
        figure.plural = True
        return (self.figures.add(("people", code), figure),)

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


def _gender(role: str) -> str | None:
    if role.endswith("woman") or role in ("wife", "daughter", "sister", "mother", "queen", "princess", "niece", "aunt"):
        return "f"
    if role.endswith("man") or role in ("husband", "son", "brother", "father", "king", "prince", "nephew", "uncle"):
        return "m"
    return None
