"""The act that a word names with its objects: "aid", "sent *troops*", "an end *to hostilities*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from legation.events.lexicon.frames import PartOfSpeech, lemma_classes, lexicon, table_rows
from legation.events.lexicon.needs import SPEAKER
from legation.events.matches.matching import Match
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

COOPERATIVE = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.CONCEDE}
)
"""Types whose end is a reduction of relations; the end of any other is a concession."""
REFUSABLE = COOPERATIVE | {EventType.RETREAT}
"""Types of what one refuses by saying that one will not do it."""
STANCES = frozenset({EventType.REQUEST, EventType.REJECT})
"""Types whose mode says what is asked or refused: help, a policy, giving way, a meeting."""
OF_VERB = ".v"
"""What marks the verbs among the words that name an act."""


@dataclass(frozen=True, slots=True)
class Act:
    """An embedded act: its type and mode where they are known, its token, and its match where a frame tells it."""

    event_type: EventType | None
    mode: str | None
    token: int
    match: Match | None = None
    is_refused: bool = False
    """Whether somebody says that he will not do it."""
    stance: str | None = None
    """The mode that REQUEST and REJECT take from the act's own words where its type is not known."""
    is_lawful: bool = False
    """Whether the act lifts or restores a law or a policy."""
    is_surrender: bool = False
    """Whether somebody who is wanted is given up."""


@cache
def embedded_acts() -> Mapping[str, tuple[EventType, str | None]]:
    """Words that name an act when another act is about them ("asked for *help*")."""
    acts: dict[str, tuple[EventType, str | None]] = {}
    for _, row in table_rows("embedded_acts.tsv", ("lemma", "event_type", "mode")):
        for lemma in row["lemma"].split("|"):
            acts.setdefault(lemma, (EventType(row["event_type"]), None if row["mode"] == "-" else row["mode"]))
    return acts


@cache
def only_types() -> Mapping[str, EventType]:
    """The verbs whose frames all tell of one event type, which they name even where no frame fits.

    Not those that need certain words with them in all their frames: to use gas is an assault, to use a road is not.
    """
    types: dict[str, EventType] = {}
    for (lemma, part_of_speech), listed in lexicon().by_word.items():
        done = [entry for entry in listed if entry.particle is None and entry.row["actor"] not in SPEAKER]
        told = {entry.event_type for entry in done}
        if part_of_speech is PartOfSpeech.VERB and len(told) == 1 and not all(entry.names_words for entry in done):
            types[lemma] = next(iter(told))
    return types


@cache
def embedded_modes() -> Mapping[tuple[EventType, EventType], tuple[tuple[str, str], ...]]:
    """The modes that REQUEST, REJECT and THREATEN take from what they are about."""
    modes: dict[tuple[EventType, EventType], tuple[tuple[str, str], ...]] = {}
    for _, row in table_rows("embedded_modes.tsv", ("event_type", "about", "about_mode", "mode")):
        key = (EventType(row["event_type"]), EventType(row["about"]))
        modes[key] = (*modes.get(key, ()), (row["about_mode"], row["mode"]))
    return modes


def mode_of(event_type: EventType, act: Act) -> str | None:
    """The mode that an event takes from its embedded act.

    A request or a refusal of another law or policy has the mode "change".
    """
    if event_type in STANCES and (act.is_lawful or (act.match is not None and _is_reform(act.match))):
        return "change"
    if act.event_type is None or act.is_surrender:
        return act.stance if event_type in STANCES else None
    for about_mode, mode in embedded_modes().get((event_type, act.event_type), ()):
        if about_mode in ("-", act.mode):
            return mode
    return None


def _is_reform(match: Match) -> bool:
    return match.frame.lemma in words("reforming")


def undoing(event_type: EventType) -> tuple[EventType, str | None]:
    """The type and mode of putting an end to an act of a type."""
    if event_type is EventType.SANCTION:
        return EventType.CONCEDE, None
    if event_type in COOPERATIVE:
        return EventType.SANCTION, "discontinue" if event_type in (EventType.AID, EventType.COOPERATE) else None
    return EventType.RETREAT, None


