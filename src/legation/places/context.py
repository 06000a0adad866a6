"""What the words beside a name in a text tell of it."""

from __future__ import annotations

from spacy.tokens import Span

from legation.places.gazetteer import Relation, look_up
from legation.places.spelling import key
from legation.places.vocabulary import words
from legation.records import PlaceKind

LONGEST_ACRONYM = 5  # letters


def is_located(span: Span) -> bool:
    """Whether a preposition of place stands before a name."""
    return is_after(span, words("locative"))


def is_after(span: Span, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions stands before a name, with or without an article."""
    before = span.start - 1 - has_article(span)
    return before >= 0 and span.doc[before].lower_ in prepositions


def has_article(span: Span) -> bool:
    """Whether "the" stands before a name."""
    return span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def starts_name(span: Span) -> bool:
    """Whether a name begins with the span: no other word of it stands before, as in "Hurricane Hugo"."""
    return span.start == 0 or span.doc[span.start - 1].pos_ != "PROPN"


def is_dynasty(span: Span) -> bool:
    """Whether the name is a family's: "the Bush family", but "a Paris family"."""
    return has_article(span) and span.end < len(span.doc) and span.doc[span.end].lower_ == "family"


def is_borne(span: Span) -> bool:
    """Whether a ship, a storm or a person bears the name: "HMS Kent", "the submarine Kursk", "Ms Lima"."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in words("bearer")


def is_visited(span: Span) -> bool:
    """Whether a seat of power is where somebody is, rather than who sits there or the office itself."""
    if span.root.dep_ == "compound" or not is_after(span, words("premises")):
        return False
    return key(span.text) not in words("tenure") or not is_after(span, frozenset({"in"}))


def names_accord(span: Span) -> bool:
    """Whether a town gives its name to what was agreed there: "Minsk accords", "Treaty of Lisbon"."""
    beside = list(span.doc[span.end : span.end + 2])
    if beside and not beside[0].is_lower:
        del beside[1:]
    if span.start > 1 and span.doc[span.start - 1].lower_ == "of":
        beside.append(span.doc[span.start - 2])
    is_accord = any(token.lower_ in words("accord") for token in beside)
    return is_accord and not any(c.entry.kind is PlaceKind.COUNTRY for c in look_up(span.text))


def is_acronym(span: Span) -> bool:
    """Whether capitals spell letters ("NICE", "SWAT"): they abbreviate no place, and there are none beside it."""
    name, doc = span.text, span.doc
    if len(span) > 1 or not (name.isupper() and name.isalpha()) or len(name) > LONGEST_ACRONYM:
        return False
    meant = [c.entry.kind for c in look_up(name) if c.relation is Relation.ABBREVIATION]
    if meant == [PlaceKind.ADMIN1] and len(name) == 2:
        return not (span.start and doc[span.start - 1].text == ",")  # "PA": only in "Erie, PA"
    beside = (doc[i].text for i in (span.start - 1, span.end) if 0 <= i < len(doc))
    if any(word.isupper() and len(word) > 1 for word in beside):
        return False
    return not meant
