"""Groups by average linkage."""

from hypothesis import given
from hypothesis import strategies as st

from legation.stories.grouping import groups


def test_a_chain_does_not_pull_together_what_is_unlike() -> None:
    links = [("a", "b", 900), ("b", "c", 600)]
    assert groups("abc", links, dict(zip("abc", "123", strict=True))) == [["a", "b"], ["c"]]


def test_a_third_joins_where_it_is_like_the_two_on_average() -> None:
    links = [("a", "b", 900), ("b", "c", 600), ("a", "c", 400)]
    assert groups("abc", links, dict(zip("abc", "123", strict=True))) == [["a", "b", "c"]]


def test_one_story_tells_a_happening_once() -> None:
    links = [("a", "b", 900), ("a", "c", 800), ("b", "c", 950)]
    assert groups("abc", links, {"a": "1", "b": "2", "c": "1"}) == [["a"], ["b", "c"]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.integers(0, 1000),
    ),
    st.lists(st.integers(0, 4), min_size=8, max_size=8),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_the_order_of_links(links, stories, chance) -> None:
    told = dict(enumerate(stories))
    given_links = [(a, b, strength) for (a, b), strength in links.items()]
    expected = groups(range(8), given_links, told)
    shuffled = [(b, a, strength) for a, b, strength in given_links]
    chance.shuffle(shuffled)
    assert groups(range(8), shuffled, told) == expected
    assert sorted(node for group in expected for node in group) == list(range(8))
    assert all(len({told[node] for node in group}) == len(group) for group in expected)
