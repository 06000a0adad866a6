"""Names that usually mean one place, whatever else bears them."""

import pytest

from legation.places.spelling import key
from legation.places.usual import usual_places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Troops crossed into Gaza and attacked the airport.", ("Gaza Strip", "PSE")),
        ("Peru sent troops to Korea.", ("South Korea", "KOR")),
        ("Floods cut the road to Gaza, in the south of Mozambique.", ("Gaza", "MOZ")),
        ("Farmers blocked a road in Formosa, in the north of Argentina.", ("Formosa", "ARG")),
        ("Gunmen attacked a bank in Philadelphia.", ("Philadelphia", "USA")),
    ],
)
def test_a_name_means_its_usual_place_unless_the_text_tells_of_anothers_country(coder, text, place):
    found = next(found for found in coder.places(text) if found.text in ("Gaza", "Korea", "Formosa", "Philadelphia"))
    assert (found.name, found.country) == place


def test_the_gazetteer_has_every_usual_place():
    assert all(usual_places().values())
    assert all(name == key(name) for name in usual_places())
