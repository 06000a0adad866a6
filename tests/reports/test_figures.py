"""Charts, maps and networks: what they say in words, and that they can be drawn whatever the names hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from legation.reports import Figure, MissingExtra, charts, extras, looks, maps, networks
from legation.reports.figures import VEGA_LITE

HOSTILE = '"\'><script>alert(1)</script><!-- url(#clip0) id="x" & \u202e'

MONTHS = [
    {"month": "2023-01", "score": 3.2, "events": 5, "cooperation": 4, "conflict": 1},
    {"month": "2023-03", "score": -4.0, "events": 2, "cooperation": 0, "conflict": 2},
]
TYPES = [{"type": "CONSULT", "quad": "VC", "events": 4}, {"type": "ASSAULT", "quad": "MK", "events": 3}]
PARTNERS = [
    {"partner": "Kenya", "cooperation": 4, "conflict": 1},
    {"partner": HOSTILE, "cooperation": 0, "conflict": 2},
]
PLACES = [
    {"place": "Maseru", "lat": -29.3, "lon": 27.5, "events": 4, "score": 1.0},
    {"place": HOSTILE, "lat": -26.2, "lon": 28.0, "events": 1, "score": -2.0},
]
PAIRS = [
    {"actor": "Lesotho", "partner": "Kenya", "events": 4, "score": 2.0},
    {"actor": "Kenya", "partner": HOSTILE, "events": 1, "score": -3.0},
]
DRAWN: dict[str, Callable[[], Figure]] = {
    "score": lambda: charts.score_over_time(MONTHS, "Lesotho and Kenya"),
    "events": lambda: charts.events_over_time(MONTHS, "Lesotho and Kenya"),
    "types": lambda: charts.types(TYPES, "Lesotho and Kenya"),
    "partners": lambda: charts.partners(PARTNERS, "Lesotho"),
    "map": lambda: maps.events_on_map(PLACES, "Lesotho"),
    "network": lambda: networks.network(PAIRS, "southern Africa"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_is_drawn_as_sound_svg_without_anything_that_runs(name: str) -> None:
    root = ElementTree.fromstring(DRAWN[name]().svg(name))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "g", "path", "rect", "text", "line", "defs", "clipPath"}
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key]


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_figure_is_drawn_the_same_again(name: str) -> None:
    first, again = DRAWN[name]().svg("a"), DRAWN[name]().svg("a")
    assert first == again
    assert set(re.findall(r'<clipPath id="([^"]+)"', DRAWN[name]().svg("other"))).isdisjoint(
        re.findall(r'<clipPath id="([^"]+)"', first)
    )


@pytest.mark.parametrize("name", DRAWN)
def test_a_specification_may_stand_in_a_page(name: str) -> None:
    figure = DRAWN[name]()
    written = figure.json()
    assert not set("<>&") & set(written)
    assert json.loads(written) == {**figure.specification, "description": figure.description}
    assert "https://" not in written.replace("https://vega.github.io/schema/", "")


def test_a_figure_says_in_words_what_it_shows() -> None:
    assert DRAWN["score"]().description == (
        "Mean conflict-cooperation score of Lesotho and Kenya by month, 2023-01 to 2023-03, from -4.0 to +3.2."
    )
    assert DRAWN["events"]().description == (
        "Events of Lesotho and Kenya by month, 2023-01 to 2023-03: 4 of cooperation, 3 of conflict."
    )
    assert DRAWN["types"]().description.endswith("the commonest: CONSULT 4, ASSAULT 3.")
    assert DRAWN["network"]().description.startswith(
        "Who deals with whom in southern Africa, the most events: Lesotho and"
    )


def test_months_stay_what_they_are_in_any_time_zone() -> None:
    svg = charts.events_over_time(MONTHS, "both").svg()
    assert "Jan 2023" in svg and "Dec 2022" not in svg


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_to_show_is_no_error(name: str) -> None:
    empty: dict[str, Callable[[list[Any]], Figure]] = {
        "score": lambda none: charts.score_over_time(none, "none"),
        "events": lambda none: charts.events_over_time(none, "none"),
        "types": lambda none: charts.types(none, "none"),
        "partners": lambda none: charts.partners(none, "none"),
        "map": lambda none: maps.events_on_map(none, "none"),
        "network": lambda none: networks.network(none, "none"),
    }
    assert ElementTree.fromstring(empty[name]([]).svg()) is not None


def test_a_figure_is_a_picture_too() -> None:
    assert DRAWN["types"]().png().startswith(b"\x89PNG")
    assert int.from_bytes(DRAWN["types"]().png(scale=4)[16:20]) > int.from_bytes(DRAWN["types"]().png(scale=1)[16:20])


def test_a_map_shows_the_part_of_the_world_where_something_happened() -> None:
    near = maps.events_on_map(PLACES, "x").specification
    far = maps.events_on_map([*PLACES, {**PLACES[0], "place": "Suva", "lat": -18.1, "lon": 178.4}], "x").specification
    assert near["datasets"]["countries"] is maps.outlines("region")
    assert far["datasets"]["countries"] is maps.outlines("world")


def test_places_too_near_each_other_are_not_both_named() -> None:
    twin = {**PLACES[0], "place": "Maseru West", "lon": 27.4, "events": 1}
    labels = {
        row["place"]: row["label"]
        for row in maps.events_on_map([PLACES[0], twin], "x").specification["datasets"]["places"]
    }
    assert labels == {"Maseru": "Maseru", "Maseru West": ""}


@pytest.mark.parametrize("of", ["world", "region"])
def test_the_outlines_are_countries_with_their_names(of: str) -> None:
    countries = maps.outlines(of)["objects"]["countries"]["geometries"]
    assert len(countries) > 170
    assert {"Lesotho", "Kenya", "Japan"} <= {country["properties"]["name"] for country in countries}


def test_a_network_keeps_the_busiest_actors() -> None:
    pairs = [{"actor": f"A{n}", "partner": "B", "events": n + 1, "score": 0.0} for n in range(60)]
    drawn = networks.network(pairs, "x").specification["datasets"]
    assert len(drawn["actors"]) == networks.MOST_ACTORS
    assert {"A59", "B"} <= {row["actor"] for row in drawn["actors"]} and "A0" not in {
        row["actor"] for row in drawn["actors"]
    }


def test_every_colour_has_its_like_by_night() -> None:
    css = looks.stylesheet()
    for colour in looks.COLOURS:
        assert f'.chart [fill="{colour.day}"]' in css
        assert f"--chart-{colour.name}:{colour.night}" in css
    assert len({colour.day for colour in looks.COLOURS}) == len(looks.COLOURS)


@pytest.mark.parametrize("by_night", [False, True])
def test_marks_and_words_stand_out_from_the_page(by_night: bool) -> None:
    """WCAG 2.2: 3 to 1 for graphics, 4.5 to 1 for words."""
    page = "#14181d" if by_night else "#ffffff"
    for colour in looks.COLOURS:
        least = {"ink": 4.5, "muted": 4.5, "line": 1, "land": 1, "coast": 1}.get(colour.name, 3)
        assert contrast(colour.night if by_night else colour.day, page) >= least, colour


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_missing_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingExtra, match=r"A chart needs no_such_thing: pip install 'legation\[desk\]'"):
        extras.needed("no_such_thing", "A chart")


def test_the_version_of_vega_lite_is_one_that_vl_convert_draws() -> None:
    import vl_convert

    assert VEGA_LITE in vl_convert.get_vegalite_versions()
    assert f"/v{VEGA_LITE.partition('.')[0]}." in DRAWN["types"]().specification["$schema"]


def test_parts_of_a_network_that_nothing_joins_leave_room_for_each_other() -> None:
    hub = [{"actor": "Hub", "partner": f"A{n}", "events": 9, "score": 1.0} for n in range(20)]
    apart = [{"actor": "Far", "partner": "Away", "events": 1, "score": 0.0}]
    rows = networks.network([*hub, *apart], "x").specification["datasets"]["actors"]
    across = [row["x"] for row in rows if row["actor"] not in ("Far", "Away")]
    assert max(across) - min(across) > 1
    assert all(-1 <= row[axis] <= 1 for row in rows for axis in ("x", "y"))
