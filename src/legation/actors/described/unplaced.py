"""Roles of which their own words tell no country: whose those are of whom "the police" and "the ambassador" speak."""

from __future__ import annotations

from dataclasses import replace

from legation.actors.described.description import Description
from legation.actors.described.unions import Unions
from legation.actors.knowledge.affiliation import ARMED_GROUPS, Affiliation
from legation.actors.knowledge.tables import Role, RoleKind
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.actors.text.reading import Reading
from legation.records import Sector

QUANTIFIERS = frozenset({"many", "several", "some", "few", "any", "more", "most", "other", "another", "every", "no"})


class Unplaced:
    """Places them in one document."""

    def __init__(self, reading: Reading, unions: Unions) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._definite = reading.definite
        self._plural = reading.plural
        self._discourse = reading.discourse
        self._unions = unions

    def placed(self, group: Group, description: Description, affiliation: Affiliation) -> Description | Figure:
        """A description that tells no country, in the countries that the text around it tells; or a body known."""
        role = description.role
        if role.plural and role.phrase == "government" and not self._definite.home.is_within(group):
            return description  # "dozens of governments" are not those of the country of the story
        if (known := self._definite.people(group, role)) and not self._is_elsewhere(group, known):
            return known
        codes = self._plural.counterparts(group, role)
        if codes:
            return replace(description, affiliations=tuple(affiliation.within(code) for code in codes))
        if affiliation.sector in ARMED_GROUPS and (fighting := self._definite.fighting(group, role)):
            return fighting
        senders = self._definite.home.senders
        if role.kind is RoleKind.BODY and (country := senders.convener(group)):
            return replace(description, affiliations=(affiliation.within(country),))
        if role.kind in (RoleKind.BODY, RoleKind.PART):
            body, ruling = self._definite.body(group, role), self._definite.home.company.ruling(group, role)
            if body and not self._is_elsewhere(group, body) and ruling in (None, body.affiliation.country):
                return body
            if ruling:
                return replace(description, affiliations=(affiliation.within(ruling),))
        if affiliation.sector is Sector.REF and (fled := self._fled(group)):
            return replace(description, affiliations=(affiliation.within(fled),))
        if role.phrase == "officer" and not affiliation.sectors:
            force = self._discourse.last(lambda figure: figure.affiliation.sector in (Sector.COP, Sector.MIL))
            if force:
                return replace(description, affiliations=(force.affiliation,))
            affiliation = replace(affiliation, sectors=self._force_of(group))
            description = replace(description, affiliations=(affiliation,))
        served = self._served(group, role, affiliation)
        return description if served is None else replace(description, affiliations=(served,))

    def _served(self, group: Group, role: Role, affiliation: Affiliation) -> Affiliation | None:
        """The body, or the country, that those serve of whom the text does not say it beside their role."""
        if body := self._definite.served(group, role, affiliation):
            return body.affiliation
        home, senders = self._definite.home, self._definite.home.senders
        if sender := senders.organisation(group, affiliation.sector):
            return sender
        if union := self._unions.headed(group, role):
            return union.affiliation
        is_envoy = affiliation.sector is Sector.GOV and role.phrase in any_of("envoys")
        is_sent = group.determiner == "the" and not role.plural and role.phrase != "embassy"
        if is_envoy and (country := senders.country(group) or (senders.last(role.phrase) if is_sent else None)):
            return affiliation.within(country)
        if home.is_domestic(group, role, affiliation):
            joined = self._reading.resolved.get(group.conjunct, ()) if group.conjunct else ()
            return affiliation.within(home.of(joined, group, role, affiliation.sector))
        return None

    def _force_of(self, group: Group) -> tuple[Sector, ...]:
        """What force "officers" are of, by what they do, where none is told of: those who overthrow a ruler are
        soldiers, those with whom a crowd clashes police."""
        deeds = {word.lemma_ for word in self._doc[group.start].sent if word.pos_ == "VERB"}
        if not deeds.isdisjoint(any_of("overthrowing")):
            return (Sector.MIL,)
        return (Sector.COP,) if not deeds.isdisjoint(any_of("policing")) else ()

    def _fled(self, group: Group) -> str | None:
        """The one country that the refugees come from of whom the text has told: "*Syrian* refugees ... deported
        refugees"."""
        before = {self._doc[i].lower_ for i in range(max(0, group.start - 1), group.end)}
        if group.possessor or group.complements or not before.isdisjoint(QUANTIFIERS):
            return None
        figures = (figure for mention in self._discourse.mentions for figure in mention.figures)
        known = {f.affiliation.country for f in figures if f.plural and f.affiliation.sector is Sector.REF} - {None}
        return next(iter(known)) if len(known) == 1 else None

    def _is_elsewhere(self, group: Group, body: Figure) -> bool:
        """Whether police act in another country than those spoken of before: "in Istanbul the police barred them"."""
        scene = self._reading.context.scenes.scene(group) if body.affiliation.sector is Sector.COP else None
        return scene not in (None, body.affiliation.country)
