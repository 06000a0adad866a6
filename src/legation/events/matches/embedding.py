"""The act inside the act: "agreed *to meet*", "threatened *to bomb*", "asked *for aid*"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.matching import Match, follow
from legation.events.matches.named import (
    REFUSABLE,
    STANCES,
    Act,
    embedded_acts,
    named_act_at,
    named_by,
    stance,
    undoing,
)
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType


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
            act, telling = _act_told(tokens, match, matches, grammar)
            if act.event_type is not None or act.stance is not None:
                return act, telling
            first = first or (act, telling)
    return first or (None, ())


def _act_told(
    tokens: tuple[int, ...], match: Match, matches: Mapping[int, Match], grammar: Grammar
) -> tuple[Act, tuple[int, ...]]:
    """The act that tokens tell, the first of which a type is known, and all the tokens that tell it."""
    event_type = match.frame.event_type
    inner = tuple(_attempted(token, grammar) for token in tokens)
    if event_type is EventType.THREATEN:
        inner = tuple(_otherwise(token, grammar) for token in inner)
    acts = [_act_at(token, matches, grammar) for token in inner]
    if event_type is EventType.ACCUSE:
        acts = [_schemed(act, matches, grammar) for act in acts]
    if event_type in (EventType.AGREE, EventType.REQUEST):
        never = grammar.is_denied(match.trigger, after=True)  # "vowed *never* to yield"
        acts = [_forgone(act, match, grammar) if never or grammar.is_denied(act.token) else act for act in acts]
    act = next((act for act in acts if act.event_type is not None), acts[0])
    act = _as_meant(act, event_type, matches, grammar)
    without_deed = words("undoing", "omitting")
    ended = (t for token in tokens if grammar.lemma[token] in without_deed for t in grammar.related(token, "comp"))
    return act, (*tokens, *inner, *ended, act.token)


def _as_meant(act: Act, event_type: EventType, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """The act that is meant where one of a type is about another: what is agreed, stood for, blamed or threatened."""
    if event_type is EventType.AGREE:
        if act.event_type is None and _is_joint(act.token, grammar):
            act = replace(act, event_type=EventType.COOPERATE)
        elif act.event_type is None and _is_repeal(act.token, grammar):
            act = replace(act, event_type=EventType.CONCEDE)
        return _accepted(act, matches, grammar)
    if event_type in STANCES:
        return _stood_for(_agreed(act, matches, grammar), grammar)
    if event_type is EventType.ACCUSE:
        return _blamed(act, matches, grammar)
    return _menaced(act, matches, grammar) if event_type is EventType.THREATEN else act


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


def _is_repeal(verb: int, grammar: Grammar) -> bool:
    """Whether a law or a decree is given up ("offered to *suspend* the bill")."""
    things = grammar.related(verb, "obj") if grammar.lemma[verb] in words("undoing") else ()
    return any(grammar.lemma[thing] in words("laws") for thing in things)


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
    return Act(None, None, act.token, stance="change" if is_settled else stance(act.token, grammar))


def _accepted(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """What was offered or asked for that somebody accepts ("accepted the offer *of a truce*"): none where the text does
    not say it.
    """
    if act.event_type not in (EventType.AGREE, EventType.REQUEST):
        return act
    if grammar.pos[act.token] == "VERB":  # "agreed *to seek* sanctions"
        return Act(None, None, act.token)
    inner = embedded_act(act.match, matches, grammar)[0] if act.match is not None else None
    if inner is not None and inner.event_type is not None:
        return inner
    things = (t for relation in ("of", "for") for t in grammar.related(act.token, relation))
    named = next(named_by(things, grammar), None)
    return Act(None, None, act.token) if named is None else Act(*named, act.token)


def _schemed(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """What somebody is accused of plotting, proposing or asking for, where the text names it ("accused them of
    planning *a raid*", "denounced his proposal *to expel* them").
    """
    if act.match is None:
        return act
    is_proposal = act.event_type is EventType.AGREE and grammar.pos[act.token] == "NOUN"
    is_proposal = is_proposal or act.event_type is EventType.REQUEST
    is_scheme = act.event_type is EventType.THREATEN and act.match.frame.lemma in words("scheming")
    if not (is_scheme or is_proposal):
        return act
    inner, _ = embedded_act(act.match, matches, grammar)
    return act if inner is None or (is_proposal and inner.event_type is None) else inner


def _stood_for(act: Act, grammar: Grammar) -> Act:
    """The act that somebody is asked for, or refuses, as it is to whoever asks: troops sent to him are help, and to
    stop what is no cooperation ("stop *its missile tests*", "suspend *it*") is to give way.
    """
    if act.event_type is EventType.MOBILIZE and grammar.lemma[act.token] in words("contributing"):
        return Act(EventType.AID, None, act.token)
    if act.event_type in (EventType.COOPERATE, None) and _is_surrender(act.token, grammar):
        return Act(EventType.COOPERATE, None, act.token, stance="yield", is_surrender=True)
    if act.event_type is EventType.SANCTION and act.match is not None and act.match.frame.lemma in words("undoing"):
        ended = named_act_at(act.token, grammar)
        return ended if ended.event_type is not None else Act(None, None, act.token, stance="yield")
    if act.event_type is EventType.CONCEDE:  # "urged them to abolish *the death penalty*"
        things = {grammar.lemma[thing] for thing in grammar.related(act.token, "obj")}
        return replace(act, is_lawful=not things.isdisjoint(words("laws")))
    return act


def _blamed(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """The act that somebody is blamed for: the one by which he broke what was agreed ("of violating the truce *by
    shelling* it"), or none of PLOVER's where the text does not say, where he did not do what he ought to ("of failing
    to stop the raid"), or is blamed for what flies or sails ("over drones").
    """
    lemma = grammar.lemma[act.token]
    if act.event_type is EventType.AID and lemma in lemma_classes()["weapon"] and grammar.pos[act.token] == "NOUN":
        return Act(None, None, act.token)
    if lemma in words("breaching") and not any(grammar.with_relation(act.token, "compound:prt")):
        means = (_act_at(t, matches, grammar) for t in grammar.related(act.token, "by") if grammar.pos[t] == "VERB")
        return next((deed for deed in means if deed.event_type is not None), Act(None, None, act.token))
    is_undone = lemma in words("omitting") and act.event_type is EventType.REJECT
    return Act(None, None, act.token) if is_undone else act


def _menaced(act: Act, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    """The act as it is to those who are threatened with it: talks left are relations cut ("would leave *the talks*"),
    what others would be asked for is done to them ("would call *for sanctions*"), and so is what one stands ready for
    ("is ready to impose *sanctions*"), who is refused a visa is kept out.
    """
    lemma = grammar.lemma[act.token]
    if act.event_type in (EventType.REQUEST, EventType.THREATEN) and act.match is not None:
        asked, _ = embedded_act(act.match, matches, grammar)
        return act if asked is None or asked.event_type is None else asked
    if lemma in words("parting") and any(
        event_type in (EventType.CONSULT, EventType.SUPPORT, EventType.AGREE)
        for relation in ("obj", "of", "from")
        for event_type, _ in named_by(grammar.related(act.token, relation), grammar)
    ):
        return Act(EventType.SANCTION, "withdraw", act.token)
    things = {grammar.lemma[thing] for thing in grammar.related(act.token, "obj")}
    if lemma in ("deny", "refuse") and things & words("leave to enter"):
        return Act(EventType.COERCE, "restrict", act.token)
    return act


def _is_surrender(verb: int, grammar: Grammar) -> bool:
    """Whether a verb tells that somebody is given up to a court or another state ("*hand over* the suspects")."""
    things = grammar.related(verb, "obj") if grammar.lemma[verb] in words("surrendering") else ()
    known = words("wanted") | {"he", "she"}
    return any(grammar.lemma[t] in known or grammar.entity[t] == "PER" for t in things)


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


def _forgone(act: Act, match: Match, grammar: Grammar) -> Act:
    """The act of not doing another: who promises not to attack holds back, who vows never to meet refuses, but who
    assures others of it refuses them nothing.
    """
    if grammar.lemma[match.trigger] in words("assuring"):
        return Act(None, None, act.token)
    if match.frame.event_type is EventType.AGREE and (
        act.event_type in REFUSABLE or (act.event_type is None and grammar.lemma[match.trigger] in words("vowing"))
    ):
        return replace(act, is_refused=True)
    if act.event_type is None:
        return act
    if act.event_type is EventType.CONCEDE:
        return Act(None, None, act.token)  # "urged them not to give in"
    event_type, mode = undoing(act.event_type)
    return replace(act, event_type=event_type, mode=mode)


def _act_at(token: int, matches: Mapping[int, Match], grammar: Grammar) -> Act:
    if token in matches and not matches[token].frame.is_spoken:
        match = matches[token]
        if match.frame.event_type is EventType.AGREE and match.frame.about is not None:
            return Act(match.frame.about, None, token, match)  # "agreed to *step up cooperation*"
        return Act(match.frame.event_type, match.frame.mode, token, match)
    return replace(named_act_at(token, grammar), stance=stance(token, grammar))
