"""JSON and JSON Lines as archives and web services write them."""

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Kind, Origin, Refusal, Source, read_stream

ARTICLE = {
    "id": 17,
    "headline": "Ministers meet &amp; talk",
    "body": "<p>LIMA, Peru -- The envoy <b>left</b>.</p><p>He said &quot;no&quot;.</p>",
    "pub_date": "Tue, 26 Feb 2019 10:00:00 GMT",
    "source": {"name": "Radio Sur"},
    "link": "https://radio.example/1",
}


def documents(found: list[Source | Refusal]) -> list[tuple[str, str]]:
    return [(source.document.id, source.document.text) for source in found if isinstance(source, Source)]


def test_fields_are_known_by_their_usual_names(read_bytes: Any) -> None:
    [found] = read_bytes(json.dumps(ARTICLE), "wire.jsonl")
    document = found.document
    assert (document.id, document.title, document.published) == ("17", "Ministers meet & talk", date(2019, 2, 26))
    assert (document.publisher, document.url) == ("Radio Sur", "https://radio.example/1")
    assert document.text == 'Ministers meet & talk\n\nLIMA, Peru -- The envoy left.\n\nHe said "no".'
    assert (str(found.origin), found.origin.key) == ("wire.jsonl: line 1", "wire.jsonl#1")


def test_a_broken_line_is_named_and_the_others_are_read(read_bytes: Any) -> None:
    lines = [json.dumps({"text": f"Story {number}."}) for number in range(1, 6)]
    lines[2] = '{"text": "Story 3."'
    found = read_bytes("\n".join(lines), "wire.jsonl")
    assert documents(found) == [(f"wire#{number}", f"Story {number}.") for number in (1, 2, 4, 5)]
    assert str(found[2]) == "wire.jsonl: line 3: column 20: broken JSON: expecting ',' delimiter"
    assert found[2].kind.is_fault


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "no object but [1]"),
        ('{"foo": 1, "bar": 2}', "no field is known to hold the text: there are 'foo', 'bar'; name it with --map"),
        ('{"text": 5}', "'text' holds no text but a number"),
        ('{"text": {"a": 1}}', "'text' holds no text but an object"),
        ('{"text": ""} {"text": ""}', "broken JSON: something follows the object"),
        ("[" * 100_000, "broken JSON: nested too deep"),
        ('{"text": ' + "1" * 5000 + "}", "broken JSON: Exceeds the limit"),
        (b'{"text": "\x81\x02"}', "not UTF-8"),
        ('{"text": "a\\ud800"}', "a lone surrogate"),
        (b'{"text": "a\0b"}', "a NUL byte"),
    ],
)
def test_what_is_no_document_is_refused(read_bytes: Any, line: str | bytes, reason: str) -> None:
    raw = line.encode() if isinstance(line, str) else line
    refusal, other = read_bytes(raw + b'\n{"text": "The envoy left."}\n', "wire.jsonl")
    assert refusal.kind is Kind.UNREADABLE and reason in refusal.reason
    assert other.document.text == "The envoy left."


