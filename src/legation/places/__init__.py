"""Where: toponyms found in a text and resolved against a gazetteer that ships with the package."""

from legation.places.finding import dateline_place, find_places, resolve_toponyms

__all__ = ["dateline_place", "find_places", "resolve_toponyms"]
