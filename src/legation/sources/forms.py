"""The forms that documents come in, told by a file's ending, or by its first bytes where the ending is silent."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Form(StrEnum):
    """What kind of file it is."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    FEED = "feed"
    WARC = "warc"
    NINJS = "ninjs"
    NEWSML = "newsml"
    MBOX = "mbox"


COMPRESSED_ENDINGS = frozenset({".gz", ".zst", ".bz2", ".xz"})
ARCHIVE_ENDINGS = frozenset({".zip", ".tar", ".tgz"})

_ENDINGS = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
    ".jsonlines": Form.JSONL,
    ".json": Form.JSON,
    ".ninjs": Form.NINJS,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".tab": Form.TSV,
    ".parquet": Form.PARQUET,
    ".pq": Form.PARQUET,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
    ".rdf": Form.FEED,
    ".warc": Form.WARC,
    ".wet": Form.WARC,
    ".newsml": Form.NEWSML,
    ".nitf": Form.NEWSML,
    ".mbox": Form.MBOX,
    ".eml": Form.MBOX,
}
_XML_ENDING = ".xml"

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z][\w.-]*:?[\w.-]*[\s>])")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_ROOTS = {
    b"rss": Form.FEED,
    b"feed": Form.FEED,
    b"rdf": Form.FEED,
    b"newsitem": Form.NEWSML,
    b"newsmessage": Form.NEWSML,
    b"packageitem": Form.NEWSML,
    b"nitf": Form.NEWSML,
    b"html": Form.HTML,
}
_NOT_ROOT = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_JSON_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_JSON_ARRAY = re.compile(rb"\s*\[\s*(?:\{|\])")
_MBOX = re.compile(rb"From [^\r\n]* \d{4}[^\r\n]*\r?\n[!-9;-~]+:")
_MAIL = re.compile(rb"(?:(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): [^\r\n]*\r?\n){2}", re.I)
_USTAR = slice(257, 262)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def ending_of(name: str) -> str:
    """A file's ending in small letters, past those of its compression: ".jsonl" of "a.JSONL.gz"."""
    return _uncompressed(name).suffix.lower()


def bare_name(name: str) -> str:
    """A file's name without its ending and those of its compression."""
    path = _uncompressed(name)
    return str(path.with_name(path.stem)) if path.name else ""


def _uncompressed(name: str) -> PurePath:
    path = PurePath(name)
    return path.with_suffix("") if path.suffix.lower() in COMPRESSED_ENDINGS else path


def is_known(name: str) -> bool:
    """Whether the ending alone says that documents may be in it."""
    compressed = PurePath(name).suffix.lower() in COMPRESSED_ENDINGS
    ending = ending_of(name)
    return ending in _ENDINGS or ending in ARCHIVE_ENDINGS or ending == _XML_ENDING or compressed


def form_of(name: str, head: bytes) -> Form:
    """The form of a file with this name that begins with ``head``.

    The ending decides where it says one form; a page of the web is told from plain text even in ".txt".
    """
    ending = ending_of(name)
    form = _ENDINGS.get(ending)
    if form is Form.TEXT:
        return Form.HTML if _HTML.match(head.removeprefix(_BYTE_ORDER_MARK)) else Form.TEXT
    return form or sniff(head)


def sniff(head: bytes) -> Form:
    """The form that the first bytes of a file tell: plain text where they tell nothing."""
    head = head.removeprefix(_BYTE_ORDER_MARK)
    if head.startswith(b"PAR1"):
        return Form.PARQUET
    if head.startswith(b"WARC/"):
        return Form.WARC
    if _MBOX.match(head) or _MAIL.match(head):
        return Form.MBOX
    if _JSON_OBJECT.match(head) or _JSON_ARRAY.match(head):
        return Form.JSON
    if _HTML.match(head):
        return Form.HTML
    return _ROOTS.get(_root(head).lower(), Form.TEXT)


def is_other_xml(name: str, head: bytes) -> bool:
    """Whether a file is XML, by its ending or its declaration, of no form that is known: markup, and no text."""
    is_xml = ending_of(name) == _XML_ENDING or (not ending_of(name) and head.lstrip().startswith(b"<?xml"))
    return is_xml and bool(head.strip()) and sniff(head) is Form.TEXT


def _root(head: bytes) -> bytes:
    """The name of an XML file's root without its prefix, as far as it can be seen."""
    root = _ROOT.search(_NOT_ROOT.sub(b"", head)) if _XML.match(head) else None
    return root[1] if root else b""


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is an archive of files."""
    return is_zip(head) or head[_USTAR] == b"ustar"
