"""Feeds: in files, and by their addresses from a server of the test's own."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from legation.sources import Kind, Reading, Refusal, Source, fetching, read, read_input, settle, web
from legation.sources.addresses import is_public
from legation.sources.documents import SourceError
from legation.sources.fetching import Fetcher

for _library in ("feedparser", "trafilatura", "urllib3"):
    pytest.importorskip(_library)

STORY = (
    "The foreign minister of Chile met her colleague from Peru in Lima on Tuesday, and the two signed a treaty on the "
    "river that divides their countries."
)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Radio Sur</title>
<item><title>Treaty &amp;amp; river</title><link>/treaty#top</link><guid>tag:1</guid>
<pubDate>Tue, 26 Feb 2019 23:00:00 -0500</pubDate><description>&lt;p&gt;A treaty.&lt;/p&gt;</description></item>
<item><title>Long</title><link>/long</link>
<content:encoded><![CDATA[<p>{STORY * 8}</p><p>End.</p>]]></content:encoded></item>
<item><title>Secret</title><link>/private/secret</link><description>In short.</description></item>
<item><title>Lost</title><link>/lost</link><description>In short.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Radio Sur</title><entry><id>tag:1</id><title>Treaty</title>
<updated>2019-02-26T23:00:00-05:00</updated><link href="https://radio.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p><p>He &amp; she left.</p></div></content>
</entry><entry><title>Nothing</title></entry></feed>"""
PAGE = f"<html><head><title>Treaty signed</title></head><body><article><h1>Treaty signed</h1><p>{STORY}</p></article>"
ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n"


class Server:
    """Serves pages from a table, and notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.dripping: set[str] = set()
        self.over = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, content = server.pages.get(self.path, (404, {}, b""))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, content = 304, b""
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(OSError):
                    for piece in [bytes([byte]) for byte in content] if self.path in server.dripping else [content]:
                        self.wfile.write(piece)
                        server.over.wait(0.05 if self.path in server.dripping else 0)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def put(self, path: str, content: str | bytes, status: int = 200, **headers: str) -> None:
        raw = content.encode() if isinstance(content, str) else content
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def server() -> Iterator[Server]:
    served = Server()
    thread = threading.Thread(target=served.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    served.put("/robots.txt", ROBOTS)
    served.put("/feed", RSS, Content_Type="application/rss+xml", ETag='"1"')
    served.put("/treaty", PAGE, Content_Type="text/html; charset=utf-8", Last_Modified="Tue, 26 Feb 2019 10:00:00 GMT")
    yield served
    served.over.set()
    served.http.shutdown()
    served.http.server_close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The pauses that were made, in no time; every test is a run of its own."""
    waited: list[float] = []
    monkeypatch.setattr(web, "Fetcher", lambda **options: Fetcher(**options, sleep=waited.append, clock=lambda: 0.0))
    web._fetching.cache_clear()
    yield waited
    web._fetching.cache_clear()


def fetched(url: str, **reading: Any) -> list[Source | Refusal]:
    return list(read([url], Reading(allow_private=True, **reading)))


def refusal(url: str, **reading: Any) -> Refusal:
    [found] = fetched(url, **reading)
    assert isinstance(found, Refusal), found
    return found


def test_a_feed_in_a_file_gives_what_its_entries_hold(read_bytes: Any) -> None:
    for name in ("feed.rss", "feed.xml", "feed"):
        found = read_bytes(RSS, name)
        assert [each.document.title for each in found] == ["Treaty & river", "Long", "Secret", "Lost"]
        assert found[0].document.text == "Treaty & river\n\nA treaty."
        assert (found[0].document.published, found[0].document.publisher) == (date(2019, 2, 26), "Radio Sur")
        assert found[1].document.text.endswith("countries.\n\nEnd.")


def test_atom_feeds(read_bytes: Any) -> None:
    one, nothing = read_bytes(ATOM, "feed.xml")
    assert one.document.text == f"Treaty\n\n{STORY}\n\nHe & she left."
    assert (one.document.id, one.document.url) == ("tag:1", "https://radio.example/1")
    assert one.document.published == date(2019, 2, 26)
    assert (str(nothing), nothing.kind) == ("feed.xml: entry 2: an entry without text", Kind.NO_NEWS_TEXT)


