"""Definite descriptions that name nobody: "both leaders", "the two sides", "the country", "the army"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.records import Sector

from .affiliation import Affiliation
from .anaphora import LEADERS, Discourse, clause_subject
from .context import Context
from .figures import Figure
from .groups import Group, head_token
from .tables import Role, RoleKind, Tables

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SIDES = frozenset({"side", "country", "nation", "government", "party", "state", "neighbor", "neighbour", "power"})
_STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.LEG, Sector.SPY})
_DOMESTIC = _STATE | {
    Sector.CVL, Sector.OPP, Sector.PTY, Sector.EDU, Sector.LAB, Sector.MED, Sector.AGR, Sector.REL, Sector.CRM,
    Sector.UAF, Sector.PRM, Sector.REB, Sector.JRN,
}  # fmt: skip
_POLICING = frozenset({Sector.COP, Sector.JUD})
_ARMED = frozenset({Sector.MIL, Sector.PRM, Sector.REB, Sector.UAF})
_STRANGE = frozenset(
    {"international", "foreign", "global", "western", "european", "arab", "african", "asian", "regional", "neighboring",
     "neighbouring", "world", "multinational", "overseas", "other", "any", "no", "some", "enemy", "allied", "islamist"}
)  # fmt: skip
_NUMBERS = {"both": 2, "two": 2, "three": 3, "2": 2, "3": 3}


class Definite:
    """Whom a document's definite descriptions point back to."""

    def __init__(
        self, doc: Doc, tables: Tables, discourse: Discourse, context: Context, before: dict[Group, Group]
    ) -> None:
        self._doc = doc
        self._abroad = tables.abroad
        self._discourse = discourse
        self._context = context
        self._before = before

    def several(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """Whom "both leaders", "the two sides" or "each leader" point to."""
        count = self._count(group)
        if not count or group.nationalities or group.possessor:
            return ()
        if role.phrase in _SIDES:
            return self._discourse.several(count, people=False) or self._discourse.several(count, people=True)
        if role.phrase == "leader":
            return self._discourse.several(count, people=True, roles=LEADERS)
        if role.kind is RoleKind.MEMBER or role.phrase.endswith(("minister", "man")):
            return self._discourse.several(count, people=True)
        if role.plural and role.sectors[:1] == (Sector.MIL,) and role.kind is RoleKind.PERSON:
            return self._discourse.several(count, people=True, sectors=_ARMED)
        return ()

    def country(self, group: Group) -> tuple[Figure, ...]:
        """Which country "the country" is: the one last spoken of."""
        if group.determiner not in DEFINITE or group.nationalities:
            return ()
        for mention in reversed(self._discourse.mentions):
            for figure in mention.figures:
                if figure.country_like and len(mention.figures) == 1:
                    return (figure,)
        return ()

    def body(self, group: Group, role: Role) -> Figure | None:
        """Which body "the Council" or "the ministry" is: the last one called so, at home where the story is set."""
        if group.determiner != "the" or role.plural or group.nationalities or group.possessor or group.pronoun:
            return None
        if any(preposition in ("of", "for", "in", "at") for preposition, _ in group.complements):
            return None
        if any(self._doc[i].lower_ in _STRANGE for i in range(group.start, group.end)):
            return None
        return self._discourse.body(role.phrase)

    def counterparts(self, group: Group, role: Role) -> tuple[str, ...]:
        """The countries that "the two foreign ministers" or "both armies" are of: those last spoken of."""
        count = self._count(group)
        if not count or not role.plural or group.nationalities or group.possessor or group.pronoun:
            return ()
        figures = self._discourse.several(count, people=False)
        codes = tuple(figure.affiliation.country for figure in figures if figure.country_like)
        found = tuple(code for code in codes if code)
        return found if len(set(found)) == count else ()

    def is_domestic(self, group: Group, role: Role, affiliation: Affiliation) -> bool:
        """Whether somebody whose country is not told is most likely at home where the story is set."""
        if affiliation.sector not in _DOMESTIC or role.phrase in self._abroad or affiliation.organisation:
            return False
        if role.plural and role.phrase.rpartition(" ")[2] in self._abroad:
            return False
        return not any(self._doc[i].lower_ in _STRANGE for i in range(group.start, group.end))

    def home(self, joined: tuple[Figure, ...], group: Group, role: Role, sector: Sector | None) -> str | None:
        """The country of somebody domestic: of those he is joined to, of the sentence's place, of the police that
        holds him, of the last one called so, of the story."""
        for figure in joined:
            if figure.affiliation.country and not figure.named:
                return figure.affiliation.country
        here = self._context.scene(group)
        if here:
            return here
        subject = clause_subject(head_token(self._doc, group.start, group.end))
        if subject is not None and not group.start <= subject < group.end:
            for figure in self._discourse.at(self._doc[subject]):
                if figure.affiliation.sector in _POLICING and figure.affiliation.country:
                    return figure.affiliation.country
        if group.determiner in DEFINITE or sector in _STATE:
            for mention in reversed(self._discourse.mentions):
                for figure in mention.figures:
                    if role.phrase in figure.roles and figure.affiliation.sector is sector:
                        return figure.affiliation.country
        return self._context.setting

    def _count(self, group: Group) -> int:
        """How many a plural description says there are: "both", "the two", "each"."""
        words = {self._doc[i].lower_ for i in range(group.start, group.end)}
        before = self._before.get(group)
        if before and self._doc[before.start].lower_ == "both" and before.end <= group.start <= before.end + 1:
            words.add("both")
        if group.start >= 2 and [self._doc[group.start - i].lower_ for i in (2, 1)] == ["both", "of"]:
            return 2
        if group.determiner in ("each", "either", "neither"):
            return 2
        counted = "both" in words or group.determiner in DEFINITE
        return next((_NUMBERS[word] for word in sorted(words) if word in _NUMBERS), 0) if counted else 0
