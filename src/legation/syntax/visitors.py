"""Visitors put where they belong: the parser takes "visiting" before somebody for what the host does.

met with *visiting* Lao President ...     received *visiting* senators     signed a pact with *visiting* officials
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.syntax.network import Parse

_CLAUSES = frozenset(("acl", "advcl", "ccomp", "xcomp"))
_SPECIFYING = frozenset(("det", "nmod:poss", "nummod"))
_GOING_ON = frozenset("began begin begins starts started stops stopped resumed avoid avoids avoided finished".split())
"""Words before what somebody does himself: "resumed *visiting* Cuban prisoners"."""
_BEFORE_GUESTS = frozenset(("with", "to", "for", "from", "between", "by"))


def hang_visitors(words: Sequence[str], parse: Parse) -> None:
    """Read "visiting" right before a person as saying which one, where a verb or a preposition stands before it.

    The person takes the place of the participle and gives its phrases to the verb. One with an article or a number
    before him ("by visiting *a* shrine") is visited.
    """
    for at in range(1, len(words) - 1):
        if words[at] == "visiting" and parse.xpos[at] == "VBG" and parse.labels[at] in _CLAUSES:
            _hang(words, parse, at)


def _hang(words: Sequence[str], parse: Parse, visiting: int) -> None:
    children = [child for child, head in enumerate(parse.heads) if head == visiting]
    visitors = [child for child in children if parse.labels[child] == "obj" and child > visiting]
    markers = [child for child in children if child < visiting]
    host = parse.heads[visiting]
    if not visitors or host >= visiting or words[host] in _GOING_ON:
        return
    if not _is_person(parse, visitors[0], is_office=bool(markers)):
        return
    if markers != [visiting - 1] if words[visiting - 1] in _BEFORE_GUESTS else markers or host != visiting - 1:
        return
    for child in children:
        parse.heads[child] = visitors[0] if child in markers else host
    visitor, *names = visitors  # "visiting *Special Envoy* for Chad *Jan Kubis*"
    for name in names:
        parse.heads[name], parse.labels[name] = visitor, "appos"
    parse.labels[visitor] = "obj" if not markers else "obl" if parse.upos[host] == "VERB" else "nmod"
    for marker in markers:
        parse.upos[marker], parse.labels[marker] = "ADP", "case"
    parse.heads[visiting], parse.labels[visiting] = visitor, "amod"


def _is_person(parse: Parse, noun: int, *, is_office: bool) -> bool:
    """Whether a noun is a person's name with an office before it, an office that a name may follow ("with visiting *UN
    Envoy* Jan Kubis"), or people whom nothing but an adjective parts."""
    before = {parse.labels[child] for child, head in enumerate(parse.heads) if head == noun and child < noun}
    if before & _SPECIFYING:
        return False
    is_common = parse.xpos[noun] in ("NN", "NNS") or (is_office and parse.upos[noun] == "PROPN")
    return "nmod:desc" in before or (is_common and bool(before & {"amod", "compound"}))
