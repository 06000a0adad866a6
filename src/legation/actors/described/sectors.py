"""What somebody is by his role: the sectors that it says itself, or takes from the words before it and from owners."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE, Affiliation
from legation.actors.knowledge.tables import Role, RoleKind
from legation.actors.knowledge.word_classes import any_of
from legation.records import Sector

HEADS = (
    "minister", "president", "leader", "premier", "head of state", "head of government", "head of state and government",
    "head of state or government",
)  # fmt: skip
"""Those who meet one another away from home."""
DEPENDENT = frozenset({RoleKind.MEMBER, RoleKind.PART})
"""Kinds of roles that are what those are to whom they belong."""
CIVIL = frozenset({Sector.GOV, Sector.LEG, Sector.JUD})
_OF_NATION = {"officer": Sector.MIL, "agent": Sector.SPY, "mediator": Sector.GOV}
"""What one is who is only called a nation's: "Russian agents"."""
_BEARING_ARMS = ARMED_GROUPS | {Sector.MIL, Sector.CRM}
_OWN = ((Sector.MIL,), (Sector.CVL,))
_WORKING = frozenset({Sector.LAB, Sector.AGR})


def sectors_by_role(
    role: Role, before: Sequence[Role], changed: Sequence[Sector], owners: Sequence[Affiliation], *, is_of_nation: bool
) -> tuple[Sector, ...]:
    """What somebody is by his role, the roles and words before it, and whose he is.

    ``changed`` are the sectors of the adjectives before the role, ``owners`` those whose he is, the nearest first;
    ``is_of_nation``: a nation's name before him says whose.
    """
    if role.kind not in DEPENDENT:
        return _of_telling_role(role, changed, owners)
    are_armed = role.sectors[:1] == (Sector.REB,)  # "Druze fighters", "Sunni rebels"
    for other in reversed(before):
        if other.phrase.startswith("ethnic ") and role.sectors[:1] in ((Sector.REB,), (Sector.MIL,)):
            return (Sector.REB,)  # "ethnic Armenian forces"
        if other.sectors and not (are_armed and other.sectors == (Sector.CVL,)):
            return other.sectors
    bear_arms = are_armed or (bool(owners) and owners[0].sector in ARMED_GROUPS)
    unarmed = (Sector.CVL, Sector.REL, Sector.OPP) if bear_arms else ()  # "dissident fighters" are no opposition
    modified = [sector for sector in changed if sector is not Sector.ELI and sector not in unarmed]
    if modified and not (modified[-1] is Sector.REL and role.phrase.endswith(HEADS)):  # "the Shiite vice president"
        return (modified[-1],)
    if role.phrase in _OF_NATION and not owners and is_of_nation:
        return (_OF_NATION[role.phrase],)
    for owner in owners:
        if owner.sector in (CIVIL if role.sectors == (Sector.MIL,) else STATE) and role.sectors in _OWN:
            return role.sectors  # a president's forces are soldiers, his supporters civilians
        if owner.organisation or (owner.sectors and owner.sector is not Sector.ELI):
            return owner.sectors
    return role.sectors


def _of_telling_role(role: Role, changed: Sequence[Sector], owners: Sequence[Affiliation]) -> tuple[Sector, ...]:
    """What somebody is whose role says it by itself, ``changed`` by the words before it or by whose he is."""
    first, owner = role.sectors[:1], owners[0] if owners else Affiliation()
    if first == (Sector.CVL,) and changed and changed[-1] in (Sector.OPP, Sector.REB, Sector.PRM):
        return (changed[-1],)
    if role.phrase == "speaker" and role.plural and not owners:
        return (Sector.CVL,)  # who speak at a rally, not those of two parliaments
    if first == (Sector.GOV,) and owner.sector is Sector.PRE:
        return (Sector.PRE, *role.sectors)
    is_as_owner = (
        (first == (Sector.CVL,) and owner.organisation == "NGO")
        or (role.phrase == "worker" and owner.sector is Sector.PTY)  # "Congress workers", in the press of South Asia
        or (role.phrase == "man" and owner.sector in _BEARING_ARMS)  # "the warlord's men"
        or (role.phrase == "minister" and owner.sector is Sector.REL)
        or (role.phrase in any_of("bodies of portfolios") and owner.sector is Sector.LEG)  # "its defence committee"
        or (role.phrase in any_of("leagues") and owner.sector in _WORKING)  # "the miners' federation"
        # "the rebels' foreign minister", "the military chief of Hamas"
        or (first in ((Sector.GOV,), (Sector.MIL,)) and owner.sector in ARMED_GROUPS)
    )
    if is_as_owner:
        return owner.sectors
    if Sector.OPP in changed and Sector.OPP not in role.sectors:
        return (*role.sectors, Sector.OPP)
    return role.sectors
