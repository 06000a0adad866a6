"""Sizes of events: how many were killed, injured, arrested or took part, how much money was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation.events.lexicon.frames import lemma_classes, table_rows
from legation.events.matches.matching import Match
from legation.events.sizes.counted import counted_in
from legation.events.sizes.currencies import currencies
from legation.events.tellings.elaboration import Elaboration, Pointer
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS
from legation.records import EventType, Magnitude, MagnitudeKind
from legation.syntax.columns import columns

DIGITS = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(k|m|mn|mln|million|bn|billion|tn|trillion)?")
SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
PAYING = frozenset(
    {EventType.AID, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT, EventType.SANCTION, EventType.REQUEST}
)
"""Types of which a sum of money is a size."""
HARM = frozenset({MagnitudeKind.KILLED, MagnitudeKind.INJURED, MagnitudeKind.ARRESTED})
PERSONS = frozenset({MagnitudeKind.ABDUCTED, MagnitudeKind.DISPLACED, MagnitudeKind.RELEASED})
"""Kinds whose words also take things ("seized *two boats*")."""
PEOPLE = ("person", "troops", "police", "militia", "diplomat")
"""Classes of nouns for people."""
TELLING = frozenset({Pointer.NOUN, Pointer.LIKE, Pointer.PEOPLE, Pointer.TOLL})
"""What points to an act in a clause that tells its sizes."""
BESIDE = ("parataxis", "advcl", "conj", "acl", "acl:relcl", "xcomp")
FACTORS = ("compound", "nummod", "flat", "det", "det:predet", "amod")
"""Relations of what multiplies a number: "*half a* million", "*several* hundred"."""
MOVING = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.COERCE, EventType.ASSAULT})
"""Types of which a distance is a size: how far a missile flew, how much road was closed."""
KILOMETRES = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344}
BEARINGS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "from", "off", "away"}
    | {"outside", "inside", "inland", "northern", "southern", "eastern", "western", "north-east", "north-west"}
)
"""What follows a distance that tells where something is."""
TENS = frozenset(range(20, 100, 10))
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


def magnitudes(match: Match, elaborations: Iterable[Elaboration], grammar: Grammar) -> Iterator[Magnitude]:
    """The sizes that the trigger, the clauses beside it and those that tell more of its act give, in text order."""
    trigger, event_type = match.trigger, match.frame.event_type
    own = _clauses(trigger, grammar)
    if grammar.dep[trigger] in ("advcl", "obl") and grammar.is_predicate(grammar.head[trigger]):
        own.append(grammar.head[trigger])  # "40 were killed when Syria bombed ...", "... in a raid"
    told = [clause.head for clause in elaborations if clause.pointer in TELLING]
    seen: set[int] = set()
    for heads in (own, *(_clauses(head, grammar) for head in told)):
        for noun, kind in [found for head in sorted(heads) for found in counted_in(head, grammar)]:
            if noun not in seen and _suits(kind, event_type) and (found := _count(noun, kind, grammar)):
                seen.add(noun)
                yield found
    for clause in (trigger, *told):
        if event_type in MOVING and not KILOMETRES.keys().isdisjoint(grammar.lemmas):
            yield from _distances(clause, grammar)
        if event_type in PAYING:
            yield from _money(clause, grammar)


def _clauses(head: int, grammar: Grammar) -> list[int]:
    """The clause and those that hang on it ("attacked a camp, *killing* five and *leaving* ten dead")."""
    found = [head, *grammar.with_relation(head, *BESIDE)]
    for clause in found[1:]:
        deeper = grammar.with_relation(clause, *BESIDE)
        found += [c for c in deeper if not grammar.with_relation(c, *SUBJECTS) or grammar.is_passive(c)]
    return found


def _suits(kind: MagnitudeKind, event_type: EventType) -> bool:
    if kind is MagnitudeKind.TROOPS and event_type is EventType.COERCE:
        return False  # "sent home 300 migrants"
    return (kind is MagnitudeKind.CROWD) == (event_type is EventType.PROTEST) or kind in HARM


def _count(noun: int, kind: MagnitudeKind, grammar: Grammar) -> Magnitude | None:
    """The count of a noun: its numeral ("five soldiers"), itself ("dozens") or what it is of ("tens of thousands").

    None for things where people are counted, and for a part of those counted before ("14 *of them*").
    """
    if kind in PERSONS and not _is_person(noun, grammar):
        return None
    if any(grammar.tag[part] in ("PRP", "WP") for part in grammar.with_relation(noun, "nmod")):
        return None
    numerals = grammar.with_relation(noun, "nummod")
    for numeral in numerals:
        if (spread := _spread(numeral, kind, grammar)) is not None:
            return spread
    if not numerals and (measured := _measured(noun, kind, grammar)) is not None:
        return measured
    for token in (*numerals, noun):
        parts = [c for c in grammar.with_relation(token, *FACTORS) if _quantity(c, grammar)]
        tokens = sorted([*parts, token]) if token in numerals or parts or _quantity(token, grammar) else []
        quantity = _product(_factors(tokens, grammar))
        if tokens and quantity is not None and grammar.lemma[token] not in ("a", "an"):
            return _hedged(tokens, quantity, kind, None, grammar)
    return None


def _is_person(noun: int, grammar: Grammar) -> bool:
    """Whether a counted noun may be people: one of a class, of a nation, or a bare number."""
    is_named = grammar.pos[noun] in ("PROPN", "NUM") or grammar.doc[noun].is_title
    return (
        is_named
        or grammar.lemma[noun] in quantities()
        or any(grammar.lemma[noun] in lemma_classes()[c] for c in PEOPLE)
    )


def _spread(numeral: int, kind: MagnitudeKind, grammar: Grammar) -> Magnitude | None:
    """Two bounds of one count: "between 20 and 30", "20 to 30", "20-30"."""
    others = grammar.with_relation(numeral, "conj", "nmod", "nummod", "compound")
    last = max((numeral, *others))
    first = min((numeral, *others))
    words = grammar.form[first : last + 1]
    if len(words) != 3 or words[1] not in ("and", "to", "or", "-", "–"):
        return None
    is_between = first > 0 and grammar.form[first - 1] == "between"
    low, high = _quantity(first, grammar), _quantity(last, grammar)
    if low is None or high is None or low.low is None or high.high is None or (words[1] == "and" and not is_between):
        return None
    if low.low >= high.high:
        return None
    start, end, text = _span(first - is_between, last, grammar)
    return Magnitude(start=start, end=end, text=text, kind=kind, low=low.low, high=high.high)


def _span(first: int, last: int, grammar: Grammar) -> tuple[int, int, str]:
    """The offsets of the text from one token to another, and the text."""
    start, end = columns(grammar.doc).offsets(first, last)
    return start, end, grammar.text[start:end]


def _measured(noun: int, kind: MagnitudeKind, grammar: Grammar) -> Magnitude | None:
    """Number words joined by "of": "tens of thousands"."""
    for part in grammar.with_relation(noun, "nmod"):
        inner = quantities().get(grammar.lemma[part])  # tens of thousands are tens of one thousand
        if inner is not None and "of" in grammar.marker_lemmas(part):
            quantity = _product([_quantity(noun, grammar), inner])
            return None if quantity is None else _hedged([noun, part], quantity, kind, None, grammar)
    return None


def _quantity(token: int, grammar: Grammar) -> Quantity | None:
    text = grammar.form[token].rstrip(".")  # "$90m." ends a sentence
    if (number := DIGITS.fullmatch(text)) is not None:
        value = float(number[1].replace(",", ""))
        scale = number[2] or ""
        word = quantities().get(scale)
        factor = SCALES.get(scale) or (word.low if word is not None else None) or 1.0
        return Quantity(value * factor, value * factor)
    if text in SCALES:  # "$90 m"
        return Quantity(SCALES[text], SCALES[text])
    return quantities().get(text)


def _factors(tokens: Sequence[int], grammar: Grammar) -> list[Quantity | None]:
    """What multiplied makes a number; "twenty-nine" is one factor."""
    found: list[Quantity | None] = []
    ten = False
    for token in tokens:
        quantity = _quantity(token, grammar)
        value = quantity.low if quantity is not None and quantity.low == quantity.high else None
        if ten and found[-1] is not None and value is not None and value < 10:
            before = found[-1].low or 0
            found[-1] = Quantity(before + value, before + value)
        else:
            found.append(quantity)
        ten = value is not None and value in TENS and _is_hyphenated(token, grammar)
    return found


def _is_hyphenated(token: int, grammar: Grammar) -> bool:
    return grammar.doc[token].is_alpha and grammar.form[token + 1 : token + 2] == ["-"]


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


def _hedged(
    tokens: Sequence[int], quantity: Quantity, kind: MagnitudeKind, unit: str | None, grammar: Grammar
) -> Magnitude:
    """The magnitude with the hedge before it, if there is one: the span covers both."""
    first = tokens[0]
    low, high = quantity.low, quantity.high
    for length in range(min(HEDGE_WORDS, first), 0, -1):
        bounds = hedges().get(_span(first - length, first - 1, grammar)[2].lower())
        if bounds is not None:
            keeps_low, keeps_high = bounds
            low, high = low if keeps_low else None, high if keeps_high else None
            first -= length
            break
    start, end, text = _span(first, tokens[-1], grammar)
    return Magnitude(start=start, end=end, text=text, kind=kind, low=low, high=high, unit=unit)


def _distances(trigger: int, grammar: Grammar) -> Iterator[Magnitude]:
    """How far: "closed 100 miles of highway"; not where ("60 km north of the town")."""
    for token in sorted(t.i for t in grammar.doc[trigger].subtree):
        scale = KILOMETRES.get(grammar.lemma[token])
        if scale is None:
            continue
        after = grammar.form[token + 1 : token + 4]
        bearing = after[2:] if after[:2] == ["to", "the"] else after[:1]  # "30 miles to the west", "60 km north"
        if not BEARINGS.isdisjoint(bearing):
            continue
        numerals = [numeral for numeral in grammar.with_relation(token, "nummod") if numeral < token]
        quantity = _product(_factors(numerals, grammar))
        if quantity is not None:
            in_kilometres = _product([quantity, Quantity(scale, scale)]) or quantity
            yield _hedged([*numerals, token], in_kilometres, MagnitudeKind.DISTANCE, "km", grammar)
            return


def _money(clause: int, grammar: Grammar) -> Iterator[Magnitude]:
    """The sum of money that a clause tells of: "gave *5 million dollars*", "ordered Peru to pay *$5 million*"."""
    if currencies().keys().isdisjoint(grammar.lemmas_about(clause)):
        return
    below = [clause]
    for head in below:
        below.extend(grammar.with_relation(head, "obj", "iobj", "nmod", "amod", "compound", "nummod", "xcomp", "acl"))
    below.extend(c for c in grammar.with_relation(clause, "obl") if "of" in grammar.marker_lemmas(c))
    for token in sorted(below):
        currency = currencies().get(grammar.lemma[token])
        if currency is None:
            continue
        step = 1 if grammar.doc[token].is_currency else -1
        tokens: list[int] = []
        at = token + step
        while 0 <= at < len(grammar.form) and _quantity(at, grammar) is not None:
            tokens.append(at)
            at += step
        quantity = _product(_factors(tokens, grammar))
        if quantity is not None:
            yield _hedged(sorted([*tokens, token]), quantity, MagnitudeKind.MONEY, currency, grammar)
            return
