"""Pronouns: relative ones by the clause they open, the others by what was spoken of before."""

from __future__ import annotations

from .figures import Figure
from .groups import Group
from .reading import Reading


class Pronouns:
    """The pronouns of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, group: Group) -> tuple[Figure, ...]:
        """Whom a group that is a pronoun denotes."""
        token = group.pronoun
        assert token is not None
        if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
            return self._relative(group)
        return self._reading.discourse.pronoun(token, self._reading.context.sentence(token.i))

    def _relative(self, group: Group) -> tuple[Figure, ...]:
        """A relative pronoun's antecedent: what its clause hangs on, or the group just before it."""
        token = group.pronoun
        assert token is not None
        verb = token
        for _ in range(4):
            if verb.dep_ in ("acl:relcl", "acl") or verb.head.i == verb.i:
                break
            verb = verb.head
        if verb.dep_ in ("acl:relcl", "acl") and verb.head.i < token.i:
            found = self._reading.at.get(verb.head.i, ())
            if found:
                return found
        before = self._reading.before.get(group)
        if (
            token.lower_ in ("who", "whom", "whose")
            and before
            and self._reading.context.between(before, group, ",", "")
        ):
            return self._reading.resolved.get(before, ())
        return ()
