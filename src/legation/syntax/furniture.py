"""What a page sets beside its story: links to other stories, lists of them, captions of pictures.

    Read more: Peru shuts its border        FILE PHOTO: Soldiers block the road
    Related Stories                         Soldiers block the road. Photograph: Ana Paz/EPA

They tell again, or of other things, and report nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from legation.syntax.dates import Span
from legation.syntax.wrapping import ends_sentence

_LONGEST = 400
"""How long a link or a caption may be."""
_LONGEST_CREDIT = 90
"""How far from a caption's end its credit may begin."""

_CAPTION_END = r"(?:[.!?\"”]\s|[(\[])[^.!?]{0,40}"
"""What stands between a caption's last words and the word of its credit."""


def furniture(text: str, paragraphs: Sequence[Span], title: Span | None) -> tuple[Span, ...]:
    """The paragraphs that are none of the story's; there are none where nothing else would be left of it."""
    story = [span for span in paragraphs if title is None or not title[0] <= span[0] < title[1]]
    found = tuple(_found(text, story))
    return found if len(found) < len(story) else ()


def _found(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    is_listed = False
    for start, end in paragraphs:
        words = text[start : min(end, start + _LONGEST + 1)].replace("’", "'")
        is_heading = bool(_form("heading").fullmatch(words))
        is_listed = is_heading or (is_listed and not ends_sentence(words))
        if is_listed or (len(words) <= _LONGEST and _is_beside(words)):
            yield start, end


def _is_beside(paragraph: str) -> bool:
    """Whether a paragraph is a link or a caption by its own words."""
    if any(_form(kind).match(paragraph) for kind in ("link", "caption", "opening")):
        return True
    end = max(0, len(paragraph) - _LONGEST_CREDIT)
    return any(_form(kind).search(paragraph, end) for kind in ("credit", "library"))


@cache
def _form(kind: str) -> re.Pattern[str]:
    """How the words of one kind in ``data/furniture.tsv`` stand in a paragraph."""
    table = files("legation.syntax").joinpath("data/furniture.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    words = "|".join(re.escape(words) for row_kind, words in rows if row_kind == kind)
    forms = {
        "link": rf"\W*(?i:{words})\s*(?::|\||»|>|\s[-–—]\s)",
        "caption": rf"\W*(?i:{words})\s*:",
        "opening": rf"(?i:{words})",
        "heading": rf"\W*(?i:{words})\W*(?:\slist (?:\d+ )?of \d+(?s:.*))?",
        "credit": rf"(?:{_CAPTION_END})\b(?i:{words})\s*(?:[:/]\s*|by\s)[A-Z][^.!?]*[.)\]]*$",
        "library": rf"(?:{_CAPTION_END})\b(?i:{words})[.)\]]*$",
    }
    return re.compile(forms[kind])
