"""ninjs, the news in JSON of the IPTC, versions 1.0 to 3.x: one item is one document.

The versions write the same facts in their own ways: "headline" and "body_text" (1.x), lists of "headlines" and
"bodies" (2.x), and all names with capitals within ("versionCreated", 3.x).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Source, SourceError, source
from legation.sources.fields import under
from legation.sources.markup import line, plain

_BODIES = ("body_text", "bodytext", "body_xhtml", "body_html", "bodyxhtml", "bodyhtml")
_OWN_NAMES = frozenset(
    "versioncreated firstcreated contentcreated pubstatus headline headlines bodies copyrightholder infosources "
    "genres urgency located ednote editornote byline representationtype rightsinfo".split()
)
_NOT_PUBLISHED = frozenset({"canceled", "cancelled", "withheld"})
_TEXTS = frozenset({"text", "composite", "component", "article", ""})


def is_item(value: Mapping[str, Any]) -> bool:
    """Whether an object is an item of ninjs: it has an address of its own and fields that only ninjs has."""
    names = {_plain_name(name) for name in value}
    return isinstance(value.get("uri"), str) and len(names & _OWN_NAMES) + any(map(_is_body, value)) >= 2


def document_of(item: Mapping[str, Any], origin: Origin, notes: tuple[str, ...] = ()) -> Source:
    """The document of an item; raises :class:`SourceError` for one that is no text or was withdrawn."""
    fields = {_plain_name(name): value for name, value in item.items()}
    kind = str(fields.get("type") or "")
    if kind not in _TEXTS:
        raise SourceError(f"a {kind}, no text", kind=Kind.NO_NEWS_TEXT)
    status = str(fields.get("pubstatus") or "")
    if status in _NOT_PUBLISHED:
        raise SourceError(f"its publisher says it is {status}", kind=Kind.NO_NEWS_TEXT)
    text = next((text for text in _texts(item, fields) if text.strip()), None)
    if text is None:
        raise SourceError("an item without a body", kind=Kind.NO_NEWS_TEXT)
    title = line(_title(fields)) or None
    created = (fields.get(name) for name in ("firstcreated", "contentcreated", "versioncreated"))
    return source(
        origin,
        under(title, text),
        id=item["uri"],
        title=title,
        published=next((day for day in map(read_day, created) if day), None),
        publisher=_publisher(fields),
        url=_address(fields),
        notes=notes,
    )


def _plain_name(name: str) -> str:
    return name.replace("_", "").lower()


def _is_body(name: str) -> bool:
    return name in _BODIES or name.startswith("body_")


def _texts(item: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[str]:
    """The bodies that an item has, the plain ones first."""
    for name in (*_BODIES, *(name for name in item if name.startswith("body_"))):
        if isinstance(body := item.get(name), str):
            yield plain(body)
    bodies = [body for body in _list(fields.get("bodies")) if isinstance(body, dict)]
    for body in sorted(bodies, key=lambda body: (body.get("role") not in ("main", None), "html" in _type(body))):
        yield plain(str(body.get("value") or ""))


def _type(body: Mapping[str, Any]) -> str:
    return str(body.get("contenttype") or body.get("contentType") or "")


def _title(fields: Mapping[str, Any]) -> str:
    headline = fields.get("headline") or fields.get("title")
    if isinstance(headline, str) and headline:
        return headline
    headlines = [each for each in _list(fields.get("headlines")) if isinstance(each, dict) and each.get("value")]
    main = sorted(headlines, key=lambda each: each.get("role") not in ("main", "headline", None))
    return str(main[0]["value"]) if main else ""


def _publisher(fields: Mapping[str, Any]) -> str | None:
    """Where the news comes from: the first of the sources it names, else who holds the rights."""
    names = [str(each.get("name") or "") for each in _list(fields.get("infosources")) if isinstance(each, dict)]
    rights = fields.get("rightsinfo")
    holders = [fields.get("provider"), fields.get("source"), fields.get("copyrightholder")]
    if isinstance(rights, dict):
        holders.append(rights.get("copyrightholder") or rights.get("copyrightHolder"))
    return next((line(str(name)) for name in (*names, *holders) if isinstance(name, str) and name.strip()), None)


def _address(fields: Mapping[str, Any]) -> str | None:
    """Where it can be read on the web."""
    uri = str(fields["uri"])
    links = [
        str(each.get("href") or each.get("value") or "")
        for each in _list(fields.get("altids"))
        if isinstance(each, dict)
    ]
    candidates = (fields.get("url"), fields.get("link"), *links, uri)
    return next(
        (each for each in candidates if isinstance(each, str) and each.startswith(("http://", "https://"))), None
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
