"""What holds of every text."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.events.lexicon.frames import lexicon
from legation.events.lexicon.vocabulary import stems

WORDS = st.sampled_from(
    [
        "Iran",
        "Peru",
        "the",
        "rebels",
        "bombed",
        "was",
        "by",
        "will",
        "not",
        "agreed",
        "to",
        "withdraw",
        "troops",
        "from",
        "talks",
        "with",
        "between",
        "and",
        "who",
        "if",
        "said",
        "that",
        "Monday",
        "in",
        "Geneva",
        ",",
        ".",
        '"',
        "'s",
        "of",
        "sanctions",
        "on",
        "threatened",
        "army",
        "invasion",
    ]
)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

MARKED = re.compile(r"[{<][^}>]*[}>]")
EXAMPLES = sorted({frame.example for frame in lexicon().frames})
SIDES = st.sampled_from(
    "the EU|NATO|the United Nations|Amnesty International|Shell|Hezbollah|the president|police|they|it|gunmen|the bloc"
    "|Chad and the UN|its army|Kurdish fighters|Sino-Indian envoys".split("|")
)


@settings(SLOW, max_examples=150)
@given(st.sampled_from(EXAMPLES), SIDES, st.booleans())
def test_whoever_acts_in_a_frames_example_there_is_a_record(code, example, side, is_told_on):
    text = MARKED.sub(side, example) + is_told_on * " The bloc condemned it and extended its sanctions for a year."
    assert code(text).document.text == text


@SLOW
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_string_of_words_codes_to_sound_events(code, text):
    record = code(text)  # a Record refuses spans that do not slice to their text
    assert [event.id for event in record.events] == [f"E{n}" for n in range(1, len(record.events) + 1)]
    starts = [event.sentence for event in record.events]
    assert starts == sorted(starts)
    assert record == code(text)


@SLOW
@given(st.text(max_size=80))
def test_any_text_gives_a_record(code, text):
    assert code(text).document.text == text


@given(st.text(alphabet="abcdegilnorst", min_size=3, max_size=10))
def test_stems_are_shorter_or_rebuilt(form):
    assert all(stem and stem != form for stem in stems(form))
