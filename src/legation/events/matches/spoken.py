"""Acts that are done in what somebody says, whatever the verb of saying: "The raid was *illegal*," the envoy said.

Their frames name the speaker (``said``) as the actor: who judges others, charges them or says what they must do.
"""

from __future__ import annotations

from collections.abc import Iterable

from legation.events.lexicon.frames import Frame
from legation.events.matches.arguments import Arguments
from legation.events.matches.matching import Match
from legation.events.participants.roles import Roles
from legation.events.status.status import OPEN, Reading, has_happened
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Status

ASIDE = frozenset({"advcl", "acl:relcl"})
"""Relations of clauses that take for granted what they say."""
NOTHING: frozenset[str] = frozenset()
MOODS = {
    Status.NEGATED: frozenset({"not", "never", "no"}),
    Status.PLANNED: frozenset({"will", "would"}),
    Status.CONDITIONAL: frozenset({"would", "could", "may", "might", "can"}),
}
"""Words by which a frame asks for an act that is denied or still to come."""


def is_asserted(match: Match, reading: Reading, sides: Arguments, grammar: Grammar, roles: Roles) -> bool:
    """Whether the speaker says it outright, and of others than himself and his own.

    Not what would or may be so ("*would be* illegal"), nor what he asks ("Is it *illegal*?").
    """
    is_so = has_happened(reading.status) or _expects(reading.status, match.frame)
    clause = grammar.head[match.trigger] if grammar.is_modal(match.trigger) else match.trigger
    if not is_so or grammar.dep[clause] in ASIDE or grammar.form[grammar.sentence(clause).stop - 1] == "?":
        return False
    if _is_withheld(clause, grammar) or "whether" in grammar.marker_lemmas(clause):
        return False
    if any(_is_informant(filler.token, grammar) for filler in sides.actors):
        return False
    subjects = grammar.related(match.trigger, "surface")
    is_undergone = grammar.is_passive(clause) and clause == match.trigger and not _is_of_object(match.frame)
    if is_undergone or _are_own(subjects, sides, grammar, roles):
        return False  # "their rights were *undermined*"
    return bool(sides.recipients) or not any(map(roles.at, subjects))


def _is_withheld(clause: int, grammar: Grammar) -> bool:
    """Whether it is what somebody would not say ("*refused to say* that Peru must leave", "did *not* say that ...")."""
    while grammar.dep[clause] in ("ccomp", "xcomp", "conj") and grammar.head[clause] != clause:
        above = grammar.head[clause]
        is_denied = grammar.dep[clause] == "ccomp" and grammar.is_denied(above)
        if is_denied or grammar.lemma[above] in words("withholding"):
            return True
        clause = above
    return False


def _is_informant(token: int, grammar: Grammar) -> bool:
    """Whether who speaks only tells what he knows of ("*people familiar* with the talks", "*sources*")."""
    beside = {lemma for c in grammar.children[token] for lemma in (grammar.lemma[c], grammar.form[c])}
    is_bare = grammar.lemma[token] == "source"
    return is_bare or (grammar.lemma[token] in words("informant") and not words("in the know").isdisjoint(beside))


def _is_of_object(frame: Frame) -> bool:
    """Whether who is judged is the object: "*cannot be trusted*"."""
    return any(("obj",) in paths for paths in frame.recipient.alternatives)


def _are_own(subjects: Iterable[int], sides: Arguments, grammar: Grammar, roles: Roles) -> bool:
    """Whether the speaker speaks of what is his own ("said *its* correspondent had lied")."""
    speakers = {filler.actor.id for filler in sides.actors}
    owners = (
        o for subject in subjects for o in grammar.with_relation(subject, "nmod:poss") if grammar.pos[o] == "PRON"
    )
    return any(actor.id in speakers for owner in owners for actor in roles.at(owner))


def _expects(status: Status, frame: Frame) -> bool:
    """Whether the frame itself asks for what is denied ("is *not* acceptable") or still to come ("*will* hurt us"); a
    threat always is."""
    if status in OPEN and frame.event_type is EventType.THREATEN:
        return True
    asked = (need for condition in frame.conditions if not condition.negated for need in condition.needs)
    return any(not MOODS.get(status, NOTHING).isdisjoint(need.path) for need in asked)
