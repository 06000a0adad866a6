"""Definite descriptions that name nobody: "both leaders", "the two sides", "the country", "the army"."""

from __future__ import annotations

from spacy.tokens import Doc

from .affiliation import Affiliation
from .anaphora import LEADERS, Discourse
from .context import Context
from .figures import Figure
from .groups import Group
from .tables import Role, RoleKind

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SIDES = frozenset({"side", "country", "nation", "government", "party", "state", "neighbor", "neighbour", "power"})
_NUMBERS = {"both": 2, "two": 2, "three": 3, "2": 2, "3": 3}


class Definite:
    """Whom a document's definite descriptions point back to."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context, before: dict[Group, Group]) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context
        self._before = before

    def several(self, group: Group, role: Role) -> tuple[Figure, ...]:
        """Whom "both leaders", "the two sides" or "each leader" point to."""
        words = {self._doc[i].lower_ for i in range(group.start, group.end)}
        before = self._before.get(group)
        if before and self._doc[before.start].lower_ == "both" and before.end <= group.start <= before.end + 1:
            words.add("both")
        count = next((_NUMBERS[word] for word in sorted(words) if word in _NUMBERS), 0)
        if group.start >= 2 and [self._doc[group.start - i].lower_ for i in (2, 1)] == ["both", "of"]:
            count = 2
        if group.determiner in ("each", "either", "neither"):
            count = 2
        if not count or group.nationalities or group.possessor:
            return ()
        if role.phrase in _SIDES:
            return self._discourse.several(count, people=False) or self._discourse.several(count, people=True)
        if role.phrase == "leader":
            return self._discourse.several(count, people=True, roles=LEADERS)
        if role.kind is RoleKind.MEMBER or role.phrase.endswith(("minister", "man")):
            return self._discourse.several(count, people=True)
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

    def home(self, joined: tuple[Figure, ...], group: Group, role: Role, affiliation: Affiliation) -> str | None:
        """The country of a state's organ that names none: its conjunct's, that of the last such, the scene's."""
        for figure in joined:
            if figure.affiliation.country and not figure.named:
                return figure.affiliation.country
        for mention in reversed(self._discourse.mentions):
            for figure in mention.figures:
                if role.phrase in figure.roles and figure.affiliation.sector is affiliation.sector:
                    return figure.affiliation.country
        return self._context.scene(group)
