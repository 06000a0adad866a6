"""The capitals of the countries and what their people are called."""

from datetime import date

from legation.places import capital_of, country_of_people
from legation.places.countries import capitals, countries_of_people, demonyms, former_capitals, local_words
from legation.places.gazetteer import Relation, look_up
from legation.records import PlaceKind


def test_every_capital_is_in_the_gazetteer():
    unknown = [country for country in capitals() if capital_of(country, 0, "the capital") is None]
    assert unknown == []


def test_a_capital_keeps_the_words_that_mean_it():
    place = capital_of("PER", 10, "capital")
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Lima", PlaceKind.CAPITAL, "PER")
    assert (place.start, place.end, place.text) == (10, 17, "capital")


def test_the_capital_is_that_of_the_day():
    then, now = capital_of("KAZ", 0, "capital", date(1995, 3, 1)), capital_of("KAZ", 0, "capital", date(2023, 3, 1))
    assert (then and then.name, now and now.name) == ("Almaty", "Astana")


def test_every_former_capital_is_in_the_gazetteer():
    first = date(1959, 1, 1)
    assert [country for country in former_capitals() if capital_of(country, 0, "capital", first) is None] == []


def test_a_country_without_a_known_capital_has_none():
    assert capital_of("XXX", 0, "capital") is None


def test_the_country_of_an_adjective():
    assert (country_of_people("Somali"), country_of_people("provincial")) == ("SOM", None)


def test_every_demonym_is_in_the_gazetteer():
    for demonym, country in demonyms().items():
        assert (country, Relation.DEMONYM) in [(c.entry.country, c.relation) for c in look_up(demonym)], demonym


def test_the_demonyms_of_a_text_one_for_each_country():
    text = "Lebanese soldiers and South Korean envoys met Lebanese and Dutch officers; a Dutchman spoke."
    assert countries_of_people(text) == ["Lebanese", "South Korean", "Dutch"]
    assert countries_of_people("The provincial council met.") == []


def test_local_affairs_tell_a_country_where_no_people_are_named():
    assert countries_of_people("The panchayat was given 3 crore.") == ["Indian"]
    assert countries_of_people("Irish gardai made an arrest.") == ["Irish"]


def test_every_local_word_is_of_a_people_known():
    assert {people for people in local_words().values() if country_of_people(people) is None} == set()
