"""Text as it is read: without the characters that nobody sees, and in plain forms of those that only look like others.

Pages put soft hyphens and zero-width spaces into words, hyphens that break no line between them, and ligatures for
letters; posts put a hash before the words they are found by ("#Chad"). Words are looked up in their plain form; every
offset is given in the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

T = TypeVar("T")

_HYPHENS = "\u2010\u2011\u2012\ufe63\uff0d"
_APOSTROPHES = "\u02bc\u02b9\u00b4\u0060\u2032\uff07"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphen, joiners, spaces of no width, marks of direction and of variants, the byte order mark."""
_OTHER = re.compile(
    rf"[{_UNSEEN}]+|[{''.join(_LIGATURES)}]|[{_HYPHENS}]|(?<=\w)[{_APOSTROPHES}](?=\w)|(?<![^\s(“\"'.,])#(?=[^\W\d_])",
    re.UNICODE,
)


class PlainText:
    """The plain form of a text, and how what is found in it lies in the text as it stands."""

    def __init__(self, text: str) -> None:
        self._stands = text
        self.text, self._starts = _plain(text)

    def placed(self, found: T) -> T:
        """Something found in the plain form, or several such things, with spans of the text as it stands."""
        return found if self._starts is None else self._placed(found)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text as it stands lies in the plain form."""
        if self._starts is None:
            return start, end
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def _placed(self, found: Any) -> Any:
        if isinstance(found, tuple | list):
            return type(found)(map(self._placed, found))
        if not isinstance(found, BaseModel):
            return found
        changed = {name: self._placed(getattr(found, name)) for name in type(found).model_fields}
        start, end = changed.get("start"), changed.get("end")
        if start is not None and end is not None and self._starts is not None:
            changed["start"], changed["end"] = self._starts[start], self._starts[end - 1] + 1
            if "text" in changed:
                changed["text"] = self._stands[changed["start"] : changed["end"]]
        return found.model_copy(update=changed)


def _plain(text: str) -> tuple[str, Sequence[int] | None]:
    """The plain form, and for each of its characters where it stands; None where the text is plain."""
    if text.isascii() and "`" not in text and "#" not in text:
        return text, None
    parts, starts, done = list[str](), list[int](), 0
    for other in _OTHER.finditer(text):
        parts.append(text[done : other.start()])
        starts += range(done, other.start())
        form = _form(other[0])
        parts.append(form)
        starts += [other.start()] * len(form)
        done = other.end()
    if not done:
        return text, None
    starts += range(done, len(text))
    return "".join((*parts, text[done:])), starts


def _form(character: str) -> str:
    if character in _HYPHENS:
        return "-"
    return "'" if character in _APOSTROPHES else _LIGATURES.get(character, "")
