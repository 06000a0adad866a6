"""The script that draws charts in a page: Vega, Vega-Lite and Vega-Embed as vl-convert carries them, and ours.

A page that forbids ``eval`` and inline scripts may load it. A chart in a page is an element with ``data-chart="ID"``
and, with that id, a ``<script type="application/json">`` that holds ``Figure.json()``.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

from legation.reports.extras import needed
from legation.reports.figures import VEGA_LITE


@cache
def chart_script() -> str:
    """The script. It takes seconds to bundle, so it is kept for the next time among the user's caches.

    Raises ``MissingExtra`` where vl-convert is not installed.
    """
    own = files(__package__).joinpath("data", "charts.js").read_text(encoding="utf-8")
    vl_convert = needed("vl_convert", "Drawing charts in a page")
    contents = hashlib.sha256("\0".join((vl_convert.__version__, VEGA_LITE, own)).encode()).hexdigest()
    kept = _caches() / f"charts-{contents[:16]}.js"
    with suppress(OSError, UnicodeDecodeError):
        return kept.read_text(encoding="utf-8")
    script: str = vl_convert.javascript_bundle(own, vl_version=VEGA_LITE)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
        unfinished.write_text(script, encoding="utf-8")
        unfinished.replace(kept)
    return script


def _caches() -> Path:
    """The folder for what can be made again (XDG Base Directory Specification)."""
    given = os.environ.get("XDG_CACHE_HOME")
    return (Path(given) if given else Path.home() / ".cache") / "legation"


if __name__ == "__main__":
    chart_script()
