"""Which frames the words of a document call up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import chain, takewhile

from legation.events.lexicon.frames import Frame, Lexicon, PartOfSpeech, lemma_classes
from legation.events.lexicon.needs import COMMUNITY, COUNTED, TOPONYM, Condition, Path, words_on
from legation.events.participants.roles import Roles
from legation.events.participants.strangers import is_stranger
from legation.events.relations.features import Feature
from legation.events.trees.communities import is_community
from legation.events.trees.grammar import Grammar
from legation.events.trees.mending import mend
from legation.events.trees.tree import words
from legation.records import EventType

PARTS_OF_SPEECH = {
    "VERB": (PartOfSpeech.VERB,),
    "AUX": (PartOfSpeech.VERB,),
    "NOUN": (PartOfSpeech.NOUN, PartOfSpeech.VERB),
    "PROPN": (PartOfSpeech.NOUN,),
    "ADJ": (PartOfSpeech.ADJECTIVE, PartOfSpeech.VERB),
}
"""Which triggers a word may be, by its universal part of speech; taggers take "-ing" and "-ed" forms for nouns and
adjectives, so those are tried as verbs last."""
RELATIONS = frozenset({"subj", "obj", "iobj", "comp", "inf", "mod", "clause", "surface", "said"})
"""Relations that only the trigger itself has; phrases may also hang on its company."""
TITLES = ("compound", "nmod:desc", "appos", "flat")
"""Relations of a title or a description to the name that it stands by."""
BOUND = frozenset({"amod", "compound", "aux", "cop", "case", "mark", "flat", "fixed"})
"""Relations of words that only serve another."""
VERB_TAGS = frozenset({"VBG", "VBN"})
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.RETREAT, EventType.AID})
"""Types of what is done, not said: whom a deed strikes is not to blame for it."""
AGENTLESS = (
    DEEDS | {EventType.CONCEDE},
    frozenset({EventType.REJECT, EventType.THREATEN}),
    frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.AGREE}),
)
"""Types told without their doer as readily as with him, in the order in which a passive is taken for one: deeds ("the
editor *was arrested*"), words ("Peru's offer *was rejected*") and, where a place stands for those who speak there,
judgements ("the raid *was condemned in Paris*")."""
FORCEFUL = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Types of what is done by force; notes and headlines tell them without the auxiliary, too ("Two churches *attacked* in
Minya")."""
OCCASIONS = frozenset({"since", "after", "before", "until", "during", "amid", "despite"})
"""Prepositions of what an act is only timed by, whose doer is another ("the biggest march since the death *of*")."""
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "oneself"})
"""Objects that are nobody else than the subject ("congratulated *himself*")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger; ``company`` are the tokens that its lemma needs named, in text order."""

    frame: Frame
    trigger: int
    company: tuple[int, ...]
    rivals: tuple[Frame, ...] = ()
    """Frames of other event types that fit as well."""
    features: tuple[Feature, ...] | None = None
    """What the relation model looked at, where it decided."""


def find_matches(grammar: Grammar, roles: Roles, lexicon: Lexicon) -> Iterator[Match]:
    """The best match of every trigger of the document, in text order; mends the tree first."""
    mend(grammar, lexicon)
    for token, lemma in enumerate(grammar.lemma):
        if lemma in lexicon.lemmas:
            match = match_at(token, grammar, roles, lexicon)
            if match is not None:
                yield match


def match_at(token: int, grammar: Grammar, roles: Roles, lexicon: Lexicon) -> Match | None:
    """The most specific frame that fits a token, if any does."""
    if grammar.dep[token] in BOUND and not grammar.is_modal(token):
        return None
    if grammar.pos[token] == "ADJ" and grammar.dep[token] == "acl:relcl":
        return None  # "the steps he is willing to take" tells of the steps
    near = grammar.lemmas_about(token)
    for part_of_speech in PARTS_OF_SPEECH.get(grammar.pos[token], ()):
        is_retagged = part_of_speech is PartOfSpeech.VERB and grammar.pos[token] in ("NOUN", "ADJ")
        if is_retagged and grammar.tag[token] not in VERB_TAGS:
            continue
        fitting = iter(lexicon.fitting(grammar.lemma[token], part_of_speech, near))
        for frame in fitting:
            company = company_of(frame, token, grammar, roles)
            if company is not None:
                return Match(frame, token, company, _rivals(frame, fitting, token, grammar, roles))
    return _match_without_agent(token, near, grammar, roles, lexicon)


