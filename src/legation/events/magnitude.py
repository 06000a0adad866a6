"""Sizes of events: how many were killed, injured, arrested or took part, how much money was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from legation.events.frames import table_rows
from legation.events.grammar import Grammar
from legation.events.matching import Match
from legation.records import EventType, Magnitude, MagnitudeKind

DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
GIVING = frozenset({EventType.AID, EventType.AGREE, EventType.COOPERATE})
HEDGE_WORDS = 4
"""How many words before a number may hedge it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds of a count; None is open."""

    low: float | None
    high: float | None


def _bound(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


@cache
def quantities() -> Mapping[str, Quantity]:
    """Number words."""
    return {
        word: Quantity(_bound(row["low"]), _bound(row["high"]))
        for _, row in table_rows("quantities.tsv", ("word", "low", "high"))
        for word in row["word"].split("|")
    }


@cache
def hedges() -> Mapping[str, tuple[bool, bool]]:
    """Hedges, and whether the number's lower and upper bound stand."""
    return {
        hedge: (row["low"] == "1", row["high"] == "1")
        for _, row in table_rows("hedges.tsv", ("hedge", "low", "high"))
        for hedge in row["hedge"].split("|")
    }


@cache
def counted() -> Mapping[str, tuple[tuple[str, MagnitudeKind], ...]]:
    """What a word counts: the relation to look at and the kind of magnitude."""
    table: dict[str, tuple[tuple[str, MagnitudeKind], ...]] = {}
    for _, row in table_rows("magnitudes.tsv", ("verb", "counted", "kind", "example")):
        for word in row["verb"].split("|"):
            table[word] = (*table.get(word, ()), (row["counted"], MagnitudeKind(row["kind"])))
    return table


@cache
def currencies() -> Mapping[str, str]:
    """ISO 4217 codes by sign or name."""
    return {
        word: row["currency"]
        for _, row in table_rows("currencies.tsv", ("word", "currency"))
        for word in row["word"].split("|")
    }


def magnitudes(match: Match, doc: Doc, grammar: Grammar) -> Iterator[Magnitude]:
    """The sizes that the trigger and the clauses beside it give, in text order."""
    trigger, event_type = match.trigger, match.frame.event_type
    clauses = [trigger, *grammar.with_relation(trigger, "advcl", "conj", "acl", "acl:relcl")]
    seen: set[int] = set()
    for clause in sorted(clauses):
        for relation, kind in counted().get(grammar.lemma[clause], ()):
            for noun in grammar.related(clause, relation):
                if noun not in seen and _suits(kind, event_type) and (found := _count(noun, kind, doc, grammar)):
                    seen.add(noun)
                    yield found
    if event_type in GIVING:
        for noun in grammar.related(trigger, "obj"):
            yield from _money(noun, doc, grammar)


def _suits(kind: MagnitudeKind, event_type: EventType) -> bool:
    return (kind is MagnitudeKind.CROWD) == (event_type is EventType.PROTEST) or kind in (
        MagnitudeKind.KILLED,
        MagnitudeKind.INJURED,
        MagnitudeKind.ARRESTED,
    )


def _count(noun: int, kind: MagnitudeKind, doc: Doc, grammar: Grammar) -> Magnitude | None:
    """The count of a noun: its numeral ("five soldiers") or itself ("dozens")."""
    numerals = grammar.with_relation(noun, "nummod")
    for token in (*numerals, noun):
        parts = [c for c in grammar.with_relation(token, "compound", "nummod", "flat") if _quantity(c, doc)]
        tokens = sorted([*parts, token]) if token in numerals or parts or _quantity(token, doc) else []
        quantity = _product([_quantity(t, doc) for t in tokens])
        if tokens and quantity is not None and grammar.lemma[token] not in ("a", "an"):
            return _hedged(tokens, quantity, kind, None, doc)
    return None


def _quantity(token: int, doc: Doc) -> Quantity | None:
    text = doc[token].lower_
    if DIGITS.fullmatch(text):
        value = float(text.replace(",", ""))
        return Quantity(value, value)
    return quantities().get(text)


def _product(parts: list[Quantity | None]) -> Quantity | None:
    """ "5 million", "two hundred": the factors multiplied; None where a part is no number."""
    low: float | None = 1.0
    high: float | None = 1.0
    for part in parts:
        if part is None:
            return None
        low = None if low is None or part.low is None else low * part.low
        high = None if high is None or part.high is None else high * part.high
    return Quantity(low, high) if parts else None


def _hedged(tokens: list[int], quantity: Quantity, kind: MagnitudeKind, unit: str | None, doc: Doc) -> Magnitude:
    """The magnitude with the hedge before it, if there is one: the span covers both."""
    first = tokens[0]
    low, high = quantity.low, quantity.high
    for length in range(min(HEDGE_WORDS, first), 0, -1):
        bounds = hedges().get(doc[first - length : first].text.lower())
        if bounds is not None:
            keeps_low, keeps_high = bounds
            low, high = low if keeps_low else None, high if keeps_high else None
            first -= length
            break
    span = doc[first : tokens[-1] + 1]
    return Magnitude(start=span.start_char, end=span.end_char, text=span.text, kind=kind, low=low, high=high, unit=unit)


def _money(noun: int, doc: Doc, grammar: Grammar) -> Iterator[Magnitude]:
    """Sums of money in an object: "5 million dollars", "$5 million in aid"."""
    for token in sorted(t.i for t in doc[noun].subtree):
        currency = currencies().get(grammar.lemma[token])
        if currency is None:
            continue
        step = 1 if doc[token].is_currency else -1
        tokens: list[int] = []
        at = token + step
        while 0 <= at < len(doc) and _quantity(at, doc) is not None:
            tokens.append(at)
            at += step
        quantity = _product([_quantity(t, doc) for t in tokens])
        if quantity is not None:
            spanned = sorted([*tokens, token])
            yield _hedged(spanned, quantity, MagnitudeKind.MONEY, currency, doc)
            return
