"""Nouns for what verbs do: each row's example is coded from its noun, by a frame of the verb's or its own."""

import pytest

from legation.events.lexicon.frames import PartOfSpeech, deverbal_nouns, lexicon, table_rows

ROWS = [row for _, row in table_rows("deverbal_nouns.tsv", ("noun", "verb", "object", "example"))]


def test_each_noun_stands_once_and_its_verb_has_frames():
    assert len(deverbal_nouns()) == len(ROWS)
    assert [row["noun"] for row in ROWS if not lexicon().of(row["verb"], PartOfSpeech.VERB)] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["noun"] for row in ROWS])
def test_an_example_is_coded_from_its_noun(row, code):
    example = row["example"]
    events = code(example).events
    assert any(example[e.trigger.start : e.trigger.end].endswith(row["noun"]) and e.actor for e in events)


def test_a_noun_takes_what_its_verb_does_to_after_its_preposition():
    frame = next(f for f in lexicon().telling("imposition", PartOfSpeech.NOUN) if f.id.startswith("SANCTION"))
    assert frame.part_of_speech is PartOfSpeech.NOUN
    assert ("of",) in {need.path for condition in frame.conditions for need in condition.needs}
    assert "obj" not in frame.id


@pytest.mark.parametrize(
    "text",
    [
        "The removal of a tumour by a Peruvian surgeon took two hours.",
        "The closure of a cinema in Lima saddens its owner.",
        "A ban on smoking in Turkish cafes has been good for health.",
        "The search for a new coach by a Chilean football club goes on.",
        "Peru's return to the World Cup delighted its fans.",
        "The defeat of Ghana by Mali in Abidjan ended their run.",
        "The recruitment of nurses from Ghana by a London hospital goes on.",
        "The conquest of Everest by a Nepali woman made headlines.",
        "The extension of the metro in Santiago by a Chinese builder began in May.",
        "The compensation of its managers by a Dutch bank drew anger.",
    ],
)
def test_other_deeds_are_left_alone(text, code):
    assert code(text).events == ()
