"""Acts that a text tells by pointing to the one before."""

from __future__ import annotations

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The European Union raised duties on Chinese cars. Beijing vowed to retaliate.", None),
        ("Britain expelled 23 Russian diplomats. Moscow said it would retaliate.", None),
        ("Peru threatened to impose tariffs on Chile. Santiago promised retaliation.", None),
        ("Israel bombed an army base near Damascus. Syria vowed to retaliate.", "ASSAULT"),
        ("Iran vowed to retaliate.", "ASSAULT"),
    ],
)
def test_who_will_retaliate_for_measures_alone_says_not_how(coder: Coder, text: str, about: str | None) -> None:
    threat = coder.code(text).events[-1]
    assert (threat.event_type, threat.mode, threat.about) == ("THREATEN", about and "violence", about)


@pytest.mark.parametrize("words", ["Chad followed suit.", "Chad did the same."])
def test_who_follows_suit_does_it_to_the_same(coder: Coder, words: str) -> None:
    first, second = coder.code(f"Niger expelled the French ambassador. {words}").events
    assert second.event_type == first.event_type == "SANCTION"
    assert [actor.code for actor in second.actor] == ["TCD GOV"]
    assert [one.code for one in second.recipient] == [one.code for one in first.recipient]


def test_who_responds_in_kind_does_it_to_those_who_did_it(coder: Coder) -> None:
    _, answer = coder.code("Britain expelled four Russian diplomats. Moscow responded in kind.").events
    assert (answer.event_type, answer.mode) == ("SANCTION", "expel")
    assert [one.code for one in answer.recipient] == ["GBR GOV"]


def test_who_follows_suit_does_what_the_text_began_with_where_others_turn_on_their_own(
    coder: Coder,
) -> None:
    text = "Britain recognised Kosovo. Two Serbian ministers asked the Serbian president to resign. Chad followed suit."
    last = coder.code(text).events[-1]
    assert (last.event_type, [one.code for one in last.actor]) == ("SUPPORT", ["TCD GOV"])


def test_who_does_so_does_what_he_was_about_to_do(code):
    planned, done = code("Serbia said it would withdraw its troops from Kosovo. It did so on Tuesday.").events
    assert (planned.event_type, planned.about) == ("CONCEDE", "RETREAT")
    assert (done.event_type, done.status, [side.code for side in done.actor]) == ("RETREAT", "occurred", ["SRB GOV"])
