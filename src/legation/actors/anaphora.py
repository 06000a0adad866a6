"""Anaphors: whom pronouns and definite descriptions such as "the president" point back to.

A salience list after Lappin and Leass ("An algorithm for pronominal anaphora resolution", 1994) cut to its surest
factors: agreement, nearness in sentences, subjects first. Where nothing agrees the answer is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from .figures import Figure

_REACH = 4  # sentences back that a pronoun may look
_PERSON = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
LEADERS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "emir", "supreme leader", "sultan", "ruler",
     "leader", "chairman", "head of state", "head of government", "general secretary", "monarch", "taoiseach"}
)  # fmt: skip


@dataclass(slots=True)
class Mention:
    """A place where figures were mentioned: its sentence, its head token, and whether it is a subject."""

    sentence: int
    head: Token
    figures: tuple[Figure, ...]
    subject: bool


@dataclass(slots=True)
class Discourse:
    """What has been mentioned so far, in text order."""

    mentions: list[Mention] = field(default_factory=list)

    def note(self, mention: Mention) -> None:
        """Add a mention; one joined to the mention before it makes the two a pair as well."""
        self.mentions.append(mention)

    def pronoun(self, token: Token, sentence: int) -> tuple[Figure, ...]:
        """Whom a third-person pronoun points to."""
        word = token.lower_
        if word in _PERSON:
            return self._best(token, sentence, gender=_PERSON[word])
        if word in _PLURAL:
            return self._several(token, sentence)
        if word in _THING and token.dep_ != "expl":
            return self._thing(token, sentence)
        return ()

    def _recent(self, token: Token, sentence: int, reach: int) -> list[Mention]:
        """Mentions in reach, the most salient first."""
        barred = _clause_subject(token)
        found = []
        for order, mention in enumerate(self.mentions):
            distance = sentence - mention.sentence
            if distance > reach or mention.head.i == token.i:
                continue
            if barred is not None and any(m.head.i == barred for m in (mention,)) and not _may_be_own(token):
                continue
            found.append((distance, not mention.subject, -order, mention))
        found.sort(key=lambda item: item[:3])
        return [item[3] for item in found]

    def _best(self, token: Token, sentence: int, gender: str) -> tuple[Figure, ...]:
        excluded = self._coreferent_subject(token)
        for mention in self._recent(token, sentence, _REACH):
            for figure in mention.figures:
                if figure in excluded or len(mention.figures) > 1:
                    continue
                if figure.person and not figure.plural and figure.gender in (None, gender):
                    figure.gender = gender
                    return (figure,)
        return ()

    def _thing(self, token: Token, sentence: int) -> tuple[Figure, ...]:
        excluded = self._coreferent_subject(token)
        for mention in self._recent(token, sentence, 1):
            for figure in mention.figures if mention.subject else ():
                if not figure.person and not figure.plural and figure not in excluded:
                    return (figure,)
        return ()

    def _several(self, token: Token, sentence: int) -> tuple[Figure, ...]:
        excluded = self._coreferent_subject(token)
        for mention in self._recent(token, sentence, 2):
            group = self.conjoined(mention)
            if excluded & set(group):
                continue
            if len(group) > 1 or (group and (group[0].plural or not (group[0].person or group[0].country_like))):
                return group
        return ()

    def _coreferent_subject(self, token: Token) -> set[Figure]:
        """The figures of the pronoun's own clause's subject, which a plain object pronoun cannot mean."""
        subject = _clause_subject(token)
        if subject is None or _may_be_own(token):
            return set()
        return {f for mention in self.mentions if mention.head.i == subject for f in mention.figures}

    def conjoined(self, mention: Mention) -> tuple[Figure, ...]:
        """The figures of a mention together with those it is coordinated with."""
        first = mention.head
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        heads = {first.i} | {child.i for child in first.children if child.dep_ == "conj"}
        found: dict[int, Figure] = {}
        for other in self.mentions:
            if other.head.i in heads:
                found.update((id(figure), figure) for figure in other.figures)
        return tuple(found.values())

    def several(self, count: int, *, people: bool, roles: frozenset[str] = frozenset()) -> tuple[Figure, ...]:
        """The last ``count`` different people, or countries and bodies, named: "both leaders", "the two sides".

        Only people in one of ``roles`` where any are given.
        """
        found: list[Figure] = []
        for mention in reversed(self.mentions):
            for figure in mention.figures:
                fits = figure.person and not figure.plural and figure.named if people else not figure.person
                called = not roles or any(_is_called(figure, role) for role in roles)
                if fits and called and figure not in found and len(mention.figures) == 1:
                    found.append(figure)
            if len(found) >= count:
                return tuple(reversed(found[:count]))
        return ()

    def described(self, role: str, country: str | None) -> Figure | None:
        """The last single person called this, or, for "leader", any who leads."""
        words = LEADERS if role == "leader" else {role}
        for mention in reversed(self.mentions):
            for figure in mention.figures:
                if not figure.person or figure.plural or not any(_is_called(figure, word) for word in words):
                    continue
                if country in (None, figure.affiliation.country):
                    return figure
        return None


def _is_called(figure: Figure, word: str) -> bool:
    return any(role == word or role.endswith(" " + word) for role in figure.roles)


def _clause_subject(token: Token) -> int | None:
    """The index of the subject of the clause that a token is in, over shared subjects of coordinated verbs."""
    verb = token.head
    steps = 0
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i and steps < 4:
        verb = verb.head
        steps += 1
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return int(child.i)
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _may_be_own(token: Token) -> bool:
    """Whether a pronoun may mean its own clause's subject: possessives, reflexives and subjects may."""
    return token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")) or token.dep_ in _SUBJECTS
