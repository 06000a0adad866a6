"""The act inside the act: "agreed *to meet*", "threatened *to bomb*", "asked *for aid*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from legation.events.lexicon.frames import PartOfSpeech, lexicon, table_rows
from legation.events.lexicon.needs import SPEAKER
from legation.events.matches.matching import Match, follow
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
ENDING = frozenset(
    "stop halt end cease suspend abandon cut freeze discontinue terminate quit withhold revoke scrap cancel review "
    "remove lift dismantle".split()
)
"""Verbs that undo the act that their object names ("threatened to *suspend* aid")."""


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
        told = {entry.event_type for entry in listed if entry.particle is None and entry.row["actor"] not in SPEAKER}
        if part_of_speech is PartOfSpeech.VERB and len(told) == 1 and not all(entry.names_words for entry in listed):
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


def embedded_act(match: Match, matches: Mapping[int, Match], grammar: Grammar) -> tuple[Act | None, tuple[int, ...]]:
    """The act that a match is about, and the tokens that tell it (they are no events of their own).

    It is where the first of the frame's paths that leads to one says, or else at the end of the first that leads
    anywhere ("turned down an offer *of talks*", "an offer *of Peru*").
    """
    if match.frame.about is not None:
        tokens = follow(grammar, match.trigger, match.company, ("comp",))
        return Act(match.frame.about, None, match.trigger), tokens
    first: tuple[Act, tuple[int, ...]] | None = None
    for paths in match.frame.about_slot.alternatives:
        tokens = tuple(t for path in paths for t in follow(grammar, match.trigger, match.company, path))
        tokens = tuple(_asked_for(t, match, grammar) for t in tokens if t != match.trigger)
        if tokens:
            inner = tuple(_attempted(token, grammar) for token in tokens)
            if match.frame.event_type is EventType.THREATEN:
                inner = tuple(_otherwise(token, grammar) for token in inner)
            acts = [_act_at(token, matches, grammar) for token in inner]
            if match.frame.event_type is EventType.ACCUSE:
                acts = [_schemed(act, matches, grammar) for act in acts]
            if match.frame.event_type in (EventType.AGREE, EventType.REQUEST):
                never = _is_negated(match.trigger, grammar, after=True)  # "vowed *never* to yield"
                acts = [
                    _forgone(act, match, grammar) if never or _is_negated(act.token, grammar) else act for act in acts
                ]
            without_deed = ENDING | words("omitting")
            ended = (
                t for token in tokens if grammar.lemma[token] in without_deed for t in grammar.related(token, "comp")
            )
            act = next((act for act in acts if act.event_type is not None), acts[0])
            if match.frame.event_type is EventType.AGREE and act.event_type is None and _is_joint(act.token, grammar):
                act = replace(act, event_type=EventType.COOPERATE)
            if match.frame.event_type in STANCES:
                act = _stood_for(_agreed(act, matches, grammar), grammar)
            elif match.frame.event_type is EventType.ACCUSE:
                act = _blamed(act, matches, grammar)
            elif match.frame.event_type is EventType.THREATEN:
                act = _menaced(act, grammar)
            found = act, (*tokens, *inner, *ended)
            if act.event_type is not None or act.stance is not None:
                return found
            first = first or found
    return first or (None, ())


def _asked_for(token: int, match: Match, grammar: Grammar) -> int:
    """The help that somebody is asked for, where the token only tells what it is for ("asked Peru *for troops* to put
    down the revolt").
    """
    if match.frame.event_type is not EventType.REQUEST or not grammar.is_infinitive(token):
        return token
    asked = (*grammar.related(match.trigger, "obj"), *grammar.related(match.trigger, "to"))
    things = (t for t in grammar.related(token, "subj") if t not in asked)
    helps = (t for t in things if embedded_acts().get(grammar.lemma[t], (None,))[0] is EventType.AID)
    return next(helps, token) if asked else token


def _is_joint(verb: int, grammar: Grammar) -> bool:
    """Whether two who agree to it will do it together ("agreed to *set up a committee*")."""
    is_done = any(grammar.lemma[verb] == word.split()[0] for word in words("setting up"))
    return is_done and any(grammar.lemma[thing] in words("of both") for thing in grammar.related(verb, "obj"))


def _agreed(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """What somebody is asked, or refuses, to agree to or to ask for ("urged them to agree *to a truce*", "rejected the
    demand *for a truce*"), where the text says it.
    """
    if act.match is None or act.event_type not in (EventType.AGREE, EventType.REQUEST):
        return act
    inner, _ = embedded_act(act.match, matches, grammar)
    if inner is not None and (inner.event_type is not None or inner.stance is not None):
        return inner
    is_settled = act.event_type is EventType.AGREE and act.match.frame.lemma in words("settling")
    return Act(None, None, act.token, stance="change" if is_settled else _stance(act.token, grammar))


def _schemed(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """What somebody is accused of plotting, where the text names it ("accused them of planning *a raid*")."""
    if act.match is None or act.event_type is not EventType.THREATEN:
        return act
    if act.match.frame.lemma not in words("scheming"):
        return act
    inner, _ = embedded_act(act.match, matches, grammar)
    return act if inner is None else inner


def _stood_for(act: Act, grammar: Grammar) -> Act:
    """The act that somebody is asked for, or refuses, as it is to whoever asks: troops sent to him are help, and to
    stop what is no cooperation ("stop *its missile tests*", "suspend *it*") is to give way.
    """
    if act.event_type is EventType.MOBILIZE and grammar.lemma[act.token] in words("contributing"):
        return Act(EventType.AID, None, act.token)
    if act.event_type in (EventType.COOPERATE, None) and _is_surrender(act.token, grammar):
        return Act(EventType.COOPERATE, None, act.token, stance="yield", is_surrender=True)
    if act.event_type is EventType.SANCTION and act.match is not None and act.match.frame.lemma in ENDING:
        ended = _named_act_at(act.token, grammar)
        return ended if ended.event_type is not None else Act(None, None, act.token, stance="yield")
    if act.event_type is EventType.CONCEDE:  # "urged them to abolish *the death penalty*"
        things = {grammar.lemma[thing] for thing in grammar.related(act.token, "obj")}
        return replace(act, is_lawful=not things.isdisjoint(words("laws")))
    return act


def _blamed(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """The act that somebody is blamed for: of a scheme what is schemed ("accused it of plotting *to kill* him"), and
    none of PLOVER's where he only broke what was agreed ("of violating the truce").
    """
    lemma = grammar.lemma[act.token]
    is_undone = lemma in words("omitting") and act.event_type is EventType.REJECT
    if is_undone or (lemma in words("breaching") and not any(grammar.with_relation(act.token, "compound:prt"))):
        return Act(None, None, act.token)
    if act.match is not None and act.event_type is EventType.THREATEN and lemma in words("scheming"):
        inner, _ = embedded_act(act.match, matches, grammar)
        return inner or Act(None, None, act.token)
    return act


def _menaced(act: Act, grammar: Grammar) -> Act:
    """The act as it is to those who are threatened with it: talks left are relations cut ("would leave *the talks*"),
    and who is refused a visa is kept out.
    """
    lemma = grammar.lemma[act.token]
    if lemma in words("parting") and any(
        event_type in (EventType.CONSULT, EventType.SUPPORT, EventType.AGREE)
        for relation in ("obj", "of", "from")
        for event_type, _ in _named_by(grammar.related(act.token, relation), grammar)
    ):
        return Act(EventType.SANCTION, "withdraw", act.token)
    things = {grammar.lemma[thing] for thing in grammar.related(act.token, "obj")}
    if lemma in ("deny", "refuse") and things & words("leave to enter"):
        return Act(EventType.COERCE, "restrict", act.token)
    return act


def _is_surrender(verb: int, grammar: Grammar) -> bool:
    """Whether a verb tells that somebody is given up to a court or another state ("*hand over* the suspects")."""
    things = grammar.related(verb, "obj") if grammar.lemma[verb] in words("surrendering") else ()
    return any(grammar.lemma[t] in words("wanted") or grammar.tokens[t].ent_type_ == "PER" for t in things)


def _attempted(token: int, grammar: Grammar) -> int:
    """What somebody tries to do, if the verb says no more than that: "accused him of trying *to bribe* a judge"."""
    if grammar.lemma[token] not in words("endeavouring"):
        return token
    return next((t for t in grammar.with_relation(token, "xcomp") if grammar.pos[t] == "VERB"), token)


def _otherwise(token: int, grammar: Grammar) -> int:
    """What those will meet with who do not do as they are told ("to withdraw or *face air strikes*")."""
    for clause in grammar.with_relation(token, "conj"):
        is_other = any(grammar.lemma[word] == "or" for word in grammar.with_relation(clause, "cc"))
        if is_other and grammar.lemma[clause] in words("incurring"):
            return next(iter(grammar.related(clause, "obj")), token)
    return token


def _is_negated(token: int, grammar: Grammar, *, after: bool = False) -> bool:
    """Whether "not" or "never" denies a verb; ``after``: one that follows it, which is of its infinitive."""
    adverbs = (a for a in grammar.with_relation(token, "advmod") if a > token or not after)
    return any(grammar.lemma[adverb] in ("not", "never") for adverb in adverbs)


def _forgone(act: Act, match: Match, grammar: Grammar) -> Act:
    """The act of not doing another: who promises not to attack holds back, who vows never to meet refuses."""
    if match.frame.event_type is EventType.AGREE and (
        act.event_type in REFUSABLE or (act.event_type is None and grammar.lemma[match.trigger] in words("vowing"))
    ):
        return replace(act, is_refused=True)
    if act.event_type is None:
        return act
    if act.event_type is EventType.CONCEDE:
        return Act(None, None, act.token)  # "urged them not to give in"
    event_type, mode = _undoing(act.event_type)
    return replace(act, event_type=event_type, mode=mode)


def _undoing(event_type: EventType) -> tuple[EventType, str | None]:
    """The type and mode of putting an end to an act of a type."""
    if event_type is EventType.SANCTION:
        return EventType.CONCEDE, None
    if event_type in COOPERATIVE:
        return EventType.SANCTION, "discontinue" if event_type in (EventType.AID, EventType.COOPERATE) else None
    return EventType.RETREAT, None


def _act_at(token: int, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    if token in matches and not matches[token].frame.is_spoken:
        match = matches[token]
        if match.frame.event_type is EventType.AGREE and match.frame.about is not None:
            return Act(match.frame.about, None, token, match)  # "agreed to *step up cooperation*"
        return Act(match.frame.event_type, match.frame.mode, token, match)
    return replace(_named_act_at(token, grammar), stance=_stance(token, grammar))


def _stance(token: int, grammar: Grammar) -> str | None:
    """Whether an act is giving way, help, or a change of policy, from its own words and its object's."""
    things = (
        *grammar.related(token, "obj"),
        *(grammar.related(token, "to") if grammar.lemma[token] == "return" else ()),
    )
    lemmas = {grammar.lemma[token], *(grammar.lemma[thing] for thing in things)}
    if lemmas & (words("reforming", "policy")):
        return "change"
    is_given_up = grammar.lemma[token] in ENDING | words("yielding", "pressing demand") or _is_sent_back(token, grammar)
    if is_given_up or _is_calm(token, lemmas, grammar):
        return "yield"
    return "assist" if grammar.lemma[token] in words("assisting") else None


def _is_sent_back(verb: int, grammar: Grammar) -> bool:
    """Whether somebody is sent back or home to where he came from, which is no help."""
    return any(grammar.lemma[child] in ("back", "home") for child in grammar.children[verb])


def _is_calm(token: int, lemmas: set[str], grammar: Grammar) -> bool:
    """Whether somebody is to hold back: "exercise *restraint*", "keep *calm*", "be *patient*"."""
    if lemmas & words("restraint"):
        return True
    return any(grammar.lemma[word] in words("restraint") for word in grammar.with_relation(token, "xcomp"))


def _is_publication(token: int, grammar: Grammar) -> bool:
    """Whether what is released is something to read or to see ("the release *of the emails*"), nobody who was held."""
    released = (*grammar.related(token, "obj"), *grammar.with_relation(token, "compound"))
    return grammar.lemma[token] == "release" and any(grammar.lemma[thing] in words("published") for thing in released)


def _named_act_at(token: int, grammar: Grammar) -> Act:
    if _is_publication(token, grammar):
        return Act(None, None, token)
    named = embedded_acts().get(grammar.lemma[token])
    if grammar.lemma[token] in words("paper"):  # "a *truce* offer"
        named = next(_named_by((token,), grammar), None)
    if named is not None and grammar.pos[token] in ("NOUN", "PROPN", "SYM", "NUM"):
        return _ended_by(token, grammar) or Act(*named, token)
    if grammar.is_predicate(token) and grammar.pos[token] == "VERB":
        return _act_of_verb(token, grammar)
    inside: tuple[int, ...] = ()
    if grammar.lemma[token] in words("length of time"):  # "nine years in *prison*"
        inside = tuple(grammar.with_relation(token, "nmod"))
    elif grammar.lemma[token] in words("bout"):  # "a wave *of arrests*"
        inside = tuple(grammar.related(token, "of"))
    named = next(_named_by(inside, grammar), None)
    if named is not None and named[0] is EventType.AID and grammar.lemma[token] == "use":
        named = (EventType.ASSAULT, None)  # "the use *of force*"
    return Act(None, None, token) if named is None else Act(*named, token)


def _act_of_verb(token: int, grammar: Grammar) -> Act:
    """The act that a verb tells with its object ("sent *aid*", "ended the *blockade*") or by itself ("deported")."""
    lemma, things = grammar.lemma[token], grammar.related(token, "obj")
    if lemma in words("letting"):  # "asked them to *let* the convoy through"
        let = (*things, *(t for clause in grammar.related(token, "comp") for t in grammar.related(clause, "subj")))
        is_way = any(grammar.lemma[t] in words("traveller") for t in let) or next(_named_by(let, grammar), None)
        return Act(EventType.RETREAT, "access", token) if is_way else Act(None, None, token)
    named = next(_named_by(things, grammar), None)
    aims = grammar.related(token, "to")
    to_talk = any(event_type is EventType.CONSULT for event_type, _ in _named_by(aims, grammar))
    if lemma in words("returning") and (to_talk or any(grammar.lemma[aim] == "table" for aim in aims)):
        return Act(EventType.CONSULT, None, token)  # "urged them to *return* to the table"
    if lemma == "bring" and any(grammar.lemma[aim] in ("justice", "trial") for aim in aims):
        return Act(EventType.ACCUSE, None, token)  # "to be *brought* to justice"
    told = embedded_acts().get(f"{lemma}{OF_VERB}")
    if named is not None and named[0] not in REFUSABLE and lemma in words("heeding"):
        return Act(None, None, token)  # "pledged to respect the embargo"
    if named is not None and lemma in ENDING:
        return Act(*_undoing(named[0]), token)
    if told is not None and told[0] is EventType.SUPPORT:
        return Act(*told, token)  # "refused to recognise the annexation"
    if named is not None and named[0] is EventType.AID and lemma in words("giving up"):
        return Act(EventType.RETREAT, None, token)  # "demanded that they *return* the rifles"
    if named is not None and not (named[0] is EventType.AID and (told is not None or lemma in words("handling"))):
        return Act(*named, token)
    has_pronoun = any(grammar.pos[t] == "PRON" for t in things)
    if lemma in ENDING and has_pronoun:
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
    ended = {event_type for event_type, _ in _named_by(things, grammar)}
    if EventType.ASSAULT in ended:
        return Act(EventType.RETREAT, None, noun)
    helped = ended & {EventType.AID, EventType.COOPERATE}
    return Act(*_undoing(next(iter(helped))), noun) if helped else None


def _named_by(things: Iterable[int], grammar: Grammar) -> Iterator[tuple[EventType, str | None]]:
    """The acts that things name by themselves or by a noun before them ("*trade* benefits"), which says more where
    they are words for what is offered, asked or agreed ("a *truce* offer").
    """
    for thing in things:
        before = grammar.with_relation(thing, "compound")
        for word in (*before, thing) if grammar.lemma[thing] in words("paper") else (thing, *before):
            if (named := embedded_acts().get(grammar.lemma[word])) is not None:
                yield named
