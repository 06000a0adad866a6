"""Who speaks, through which medium and to whom."""

import pytest

from legation.coder import Coder
from legation.records import Statement


def by_cue(statements: list[Statement], cue: str) -> Statement:
    return next(s for s in statements if s.cue and s.cue.text == cue)


def test_reporters_are_told_and_are_no_medium(coder: Coder) -> None:
    statement = by_cue(coder.statements("“We will sign,” the envoy told reporters."), "told")
    assert statement.via is None
    assert statement.addressee is not None
    assert statement.addressee.text == "reporters"


@pytest.mark.parametrize(
    ("text", "cue", "via"),
    [
        ("“We will sign,” the envoy told Reuters.", "told", "Reuters"),
        ("The envoy told The Washington Post in an interview that he would sign.", "told", "The Washington Post"),
        ("KCNA reported that the ministry had said the border was open.", "said", "KCNA"),
        ("The envoy was quoted by Reuters as saying that the border was open.", "saying", "Reuters"),
    ],
)
def test_the_medium(coder: Coder, text: str, cue: str, via: str) -> None:
    statement = by_cue(coder.statements(text), cue)
    assert statement.via is not None
    assert statement.via.text.removeprefix("The ") == via.removeprefix("The ")
    assert statement.addressee is None


def test_a_chain_keeps_the_medium_and_the_source_apart(coder: Coder) -> None:
    statements = coder.statements("KCNA reported that the ministry had said the border was open.")
    outer, inner = by_cue(statements, "reported"), by_cue(statements, "said")
    assert outer.speaker is not None
    assert outer.speaker.text == "KCNA"
    assert inner.speaker is not None
    assert inner.speaker.text.endswith("ministry")


def test_he_goes_on_who_spoke_before_whoever_he_named(coder: Coder) -> None:
    text = (
        "Emmanuel Macron met Olaf Scholz in Paris. “We agree on one point,” said Mr. Macron, adding that Mr. Scholz "
        "might visit Kyiv. “The rest is open,” he said."
    )
    last = coder.statements(text)[-1]
    assert last.speaker is not None
    assert (last.speaker.text, last.speaker.name) == ("he", "Emmanuel Macron")


def test_who_goes_on_is_who_spoke_whoever_was_told_of_since(coder: Coder) -> None:
    text = (
        "The envoy, Ana Torres, said the truce had held. Supporters of President Alan Garcia had looted a shop.\n\n"
        "The talks, she continued, had been useful."
    )
    speaker = by_cue(coder.statements(text), "continued").speaker
    assert speaker is not None
    assert speaker.name == "Ana Torres"


def test_the_statement_is_whose_it_is(coder: Coder) -> None:
    text = (
        "According to the Peruvian Defence Ministry, a mine went off near Tacna. "
        '"The command is looking into it," the statement says.'
    )
    speaker = by_cue(coder.statements(text), "says").speaker
    assert speaker is not None
    assert "Defence" in speaker.name or speaker.code == "PER MIL"


def test_who_is_not_named_is_not_guessed(coder: Coder) -> None:
    statement = by_cue(coder.statements("It was announced that the border had been opened."), "announced")
    assert statement.speaker is None


def test_several_speakers_of_one_sentence(coder: Coder) -> None:
    text = "The minister said the border was open, but villagers said it was closed."
    found = [(s.speaker.text.split()[-1], s.content.text) for s in coder.statements(text) if s.speaker]
    assert found == [("minister", "the border was open"), ("villagers", "it was closed")]
