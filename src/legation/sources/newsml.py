"""NewsML-G2, the older NewsML 1 and NITF, the news in XML of the IPTC: each news item is a document.

Entities are never expanded and nothing that a file points to is fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.encodings import decode
from legation.sources.fields import under
from legation.sources.markup import line, plain
from legation.sources.opening import HARMLESS, whole

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""")
_ITEMS = frozenset({"newsitem", "nitf", "packageitem", "conceptitem", "knowledgeitem"})
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 hl1 hl2 hr li ol ul dl dt dd tr table div section article blockquote bq block pre body "
    "body.content body.head body.end note media br".split()
)
_SILENT = frozenset("script style head media caption figure figcaption table body.head body.end tagline".split())
_NOT_PUBLISHED = frozenset({"canceled", "cancelled", "withheld"})
_DASH = re.compile(r"\s*[-–—]+\s*$")


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The news items of a file; one that is no text is refused and the next is read."""
    raw = whole(stream, HARMLESS)
    declared = _ENCODING.match(raw[:200])
    found = decode(raw, declared[1].decode() if declared else None)
    items = list(_items(_tree(found.text)))
    if not items:
        raise SourceError("no news item in it", kind=Kind.NO_NEWS_TEXT)
    for number, item in enumerate(items, start=1):
        here = origin.at("item", number) if len(items) > 1 else origin
        try:
            yield _document_of(item, here, found.notes)
        except SourceError as error:
            yield error.at(here)


def _tree(text: str) -> Element:
    try:
        utf8 = io.BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8", "surrogatepass"))
        root: Element = ElementTree.parse(utf8).getroot()
        return root
    except ParseError as error:
        line_number, column = error.position
        reason = f"broken XML: {str(error).partition(':')[0]}"
        raise SourceError(reason, place=f"line {line_number}, column {column + 1}") from None
    except DefusedXmlException as error:
        raise SourceError(f"XML that declares entities is not read: {error}") from None


def _items(root: Element) -> Iterator[Element]:
    """The outermost news items; a NITF within one is its content."""
    if _name(root) in _ITEMS:
        yield root
        return
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for child in element if _name(element) not in _ITEMS else ():
            if _name(child) in _ITEMS:
                yield child
        waiting.extend(child for child in reversed(element) if _name(child) not in _ITEMS)


def _document_of(item: Element, origin: Origin, notes: tuple[str, ...]) -> Source:
    if _name(item) not in ("newsitem", "nitf"):
        raise SourceError("a package or a concept, no news item", kind=Kind.NO_NEWS_TEXT)
    kind, status = _code(item, "itemclass"), _code(item, "pubstatus")
    if kind not in ("", "text", "composite"):
        raise SourceError(f"a {kind}, no text", kind=Kind.NO_NEWS_TEXT)
    if status in _NOT_PUBLISHED:
        raise SourceError(f"its publisher says it is {status}", kind=Kind.NO_NEWS_TEXT)
    text = _body(item)
    if not text:
        raise SourceError("an item without a text", kind=Kind.NO_NEWS_TEXT)
    title = line(_words(_first(item, "headline", "hl1", "title"))) or None
    dateline = _DASH.sub("", line(_words(_first(item, "dateline"))))
    if dateline and not text.casefold().startswith(dateline.casefold()):
        text = f"{dateline} — {text}"
    created = (_words(_first(item, name)) for name in ("firstcreated", "contentcreated", "versioncreated"))
    issued = [element.get("norm") or "" for element in item.iter() if _name(element) in ("date.issue", "story.date")]
    return source(
        origin,
        under(title, text),
        id=item.get("guid") or _words(_first(item, "publicidentifier")) or None,
        title=title,
        published=next((day for day in map(read_day, (*created, *issued)) if day), None),
        publisher=_publisher(item),
        notes=notes,
    )


def _body(item: Element) -> str:
    """The story: the content of a NITF or of a page, or plain text."""
    for name in ("body.content", "inlinexml", "inlinedata", "datacontent", "body"):
        element = _first(item, name)
        if element is None:
            continue
        body = _first(element, "body.content", "body")
        text = plain(_flow(body if body is not None else element))
        if text.strip():
            return text
    return ""


def _flow(element: Element) -> str:
    """The text of an element, blank lines between its blocks; text without blocks keeps its own lines."""
    if not any(_name(child) in _BLOCKS for child in element.iter() if child is not element):
        return "".join(element.itertext()).strip()
    parts: list[str] = []
    try:
        _gather(element, parts)
    except RecursionError:
        raise SourceError("its elements are nested too deep") from None
    paragraphs = (" ".join(paragraph.split()) for paragraph in "".join(parts).split("\0"))
    return "\n\n".join(filter(None, paragraphs))


def _gather(element: Element, parts: list[str]) -> None:
    name = _name(element)
    if name in _SILENT:
        return
    if name in _BLOCKS:
        parts.append("\0")
    parts.append(element.text or "")
    for child in element:
        _gather(child, parts)
        parts.append(child.tail or "")
    if name in _BLOCKS:
        parts.append("\0")


def _publisher(item: Element) -> str | None:
    """Who provides an item: by name, else by the last part of its code."""
    for name in ("provider", "infosource", "doc.copyright"):
        element = _first(item, name)
        if element is None:
            continue
        named = line(_words(_first(element, "name"))) or element.get("literal") or element.get("holder")
        if found := named or (element.get("qcode") or "").rpartition(":")[2]:
            return found
    return None


def _code(item: Element, name: str) -> str:
    """A code without its scheme: "usable" of "stat:usable"."""
    element = _first(item, name)
    code = (element.get("qcode") or element.get("FormalName") or "") if element is not None else ""
    return code.rpartition(":")[2].lower()


def _first(element: Element, *names: str) -> Element | None:
    """The first element within with the first of these names that is there."""
    for name in names:
        for child in element.iter():
            if child is not element and _name(child) == name:
                return child
    return None


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join(" ".join(element.itertext()).split())


def _name(element: Element) -> str:
    """An element's name without its namespace, in small letters; comments have none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
