"""Nouns for an occasion of speaking or a text: "in a statement", "in an interview with X", "on a visit"."""

OCCASIONS = frozenset(
    "interview statement comment remark email e-mail message letter call briefing conference speech appearance "
    "op-ed column note memo article post communique communiqué dispatch commentary editorial tweet broadcast telegram "
    "report bulletin filing testimony address".split()
)
"""Lemmas; their "with", "to", "on" or "for" names the other side."""
