"""The capitals of the countries."""

from legation.places import capital_of, country_of_people
from legation.places.capitals import capitals
from legation.records import PlaceKind


def test_every_capital_is_in_the_gazetteer():
    unknown = [country for country in capitals() if capital_of(country, 0, "the capital") is None]
    assert unknown == []


def test_a_capital_keeps_the_words_that_mean_it():
    place = capital_of("PER", 10, "capital")
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Lima", PlaceKind.CAPITAL, "PER")
    assert (place.start, place.end, place.text) == (10, 17, "capital")


def test_a_country_without_a_known_capital_has_none():
    assert capital_of("XXX", 0, "capital") is None


def test_the_country_of_an_adjective():
    assert (country_of_people("Somali"), country_of_people("provincial")) == ("SOM", None)
