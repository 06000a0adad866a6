"""Which place a name means, from the names around it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.places import resolution
from legation.places.gazetteer import look_up
from legation.places.ranking import FEATURES, Ranking, Sense, contains, international_seats, kilometres, weights
from legation.places.resolution import Mention, resolve
from legation.records import PlaceKind


def where(text):
    """The places of the toponyms in square brackets, as (country, region or None), by what is written."""
    mentions, bare = [], ""
    for plain, name in re.findall(r"([^\[]*)(?:\[(.*?)\])?", text):
        bare += plain
        if name:
            mentions.append(Mention(len(bare), len(bare) + len(name)))
            bare += name
    return [(e.country, e.kind, e.admin1) if e else None for e in entries(mentions, bare)]


def entries(mentions, text, dateline=None):
    return [reading and reading.entry for reading in resolve(mentions, text, dateline)]


def countries(text):
    return [found and found[0] for found in where(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He flew to [Paris].", ["FRA"]),
        ("He drove to [Paris], [Texas].", ["USA", "USA"]),
        ("Shells fell on [Tripoli] in northern [Lebanon].", ["LBN", "LBN"]),
        ("Militias fought in [Tripoli] and in [Benghazi].", ["LBY", "LBY"]),
        ("[Georgia] protested when troops left [Tbilisi] for [Gori].", ["GEO", "GEO", "GEO"]),
        ("Voters in [Georgia] queued in [Atlanta] and [Macon].", ["USA", "USA", "USA"]),
        ("The envoys met in [Cambridge] and [Boston].", ["USA", "USA"]),
        ("The envoys met in [Cambridge] and [Norwich], not in [London].", ["GBR", "GBR", "GBR"]),
        ("[US] and Russian envoys met in [Geneva].", ["USA", "CHE"]),
        ("Police in [Birmingham], [Ala.], held three men.", ["USA", "USA"]),
        ("Police in [Birmingham] and [Manchester] held three men.", ["GBR", "GBR"]),
        ("Lebanese soldiers were deployed in [Tripoli].", ["LBN"]),
        ("Libyan soldiers were deployed in [Tripoli].", ["LBY"]),
        ("Troops entered [Maaret al-Numan].", ["SYR"]),
        ("Talks in [Taba] ended at dawn.", ["EGY"]),
        ("[Qana] was shelled.", ["LBN"]),
        ("Tanks entered [Rafah] after talks in [Cairo] and [Jerusalem].", ["PSE", "EGY", "ISR"]),
        ("Rebels shelled [Bor].", ["SSD"]),
        ("A strike shut the mine in [Buka].", ["PNG"]),
        ("A bomb went off in [Karachi]'s [Zzyzzlorp] district.", ["PAK", "PAK"]),
        ("A bomb went off in the [Zzyzzlorp] district of [Karachi].", ["PAK", "PAK"]),
    ],
)
def test_context_decides(text, expected):
    assert countries(text) == expected


def test_the_point_of_a_large_country_draws_no_town_to_it():
    (_, place) = where("[Japan] mourned the dead of [Nagasaki].")
    assert place == ("JPN", PlaceKind.CITY, "Nagasaki")


def test_a_region_of_a_sovereign_is_no_namesake_of_its_dependency():
    assert countries("Ships left [Bonaire] and [Svalbard].") == ["BES", "SJM"]


def test_a_container_named_after_each_mention_tells_two_towns_apart():
    found = where("From [Springfield], [Illinois], she moved to [Springfield], [Massachusetts].")
    assert [region for _, _, region in found] == ["Illinois", "Illinois", "Massachusetts", "Massachusetts"]


def test_a_town_comes_before_the_region_that_is_named_after_it():
    ((_, kind, _),) = where("The assembly met in [New York].")
    assert kind is PlaceKind.CITY


def test_a_shoal_goes_by_the_first_part_of_its_name():
    (first, second) = where("Ships collide near [Scarborough]. Manila sent boats to [Scarborough Shoal].")
    assert first == second
    assert where("He flew to [Victoria] and drove to [Lake Victoria].")[0][1] is not PlaceKind.WATER


def test_washington_is_the_capital_unless_the_state_is_near():
    assert where("Talks in [Washington] and [Geneva] failed.")[0][1] is PlaceKind.CAPITAL
    assert where("Rain fell from [Seattle] to [Spokane], [Washington].")[2][1] is PlaceKind.ADMIN1


def test_a_bare_mention_shares_the_sense_of_the_one_before():
    found = where("In [Lebanon], [Pennsylvania], it rained; [Lebanon] is used to it.")
    assert found[0] == found[2]


def test_the_word_after_a_name_tells_its_kind():
    (_, town, _), (_, region, _) = where("[Anbar] province borders [Nineveh] province.")
    assert town is region is PlaceKind.ADMIN1


def test_what_the_gazetteer_lacks_is_unknown():
    assert where("They came from [Zzyzzlorp].") == [None]


@given(st.lists(st.sampled_from(["Paris", "Lima", "Tripoli", "Zzyzzlorp", "Georgia", "US", "", "é"]), max_size=8))
def test_resolving_is_deterministic_and_answers_for_every_mention(names):
    names = [name for name in names if name]
    text, mentions = "", []
    for name in names:
        mentions.append(Mention(len(text), len(text) + len(name)))
        text += name + ", "
    found = resolve(mentions, text)
    assert found == resolve(mentions, text)
    assert len(found) == len(names)
    for name, reading in zip(names, found, strict=True):
        known = [c.entry for c in look_up(name)]
        assert reading is None or reading.entry.lat is None or reading.entry in known
        if reading and reading.others:
            assert {other for other, _ in reading.others} <= set(known) - {reading.entry}


def found_in(text, names, dateline=None):
    mentions = [Mention(text.index(name), text.index(name) + len(name)) for name in names]
    return [(entry.country, entry.admin1, entry.lat is None) for entry in entries(mentions, text, dateline)]


def test_a_town_that_the_gazetteer_lacks_in_its_state_has_no_point():
    assert found_in("He was born in Hollowdale, Missouri, in 1950.", ["Hollowdale", "Missouri"])[0] == (
        "USA",
        "Missouri",
        True,
    )
    kfraya, *_ = found_in("They left the village of Kfrayax in Idlib.", ["Kfrayax", "Idlib"])
    assert kfraya[0::2] == ("SYR", True)
    texas, *_ = found_in("He was born in Holliday, Texas, in 1950.", ["Holliday", "Texas"])
    assert texas == ("USA", "Texas", False)
    seattle, *_ = found_in("They flew to Seattle, Oregon and Texas.", ["Seattle", "Oregon", "Texas"])
    assert seattle == ("USA", "Washington", False)


def test_a_large_city_alone_in_the_dateline_is_the_best_known_of_its_name():
    text = "WASHINGTON - Police in London, Leeds, Durham and Newcastle said on Tuesday that they had met."
    names = ["WASHINGTON", "London", "Leeds", "Durham", "Newcastle"]
    assert found_in(text, names, (0, 10))[0][:2] == ("USA", "District of Columbia")


def test_a_text_full_of_names_is_read_stretch_by_stretch(monkeypatch):
    text = "Lyon, Paris, Lima, Hanoi, Geneva, Tripoli, Zzyzzlorp"
    mentions = [Mention(found.start(), found.end()) for found in re.finditer(r"\w+", text)]
    monkeypatch.setattr(resolution, "MOST_COMPARED", 3)
    assert [entry and entry.country for entry in entries(mentions, text)][::3] == ["FRA", "VNM", None]


def test_probabilities_of_a_sense_sum_to_one():
    senses = [Sense(look_up(name)) for name in ("Paris", "Tripoli", "Zzyzzlorp", "Lyon")]
    ranking = Ranking(senses)
    probabilities = ranking.probabilities(weights())
    for index in (0, 1, 3):
        assert probabilities[ranking.sense == index].sum() == pytest.approx(1)
    assert 2 not in ranking.ranked(probabilities)


def test_seats_are_places_of_the_gazetteer():
    geneva = {c.entry.geonameid for c in look_up("Geneva") if c.entry.country == "CHE"}
    assert geneva & international_seats()


def test_every_feature_has_a_weight():
    assert len(weights()) == len(FEATURES)


def test_a_region_contains_its_towns_and_a_country_its_regions():
    vermont = next(c.entry for c in look_up("Vermont") if c.entry.kind is PlaceKind.ADMIN1)
    town = next(c.entry for c in look_up("Montpelier") if c.entry.admin1 == "Vermont")
    states = next(c.entry for c in look_up("United States"))
    assert contains(vermont, town) and contains(states, vermont)
    assert not contains(town, vermont) and not contains(vermont, vermont)


def test_distance_is_along_the_globe():
    london = next(c.entry for c in look_up("London") if c.entry.kind is PlaceKind.CAPITAL)
    paris = next(c.entry for c in look_up("Paris") if c.entry.kind is PlaceKind.CAPITAL)
    assert kilometres(london, paris) == pytest.approx(344, abs=5)
    assert kilometres(paris, london) == kilometres(london, paris)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("W. Columbia", "West Columbia"),
        ("Loudon Co.", "Loudon County"),
        ("St. Paul", "St. Paul"),
        ("S. Korea", "South Korea"),
    ],
)
def test_abbreviations_in_names_are_written_out(name, full):
    assert resolution.in_full(name) == full


def test_the_local_affairs_of_a_country_tell_its_towns():
    text = "The City Council of Alexandria hired a city manager."
    at = text.index("Alexandria")
    (reading,) = resolve([Mention(at, at + len("Alexandria"))], text)
    assert reading.entry.country == "USA"


@pytest.mark.parametrize(("text", "kind"), [("ships in the Red Sea", "water"), ("villages in Red Sea state", "admin1")])
def test_an_article_tells_a_water_from_the_region_named_after_it(text, kind):
    at = text.index("Red Sea")
    (reading,) = resolve([Mention(at, at + len("Red Sea"))], text)
    assert reading.entry.kind == kind


def test_a_township_is_the_town_it_is_about():
    assert {c.entry.name for c in resolution.candidates_of("Readington Twp.")} == {"Readington"}


def test_a_part_of_the_world_is_no_town_of_that_name():
    assert {c.entry.kind for c in resolution.candidates_of("Middle East")} == {"region"}


def test_a_part_of_the_world_draws_no_town_to_its_point():
    assert where("The [Rust Belt] voted. The campaign is run from [Brooklyn].")[-1] == ("USA", "city", "New York")
