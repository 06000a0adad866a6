"""What the gazetteer tells of a name by itself."""

import pytest

from legation.places.gazetteer import look_up
from legation.places.naming import is_small_town
from legation.records import Place


@pytest.mark.parametrize(("name", "is_small"), [("Balla", True), ("Lagos", False), ("Nigeria", False)])
def test_a_town_known_to_few_is_a_small_one(name, is_small):
    entry = look_up(name)[0].entry
    place = Place(
        start=0, end=len(name), text=name, name=entry.name, country=entry.country, kind=entry.kind,
        geonameid=entry.geonameid,
    )  # fmt: skip
    assert is_small_town(place) is is_small
