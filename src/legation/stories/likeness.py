"""How likely two accounts tell of one happening: a logistic regression over how their fields compare.

``training/stories/fit.py`` makes the weights, in ``data/weights.tsv``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from legation.stories.accounts import Account, Amount

WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
COLUMNS = ["feature", "weight"]
CERTAIN = 1000
"""A strength is a probability in thousandths: whole numbers add up the same in any order."""

AGREES, DIFFERS, UNKNOWN = "agrees", "differs", "unknown"


def strength(a: Account, b: Account) -> int:
    """The probability that two accounts tell of one happening, in thousandths; the same whichever comes first."""
    weights = shipped_weights()
    total = sum(weights.get(feature, 0.0) * value for feature, value in features(a, b))
    return round(CERTAIN / (1 + math.exp(-total)))


def features(a: Account, b: Account) -> Iterator[tuple[str, float]]:
    """What the regression sees: which fields agree and which differ, each with its value. The unknown says nothing."""
    yield "always", 1
    yield f"type {_kind(a, b)}", 1
    compared = {
        "mode": _compared(a.mode, b.mode) if a.event_type == b.event_type else UNKNOWN,
        "frame": _compared(a.frame, b.frame),
        "status": _compared(a.status, b.status),
        "actor": _sides(a.actor_countries, b.actor_countries),
        "recipient": _sides(a.recipient_countries, b.recipient_countries),
        "actor's sector": _sides(a.actors, b.actors),
        "recipient's sector": _sides(a.recipients, b.recipients),
        "others": _others(a, b),
        "people": _people(a, b),
        "magnitude": compare_magnitudes(a.magnitudes, b.magnitudes),
        "trigger": AGREES if a.trigger and a.trigger == b.trigger else UNKNOWN,
        "date": _days(a, b),
        "published": _apart(a.published, b.published),
        "place": compare_places(a, b),
    }
    yield from ((f"{field} {found}", 1) for field, found in compared.items() if found != UNKNOWN)
    yield "names", _overlap(a.names, b.names)
    yield "words", _overlap(a.words, b.words)


def compare_magnitudes(a: Mapping[str, Sequence[Amount]], b: Mapping[str, Sequence[Amount]]) -> str:
    """Whether sizes of one kind can be the same: "agrees", "differs", or "unknown" where none is told by both."""
    compared = [can_agree(a[kind], b[kind]) for kind in sorted(a.keys() & b.keys())]
    if not compared:
        return UNKNOWN
    return AGREES if all(compared) else DIFFERS


def can_agree(a: Sequence[Amount], b: Sequence[Amount]) -> bool:
    """Whether an amount that one account tells can be one that the other tells; bounds may be open."""
    return any(
        (low is None or most is None or low <= most) and (high is None or least is None or least <= high)
        for low, high in a
        for least, most in b
    )


def _kind(a: Account, b: Account) -> str:
    if a.event_type == b.event_type:
        return "agrees"
    if a.act == b.act:
        return "of the act agrees"
    return "differs within its quad" if a.quad == b.quad else "differs"


def _compared(a: str | None, b: str | None) -> str:
    if a is None or b is None:
        return UNKNOWN
    return AGREES if a == b else DIFFERS


def _sides(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return UNKNOWN
    return AGREES if a & b else DIFFERS


def _others(a: Account, b: Account) -> str:
    """Whether each tells of somebody whom the other does not: one man's talks with two others."""
    return DIFFERS if a.countries - b.countries and b.countries - a.countries else UNKNOWN


def _people(a: Account, b: Account) -> str:
    """Whether those named for one country are the same."""
    compared = [bool(a.people[side] & b.people[side]) for side in a.people.keys() & b.people.keys()]
    if not compared:
        return UNKNOWN
    return AGREES if all(compared) else DIFFERS


def _days(a: Account, b: Account) -> str:
    gap = days_apart(a, b)
    if gap is None:
        return UNKNOWN
    if gap > 0:
        return "is a day off" if gap == 1 else DIFFERS
    return AGREES if a.is_settled and b.is_settled else "overlaps"


def days_apart(a: Account, b: Account) -> int | None:
    """How many days lie between the dates, 0 where they overlap; ``None`` where one is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, b.first - a.last, a.first - b.last)


def _apart(a: int | None, b: int | None) -> str:
    if a is None or b is None:
        return UNKNOWN
    apart = abs(a - b)
    return "near" if apart <= 2 else "later"


def compare_places(a: Account, b: Account) -> str:
    """Whether two places are the same, one a country and the other within it, or others."""
    if a.place is None or b.place is None:
        return UNKNOWN
    if a.place == b.place:
        return AGREES
    if a.place_country is None or a.place_country != b.place_country:
        return DIFFERS
    return "is within" if a.is_country or b.is_country else "is another in the country"


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter one's words that the longer one has: a cut copy has them all."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


@cache
def shipped_weights() -> Mapping[str, float]:
    """The shipped weights by feature."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> dict[str, float]:
    """Read weights by feature, tab-separated; raises ``ValueError`` naming file and line where a row is malformed."""
    weights: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise ValueError(f"{path}:1: the columns must be {' '.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            try:
                feature, weight = row
                if feature in weights or not math.isfinite(float(weight)):
                    raise ValueError
                weights[feature] = float(weight)
            except ValueError:
                raise ValueError(f"{path}:{number}: not a feature and its weight: {row}") from None
    return weights
