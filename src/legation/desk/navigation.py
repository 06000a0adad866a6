"""The pages that every page leads to."""

from __future__ import annotations

from typing import NamedTuple


class Goal(NamedTuple):
    """A page: its path, and its name in the navigation."""

    path: str
    name: str


NAVIGATION = (
    Goal("/", "Today"),
    Goal("/events", "Events"),
    Goal("/actors", "Actors"),
    Goal("/map", "Map"),
    Goal("/network", "Network"),
    Goal("/ledger", "Ledger"),
    Goal("/agenda", "Agenda"),
    Goal("/stories", "Stories"),
    Goal("/reviews", "Reviews"),
    Goal("/coverage", "Coverage"),
)
"""The pages that every page leads to, in order; a page is added here when it is there."""
