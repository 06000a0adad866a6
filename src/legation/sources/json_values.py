"""JSON and JSON Lines: every object with a text in it is a document, read one after the other."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from legation.sources import ninjs
from legation.sources.documents import Origin, Reading, Refusal, Source, SourceError
from legation.sources.encodings import byte_order_mark, decode
from legation.sources.fields import columns_of, document_of, missing_text, value_at
from legation.sources.lines import Lines
from legation.sources.opening import HARMLESS, HEAD, LARGEST, buffered, whole

_SPACE = re.compile(r"[\s,]*")
_DEEPEST_LIST = 4
_decode = json.JSONDecoder(strict=False).raw_decode


def read_lines(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The documents of JSON Lines; a line that is broken is refused and the next is read."""
    lines = Lines(stream)
    while True:
        try:
            text = next(lines)
            if text.strip():
                value, is_all = _parsed(text.rstrip())
                if not is_all:
                    raise SourceError("broken JSON: something follows the object")
                yield from _documents(value, origin.at("line", lines.number), reading, lines.notes)
        except StopIteration:
            return
        except SourceError as error:
            yield error.at(origin.at("line", lines.number))


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The documents of a JSON file: an array of objects, one object, an object that holds a list, or lines of them."""
    stream = stream if isinstance(stream, io.BufferedReader) else buffered(stream)
    head = stream.peek(HEAD)
    mark = byte_order_mark(head)
    begin = head.removeprefix(mark[0]) if mark and mark[1] == "utf-8" else head
    if begin.lstrip().startswith(b"[") and (mark is None or mark[1] == "utf-8"):
        yield from _read_array(stream, origin, reading)
    elif _is_lines(begin.lstrip()):
        yield from read_lines(stream, origin, reading)
    else:
        yield from _read_object(whole(stream, HARMLESS), origin, reading)


def _read_object(raw: bytes, origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The document of an object, or those of the list that it wraps; lines of objects where more follow it."""
    found = decode(raw)
    value, is_all = _parsed(found.text)
    if not is_all:
        yield from read_lines(io.BytesIO(raw), origin, reading)
        return
    is_one = isinstance(value, dict) and _holds_text(value, reading)
    many = value if isinstance(value, list) else None if is_one else _list_in(value)
    if many is None:
        yield from _documents(value, origin, reading, found.notes)
    for number, item in enumerate(many or (), start=1):
        yield from _documents(item, origin.at("item", number), reading, found.notes)


def _is_lines(head: bytes) -> bool:
    """Whether a file that begins so has an object on each line."""
    first, _, rest = head.partition(b"\n")
    return first.startswith(b"{") and rest.lstrip().startswith(b"{")


def _documents(value: Any, origin: Origin, reading: Reading, notes: tuple[str, ...]) -> Iterator[Source | Refusal]:
    """The document of an object, or the reason why it is none."""
    try:
        if isinstance(value, dict) and isinstance(value.get("_source"), dict):  # as Elasticsearch gives its hits
            value = value["_source"]
        if not isinstance(value, dict):
            raise SourceError(f"no object but {json.dumps(value)[:40]}")
        if not reading.columns and ninjs.is_item(value):
            yield ninjs.document_of(value, origin, notes)
            return
        columns = columns_of(value, reading.columns)
        if columns.text is None or (value_at(value, columns.text) is None and columns.text.split(".")[0] not in value):
            raise missing_text(value, columns)
        yield document_of(value, columns, origin, notes)
    except SourceError as error:
        yield error.at(origin)


def _holds_text(value: Mapping[str, Any], reading: Reading) -> bool:
    return ninjs.is_item(value) or isinstance(value_at(value, columns_of(value, reading.columns).text), str)


def _list_in(value: Any) -> list[Any] | None:
    """The list of objects that an answer of a web service wraps, wherever in it."""
    level = [value]
    for _ in range(_DEEPEST_LIST):
        for item in level:
            if isinstance(item, list) and item and all(isinstance(each, dict) for each in item):
                return item
        level = [child for item in level if isinstance(item, dict) for child in item.values()]
    return None


def _parsed(text: str) -> tuple[Any, bool]:
    """The first value in a text, and whether that is all of it; raises :class:`SourceError` for broken JSON."""
    try:
        value, end = _decode(text, len(text) - len(text.lstrip()))
        return value, not text[end:].strip()
    except json.JSONDecodeError as error:
        raise _broken(error) from None
    except RecursionError:
        raise SourceError("broken JSON: nested too deep") from None
    except ValueError as error:  # a number of thousands of digits
        raise SourceError(f"broken JSON: {error}") from None


def _broken(error: json.JSONDecodeError, lines_before: int = 0) -> SourceError:
    line = error.lineno + lines_before
    place = f"line {line}, column {error.colno}" if line > 1 else f"column {error.colno}"
    return SourceError(f"broken JSON: {error.msg[:1].lower()}{error.msg[1:]}", place=place)


def _read_array(stream: io.BufferedReader, origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The objects of an array, with no more than one of them at hand."""
    items = _items(io.TextIOWrapper(stream, "utf-8-sig", newline=""))
    for number, value in enumerate(items, start=1):
        yield from _documents(value, origin.at("item", number), reading, ())


def _items(text: io.TextIOWrapper) -> Iterator[Any]:
    """The values of an array, parsed as they are asked for; raises :class:`SourceError` where it is broken."""
    buffer, lines_before = _more(text, HEAD), 0
    position = buffer.index("[") + 1
    while True:
        position = _past_space(buffer, position)
        if buffer.startswith("]", position):
            return
        broken: json.JSONDecodeError | None = None
        try:
            value, end = _decode(buffer, position)
            if end < len(buffer):
                yield value
                position = end
                continue
        except json.JSONDecodeError as error:
            broken = error  # if only because the buffer ends within the value
        except (RecursionError, ValueError) as error:
            raise SourceError(f"broken JSON: {error}; nothing after it is read") from None
        size = len(buffer) - position
        more = _more(text, max(HEAD, size)) if size <= LARGEST else ""
        if not more:
            raise _broken(broken, lines_before) if broken else SourceError("broken JSON: the array does not end")
        lines_before += buffer.count("\n", 0, position)
        buffer, position = buffer[position:] + more, 0


def _past_space(buffer: str, position: int) -> int:
    space = _SPACE.match(buffer, position)
    return space.end() if space else position


def _more(text: io.TextIOWrapper, size: int) -> str:
    try:
        return text.read(size)
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8, which JSON is: {error.reason}; nothing after it is read") from None
