"""Digests: documents that are several stories, each told by itself.

They call themselves so ("The world in brief", "Morning headlines"), are a list of headlines or a feed of items, each
a headline with its summary, or each of their stories begins with where it is from:

    COLOMBO: Police fired ... LIMA: The minister ...     Pakistan — Militants ...     PERU
    KABUL, Afghanistan (AP) — A bomb ...                 • Chad: Gunmen ...           Officers held ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from legation.syntax.dateline import read_dateline
from legation.syntax.dateline_names import names, upper
from legation.syntax.dates import Span, date_tail, is_time_of_day, stripped
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
_FEWEST_ITEMS = 3
"""How many items make a feed."""
_LONGEST_HEADLINE = 160
_OPEN_ENDS = (",", ";")
"""How a paragraph ends that goes on in the next, as those of a resolution do, and no headline."""

_ITEM = r"(?:[-–—*•·▪●◦‣>]\s*|\(?\d{1,2}[.)]\s+)?"
_PLACE = r"[^\W\d_][^\W\d_.'’-]*(?:[.'’ -]{1,2}[^\W\d_][^\W\d_.'’-]*){0,3}\.?"
_LABEL = re.compile(
    rf"{_ITEM}(?P<place>{_PLACE})(?:, (?P<region>{_PLACE}))?(?: \([^()\n]{{2,30}}\))?(?P<mark>:|\.| ?[–—|]| --?)(?=\s)"
)
_BARE = re.compile(rf"{_ITEM}(?P<place>{_PLACE}):?")
_AFTER_SENTENCE = re.compile(r"""(?<=[.!?])["”’)]?\s+(?=[A-ZÀ-Þ]{2})""")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+\b")
"""How a dateline begins that is no city's that stands alone, or no region's."""
_LONGEST_LABEL = 80
_PARTED = frozenset((":", "—", "–", "--"))
"""Marks that part a label inside a paragraph from its story."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a story says that it is from: all of it with its mark, and the place; code points, half-open.

    One of which the tables do not tell that it is a place (``is_known``), as "SPORT:", is one where others are.
    """

    span: Span
    place: Span
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Digest:
    """The stories of a document that has several, in order, and the labels over those that have one."""

    stories: tuple[Span, ...] = ()
    labels: tuple[Label, ...] = ()


def read_digest(text: str, paragraphs: Sequence[Span], title: Span | None = None) -> Digest:
    """The stories of a digest that tell something; none where the document is one story."""
    labels = tuple(_labels(text, paragraphs, title))
    told = [span for span in paragraphs if len(text[slice(*span)].split()) >= _FEWEST_WORDS]
    headlines = sum(_is_headline(text[slice(*span)]) for span in told)
    is_list = len(told) >= _FEWEST and headlines >= _HEADLINES * len(told)
    if len({upper(text[slice(*label.place)]) for label in labels if label.is_known}) > 1:
        starts = [label.span[0] for label in labels]
        if is_list:
            starts = sorted({*starts, *(start for start, _ in told)})
        return Digest(tuple(pairwise([*starts, paragraphs[-1][1]])), labels)
    named = [s for s in paragraphs[:2] if s[1] - s[0] <= _LONGEST_NAME and _NAMED.search(text, *s)]
    if items := () if is_list else _items(text, [span for span in paragraphs if span not in named]):
        return Digest(items)
    return Digest(tuple(span for span in told if span not in named) if named or is_list else ())


def _items(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The items of a feed: blocks parted by blank lines, nearly each a headline over lines of prose; none in what is no
    feed."""
    blocks: list[list[Span]] = []
    for before, span in pairwise([(0, 0), *paragraphs]):
        if not blocks or "\n\n" in text[before[1] : span[0]]:
            blocks.append([])
        blocks[-1].append(span)
    items = sum(map(partial(_is_item, text), blocks))
    is_feed = items >= _FEWEST_ITEMS and items >= _HEADLINES * len(blocks)
    return tuple((block[0][0], block[-1][1]) for block in blocks) if is_feed else ()


def _is_item(text: str, block: Sequence[Span]) -> bool:
    """Whether a block of lines is a headline over prose, and not a heading or the time of an entry."""
    head, prose = text[slice(*block[0])], [text[slice(*span)] for span in block[1:]]
    is_head = len(head.split()) >= _FEWEST_WORDS and len(head) <= _LONGEST_HEADLINE and _is_headline(head)
    is_set_apart = head.endswith(":") or date_tail(head) is not None or is_time_of_day(head)
    return is_head and not is_set_apart and bool(prose) and all(map(ends_sentence, prose))


def _is_headline(paragraph: str) -> bool:
    return not ends_sentence(paragraph) and not paragraph.endswith(_OPEN_ENDS)


def parted(paragraphs: Sequence[Span], labels: Sequence[Label], text: str) -> list[Span]:
    """The paragraphs cut at the labels, each of which is then a paragraph of its own."""
    cuts = iter(labels)
    label = next(cuts, None)
    found: list[Span] = []
    for start, end in paragraphs:
        while label is not None and label.span[0] < end:
            found += [(start, label.span[0]), label.span]
            start, label = label.span[1], next(cuts, None)
        found.append((start, end))
    return [span for one in found if (span := stripped(text, *one))[0] < span[1]]


def _labels(text: str, paragraphs: Sequence[Span], title: Span | None) -> Iterator[Label]:
    """The labels that begin paragraphs other than the title, are all of one, or begin sentences inside one."""
    for start, end in paragraphs:
        bare = _BARE.fullmatch(text, start, end) if end - start <= _LONGEST_LABEL else None
        if bare is not None and _is_known(bare["place"]):
            yield Label((start, end), bare.span("place"))
            continue
        if (start, end) == title:
            continue  # "Peru: envoy expelled"
        if first := _at_start(text, start, end):
            yield first
        for after in _AFTER_SENTENCE.finditer(text, start, end):
            found = _LABEL.match(text, after.end(), min(end, after.end() + _LONGEST_LABEL))
            if found and found["mark"].strip() in _PARTED and found["place"] == found["place"].upper():
                yield _label(found)


def _at_start(text: str, start: int, end: int) -> Label | None:
    """The label that a paragraph begins with: a dateline, the name of a country or a region, or words in capitals."""
    found = _LABEL.match(text, start, min(end, start + _LONGEST_LABEL))
    if found and _is_known(found["place"]):
        return _label(found)
    dateline = read_dateline(text, start, end) if _CAPITALS.match(text, start, end) else None
    if dateline and dateline.place:
        return Label(dateline.span, dateline.place)
    is_set_apart = found and found["mark"] == ":" and found["place"] == found["place"].upper()
    return _label(found) if found and is_set_apart else None


def _label(found: re.Match[str]) -> Label:
    has_region = found["region"] is not None and _is_known(found["region"])
    place = (found.start("place"), found.end("region" if has_region else "place"))
    return Label(found.span(), place, has_region or _is_known(found["place"]))


def _is_known(name: str) -> bool:
    """Whether a name is a country's, a region's or a city's that stands alone in datelines."""
    return upper(name) in names("region") or upper(name) in names("city")
