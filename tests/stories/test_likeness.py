"""What is compared of two accounts, which are compared at all, and what comes of it."""

from pathlib import Path

import pytest

from legation.records import Record
from legation.stories.accounts import Account, accounts_of
from legation.stories.blocking import candidates
from legation.stories.likeness import WEIGHTS, can_agree, features, read_weights, strength


def pair(first: Record, second: Record) -> tuple[Account, Account]:
    a, b = accounts_of([first, second])
    return a, b


def test_an_account_has_what_stories_are_compared_by(tell) -> None:
    text = "Bombed on Tuesday, the town of Goris in Armenia mourned Aram Sarkisyan, officials said."
    [account] = accounts_of([tell("a", text, killed=(3, None))])
    assert account.names == {"goris", "aram", "sarki"}
    assert account.magnitudes == {"killed": ((3.0, None),)}
    assert account.countries == {"AZE", "ARM"}
    assert "tuesd" not in account.words and "mourn" in account.words


def test_an_announced_act_is_of_the_act_s_type(tell) -> None:
    [account] = accounts_of([tell("a", "They will meet.", event_type="AGREE", about="CONSULT", quad="VC", score=3)])
    assert (account.event_type, account.act) == ("AGREE", "CONSULT")


def test_the_same_words_of_two_stories_are_one_happening(tell) -> None:
    text = "Shells hit the town of Goris, killing three."
    a, b = pair(tell("a", text, killed=(3, 3)), tell("b", text, killed=(3, 3)))
    assert strength(a, b) == strength(b, a) > 900


@pytest.mark.parametrize(
    "other",
    [
        {"actor": "ARM MIL", "recipient": "AZE CVL", "place": ("Ganja", "AZE")},
        {"event_type": "ACCUSE", "mode": "disapprove", "quad": "VK", "score": -2, "place": None},
        {"day": "2022-09-14", "place": ("Vardenis", "ARM")},
    ],
)
def test_other_sides_acts_days_and_places_tell_happenings_apart(tell, other: dict[str, object]) -> None:
    a, b = pair(tell("a", "Shells hit Goris."), tell("b", "It was said in the capital.", **other))
    assert strength(a, b) < 500


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({}, {}, True),
        ({}, {"day": "2022-09-14"}, True),
        ({}, {"day": "2022-09-20"}, False),
        ({"day": None, "published": "2022-09-14"}, {}, True),
        ({"day": None, "published": "2022-09-24"}, {}, False),
        ({"day": None}, {"day": None}, False),
        ({"actor": None}, {"place": None}, True),
        ({"place": None}, {"actor": "ARM MIL", "recipient": "AZE CVL", "place": None}, True),
        ({}, {"actor": "SDN MIL", "recipient": "SDN CVL", "place": ("Kassala", "SDN")}, False),
        ({}, {"event_type": "AID", "mode": None, "quad": "MC", "score": 7}, False),
    ],
)
def test_only_accounts_of_nearly_one_day_with_something_in_common_are_compared(tell, first, second, found) -> None:
    text = "it rained on Tuesday."
    accounts = accounts_of([tell("a", text, **first), tell("b", text, **second)])
    assert [len(list(candidates(accounts))), len(list(candidates(accounts[:1], accounts[1:])))] == [found, found]
    assert list(candidates([], accounts)) == []


def test_a_story_is_not_compared_with_itself(tell) -> None:
    record = tell("a", "Shells hit Goris.")
    twice = record.model_copy(update={"events": (*record.events, record.events[0].model_copy(update={"id": "E2"}))})
    assert list(candidates(accounts_of([twice]))) == []


def test_amounts_agree_where_their_bounds_allow() -> None:
    assert can_agree([(7, None)], [(9, 9)])
    assert can_agree([(5, 5), (7, 7)], [(7, 7)])
    assert not can_agree([(5, 5)], [(7, None)])
    assert can_agree([(None, None)], [(1, 1)])


def test_the_weights_are_of_features_that_there_are_and_have_their_signs(tell) -> None:
    weights = read_weights(WEIGHTS)
    assert all(weight >= 0 for name, weight in weights.items() if name.endswith(" agrees"))
    assert all(weight <= 0 for name, weight in weights.items() if " differs" in name)
    a, b = pair(tell("a", "Shells hit Goris."), tell("b", "Shells hit Goris."))
    assert "always" in weights and {name for name, _ in features(a, b)} & weights.keys()


@pytest.mark.parametrize("row", ["always", "always\tx", "always\tnan", "a\t1\na\t2"])
def test_a_broken_row_of_the_weights_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text(f"feature\tweight\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"weights\.tsv:[23]: not a feature"):
        read_weights(path)
