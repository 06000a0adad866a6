"""Anaphors: whom pronouns and definite descriptions such as "the president" point back to.

A salience list after Lappin and Leass ("An algorithm for pronominal anaphora resolution", 1994) cut to its surest
factors: agreement, nearness in sentences, subjects first. Where nothing agrees the answer is nobody.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from spacy.tokens import Token

from legation.actors.described.agreement import (
    FORMER,
    GENDERS,
    SUBJECTS,
    clause_subject,
    is_called,
    is_named_by,
    may_be_own,
    names_after,
    names_many,
)
from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.actors.knowledge.lookup import fold_phrase
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.records import Sector
from legation.syntax.columns import columns, dependents

_REACH = 4  # sentences back that a pronoun may look
_LEAD = 2  # the number of the lead's sentence after headline and dateline
_MEMORY = 200  # mentions back that anything may look; keeps the reading of a text linear in its length
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PEOPLES = frozenset({"NNS", "NNPS", "JJ"})
_DONE_TO = frozenset({"on", "against", "with", "to", "from", "into"})

_REBELLIOUS = ARMED_GROUPS | {Sector.CRM}


@dataclass(slots=True)
class Mention:
    """A place where figures were mentioned: its sentence and its head token."""

    sentence: int
    head: Token
    figures: tuple[Figure, ...]
    rank: int = field(init=False)
    """Its salience by grammatical role: 0 a subject, 1 an object or a passive's agent, 2 anything else."""

    def __post_init__(self) -> None:
        dependency = self.head.dep_
        self.rank = 0 if dependency.startswith("nsubj") else 1 if dependency in ("obj", "iobj", "obl:agent") else 2


