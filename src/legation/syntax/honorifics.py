"""Honorifics put beside whom they honour: "*His Excellency* the Minister", "*H.E.* the Ambassador of Japan"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.syntax.network import Parse

_SHORT = frozenset(("H.E.", "H.H.", "H.R.H.", "H.M.", "HRH", "HE", "HH"))
_LONG = frozenset(("Excellency", "Excellencies", "Eminence", "Highness", "Holiness", "Majesty"))


def hang_honorifics(words: Sequence[str], parse: Parse) -> None:
    """Hang an honorific on the office that follows it, which the parser takes for its apposition: the minister acts."""
    for at, word in enumerate(words[:-2]):
        if word in _SHORT or word in _LONG:
            _hang(words, parse, at)


def _hang(words: Sequence[str], parse: Parse, honorific: int) -> None:
    children = [child for child, head in enumerate(parse.heads) if head == honorific]
    office = next((child for child in children if child > honorific and parse.labels[child] == "appos"), None)
    if office is None or words[honorific + 1] != "the":
        return
    parse.heads[office], parse.labels[office] = parse.heads[honorific], parse.labels[honorific]
    for child in children:
        is_own = parse.labels[child] == "nmod:poss" and child == honorific - 1  # "*His* Excellency"
        if child != office and not is_own:
            parse.heads[child] = office
    parse.heads[honorific], parse.labels[honorific] = office, "nmod:desc"
