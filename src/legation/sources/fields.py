"""Rows with named fields to documents: which field is the text, the title, the day, and what their values mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Source, SourceError, source
from legation.sources.markup import line, plain

NAMES = {
    "text": "text body content article fulltext maintext articletext articlebody bodytext storytext story plaintext "
    "contenttext contenthtml bodyhtml bodyxhtml html articlecontent newstext textbody contents",
    "title": "title headline head heading titletext articletitle newstitle storytitle header",
    "published": "published date publishedat pubdate publicationdate datepublished datepublish publishdate "
    "publisheddate publishedon firstpublished datetime versioncreated firstcreated created createdat "
    "timestamp day articledate",
    "url": "url link href sourceurl articleurl canonicalurl weburl permalink uri documentidentifier",
    "id": "id docid documentid articleid storyid uid uuid guid uri identifier newsid",
    "publisher": "publisher source outlet newspaper sourcename publication publishername media site sitename domain "
    "sourcedomain provider agency feed sourcecommonname",
}
"""For every field of a document the names that it goes by, the likeliest first, in small letters without marks."""

_MARKS = re.compile(r"[\W_]+")
_WEB = re.compile(r"https?://\S+$")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Which of a row's fields hold what; None for what no field holds. A name may be a path: "article.body"."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None
    publisher: str | None = None

    def names(self) -> list[str]:
        """The fields that are read."""
        held = (self.text, self.title, self.published, self.url, self.id, self.publisher)
        return [name for name in dict.fromkeys(held) if name]


def columns_of(names: Iterable[str], chosen: Mapping[str, str]) -> Columns:
    """The columns to read of those with these names: the chosen ones, the rest by what they are called."""
    return _columns(tuple(names), tuple(chosen.items()))


@lru_cache(maxsize=256)
def _columns(names: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> Columns:
    by_plain_name: dict[str, str] = {}
    for name in names:
        by_plain_name.setdefault(_MARKS.sub("", name).lower(), name)
    guesses = {
        field: next((by_plain_name[guess] for guess in guesses.split() if guess in by_plain_name), None)
        for field, guesses in NAMES.items()
    }
    return Columns(**{**guesses, **dict(chosen)})


def missing_text(names: Iterable[str], columns: Columns) -> SourceError:
    """Why a row gives no text: it has no such field."""
    there = [repr(name) for name in names]
    listed = ", ".join(there[:_SHOWN]) + (", ..." if len(there) > _SHOWN else "") or "none"
    if columns.text:
        return SourceError(f"no field {columns.text!r}: there are {listed}")
    return SourceError(f"no field is known to hold the text: there are {listed}; name it with --map text=FIELD")


def document_of(row: Mapping[str, Any], columns: Columns, origin: Origin, notes: tuple[str, ...] = ()) -> Source:
    """The document of a row.

    Its title stands over its text, as in a file of plain text. Raises :class:`SourceError` for a row without text.
    """
    found = value_at(row, columns.text) if columns.text else None
    text = plain(_text(found, columns.text or "text"))
    if not text.strip():
        raise SourceError(f"no text in {columns.text!r}", kind=Kind.NO_NEWS_TEXT)
    if not any(map(str.isalpha, text)):
        raise SourceError(f"no letter in {columns.text!r}", kind=Kind.NO_NEWS_TEXT)
    title = line(_words(value_at(row, columns.title))) or None
    written = _unwrapped(value_at(row, columns.published))
    published = read_day(written)
    if published is None and written not in (None, "") and not isinstance(written, dict | list):
        notes = (*notes, f"{columns.published}: no day is settled by {str(written)[:40]!r}")
    url, id = _words(value_at(row, columns.url)).strip(), _words(value_at(row, columns.id)).strip()
    return source(
        origin,
        under(title, text),
        id=id or None,
        title=title,
        published=published,
        publisher=line(_words(value_at(row, columns.publisher))) or None,
        url=url if _WEB.match(url) else None,
        notes=notes,
    )


def under(title: str | None, text: str) -> str:
    """The text under its title, as a file of plain text has it; unchanged where it begins with the title's words."""
    begin = " ".join(text[: 2 * len(title or "") + 100].split())
    if not title or (begin.startswith(title) and not begin[len(title) :][:1].isalnum()):
        return text
    return f"{title}\n\n{text}"


def value_at(row: Mapping[str, Any], path: str | None) -> Any:
    """The value of a field, or of the field within a field that a dotted path names; None where it is not there."""
    if path is None:
        return None
    if path in row:
        return row[path]
    value: Any = row
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _unwrapped(value: Any) -> Any:
    """The value in a wrapper such as MongoDB's {"$oid": ...}."""
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        return _unwrapped(next(iter(value.values())))
    return value


def _text(value: Any, name: str) -> str:
    """A text, or the paragraphs of one in a list."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    raise SourceError(f"{name!r} holds no text but {_kind_of(value)}")


def _words(value: Any) -> str:
    """A name, a number or an address as text, the first of several; of an object what it is called."""
    value = _unwrapped(value)
    if isinstance(value, list) and value:
        value = _unwrapped(value[0])
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "label", "uri", "url", "id") if key in value), None)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _kind_of(value: Any) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), f"a {type(value).__name__}")
