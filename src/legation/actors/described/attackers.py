"""Who is called by his deed alone: "A Chilean clerk shot an envoy. *The gunman* fled"."""

from __future__ import annotations

from spacy.tokens import Token

from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.affiliation import STATE
from legation.actors.knowledge.tables import Role
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.records import Sector

_REACH = 4
"""How many sentences back the deed may have been told."""


def attacker(discourse: Discourse, group: Group, role: Role, sentence: int) -> Figure | None:
    """The one person who did the attack last told; who serves a state only if he struck somebody of a state."""
    is_bare = not (group.complements or group.nationalities or group.possessor) and len(group.segments) == 1
    if role.sectors != (Sector.UAF,) or role.plural or group.determiner != "the" or not is_bare:
        return None
    for mention in reversed(discourse.mentions):
        verb = mention.head.head
        if sentence - mention.sentence > _REACH:
            return None
        is_doer = mention.head.dep_ == "nsubj" and verb.lemma_ in any_of("attacking") and len(mention.figures) == 1
        if not is_doer or any(group.start <= child.i < group.end for child in verb.children):
            continue  # "police shot *the gunman*"
        figure = mention.figures[0]
        is_one = figure.person and mention.head.tag_ not in ("NNS", "NNPS")
        may_strike = figure.affiliation.sector not in STATE or _strikes_state(discourse, verb)
        return figure if is_one and figure.affiliation.country is not None and may_strike else None
    return None


def _strikes_state(discourse: Discourse, verb: Token) -> bool:
    struck = (figure for child in verb.children if child.dep_ == "obj" for figure in discourse.at(child))
    return any(figure.affiliation.sector in STATE for figure in struck)