def stance(token: int, grammar: Grammar) -> str | None:
    """Whether an act is giving way, help, or a change of policy, from its own words and its object's."""
    things = (
        *grammar.related(token, "obj"),
        *(grammar.related(token, "to") if grammar.lemma[token] == "return" else ()),
    )
    lemmas = {grammar.lemma[token], *(grammar.lemma[thing] for thing in things)}
    if lemmas & (words("reforming", "policy")):
        return "change"
    is_given_up = grammar.lemma[token] in words("undoing", "yielding", "pressing demand") or _is_sent_back(
        token, grammar
    )
    if is_given_up or _is_calm(token, lemmas, grammar):
        return "yield"
    return "assist" if grammar.lemma[token] in words("assisting") else None


def _is_sent_back(verb: int, grammar: Grammar) -> bool:
    """Whether somebody is sent back or home to where he came from, which is no help."""
    return any(grammar.lemma[child] in ("back", "home") for child in grammar.children[verb])


def _is_calm(token: int, lemmas: set[str], grammar: Grammar) -> bool:
    """Whether somebody is to hold back: "exercise *restraint*", "be *patient*", "act *responsibly*"."""
    if lemmas & words("restraint"):
        return True
    return any(grammar.lemma[word] in words("restraint") for word in grammar.with_relation(token, "xcomp", "advmod"))


def _is_publication(token: int, grammar: Grammar) -> bool:
    """Whether what is released is something to read or to see ("the release *of the emails*"), nobody who was held."""
    released = (*grammar.related(token, "obj"), *grammar.with_relation(token, "compound"))
    return grammar.lemma[token] == "release" and any(grammar.lemma[thing] in words("published") for thing in released)


def _is_of_no_arms(noun: int, grammar: Grammar) -> bool:
    """Whether a war is one in name alone ("an *economic* war")."""
    before = grammar.with_relation(noun, "amod", "compound") if grammar.lemma[noun] in ("war", "warfare") else ()
    return any(grammar.lemma[word] in words("without arms") for word in before)


def _is_clearing(noun: int, grammar: Grammar) -> bool:
    """Whether a thing is to be taken away, nobody from office ("the *removal* of the tents")."""
    things = grammar.related(noun, "of") if grammar.lemma[noun] == "removal" else ()
    is_its = any(grammar.form[owner] == "its" for owner in grammar.with_relation(noun, "nmod:poss"))
    return grammar.lemma[noun] == "removal" and (is_its or any(not _is_somebody(thing, grammar) for thing in things))


def _is_somebody(noun: int, grammar: Grammar) -> bool:
    return grammar.pos[noun] != "NOUN" or grammar.lemma[noun] in lemma_classes()["person"] | words("rulers")


def named_act_at(token: int, grammar: Grammar) -> Act:
    """The act that a word names."""
    if _is_publication(token, grammar) or _is_of_no_arms(token, grammar) or _is_clearing(token, grammar):
        return Act(None, None, token)
    named = _name_of(token, grammar)
    if grammar.lemma[token] in words("paper"):  # "a *truce* offer"
        named = next(named_by((token,), grammar), None)
    if named is not None and grammar.pos[token] in ("NOUN", "PROPN", "SYM", "NUM"):
        return _ended_by(token, grammar) or Act(*named, token)
    if grammar.is_predicate(token) and grammar.pos[token] == "VERB":
        return _act_of_verb(token, grammar)
    inside: tuple[int, ...] = ()
    if grammar.lemma[token] in words("length of time"):  # "nine years in *prison*"
        inside = tuple(grammar.with_relation(token, "nmod"))
    elif grammar.lemma[token] in words("bout"):  # "a wave *of arrests*"
        inside = tuple(grammar.related(token, "of"))
    named = next(named_by(inside, grammar), None)
    if named is not None and named[0] is EventType.AID and grammar.lemma[token] == "use":
        named = (EventType.ASSAULT, None)  # "the use *of force*"
    is_joint = any(grammar.lemma[word] == "joint" for word in grammar.with_relation(token, "amod"))
    if named is None and is_joint and grammar.lemma[token] in words("joint deed"):
        named = (EventType.COOPERATE, None)  # "an offer of *joint* exploration"
    return Act(None, None, token) if named is None else Act(*named, token)


