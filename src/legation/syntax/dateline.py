"""Datelines: where, when and for whom a dispatch was written, in the styles of the agencies.

    HANOI, Vietnam (AP) —            LONDON/PARIS, March 3 -            MOSCOW, Feb. 26 (Xinhua) --
    UNITED NATIONS (Reuters) -       MOSCOW, February 26. /TASS/.       (Beirut, March 3, 2021) –
    NEW DELHI:                       Washington (CNN)                   HANOI, Vietnam President Trump ...

A dateline is read from left to right, once, within a short window, so any text costs the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.syntax.dateline_bars import read_bars
from legation.syntax.dateline_names import (
    SMALL_WORDS,
    Token,
    is_agency,
    is_capitals,
    is_name_word,
    is_signed,
    is_stop,
    names,
    tokens_of,
    upper,
)
from legation.syntax.dateline_undivided import undivided_place
from legation.syntax.dateline_window import WINDOW, Window
from legation.syntax.dates import DAY_MONTH, ISLAMIC_DATE, Span, date_tail, has_year, is_date

_WEEKDAY_NAMES = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_LONGEST_PLACE = 7


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's spans, in code points, half-open; ``span`` covers all of it with its dash."""

    span: Span
    place: Span | None = None
    date: Span | None = None
    agency: Span | None = None


