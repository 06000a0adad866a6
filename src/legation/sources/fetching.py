"""Asking servers for files, politely and with care: robots.txt, a pause for each host, bounds of size and time.

What a name means is looked up once and the address that was checked is the one connected to, so that a name which
changes its meaning in between leads nowhere else (DNS rebinding). Every redirection is checked in the same way.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from legation.sources.addresses import resolve
from legation.sources.documents import Kind, SourceError
from legation.sources.extras import extra
from legation.sources.opening import LARGEST

AGENT = "legation"
PAUSE = 1.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""

LONGEST_PAUSE = 60.0
PATIENCE = 20.0
"""Seconds that a server may be silent."""

TIME_LIMIT = 60.0
"""Seconds that an answer may take as a whole."""

MOST_REDIRECTIONS = 5

_LARGEST_ROBOTS = 512 * 1024
_PIECE = 64 * 1024
_REDIRECTIONS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the address it came from in the end, its status, its headers in small letters, its bytes."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


class Fetcher:
    """Fetches by http and https. It remembers robots.txt and the last request of every host."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        pause: float = PAUSE,
        time_limit: float = TIME_LIMIT,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allow_private, self._pause, self._time_limit = allow_private, pause, time_limit
        self._sleep, self._clock = sleep, clock
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a request, past its redirections; its status is 200 or, where ``headers`` allow it, 304.

        Raises :class:`SourceError` for anything else, for what robots.txt forbids, and for what is too large or slow.
        """
        for answer in self._answers(url, headers or {}, check=self._check_robots):
            if answer.status in (200, 304):
                return answer
            raise SourceError(f"the server answers with status {answer.status}", kind=Kind.NOT_FETCHED)
        raise SourceError(f"more than {MOST_REDIRECTIONS} redirections", kind=Kind.NOT_FETCHED)

    def _answers(self, url: str, headers: Mapping[str, str], *, check: Callable[[str], float]) -> Iterator[Answer]:
        """The last answer of a chain of redirections; none where the chain is too long."""
        for _ in range(MOST_REDIRECTIONS + 1):
            parts = split(url)
            self._wait(parts, check(url))
            answer = self._ask(parts, headers)
            if answer.status not in _REDIRECTIONS or "location" not in answer.headers:
                yield answer
                return
            url = urljoin(url, answer.headers["location"])

    def _check_robots(self, url: str) -> float:
        """The pause that a host asks for; raises :class:`SourceError` where its robots.txt forbids the address."""
        parts = split(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        rules = self._robots[host]
        if not rules.can_fetch(AGENT, url):
            raise SourceError("its robots.txt forbids to fetch it", kind=Kind.FORBIDDEN)
        return min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PAUSE)

    def _read_robots(self, host: str) -> RobotFileParser:
        """The rules of a host (RFC 9309): without a file everything is allowed, with a failing server nothing."""
        rules = RobotFileParser()
        for answer in self._answers(f"{host}/robots.txt", {}, check=lambda url: 0.0):
            if answer.status == 200:
                rules.parse(answer.content[:_LARGEST_ROBOTS].decode("utf-8", "replace").splitlines())
                return rules
            if answer.status >= 500:
                reason = f"its robots.txt cannot be read: the server answers with status {answer.status}"
                raise SourceError(reason, kind=Kind.NOT_FETCHED)
        rules.parse([])
        return rules

    def _wait(self, parts: SplitResult, asked: float) -> None:
        """Wait until the host may be asked again."""
        now, host = self._clock(), parts.hostname or ""
        if host in self._last and (left := self._last[host] + max(self._pause, asked) - now) > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _ask(self, parts: SplitResult, headers: Mapping[str, str]) -> Answer:
        urllib3 = extra("urllib3", "web")
        begun = time.monotonic()
        try:
            with self._connection(parts) as connection:
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                sent = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": f"{AGENT}/{version('legation')}"}
                sent |= {"Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
                connection.request("GET", target, headers=sent, preload_content=False)
                response = connection.getresponse()
                content = bytearray()
                for piece in response.stream(_PIECE, decode_content=True):
                    content += piece
                    if len(content) > LARGEST:
                        raise SourceError(f"larger than {LARGEST:,} bytes, which no article is", kind=Kind.NOT_FETCHED)
        except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            if time.monotonic() - begun <= self._time_limit:
                raise SourceError(f"not fetched: {reason}", kind=Kind.NOT_FETCHED) from None
        if time.monotonic() - begun > self._time_limit:  # it was cut, and may look complete
            raise SourceError(f"not fetched within {self._time_limit:g} seconds", kind=Kind.NOT_FETCHED)
        found = {name.lower(): value for name, value in response.headers.items()}
        return Answer(parts.geturl(), response.status, found, bytes(content))

    @contextmanager
    def _connection(self, parts: SplitResult) -> Iterator[Any]:
        """A connection to the checked address of a host, cut when the time is over."""
        urllib3 = extra("urllib3.connection", "web")
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        address = resolve(host, port, allow_private=self._allow_private)
        if parts.scheme == "https":
            connection = urllib3.HTTPSConnection(
                address, port, timeout=PATIENCE, ssl_context=ssl.create_default_context(), server_hostname=host
            )
        else:
            connection = urllib3.HTTPConnection(address, port, timeout=PATIENCE)
        sockets: list[Any] = []  # the connection itself lets go of its socket once the answer begins
        timer = Timer(self._time_limit, _cut, (sockets,))
        timer.daemon = True
        timer.start()
        try:
            connection.connect()
            sockets.append(connection.sock)
            yield connection
        finally:
            timer.cancel()
            connection.close()


def _cut(sockets: list[Any]) -> None:
    """End a connection under the hands of who reads from it."""
    for sock in sockets:
        try:
            sock.shutdown(2)
        except OSError:
            sock.close()


def split(url: str) -> SplitResult:
    """The parts of an address; raises :class:`SourceError` for one that is not of http or https."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError as error:
        raise SourceError(f"no address of the web: {error}", kind=Kind.NOT_FETCHED) from None
    if not is_web or any(character in url for character in " \r\n\t\0"):
        raise SourceError("no address of the web: only http and https are read", kind=Kind.NOT_FETCHED)
    return parts
