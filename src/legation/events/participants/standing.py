"""Which states a document names, sentence by sentence, and of which it speaks most."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from legation.actors.described.authors import FIRST_PERSON
from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sentences import Sentences
from legation.records import Place, PlaceKind, Sector

FOREMOST = 2
"""How many times as often as any third a country must be named to be the one that is meant."""
OFTEN = 3
"""In how many sentences a country must be named to be the one that an act must concern which names nobody."""
STATE_PLACES = (PlaceKind.COUNTRY, PlaceKind.CAPITAL)
"""Places whose names stand for states."""
LOPSIDED = 4
"""How many times as often as the other one of two must be named for the story to be about that one alone."""


class Standing:
    """The states of one document, or of one story of a digest."""

    def __init__(
        self,
        roles: Roles,
        sentences: Sentences,
        places: Mapping[int, Place],
        forms: Sequence[str],
        story: range | None = None,
    ) -> None:
        """``places`` gives the places that tokens name, ``forms`` the tokens in lower case, ``story`` the tokens of the
        story, all where there is none."""
        self._story = range(len(forms)) if story is None else story
        self._roles = roles
        self._forms = forms
        self._towns = {token for token, place in places.items() if place.kind not in STATE_PLACES}
        self.sentences = sentences

    def own(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates that the story tells."""
        return [candidate for candidate in candidates if candidate.match.trigger in self._story]

    def named(self, sentence: int) -> tuple[Filler, ...]:
        """The states that a sentence names as actors or as whose somebody is."""
        return self._named.get(sentence, ())

    def until(self, sentence: int) -> Iterator[Filler]:
        """The states that the document has named when a sentence ends."""
        return (filler for number, named in self._named.items() if number <= sentence for filler in named)

    def mention(self, filler: Filler, token: int) -> Filler:
        """The filler where it is named in the token's sentence, or else in the nearest before that names it; where a
        town stands for its country only if nothing else does."""
        sentences = range(self.sentences.at(token), -1, -1)
        towns: list[int] = []
        for named in (one for sentence in sentences for one in self._near(sentence, filler, token)):
            if named not in self._towns:
                return replace(filler, token=named)
            towns.append(named)
        return replace(filler, token=towns[0]) if towns else filler

    def _near(self, sentence: int, filler: Filler, token: int) -> list[int]:
        """Where a sentence names the actor of a filler, the nearest to a token first."""
        same = (one.token for one in self.named(sentence) if one.actor.id == filler.actor.id)
        return sorted((one for one in same if not self._roles.is_pronoun(one)), key=lambda one: abs(one - token))

    def is_named_by(self, filler: Filler, sentence: int) -> bool:
        """Whether the document has named the filler's state when a sentence ends."""
        return self._introduced.get(state(filler), 0) <= sentence

    def foremost(self, own: set[str | None], *, least: int = 1) -> Filler | None:
        """The one other country of which the document speaks far more than of any third.

        ``least`` is in how many sentences it must be named.
        """
        countries = {one: times for one, times in self.counts.items() if one in self._first and one not in own}
        ranked = sorted(countries.values(), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0] < FOREMOST * ranked[1]):
            return None
        one = next(country for country in self._first if countries.get(country) == ranked[0])
        return self._first[one] if self._telling[one] >= least else None

    def is_home(self, country: str) -> bool:
        """Whether the document is of one country's own affairs: it names all others together far less often."""
        counts = self.counts
        return counts[country] >= LOPSIDED * (counts.total() - counts[country])

    def is_of(self, country: str) -> bool:
        """Whether the document speaks of one country far more than of any other."""
        others = (times for one, times in self.counts.items() if one != country)
        return self.counts[country] >= FOREMOST * max(others, default=0)

    def armed(self, country: str) -> Filler | None:
        """The first armed men of a country, who are not its own, that the document names."""
        return next((f for f in self.everybody if f.actor.country == country and f.actor.sector in ARMED_GROUPS), None)

    def rivals(self, country: str, other: Filler) -> bool:
        """Whether the document names another country at least half as often as one."""
        return 2 * self.counts[state(other)] >= self.counts[country]

    def is_outside(self, own: set[str | None], story: Filler) -> bool:
        """Whether the own states only look on at the story of a country: they are named far less often."""
        return all(FOREMOST * self.counts[one] <= self.counts[state(story)] for one in own)

    def weightier(self, two: Sequence[Filler]) -> tuple[Filler, ...]:
        """Two parties, or the one of them of which alone the document is."""
        if len(two) != 2:
            return tuple(two)
        counts = self.counts
        more, less = sorted(two, key=lambda filler: -counts[state(filler)])
        return (more,) if counts[state(more)] >= LOPSIDED * counts[state(less)] else tuple(two)

    def likelier(self, two: Sequence[Filler]) -> Filler | None:
        """The one of two parties that the document names more often."""
        counts = self.counts
        most = [filler for filler in two if counts[state(filler)] == max(counts[state(other)] for other in two)]
        return most[0] if len(most) == 1 else None

    @cached_property
    def _named(self) -> Mapping[int, tuple[Filler, ...]]:
        """The states that each sentence names, of the sentences that name any; who writes "I" is there to tell."""
        found: dict[int, tuple[Filler, ...]] = {}
        mentions = self._roles.mentions
        first, last = (bisect_left(mentions, bound) for bound in (self._story.start, self._story.stop))
        for sentence, tokens in groupby(mentions[first:last], key=self.sentences.at):
            others = (token for token in tokens if self._forms[token] not in FIRST_PERSON and self._roles.at(token))
            named = [filler for token in others for filler in self._roles.fillers((token,))]
            told = [one for one in named if state(one) and one.actor.sector is not Sector.JRN]  # which is so, too
            if told:
                found[sentence] = tuple(told)
        return found

    @cached_property
    def counts(self) -> Counter[str | None]:
        """How often the document names each state."""
        return Counter(map(state, self.everybody))

    @cached_property
    def _telling(self) -> Counter[str | None]:
        """In how many sentences the document names each state."""
        return Counter(one for named in self._named.values() for one in set(map(state, named)))

    @cached_property
    def _introduced(self) -> dict[str | None, int]:
        """In which sentence the document first names each state."""
        return {state(filler): self.sentences.at(filler.token) for filler in reversed(self.everybody)}

    @cached_property
    def _first(self) -> dict[str, Filler]:
        """The first mention of each country, in the order in which the document names them."""
        found: dict[str, Filler] = {}
        for filler in self.everybody:
            if filler.actor.country is not None:
                found.setdefault(filler.actor.country, filler)
        return found

    @cached_property
    def everybody(self) -> tuple[Filler, ...]:
        """Every mention of a state in the document."""
        return tuple(filler for named in self._named.values() for filler in named)
