"""Who fills a frame's slots: from tokens to the members of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Protocol

from spacy.tokens import Doc

from legation.actors import shipped_tables
from legation.actors.knowledge.word_classes import any_of
from legation.events.lexicon.frames import lemma_classes
from legation.events.participants.nobody import is_nobody
from legation.events.participants.pairs import ONE_OF_TWO, both_before, one_of_two
from legation.events.participants.senders import senders
from legation.events.participants.writings import authors
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, words
from legation.records import Actor, Participant, Sector
from legation.terms import worldwide

OWNERS = ("mod", "poss", "of", "by", "from")
"""Where to look for whose a thing is, when the thing itself is nobody ("a Greek tanker", "rescuers of the navy")."""
PROFORMS = frozenset({"both", "counterpart", *ONE_OF_TWO})
"""Words that may mean somebody named before though the cast leaves them out."""
HOLDERS = ("poss", "of", "mod")
"""Where to look for the kind of somebody whom the cast does not know ("members of the senate")."""
BEFORE = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
"""Relations of a name to the noun that it stands before."""
GOVERNING = frozenset({None, Sector.GOV})
"""Sectors of states and of their governments, for which a country's bare name stands."""


class Cast(Protocol):
    """What this room asks of the cast (``legation.actors.Cast``)."""

    @property
    def actors(self) -> tuple[Actor, ...]: ...

    def at(self, token: int) -> tuple[Actor, ...]: ...

    def span(self, token: int) -> tuple[int, int]: ...

    @property
    def heads(self) -> Iterable[int]: ...


class Basis(StrEnum):
    """What tells that somebody has a role in an event."""

    ARGUMENT = "argument"  # the frame's own
    PHRASE = "governed phrase"
    CLAUSE = "clause summed up"
    STORY = "other party of the story"
    LIKELIEST = "likeliest of those named"


@dataclass(frozen=True, slots=True)
class Filler:
    """A member of the cast in a role, the token of the mention, and what tells the role."""

    actor: Actor
    token: int
    basis: Basis = Basis.ARGUMENT


