"""Digests: documents whose paragraphs, or lines, are each a story of its own.

They call themselves so ("The world in brief", "Morning headlines"), or are a list of headlines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.syntax.dates import Span
from legation.syntax.wrapping import ends_sentence

_NAMED = re.compile(
    r"\b(?:in brief|briefs|news briefing|daily briefing|morning briefing|digest|round-?up|headlines|top stories"
    r"|around the world)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
"""How long the line may be by which a digest calls itself so."""
_FEWEST = 4
"""How many headlines make a list."""
_HEADLINES = 0.8
"""The least share of a list's lines that are headlines."""
_FEWEST_WORDS = 4


def stories(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs of a digest that tell something; none where the document is one story."""
    told = [span for span in paragraphs if len(text[slice(*span)].split()) >= _FEWEST_WORDS]
    names = [s for s in paragraphs[:2] if s[1] - s[0] <= _LONGEST_NAME and _NAMED.search(text, *s)]
    headlines = sum(not ends_sentence(text[slice(*span)]) for span in told)
    is_list = len(told) >= _FEWEST and headlines >= _HEADLINES * len(told)
    return tuple(span for span in told if span not in names) if names or is_list else ()