@dataclass(slots=True)
class Discourse:
    """What has been mentioned so far, in text order; only the last of it is remembered."""

    mentions: deque[Mention] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    _at: dict[int, tuple[Figure, ...]] = field(default_factory=dict)  # by the mention's head token

    def note(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        found = self._at.get(mention.head.i, ())
        self._at[mention.head.i] = (*found, *(figure for figure in mention.figures if figure not in found))

    def begin(self) -> None:
        """Begin another story, which points back to nobody of those before it."""
        self.mentions.clear()

    def at(self, token: Token) -> tuple[Figure, ...]:
        """Whom the mentions with this head denote."""
        return self._at.get(token.i, ())

    def pronoun(self, token: Token, sentence: int, excluded: frozenset[Figure] = frozenset()) -> tuple[Figure, ...]:
        """Whom a third-person pronoun points to; people who are not among the ``excluded``."""
        word = token.lower_
        if word in GENDERS:
            return self._best(token, sentence, GENDERS[word], excluded)
        if word in _PLURAL:
            return self._several(token, sentence, excluded)
        is_paper = token.dep_ == "obj" and token.head.lemma_ in any_of("done to papers")  # "threatened to tear *it* up"
        if word in _THING and token.dep_ != "expl" and not is_paper:
            return self._thing(token, sentence)
        return ()

    def _recent(self, token: Token, sentence: int, reach: int) -> list[Mention]:
        """Mentions in reach, the most salient first."""
        barred = clause_subject(token)
        found = []
        for order, mention in enumerate(self.mentions):
            distance = sentence - mention.sentence
            if distance > reach or mention.head.i == token.i:
                continue
            if mention.head.i == barred and not may_be_own(token):
                continue
            rank = mention.rank
            if distance and rank == 0 and mention.head.head.dep_ == "acl:relcl":
                rank = 1  # "freed two sailors, which Peru welcomed. It ..."
            nearness = order if distance and rank else -order  # of a sentence's objects the first is foremost
            found.append((distance, rank, nearness, mention))
        found.sort(key=lambda item: item[:3])
        return [item[3] for item in found]

    def _best(self, token: Token, sentence: int, gender: str, barred: frozenset[Figure]) -> tuple[Figure, ...]:
        excluded, later = self._coreferent_subject(token) | barred, names_after(token)
        for mention in self._recent(token, sentence, _REACH):
            for figure in mention.figures:
                if figure in excluded or len(mention.figures) > 1 or is_named_by(figure, later):
                    continue
                if figure.person and not figure.plural and figure.gender in (None, gender):
                    figure.gender = gender
                    return (figure,)
        return ()

    def _thing(self, token: Token, sentence: int) -> tuple[Figure, ...]:
        subject = clause_subject(token)
        excluded, later = self._coreferent_subject(token), names_after(token)
        if subject is not None and len(joint := self.conjoined_with(token.doc[subject])) > 1:
            excluded.update(joint)  # two are not "it": "Chad and Mali expelled its envoys"
        bidders = self._bidders(token)
        for mention in self._recent(token, sentence, 1):
            if subject is not None and names_many(token.doc[subject], mention.head):
                continue  # "after *Hezbollah* fighters shot its soldiers"
            if mention.rank == 0 and len(self.conjoined(mention)) > 1:
                continue  # "*Chad and Mali* met": neither of them is "it"
            # "cut ties with *Chad* and warned its rulers"
            is_beside = token.tag_ == "PRP$" and mention.sentence == sentence
            for figure in mention.figures:
                if figure.person or figure.plural or figure in excluded or is_named_by(figure, later):
                    continue
                if figure.affiliation.country in bidders or (mention.rank and figure.affiliation.sector is Sector.JRN):
                    continue  # nor who was only told
                if mention.rank < 2 or (is_beside and figure.country_like):
                    return (figure,)
        return ()

    def _bidders(self, token: Token) -> set[str | None]:
        """The countries whose rulers bid another's: "the British minister urged *its* government to listen"."""
        ruled, verb = token.head, token.head.head
        is_bidden = token.tag_ == "PRP$" and ruled.lemma_ in any_of("governing") and verb.lemma_ in any_of("bidding")
        subject = clause_subject(ruled) if is_bidden and ruled.dep_ in ("obj", "iobj", "obl") else None
        figures = self._at.get(subject, ()) if subject is not None else ()
        return {f.affiliation.country for f in figures if f.affiliation.sector is Sector.GOV or f.country_like} - {None}

    def _several(self, token: Token, sentence: int, barred: frozenset[Figure]) -> tuple[Figure, ...]:
        excluded = self._coreferent_subject(token) | barred
        for mention in self._recent(token, sentence, 2):
            group = self.conjoined(mention)
            if excluded & set(group):
                continue
            if len(group) > 1 or (group and (_is_of_many(group[0]) or _are_people(mention, group[0]))):
                return group
        return ()

    def _coreferent_subject(self, token: Token) -> set[Figure]:
        """The figures of the pronoun's own clause's subject, which a plain object pronoun cannot mean."""
        subject = clause_subject(token)
        return set() if subject is None or may_be_own(token) else set(self._at.get(subject, ()))

    def conjoined(self, mention: Mention) -> tuple[Figure, ...]:
        """The figures of a mention together with those it is coordinated with."""
        return self.conjoined_with(mention.head)

    def conjoined_with(self, first: Token) -> tuple[Figure, ...]:
        """The figures of a mention's head token and those joined to it, no country beside those who are of it."""
        read, below = columns(first.doc), dependents(first.doc)
        head = first.i
        while read.relations[head] == "conj" and read.heads[head] != head:
            head = read.heads[head]
        joined = [head, *[child for child in below[head] if read.relations[child] == "conj"]]
        figures = {id(figure): figure for one in joined for figure in self._at.get(one, ())}.values()
        whose = {figure.affiliation.country for figure in figures if not figure.country_like}
        return tuple(f for f in figures if not (f.country_like and f.affiliation.country in whose))

    def pair(self, count: int, sentence: int, fits: Callable[[Figure], bool]) -> tuple[Figure, ...]:
        """Just ``count`` figures that fit and are joined by "and", in this sentence or the one before."""
        for mention in reversed(self.mentions):
            if mention.sentence < sentence - 1:
                break
            group = self.conjoined(mention)
            if len(group) == count and all(fits(figure) for figure in group):
                return group
        return ()

    def together(self, count: int, fits: Callable[[Figure], bool]) -> tuple[Figure, ...]:
        """Just ``count`` figures that fit and were last spoken of as one, however far back."""
        return self.pair(count, 0, fits)

    def introduced(self, count: int, fits: Callable[[Figure], bool], *, lead: bool = False) -> tuple[Figure, ...]:
        """Just ``count`` figures that fit and were the first to be joined: in the ``lead``, or spoken of again."""
        for mention in self.mentions:
            group = tuple({_who(figure): figure for figure in self.conjoined(mention)}.values())
            if len(group) != count or not all(map(fits, group)) or mention.rank > 1:
                continue
            if mention.sentence <= _LEAD or (not lead and self.times(group) > 1):
                return group
        return ()

    def times(self, figures: tuple[Figure, ...]) -> int:
        """How often each of these figures was mentioned at least; a country and its government are one."""
        counts = Counter(_who(figure) for mention in self.mentions for figure in mention.figures)
        return min((counts[_who(figure)] for figure in figures), default=0)

    def near(self, count: int, sentence: int, fits: Callable[[Figure], bool], reach: int = 1) -> tuple[Figure, ...]:
        """The figures that fit in this sentence and ``reach`` before it, where there are just ``count``."""
        found: dict[object, Figure] = {}
        for mention in reversed(self.mentions):
            if mention.sentence < sentence - reach:
                break
            for figure in mention.figures if mention.sentence <= sentence else ():
                if fits(figure):
                    found.setdefault(_who(figure), figure)
        return tuple(reversed(found.values())) if len(found) == count else ()

    def sides(
        self,
        count: int,
        side_of: Callable[[Figure], object],
        salience: Callable[[Figure], int] | None = None,
    ) -> tuple[Figure, ...]:
        """The ``count`` sides spoken of most (or most salient), those last on a tie; nobody, where there are fewer.

        ``side_of`` says which side somebody is of, if any: all who act for one state are one, shown as their country.
        """
        times: Counter[object] = Counter()
        shown: dict[object, Figure] = {}
        for mention in self.mentions:
            for figure in mention.figures if len(mention.figures) == 1 else ():
                if side := side_of(figure):
                    times[side] += 1
                    before = shown.pop(side, figure)
                    shown[side] = figure if figure.country_like or not before.country_like else before
        weight = {side: salience(figure) if salience else times[side] for side, figure in shown.items()}
        order = {side: number for number, side in enumerate(shown)}
        ranked = sorted(shown, key=lambda side: (-weight[side], -order[side]))[:count]
        return tuple(shown[side] for side in shown if side in ranked) if len(ranked) == count else ()

    def foremost(
        self, count: int, fits: Callable[[Figure], bool], salience: Callable[[Figure], int] | None = None
    ) -> tuple[Figure, ...]:
        """The ``count`` different figures that fit and are spoken of most (or most salient), those last on a tie.

        A country and its government are one. Nobody, where there are fewer.
        """
        return self.sides(count, lambda figure: _who(figure) if fits(figure) else None, salience)

    def subjects(self, sentence: int) -> list[Figure]:
        """The figures that were subjects in a sentence."""
        found: list[Figure] = []
        for mention in reversed(self.mentions):
            if mention.sentence < sentence:
                break
            if mention.sentence == sentence and mention.rank == 0:
                found.extend(self.conjoined(mention))
        return found

    def subjects_of(self, verb: Token) -> tuple[Figure, ...]:
        """The figures that a verb's own subject denotes."""
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        return self.at(subject) if subject is not None else ()

    def doing_to(self, noun: Token) -> frozenset[Figure]:
        """Who does what its clause tells to a noun: "*Britain and France* imposed sanctions on the country"."""
        verb = noun.head if noun.head.pos_ == "VERB" else noun.head.head
        cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
        subject = clause_subject(noun)
        if subject is None or verb.pos_ != "VERB" or not (noun.dep_ == "obj" or cases & _DONE_TO):
            return frozenset()
        return frozenset(self.conjoined_with(noun.doc[subject]))

    def last(self, fits: Callable[[Figure], bool]) -> Figure | None:
        """The figure last mentioned that fits."""
        for mention in reversed(self.mentions):
            for figure in mention.figures:
                if fits(figure):
                    return figure
        return None

    def _backwards(self) -> Iterator[Mention]:
        """The mentions from the last sentence to the first, those that are subjects before the others of theirs."""
        for _, mentions in groupby(reversed(self.mentions), key=lambda mention: mention.sentence):
            yield from sorted(mentions, key=lambda mention: mention.rank > 0)

    def described(self, roles: set[str], country: str | None, later: frozenset[str] = frozenset()) -> Figure | None:
        """The last single person called one of these, or, for "leader", any who leads; of one sentence its subject.

        Whom the words that come ``later`` name it is not (see ``names_after``), and the leader of a country leads no
        rebels, where it has another.
        """
        words = roles | {
            f"{past}{word}" for past in ("", FORMER) if f"{past}leader" in roles for word in any_of("leaders")
        }
        rebel = None
        for mention in self._backwards():
            for figure in mention.figures:
                if not figure.person or figure.plural or is_named_by(figure, later):
                    continue
                if not any(is_called(figure, word) for word in words):
                    continue
                homes = {figure.affiliation.country}
                if figure.affiliation.country is None and figure.entry:  # one whom a country sent to an organisation
                    homes.add(figure.entry.home)
                if country is None or (country in homes and figure.affiliation.sector not in _REBELLIOUS):
                    return figure
                rebel = rebel or (figure if country in homes else None)
        return rebel

    def body(self, role: str, *, of_state: bool = False) -> Figure | None:
        """The last body that is called this, or whose name has it: "the Council" after "the Security Council".

        A force ``of_state`` is no rebel one, though that may be called so: "the army" after "the Arakan Army". Of two
        governments it is the one last spoken of, and of those of one sentence its subject: "*the government of Kenya*
        condemned the federal government of Somalia".
        """
        word, governing = role if " " not in role else None, None
        for mention in self._backwards():
            for figure in mention.figures:
                if figure.person or figure.plural or len(mention.figures) > 1:
                    continue
                if figure.country_like:
                    governing = governing or (figure if mention.head.lower_ == word else None)
                    continue
                if of_state and figure.affiliation.sector in _REBELLIOUS:
                    continue
                if is_called(figure, role) or (figure.named and word in fold_phrase(figure.name).split()):
                    return governing or figure
        return None


def _who(figure: Figure) -> object:
    """What tells a figure from the others: a country and its government are one."""
    return figure.affiliation.country if figure.country_like else id(figure)


def _is_of_many(figure: Figure) -> bool:
    """Whether "they" may be one body, as "the army" and "the bank" may; a country is "it"."""
    is_one = figure.person or figure.country_like or figure.affiliation.sector is Sector.PRE
    return figure.plural or not is_one


def _are_people(mention: Mention, figure: Figure) -> bool:
    """Whether a country is called by its rulers or, as a subject, its people, who are "they": "the Saudis", "the
    authorities", not "Honduras"."""
    rules = mention.head.lower_ == "authorities" and mention.rank < 2
    is_many = figure.country_like and (rules or (mention.rank == 0 and mention.head.tag_ in _PEOPLES))
    return is_many and mention.head.lower_ not in fold_phrase(figure.name).split()
