"""The "'s" of a possessor put where it belongs: the parser wavers between the possessor and what is his."""

from __future__ import annotations

from legation.syntax.network import Parse


def hang_possessives(parse: Parse) -> None:
    """Hang on its possessor each "'s" that hangs on what is possessed ("*Peru's* president")."""
    for at, (tag, owned, relation) in enumerate(zip(parse.xpos, parse.heads, parse.labels, strict=True)):
        if tag != "POS" or relation != "case" or owned < at:
            continue
        owners = (w for w in range(at - 1, -1, -1) if parse.heads[w] == owned and parse.labels[w] == "nmod:poss")
        parse.heads[at] = next(owners, owned)
