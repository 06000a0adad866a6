"""Roles: whom a noun group denotes that ends in a role noun, by what it says and what was said before."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cache

from legation.actors.described.agreement import clause_subject
from legation.actors.described.attackers import attacker
from legation.actors.described.captives import captive, sufferer
from legation.actors.described.description import Description
from legation.actors.described.lands import Lands, is_counted
from legation.actors.described.unions import Unions
from legation.actors.described.unplaced import Unplaced
from legation.actors.knowledge.affiliation import ARMED_GROUPS, Affiliation
from legation.actors.knowledge.tables import DATA, Entry, Kind, Role, RoleKind, read_rows
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.names import Names
from legation.actors.named.states import States
from legation.actors.text.figures import Figure, gender_of, is_body
from legation.actors.text.groups import LED_BY, Group
from legation.actors.text.reading import Reading
from legation.actors.text.segments import head_token
from legation.actors.whereabouts.company import PATIENTS
from legation.records import Sector
from legation.syntax.columns import columns, text_at
from legation.syntax.determiners import DEFINITE

_HOURS = frozenset({"pm", "fm"})
"""Offices in short that mean something else after a number."""
_DENIALS = frozenset({"not", "n't", "never", "no", "hardly"})


class Roles:
    """The role groups of one document."""

    def __init__(self, reading: Reading, states: States, names: Names) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._definite = reading.definite
        self._plural = reading.plural
        self._discourse = reading.discourse
        self._states = states
        self._names = names
        self._lands = Lands(reading)
        self._unions = Unions(reading, states)
        self._unplaced = Unplaced(reading, self._unions)

    def read(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """Whom a group denotes whose core is a role."""
        if group.pronoun is not None and group.pronoun.lower_ in ("our", "my", "your"):
            return self._of_speaker(group, role, group.pronoun.lower_)
        if self._is_nobody(group, role):
            return ()
        nations = self._of_nations(group, role)
        if nations is not None:
            return nations
        held = captive(self._discourse, group, role) or sufferer(self._discourse, self._reading.context, group, role)
        if held:
            return (held,)
        if role.kind is RoleKind.PART and (country := self._definite.home.company.craft(group, role)):
            crew = self._states.country(country)
            return (crew,) if crew else ()
        if role.kind in (RoleKind.BODY, RoleKind.PART) and (body := self._apposed_to(group)):
            return body
        if role.phrase == "member state" and self._are_all(group) and (union := self._union_of(group)):
            return (union,)
        description = self._reading.describe(group)
        if description is None:
            return ()
        if role.kind in (RoleKind.PERSON, RoleKind.MEMBER, RoleKind.FAMILY) and not role.plural:
            known = self._known_person(group, description)
            if known:
                return known
        affiliation = description.affiliations[0]
        if not affiliation.country and len(description.affiliations) == 1:
            if not affiliation.organisation and (union := self._unions.meeting(group, role)):
                return (union,)
            described = self._unplaced.placed(group, description, affiliation)
            if isinstance(described, Figure):
                return (described,)
            description = described
        return self._met(group, description, affiliation)

    def _is_nobody(self, group: Group, role: Role) -> bool:
        """Whether the words of a role mean nobody where they stand."""
        if self._doc[group.end - 1].lower_ in _HOURS:
            return any(c.isdigit() for c in self._doc[max(0, group.end - 2)].text)  # "at 3 PM", "on 98.5 FM"
        if role.phrase == "intelligence":  # what is known, not who finds it out: "shared intelligence with Kyiv"
            return not (group.nationalities or group.possessor or group.pronoun)
        # "no government" is none, and none that is spoken of again
        is_none = group.determiner == "no" and not group.nationalities
        return is_none and role.kind in (RoleKind.BODY, RoleKind.PART)

    def _of_nations(self, group: Group, role: Role) -> tuple[Figure, ...] | None:
        """The countries or governments that a group denotes; empty where it is a part or a means of one that is not
        known, nothing where it is no group of that kind."""
        if lands := self._lands.related(group, role):
            return (lands,)
        related = self._reading.nations.relation(group, self._reading.whose(group))
        if related is not None:
            return tuple(self._country_of(figure) for figure in related)
        if role.plural and (fitting := self._reading.nations.several(group, self._plural.count(group))):
            return fitting  # "the two superpowers"
        several = self._plural.several(group, role)
        if several:
            return tuple(map(self._governing, several)) if role.phrase == "government" else several
        if not role.plural and (country := self._reading.nations.epithet(group)):
            return (country,)
        if role.phrase in ("country", "nation", "state") and not role.plural and not group.nationalities:
            for preposition, named in group.complements:
                if preposition == "of" and named.core and named.core.kind is Kind.COUNTRY:
                    return self._reading.resolve(named)  # "the island nation of *Fiji*"
            found = self._definite.country(group)
            meant = self._reading.nations.other(group, found[0]) if found and not group.pronoun else None
            return (meant,) if meant else found
        if role.phrase in ("side", "country", "nation", "state", "states", "warring side", "neighbor", "neighbour"):
            figure = self._states.country(group.nationalities[-1].entries[0].country) if group.nationalities else None
            if figure is None and (figure := self._lands.many(group, role)) and group.before_core(Kind.ORGANISATION):
                return None  # "EU countries"
            return (figure,) if figure else ()
        if self._plural.are_sides(group, role) or _is_means(group, role):
            return ()
        first = group.segments[0].start
        if role.phrase == "member" and any(self._doc[i].pos_ == "NUM" for i in range(group.start, first)):
            return ()  # the members of an alliance are not the alliance
        return None

    def _known_person(self, group: Group, description: Description) -> tuple[Figure, ...]:
        """Those told of otherwise whom a description of one person is of; they are from now on known by it."""
        role, affiliation = description.role, description.affiliations[0]
        announced = self._names.announced(group)
        if announced and (figures := self._reading.resolve(announced)):
            for figure in figures:
                self._names.apply(figure, description)
                if role.kind is RoleKind.PERSON:  # a member is at home where what he belongs to is
                    self._names.place(figure, group, description)
            return figures
        if subject := self._subject(group):
            is_charge = affiliation.sector in ARMED_GROUPS and subject.entry is not None
            if not group.possessor and not description.former and not is_charge:  # "he is the founder of ISIS"
                self._names.apply(subject, description)
                self._names.place(subject, group, description)
            return (subject,)
        if group.determiner not in DEFINITE:
            return ()
        home = affiliation.country or self._definite.home.abroad(group, role)
        known = self._definite.person(group, role, home, former=description.former)
        if known and self._differs(group, known, affiliation):
            known = None
        known = known or attacker(self._discourse, group, role, self._reading.context.sentence(group.start))
        if known:
            self._names.apply(known, description)
            return (known,)
        meant = self._definite.epithet(group, role, former=description.former)
        meant = meant or self._reading.unnamed.called(group, role, affiliation.country)
        return (meant,) if meant else ()

    def _met(self, group: Group, description: Description, affiliation: Affiliation) -> tuple[Figure, ...]:
        """The body or the band that a description is of, or those known by it alone."""
        role = description.role
        is_body = role.kind in (RoleKind.BODY, RoleKind.PART)
        known = self._definite.body(group, role) if is_body and group.nationalities else None
        known = known or self._members(group, role, affiliation)
        if known:
            return (known,)
        person = role.kind in (RoleKind.PERSON, RoleKind.MEMBER, RoleKind.FAMILY)
        figures = tuple(self._anyone(group, description, a, person) for a in description.affiliations)
        self._teach_leader(group, figures)
        return figures

    def others(self, group: Group) -> tuple[Figure, ...]:
        """Those of whom no more is told with whom police or courts deal: "four *others* were arrested"."""
        head = head_token(self._doc, group.start, group.end)
        if head.lower_ != "others" or head.dep_ not in PATIENTS or head.head.lemma_ not in any_of("policed"):
            return ()
        name = text_at(self._doc, group.start, group.end)
        home = self._definite.home.native(group)
        figure = Figure(name, Affiliation(home, (Sector.CVL,)), person=True, plural=True, assumed=True)
        return (self._reading.figures.add(("others", group.start), figure),)

    def opponents(self, group: Group) -> tuple[Figure, ...]:
        """Those who are against a government or a leader of whom they are said to be: "*rivals* of the president"."""
        if columns(self._doc).forms[group.end - 1] not in any_of("opponents"):
            return ()
        opposed = [f for to, whole in group.complements if to == "of" for f in self._reading.resolve(whole)]
        if not any(figure.affiliation.sector in (Sector.GOV, Sector.ELI) for figure in opposed):
            return ()
        name = text_at(self._doc, group.start, group.end)
        figure = Figure(name, Affiliation(opposed[0].affiliation.country, (Sector.OPP,)), person=True, plural=True)
        return (self._reading.figures.add(("opponents", group.start), figure),)

    def _union_of(self, group: Group) -> Figure | None:
        """The organisation last named whose members a group is, but none that does something to them."""
        subject = clause_subject(head_token(self._doc, group.start, group.end))
        acting = self._discourse.at(self._doc[subject]) if subject is not None else ()
        union = self._discourse.last(lambda figure: is_body(figure, frozenset({"IGO"})))
        return None if union in acting else union

    def _are_all(self, group: Group) -> bool:
        """Whether several of a kind are all of them: "all 27 member states", "member states", but not "some"."""
        words = self._doc[group.start : group.end]
        are_all = not is_counted(self._doc, group) or any(word.lower_ == "all" for word in words)
        return words[-1].tag_ == "NNS" and are_all

    def read_attribute(self, group: Group) -> None:
        """Give those before a thing their own figures, who did or own it: "an *army* base", "*rebel* mortars"."""
        roles = (segment for segment in reversed(group.segments) if segment.role)
        segment = next((segment for segment in roles if segment.role and segment.role.phrase in _attributive()), None)
        if segment is None or segment.role is None:
            return
        are_many = segment.role.phrase != "government"
        them = replace(segment, role=replace(segment.role, plural=are_many))
        where = [(preposition, place) for preposition, place in group.complements if preposition in ("in", "inside")]
        segments = [*group.segments[: group.segments.index(segment)], them]
        owners = Group(group.start, segment.end, segments, None, group.pronoun, group.possessor, where)
        if them.role and (figures := self.read(owners, them.role)):
            start = min((nation.start for nation in owners.nationalities), default=segment.start)
            self._reading.note(figures, start, segment.end)

    def _governing(self, figure: Figure) -> Figure:
        """The government of a country, where it is one: "both governments"."""
        country = figure.affiliation.country if figure.country_like else None
        return self._states.government(country) if country else figure

    def _country_of(self, figure: Figure) -> Figure:
        """The country that somebody governs: "*its neighbour*", of which the text has named only the president."""
        return (self._states.country(figure.affiliation.country) or figure) if figure.person else figure

    def _teach_leader(self, group: Group, figures: tuple[Figure, ...]) -> None:
        """Let a stranger who leads a body be of it: "rebels led by Ana Torres"."""
        for preposition, complement in group.complements if len(figures) == 1 else ():
            for leader in self._reading.resolve(complement) if preposition == LED_BY else ():
                if leader.named and leader.person and leader.entry is None:
                    leader.learn(figures[0].affiliation, None)

    def _differs(self, group: Group, known: Figure, affiliation: Affiliation) -> bool:
        """Whether somebody is of another side than the body before or behind a role says: "the al Qaeda leader" is no
        president, and neither is "the president of the Security Council"."""
        of_none = known.affiliation.country is not None and known.affiliation.organisation is None
        if affiliation.organisation and of_none and known.named:
            return True
        sides = {affiliation.sector in ARMED_GROUPS, known.affiliation.sector in ARMED_GROUPS}
        return bool(group.before_core(Kind.ORGANISATION)) and len(sides) > 1

    def _apposed_to(self, group: Group) -> tuple[Figure, ...]:
        """The body that a group says something of after a comma: "the ELN, a smaller group,", "the CGT, Peru's largest
        union,", which tells whose a body is of which no table knows."""
        before = self._reading.before.get(group)
        owner = group.possessor.core if group.possessor else None
        is_owned = owner is not None and owner.kind is Kind.COUNTRY
        if before is not None and is_owned:
            before = self._reading.before.get(before)  # the owner's own group stands between
        if before is None or not (is_owned or (group.determiner in ("a", "an") and not group.nationalities)):
            return ()
        core, context = before.core, self._reading.context
        named = core is not None and (core.kind is Kind.ORGANISATION or (is_owned and context.is_organisation(core)))
        opening = group.possessor if is_owned and group.possessor is not None else group
        if not named or not context.between(before, opening, ",") or not context.closes(group):
            return ()
        if is_owned and head_token(self._doc, group.start, group.end).dep_ != "appos":
            return ()  # "said the CGT, and Peru's largest union struck"
        bodies = self._reading.resolve(before)
        described = self._reading.describe(group) if is_owned else None
        for body in bodies if described else ():
            if described and not body.person and not body.affiliation.sectors and not body.affiliation.organisation:
                body.learn(described.affiliations[0], None)
        return bodies

    def _subject(self, group: Group) -> Figure | None:
        """Who is said to be what a group describes: "Ana Torres is a judge"; nobody where she is not, or may be."""
        head = head_token(self._doc, group.start, group.end)
        children = {child.dep_: child for child in head.children}
        copula, subject = children.get("cop"), children.get("nsubj")
        if copula is None or subject is None or copula.tag_ not in ("VBZ", "VBP", "VBD"):
            return None
        if any(child.dep_ == "advmod" and child.lower_ in _DENIALS for child in head.children):
            return None
        figures = self._discourse.at(subject)
        single = len(figures) == 1 and figures[0].person and not figures[0].plural
        return figures[0] if single else None

    def _members(self, group: Group, role: Role, affiliation: Affiliation) -> Figure | None:
        """The armed group that its fighters are: "ELN rebels"."""
        before = group.segments[-2] if len(group.segments) == 2 else None
        if before is None or before.kind is not Kind.ORGANISATION or not role.plural or group.complements:
            return None
        bare = group.end - before.start == 1 + before.end - before.start and group.determiner in (None, "the")
        figures = self._reading.at.get(before.start, ()) if bare and affiliation.sector in ARMED_GROUPS else ()
        return figures[0] if figures and figures[0].affiliation.sector in ARMED_GROUPS else None

    def _anyone(self, group: Group, description: Description, affiliation: Affiliation, person: bool) -> Figure:
        """A figure known only by a description; a body or a class of people is one and the same all along."""
        role = description.role
        if role.phrase in any_of("governments") and affiliation.country and affiliation.sectors == (Sector.GOV,):
            return self._states.government(affiliation.country)
        if entry := self._listed(group, role, affiliation):
            body = self._states.organisation(entry)
            body.roles.add(role.phrase)
            return body
        name = text_at(self._doc, self._reading.context.content_start(group), group.end)
        country = self._reading.tables.countries.get(affiliation.country or "")
        if country and len(description.affiliations) > 1:
            name = description.name_in(country, opens=group.start == self._doc[group.start].sent.start)
        held = description.office
        if role.phrase == "counterpart":
            held = next((owner.office for owner in self._reading.whose(group) if owner.office), held)
        key = ("role", role.phrase, role.plural, affiliation, self._identity(group, role, person))
        figure = Figure(name, affiliation, held if person else None, person=person, plural=role.plural)
        figure.roles.add(role.phrase)
        figure.gender = gender_of(role.phrase)
        return self._reading.figures.add(key, figure)

    def _listed(self, group: Group, role: Role, affiliation: Affiliation) -> Entry | None:
        """The listed body that a country's own is: "China's coast guard" is the Chinese coast guard."""
        country = self._reading.tables.countries.get(affiliation.country or "")
        bare = len(group.segments) == 1 and group.possessor is not None
        if country is None or role.kind is not RoleKind.BODY or role.plural or not bare:
            return None
        listed = self._reading.tables.names.get(f"{country.adjective} {role.phrase}")
        bodies = (name.entry for name in listed if name.entry.kind is Kind.ORGANISATION)
        own = {entry.name: entry for entry in bodies if entry.country == affiliation.country}
        return next(iter(own.values())) if len(own) == 1 else None

    def _identity(self, group: Group, role: Role, person: bool) -> Hashable:
        """What tells one of a description from another: whose he is, or that he is only now spoken of."""
        if person and not role.plural:
            return tuple(id(owner) for owner in self._reading.whose(group)) or group.start
        if not person or group.determiner == "the":
            return None
        return group.start if is_counted(self._doc, group) or role.phrase in any_of("anybody") else None

    def _of_speaker(self, group: Group, role: Role, whose: str) -> tuple[Figure, ...]:
        """Who is whose that speaks: whoever is named behind it ("my envoy, Ana Torres,"), or a relative."""
        if role.kind is RoleKind.FAMILY:
            return (self._kin(group, role, whose),)
        announced = self._names.announced(group) if whose == "my" else None
        return self._reading.resolve(announced) if announced else ()

    def _kin(self, group: Group, role: Role, whose: str) -> Figure:
        """A relative of whoever speaks."""
        name = text_at(self._doc, group.start, group.end)
        figure = Figure(name, Affiliation(None, (Sector.CVL,)), person=True, plural=role.plural)
        figure.roles.add(role.phrase)
        figure.gender = gender_of(role.phrase)
        return self._reading.figures.add(("kin", whose, role.phrase, role.plural), figure)


def _is_means(group: Group, role: Role) -> bool:
    """Whether "force" without an article or an owner is what is used, not a body of men: "excessive force"."""
    is_bare = not (group.determiner or group.pronoun or group.possessor or group.nationalities)
    return role.phrase == "force" and not role.plural and is_bare and len(group.segments) == 1


@cache
def _attributive() -> frozenset[str]:
    """The roles that before a thing say who did or owns it: "an *army* base"."""
    return frozenset(row["role"] for _, row in read_rows(DATA / "attributive.tsv"))
