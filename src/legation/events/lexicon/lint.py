"""What is wrong with a lexicon: frames that contradict, repeat or hide each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.events.lexicon.frames import Frame, Lexicon
from legation.events.lexicon.needs import Condition


def faults(lexicon: Lexicon) -> list[str]:
    """The faults of a lexicon, each naming the rows, in the order of its frames; empty where it is sound."""
    found: list[str] = []
    for known in (lexicon.of(*word) for word in lexicon.by_word):
        for frame in known:
            found.extend(_own_faults(frame))
        found.extend(_shared_faults(known))
    return found


def _own_faults(frame: Frame) -> Iterator[str]:
    required = {need for condition in frame.conditions if not condition.negated for need in condition.needs}
    refused = {need for condition in frame.conditions if condition.negated for need in condition.needs}
    for need in required & refused:
        yield f"{frame.place}: {'.'.join(need.path)} is both needed and refused"
    if len(set(frame.conditions)) < len(frame.conditions):
        yield f"{frame.place}: a need occurs twice"
    if frame.about is not None and frame.about_slot.alternatives:
        yield f"{frame.place}: the embedded act is both named and read"


def _shared_faults(frames: Sequence[Frame]) -> Iterator[str]:
    """Frames of one trigger that ask for the same, or that never win, the one listed first being always taken."""
    alike: dict[tuple[str | None, frozenset[Condition]], list[Frame]] = defaultdict(list)
    for frame in frames:
        alike[frame.particle, frozenset(frame.conditions)].append(frame)
    for first, *others in alike.values():
        for other in others:
            same = (first.event_type, first.mode, first.about) == (other.event_type, other.mode, other.about)
            yield f"{other.place}: {other.id!r} {'repeats' if same else 'contradicts'} {first.place}"
    for later, frame in enumerate(frames):
        for first in frames[:later]:
            if first.particle == frame.particle and frozenset(first.conditions) < frozenset(frame.conditions):
                yield f"{frame.place}: {frame.id!r} never wins over {first.place}"
