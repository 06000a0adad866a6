"""A text is read in its plain form, and what is found is given where it stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.coder import Coder
from legation.plain import PlainText
from legation.records import TextSpan

STORY = "LIMA, May 3 - Peru condemned Chile's attack on its fishing boats. Chile denied firing at them on Friday."
UNSEEN = "\u00ad\u200b\u200e\u2060\ufeff"


def test_soft_hyphens_hyphens_that_do_not_break_ligatures_and_other_apostrophes_are_plain() -> None:
    plain = PlainText("Peru con\u00addemned Chile´s pro\u2011rebel \ufb01ghters")
    assert plain.text == "Peru condemned Chile's pro-rebel fighters"
    assert plain.span(5, 15) == (5, 14)
    assert plain.placed(TextSpan(start=5, end=14, text="condemned")).text == "con\u00addemned"
    assert plain.placed([TextSpan(start=33, end=41, text="fighters")])[0].text == "\ufb01ghters"


def test_a_post_s_hash_before_a_word_is_left_out() -> None:
    plain = PlainText("We thank #Peru. Item #4, C# and (#Chad).")
    assert plain.text == "We thank Peru. Item #4, C# and (Chad)."
    assert plain.placed(TextSpan(start=9, end=13, text="Peru")).text == "Peru"


def test_a_plain_text_stays_as_it_is() -> None:
    found = TextSpan(start=0, end=4, text="Lima")
    plain = PlainText("Lima’s “mayor” – a café owner")
    assert (plain.text, plain.span(2, 5)) == ("Lima’s “mayor” – a café owner", (2, 5))
    assert plain.placed(found) is found


@given(st.text())
def test_every_stretch_of_the_plain_form_stands_somewhere(text: str) -> None:
    plain = PlainText(text)
    for at in range(len(plain.text)):
        span = plain.placed(TextSpan(start=at, end=at + 1, text=plain.text[at]))
        assert text[span.start : span.end] == span.text


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from(UNSEEN)), max_size=12))
def test_characters_that_nobody_sees_change_nothing(coder: Coder, marks: list[tuple[int, str]]) -> None:
    text = STORY
    for at, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    seen = str.maketrans(dict.fromkeys(UNSEEN))
    wanted, record = coder.code(STORY, id="a"), coder.code(text, id="a")
    assert [actor.name for actor in record.actors] == [actor.name for actor in wanted.actors]
    assert len(record.events) == len(wanted.events) >= 2
    for event, as_wanted in zip(record.events, wanted.events, strict=True):
        assert (event.event_type, event.mode, event.status) == (as_wanted.event_type, as_wanted.mode, as_wanted.status)
        assert event.trigger.text.translate(seen) == as_wanted.trigger.text
        assert [p.text.translate(seen) for p in event.actor] == [p.text for p in as_wanted.actor]


def test_a_stage_and_the_relation_model_speak_of_the_text_as_it_stands(coder: Coder) -> None:
    text = "Pe\u00adru sent troops into Bo\u200blivia on 3 May 2024."
    assert [place.text for place in coder.places(text)] == ["Pe\u00adru", "Bo\u200blivia"]
    start = text.index("Bo\u200b")
    assert coder.relate(text, (0, 5), (start, start + 8)) == coder.relate(
        "Peru sent troops into Bolivia on 3 May 2024.", (0, 4), (22, 29)
    )
