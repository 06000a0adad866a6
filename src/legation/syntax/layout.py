"""The layout of a dispatch: headline, date line, byline, dateline and paragraphs, found from white space and form.

Every span is in code points into the text, half-open, and stripped of white space. Reading takes time in proportion
to the text's length, whatever the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from legation.syntax.chronology import dated_lines
from legation.syntax.credits import Credits, read_credits, read_heading_date
from legation.syntax.dateline import Dateline, read_dateline
from legation.syntax.dateline_names import place_in_line
from legation.syntax.dateline_window import WINDOW
from legation.syntax.dates import Span, is_time_of_day, stripped
from legation.syntax.digest import parted, read_digest
from legation.syntax.entry_heads import parted_at_heads, read_heads
from legation.syntax.furniture import furniture
from legation.syntax.wrapping import RULE, Line, ends_sentence, paragraphs, read_lines, title_goes_on

_HEAD_LINES = 8
_LONGEST_TITLE = 250
_MOST_TITLE_WORDS = 32
_FEWEST_TITLE_WORDS = 3
_LONGEST_SMALL_WORD = 4  # "with", "from" and shorter stay small in headlines
_OPEN_END = (",", ";", ":", "-")
_AFTER_SENTENCE = re.compile(r"""[.!?]["'”’]? +(?=\S)""")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a dispatch's parts stand; a part that is not there is None.

    ``dateline`` covers the whole of it with its dash, ``dateline_place`` the place in it, or else on a line beside a
    communique's date, ``date_line`` the stretch that states the publication date (which may lie in the dateline),
    ``agency`` the agency's name as it signs. ``paragraphs`` are all blocks in order, disjoint, with headline, date
    line, byline and dateline as blocks of their own; ``furniture`` are those that are links or captions, ``stories``
    those of a digest that are each about something else. ``datelines`` are the places over a digest's stories,
    ``heads`` the heads of the entries of a log, each a paragraph.
    """

    title: Span | None = None
    dateline: Span | None = None
    dateline_place: Span | None = None
    date_line: Span | None = None
    byline: Span | None = None
    agency: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    stories: tuple[Span, ...] = ()
    datelines: tuple[Span, ...] = ()
    heads: tuple[Span, ...] = ()

    @property
    def signatures(self) -> list[Span]:
        """The blocks that hold dateline, date, byline or agency and so are no prose."""
        parts = [part for part in (self.dateline, self.date_line, self.byline, self.agency, *self.datelines) if part]
        starts = sorted(part[0] for part in parts)
        return [block for block in self.paragraphs if bisect_left(starts, block[0]) < bisect_left(starts, block[1])]


@dataclass(slots=True)
class _Head:
    """What stands over the story: ``size`` lines, the title and credits among them, the blocks they make."""

    size: int = 0
    is_before_dateline: bool = False
    title: Span | None = None
    blocks: list[Span] = field(default_factory=list)
    credits: list[Credits] = field(default_factory=list)


def read_layout(text: str) -> Layout:
    """Find the parts of a dispatch; any string has a layout, an empty one has no paragraphs."""
    lines = list(read_lines(text))
    dated = dated_lines(text, lines)
    head = _read_head(text, lines, dated)
    body = paragraphs(text, lines[head.size :])
    title, dateline, story = _read_opening(text, head.title, body, dated)
    date_line, byline, agency = _read_credits(head.credits, dateline)
    headings = (read_heading_date(text, line.start, line.end) for line in lines[:_HEAD_LINES])
    date_line = date_line or next(filter(None, headings), None)
    place = dateline.place if dateline else next((found.place for found in head.credits if found.place), None)
    digest = read_digest(text, (*head.blocks, *story), title)
    blocks = tuple(parted((*head.blocks, *story), digest.labels, text))
    if heads := read_heads(text, (block for block in blocks if block != title), is_dated=bool(dated)):
        blocks = tuple(parted_at_heads(text, blocks, heads))
    return Layout(
        title=title,
        dateline=dateline.span if dateline else None,
        dateline_place=place,
        date_line=date_line,
        byline=byline,
        agency=agency,
        paragraphs=blocks,
        furniture=furniture(text, blocks, title),
        stories=digest.stories,
        datelines=tuple(label.place for label in digest.labels),
        heads=heads,
    )


# -- the head ---------------------------------------------------------------------------------------------------


def _read_head(text: str, lines: Sequence[Line], dated: Container[int]) -> _Head:
    """The lines over the story: up to the last credits or just before the first dateline, else a bare title.

    ``dated``: where the lines of a chronology begin, whose days are not the document's.
    """
    head = _Head()
    top = lines[:_HEAD_LINES]
    credits = [None if line.start in dated else read_credits(text, line.start, line.end) for line in top]
    for index in takewhile(lambda i: RULE.match(text, lines[i].start, lines[i].end), range(len(credits))):
        credits[index] = Credits()
    placed = _read_places(text, lines, credits)
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.start in dated:
            break
        if credits[index]:
            head.size = index + 1
        elif (dateline := read_dateline(text, line.start, line.end)) and not _is_placed_title(
            text, dateline, line, lines[index + 1 : _HEAD_LINES]
        ):
            head.size, head.is_before_dateline = index, True
            break
        elif line.end - line.start > _LONGEST_TITLE:
            break
    marked = head.size = max(head.size, placed)
    index = 0
    while index < marked:
        line = lines[index]
        if found := credits[index]:
            head.credits.append(found)
            head.blocks.append((line.start, line.end))
            index += 1
            continue
        count = _title_size(text, lines[index:marked], credits[index:marked])
        span = (line.start, lines[index + count - 1].end)
        if head.title is None and _may_be_title(text, span):
            head.title = span
        head.blocks.append(span)
        index += count
    if head.title is None and not head.is_before_dateline and (count := _bare_title_size(text, lines[marked:])):
        head.title = (lines[marked].start, lines[marked + count - 1].end)
        head.blocks.append(head.title)
        head.size = marked + count
    return head


def _is_placed_title(text: str, dateline: Dateline, line: Line, below: Sequence[Line]) -> bool:
    """Whether a headline begins with a place ("BERLIN - Six ..."): no sentence, and a signed dateline stands below."""
    if dateline.date or dateline.agency or line.end == dateline.span[1] or ends_sentence(text[line.start : line.end]):
        return False
    datelines = (read_dateline(text, other.start, other.end) for other in below if other.block != line.block)
    return any(found and (found.date or found.agency) for found in datelines)


def _read_places(text: str, lines: Sequence[Line], credits: list[Credits | None]) -> int:
    """Credit the place on a line of its own right over or under a date; how many lines that makes credits."""
    for index in [index for index, found in enumerate(credits) if found and found.date]:
        below = index + 1
        if below < len(credits) and is_time_of_day(text[lines[below].start : lines[below].end]):
            below += 1
        for beside in (index - 1, below):
            if 0 <= beside < len(credits) and credits[beside] is None and lines[beside].block == lines[index].block:
                place = place_in_line(text, lines[beside].start, lines[beside].end)
                if place:
                    credits[index + 1 : below] = [Credits()] * (below - index - 1)
                    credits[beside] = Credits(place=place)
                    return beside + 1
    return 0


def _title_size(text: str, lines: Sequence[Line], credits: Sequence[Credits | None] = ()) -> int:
    """How many lines from the first on make one wrapped block."""
    count = 1
    while (
        count < len(lines)
        and lines[count].block == lines[0].block
        and not (credits and credits[count])
        and title_goes_on(text, lines[count - 1], lines[count], max(line.width for line in lines[: count + 1]))
    ):
        count += 1
    return count


def _may_be_title(text: str, span: Span) -> bool:
    """Whether a stretch is no rule and no longer than headlines are."""
    if RULE.match(text, span[0], span[1]):
        return False
    return span[1] - span[0] <= _LONGEST_TITLE and len(text[span[0] : span[1]].split()) <= _MOST_TITLE_WORDS


def _bare_title_size(text: str, lines: Sequence[Line]) -> int:
    """How many lines the headline takes where nothing but its form tells: short, no full stop, more follows."""
    if not lines or lines[0].end - lines[0].start > _LONGEST_TITLE:
        return 0
    count = sum(1 for line in lines[:4] if line.block == lines[0].block)
    if count > 3:
        count = 1
    if count > 1 and _title_size(text, lines[:count]) != count:
        count = 1
    if count == len(lines):
        return 0
    span = (lines[0].start, lines[count - 1].end)
    title, following = text[span[0] : span[1]], lines[count]
    is_separate = following.block != lines[0].block or (
        not text[following.start].islower() and not title_goes_on(text, lines[count - 1], following, following.width)
    )
    is_open = title.endswith(_OPEN_END)
    fits = _may_be_title(text, span) and not is_open and (_is_set_as_title(title) or not ends_sentence(title))
    return count if is_separate and fits else 0


def _is_set_as_title(line: str) -> bool:
    """Whether a line is in capitals or Capitalises Its Words."""
    words = re.findall(r"[^\W\d_]+", line)
    if line == line.upper() and len(words) > 1:
        return line != line.lower()
    long_words = [word for word in words if len(word) > _LONGEST_SMALL_WORD]
    return len(long_words) >= _FEWEST_TITLE_WORDS and all(word[0].isupper() for word in long_words)


def _read_credits(
    credits: Sequence[Credits], dateline: Dateline | None
) -> tuple[Span | None, Span | None, Span | None]:
    """Publication date, byline and agency: the first of each, a first publication before an update."""
    dates = sorted((found for found in credits if found.date), key=lambda found: found.is_update)
    bylines = [found.byline for found in credits if found.byline]
    agencies = [found.agency for found in credits if found.agency]
    if dateline and dateline.agency:
        agencies.insert(0, dateline.agency)
    date = dates[0].date if dates else dateline.date if dateline else None
    return date, bylines[0] if bylines else None, agencies[0] if agencies else None


# -- the story --------------------------------------------------------------------------------------------------


def _read_opening(
    text: str, title: Span | None, body: Sequence[Span], dated: Container[int]
) -> tuple[Span | None, Dateline | None, list[Span]]:
    """Headline, dateline and paragraphs, with the dateline a block of its own."""
    if not body:
        return title, None, []
    (start, end), rest = body[0], body[1:]
    if start in dated:
        return title, None, list(body)
    dateline = read_dateline(text, start, end)
    if dateline is None and title is None:
        dateline = _dateline_after_title(text, start, end)
    if dateline is None:
        return title, None, list(body)
    blocks = [dateline.span]
    if dateline.span[0] > start:
        title = stripped(text, start, dateline.span[0])
        blocks.insert(0, title)
    after = stripped(text, dateline.span[1], end)
    if after[0] < after[1]:
        blocks.append(after)
    return title, dateline, [*blocks, *rest]


def _dateline_after_title(text: str, start: int, end: int) -> Dateline | None:
    """ "Aid reaches the port. ADEN, Yemen -- The ...": the dateline of a headline run into the first paragraph."""
    for match in _AFTER_SENTENCE.finditer(text, start, min(end, start + WINDOW)):
        word = text[match.end() : match.end() + 4]
        if word.upper() == word and word.isalpha() and (found := read_dateline(text, match.end(), end)):
            is_divided = text[found.span[1] - 1] in "-–—_"
            return found if is_divided else None
    return None
