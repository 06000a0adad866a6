"""Copies of one story."""

import random

import pytest

from legation.stories.duplicates import copies, signature, similarity

WIRE = (
    "The foreign ministers of the two neighbours met on Tuesday to discuss the waters of the river that both claim. "
    "They agreed to set up a joint commission that will meet twice a year in either capital. The talks were the first "
    "in nine years, and diplomats on both sides spoke of a new page. A date for the next round was not given. "
    "Farmers along the river have complained of falling water since a dam was built upstream in the nineties."
)
OTHER = (
    "Two ministers said on Tuesday that a commission would look into the river's waters, after talks that lasted for "
    "three hours and ended, to the surprise of many, in agreement. The next round may be held before the summer. "
    "It is nine years since they last met, and the farmers downstream have had less and less to drink and to plant."
)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        "(Andes Wire) -- " + WIRE.upper(),
        WIRE[: len(WIRE) // 2],
        WIRE.replace("nine", "ten").replace("Tuesday", "Monday"),
        "Our own correspondent writes from the capital, where it rained. " + WIRE,
    ],
)
def test_a_story_cut_edited_or_added_to_is_a_copy(copy: str) -> None:
    assert copies([signature(WIRE), signature(copy), signature(OTHER)]) == [0, 0, 2]


def test_a_story_told_in_other_words_is_none() -> None:
    assert similarity(signature(WIRE), signature(OTHER)) < 0.1


def test_signatures_are_the_same_everywhere() -> None:
    assert signature("The envoy left the capital.")[:8].hex() == "a2e0c99b2aa6360d"
    assert len(signature("")) == len(signature(WIRE)) == 512


def test_groups_of_copies_do_not_depend_on_the_order() -> None:
    texts = [WIRE, OTHER, WIRE[: len(WIRE) // 2], OTHER + " It was said late.", "Rain fell."]
    names = dict(enumerate(texts))

    def grouped(order: list[int]) -> set[frozenset[str]]:
        found = copies([signature(names[number]) for number in order])
        return {frozenset(names[n] for n, g in zip(order, found, strict=True) if g == group) for group in found}

    order = list(names)
    expected = grouped(order)
    for seed in range(5):
        random.Random(seed).shuffle(order)
        assert grouped(order) == expected
    assert len(expected) == 3
