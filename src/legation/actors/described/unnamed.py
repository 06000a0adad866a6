"""Nouns that say of nobody who they are, and what they take up: "the island", "its rival", "the trio"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.described.anaphora import Discourse
from legation.actors.described.definite import Definite
from legation.actors.described.nations import RELATIONS, Nations
from legation.actors.described.plural import Plural
from legation.actors.knowledge.members import membership
from legation.actors.knowledge.plurals import takes_plural
from legation.actors.knowledge.tables import Kind, Role, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, governs, is_body, is_in_office, is_side, is_somebody
from legation.actors.text.groups import Group
from legation.actors.text.segments import head_token
from legation.syntax.columns import columns
from legation.syntax.determiners import DEFINITE

_TOGETHER = {"duo": 2, "pair": 2, "trio": 3, "threesome": 3, "quartet": 4}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_MEMBERS = {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15}
_FEWEST, _MOST = 6, 100  # members of an organisation that a bare number may stand for
_AGED = (["year", "-", "old"], ["-", "year", "old"], ["year-old"])


class Unnamed:
    """Whom such nouns of one document take up."""

    def __init__(
        self,
        doc: Doc,
        tables: Tables,
        discourse: Discourse,
        context: Context,
        definite: Definite,
        plural: Plural,
        nations: Nations,
        before: dict[Group, Group],
    ) -> None:
        self._before = before
        self._doc = doc
        self._anaphors = tables.anaphors
        self._discourse = discourse
        self._context = context
        self._definite = definite
        self._plural = plural
        self._nations = nations

    def read(self, group: Group, owners: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Whom a noun that is no role takes up; ``owners`` are whose they are said to be."""
        related = self._nations.relation(group, owners)
        if related is not None:
            return related
        if countries := self._nations.several(group, self._plural.count(group)):
            return countries
        if union := self._union(group):
            return (union,)
        if country := self._nations.epithet(group):
            return (country,)
        read, last = columns(self._doc), group.end - 1
        form = read.forms[last]
        if (form in any_of("visitors") or form in any_of("hosts")) and (known := self._visitor(group, form)):
            return (known,)
        count = _TOGETHER.get(form, 0) or self._number(group)
        if count and group.determiner in DEFINITE and not any(to == "of" for to, _ in group.complements):
            return self._together(group, count)
        if form == "capitals" and group.determiner in (*DEFINITE, "both"):
            return self._plural.sides(group, 2, self._plural.addressing(group))
        opposed = read.lemmas[last].lower() in RELATIONS
        if read.tags[last] == "NNS" and opposed and group.determiner in (*DEFINITE, "both"):
            return self._together(group, 2)
        anaphor = self._anaphors.get(form)
        words = read.forms[group.start : last]
        if anaphor and anaphor.sectors and group.determiner in DEFINITE and not any_of("many-sided").isdisjoint(words):
            body = self._discourse.last(lambda figure: is_body(figure, frozenset({"IGO"})))
            return (body,) if body else ()
        return self.aged(group)

    def _visitor(self, group: Group, form: str) -> Figure | None:
        """Who "*the guest*" or "*the host*" is, where statesmen meet: the one in office last spoken of whose country is
        another than the story's, or that one; "*the Omani guest*" is the one of that country."""
        if group.determiner != "the" or group.complements or group.possessor or len(group.segments) > 1:
            return None
        told = [segment.entries[0].country for segment in group.nationalities]
        is_host, setting = form in any_of("hosts"), self._context.setting
        if setting is None or (group.segments and not told):
            return None

        def is_abroad(figure: Figure) -> bool:
            return is_in_office(figure) and figure.affiliation.country not in (None, setting)

        if is_host and self._discourse.last(is_abroad) is None:
            return None  # whoever presents a show

        def fits(figure: Figure) -> bool:
            country = figure.affiliation.country
            is_there = country == told[0] if told else (country == setting) == is_host
            return is_in_office(figure) and bool(country) and is_there

        return self._discourse.last(fits)

    def _union(self, group: Group) -> Figure | None:
        """The organisation last named that has so many members: "*the 27* demanded their release"."""
        if group.end - group.start != 2 or group.determiner != "the":
            return None
        number = self._doc[group.end - 1].lower_
        count = int(number) if number.isdecimal() else _MEMBERS.get(number, 0)
        if not _FEWEST <= count < _MOST:
            return None

        def has_as_many(figure: Figure) -> bool:
            is_union = (figure.affiliation.organisation or "").startswith("IGO ") and not figure.person
            return is_union and membership(figure.name, self._context.published) == count

        return self._discourse.last(has_as_many)

    def _number(self, group: Group) -> int:
        """How many "the two" or "the three" are who agree on something; 0 for any other group."""
        if group.end - group.start != 2 or group.determiner != "the":
            return 0
        number = self._doc[group.end - 1]
        is_doer = number.dep_ == "nsubj" and number.head.lemma_ in any_of("agreeing")
        return _NUMBERS.get(number.lower_, 0) if is_doer else 0

    def _together(self, group: Group, count: int) -> tuple[Figure, ...]:
        """The people, or else the countries or bodies, that were last spoken of together."""
        sentence = self._context.sentence(group.start)
        addressing = self._plural.addressing(group)

        def is_addressed(figure: Figure) -> bool:
            return is_side(figure) and figure not in addressing

        kinds = (is_somebody, is_addressed, governs)  # "the Kenyan minister and his Ugandan counterpart"
        here = next(filter(None, (self._discourse.near(count, sentence, f, 0) for f in (is_somebody, governs))), ())
        if here:  # "met the Ugandan minister, and *the two* agreed"
            return here
        near = (self._discourse.pair(count, sentence, f) or self._discourse.near(count, sentence, f) for f in kinds)
        return next(filter(None, near), ()) or next(
            filter(None, (self._discourse.together(count, f) for f in kinds)), ()
        )

    def national(self, group: Group, country: str | None) -> Figure | None:
        """Who "the one-eyed Algerian" or "the Ghanaian" is: the one last named who is of this country.

        Or else the one spoken of just before who serves an organisation, of whom no country is known.
        """
        word = self._doc[group.end - 1]
        described = any(self._doc[i].pos_ in ("ADJ", "NOUN") for i in range(group.start, group.segments[0].start))
        single = group.segments[-1].kind is Kind.NATIONAL or takes_plural(word.text)
        if group.determiner in ("a", "an") and (before := self._before.get(group)):
            apposed = self._context.between(before, group, ",") and self._context.closes(group)
            served = [
                figure for figure in self._discourse.at(head_token(self._doc, before.start, before.end)) if apposed
            ]
            return next(filter(_serves_all, served), None)
        if word.tag_ in ("NNS", "NNPS") or group.determiner != "the" or not (described or single):
            return None
        sentence = self._context.sentence(group.start)
        near = self._discourse.near(
            1, sentence, lambda f: is_somebody(f) and country in (f.affiliation.country, f.entry and f.entry.home)
        )
        if near:
            return near[0]
        return self._servant(group, country)

    def called(self, group: Group, role: Role, country: str | None) -> Figure | None:
        """Who "the Argentine diplomat" is who serves an organisation of many countries."""
        return self._servant(group, country) if group.nationalities and role.phrase in any_of("callings") else None

    def _servant(self, group: Group, country: str | None) -> Figure | None:
        here = self._discourse.subjects(self._context.sentence(group.start))
        known = next((f for f in here if is_somebody(f) and f.affiliation.organisation), self._definite.somebody(group))
        home = known.entry.home if known and known.entry else None
        return known if known and known.affiliation.organisation and home in (None, country) else None

    def aged(self, group: Group) -> tuple[Figure, ...]:
        """Who "the 75-year-old" is."""
        if group.determiner != "the":
            return ()
        words = list(columns(self._doc).forms[max(group.start, group.end - 3) : group.end])
        known = self._definite.somebody(group) if words in _AGED else None
        return (known,) if known else ()


def _serves_all(figure: Figure) -> bool:
    """Whether somebody serves an organisation of many countries and is of none that is known."""
    return is_somebody(figure) and bool(figure.affiliation.organisation) and not (figure.entry and figure.entry.home)
