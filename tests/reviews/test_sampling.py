"""Fair samples, and what is estimated from them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import EventType, Record, TextSpan
from legation.reviews import draw, precision, review
from legation.reviews.precision import wilson
from legation.reviews.sampling import allocation
from legation.store import Store

from .conftest import FIRST

COUNTS = {EventType.CONSULT: 30, EventType.ASSAULT: 8, EventType.AID: 1}


@pytest.fixture
def many(store: Store, story: Record) -> Store:
    """Thirty documents of two publishers, their events as many of each type as ``COUNTS`` says."""
    records = []
    types = [event_type for event_type, count in COUNTS.items() for _ in range(count)]
    words = [TextSpan(start=start, end=start + 1, text=story.document.text[start]) for start in (0, 6)]
    for number in range(30):
        events = tuple(
            story.events[0].model_copy(update={"id": f"E{place}", "event_type": event_type, "trigger": words[place]})
            for place, event_type in enumerate(types[number::30])
        )
        facts = {"id": f"d{number}", "publisher": "Wire" if number % 3 else "Gazette"}
        facts["title"] = f"The {number}th story"
        document = story.document.model_copy(update=facts)
        records.append(story.model_copy(update={"document": document, "events": events}))
    store.keep_together(records, manifest=FIRST)
    return store


def test_every_type_is_drawn_from_and_weighs_as_much_as_it_counts(many: Store) -> None:
    _, units = draw(many, 12, seed=7)
    drawn = Counter(unit.type for unit in units)
    assert drawn.total() == 12 and drawn["AID"] == 1 and drawn["CONSULT"] > drawn["ASSAULT"] > 1
    assert {unit.type: unit.population for unit in units} == {name.value: count for name, count in COUNTS.items()}
    assert len({(unit.document_id, unit.id) for unit in units}) == 12
    assert {unit.publisher for unit in units} == {"Wire", "Gazette"}


def test_the_same_seed_draws_the_same(many: Store) -> None:
    first, again, other = (draw(many, 12, seed=seed)[1] for seed in (1, 1, 2))
    assert first == again != other


def test_a_sample_larger_than_the_store_is_all_of_it(many: Store) -> None:
    assert len(draw(many, 1000)[1]) == sum(COUNTS.values())
    assert len(draw(many, 1000, target="statement")[1]) == 30
    assert {unit.type for unit in draw(many, 1000, target="actor")[1]} == {"GOV", "none"}


def test_what_cannot_be_drawn(many: Store) -> None:
    with pytest.raises(ValueError, match="3 types"):
        draw(many, 2)


def test_nothing_is_drawn_from_an_empty_store(store: Store) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(store, 10)
    with pytest.raises(KeyError):
        precision(store)


def test_precision_weighs_types_by_their_number(many: Store) -> None:
    """All of CONSULT right, none of ASSAULT: the store's precision is that of its events, not of the sample's."""
    _, units = draw(many, 12)
    for unit in units:
        if unit.type != "AID":
            verdict = "accepted" if unit.type == "CONSULT" else "rejected"
            review(many, unit.document_id, "event", unit.id, verdict, reviewer="mb")
    parts = {(part.by, part.name): part for part in precision(many).parts}

    everything = parts["all", None]
    assert everything.right is not None
    assert everything.right.estimate == pytest.approx(30 / 38)  # AID was not reviewed
    assert everything.right.low < 30 / 38 < everything.right.high
    assert (everything.drawn, everything.reviewed, everything.population) == (12, 11, pytest.approx(39))
    assert parts["type", "CONSULT"].right == pytest.approx(wilson(1, parts["type", "CONSULT"].reviewed))
    assert parts["type", "ASSAULT"].exact == pytest.approx(wilson(0, parts["type", "ASSAULT"].reviewed))
    assert (parts["type", "AID"].right, parts["type", "AID"].population) == (None, 1)
    sources = [part for (by, _), part in parts.items() if by == "source"]
    assert [part.name for part in sources] == ["Gazette", "Wire"]
    assert sum(part.population for part in sources) == pytest.approx(39)


def test_a_correction_is_right_where_the_type_stays(many: Store) -> None:
    _, units = draw(many, 39)
    first, second, third = [unit for unit in units if unit.type == "ASSAULT"][:3]
    for unit, changes in ((first, {"status": "planned"}), (second, {"event_type": "COERCE"})):
        review(many, unit.document_id, "event", unit.id, "corrected", reviewer="mb", changes=changes)
    review(many, third.document_id, "event", third.id, "accepted", reviewer="mb")
    review(many, third.document_id, "event", third.id, "withdrawn", reviewer="mb")
    part = next(part for part in precision(many).parts if part.name == "ASSAULT")
    assert part.right is not None and part.exact is not None
    assert (part.reviewed, part.right.estimate, part.exact.estimate) == (2, 0.5, 0)


def test_an_earlier_sample_is_asked_for_by_its_number(many: Store) -> None:
    first, _ = draw(many, 12)
    draw(many, 20)
    assert precision(many, sample=first.key).parts[0].drawn == 12
    table = precision(many).to_table()
    assert table.num_rows == 1 + 3 + 2 and table["right"].null_count == table.num_rows


@pytest.mark.parametrize(
    ("right", "number", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_as_published(right: int, number: int, low: float, high: float) -> None:
    """The last is R. G. Newcombe's example ("Two-sided confidence intervals", Statistics in Medicine 17, 1998)."""
    found = wilson(right / number, number)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 1000), min_size=1, max_size=8), st.integers(0, 200))
def test_an_allocation_gives_what_is_asked_where_there_is_as_much(populations: dict[str, int], more: int) -> None:
    size = len(populations) + more
    sizes = allocation(populations, size)
    assert sum(sizes.values()) == min(size, sum(populations.values()))
    assert all(1 <= sizes[name] <= populations[name] for name in populations)
