"""Bare counts of people, who are of those told of just before: "*Five* were killed", "*the others* are still held"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.actors.described.anaphora import Discourse, Mention
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.records import Sector
from legation.syntax.columns import columns

_COUNTS = frozenset(
    "one another other others most many some several few both all dozen dozens scores hundreds thousands rest".split()
)
_REACH = 1
"""Sentences back that a count may look."""


NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5, "warring": 2}
"""Words that say how many a definite description means."""


def stated_count(doc: Doc, group: Group, before: Group | None, *, is_definite: bool) -> int:
    """How many a plural description says there are, "both", "the two", "each"; 0 where it does not say.

    ``before`` is the group before it, to which "both" may belong.
    """
    if group.determiner in ("each", "either", "neither"):
        return 2
    forms = columns(doc).forms
    words = forms[group.start : group.end]
    if group.start >= 2 and forms[group.start - 2] == "both" and forms[group.start - 1] == "of":
        return 2
    if before and forms[before.start] == "both" and before.end <= group.start <= before.end + 1:
        words = [*words, "both"]
    if NUMBERS.keys().isdisjoint(words) or not (is_definite or "both" in words):
        return 0
    return NUMBERS[min(word for word in words if word in NUMBERS)]


class Counts:
    """The bare counts of people of one document."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    def read(self, group: Group) -> tuple[Figure, ...]:
        """Of whom a count is: the people last told of, those first to whom something was done; else nobody."""
        head = self._head(group)
        if head is None or any(preposition == "of" for preposition, _ in group.complements):
            return ()
        sentence = self._context.sentence(group.start)
        recent = [m for m in self._discourse.mentions if sentence - _REACH <= m.sentence <= sentence]
        of_people = [m for m in reversed(recent) if self._are_people(m, head.head)]
        of_people.sort(key=lambda mention: mention.rank == 0 and not mention.head.dep_.endswith("pass"))
        return of_people[0].figures if of_people else ()

    def _head(self, group: Group) -> Token | None:
        """The count of those who die or to whom something is done, where nothing more is said of them."""
        read, last = columns(self._doc), group.end - 1
        if read.parts[last] != "NUM" and read.forms[last] not in _COUNTS:
            return None
        others = (i for i in range(group.start, last) if read.parts[i] not in ("NUM", "DET", "ADV", "ADJ", "ADP"))
        relation, verb = read.relations[last], read.heads[last]
        is_suffering = relation == "nsubj:pass" and read.forms[verb] in any_of("suffered")
        is_suffering = is_suffering or (relation == "nsubj" and read.lemmas[verb] in any_of("ending"))
        return self._doc[last] if is_suffering and not any(others) else None

    def _are_people(self, mention: Mention, verb: Token) -> bool:
        """Whether a mention is of several people to whom the verb may be done."""
        figures, doing = mention.figures, mention.head.head
        if mention.rank == 0 and (doing.lemma_ in any_of("telling of counts") or doing.i == verb.i):
            return False
        sectors = {figure.affiliation.sector for figure in figures}
        is_safe = Sector.JRN in sectors or (Sector.COP in sectors and verb.lower_ in any_of("arrested"))
        return not is_safe and bool(figures) and all(figure.person and figure.plural for figure in figures)