class Roles:
    """The cast of one document, token by token."""

    def __init__(
        self, doc: Doc, cast: Cast, grammar: Grammar, meant: Mapping[int, tuple[Actor, ...]] | None = None
    ) -> None:
        """``meant`` tells whom words mean that the cast leaves out (``speakers.first_persons``)."""
        self._text = grammar.text
        self._cast = cast
        self._grammar = grammar
        self._at: dict[int, tuple[Actor, ...]] = dict(meant or {})
        proforms = (token for token, lemma in enumerate(grammar.lemma) if lemma in PROFORMS)
        self.mentions = sorted({*cast.heads, *self._at, *proforms})
        """The tokens, in text order, at which somebody may be; all others denote nobody."""
        self._is_mention = frozenset(self.mentions)
        self._fillers: dict[int, tuple[Filler, ...]] = {}
        self._kinds: dict[tuple[int, bool], frozenset[str]] = {}
        self._known = frozenset(actor.id for actor in cast.actors)
        self._states = {actor.code: actor for actor in reversed(cast.actors) if actor.code == actor.country}

    def at(self, token: int) -> tuple[Actor, ...]:
        """The actors whom the token's noun phrase denotes, those of PLOVER's interest only."""
        if token not in self._is_mention:
            return ()
        known = self._at.get(token)
        return self._read(token) if known is None else known

    def _read(self, token: int) -> tuple[Actor, ...]:
        """The actors of a token that has not been read yet."""
        found = self._at[token] = self._denoted(token)  # known before others are read, who may point back
        if self._grammar.lemma[token] in PROFORMS:
            self._at[token] += self._taken_up(token, found)
        return self._at[token]

    def _denoted(self, token: int) -> tuple[Actor, ...]:
        """Those of the cast, and of PLOVER's interest, at a token that means them."""
        grammar = self._grammar
        if grammar.form[token].startswith("anti-"):
            return ()  # "*anti-French* riots" are nothing that France does
        found = self._cast.at(token)
        if not found or is_nobody(token, grammar) or self._is_of_treaty(token):
            return ()
        found = tuple([actor for actor in found if actor.code is not None])
        return self._others(token, found) if grammar.lemma[token] in words("relational") else found

    def _taken_up(self, token: int, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Those whom a pro-form means besides the ``found``."""
        grammar, lemma = self._grammar, self._grammar.lemma[token]
        if lemma == "counterpart":
            return self._also(token) if grammar.tag[token] == "NNS" else ()
        if found:
            return ()
        if lemma in ONE_OF_TWO:
            return one_of_two(token, grammar, self._each)
        is_argument = grammar.dep[token] in ("nsubj", "obj", "iobj", "obl")
        return both_before(token, grammar, self._each) if is_argument else ()

    def _each(self, tokens: Iterable[int]) -> tuple[Actor, ...]:
        return tuple(filler.actor for filler in self.fillers(tokens))

    def _is_of_treaty(self, token: int) -> bool:
        """Whether a town only tells where what it stands before was signed ("the *Paris* climate accord")."""
        grammar, pact = self._grammar, self._grammar.head[token]
        is_before = grammar.dep[token] == "compound" and grammar.lemma[pact] in lemma_classes()["agreement"]
        if not is_before or grammar.entity[token] != "LOC":
            return False
        beside = (c for c in grammar.with_relation(pact, "compound", "amod") if c != token and self._cast.at(c))
        is_spelling_of, text = shipped_tables().is_spelling_of, grammar.spelling[token]
        return not any(beside) and not any(is_spelling_of(actor.country, text) for actor in self._cast.at(token))

    def is_site(self, token: int) -> bool:
        """Whether a town or a country only tells where what it stands before was done ("the *Kabul* attack")."""
        grammar = self._grammar
        start, end = self._cast.span(token)
        last = token
        while grammar.dep[last] in BEFORE and grammar.doc[grammar.head[last]].idx < end:
            last = grammar.head[last]  # "the *New* York attacks"
        if grammar.dep[last] not in BEFORE or grammar.lemma[grammar.head[last]] not in words("sited"):
            return False
        is_spelling_of, text = shipped_tables().is_spelling_of, self._text[start:end]
        named = self.at(token) if grammar.entity[token] == "LOC" else ()
        of_states = grammar.lemma[grammar.head[last]] in words("sited in a country")
        are_sites = (a.code == a.country and (of_states or not is_spelling_of(a.country, text)) for a in named)
        return bool(named) and all(are_sites)

    def _others(self, token: int, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Without those of the possessor's own country: "Peru's neighbour" is not Peru, "his rival *Ana*" is she."""
        grammar = self._grammar
        possessors = grammar.with_relation(token, "nmod:poss")
        names = (token, *grammar.with_relation(token, "appos", "flat", "nmod:desc"))
        if not possessors or any(grammar.entity[name] == "PER" for name in names):
            return found
        own = {actor.country for possessor in possessors for actor in self._cast.at(possessor)}
        return tuple(actor for actor in found if actor.country not in own or actor.country is None)

    def _also(self, token: int) -> tuple[Actor, ...]:
        """The countries of the adjectives before "his American and Japanese counterparts" that the cast left out."""
        known = {actor.country for actor in self._at[token]}
        named = (actor for mod in self._grammar.related(token, "mod") for actor in self.at(mod))
        return tuple(actor for actor in named if actor.country is not None and actor.country not in known)

    def kinds(self, actor: Actor) -> frozenset[str]:
        """The kinds that a need may ask for which the actor is of."""
        kinds = {"actor", *(sector.value for sector in actor.sectors)}
        if actor.sector is not None:
            kinds.add(actor.sector.value)
        if actor.country is not None and actor.sector in GOVERNING:
            kinds.add("country")
        if organisation := worldwide(actor.code):
            kinds.add(organisation)
        return frozenset(kinds)

    def is_pronoun(self, token: int) -> bool:
        """Whether the token is a word that only points to somebody: "it", "who", "their"."""
        return self._grammar.pos[token] in ("PRON", "DET")

    def fillers(self, tokens: Iterable[int]) -> tuple[Filler, ...]:
        """The actors at the tokens themselves, each once, in text order; of many of whom some are named, those."""
        named = [fillers for token in tokens if (fillers := self._fillers_at(token))]
        if not named:
            return ()
        if len(named) == len(named[0]) == 1:
            return named[0]
        found: dict[str, Filler] = {}
        for filler in chain.from_iterable(named):
            if not any(self._is_part(known, filler) for known in found.values()):
                found.setdefault(filler.actor.id, filler)
        return tuple(f for f in found.values() if not any(self._is_land_of(f, other) for other in found.values()))

    def _is_land_of(self, land: Filler, other: Filler) -> bool:
        """Whether a nationality only says of which country others are: "a *Russian* military drone"."""
        if not land.actor.code == land.actor.country == other.actor.country or land.actor.code == other.actor.code:
            return False
        start, end = self.span(other)
        return start <= self._grammar.doc[land.token].idx < end

    def _is_part(self, some: Filler, whole: Filler) -> bool:
        """Whether the first are some of the second, and coded alike: "*members* of the army"."""
        grammar, token = self._grammar, whole.token
        is_below = grammar.dep[token] == "nmod" and grammar.head[token] == some.token
        return is_below and some.actor.code == whole.actor.code

    def _fillers_at(self, token: int) -> tuple[Filler, ...]:
        known = self._fillers.get(token)
        if known is None:
            named = self._named(token) if self._grammar.tag[token] == "NNS" else (token,)
            known = self._fillers[token] = tuple([Filler(actor, one) for one in named for actor in self.at(one)])
        return known

    def _named(self, many: int) -> tuple[int, ...]:
        """A noun for many or, where nothing else is known of them, who is named: "countries, including *Chad and
        Mali*", "the embassies of ten countries, including *Chad*".
        """
        grammar = self._grammar
        if any(actor.country for actor in self.at(many)):
            return senders(many, grammar, self.at)
        wholes = (many, *filter(self.are_states, grammar.with_relation(many, "nmod")))
        named = next(filter(None, map(self._examples, wholes)), ())
        return grammar.coordinated(named) if named and self.at(named[0]) else (many,)

    def _examples(self, many: int) -> tuple[int, ...]:
        beside = self._grammar.with_relation(many, "nmod", "appos")
        return tuple(token for token in beside if token > many and self._is_example(token))

    def _is_example(self, token: int) -> bool:
        """Whether a name is one of those just spoken of, or the first of all of them: "including", "such as", "among
        them", "the two leaders, *Putin* and Xi"."""
        grammar = self._grammar
        is_first = grammar.dep[token] == "appos" and len(grammar.coordinated([token])) > 1
        if is_first or not words("example").isdisjoint(grammar.marker_lemmas(token)):
            return True
        return any("among" in grammar.marker_lemmas(t) for t in grammar.with_relation(token, "nmod", "obl"))

    def of_kind(self, token: int, kinds: frozenset[str], *, is_strict: bool) -> bool:
        """Whether an actor at the token or, unless strict, one to whom it belongs is of one of the kinds."""
        if "country" in kinds and self.are_states(token):
            return True
        known = self._kinds.get((token, is_strict))
        if known is None:
            actors = self._each((token,)) or (() if is_strict else self._holders(token))
            known = self._kinds[token, is_strict] = frozenset().union(*map(self.kinds, actors))
        return not known.isdisjoint(kinds)

    def _holders(self, token: int) -> tuple[Actor, ...]:
        """The actors to whom somebody or something belongs whom the cast does not know, or who wrote it."""
        if self._grammar.pos[token] not in ("NOUN", "PROPN"):
            return ()
        owned = (self._grammar.related(token, relation) for relation in HOLDERS)
        actors = tuple(actor for tokens in owned for owner in tokens for actor in self.at(owner))
        return actors or next(filter(None, map(self._each, authors(token, self._grammar))), ())

    def are_states(self, token: int) -> bool:
        """Whether states act of which the text does not say which ("*several countries* expelled envoys"), or all of
        them ("the international *community*")."""
        grammar = self._grammar
        if grammar.lemma[token] == "community":
            return any(grammar.lemma[t] in ("international", "world") for t in grammar.children[token])
        is_named = grammar.tag[token] == "NNPS" and any(map(state, self.fillers((token,))))  # "the United States"
        return grammar.tag[token] in PLURAL_TAGS and grammar.lemma[token] in words("states") and not is_named

    def has_states_as_object(self, trigger: int) -> bool:
        """Whether an act is done to states of which the text does not say which ("urged *countries* to sign",
        "appealed to *Member States*")."""
        asked = (t for path in ("obj", "on", "upon", "to") for t in self._grammar.related(trigger, path))
        return any(map(self.are_states, asked))

    def owners(self, tokens: Iterable[int], *, located: bool = False) -> tuple[Filler, ...]:
        """The actors to whom the things at the tokens belong, by the nearest relation that names one.

        ``located`` lets the place where a thing is tell whose it is ("the camp in Chad").
        """
        found: list[Filler] = []
        for token in tokens:
            if self._grammar.pos[token] not in ("NOUN", "PROPN"):
                continue
            for relation in (*OWNERS, "in") if located else OWNERS:
                named = self.fillers(self._grammar.related(token, relation))
                if named and relation == "mod":
                    named = tuple(filler for filler in named if not self.is_site(filler.token))
                if named:
                    found.extend(named)
                    break
            else:
                found.extend(self._inside(token))
        return _each_once(found)

    def _inside(self, token: int) -> tuple[Filler, ...]:
        """Those whom a thing is said to hold: "a bus *carrying engineers*", "a post *manned by Chinese troops*"."""
        grammar = self._grammar
        clauses = grammar.with_relation(token, "acl")
        held = (t for c in clauses if grammar.lemma[c] in words("holding in") for t in grammar.related(c, "obj"))
        manning = (
            t for c in clauses if grammar.lemma[c] in words("manning") for t in grammar.with_relation(c, "obl:agent")
        )
        return self.fillers(held) or self.fillers(manning)

    def state(self, code: str, token: int) -> Filler:
        """The country of a place that the token names, from the cast or, where nothing names it, from the tables."""
        known = self._states.get(code)
        if known is None:
            country = shipped_tables().countries.get(code)
            known = Actor(id=code, name=country.name if country else code, code=code, country=code)
        return Filler(known, token)

    def government(self, code: str, token: int) -> Filler:
        """The government of a country, to which the token belongs."""
        return self.those_of(code, Sector.GOV, token)

    def those_of(self, code: str, sector: Sector, token: int) -> Filler:
        """Those of one sector of a country, to whom the token belongs."""
        return self.at_home(Filler(self.state(code, token).actor.model_copy(update={"sector": sector}), token), code)

    def people(self, code: str, token: int) -> Filler:
        """People of a country whom the token only counts."""
        country = shipped_tables().countries.get(code)
        name = f"{country.adjective} people" if country else f"people of {code}"
        return Filler(Actor(id=f"{code} CVL", name=name, code=f"{code} CVL", country=code, sector=Sector.CVL), token)

    def settled(self, filler: Filler, code: str | None) -> Filler:
        """The filler, who is of a country where only his sector is known.

        But for *Arab states*, "the leaders *of five states*", "its *allies*", for *foreign* reporters, for rebels with
        a name of their own, who may be of any, and for those whom a power fights that has none at home.
        """
        grammar, token = self._grammar, filler.token
        if not code or filler.actor.code != filler.actor.sector:
            return filler
        are_many = any(map(self.are_states, (token, *grammar.related(token, "of"))))
        are_others = grammar.tag[token] in PLURAL_TAGS and grammar.lemma[token] in words("relational")
        is_rebel = filler.actor.sector is Sector.REB
        is_elsewhere = is_rebel and (grammar.pos[token] == "PROPN" or code in any_of("powers without rebels"))
        if are_many or are_others or is_elsewhere or self.is_alien(filler):
            return filler
        return self.at_home(filler, code)

    def is_alien(self, filler: Filler) -> bool:
        """Whether an adjective says that somebody is from elsewhere ("arrested three *foreign* reporters")."""
        beside = self._grammar.with_relation(filler.token, "amod")
        return any(self._grammar.lemma[token] in words("alien") for token in beside)

    def at_home(self, filler: Filler, code: str) -> Filler:
        """Somebody of whom only a sector is known, as one of a country."""
        sector = filler.actor.sector
        code_here = f"{code} {sector.value}" if sector is not None else code
        here = Actor(id=code_here, name=filler.actor.name, code=code_here, country=code, sector=sector)
        return Filler(here, filler.token, filler.basis)

    def span(self, filler: Filler) -> tuple[int, int]:
        """The mention's place in the text: code points, half-open."""
        return self._cast.span(filler.token)

    def participant(self, filler: Filler) -> Participant:
        """The filler as the record has it; the country of a place need not be a member of the cast."""
        start, end = self.span(filler)
        text = self._text[start:end]
        actor = filler.actor
        known = actor.id if actor.id in self._known else None
        return Participant(start=start, end=end, text=text, actor=known, name=actor.name, code=actor.code)


def _each_once(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    seen: dict[str, Filler] = {}
    for filler in fillers:
        seen.setdefault(filler.actor.id, filler)
    return tuple(seen.values())


def without(fillers: Iterable[Filler], others: Iterable[Filler]) -> Iterator[Filler]:
    """The fillers that are not among the others."""
    taken = {other.actor.id for other in others}
    return (filler for filler in fillers if filler.actor.id not in taken)


def merged(*groups: Iterable[Filler]) -> tuple[Filler, ...]:
    """All the fillers of the groups, each actor once."""
    return _each_once(filler for group in groups for filler in group)


def state(filler: Filler) -> str | None:
    """The country, or the international organisation, that a filler belongs to."""
    country = filler.actor.country
    return country if country is not None else state_of(filler.actor)


def state_of(actor: Actor) -> str | None:
    """The country, or the international organisation, that an actor belongs to."""
    if actor.country is not None:
        return actor.country
    return actor.code if worldwide(actor.code) == "IGO" else None
