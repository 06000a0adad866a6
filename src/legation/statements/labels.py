"""Sources named before a colon: "Minister: talks failed", or after one or a dash: "Talks failed: ministry", and the
speakers of a transcript.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from legation.places.gazetteer import look_up
from legation.records import PlaceKind
from legation.statements.nouns import offices, sources
from legation.syntax.columns import columns

LONGEST = 7
"""The most words of a label."""
LONGEST_BRACKETED = 16
"""The same of one that closes with brackets: "The Minister for the Armed Forces (Mr. Adam Ingram)"."""
SHORTEST = 2
"""The fewest words of what is said."""
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT", "NUM", "PART", "CCONJ", "SYM", "X"))
ASKING = frozenset(("q", "question", "reporter", "journalist"))
"""Labels of those who only ask, in lower case."""
ANSWERING = frozenset(("a", "answer"))
"""Labels of whoever is asked, as the title says."""
TURNS = ASKING | ANSWERING | {"moderator"}
NAMES = frozenset(("PER", "ORG"))
FEWEST_TURNS = 3
"""How many paragraphs a transcript gives to speakers by name, to two of them at least."""
STATES = frozenset((PlaceKind.COUNTRY, PlaceKind.CAPITAL))
BIDS = frozenset(("must", "should", "we", "our"))
"""Words by which the place before a colon shows to be who speaks, not where something happened."""
CLOSING = frozenset('.?!…"”’)')
"""How a paragraph ends that is no heading."""


@dataclass(frozen=True, slots=True)
class Label:
    """A source, the colon that is its cue, and what it says, from the first token to the last."""

    colon: Token
    source: Token
    first: int
    last: int


def labels(
    doc: Doc, paragraphs: tuple[tuple[int, int], ...], title: tuple[int, int] | None, listed: Container[int] = ()
) -> dict[int, Label]:
    """The labels of a document by the index of their colon; only a headline has one at its end.

    ``listed`` are the starts of paragraphs that are headlines too.
    """
    found: dict[int, Label] = {}
    turns: list[tuple[list[int], Label | None]] = []  # the paragraphs below the title
    answerer: Token | None = None  # of whom the title says that he was asked
    read = columns(doc)
    words = [token for token, text in enumerate(read.texts) if not text.isspace()]
    starts = [read.starts[token] for token in words]
    for start, end in paragraphs:
        inside = words[bisect_left(starts, start) : bisect_left(starts, end)]
        is_title = (start, end) == paragraphs[0] or (title is not None and title[0] <= start < title[1])
        headline = is_title or start in listed
        if not headline and all(read.texts[token] != ":" for token in inside[: LONGEST_BRACKETED + 1]):
            turns.append((inside, None))
            continue
        label = _label([doc[token] for token in inside], headline)
        if headline and answerer is None:
            answerer = next((_named(doc[t]) for t in inside if read.texts[t].lower() in offices()), None)
        if label is not None:
            if answerer is not None and label.source.lower_ in ANSWERING:
                label = replace(label, source=answerer)
            found[label.colon.i] = label
        if not headline:
            turns.append((inside, label))
    if len(found) >= FEWEST_TURNS:
        found.update((label.colon.i, label) for label in _going_on(turns, doc))
    return found


def _going_on(turns: Sequence[tuple[list[int], Label | None]], doc: Doc) -> list[Label]:
    """The turns of a transcript, each with the paragraphs without a label that follow it, up to a heading."""
    labelled = [label for _, label in turns if label is not None]
    if len(labelled) < FEWEST_TURNS or len({label.source.text for label in labelled}) == 1:
        return []
    whole: list[Label] = []
    is_open = False
    for inside, label in turns:
        if label is not None:
            whole.append(label)
            is_open = True
        elif is_open and inside and doc[inside[-1]].text[-1:] in CLOSING:
            whole[-1] = replace(whole[-1], last=inside[-1])
        else:
            is_open = False
    return whole


def _named(office: Token) -> Token:
    """The head of the name that an office stands before ("*Spokesperson* Hua Chunying")."""
    while office.dep_ in ("nmod:desc", "compound", "amod", "flat") and office.head.i != office.i:
        office = office.head
    return office


def _label(words: list[Token], headline: bool) -> Label | None:
    colon = next((i for i, word in enumerate(words[: LONGEST_BRACKETED + 1]) if word.text == ":"), None)
    if colon and colon > LONGEST and words[colon - 1].text != ")":
        colon = None
    if colon and len(words) - colon > SHORTEST and words[colon + 1].whitespace_ + words[colon].whitespace_:
        source = _source(words[:colon], headline)
        if source is None and headline:
            source = _state(words[:colon], words[colon + 1 :])
        if source is not None:
            return Label(words[colon], source, words[colon + 1].i, words[-1].i)
    if not headline:
        return None
    words = _without_remark(words)
    places = range(len(words) - 2, max(SHORTEST, len(words) - LONGEST - 2), -1)
    colon = next((i for i in places if words[i].text == ":" or _is_dash(words[i])), 0)
    source = _source([word for word in words[colon + 1 :] if not word.is_punct], headline) if colon else None
    return Label(words[colon], source, words[0].i, words[colon - 1].i) if source is not None else None


def _without_remark(words: list[Token]) -> list[Token]:
    """A headline without what it adds in brackets: "Talks failed: ministry *(corrects day)*"."""
    opening = next((i for i, word in enumerate(words) if i and word.text == "("), None)
    return words[:opening] if words[-1].text == ")" else words


def _is_dash(word: Token) -> bool:
    """Whether a word is a dash between spaces, as in "Talks failed - ministry"."""
    return word.text in ("-", "–", "—") and bool(word.whitespace_) and word.i > 0 and bool(word.nbor(-1).whitespace_)


def _source(words: list[Token], headline: bool) -> Token | None:
    """The head of a label that names somebody, or in a headline a source of news."""
    opening = next((i for i, word in enumerate(words) if word.text == "("), None)
    if opening and words[-1].text == ")":
        return _bracketed(words[:opening], words[opening + 1 : -1])
    if len(words) == 1 and words[0].lower_ in TURNS and words[0].text[0].isupper():
        return words[0]
    if not words or not all(word.pos_ in NOMINAL for word in words):
        return None
    inside = {word.i for word in words}
    head = next((word for word in words if word.head.i not in inside or word.head.i == word.i), words[-1])
    if (
        head.ent_type_ in NAMES
        or _is_unknown_name(words)
        or (words[-1].lower_ in offices() and all(word.text[0].isupper() for word in words))
        or (headline and (head.lemma_.lower() in sources() or head.lower_ in sources()))
    ):
        return head
    return None


def _state(label: list[Token], said: list[Token]) -> Token | None:
    """The name of a state that itself speaks in a headline: of what must be, or of "us" ("China: US *must* stop")."""
    if BIDS.isdisjoint(word.lower_ for word in said) or any(word.ent_type_ != "LOC" for word in label):
        return None
    named = look_up("".join(word.text_with_ws for word in label).strip())
    return label[-1] if named and named[0].entry.kind in STATES else None


def _bracketed(outside: list[Token], inside: list[Token]) -> Token | None:
    """Who speaks in parliament: "*Mr. John Maples* (Stratford)", "The Secretary of State (*Mr. George Robertson*)"."""
    is_office = any(word.lower_ in offices() for word in outside)
    named = _source(inside, False) if is_office else None
    return named or _source(outside, False)


def _is_unknown_name(words: list[Token]) -> bool:
    """Whether a label is one name, taken for that of a place of which no gazetteer knows: a surname."""
    word = words[0]
    return len(words) == 1 and word.pos_ == "PROPN" and word.ent_type_ == "LOC" and not look_up(word.text)
