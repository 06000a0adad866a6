"""Lines of a text, and which of their breaks are a wrapped line's rather than a paragraph's, a list's or a headline's.

A break is a wrapped line's where the sentence plainly goes on: the next line begins with a small letter, or this one
ends with a comma or with a word that ends no sentence. Before a capital letter it is one only in a text that is
wrapped, and only where the next word would not have fitted into the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 160
"""Lines wider than this are paragraphs."""

NARROWEST = 45
"""Lines that are all narrower than this are headlines, a list or verse, if most of them begin with a capital letter."""

_SENTENCE_END = re.compile(r"""[.!?…][)\]"'”’»*]*$""")
_INITIALS_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_ITEM = re.compile(r"(?:[-–—*•·▪●◦‣>|]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S|[•▪●◦‣|]")
_LABEL = re.compile(r"[A-Z][A-Za-z-]{0,14}: ")
_TRAIL = re.compile(r"[^\s»›>][^»›>]{0,40}(?: [»›>] [^»›>]{1,40}){2,}$")  # "Home » News » Africa"
_BRACKETED = re.compile(r"\([^()]*\)$")
_GOES_ON = frozenset(
    "a an and as at but by for from her his if in into its my no of on or our over than that the their to under upon "
    "via when which while who whose with".split()
)
_LEADS_ON = _GOES_ON | frozenset(
    "across after against amid among before between during including near since through toward towards until "
    "within without".split()
)
_ADDRESS = re.compile(r"(?:FROM|TO|INFO|FM|REF|SUBJECT|SUBJ)\b(?! THE\b)")
RULE = re.compile(r"(?:[-–—=_~*#+.·•━─═] ?){4,}$")
"""A line that only parts what stands over it from what stands under it."""
_FULL, _NEARLY_FULL = 0.9, 0.75
_FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding white space; ``width`` counts the indentation too."""

    start: int
    end: int
    width: int
    block: int


def read_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank; a blank line begins a new block, and a rule ("=====") is a block of its own."""
    offset, block = 0, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            indentation = len(raw) - len(raw.lstrip())
            start, is_rule = offset + indentation, RULE.match(stripped) is not None
            block += is_rule
            yield Line(start, start + len(stripped), indentation + len(stripped), block)
            block += is_rule
        else:
            block += 1
        offset += len(raw)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do; initials ("Washington, D.C.") do not tell."""
    return bool(_SENTENCE_END.search(line[-8:])) and not _INITIALS_END.search(line[-8:])


def is_full(text: str, line: Line, following: Line, width: float) -> bool:
    """Whether the next line's first word would not have fitted into a line of this width."""
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    return line.width + 1 + word > width


def title_goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether a headline of this width goes on in the next line."""
    if _begins_anew(text, line, following):
        return False
    return _goes_on(text, line, following) or (width >= NARROWEST and is_full(text, line, following, _FULL * width))


def paragraphs(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs of lines, as (start, end): in wrapped text several lines may make one, else each line does.

    In wrapped text a line that ends a sentence and had room for the next word ends a paragraph.
    """
    width = _width(text, lines)
    spans: list[tuple[int, int]] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and previous.block == line.block and _joins(text, previous, line, width):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        previous = line
    return spans


def _joins(text: str, line: Line, following: Line, width: int) -> bool:
    if _begins_anew(text, line, following):
        return False
    if _goes_on(text, line, following) and not _ends(text, line):
        return True
    fullness = _FULL if _ends(text, line) else _NEARLY_FULL
    return width > 0 and text[line.end - 1] != ":" and is_full(text, line, following, fullness * width)


def _width(text: str, lines: Sequence[Line]) -> int:
    """The width to which lines are wrapped, a few long ones left out; 0 where they are not.

    They are where most lines stop short of a sentence's end and of the lines that follow such a stop enough begin with
    a small letter; few lines are taken for a list where they do not end with a sentence.
    """
    inner = [(line, following) for line, following in pairwise(lines) if line.block == following.block]
    open_ends = [(line, following) for line, following in inner if not _ends(text, line)]
    if not inner or 2 * len(open_ends) < len(inner):
        return 0
    widths = sorted({line.start: line.width for pair in inner for line in pair}.values())
    width = widths[-1 - len(widths) // 10]
    going_on = sum(_goes_on(text, line, following) for line, following in open_ends)
    ends_well = len(open_ends) <= _FEW and _ends(text, inner[-1][1])
    is_wrapped = widths[-1] <= WIDEST and (4 * going_on >= len(open_ends) > 0 or ends_well)
    return width if is_wrapped and (width >= NARROWEST or 2 * going_on > len(open_ends)) else 0


def _ends(text: str, line: Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 8) : line.end])


def _begins_anew(text: str, line: Line, following: Line) -> bool:
    """Whether the next line is an item of a list or a page's trail, stands in brackets as a whole, or has a label as
    this one has.

    The lines of a cable's address have one without a colon.
    """
    head = text[following.start : min(following.end, following.start + WIDEST)]
    is_labelled = any(label.match(head) and label.match(text, line.start, line.end) for label in (_LABEL, _ADDRESS))
    return bool(_ITEM.match(head) or _BRACKETED.match(head) or _TRAIL.match(head) or is_labelled)


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether the sentence plainly goes on in the next line."""
    tail = text[max(line.start, line.end - 12) : line.end]
    if tail[-1] == ",":
        return True
    first = text[following.start : min(following.end, following.start + 12)].split(" ", 1)[0]
    last = tail.split(" ")[-1]
    return first[0].islower() or any(
        word in known or (len(word) > 1 and word.isupper() and word.lower() in known)
        for word, known in ((first, _GOES_ON), (last, _LEADS_ON))
    )
