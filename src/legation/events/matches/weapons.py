"""The mode of an act from its means: "killed *by shelling*", "hit *with a drone*", "conferred *by telephone*"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from legation import ontology
from legation.events.lexicon.frames import FrameError, lemma_classes, table_rows
from legation.events.matches.matching import Match, follow
from legation.events.matches.named import embedded_acts
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

INSTRUMENTS = (("with",), ("use", "obj"), ("by",), ("subj",))
"""Where the weapon of a verb stands."""
HELD = ("with", "obj")
"""Where the arms of those stand who are "armed *with machetes*" or "wielding *machetes*"."""
OPEN_TO_MEANS = frozenset({None, "firearms", "explosives", "targeted", "destroy", "primitive", "heavy-weapons"})
"""Modes of ASSAULT that a heavier weapon makes another ("*tanks* fired on the town", "*jets* bombed it")."""
HEAVIER = frozenset({"heavy-weapons", "aerial", "drone", "suicide-attack", "unconventional"})
LAUNCHED = frozenset({"drone", "unconventional"})
"""What is launched like shells and missiles but is none."""
MEANS = ("by", "in", "on", "over", "via", "through", "during")
"""Prepositions before the call in which people confer."""


@cache
def weapons() -> Mapping[str, str]:
    """The mode of ASSAULT that each weapon, or attack named after its weapon, stands for."""
    known = {entry.mode for entry in ontology.modes(EventType.ASSAULT)}
    table: dict[str, str] = {}
    for place, row in table_rows("weapons.tsv", ("mode", "lemmas")):
        if row["mode"] not in known:
            raise FrameError(f"{place}: ASSAULT has no mode {row['mode']!r}")
        for lemma in row["lemmas"].split("|"):
            table[lemma] = row["mode"]
    return table


def means_mode(match: Match, grammar: Grammar) -> str | None:
    """The mode that its means gives to a match: where its frame leaves it open, the weapon of an assault and the
    telephone of a meeting; of forces that move, the arms where no soldiers are named. None without one."""
    if match.frame.event_type is EventType.MOBILIZE:
        return _forces(match, grammar) if match.frame.mode in ("troops", "weapons") else None
    if match.frame.event_type is EventType.CONSULT and match.frame.mode is None:
        return "phone" if _is_by_phone(match, grammar) else None
    if match.frame.event_type is not EventType.ASSAULT or match.frame.mode not in OPEN_TO_MEANS:
        return None
    for token in _instruments(match, grammar):
        if "into" in grammar.marker_lemmas(token) or grammar.lemma[token] == "air":
            continue  # "fired in the *air*"
        named = [word for word in grammar.with_relation(token, "compound", "amod") if grammar.pos[word] != "VERB"]
        if grammar.lemma[match.trigger] in words("downing"):  # "the *air* force", which may do so from the ground
            named = [word for word in named if grammar.lemma[word] != "air"]
        modes = (weapons().get(grammar.lemma[word]) for word in (*named, token))
        mode = next(filter(None, modes), None)  # a "*suicide* bomber" is no aircraft
        if mode is not None and (match.frame.mode is None or mode in _heavier(match.frame.mode)):
            return mode
    return None


def _heavier(mode: str) -> frozenset[str]:
    """The modes that a weapon may make of one which the verb gives: who is assassinated by a drone still is."""
    if mode == "heavy-weapons":
        return LAUNCHED
    if mode == "primitive":
        return frozenset({"suicide-attack"})
    return frozenset({"unconventional"}) if mode == "targeted" else HEAVIER


def _forces(match: Match, grammar: Grammar) -> str | None:
    """What is moved, where all of it is of one kind: arms ("moved *tanks* to the border", "*tanks* rolled into the
    town"), police or irregulars ("mobilised tribal *fighters*", which are no aircraft).
    """
    for relation in ("obj", "subj"):
        kinds = {_kind_of_force(token, match, grammar) for token in grammar.related(match.trigger, relation)}
        if kinds - {None}:
            return next(iter(kinds)) if len(kinds) == 1 else None
    return None


def _kind_of_force(token: int, match: Match, grammar: Grammar) -> str | None:
    lemma = grammar.lemma[token]
    if lemma in words("irregulars") or (lemma == "fighter" and grammar.lemma[match.trigger] in words("mustering")):
        return "militia"
    if lemma in words("constabulary") or any(
        grammar.lemma[word] in words("constabulary") for word in grammar.with_relation(token, "compound", "amod")
    ):
        return "police"
    if lemma in lemma_classes()["weapons_moved"]:
        return "weapons"
    return "troops" if lemma in words("infantry") else None


def _is_by_phone(match: Match, grammar: Grammar) -> bool:
    """Whether people confer "by telephone" or "in a video call", or speak in what the title says was a call."""
    if grammar.lemma[match.trigger] in words("remote") and grammar.is_of_call:
        return True
    means = (t for word in MEANS for t in follow(grammar, match.trigger, match.company, (word,)))
    named = (word for token in means for word in (token, *grammar.with_relation(token, "compound", "amod")))
    return any(grammar.lemma[word] in words("phone") for word in named)


def _strikes_object(match: Match) -> bool:
    """Whether the frame's object is what is struck rather than what it is struck with ("shot down *a drone*")."""
    return any(path[0] == "obj" for paths in match.frame.recipient.alternatives for path in paths)


def _instruments(match: Match, grammar: Grammar) -> Iterator[int]:
    if grammar.pos[match.trigger] != "VERB" or grammar.lemma[match.trigger] not in words("shaking"):
        yield match.trigger
    victims = grammar.related(match.trigger, "obj") if _strikes_object(match) else ()
    yield from (token for token in match.company if token not in victims)
    for path in INSTRUMENTS:
        if path == ("subj",) and grammar.lemma[match.trigger] in words("clashing"):
            continue
        yield from follow(grammar, match.trigger, match.company, path)
    for place in follow(grammar, match.trigger, match.company, ("in",)):  # "killed in an air strike", not in a place
        for token in (place, *grammar.related(place, "of")):  # "in an exchange *of gunfire*"
            if embedded_acts().get(grammar.lemma[token], (None, None))[0] is EventType.ASSAULT:
                yield token
    user = grammar.head[match.trigger]
    if grammar.lemma[user] == "use" and grammar.is_infinitive(match.trigger):  # "*used drones* to bomb the town"
        yield from grammar.related(user, "obj")
    for doer in grammar.related(match.trigger, "subj"):
        yield from grammar.related(doer, "with")  # "attackers *with machetes*"
        for clause in grammar.with_relation(doer, "acl", "acl:relcl"):
            if grammar.lemma[clause] in words("wielding"):
                yield from (weapon for path in HELD for weapon in grammar.related(clause, path))
