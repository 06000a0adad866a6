"""Sentences that set one part of theirs apart are read as if they did not."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "trigger", "relation", "expected"),
    [
        ("What Chad wants is a truce.", "wants", "obj", ["truce"]),
        ("A truce is what Chad wants.", "wants", "obj", ["truce"]),
        ("What Chad will not accept is a Libyan base.", "accept", "not", ["not"]),
        ("All Chad asked for was an apology.", "asked", "for", ["apology"]),
        ("What the army did was arrest the king.", "arrest", "subj", ["army"]),
        ("What Libya did was to close the border.", "close", "subj", ["Libya"]),
        ("What Moscow calls an exercise is an invasion.", "calls", "subj", ["Moscow"]),
        ("What matters is peace.", "matters", "obj", []),
        ("That is what Chad did.", "did", "subj", ["Chad"]),
        ("It was Chad that attacked the convoy.", "attacked", "subj", ["Chad"]),
    ],
)
def test_the_part_set_apart_is_given_back(mended, related_words, sentence, trigger, relation, expected):
    assert related_words(mended(sentence), trigger, relation) == expected


def test_what_is_done_is_no_plan(code):
    [event] = code("What Iran did was to close the strait.").events
    assert (event.event_type, event.status) == ("COERCE", "occurred")
