"""The places of whole texts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import syntax
from legation.places import dateline_place, find_places, resolve_toponyms
from legation.places.resolution import RUNNERS_UP
from legation.records import Place


@pytest.fixture(scope="module")
def nlp():
    return syntax.load()


def names(nlp, text):
    return [(place.text, place.country) for place in find_places(nlp(text))]


def test_towns_and_countries_with_what_the_gazetteer_knows(nlp):
    hanoi, vietnam = find_places(nlp("The envoys arrived in Hanoi, the capital of Vietnam."))
    assert (hanoi.name, hanoi.country, hanoi.kind, hanoi.geonameid) == ("Hanoi", "VNM", "capital", 1581130)
    assert (vietnam.country, vietnam.kind) == ("VNM", "country")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Surprise, Ariz., arrested two men.", [("Surprise", "USA"), ("Ariz.", "USA")]),
        ("Troops moved into northern Iraq on Monday.", [("Iraq", "IRQ")]),
        # in capitals a small word after a name abbreviates no state
        ("TURKEY ON MONDAY SENT TROOPS INTO IRAQ.", [("TURKEY", "TUR"), ("IRAQ", "IRQ")]),
        ("PERU MET CHILE IN LIMA OR CUSCO.", [("PERU", "PER"), ("CHILE", "CHL"), ("LIMA", "PER"), ("CUSCO", "PER")]),
        ("The Iraqi army met British officers.", []),
        ("The Bank of England cut interest rates.", []),
        ("The NICE programme will start in SWAT offices.", []),
        ("Passover traditions spread.", []),
        # a word for a kind of place is none by itself, and a water's may have no capital
        ("Dockers struck at the Port of Los Angeles on Monday.", [("Los Angeles", "USA")]),
        ("Rebels attacked a ship in the gulf of Aden on Monday.", [("gulf of Aden", None)]),
        ("Fighting went on in Zaragoza. The Zaragoza City Council met.", [("Zaragoza", "ESP"), ("Zaragoza", "ESP")]),
        ("The Minsk accords and the Paris climate agreement failed.", []),
        ("The Iran agreement failed in Minsk.", [("Iran", "IRN"), ("Minsk", "BLR")]),
        (
            "The Henry County Courthouse and the Ohio Housing Finance Agency.",
            [("Henry County", "USA"), ("Ohio", "USA")],
        ),
        ("He studied at the University of Nebraska.", [("Nebraska", "USA")]),
        ("The Oakdale Fire Department sent two engines.", [("Oakdale", "USA")]),
        ("St. Paul's Hospital denied the report.", []),
        ("The PA officials met in Ramallah.", [("Ramallah", "PSE")]),
        ("Fuel ships were held off Hodeidah.", [("Hodeidah", "YEM")]),
        ("Leningrad voters chose a new name.", [("Leningrad", "RUS")]),
        ("Riot police and Federal officials denied it.", []),
        ("The Kremlin denied the report.", []),
        ("Crowds gathered outside the Kremlin.", [("Kremlin", "RUS")]),
        ("The pact was signed in the Kremlin.", [("Kremlin", "RUS")]),
        ("They met at the White House on Monday.", [("White House", "USA")]),
        ("He won a second term in the White House.", []),
        ("Banks and donors on Wall Street gave money.", []),
        ("The Clinton family and Obama officials said nothing.", []),
        ("Hillary Clinton spoke. The emails in Clinton's account were found.", []),
        ("The offer was extended to Nov. 20.", []),
        ("The law puts Americans at risk.", []),
        ("A boat sank in the Atlantic.", [("Atlantic", None)]),
        ("Rebels gave up Tel Rifaat and Manbij.", [("Tel Rifaat", "SYR"), ("Manbij", "SYR")]),
        ("A convoy was ambushed between Dori and Gorom-Gorom.", [("Dori", "BFA"), ("Gorom-Gorom", "BFA")]),
        ("Jets struck the Jabalia refugee camp.", [("Jabalia", "PSE")]),
        ("The army sent troops to Apure state.", [("Apure", "VEN")]),
        ("Comoros troops landed on Anjouan.", [("Comoros", "COM"), ("Anjouan", "COM")]),
        (
            "Ministers meet before the summit at Victoria Falls in Zimbabwe.",
            [("Victoria Falls", "ZWE"), ("Zimbabwe", "ZWE")],
        ),
        ("Leaders signed the Treaty of Lisbon.", []),
        ("Ships were attacked on the Red Sea off Sudan.", [("Red Sea", None), ("Sudan", "SDN")]),
        ("The warship HMS Kent shadowed the submarine Kursk.", []),
        ("Ms Lima said that Hurricane Milton had passed.", []),
        ("A barrel of Brent rose as Iskander missiles fell.", []),
        ("Rebels withdrew from Swat.", [("Swat", "PAK")]),
        ("Talks between the U.S. and China will resume in May.", [("U.S.", "USA"), ("China", "CHN")]),
    ],
)
def test_what_counts_as_a_place(nlp, text, expected):
    assert names(nlp, text) == expected


def test_a_surname_is_not_the_town_of_that_name(nlp):
    text = "Prime Minister Michael Lincoln spoke on Friday. Lincoln said the talks had failed."
    assert names(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("HANOI, Vietnam (AP) — The envoys met on Tuesday.", "Hanoi", "VNM"),
        ("LONDON/PARIS, Feb 3 (Reuters) - The ministers agreed to meet.", "London", "GBR"),
        ("UNITED NATIONS (AP) — The Security Council met.", "United Nations Headquarters", "USA"),
        ("TRIPOLI, Lebanon (AP) — Soldiers were deployed.", "Tripoli", "LBN"),
    ],
)
def test_the_place_of_the_dateline(nlp, text, name, country):
    doc = nlp(text)
    place = dateline_place(doc)
    assert (place.name, place.country) == (name, country)
    assert dateline_place(doc, find_places(doc)) == place


def test_no_dateline_no_place(nlp):
    assert dateline_place(nlp("The envoys met in Geneva.")) is None


def test_given_toponyms_come_back_in_their_order(nlp):
    text = "Paris is in Texas."
    doc = nlp(text)
    texas, paris = resolve_toponyms(doc, [(12, 17), (0, 5)])
    assert (texas.text, paris.text) == ("Texas", "Paris")
    assert resolve_toponyms(doc, []) == ()


def test_a_toponym_the_gazetteer_lacks_has_its_name_alone(nlp):
    (place,) = resolve_toponyms(nlp("He left Zzyzzlorp."), [(8, 17)])
    assert place.name == "Zzyzzlorp"
    assert place.lat is place.lon is place.country is place.kind is None


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 4), (0, 99)])
def test_a_span_must_be_in_the_text(nlp, span):
    with pytest.raises(ValueError, match="no span of the text"):
        resolve_toponyms(nlp("He left Rome."), [span])


WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        ",",
        "in",
        "the",
        "Hanoi",
        "said",
        "U.S.",
        "-",
        "North",
        "May",
        "York",
        "\n\n",
        "(",
        "Ala.",
        "’s",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_gives_disjoint_places_that_slice_to_their_words(nlp, text):
    doc = nlp(text)
    places = find_places(doc)
    assert places == find_places(doc)
    end = 0
    for place in places:
        assert text[place.start : place.end] == place.text != ""
        assert place.start >= end
        end = place.end
        assert (place.lat is None) == (place.lon is None)


def spans_of(text, *names):
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def test_what_the_gazetteer_lacks_is_in_the_country_of_its_company(nlp):
    text = "Shells fell on Hanoi, Haiphong and Qwertzuville."
    *_, unlisted = resolve_toponyms(nlp.make_doc(text), spans_of(text, "Hanoi", "Haiphong", "Qwertzuville"))
    assert (unlisted.country, unlisted.lat, unlisted.kind) == ("VNM", None, None)


def test_places_of_several_countries_tell_nothing_of_an_unlisted_one(nlp):
    text = "Shells fell on Hanoi, Lima and Qwertzuville."
    *_, unlisted = resolve_toponyms(nlp.make_doc(text), spans_of(text, "Hanoi", "Lima", "Qwertzuville"))
    assert unlisted.country is None


def test_a_name_that_several_places_bear_has_runners_up(nlp):
    (tripoli,) = find_places(nlp("Gunmen attacked a bank in Tripoli."))
    assert (tripoli.country, tripoli.kind) == ("LBY", "capital")
    assert ("LBN", "city") in [(other.country, other.kind) for other in tripoli.runners_up]
    assert all(other.lat is not None and other.geonameid for other in tripoli.runners_up)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Paris", "Tripoli", "Georgia", "Victoria", "Donetsk", "Zzyzzlorp"]), max_size=6))
def test_runners_up_are_other_places_in_the_order_of_their_scores(nlp, names):
    text = ", ".join(f"in {name}" for name in names)
    spans = [(found.start(1), found.end(1)) for found in re.finditer(r"in (\w+)", text)]
    for place in resolve_toponyms(nlp(text), spans):
        scores = [other.score for other in place.runners_up]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= RUNNERS_UP
        assert (place.score is None) == (place.geonameid is None)
        assert place.geonameid not in [other.geonameid for other in place.runners_up]
        assert (place.score or 0) + sum(scores) <= 1.001


def test_a_place_kept_before_there_were_runners_up_is_read():
    kept = '{"start": 3, "end": 7, "text": "Lima", "name": "Lima", "country": "PER", "kind": "capital"}'
    place = Place.model_validate_json(kept)
    assert (place.score, place.runners_up) == (None, ())
    assert Place.model_validate_json(place.model_dump_json()) == place