def test_entities_are_not_expanded(read_bytes: Any) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    types = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = read_bytes(
        f'{types}<rss version="2.0"><channel>' + "<item><title>A &l9; &f;</title></item></channel></rss>", "feed.rss"
    )
    assert len(found) == 1 and len(str(found[0])) < 500


@pytest.mark.parametrize("content", ["", "no feed", "<rss", "<html></html>"])
def test_what_is_no_feed_is_refused(read_bytes: Any, content: str) -> None:
    [found] = read_bytes(content, "feed.rss")
    assert found.reason.startswith("no feed")


def test_a_feed_by_its_address_gives_its_articles(server: Server, pauses: list[float]) -> None:
    treaty, long, secret, lost = fetched(f"{server.url}/feed")
    assert isinstance(treaty, Source) and isinstance(long, Source) and isinstance(secret, Source)
    assert treaty.document.text == f"Treaty signed\n\n{STORY}"
    assert (treaty.document.id, treaty.document.published) == ("tag:1", date(2019, 2, 26))
    assert (treaty.document.url, treaty.document.publisher) == (f"{server.url}/treaty", "Radio Sur")
    assert treaty.origin.key == f"{server.url}/feed#{server.url}/treaty"
    assert long.document.text.startswith("Long\n\nThe foreign minister")
    assert secret.document.text == "Secret\n\nIn short."
    assert secret.notes == ("its article is not read (its robots.txt forbids to fetch it); the feed's words are",)
    assert isinstance(lost, Refusal) and lost.kind is Kind.NOT_FETCHED
    assert str(lost) == f"{server.url}/feed: {server.url}/lost: the server answers with status 404"
    assert server.paths == ["/robots.txt", "/feed", "/treaty", "/lost"]
    assert pauses == [2, 2, 2]  # as robots.txt asks, before everything but itself
    assert server.asked[1][1]["user-agent"].startswith("legation/")


