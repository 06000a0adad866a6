"""Definite descriptions that name nobody: "the country", "the Council", "the president", "the militants"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from legation.actors.described.agreement import FORMER, names_after
from legation.actors.described.anaphora import Discourse
from legation.actors.described.nationalities import tells_whose
from legation.actors.described.plural import doing_to, other_words
from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE, Affiliation
from legation.actors.knowledge.tables import Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bearers import has_held
from legation.actors.text.context import Context
from legation.actors.text.figures import BYSTANDERS, Figure, is_body, is_somebody
from legation.actors.text.groups import Group, verb_of
from legation.actors.text.segments import head_token
from legation.actors.whereabouts.home import Home
from legation.records import Sector
from legation.syntax.determiners import DEFINITE
from legation.terms import worldwide

ANYBODY = "anybody"
"""In the table of anaphors, the role of whoever may be called so without having been: "the Nobel laureate"."""

_SERVED = {"inspector": frozenset({"IGO IAE", "IGO OPW"}), "judge": frozenset({"IGO ICC", "IGO ICJ"})}
"""The organisations of many states that those serve who are called so where one of them has been named."""


class Definite:
    """Whom a document's definite descriptions point back to."""

    def __init__(
        self, doc: Doc, tables: Tables, discourse: Discourse, context: Context, before: dict[Group, Group]
    ) -> None:
        self._doc = doc
        self._anaphors = tables.anaphors
        self._discourse = discourse
        self._context = context
        self.home = Home(doc, tables, discourse, context, before)

    def country(self, group: Group) -> tuple[Figure, ...]:
        """Which country "the country" is: the one last spoken of, but for those that do something to it."""
        if (group.determiner not in DEFINITE and not group.pronoun) or group.nationalities:
            return ()
        if group.pronoun:
            owners = self._discourse.at(group.pronoun)
            code = owners[0].affiliation.country if len(owners) == 1 else None
            found = self._discourse.last(lambda figure: figure.country_like and figure.affiliation.country == code)
        else:
            doers = self._discourse.doing_to(head_token(self._doc, group.start, group.end))
            found = self._discourse.last(lambda figure: figure.country_like and figure not in doers)
        return (found,) if found else ()

    def body(self, group: Group, role: Role) -> Figure | None:
        """Which body "the Council" or "the ministry" is: the last one called so, at home where the story is set."""
        several = role.plural and role.phrase not in self._anaphors  # but "the allies" are one body
        in_headline = group.determiner is None and self._context.in_title(group.segments[0])
        # "EU sanctions: *Council* adopts a package"
        is_definite = group.determiner == "the" or in_headline or self._is_called_bare(group, role)
        if not is_definite or several or group.possessor or group.pronoun:
            return None
        told = [segment for segment in group.nationalities if tells_whose(self._doc, segment)]
        told = [segment for segment in told if self._doc[segment.end : segment.end + 2].text != "-based"]
        if told:  # "the Palestinian group", but not "the New York-based group"
            kinds, country = self._kinds(role), told[0].entries[0].country
            return self._discourse.last(lambda f: is_body(f, kinds) and f.affiliation.country == country)
        if any(to == "of" or (to in ("for", "in", "at") and said.core) for to, said in group.complements):
            return None
        kinds = self._kinds(role)
        if self.home.is_strange(group):
            near = self._discourse.near(1, self._context.sentence(group.start), lambda f: is_body(f, kinds))
            return next(iter(near), None)
        called = self._discourse.body(role.phrase, of_state=role.sectors[:1] in ((Sector.MIL,), (Sector.COP,)))
        if called and not called.named and self._context.scenes.is_past(group, called.affiliation.country):
            return None
        if called is None and role.phrase in any_of("organs") and self._doc[group.end - 1].text[:1].isupper():
            called = next(iter(self._discourse.foremost(1, lambda figure: is_body(figure, frozenset({"IGO"})))), None)
        if not kinds or (called and (called.named or not kinds.isdisjoint(Sector))):
            return called  # "the bloc" is rather a union that is named than "a bloc of 28 nations"
        mentions = self._discourse.mentions
        named = {figure for m in mentions if group.start <= m.head.i < group.end for figure in m.figures}

        def fits(figure: Figure) -> bool:
            return is_body(figure, kinds) and figure not in named and not self._context.is_credit(figure.spans)

        return self._discourse.last(fits) or called

    def _is_called_bare(self, group: Group, role: Role) -> bool:
        """Whether a body speaks of itself as of somebody by name: "*Council*, 1. Condemns the coup"."""
        word = self._doc[group.start]
        is_alone = group.determiner is None and group.end == group.start + 1 and not group.complements
        return is_alone and bool(word.is_sent_start) and role.phrase in any_of("organs")

    def _kinds(self, role: Role) -> frozenset[str]:
        """The sectors of the bodies that a noun may take up; of "the rights group" only those of its own."""
        if anaphor := self._anaphors.get(role.phrase):
            return anaphor.sectors
        anaphor = self._anaphors.get(role.phrase.rpartition(" ")[2])
        return anaphor.sectors & frozenset(role.sectors) if anaphor else frozenset()

    def people(self, group: Group, role: Role) -> Figure | None:
        """Which people "the 27 leaders" or "the ministers" are: those last called so."""
        if group.determiner not in DEFINITE or not role.plural or group.nationalities or group.possessor:
            return None
        plain = all(self._doc[i].pos_ in ("DET", "NUM") for i in range(group.start, group.segments[0].start))
        if not plain or len(group.segments) > 1 or group.complements:
            return None
        words = any_of("leaders") if role.phrase in any_of("leaders") else {role.phrase}
        return self._discourse.last(
            lambda f: f.plural and bool(words & f.roles) and bool(f.affiliation.organisation or f.affiliation.country)
        )

    def spoken_for(self, group: Group, role: Role) -> Affiliation | None:
        """Whose "a spokesman" is, where nothing else says: of the one body or state that acted just before, also
        in the same sentence ("the Pentagon spoke of a mistake, and *a spokesman* blamed Chad")."""
        if not role.phrase.startswith("spokes") or role.plural:
            return None
        verb, start = self._doc[verb_of(self._doc[group.end - 1])], self._doc[group.start].sent.start
        told = verb.head if verb.dep_ == "conj" else self._doc[start - 1].sent.root if start else None
        acted = self._discourse.subjects_of(told) if told is not None else ()
        body = acted[0] if len(acted) == 1 else None
        if body is None or body.person or not body.affiliation.code or body.affiliation.sector in BYSTANDERS:
            return None
        return replace(body.affiliation, sectors=(Sector.GOV,)) if body.country_like else body.affiliation

    def served(self, group: Group, role: Role, affiliation: Affiliation) -> Figure | None:
        """The organisation of many states that "the secretary-general", "peacekeepers" or "inspectors" serve: the one
        last named."""
        if affiliation.organisation or affiliation.country:
            return None
        if role.phrase.replace("-", " ") in ("secretary general", "peacekeeper", "high representative"):
            return self._discourse.last(lambda figure: worldwide(figure.affiliation.organisation) == "IGO")
        bodies = _SERVED.get(role.phrase)
        if bodies is None or not role.plural or group.complements:  # not "judges in Nairobi"
            return None
        return self._discourse.last(lambda figure: figure.affiliation.organisation in bodies)

    def fighting(self, group: Group, role: Role) -> Figure | None:
        """The armed group that "the militants" are: the one named in the sentence before or in this one.

        Those who are called by a deed alone, "the attackers", may have been called rebels.
        """
        if group.determiner not in DEFINITE or not role.plural or len(group.segments) > 1 or group.complements:
            return None
        by_deed = role.sectors == (Sector.UAF,)
        sectors = frozenset(sector.value for sector in (ARMED_GROUPS if by_deed else role.sectors))
        others = doing_to(group, self._doc, self._discourse)

        def fits(figure: Figure) -> bool:
            known = by_deed and figure.plural and figure.affiliation.sector in ARMED_GROUPS
            return (known or is_body(figure, sectors)) and figure not in others

        return next(iter(self._discourse.near(1, self._context.sentence(group.start), fits)), None)

    def person(self, group: Group, role: Role, country: str | None, *, former: bool) -> Figure | None:
        """Who "the president" or "the strongman" is: the last one called so; one out of office, if ``former``."""
        words, day = {role.phrase, *other_words(role, self._anaphors)}, self._context.published
        if not former:
            later = names_after(head_token(self._doc, group.start, group.end))
            return self._discourse.described(words, country, later)
        found = self._discourse.described({f"{FORMER}{word}" for word in words}, country)
        return found or self._discourse.last(
            lambda f: f.entry is not None and any(has_held(f.entry, word, country, day) for word in words)
        )

    def epithet(self, group: Group, role: Role, *, former: bool) -> Figure | None:
        """Who "the Nobel laureate" or "the former teacher" is who has not been called so."""
        offices = STATE - {Sector.COP, Sector.MIL, Sector.SPY}
        private = role.kind is RoleKind.PERSON and role.sectors[:1] not in {(sector,) for sector in offices}
        may_be = ANYBODY in other_words(role, self._anaphors) or (former and private)
        return self.somebody(group) if may_be and not group.complements else None

    def somebody(self, group: Group) -> Figure | None:
        """Who an epithet such as "the 75-year-old" takes up: the one person who was a subject just before."""
        sentence = self._context.sentence(group.start)
        for before in (sentence - 1, sentence - 2):
            people = [figure for figure in self._discourse.subjects(before) if is_somebody(figure)]
            if people:
                return people[0] if len(set(people)) == 1 else None
        return next(iter(self._discourse.near(1, sentence, is_somebody)), None)
