"""The reporting clause of a quotation: "he said", before, after or in the midst of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.statements.beside import named_before
from legation.statements.frames import FINITE, SUBJECTS, is_aside
from legation.statements.lookup import cue_of
from legation.statements.passage import Passage
from legation.statements.quotes import Quotation
from legation.statements.vocabulary import cues

NOUNS = frozenset(("PROPN", "NOUN", "PRON"))
NOMINAL = NOUNS | {"DET", "ADJ", "NUM", "ADP", "PART", "AUX", "ADV", "PUNCT", "CCONJ"}
"""Parts of speech of a subject and what may stand between it and its verb."""
PREDICATES = frozenset(("VERB", "NOUN", "ADJ", "AUX"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose", "where"))
DASHES = frozenset((",", "--", "–", "—"))
FARTHEST_CUE = 60
"""How many words a cue may stand from its quotation."""
FARTHEST = 3
"""How many quotations back the one is that another goes on from; those between are fragments of other clauses."""


def reporting_cues(passage: Passage) -> dict[int, Token]:
    """The cue of each quotation that has one, by the quotation's index.

    A quotation without a reporting clause of its own shares that of the one it is joined to ("A" and "B"), or that the
    clause interrupts, or that it goes on from.
    """
    found: dict[int, Token] = {}
    for number, quotation in enumerate(passage.quotations):
        cue = (
            (_following(passage, quotation) if closing(passage, quotation) == "," else None)
            or _preceding(passage, quotation)
            or _following(passage, quotation)
            or _resumed(passage, number, found)
            or _continued(passage, number, found)
        )
        if cue is not None:
            found[number] = cue
    for number in reversed(range(len(passage.quotations) - 1)):
        if number not in found and number + 1 in found and passage.joins(number):
            found[number] = found[number + 1]
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
    window = list(words_from(passage, last, -1))
    if last.text == ":":
        cue = _before_colon(passage, window)
        named = cue is None and passage.opens_sentence(quotation) and named_before(last, window) is not None
        return last if named else cue
    if last.text == "," and not passage.has_verb(quotation):
        return None
    if last.text == ",":
        cue = next((w for w in window if _introduces(w, last)), None)
        return cue or next((w for w in window if w.i == last.i - 1 and _is_bare_verb(w) and w.tag_ in FINITE), None)
    if not takes_quotation(last) or _is_told(passage, last, quotation):
        return None
    return last


def _before_colon(passage: Passage, window: list[Token]) -> Token | None:
    """The cue of a clause that ends in a colon: a participle of its own ("..., adding:"), or the highest verb."""
    verbs = [word for word in window if takes_quotation(word)]
    aside = next((verb for verb in verbs if is_aside(verb) and _reaches(verb, window[0])), None)
    if aside is not None:
        return aside
    root = next((word for word in window if word.dep_ == "root" and word.pos_ in PREDICATES), None)
    if root is not None and all(root.i > verb.i for verb in verbs):
        return root
    return min(verbs, key=lambda word: (passage.depths[word.i], -word.i), default=None)


def _is_told(passage: Passage, cue: Token, quotation: Quotation) -> bool:
    """Whether a quotation names who is told something that follows it: told "The Late Hour" that ..."""
    _, last = passage.tokens(quotation.start, quotation.end)
    return any(child.dep_ == "ccomp" and child.left_edge.i >= last for child in cue.children)


def _introduces(word: Token, comma: Token) -> bool:
    """Whether the clause of a word that takes quotations runs up to a comma, with no content of its own before it."""
    if not takes_quotation(word):
        return False
    full = any(child.dep_ in ("ccomp", "xcomp") and word.i < child.i < comma.i for child in word.children)
    return not full and _reaches(word, comma)


def _reaches(word: Token, mark: Token) -> bool:
    """Whether the phrase of a word runs up to a punctuation mark."""
    return mark.i - 1 <= max((token.i for token in word.subtree if token.i < mark.i and not token.is_punct), default=-1)


def _following(passage: Passage, quotation: Quotation) -> Token | None:
    """The cue of "...," he said" or "...," said the minister"."""
    first = passage.after(quotation)
    if first is None:
        return None
    mark = closing(passage, quotation)
    if first.text == "," and first.i + 1 < len(passage.doc):
        first = passage.doc[first.i + 1]
    opens = passage.opens_sentence(quotation)
    if first.is_punct or first.lower_ in RELATIVES or (first.pos_ == "CCONJ" and first.is_lower):
        return None
    if not opens and (mark not in ",?!—–-…" or not _has_clause(passage, quotation)):
        return None
    verbs = [
        word
        for word in words_from(passage, first, 1)
        if _opens_with(word, first) and not _is_other(word, passage, quotation) and _reports(word, passage, quotation)
    ]
    return min(verbs, key=lambda word: (not takes_quotation(word), passage.depths[word.i], word.i), default=None)


def _reports(word: Token, passage: Passage, quotation: Quotation) -> bool:
    """Whether a word after a quotation may be its verb.

    Behind a full stop it must be a sentence of its own; behind the comma of a whole sentence any bare verb may be it.
    """
    mark, opens = closing(passage, quotation), passage.opens_sentence(quotation)
    if word.pos_ not in ("VERB", "AUX"):
        return mark == "," and opens and _is_mistaken(word)
    if takes_quotation(word):
        return mark != "." or _is_whole(word, passage)
    return mark == "," and opens and _is_bare_verb(word) and passage.has_verb(quotation)


def _has_clause(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation within a sentence has a verb in it or before it, so that it ends a clause and no phrase."""
    start, _ = passage.tokens(quotation.start, quotation.end)
    if passage.has_verb(quotation):
        return True
    before = passage.before(quotation)
    return before is not None and any(
        word.pos_ in ("VERB", "AUX") and word.i < start for word in words_from(passage, before, -1)
    )


