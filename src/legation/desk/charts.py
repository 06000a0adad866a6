"""Charts in the desk's pages: their figures by name, and the script and the colours that they need."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache

from fastapi import APIRouter, Request, Response

from legation.reports.looks import stylesheet
from legation.reports.script import chart_script

router = APIRouter()

SCRIPT, COLOURS = "/charts.js", "/charts.css"


@router.get(SCRIPT, include_in_schema=False)
def script(request: Request) -> Response:
    """What draws the charts, the same for all pages."""
    return _kept_by_browsers(request, chart_script(), "text/javascript; charset=utf-8")


@router.get(COLOURS, include_in_schema=False)
def colours(request: Request) -> Response:
    """The colours of charts by day and by night."""
    return _kept_by_browsers(request, _colours(), "text/css; charset=utf-8")


def make_script_ahead() -> None:
    """Begin to make the script, so that the first chart need not wait for it.

    That is left to a process of its own: what makes it lets no thread run meanwhile.
    """
    nowhere = subprocess.DEVNULL
    subprocess.Popen([sys.executable, "-m", "legation.reports.script"], stdin=nowhere, stdout=nowhere, stderr=nowhere)


@cache
def _colours() -> str:
    return stylesheet()


def _kept_by_browsers(request: Request, content: str, media_type: str) -> Response:
    """A file that a browser need not load again while it is the same."""
    tag = f'"{hashlib.sha256(content.encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)