def read_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at the beginning of ``text[start:end]``, a paragraph without leading white space, or None."""
    limit = len(text) if end is None else end
    tokens = tokens_of(text, start, min(limit, start + WINDOW))
    if not tokens:
        return None
    return _Reader(Window(text, tokens, limit)).read()


class _Reader:
    """Reads one dateline, keeping what it has found so far."""

    def __init__(self, window: Window) -> None:
        self.window, self.text, self.tokens = window, window.text, window.tokens
        self.place: Span | None = None
        self.date: Span | None = None
        self.agency: Span | None = None
        self.has_region = False
        self.is_stopped = False  # a full stop ends it
        self.is_odd = False  # a second name that is no region

    def read(self) -> Dateline | None:
        signed = self._signed()
        position = self._bracketed(0) if self.tokens[0].text == "(" else signed or self._head()
        if position and (signed or self.tokens[0].text == "(") and self.agency and not self.place:
            position = self._head_after_agency(position)
        if position is not None:
            end = self._close(position)
            if end is not None:
                return Dateline((self.tokens[0].start, end), self.place, self.date, self.agency)
        place = None if self.window.is_all_capitals() else undivided_place(self.text, self.tokens)
        return Dateline((self.tokens[0].start, max(place[1], self.tokens[0].end)), place) if place else None

    # -- the parts ---------------------------------------------------------------------------------------------

    def _signed(self) -> int | None:
        """The position of the dash after an agency's name that opens the line: "NNA - BEIRUT: ..."."""
        words = self._words(0)
        dash = len(words)
        if words and is_agency(self.text[words[0].start : words[-1].end]) and self.window.is_dash(dash):
            self.agency = (words[0].start, words[-1].end)
            return dash
        return None

    def _head_after_agency(self, position: int) -> int:
        """ "(ANSA) - ROME, FEB 26 -": the position after a place that a signature is followed by."""
        if position < len(self.tokens):
            reader = _Reader(self.window)
            end = reader._head(position + self.tokens[position].is_dash)
            is_sure = reader._is_capitals() or (reader._is_known() and reader.date)
            if end and self.window.is_mark(end) and reader.place and is_sure:
                self.place, self.date = reader.place, self.date or reader.date
                return end
        return position

    def _head(self, position: int = 0) -> int | None:
        """Place, regions and date up to the mark that ends them; the position of that mark."""
        while position < len(self.tokens):
            words = self._words(position)
            if not words or len(words) > _LONGEST_PLACE:
                return None
            if not self._take(words):
                return None
            position = self._bracketed_regions(position + len(words))
            if position >= len(self.tokens):
                return position
            mark = self.tokens[position]
            if self.is_stopped:
                return position
            if mark.text == "/" and self._slashed_agency(position):
                return position
            if mark.text not in ",/":
                return position
            position += 1
            if position < len(self.tokens) and (islamic := ISLAMIC_DATE.match(self.text, self.tokens[position].start)):
                position = next((i for i, t in enumerate(self.tokens) if t.start >= islamic.end()), len(self.tokens))
            if self.window.word(position) == "(":
                return position
        return position

    def _words(self, position: int) -> list[Token]:
        """The words from ``position`` to the next mark, or to the full stop after a date or an agency."""
        words: list[Token] = []
        for index, token in enumerate(self.tokens[position : position + _LONGEST_PLACE + 2], position):
            if not token.is_word:
                break
            words.append(token)
            following = self.tokens[index + 1] if 0 < index < len(self.tokens) - 1 else None
            goes_on = following and following.is_word and not has_year(following.text)  # "14 Nov. 2017"
            if goes_on and is_stop(self.text, words, after_place=bool(self.place), after_date=bool(self.date)):
                self.is_stopped = True
                break
        return words

    def _take(self, words: Sequence[Token]) -> bool:
        """Take words between marks as place, region or date; False where they can be none of them."""
        if not self.agency and len(words) > 1 and is_signed(self.text, words):
            self.agency = (words[-1].start, words[-1].end - words[-1].text.endswith("."))
            words = words[:-1]
        start, end = words[0].start, words[-1].end
        tail = words[-1].start if DAY_MONTH.fullmatch(words[-1].text) else self._date_tail(start, end)
        if tail is not None:
            if self.date and not self._continues_date(start):
                return False
            date_end = end - 1 if self.text[end - 2 : end - 1].isdecimal() and self.text[end - 1] == "." else end
            self.date = (self.date[0] if self.date else tail, date_end)
            words = [word for word in words if word.end <= tail]
            if not words:
                return True
            end = words[-1].end - words[-1].text.endswith(".")
        elif self.date and not self._is_city_after_date(start, end):
            is_unknown = len(words) == 1 and words[0].text.isalpha() and is_capitals(words[0].text) and end - start < 10
            if not (is_agency(self.text[start:end]) or (is_unknown and self.place)) or self.agency:
                return False
            self.agency = (start, end)
            return True
        if words[-1].text.endswith(".") and self.agency and end < self.agency[0]:
            end -= 1
        if not all(is_name_word(word.text) for word in words):
            return False
        if self.place is None:
            place = self.text[start:end]
            if upper(place) in names("no place") | names("agency"):
                return False
            self.place = (start, end)
            self.has_region = words[-1].is_bracketed
        elif (mark := self.text[self.place[1] : start].strip()) in {",", "/"}:
            name, slashed = self.text[start:end], mark == "/"
            if len(name) > 2 and is_agency(name):
                self.agency = (start, end)
                return True
            is_region = upper(name) in names("region") or (slashed and upper(name) in names("city"))
            self.has_region, self.is_odd = self.has_region or is_region, self.is_odd or not is_region
            self.place = (self.place[0], end)
        else:
            return False
        return True

    def _date_tail(self, start: int, end: int) -> int | None:
        piece = self.text[start:end].rstrip(".")
        if self.date and is_date(self.text[self.date[0] : start] + piece):
            return start
        offset = date_tail(piece)
        if offset is None and piece.split(" ")[0].capitalize().rstrip(".") in _WEEKDAY_NAMES and " " not in piece:
            return start
        return None if offset is None else start + offset

    def _continues_date(self, start: int) -> bool:
        return self.date is not None and self.text[self.date[1] : start].strip() in (",", "/")

    def _is_city_after_date(self, start: int, end: int) -> bool:
        """ "26 February 2019, The Hague -": a known city right after the full date that opens the line."""
        if self.place or not self.date or not has_year(self.window.slice(self.date)):
            return False
        return upper(self.text[start:end]) in names("city")

    def _bracketed_regions(self, position: int) -> int:
        """The position after "(Jammu and Kashmir) [India]", which then belongs to the place, or ``position``."""
        closing = self.window.closing(position, ")") if self.place and self.window.word(position) == "(" else None
        if closing and self.place and closing - position > 1:  # "BUCHAREST (Romania), Feb. 26"
            region = self.text[self.tokens[position + 1].start : self.tokens[closing - 1].end]
            if upper(region) in names("region") and not is_agency(region) and not self.has_region:
                self.place, self.has_region = (self.place[0], self.tokens[closing].end), True
                if self.window.word(closing + 1) == "(" or not self.window.word(closing + 1).startswith("["):
                    return closing + 1
        if closing is None or closing + 1 >= len(self.tokens) or not self.tokens[closing + 1].is_bracketed:
            return position
        self.place = (self.tokens[0].start, self.tokens[closing + 1].end)
        self.has_region = True
        return closing + 2

    def _slashed_agency(self, position: int) -> int | None:
        """The position after TASS's "/TASS/" or "/TASS Correspondent Jane Roe/"; takes the agency."""
        closing = self.window.closing(position + 1, "/")
        if closing is None or closing - position > _LONGEST_PLACE or not is_agency(self.tokens[position + 1].text):
            return None
        self.agency = (self.tokens[position + 1].start, self.tokens[position + 1].end)
        return closing + 1

    def _bracketed(self, position: int) -> int | None:
        """A bracket with an agency, a date, or a place and a date in it; the position after it."""
        closing = self.window.closing(position, ")")
        if closing is None or closing == position + 1:
            return None
        inside = self.tokens[position + 1 : closing]
        start, end = inside[0].start, inside[-1].end
        content = self.text[start:end]
        if is_date(content):
            self.date = self.date or (start, end)
            return closing + 1
        name_end = next((token.start for token in inside if token.is_dash or token.text in ",/"), end)
        name = self.text[start:name_end].rstrip()
        if is_agency(name) or (self.place is not None and len(inside) <= _LONGEST_PLACE and not name[:1].islower()):
            self.agency = (start, start + len(name))
            tail = date_tail(self.text[name_end:end])
            if tail is not None:
                self.date = self.date or (name_end + tail, end)
            return closing + 1
        if self.place is None:
            inner = _Reader(Window(self.text, inside, end))
            if inner._head() == len(inside) and inner.place and (inner.date or inner._is_known()):
                self.place, self.date = inner.place, inner.date or self.date
                return closing + 1
        return None

    # -- the end -----------------------------------------------------------------------------------------------

    def _close(self, position: int) -> int | None:
        """The end of a dateline whose place and date have been read up to ``position``, or None."""
        if self.window.word(position) == "/" and (after := self._slashed_agency(position)):
            position = after + (self.window.word(after) == ".")
            return self.window.end(position - 1) if self.window.story_follows(position) else None
        if self.window.word(position) == "|":
            return self._close_bars(position)
        after_bracket = position > 0 and (self.window.word(position - 1) == ")" or self.is_stopped)
        if self.window.word(position) == "(":
            bracket = self._bracketed(position)
            if bracket is None:
                return None
            position, after_bracket = bracket + (self.window.word(bracket) == "."), True  # "(EFE).-"
            after_comma = position + (self.window.word(position) == ",")  # "(AKP), February 26 --"
            position = self._dated_to(after_comma) or position
        is_colon = self.window.word(position) == ":" and self._may_use_colon(position)
        divided = is_colon or self.window.is_dash(position)
        if divided:
            if not after_bracket and not self._is_free_dash(position):
                return None
            position = self._after_dash(position)
        if not self.window.story_follows(position):
            return None
        at_end = self.window.ends_paragraph(position)
        if not self._convinces(divided=divided, bracketed=after_bracket, at_end=at_end):
            return None
        return self.window.end(position - 1)

    def _close_bars(self, position: int) -> int | None:
        """The end of "Paris | AFP |", whose last bar the story follows."""
        position, self.agency, date = read_bars(self.text, self.tokens, position)
        self.date = self.date or date
        is_sure = self.agency or self.date or (self._is_known() and self._is_capitals())
        return self.window.end(position) if is_sure and self.place and self.window.story_follows(position + 1) else None

    def _after_dash(self, position: int) -> int:
        """The position after a dash and a second bracket or date that the dash was followed by."""
        position += 1
        while position < len(self.tokens) and self.tokens[position].is_dash:
            position += 1
        if self.window.word(position) == "(":
            reader = _Reader(self.window)
            reader.place = self.place
            bracket = reader._bracketed(position)
            if bracket is not None and bracket < len(self.tokens) and self.tokens[bracket].is_dash:
                self.agency, self.date = self.agency or reader.agency, self.date or reader.date
                return bracket + 1
        stop = self._dated_to(position)
        return position if stop is None else stop + self.window.is_mark(stop)

    def _dated_to(self, position: int) -> int | None:
        """The position up to which only a date stands, before a mark or ending in its year; takes the date."""
        stops = range(position + 1, min(position + 10, len(self.tokens)) + 1)
        marks = [stop for stop in stops if self.window.is_mark(stop)]
        years = [stop for stop in stops if has_year(self.tokens[stop - 1].text)]
        for stop in (*marks[:1], *years[:1]):
            span = (self.tokens[position].start, self.tokens[stop - 1].end)
            if not self.date and is_date(self.window.slice(span)):
                self.date = span
                return stop
        return None

    def _convinces(self, *, divided: bool, bracketed: bool, at_end: bool) -> bool:
        """Whether what was read is evidence enough for a dateline."""
        if self.place is None:
            is_dated = self.date is not None and has_year(self.window.slice(self.date))
            return (divided and (self.agency is not None or is_dated)) or (bracketed and is_dated)
        signed = (self.agency is not None and is_agency(self.window.slice(self.agency))) or self.date is not None
        known = self._is_known()
        at_end = at_end and not self.is_odd
        if not self._is_capitals():
            if divided:
                return signed or known
            return (signed and bracketed) or (at_end and known and (signed or self.has_region))
        if divided or bracketed:
            return signed or known or self.has_region or not self.window.is_all_capitals()
        return at_end and (known or self.has_region or (signed and self.date is not None))

    def _is_known(self) -> bool:
        """Whether the place's first name is a city that stands alone in datelines."""
        if self.place is None:
            return False
        return upper(re.split(r" ?[,/(]", self.window.slice(self.place))[0]) in names("city") | names("seat")

    def _is_capitals(self) -> bool:
        """Whether the place's first name is set in capitals, three letters of them or more."""
        if self.place is None:
            return False
        first = re.split(r" ?[,/(]", self.window.slice(self.place))[0]
        letters = "".join(word for word in first.split() if word not in SMALL_WORDS)
        return letters == letters.upper() and sum(letter.isalpha() for letter in letters) > 2

    def _may_use_colon(self, position: int) -> bool:
        after = self.text[self.tokens[position].end : self.tokens[position].end + 1]
        return not after.isdigit() and (self._is_known() or self.date is not None or self.has_region)

    def _is_free_dash(self, position: int) -> bool:
        """A hyphen must have space before it; a dash need not."""
        dash = self.tokens[position]
        if dash.text not in "-_−" or self.text[dash.start - 1].isspace():
            return True
        is_sure = self.agency is not None or (self._is_known() and self._is_capitals())  # "SANA- ", "ALGIERS- "
        return is_sure and self.text[dash.end : dash.end + 1].isspace()
