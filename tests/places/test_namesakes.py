"""Towns and the regions named like them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.places.gazetteer import look_up
from legation.places.namesakes import as_meant
from legation.places.resolution import Mention, resolve
from legation.records import PlaceKind


def kinds(text):
    """The kinds of the toponyms in square brackets."""
    spans, bare = [], ""
    for plain, name in re.findall(r"([^\[]*)(?:\[(.*?)\])?", text):
        bare += plain
        if name:
            spans.append(Mention(len(bare), len(bare) + len(name)))
            bare += name
    return ["region" if r.entry.kind in ("admin1", "admin2") else r.entry.kind for r in resolve(spans, bare)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on [Donetsk].", ["city"]),
        ("The governor of [Donetsk] region spoke in [Donetsk].", ["region", "city"]),
        ("Troops left [Kherson] but hold most of [Kherson] Oblast.", ["city", "region"]),
        ("[Luhansk], [Donetsk] and [Kherson] regions were annexed.", ["region", "region", "region"]),
        ("The provinces of [Kandahar] and [Herat] stayed quiet.", ["region", "region"]),
        ("[Kandahar] Governor Asadullah Khalid escaped.", ["region"]),
        ("[Kandahar] Mayor Ghulam Hamidi escaped.", ["city"]),
        ("The factory in [Rochester], [New York], closed.", ["city", "region"]),
        ("He flew to [New York].", ["city"]),
        ("Voters in [Quebec] queued.", ["region"]),
        ("Shells fell on [Mykolaiv].", ["city"]),
        ("Voters in [Pernambuco] queued.", ["region"]),
        ("[Aleppo] provincial council met; [Aleppo] was calm.", ["region", "city"]),
    ],
)
def test_the_words_beside_a_name_tell_a_town_from_its_region(text, expected):
    assert kinds(text) == expected


@given(
    st.sampled_from(["Donetsk", "New York", "Paris", "Victoria", "Kandahar", "Lima"]),
    st.sets(st.sampled_from(list(PlaceKind))),
    st.booleans(),
)
def test_places_are_exchanged_never_lost(name, called, is_container):
    candidates = look_up(name)
    ranked = [(candidate.entry, 1 / (2 + at)) for at, candidate in enumerate(candidates)]
    meant = as_meant(ranked, candidates, frozenset(called), is_container=is_container)
    assert {entry for entry, _ in meant} == {entry for entry, _ in ranked}
    assert [score for _, score in meant] == [score for _, score in ranked]
