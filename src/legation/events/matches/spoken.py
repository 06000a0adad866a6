"""Acts that are done in what somebody says, whatever the verb of saying: "The raid was *illegal*," the envoy said.

Their frames name the speaker (``said``) as the actor: who judges others, charges them or says what they must do.
"""

from __future__ import annotations

from legation.events.lexicon.frames import Frame
from legation.events.matches.arguments import Arguments
from legation.events.matches.matching import Match
from legation.events.participants.roles import Roles
from legation.events.status.status import Reading, has_happened
from legation.events.trees.grammar import Grammar
from legation.records import Status

ASIDE = frozenset({"advcl", "acl:relcl"})
"""Relations of clauses that take for granted what they say."""
DENYING = frozenset({"not", "never", "no"})


def is_asserted(match: Match, reading: Reading, arguments: Arguments, grammar: Grammar, roles: Roles) -> bool:
    """Whether the speaker says it outright, and of others than himself.

    Not what would or may be so ("*would be* illegal"), nor what he asks ("Is it *illegal*?").
    """
    is_so = has_happened(reading.status) or (reading.status is Status.NEGATED and _denies(match.frame))
    is_aside = grammar.dep[match.trigger] in ASIDE
    if not is_so or is_aside or grammar.tokens[match.trigger].sent[-1].text == "?":
        return False
    is_of_somebody = any(map(roles.at, grammar.related(match.trigger, "surface")))
    return bool(arguments.recipients) or not is_of_somebody  # else of himself: nobody is both actor and recipient


def _denies(frame: Frame) -> bool:
    """Whether the frame itself asks for a negation ("is *not* acceptable")."""
    asked = (need for condition in frame.conditions if not condition.negated for need in condition.needs)
    return any(not DENYING.isdisjoint(need.path) for need in asked)