def _match_without_agent(
    token: int, near: AbstractSet[str], grammar: Grammar, roles: Roles, lexicon: Lexicon
) -> Match | None:
    """The most specific frame of an act told in the passive whose agent is left out ("the lines *were cut*")."""
    types_told: tuple[frozenset[EventType], ...] = AGENTLESS
    if not grammar.with_relation(token, "aux:pass") and not _shares_passive(token, grammar):
        if not _is_bare_passive(token, grammar):
            return None
        types_told = (FORCEFUL,)
    if grammar.related(token, "subj"):
        return None
    if grammar.lemma[token] in words("compelling") and grammar.related(token, "inf"):
        return None  # "was forced to act": circumstances may have forced him
    fitting = tuple(lexicon.fitting(grammar.lemma[token], PartOfSpeech.VERB, near))
    is_in_place = any(grammar.entity[place] == "LOC" for place in grammar.related(token, "in"))
    for types in types_told if is_in_place or len(types_told) == 1 else types_told[:-1]:
        for frame in fitting:
            if frame.event_type not in types:
                continue
            company = company_of(frame, token, grammar, roles, needs_agent=False)
            if company or (company is not None and frame.event_type is not EventType.REJECT):
                return Match(frame, token, company)
    return None


def _shares_passive(token: int, grammar: Grammar) -> bool:
    """Whether a participle is passive by the auxiliary of the verb before ("was reported *killed*", "was arrested and
    his paper *closed*")."""
    if grammar.tag[token] != "VBN" or not grammar.is_passive(grammar.head[token]):
        return False
    if grammar.dep[token] == "xcomp":
        return True
    is_of_another = grammar.dep[token] == "conj" and bool(grammar.with_relation(token, "nsubj:pass"))
    return is_of_another and grammar.lemma[token] not in words("toll")  # "two were killed and nine *wounded*" by one


def _is_bare_passive(token: int, grammar: Grammar) -> bool:
    """Whether headlines or notes leave out the auxiliary of a passive ("Two churches *attacked* in Minya")."""
    is_main = grammar.dep[token] in ("root", "parataxis") and grammar.tag[token] in ("VBN", "VBD")
    return (
        is_main and bool(grammar.with_relation(token, "nsubj:pass")) and not grammar.with_relation(token, "aux", "cop")
    )


def is_agentless(match: Match, grammar: Grammar) -> bool:
    """Whether the clause leaves out who acts ("was accused of treason") or who they are ("*some* accused him")."""
    doers = grammar.with_relation(match.trigger, "nsubj")
    is_unnamed = bool(doers) and all(grammar.lemma[doer] in words("indefinite") for doer in doers)
    return match.frame.is_agentless or grammar.is_passive(match.trigger) or is_unnamed


def _rivals(best: Frame, others: Iterable[Frame], token: int, grammar: Grammar, roles: Roles) -> tuple[Frame, ...]:
    """The frames of other event types, of those that come after the best one, which fit a token as well as it does."""
    equals = takewhile(lambda frame: frame.weight == best.weight, others)
    unlike = (frame for frame in equals if frame.event_type is not best.event_type)
    return tuple(frame for frame in unlike if company_of(frame, token, grammar, roles) is not None)


def company_of(
    frame: Frame, token: int, grammar: Grammar, roles: Roles, *, needs_agent: bool = True
) -> tuple[int, ...] | None:
    """The tokens that meet the frame's conditions; None where one is not met.

    Without ``needs_agent``, what a frame asks of the subject alone is taken for met: a passive leaves out its agent.
    """
    if frame.particle is not None and not grammar.has_particle(token, frame.particle):
        return None
    if frame.particle is None and not frame.names_words and grammar.with_relation(token, "compound:prt"):
        return None  # "knocked out" is not "knocked"
    company: list[int] = []
    for condition in frame.conditions:
        if not needs_agent and not condition.negated and all(need.path == ("subj",) for need in condition.needs):
            continue
        met = _met(condition, token, tuple(company), grammar, roles)
        if condition.negated:
            if met is not None:
                return None
        elif met is None:
            return None
        else:
            company.extend(met)
    return tuple(sorted(set(company)))


def _met(
    condition: Condition, token: int, company: tuple[int, ...], grammar: Grammar, roles: Roles
) -> tuple[int, ...] | None:
    """The tokens that meet one of the needs by their lemma; empty where a need is met without naming lemmas."""
    for need in condition.needs:
        standing = follow(grammar, token, company, need.path)
        if not standing:
            continue
        if need.lemmas is not None:
            lemmas = need.lemmas
            standing = tuple(
                [
                    t
                    for t in standing
                    if _is_one_of(t, lemmas, grammar, roles) and not _only_counts(t, lemmas, grammar, roles)
                ]
            )
        elif need.path[-1] == "obj":
            standing = tuple([t for t in standing if grammar.form[t] not in REFLEXIVES])
        if need.kinds is not None:
            kinds = need.kinds
            is_strict = condition.negated or need.path[-1] in ("obj", "surface")
            may_be_stranger = not is_strict and need.path == ("subj",) and "actor" in kinds
            standing = tuple(
                [
                    t
                    for t in standing
                    if roles.of_kind(t, kinds, is_strict=is_strict or grammar.pos[t] == "PROPN")
                    or (may_be_stranger and is_stranger(t, grammar))
                ]
            )
        if standing:
            return standing if need.lemmas is not None else ()
    return None


