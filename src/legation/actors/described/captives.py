"""Who is called by what befell him: "Rebels kidnapped two Germans. *The hostages* were freed"."""

from __future__ import annotations

from legation.actors.described.anaphora import Discourse, Mention
from legation.actors.knowledge.tables import Role
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.actors.whereabouts.company import PATIENTS
from legation.records import Sector
from legation.syntax.determiners import DEFINITE

ALIKE = frozenset({Sector.JRN, Sector.REL, Sector.AGR, Sector.MED, Sector.BUS})
"""Sectors of those whom a text calls by several words of one meaning: "journalists", "reporters"."""
REACH = 2
"""How many sentences back those may be told of who are then only "the men"."""


def captive(discourse: Discourse, group: Group, role: Role) -> Figure | None:
    """Those who were taken captive last, or called so with their nation: whom "the hostages" are."""
    if role.phrase not in any_of("captives"):
        return None
    is_bare = not (group.complements or group.nationalities) and len(group.segments) == 1
    is_definite = group.determiner in DEFINITE or group.pronoun is not None or group.possessor is not None
    if not (is_bare and is_definite):
        return None
    for mention in reversed(discourse.mentions):
        if len(mention.figures) != 1 or group.start <= mention.head.i < group.end:
            continue
        figure = mention.figures[0]
        is_called = not figure.roles.isdisjoint(any_of("captives")) and not figure.assumed
        if is_called or (_is_taken(mention) and _is_of_people(mention)):
            return figure if figure.affiliation.country or figure.affiliation.organisation else None
    return None


def sufferer(discourse: Discourse, context: Context, group: Group, role: Role) -> Figure | None:
    """Of another nation those to whom something was done just before, whom "the men" or "the reporters" are: "Chad held
    two Norwegian nurses. *The women* were sentenced"."""
    is_bare = not (group.complements or group.nationalities or group.possessor or group.pronoun)
    is_plain = is_bare and len(group.segments) == 1 and group.determiner in ("the", "these", "those")
    sector = role.sectors[0] if role.sectors else None
    is_anybody, is_envoy = role.phrase in any_of("sufferers"), role.phrase in any_of("envoys")
    if not is_plain or not (is_anybody or is_envoy or sector in ALIKE):
        return None
    if is_anybody and not role.plural:
        return None  # "the man" is as often who did it
    for mention in reversed(discourse.mentions):
        if context.sentence(group.start) - mention.sentence > REACH:
            return None
        if len(mention.figures) != 1 or group.start <= mention.head.i < group.end:
            continue
        figure = mention.figures[0]
        if role.phrase in figure.roles:
            return None  # who has been called so before
        done = any_of("capturing") | (any_of("policed") if is_anybody else any_of("striking"))
        is_outlaw = figure.affiliation.sector is Sector.UAF
        if is_outlaw or mention.head.dep_ not in PATIENTS or mention.head.head.lemma_ not in done:
            continue
        is_alike = is_anybody or (figure.affiliation.sector is sector and not is_envoy)
        is_alike = is_alike or (is_envoy and not figure.roles.isdisjoint(any_of("envoys")))
        are_many = figure.plural or mention.head.tag_ in ("NNS", "NNPS")
        if is_alike and _is_of_people(mention) and are_many == role.plural:
            return figure if figure.affiliation.country and not figure.assumed else None
    return None


def _is_taken(mention: Mention) -> bool:
    """Whether somebody is seized, or taken hostage or prisoner."""
    head, verb = mention.head, mention.head.head
    if head.dep_ not in PATIENTS:
        return False
    if verb.lemma_ == "take":
        return any(child.lemma_ in any_of("captives") for child in verb.children)
    return verb.lemma_ in any_of("capturing")


def _is_of_people(mention: Mention) -> bool:
    """Whether a mention is of people, not of a state or a body."""
    figure = mention.figures[0]
    return figure.person or figure.plural or mention.head.tag_ in ("NNS", "NNPS")
