"""Definite descriptions of several that name nobody: "both leaders", "the two sides", "the three countries"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from legation.actors.described.agreement import clause_subject, is_called
from legation.actors.described.anaphora import Discourse
from legation.actors.described.counts import NUMBERS, stated_count
from legation.actors.described.sectors import HEADS
from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.actors.knowledge.members import member_states
from legation.actors.knowledge.tables import Anaphor, Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, is_armed, is_body, is_in_office, is_side, is_somebody
from legation.actors.text.groups import Group
from legation.actors.text.segments import head_token
from legation.records import Sector
from legation.syntax.columns import columns
from legation.syntax.determiners import DEFINITE

_NATIONS = frozenset({"country", "nation", "government", "state", "neighbor", "neighbour", "power", "capital"})
_SIDES = frozenset(
    {"side", "party", "delegation", "team", "camp", "faction", "force", "army", "warring side", "warring party",
     "warring faction", "military", "group", "ally"}
) | _NATIONS  # fmt: skip
_CONTRACTING = frozenset({"high", "contracting", "signatory", "“", '"', "'", "‘"})
_OF_STATE = frozenset({Sector.GOV, Sector.MIL})
_OPPOSED = ARMED_GROUPS | {Sector.OPP, Sector.PTY, Sector.LAB}
_OUTDONE = 2  # how many times as much others are spoken of than two who only speak of them
_INVOLVED = 3  # mentions that make a country a party to a story set elsewhere


class Plural:
    """Whom a document's definite descriptions of several point back to."""

    def __init__(
        self, doc: Doc, tables: Tables, discourse: Discourse, context: Context, before: dict[Group, Group]
    ) -> None:
        self._doc = doc
        self._anaphors = tables.anaphors
        self._discourse = discourse
        self._context = context
        self._before = before

    def several(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """Whom "both leaders", "the two sides" or "each leader" point to."""
        count = self.count(group)
        if not count and role.plural and role.phrase == "side" and self._is_bare(group):
            count = 2  # "*the sides* called for talks"
        if not count and self._are_contracting(group, role):
            count = 2
        if not count and self._are_ministers(group, role):
            return self._ministers()
        if not count and role.plural and self._is_bare(group) and _governs(role):
            return self._leaders(group, role, 2)
        if members := self._members(group, role):
            return members
        own = group.pronoun is not None and (role.phrase not in _SIDES or role.phrase == "ally")
        if not count or group.nationalities or group.possessor or own:
            return ()
        if bodies := self._bodies(group, role, count):
            return bodies
        if role.phrase == "states":  # rather than parts of a federation, where they are joined
            return self._discourse.together(count, lambda figure: figure.country_like)
        if role.phrase in _NATIONS:
            doers = {figure.affiliation.country for figure in doing_to(group, self._doc, self._discourse)}
            apart = doers | self._faced(group)
            return self._foremost(group, count, lambda f: f.country_like and f.affiliation.country not in apart)
        if role.phrase in _SIDES:
            return self._opposed(group, count)
        if role.phrase in any_of("any two") and role.plural:
            return self._any(group, count)
        if role.sectors[:1] == (Sector.MIL,):
            armed = [lambda f: is_somebody(f) and is_armed(f), lambda f: not f.person and is_armed(f)]
            return next((found for fits in armed if (found := self._foremost(group, count, fits))), ())
        if role.kind is RoleKind.MEMBER or _governs(role) or role.phrase.endswith("man"):
            called = self._leaders(group, role, count, anywhere=True)
            return called or (() if role.plural else self._foremost(group, count, is_somebody))
        return ()

    def _opposed(self, group: Group, count: int) -> tuple[Figure, ...]:
        """The sides of a war, of talks or of a quarrel: "the two sides", "both camps"."""
        if dealt_with := self._dealt_with(group, count):
            return dealt_with
        addressing = self.addressing(group)
        if addressing and (told := self.sides(group, count, addressing)):
            return told
        if lead := self._discourse.introduced(count, is_side, lead=True):
            return lead
        at_war = self._discourse.foremost(count, self._is_party_at_home) if self._context.setting else ()
        states = self._discourse.foremost(count, lambda f: f.country_like and f not in addressing)
        fighting = len({figure.affiliation.sector for figure in at_war}) > 1
        if fighting and 2 * self._discourse.times(at_war) > self._discourse.times(states):
            return at_war
        sides = self.sides(group, count) or self._foremost(group, count, is_somebody)
        if sides == self._discourse.pair(count, self._context.sentence(group.start), is_side):
            return sides
        return (any(map(self._is_bystander, sides)) and self._at_home(count)) or sides

    def _dealt_with(self, group: Group, count: int) -> tuple[Figure, ...]:
        """Those together to whom the clause that goes on to "the two sides" did something ("telephoned *Peru and Chad*,
        asking the two sides to talk")."""
        clause = head_token(self._doc, group.start, group.end).head
        while clause.dep_ == "xcomp":
            clause = clause.head
        if clause.dep_ not in ("advcl", "conj") or clause.pos_ != "VERB":
            return ()
        objects = [child for child in clause.head.children if child.dep_ in ("obj", "obl") and child.i < group.start]
        joined = [(token, *(c for c in token.children if c.dep_ == "conj")) for token in objects]
        told = [[f for token in tokens for f in self._discourse.at(token)] for tokens in joined if len(tokens) == count]
        return next((tuple(figures) for figures in told if len(set(figures)) == count), ())

    def _any(self, group: Group, count: int) -> tuple[Figure, ...]:
        """The nearest who may be of one country or of several: "the two men", "both officials"."""
        sentence, others = self._context.sentence(group.start), doing_to(group, self._doc, self._discourse)

        def may_be(figure: Figure) -> bool:
            return is_somebody(figure) and figure not in others

        return (
            self._discourse.pair(count, sentence, may_be)
            or self._discourse.near(count, sentence, may_be)
            or self._discourse.near(count, sentence, may_be, sentence)
            or self._discourse.together(count, may_be)
            or self._discourse.together(count, lambda f: f.person and f not in others)
        )

    def _leaders(self, group: Group, role: Role, count: int, *, anywhere: bool = False) -> tuple[Figure, ...]:
        """Those named just before, or ``anywhere``, who have been called what a group calls them."""
        words = {role.phrase, *other_words(role, self._anaphors), "counterpart"}
        words = words | any_of("leaders") if "leader" in words else words
        others = doing_to(group, self._doc, self._discourse)

        def leads(figure: Figure) -> bool:
            return is_in_office(figure) and any(is_called(figure, word) for word in words) and figure not in others

        sentence = self._context.sentence(group.start)
        called = self._discourse.pair(count, sentence, leads) or self._discourse.near(count, sentence, leads)
        called = called or self._discourse.near(count, sentence, leads, 2)
        if called or not anywhere:
            return called
        return self._foremost(group, count, leads) or self._in_office_together(role, count, others)

    def _in_office_together(self, role: Role, count: int, others: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The officials named side by side who are called leaders, whatever office they hold ("*the Secretary of State
        and President Torres* discussed Chad. The two leaders ...")."""
        if role.phrase != "leader":
            return ()
        return self._discourse.together(count, lambda f: f.person and f.named and is_in_office(f) and f not in others)

    def _members(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """The countries most spoken of among an organisation's: "its two members"."""
        if role.phrase not in ("member", "member state"):
            return ()
        words = {self._doc[i].lower_ for i in range(group.start, group.end)}
        count = next((NUMBERS[word] for word in sorted(words) if word in NUMBERS), 0)
        owners = self._discourse.at(group.pronoun) if group.pronoun and count and role.plural else ()
        if len(owners) != 1:
            return ()
        try:
            codes = frozenset(member_states(owners[0].name, self._context.published))
        except KeyError:
            return ()
        return self._foremost(group, count, lambda f: f.country_like and f.affiliation.country in codes)

    def _is_bare(self, group: Group) -> bool:
        """Whether a group is only "the" and a role: "the leaders"."""
        said = group.nationalities or group.possessor or group.pronoun or group.complements
        return group.determiner == "the" and not said and group.segments[0].start == group.start + 1

    def _are_contracting(self, group: Group, role: Role) -> bool:
        """Whether a treaty speaks of those who conclude it: "the Parties", "the High Contracting Parties"."""
        if role.phrase != "party" or self._doc[group.end - 1].text != "Parties" or group.determiner != "the":
            return False
        said = group.nationalities or group.possessor or group.complements
        words = columns(self._doc).forms[group.start + 1 : group.end - 1]
        return not said and _CONTRACTING.issuperset(words)

    def _are_ministers(self, group: Group, role: Role) -> bool:
        """Whether "Ministers" in a communiqué's capitals says no more of them than that."""
        is_alone = not (group.complements or group.possessor) and self._doc[group.end - 1].text == "Ministers"
        return role.phrase == "minister" and is_alone and group.end - group.start - (group.determiner == "the") == 1

    def _ministers(self) -> tuple[Figure, ...]:
        """The two ministers named so far; nobody where there are more or fewer."""
        found = [f for m in self._discourse.mentions for f in m.figures if is_somebody(f) and is_called(f, "minister")]
        return tuple(dict.fromkeys(found)) if len(set(found)) == 2 else ()

    def _bodies(self, group: Group, role: Role, count: int) -> tuple[Figure, ...]:
        """The bodies of one kind named just before: "both groups" after two rebel groups, "the two companies"."""
        anaphor = self._anaphors.get(role.phrase)
        if anaphor is None or not anaphor.sectors or not role.plural:
            return ()
        sentence, others = self._context.sentence(group.start), doing_to(group, self._doc, self._discourse)

        def fits(figure: Figure) -> bool:
            return is_body(figure, anaphor.sectors) and figure not in others

        return self._discourse.pair(count, sentence, fits) or self._discourse.near(count, sentence, fits)

    def both(self, group: Group) -> tuple[Figure, ...]:
        """The two sides of the story, where a clause asks something of "both" and says no more of them."""
        head = self._doc[group.end - 1]
        is_bare = head.lower_ == "both" and head.dep_ in ("obj", "iobj", "obl") and not group.complements
        return self.sides(group, 2, self.addressing(group)) if is_bare else ()

    def _faced(self, group: Group) -> set[str | None]:
        """The countries to which a group does something, or which it asks to, and which are none of it: "both countries
        accuse *Chad*", "demanded that *Chad* pay"."""
        head = head_token(self._doc, group.start, group.end)
        told = [*head.head.children] if head.dep_ == "nsubj" else []
        faced = [child.i for child in told if child.dep_ == "obj"]
        asked = (c for clause in told if clause.dep_ == "ccomp" for c in clause.children if c.dep_ == "nsubj")
        faced += [child.i for child in asked if head.head.lemma_ in any_of("demanding together")]
        return {self._context.named_at(token) for token in faced}

    def addressing(self, group: Group) -> frozenset[Figure]:
        """Who calls on "both sides" and is none of them: the subject, and its country or government."""
        head = head_token(self._doc, group.start, group.end)
        subject = clause_subject(head)
        if subject is not None and group.start <= subject < group.end:
            subject = self._mediator(head)
        if subject is None:
            return frozenset()
        codes = {figure.affiliation.country for figure in self._discourse.at(self._doc[subject])}
        mentions = self._discourse.mentions
        return frozenset(f for m in mentions for f in m.figures if f.affiliation.country in codes - {None})

    def _mediator(self, head: Token) -> int | None:
        """Who says as mediator what both do ("*the Qatari mediators* said both sides had agreed")."""
        clause = head.head
        speaker = clause_subject(clause) if clause.dep_ == "ccomp" else None
        return speaker if speaker is not None and self._doc[speaker].lemma_ in any_of("mediators") else None

    def _is_bystander(self, figure: Figure) -> bool:
        """Whether a country is only touched upon in a story that is set in another."""
        country, setting = figure.affiliation.country, self._context.setting
        is_foreign = setting is not None and country is not None and country != setting
        return is_foreign and self._context.salience(country) < _INVOLVED

    def _at_home(self, count: int) -> tuple[Figure, ...]:
        """The bodies of the story's country that are spoken of most, or else the country; nobody, where those are the
        country and whoever rules it."""
        setting = self._context.setting
        bodies = self._discourse.foremost(count, lambda f: is_side(f) and f.affiliation.country == setting)
        if sum(f.country_like or f.affiliation.sector is Sector.GOV for f in bodies) > 1:
            return ()
        country = self._discourse.last(lambda f: f.country_like and f.affiliation.country == setting)
        return bodies or ((country,) if country else ())

    def _is_party_at_home(self, figure: Figure) -> bool:
        """Whether a body is one of those that fight in the country of the story."""
        bears_arms = not figure.person and not figure.country_like and is_armed(figure)
        return bears_arms and figure.affiliation.country == self._context.setting

    def sides(self, group: Group, count: int, others: frozenset[Figure] = frozenset()) -> tuple[Figure, ...]:
        """The sides joined just before, or those spoken of most, that are none of the others."""

        def may_be(figure: Figure) -> bool:
            is_union = (figure.affiliation.organisation or "").startswith("IGO ")
            return (is_side(figure) or (is_union and not figure.person)) and figure not in others

        def side_of(figure: Figure) -> object:
            affiliation = figure.affiliation
            if figure in others or affiliation.organisation:
                return None
            if figure.country_like or (affiliation.country and affiliation.sector in _OF_STATE):
                return affiliation.country
            if affiliation.sector is Sector.REB and affiliation.country:  # those of Palestine are its side
                return affiliation.country if affiliation.country == "PSE" else (affiliation.country, Sector.REB)
            return figure if affiliation.sector in _OPPOSED and not figure.person else None

        joined = self._discourse.pair(count, self._context.sentence(group.start), may_be)
        foremost = self._discourse.introduced(count, may_be) or self._discourse.sides(count, side_of)
        outdone = _OUTDONE * self._discourse.times(joined) <= self._discourse.times(foremost)
        return foremost if outdone else joined

    def _foremost(self, group: Group, count: int, fits: Callable[[Figure], bool]) -> tuple[Figure, ...]:
        """The figures joined just before, or those of the countries spoken of most."""
        sentence = self._context.sentence(group.start)

        def salience(figure: Figure) -> int:
            return self._context.salience(figure.affiliation.country)

        near = self._discourse.pair(count, sentence, fits)
        if not near and (near := self._discourse.introduced(count, fits)):
            foremost = self._discourse.foremost(count, fits, salience)
            if _OUTDONE * self._discourse.times(near) <= self._discourse.times(foremost):
                return foremost
        if count > 2:  # so many are joined but once
            near = near or self._discourse.together(count, fits)
        return near or self._discourse.foremost(count, fits, salience)

    def counterparts(self, group: Group, role: Role) -> tuple[str, ...]:
        """The countries that "the two foreign ministers" or "both armies" are of: those last spoken of."""
        count = self.count(group)
        is_any = role.phrase in any_of("any two") or role.sectors[:1] == (Sector.PTY,) or not role.plural
        if is_any or group.nationalities or group.possessor or group.pronoun:
            return ()
        if count:
            figures = self._foremost(group, count, lambda figure: figure.country_like)
        else:
            count, sentence = 2, self._context.sentence(group.start)
            words = group.end - group.start - (group.determiner is not None)
            heads = role.phrase.endswith(HEADS) and role.sectors[:1] == (Sector.GOV,) and words < 3
            figures = self._discourse.pair(count, sentence, lambda figure: figure.country_like) if heads else ()
        codes = tuple(figure.affiliation.country for figure in figures)
        found = tuple(code for code in codes if code)
        return found if len(set(found)) == count else ()

    def are_sides(self, group: Group, role: Role) -> bool:
        """Whether "parties" are those to a conflict or to talks, of whom nothing is told: "all parties"."""
        if role.phrase != "party" or group.nationalities or group.possessor:
            return False
        if not role.plural:  # "each Party shall free those of *the other Party*"
            forms = columns(self._doc).forms[group.start : group.end]
            return self._doc[group.end - 1].text == "Party" and "other" in forms
        if self._are_contracting(group, role):
            return True
        words = [self._doc[i].lower_ for i in range(max(0, group.start - 2), min(group.end + 1, len(self._doc)))]
        before = [
            self._doc[i]
            for i in range(group.start, group.end - 1)
            if self._doc[i].lower_ not in any_of("everybody concerned")
        ]
        described = any(word.pos_ in ("ADJ", "NOUN", "PROPN") for word in before)
        return any(to == "to" for to, _ in group.complements) or (
            not described and not any_of("everybody concerned").isdisjoint(words)
        )

    def count(self, group: Group) -> int:
        """How many a plural description says there are: "both", "the two", "each"."""
        return stated_count(self._doc, group, self._before.get(group), is_definite=group.determiner in DEFINITE)


def doing_to(group: Group, doc: Doc, discourse: Discourse) -> tuple[Figure, ...]:
    """Who does something to a group, and so is none of it."""
    subject = clause_subject(head_token(doc, group.start, group.end))
    if subject is None or group.start <= subject < group.end:
        return ()
    return discourse.at(doc[subject])


def other_words(role: Role, anaphors: Mapping[str, Anaphor]) -> frozenset[str]:
    """What else those may have been called whom a noun takes up."""
    anaphor = anaphors.get(role.phrase)
    return anaphor.roles if anaphor else frozenset()


def _governs(role: Role) -> bool:
    return role.phrase in any_of("leaders") or role.phrase.endswith("minister")
