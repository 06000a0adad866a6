"""Pages of the web, and the archives that crawlers keep of them."""

import gzip
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Kind, Origin, Refusal, Source, read_stream

pytest.importorskip("trafilatura")

STORY = (
    "The foreign minister of Chile met her colleague from Peru in Lima on Tuesday, and the two signed a treaty on the "
    "river that divides their countries."
)
PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="windows-1252"><title>Ministers sign treaty | Radio Sur</title>
<meta property="og:site_name" content="Radio Sur"><link rel="canonical" href="https://radio.example/treaty">
<meta property="article:published_time" content="2019-02-26T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers sign treaty &amp; leave</h1>
<p>LIMA, Peru — {STORY}</p><p>“No”, she said in the café.</p></article>
<footer>Copyright 2024 Radio Sur</footer><script>track("<p>nothing</p>")</script></body></html>"""
TEXT = f"Ministers sign treaty & leave\n\nLIMA, Peru — {STORY}\n\n“No”, she said in the café."


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["treaty.html", "treaty.txt", "treaty", "treaty.html.gz"])
def test_a_page_gives_its_article(read_bytes: Any, encoding: str, name: str) -> None:
    raw = PAGE.encode(encoding)
    if encoding == "utf-16" and not name.startswith("treaty.html"):
        pytest.skip("nothing tells a page in UTF-16 from text")
    [found] = read_bytes(gzip.compress(raw) if name.endswith(".gz") else raw, name)
    document = found.document
    assert (document.text, document.title) == (TEXT, "Ministers sign treaty & leave")
    assert (document.published, document.publisher) == (date(2019, 2, 26), "Radio Sur")
    assert (document.url, document.id) == ("https://radio.example/treaty", "treaty")


@pytest.mark.parametrize(
    ("page", "kind", "reason"),
    [
        ("<html><body><p>Sign in.</p></body></html>", Kind.TOO_SHORT, "a page with 2 words of text"),
        ("<html><body></body></html>", Kind.NO_NEWS_TEXT, "a page without an article"),
        ("<html>" + "<div>" * 20_000 + "x", Kind.NO_NEWS_TEXT, "a page without an article"),
        ("", Kind.UNREADABLE, "empty"),
    ],
)
def test_a_page_without_an_article_is_passed_over(read_bytes: Any, page: str, kind: Kind, reason: str) -> None:
    [refusal] = read_bytes(page, "a.html")
    assert refusal.kind is kind and refusal.reason.startswith(reason)


def test_a_missing_library_is_named(read_bytes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    [refusal] = read_bytes(PAGE, "a.html")
    assert refusal.reason == "this form needs trafilatura, which is not installed: pip install 'legation[web]'"


def record(kind: str, content: bytes, number: int = 1) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\nWARC-Target-URI: https://radio.example/1\r\n"
    )
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def answer(content: bytes, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content


CRAWL = [
    record("warcinfo", b"software: test\r\n"),
    record("request", b"GET / HTTP/1.1\r\n\r\n"),
    record("response", answer(PAGE.encode("cp1252"), "text/html; charset=windows-1252"), 7),
    record("response", answer(b"\x89PNG", "image/png")),
    record("response", answer(b"gone", status="404 Not Found")),
    record("response", answer(gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"), 8),
    record("response", b"garbage"),
    record("conversion", f"{STORY} {STORY}".encode(), 9),
    record("conversion", b"Home World", 10),
]


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_web_archives_give_their_pages(read_bytes: Any, compress: Any) -> None:
    pytest.importorskip("fastwarc")
    found = read_bytes(b"".join(map(compress, CRAWL)), "crawl.warc.gz")
    documents = [each.document for each in found if isinstance(each, Source)]
    assert [document.text for document in documents] == [TEXT, TEXT, f"{STORY} {STORY}"]
    assert [document.id for document in documents] == ["urn:uuid:7", "urn:uuid:8", "urn:uuid:9"]
    assert documents[2].url == "https://radio.example/1"
    assert documents[2].published is None  # a crawl's day is no day of publication
    assert [str(each) for each in found if isinstance(each, Refusal)] == [
        "crawl.warc.gz: record 2: image/png, no page",
        "crawl.warc.gz: record 3: an answer with status 404",
        "crawl.warc.gz: record 5: an answer with status None",
        "crawl.warc.gz: record 7: 2 words of text, which is no article",
    ]


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_a_web_archive_that_is_cut_off_is_read_up_to_there(read_bytes: Any, compress: Any) -> None:
    pytest.importorskip("fastwarc")
    raw = b"".join(map(compress, CRAWL))
    for size in range(1, len(raw), 501):
        found = read_bytes(raw[:size], "crawl.warc")
        assert isinstance(found[-1], Refusal) and found[-1].kind.is_fault
    assert found[0].document.text == TEXT


@given(st.binary(max_size=200))
def test_any_bytes_in_a_web_archive_are_refused(content: bytes) -> None:
    pytest.importorskip("fastwarc")
    for raw in (b"WARC/1.0\r\n" + content, record("response", answer(content))):
        assert all(isinstance(found, Refusal) for found in read_stream(io.BytesIO(raw), Origin("a.warc")))


@given(st.text(max_size=200), st.sampled_from(["<html><p>{}", "<html><article><p>{}</p></article>", "{}"]))
def test_any_page_gives_an_article_or_a_refusal(text: str, around: str) -> None:
    page = around.format(text).encode("utf-8", "surrogatepass")
    for found in read_stream(io.BytesIO(page), Origin("a.html")):
        assert found.document.text.strip() if isinstance(found, Source) else "Error:" not in found.reason