@pytest.mark.parametrize("text", ["null", '""', '" \\n"', "[]", '"<p> </p>"', '"<script>x()</script>"'])
def test_a_document_without_text_is_passed_over(read_bytes: Any, text: str) -> None:
    [refusal] = read_bytes(f'{{"text": {text}}}', "wire.jsonl")
    assert (refusal.kind, refusal.reason) == (Kind.NO_NEWS_TEXT, "no text in 'text'")


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '[\n  {\n    "text": "One."\n  },\n  {\n    "text": "Two."\n  }\n]\n',
        '{"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]}\n',
        '{"response": {"docs": [{"text": "One."}, {"text": "Two."}]}}',
        '{"hits": {"hits": [{"_source": {"text": "One."}}, {"_source": {"text": "Two."}}]}}',
        '{"text": "One."}\n{"text": "Two."}\n',
        '{"text": "One."} {"text": "Two."}'.replace("} {", "}\n\n{"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_json_file_may_be_arranged_in_many_ways(read_bytes: Any, content: str, encoding: str) -> None:
    found = read_bytes(content.encode(encoding), "wire.json")
    assert [text for _, text in documents(found)] == ["One.", "Two."]
    assert [source.origin.number for source in found] in ([1, 2], [1, 3])


def test_figures_alone_are_no_news(read_bytes: Any) -> None:
    [refusal] = read_bytes('{"text": "12 | 7"}', "wire.jsonl")
    assert (refusal.kind, refusal.reason) == (Kind.NO_NEWS_TEXT, "no letter in 'text'")


def test_one_object_is_one_document_named_after_the_file(read_bytes: Any) -> None:
    assert documents(read_bytes('{\n "text": "One."\n}', "2024/story.json")) == [("story", "One.")]


def test_an_array_is_read_up_to_its_fault(read_bytes: Any) -> None:
    one, refusal = read_bytes('[\n {"text": "One."},\n {"text": }, {"text": "Three."}]', "wire.json")
    assert one.document.text == "One."
    assert str(refusal) == "wire.json: line 3, column 11: broken JSON: expecting value"


def test_columns_may_be_chosen_even_within_others(read_bytes: Any) -> None:
    line = '{"text": "no", "article": {"p": ["One.", "Two."]}, "when": "20190226", "meta": {"wire": "AB"}}'
    chosen = {"text": "article.p", "published": "when", "publisher": "meta.wire"}
    [found] = read_bytes(line, "wire.jsonl", columns=chosen)
    assert found.document.text == "One.\n\nTwo."
    assert (found.document.published, found.document.publisher) == (date(2019, 2, 26), "AB")


def test_a_day_that_is_not_settled_is_said(read_bytes: Any) -> None:
    [found] = read_bytes('{"text": "One.", "date": "02/03/2019"}', "wire.jsonl")
    assert (found.document.published, found.notes) == (None, ("date: no day is settled by '02/03/2019'",))


class Endless(io.RawIOBase):
    """Lines without end, counted as they are read."""

    def __init__(self, begin: bytes, again: bytes) -> None:
        self._next = self._generate(begin, again)
        self._rest = b""
        self.count = 0

    def _generate(self, begin: bytes, again: bytes) -> Iterator[bytes]:
        yield begin
        while True:
            yield again

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._rest or next(self._next)
        size = min(len(buffer), len(data))
        buffer[:size], self._rest = data[:size], data[size:]
        self.count += size
        return size


@pytest.mark.parametrize(
    ("begin", "again", "name"),
    [
        (b"", b'{"text": "One."}\n', "a.jsonl"),
        (b"[", b'{"text": "One."},\n', "a.json"),
        (b"text\n", b"One.\n", "a.csv"),
    ],
)
def test_no_more_is_read_than_is_asked_for(begin: bytes, again: bytes, name: str) -> None:
    stream = Endless(begin, again)
    found = read_stream(stream, Origin(name))  # type: ignore[arg-type]
    assert [next(found).document.text for _ in range(1000)] == ["One."] * 1000  # type: ignore[union-attr]
    assert stream.count < 300_000


def test_a_line_as_long_as_no_article_is_refused(read_bytes: Any) -> None:
    content = b'{"text": "' + b"x" * 21_000_000 + b'"}\n{"text": "Two."}\n'
    refusal, two = read_bytes(content, "wire.jsonl")
    assert str(refusal) == "wire.jsonl: line 1: longer than 20,971,520 bytes, which no article is"
    assert two.document.text == "Two."


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "title", "date", "id", "url", "uri", "bodies", "a"]), inner, max_size=4
        )
    ),
    max_leaves=10,
)


@given(VALUES, st.sampled_from(["a.json", "a.jsonl"]))
def test_any_json_gives_documents_or_refusals(value: Any, name: str) -> None:
    for found in read_stream(io.BytesIO(json.dumps(value).encode()), Origin(name)):
        assert found.document.text.strip() if isinstance(found, Source) else "Error:" not in found.reason


@given(
    st.binary(max_size=200) | st.text('[]{}":,text1 \n', max_size=40).map(str.encode),
    st.sampled_from("json jsonl csv tsv".split()),
)
def test_any_bytes_give_documents_or_refusals(content: bytes, ending: str) -> None:
    for found in read_stream(io.BytesIO(content), Origin(f"a.{ending}")):
        assert found.document.text.strip() if isinstance(found, Source) else "Error:" not in found.reason