def test_only_what_has_changed_is_fetched_again(server: Server, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    server.put("/lost", PAGE.replace("Treaty", "Found"), Content_Type="text/html")
    assert len(fetched(f"{server.url}/feed", state=state)) == 4
    web._fetching.cache_clear()
    again = refusal(f"{server.url}/feed", state=state)
    assert (again.kind, again.reason) == (Kind.UNCHANGED, "not changed since it was fetched last")
    web._fetching.cache_clear()
    server.put("/feed", RSS.replace("In short.", "In brief.", 1), ETag='"2"')
    server.asked.clear()
    kinds = [found.kind if isinstance(found, Refusal) else None for found in fetched(f"{server.url}/feed", state=state)]
    assert kinds == [Kind.UNCHANGED, Kind.UNCHANGED, None, Kind.UNCHANGED]
    assert server.paths == ["/robots.txt", "/feed"]


def test_what_was_not_fetched_is_tried_again(server: Server, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    assert fetched(f"{server.url}/feed", state=state)[3].kind is Kind.NOT_FETCHED  # type: ignore[union-attr]
    web._fetching.cache_clear()
    server.put("/lost", PAGE.replace("Treaty", "Found"), Content_Type="text/html")
    found = fetched(f"{server.url}/feed", state=state)[3]
    assert isinstance(found, Source) and found.document.title == "Found signed"


def test_what_is_read_ahead_is_written_down_only_when_it_is_safe(server: Server, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    reading = Reading(allow_private=True, state=state)
    first, second = f"{server.url}/treaty", f"{server.url}/feed"
    for url in (first, second):
        list(read_input(url, reading))
    assert not state.exists()
    settle(first, reading)
    assert list(json.loads(state.read_text(encoding="utf-8"))["fetched"]) == [first]
    settle(second, reading)
    assert len(json.loads(state.read_text(encoding="utf-8"))["fetched"]) == 3


@pytest.mark.parametrize("content", ["{", "[]", '{"fetched": 5}', '{"fetched": {"a": 5}}'])
def test_a_broken_state_is_refused(server: Server, tmp_path: Path, content: str) -> None:
    (tmp_path / "state.json").write_text(content, encoding="utf-8")
    assert (
        "does not hold what was fetched before" in refusal(f"{server.url}/feed", state=tmp_path / "state.json").reason
    )


def test_a_page_by_its_address(server: Server) -> None:
    [found] = fetched(f"{server.url}/treaty")
    assert isinstance(found, Source)
    assert (found.document.url, found.document.title) == (f"{server.url}/treaty", "Treaty signed")
    server.put("/wire.jsonl", json.dumps({"text": STORY}))
    [found] = fetched(f"{server.url}/wire.jsonl")
    assert isinstance(found, Source) and found.document.text == STORY


def test_private_addresses_are_not_asked(server: Server) -> None:
    [found] = read_input(f"{server.url}/treaty", Reading())
    assert isinstance(found, Refusal) and found.kind is Kind.NOT_FETCHED
    assert found.reason == "127.0.0.1 is at 127.0.0.1, which is no public address; --allow-private lets it be asked"
    assert server.asked == []


def test_a_redirection_to_a_private_address_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.put("/away", b"", 302, Location=f"http://127.0.0.2:{server.http.server_port}/treaty")
    monkeypatch.setattr("legation.sources.addresses.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(SourceError, match=r"127\.0\.0\.2, which is no public address"):
        Fetcher(sleep=lambda seconds: None).fetch(f"{server.url}/away")
    assert server.paths == ["/robots.txt", "/away"]


def test_a_name_is_looked_up_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to, though the name means another afterwards."""
    asked = []
    look_up = socket.getaddrinfo

    def rebinding(host: str, *others: Any, **options: Any) -> Any:
        if host != "radio.example":
            return look_up(host, *others, **options)
        asked.append(host)
        return look_up("127.0.0.1" if len(asked) < 3 else "192.0.2.1", *others, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://radio.example:{server.http.server_port}/treaty"
    answer = Fetcher(allow_private=True, sleep=lambda seconds: None).fetch(url)
    assert answer.status == 200 and server.asked[-1][1]["host"] == f"radio.example:{server.http.server_port}"
    assert len(asked) == 2  # once for robots.txt, once for the page


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: "
    "fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert is_public("8.8.8.8") and is_public("2606:4700::1111")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/hostname", "only http and https"),
        ("ftp://radio.example/a", "only http and https"),
        ("http://", "only http and https"),
        ("http://[::1", "no address of the web"),
        ("http://radio.example:99999/", "no address of the web"),
        ("http://radio.example/a\r\nX: y", "only http and https"),
        ("http://none.invalid/", "none.invalid: "),
    ],
)
def test_what_is_no_address_is_refused(url: str, reason: str) -> None:
    assert reason in refusal(url).reason


def test_endless_redirections_large_and_slow_answers_are_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/round", b"", 302, Location="/round")
    assert refusal(f"{server.url}/round").reason == "more than 5 redirections"
    monkeypatch.setattr(fetching, "LARGEST", 10_000)
    server.put("/large", "x" * 20_000)
    assert refusal(f"{server.url}/large").reason == "larger than 10,000 bytes, which no article is"
    server.put("/slow", "x" * 10, Content_Length="20")
    with pytest.raises(SourceError, match="not fetched"):
        Fetcher(allow_private=True, time_limit=0.2, sleep=lambda seconds: None).fetch(f"{server.url}/slow")


def test_an_answer_that_comes_byte_by_byte_is_cut_when_its_time_is_over(server: Server) -> None:
    server.put("/drip", "x" * 1000)
    server.dripping.add("/drip")
    with pytest.raises(SourceError, match=r"not fetched within 0\.3 seconds"):
        Fetcher(allow_private=True, time_limit=0.3, sleep=lambda seconds: None).fetch(f"{server.url}/drip")


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_a_missing_robots_txt_allows_and_a_failing_server_forbids(server: Server, status: int, allowed: bool) -> None:
    server.put("/robots.txt", b"", status)
    [found] = fetched(f"{server.url}/treaty")
    assert isinstance(found, Source) is allowed
    if isinstance(found, Refusal):
        assert found.reason == "its robots.txt cannot be read: the server answers with status 500"


def test_what_robots_txt_forbids_is_passed_over(server: Server) -> None:
    found = refusal(f"{server.url}/private/secret")
    assert found.kind is Kind.FORBIDDEN and not found.kind.is_fault
