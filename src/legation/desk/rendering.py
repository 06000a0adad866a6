"""From answers to HTML: the templates, everything in them escaped, and what they may say of dates, names and links."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from legation.desk.navigation import NAVIGATION
from legation.desk.security import form_token
from legation.ontology import event_types
from legation.records import Quad
from legation.stories.nations import country_names

QUAD_NAMES = {quad.value: quad.name.replace("_", " ").lower() for quad in Quad}

STATIC = Path(str(files("legation.desk"))) / "static"


class Rendering:
    """The templates of one application."""

    def __init__(self) -> None:
        self.environment = Environment(
            loader=PackageLoader("legation.desk"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters |= {
            "day": day,
            "weekday": weekday,
            "number": number,
            "url_with": url_with,
            "country": country,
        }
        self.environment.tests["web"] = is_web
        self.environment.globals |= {
            "static": static,
            "navigation": NAVIGATION,
            "quad_names": QUAD_NAMES,
            "quad_of": {kind.value: entry.quad.value for kind, entry in event_types().items()},
            "type_names": {kind.value: entry.description for kind, entry in event_types().items()},
        }

    def html(self, request: Request, name: str, context: Mapping[str, Any]) -> str:
        """A template, filled in. Templates see ``request`` and ``form_token()``, for forms."""
        template = self.environment.get_template(name)
        return template.render(request=request, form_token=lambda: form_token(request), **context)


def render(request: Request, name: str, **context: Any) -> Response:
    """The page that a template makes of what is found."""
    rendering: Rendering = request.app.state.rendering
    return HTMLResponse(rendering.html(request, name, context))


@cache
def static(name: str) -> str:
    """The URL of a file of ours; it changes with the file's content, so that browsers may keep it for ever."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={version}"


def is_web(url: str | None) -> bool:
    """Whether a URL that a document brings may become a link: http and https alone."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def day(when: date | None) -> str:
    """A day as people write it: "14 May 2024"."""
    return f"{when.day} {when:%B} {when.year}" if when else "undated"


def weekday(when: date) -> str:
    """A day with its name: "Tuesday, 14 May 2024"."""
    return f"{when:%A}, {day(when)}"


def number(count: int) -> str:
    """A count with its thousands parted: "12,345"."""
    return f"{count:,}"


def country(code: str) -> str:
    """The name of a country by its code; of anything else the code itself."""
    return country_names().get(code, code)


def url_with(request: Request, path: str | None = None, **changes: Any) -> str:
    """The URL of this page with some parameters changed, ``None`` taking one away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    asked = kept + [(name, value) for name, value in changes.items() if value not in (None, "")]
    return (path or request.url.path) + (f"?{urlencode(asked)}" if asked else "")
