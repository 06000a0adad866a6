"""The reporting clause of a quotation: "he said", before, after or in the midst of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.statements.frames import FINITE, SUBJECTS
from legation.statements.lookup import cue_of
from legation.statements.passage import Passage
from legation.statements.quotes import Quotation

NOUNS = frozenset(("PROPN", "NOUN", "PRON"))
NOMINAL = NOUNS | {"DET", "ADJ", "NUM", "ADP", "PART", "AUX", "ADV", "PUNCT"}
"""Parts of speech of a subject and what may stand between it and its verb."""
PREDICATES = frozenset(("VERB", "NOUN", "ADJ", "AUX"))
FARTHEST_CUE = 60
"""How many words a cue may stand from its quotation."""
FARTHEST = 3
"""How many quotations back the one is that another goes on from; those between are fragments of other clauses."""


def reporting_cues(passage: Passage) -> dict[int, Token]:
    """The cue of each quotation that has one, by the quotation's index.

    A quotation that opens a sentence and has no reporting clause of its own goes on from the one before it in the
    same paragraph.
    """
    found: dict[int, Token] = {}
    for number, quotation in enumerate(passage.quotations):
        cue = (
            (_following(passage, quotation) if _closing(passage, quotation) == "," else None)
            or _preceding(passage, quotation)
            or _following(passage, quotation)
            or _continued(passage, number, found)
        )
        if cue is not None:
            found[number] = cue
    return found


def takes_quotation(word: Token) -> bool:
    """Whether the vocabulary lets a word introduce direct speech."""
    cue = cue_of(word)
    return cue is not None and "quotation" in cue.forms


def _preceding(passage: Passage, quotation: Quotation) -> Token | None:
    """The cue of "he said: ..." or "he said, ..."."""
    last = passage.before(quotation)
    if last is None or not passage.is_outside(last):
        return None
    if last.i in passage.labels:
        return last
    window = list(_window(passage, last, -1))
    if last.text == ":":
        verbs = [word for word in window if takes_quotation(word)]
        root = next((word for word in window if word.dep_ == "root" and word.pos_ in PREDICATES), None)
        if root is not None and all(root.i > verb.i for verb in verbs):
            return root
        return min(verbs, key=lambda word: (passage.depths[word.i], -word.i), default=None)
    if not passage.has_verb(quotation):
        return None
    if last.text == ",":
        cue = next((w for w in window if _introduces(w, last)), None)
        return cue or next((w for w in window if w.i == last.i - 1 and _is_bare_verb(w) and w.tag_ in FINITE), None)
    return last if takes_quotation(last) else None


def _introduces(word: Token, comma: Token) -> bool:
    """Whether the clause of a word that takes quotations runs up to a comma, with no content of its own before it."""
    if not takes_quotation(word):
        return False
    full = any(child.dep_ in ("ccomp", "xcomp") and word.i < child.i < comma.i for child in word.children)
    reach = max((token.i for token in word.subtree if token.i < comma.i and not token.is_punct), default=-1)
    return not full and comma.i - 1 <= reach


def _following(passage: Passage, quotation: Quotation) -> Token | None:
    """The cue of "...," he said" or "...," said the minister"."""
    first = passage.after(quotation)
    if first is None:
        return None
    closing = _closing(passage, quotation)
    if first.text == "," and first.i + 1 < len(passage.doc):
        first = passage.doc[first.i + 1]
    opens = closing != "." and passage.opens_sentence(quotation)
    if first.is_punct or (closing not in ",?!—–-…" and not opens):
        return None
    verbs = []
    for word in _window(passage, first, 1):
        if word.pos_ not in ("VERB", "AUX") or not _opens_with(word, first):
            continue
        unlisted = closing == "," and opens and _is_bare_verb(word) and passage.has_verb(quotation)
        if takes_quotation(word) or unlisted:
            verbs.append(word)
    return min(verbs, key=lambda word: (not takes_quotation(word), passage.depths[word.i], word.i), default=None)


def _is_bare_verb(word: Token) -> bool:
    """Whether a verb has neither an object nor a clause of its own: "he shrugged"."""
    return word.pos_ == "VERB" and not any(child.dep_ in ("obj", "obl:agent") for child in word.children)


def _opens_with(verb: Token, first: Token) -> bool:
    """Whether a verb's clause starts at a token, give or take an adverb: it is the verb itself or its subject is."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.i >= first.i]
    if subjects and min(verb.i, subjects[0].left_edge.i) <= first.i + 3:
        return True
    between = verb.doc[first.i : verb.i]
    return all(token.pos_ in NOMINAL for token in between) and any(token.pos_ in NOUNS for token in between)


def _closing(passage: Passage, quotation: Quotation) -> str:
    """The punctuation that ends a quotation: inside its mark, or a comma right after it."""
    inside = passage.text[quotation.start : quotation.end].rstrip("\"'”’»„ ")[-1:]
    return "," if passage.text[quotation.end : quotation.end + 1] == "," else inside


def _continued(passage: Passage, number: int, found: dict[int, Token]) -> Token | None:
    """The cue of the quotation before, where this one goes on from it.

    It opens a sentence in the same paragraph, or it is all there is in the paragraph after.
    """
    quotation = passage.quotations[number]
    first, _ = passage.tokens(quotation.start, quotation.end)
    if passage.opens_sentence(quotation) and _is_sentence(passage, quotation):
        earlier = next((n for n in range(number - 1, max(-1, number - 1 - FARTHEST), -1) if n in found), None)
    else:
        earlier = None
    if earlier is None:
        return None
    before = passage.quotations[earlier]
    distance = passage.paragraph_of[first] - passage.paragraph_of[passage.tokens(before.start, before.end)[1] - 1]
    alone = distance == 1 and passage.before(quotation) is None and passage.after(quotation) is None
    return found[earlier] if distance == 0 or alone else None


def _is_sentence(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation has a verb in it, or several words and a full stop."""
    first, last = passage.tokens(quotation.start, quotation.end)
    return passage.has_verb(quotation) or (last - first > 4 and _closing(passage, quotation) in ".!?")


def _window(passage: Passage, edge: Token, step: int) -> Iterator[Token]:
    """The words outside quotations from a token on, up to the border of its sentence and paragraph."""
    doc, sentence, paragraph = passage.doc, passage.sentence_of[edge.i], passage.paragraph_of[edge.i]
    for i in range(edge.i, edge.i + step * FARTHEST_CUE, step):
        if not 0 <= i < len(doc) or passage.sentence_of[i] != sentence or passage.paragraph_of[i] != paragraph:
            return
        if passage.quotation_of[i] is None and not doc[i].is_space:
            yield doc[i]