def _only_counts(token: int, lemmas: frozenset[str], grammar: Grammar, roles: Roles) -> bool:
    """Whether a number only counts what is not asked for ("*hundreds* of cattle" are no people, "*millions* of
    people" no money).
    """
    counted = grammar.related(token, "of") if grammar.lemma[token] in words("number") else ()
    if "money" in lemmas and any(roles.at(t) for t in counted):
        return True
    return bool(counted) and not any(roles.at(t) or grammar.lemma[t] in words("number") for t in counted)


def _is_one_of(token: int, lemmas: AbstractSet[str], grammar: Grammar, roles: Roles) -> bool:
    """Whether a thing is what one of the lemmas says, by its own or by its title ("*Ambassador* Huang")."""
    if grammar.lemma[token] in lemmas or (COUNTED in lemmas and _means_people(token, grammar, roles)):
        return True
    if grammar.pos[token] != "PROPN":
        return False
    if TOPONYM in lemmas and _is_toponym(token, grammar, roles):
        return True
    if COMMUNITY in lemmas and is_community(token, grammar):
        return True
    return any(
        grammar.lemma[title] in lemmas and grammar.lemma[title] in _offices()
        for title in grammar.with_relation(token, *TITLES)
    )


def _means_people(token: int, grammar: Grammar, roles: Roles) -> bool:
    """Whether a bare number counts people ("killed *12*"), or nothing is known of a person ("abducted *Howell*")."""
    if grammar.tag[token] == "CD" and grammar.dep[token] != "nummod" and not _is_of_things(token, grammar, roles):
        return True
    return grammar.entity[token] == "PER" and not roles.at(token)


def _is_toponym(token: int, grammar: Grammar, roles: Roles) -> bool:
    """Whether a name is a place's ("captured *Alamata*", but "armed *the Eritreans*")."""
    if grammar.entity[token] == "LOC":
        return True
    return grammar.tag[token] != "NNPS" and any(a.code == a.country for a in roles.at(token))


def _is_of_things(number: int, grammar: Grammar, roles: Roles) -> bool:
    """Whether a number counts what is nobody ("seized 14 *of the townships*", but "killed 14 *of the soldiers*")."""
    counted = [token for token in grammar.related(number, "of") if grammar.pos[token] == "NOUN"]
    persons = lemma_classes()["person"] | lemma_classes()["troops"] | lemma_classes()["police"]
    return bool(counted) and not any(roles.at(token) or grammar.lemma[token] in persons for token in counted)


@cache
def _offices() -> frozenset[str]:
    """The words for persons that may stand before or after a name."""
    return lemma_classes()["person"] | lemma_classes()["diplomat"]


def _companions(grammar: Grammar, token: int) -> Iterator[int]:
    """Where phrases of the trigger may hang besides it: "died in an attack *on a school*" too."""
    yield from grammar.company(token)
    if grammar.pos[token] == "NOUN" and grammar.dep[token].startswith("obl") and grammar.head[token] < token:
        yield grammar.head[token]


def follow(grammar: Grammar, token: int, company: tuple[int, ...], path: Path) -> tuple[int, ...]:
    """The tokens at the end of a path.

    Phrases of the first step may hang on the trigger or on its company ("impose sanctions on Iran").
    """
    if len(path) == 1 and path[0] in RELATIONS:
        return grammar.related(token, path[0])
    way = (token, company, path)
    known = grammar.followed.get(way)
    if known is None:
        named = words_on(path)
        is_possible = not named or named <= grammar.lemmas_about(token)
        known = grammar.followed[way] = _follow(grammar, token, company, path) if is_possible else ()
    return known


def _follow(grammar: Grammar, token: int, company: tuple[int, ...], path: Path) -> tuple[int, ...]:
    first, *further = path
    reached = grammar.related(token, first)
    if not reached and first not in RELATIONS:
        reached = _in_company(grammar, token, company, first)
    for step in further:
        reached = tuple(dict.fromkeys(t for standing in reached for t in grammar.related(standing, step)))
    is_of_object = first == "obj" and len(further) == 1 and further[0] not in RELATIONS
    if reached or not is_of_object or grammar.is_passive(token):
        return reached
    beside = grammar.related(token, further[0])  # "ignored a warning from Peru": either may hold the phrase
    return tuple(t for t in beside if t > token or further[0] != "in")  # "*in Oslo*, he denounced the raid"


def _in_company(grammar: Grammar, token: int, company: tuple[int, ...], relation: str) -> tuple[int, ...]:
    """What stands in a relation to the trigger's company or else to a part of what it is done to ("damaged the *hull*
    of a ship *of Peru*")."""
    for companion in chain(company, _companions(grammar, token)):
        reached = grammar.related(companion, relation)
        if reached:
            return reached
    things = grammar.related(token, "obj") if grammar.pos[token] in ("VERB", "AUX") else (token,)
    return tuple(
        t
        for thing in things
        for part in grammar.with_relation(thing, "nmod")
        if OCCASIONS.isdisjoint(grammar.marker_lemmas(part))
        for t in grammar.related(part, relation)
    )
