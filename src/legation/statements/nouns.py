"""Lists of nouns for media, sources, occasions of speaking and offices: ``data/*.txt``, one a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def media_words() -> frozenset[str]:
    """Words that occur in the names of news media, and short names of media."""
    return _listed("media")


@cache
def sources() -> frozenset[str]:
    """Nouns for those whom headlines name as sources, in lower case."""
    return _listed("sources")


@cache
def occasions() -> frozenset[str]:
    """Lemmas of nouns for an occasion of speaking or a text: "in a statement", "in an interview with X"."""
    return _listed("occasions")


@cache
def offices() -> frozenset[str]:
    """Last words of the offices by which a transcript calls those who answer, in lower case: "Press Secretary:"."""
    return _listed("offices")


def _listed(name: str) -> frozenset[str]:
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
