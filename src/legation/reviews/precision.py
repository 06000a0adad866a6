"""How much of what was coded is right, by type and by source, from the reviewed part of a sample.

Each reviewed unit stands for as many of its type as there were for each one reviewed, so that a type of which more was
drawn does not count for more. Intervals are Wilson's score intervals (E. B. Wilson, "Probable inference, the law of
succession, and statistical inference", JASA 22, 1927) with the effective sample size of unequal weights (L. Kish,
Survey Sampling, 1965) in place of the number, as C. Franco and others recommend for surveys ("Comparative study of
confidence intervals for proportions in complex sample surveys", Journal of Survey Statistics and Methodology 7, 2019).
They are about the coder on stories like these, so they stay wide where a small type was reviewed whole.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, NamedTuple

from legation.reviews.log import Review, Verdict, latest, read
from legation.reviews.sampling import Sample, Sampled, kept_sample, type_of
from legation.reviews.values import ActorValues, EventValues, Target
from legation.store import Store, schema
from legation.store.batches import batches

CONFIDENCE = 0.95

_Subject = tuple[str, int, int, str]
_Judged = Sequence[tuple[Sampled, Review | None]]


class Interval(NamedTuple):
    """An estimate and its interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Precision:
    """What a sample says of one type, of one source, or of all.

    ``population`` is how many there are in the store: known for a type, estimated for a source. ``right`` is the share
    of what is there and has the right type (an event), the right code (an actor), or is there (a statement);
    ``exact`` the share that was accepted as it was. Both are null where nothing was reviewed.
    """

    by: str
    name: str | None
    population: float
    drawn: int
    reviewed: int
    right: Interval | None
    exact: Interval | None


@dataclass(frozen=True, slots=True)
class PrecisionReport:
    """What a reviewed sample says: of all, by type and by source (publisher)."""

    sample: Sample
    parts: tuple[Precision, ...]

    def to_table(self) -> Any:
        """The parts as a ``pyarrow.Table``, one a row."""
        import pyarrow as pa

        texts, numbers, shares = ("by", "name"), ("drawn", "reviewed"), ("right", "exact")
        columns: dict[str, Any] = {
            name: pa.array([getattr(p, name) for p in self.parts], pa.string()) for name in texts
        }
        columns["population"] = pa.array([p.population for p in self.parts], pa.float64())
        columns |= {name: pa.array([getattr(p, name) for p in self.parts], pa.int64()) for name in numbers}
        for name in shares:
            found = [getattr(p, name) or (None, None, None) for p in self.parts]
            for label, cells in zip((name, f"{name}_low", f"{name}_high"), zip(*found, strict=True), strict=True):
                columns[label] = pa.array(cells, pa.float64())
        return pa.table(columns)


def precision(store: Store, *, sample: int | None = None) -> PrecisionReport:
    """Estimate precision from the reviews of a sample, the last one drawn where none is named.

    A unit that was not reviewed is taken to be like those of its type that were. Raises ``KeyError`` where there is no
    such sample.
    """
    return report_on(*judged_sample(store, sample))


def report_on(drawn: Sample, judged: _Judged) -> PrecisionReport:
    """What a sample and its reviews say; ``judged`` is from ``judged_sample``."""
    of_type = Counter(unit.type for unit, verdict in judged if verdict)
    drawn_of = Counter(unit.type for unit, _ in judged)
    parts = [_part("all", None, judged, of_type, drawn_of)]
    for by, names in (("type", sorted(drawn_of)), ("source", _sources(unit for unit, _ in judged))):
        field = "type" if by == "type" else "publisher"
        parts += [
            _part(by, name, [(u, v) for u, v in judged if getattr(u, field) == name], of_type, drawn_of)
            for name in names
        ]
    return PrecisionReport(drawn, tuple(parts))


def judged_sample(store: Store, sample: int | None = None) -> tuple[Sample, list[tuple[Sampled, Review | None]]]:
    """A sample, the last one where none is named, and each of its units with the review that counts, if any.

    Raises ``KeyError`` where there is no such sample.
    """
    with store.engine.connect() as connection:
        drawn, units = kept_sample(connection, sample)
        stories = sorted({unit.story for unit in units})
        log = []
        for some in batches(stories):
            log += read(connection, schema.reviews.c.story.in_(some))
    verdicts = _verdicts(log, drawn.target)
    return drawn, [(unit, verdicts.get((unit.story, unit.start, unit.end, unit.type))) for unit in units]


def wilson(share: float, number: float, *, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval of a share that was found in ``number`` cases."""
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    middle = (share + z2 / (2 * number)) / (1 + z2 / number)
    half = math.sqrt(z2 * (share * (1 - share) / number + z2 / (4 * number**2))) / (1 + z2 / number)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def _verdicts(log: Iterable[Review], target: Target) -> dict[_Subject, Review]:
    """The review that counts of each subject, as it stood when it was reviewed."""
    by_subject: dict[_Subject, list[Review]] = {}
    for entry in log:
        if entry.target is target:
            subject = (entry.story, entry.anchor.start, entry.anchor.end, type_of(entry.before))
            by_subject.setdefault(subject, []).append(entry)
    return {subject: last for subject, entries in by_subject.items() if (last := latest(entries))}


def _part(by: str, name: str | None, judged: _Judged, of_type: Counter[str], drawn_of: Counter[str]) -> Precision:
    reviewed = [(unit, verdict) for unit, verdict in judged if verdict]
    weights = [unit.population / of_type[unit.type] for unit, _ in reviewed]
    return Precision(
        by=by,
        name=name,
        population=sum(unit.population / drawn_of[unit.type] for unit, _ in judged),
        drawn=len(judged),
        reviewed=len(reviewed),
        right=_share([is_right(verdict) for _, verdict in reviewed], weights),
        exact=_share([verdict.verdict is Verdict.ACCEPTED for _, verdict in reviewed], weights),
    )


def is_right(verdict: Review) -> bool:
    """Whether what was coded is there and is what it was called."""
    before, after = verdict.before, verdict.after
    if isinstance(before, EventValues) and isinstance(after, EventValues):
        return before.event_type is after.event_type
    if isinstance(before, ActorValues) and isinstance(after, ActorValues):
        return before.code == after.code
    return after is not None


def _share(found: Sequence[bool], weights: Sequence[float]) -> Interval | None:
    if not found:
        return None
    total = math.fsum(weights)
    share = math.fsum(weight for is_so, weight in zip(found, weights, strict=True) if is_so) / total
    return wilson(min(share, 1.0), total**2 / math.fsum(weight**2 for weight in weights))


def _sources(units: Iterable[Sampled]) -> list[str | None]:
    return sorted({unit.publisher for unit in units}, key=lambda name: (name is None, name or ""))