def _act_of_verb(token: int, grammar: Grammar) -> Act:
    """The act that a verb tells with its object ("sent *aid*", "ended the *blockade*") or by itself ("deported")."""
    lemma, things = grammar.lemma[token], grammar.related(token, "obj")
    if lemma in words("letting"):  # "asked them to *let* the convoy through"
        let = (*things, *(t for clause in grammar.related(token, "comp") for t in grammar.related(clause, "subj")))
        is_way = any(grammar.lemma[t] in words("traveller") for t in let) or next(named_by(let, grammar), None)
        return Act(EventType.RETREAT, "access", token) if is_way else Act(None, None, token)
    named = next(named_by(things, grammar), None)
    aims = grammar.related(token, "to")
    to_talk = any(event_type is EventType.CONSULT for event_type, _ in named_by(aims, grammar))
    if lemma in words("returning") and (to_talk or any(grammar.lemma[aim] == "table" for aim in aims)):
        return Act(EventType.CONSULT, None, token)  # "urged them to *return* to the table"
    if lemma == "bring" and any(grammar.lemma[aim] in ("justice", "trial") for aim in aims):
        return Act(EventType.ACCUSE, None, token)  # "to be *brought* to justice"
    told = embedded_acts().get(f"{lemma}{OF_VERB}")
    if named is not None and named[0] not in REFUSABLE and lemma in words("heeding"):
        return Act(None, None, token)  # "pledged to respect the embargo"
    if named is not None and lemma in words("undoing"):
        return Act(*undoing(named[0]), token)
    if told is not None and told[0] is EventType.SUPPORT:
        return Act(*told, token)  # "refused to recognise the annexation"
    if named is not None and named[0] is EventType.AID and lemma in words("giving up"):
        return Act(EventType.RETREAT, None, token)  # "demanded that they *return* the rifles"
    if named is not None and not (named[0] is EventType.AID and (told is not None or lemma in words("handling"))):
        return Act(*named, token)
    has_pronoun = any(grammar.pos[t] == "PRON" for t in things)
    if lemma in words("undoing") and has_pronoun:
        return Act(None, None, token)  # "appealed to them to *suspend it*"
    if lemma in words("giving") and has_pronoun and not _is_sent_back(token, grammar):
        return Act(EventType.AID, None, token)  # "declined to supply them"
    if lemma in words("retreating"):
        return Act(EventType.RETREAT, None, token)  # "told Peru to leave"
    return Act(*told, token) if told is not None else Act(only_types().get(lemma), None, token)


def _ended_by(noun: int, grammar: Grammar) -> Act | None:
    """The act of ending fighting or help, where a noun names it: "an end *to hostilities*", "a halt *to aid*"."""
    if grammar.lemma[noun] not in words("ending"):
        return None
    things = tuple(thing for relation in ("to", "of", "in") for thing in grammar.related(noun, relation))
    ended = {event_type for event_type, _ in named_by(things, grammar)}
    if EventType.ASSAULT in ended:
        return Act(EventType.RETREAT, None, noun)
    is_help = not ended.isdisjoint((EventType.AID, EventType.COOPERATE))
    return Act(*undoing(EventType.AID), noun) if is_help else None


def named_by(things: Iterable[int], grammar: Grammar) -> Iterator[tuple[EventType, str | None]]:
    """The acts that things name by themselves or by a noun before them ("*trade* benefits"), which says more where
    they are words for what is offered, asked or agreed ("a *truce* offer").
    """
    for thing in things:
        before = grammar.with_relation(thing, "compound")
        for word in (*before, thing) if grammar.lemma[thing] in words("paper") else (thing, *before):
            if (named := _name_of(word, grammar)) is not None:
                yield named


def _name_of(word: int, grammar: Grammar) -> tuple[EventType, str | None] | None:
    """The act that a word names; "action" names none unless it is said to be one of arms ("*military* action")."""
    if grammar.lemma[word] in words("any deed"):
        before = grammar.with_relation(word, "amod", "compound")
        if not any(grammar.lemma[word] in words("of arms") for word in before):
            return None
    return embedded_acts().get(grammar.lemma[word])
