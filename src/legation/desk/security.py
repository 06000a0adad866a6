"""The guards before every page: headers, host, size, session, token, and where a request comes from.

Text that the store holds is hostile. Should a page ever let some of it through, the Content-Security-Policy keeps it
from running; that other sites and names that turn to this address get nothing is what the rest is for.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, Form, HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine to itself."""

SIGN_IN = "/sign-in"
SHORTEST_TOKEN = 16
LARGEST_BODY = 8 * 1024 * 1024
"""How many bytes a request may send."""

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What every answer says, errors too."""

_SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
_FOREVER = "public, max-age=31536000, immutable"


def guards(token: str | None, hosts: tuple[str, ...]) -> list[Middleware]:
    """The guards, the outermost first. Raises ``ValueError`` for a token that can be guessed."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise ValueError(f"a token has {SHORTEST_TOKEN} characters at least")
    secret = hashlib.sha256(f"session {token}".encode()).hexdigest() if token else secrets.token_hex(32)
    return [
        Middleware(SafeHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY),
        Middleware(SessionMiddleware, secret_key=secret, session_cookie="legation", same_site="strict"),
        Middleware(Access, token=token),
    ]


class SafeHeaders:
    """Puts ``HEADERS`` on every answer, says how long browsers may keep it, and answers HEAD as GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                is_versioned = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")
                headers.setdefault("Cache-Control", _FOREVER if is_versioned else "private, no-cache")
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD" and not scope["path"].startswith("/api"):
            scope = {**scope, "method": "GET"}  # the server leaves the body out
        await self.app(scope, receive, send_with_headers)


class Access:
    """Lets in who has the token, where there is one, and no form that another site sends.

    A browser shows the token once, at ``SIGN_IN``; a program sends it with each request; a calendar has a key to its
    own feed in the URL (see ``feed_key``). ``request.state.has_token`` says whether a program sent it.
    """

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        request.state.has_token = self._has_token(request)
        refusal: Response | None = None
        if b"%00" in scope["query_string"] or "\0" in scope["path"]:  # no text of a database can hold it
            refusal = PlainTextResponse("There is a NUL in this address.", status_code=400)
        elif not self._may_enter(request):
            refusal = _ask_for_token(request)
        elif request.method not in _SAFE_METHODS and not request.state.has_token and not _is_from_here(request):
            refusal = PlainTextResponse("This request comes from another site.", status_code=403)
        await (refusal or self.app)(scope, receive, send)

    def _has_token(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return self.token is not None and scheme.lower() == "bearer" and is_same(given.strip(), self.token)

    def _may_enter(self, request: Request) -> bool:
        path = request.url.path
        if self.token is None or request.state.has_token or request.session.get("is_signed_in") is True:
            return True
        if path == SIGN_IN or path.startswith("/static/"):
            return True
        key = request.query_params.get("key")
        return key is not None and request.method == "GET" and is_same(key, feed_key(self.token, path))


def feed_key(token: str, path: str) -> str:
    """The key that opens one path to readers who can neither sign in nor send the token."""
    return hmac.new(token.encode(), f"feed {path}".encode(), hashlib.sha256).hexdigest()[:32]


def is_same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def form_token(request: Request) -> str:
    """What the forms of this browser's pages carry, and no other site knows."""
    return str(request.session.setdefault("form_token", secrets.token_urlsafe(24)))


def _check_form(request: Request, form_token: Annotated[str, Form()] = "") -> None:
    wanted = request.session.get("form_token")
    if not isinstance(wanted, str) or not is_same(form_token, wanted):
        raise HTTPException(403, "This form is too old, or comes from another site. Load its page again and send it.")


CheckedForm = Depends(_check_form)
"""For the route of every form: it has the ``form_token`` of this browser's pages, or the answer is 403."""


def local_path(given: str) -> str:
    """A path of this server to go on to; the front page where a parameter names anything else."""
    parts = urlsplit(given.replace("\\", "/"))
    is_local = given.startswith("/") and not given.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return given if is_local and given.isprintable() else "/"


def _ask_for_token(request: Request) -> Response:
    if request.method in _SAFE_METHODS and "text/html" in request.headers.get("accept", ""):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(asked)}", status_code=303)
    return PlainTextResponse("This server asks for its token.", 401, headers={"WWW-Authenticate": "Bearer"})


def _is_from_here(request: Request) -> bool:
    """Whether one of this server's own pages sends a request, as browsers say (Fetch Metadata, or else ``Origin``)."""
    headers: Headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
