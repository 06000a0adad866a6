"""Where: toponyms found in a text and resolved against a gazetteer that ships with the package."""

from legation.places.countries import capital_of, country_of_people
from legation.places.finding import Datelines, dateline_place, find_places, resolve_toponyms
from legation.places.naming import is_small_town

__all__ = [
    "Datelines",
    "capital_of",
    "country_of_people",
    "dateline_place",
    "find_places",
    "is_small_town",
    "resolve_toponyms",
]