def _is_other(verb: Token, passage: Passage, quotation: Quotation) -> bool:
    """Whether a verb has a content of its own, or a quotation stands in a clause that only goes with the verb's.

    "The vote was "a farce", as he told the envoys that ...", "Asked whether it was "a farce", he said ..."
    """
    if verb.dep_ == "advcl" and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return True
    start, end = passage.tokens(quotation.start, quotation.end)
    for word in verb.lefts:
        if word.dep_ == "advcl" and word.left_edge.i < start and end <= word.right_edge.i + 1:
            return not any(child.dep_ == "mark" and child.lower_ == "as" for child in word.lefts)
    return False


def _is_mistaken(word: Token) -> bool:
    """Whether a verb is taken for a noun after a name: "the envoy notes"."""
    if word.tag_ != "NNS" or word.i + 1 == len(word.doc) or word.nbor().pos_ not in ("PUNCT", "ADP", "SCONJ", "ADV"):
        return False
    cue = cues().get((word.lemma_.lower(), "VERB"))
    return cue is not None and "quotation" in cue.forms and word.nbor(-1).pos_ == "PROPN"


def _is_whole(verb: Token, passage: Passage) -> bool:
    """Whether subject and verb, with a place or a time, make up a sentence and no quotation follows: "He said."""
    clause = [child for child in verb.children if child.dep_ not in ("nsubj", "punct", "advmod", "obl", "obl:unmarked")]
    last = max(token.i for token in verb.subtree)
    return verb.dep_ == "root" and not clause and verb.doc[last].text == "." and passage.is_outside(verb.doc[last])


def _is_bare_verb(word: Token) -> bool:
    """Whether a verb has neither an object nor a clause of its own: "he shrugged"."""
    return word.pos_ == "VERB" and not any(child.dep_ in ("obj", "obl:agent") for child in word.children)


def _opens_with(verb: Token, first: Token) -> bool:
    """Whether a verb's clause starts at a token, give or take an adverb: it is the verb itself or its subject is."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    after = [subject for subject in subjects if subject.i >= first.i]
    if after:
        start = min(verb.i, after[0].left_edge.i)
        return start <= first.i + 3 and not any(token.pos_ == "VERB" for token in verb.doc[first.i : start])
    if verb.i == first.i:
        return verb.tag_ in FINITE and not subjects
    between = verb.doc[first.i : verb.i]
    return all(token.pos_ in NOMINAL for token in between) and any(token.pos_ in NOUNS for token in between)


def closing(passage: Passage, quotation: Quotation) -> str:
    """The punctuation that ends a quotation: inside its mark, or a comma right after it."""
    inside = passage.text[quotation.start : quotation.end].rstrip("\"'”’»„ ")[-1:]
    return "," if passage.text[quotation.end : quotation.end + 1] == "," else inside


def _resumed(passage: Passage, number: int, found: dict[int, Token]) -> Token | None:
    """The cue of the quotation before, where it stands between the two ("..., he said, ...") or "and" joins them."""
    cue = found.get(number - 1)
    if cue is None:
        return None
    before, quotation = passage.quotations[number - 1], passage.quotations[number]
    if passage.joins(number - 1):
        return cue
    last = passage.before(quotation)
    between = before.end <= cue.idx < quotation.start and closing(passage, before) == ","
    return cue if between and last is not None and last.text in DASHES and _reaches(cue, last) else None


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
    return passage.has_verb(quotation) or (last - first > 4 and closing(passage, quotation) in ".!?")


def words_from(passage: Passage, edge: Token, step: int) -> Iterator[Token]:
    """The words outside quotations from a token on, up to the border of its sentence and paragraph."""
    doc, sentence, paragraph = passage.doc, passage.sentence_of[edge.i], passage.paragraph_of[edge.i]
    for i in range(edge.i, edge.i + step * FARTHEST_CUE, step):
        if not 0 <= i < len(doc) or passage.sentence_of[i] != sentence or passage.paragraph_of[i] != paragraph:
            return
        if passage.quotation_of[i] is None and not doc[i].is_space:
            yield doc[i]
