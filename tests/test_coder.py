"""The library's face: one document in, one record out, and each stage by itself."""

import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation.coder import LONGEST, Coder, TooLongError
from legation.records import Document, EventType, Record

STORY = """ASTANA, Kazakhstan, June 5 (Steppe Wire) -- Kazakhstan and Mongolia held border talks in Astana on Tuesday.

"We will open a second crossing next spring," Kazakh Foreign Minister Murat Nurtleu told reporters.
"""

SENTENCE = "Chile recalled its ambassador from Bolivia."


def test_a_document_becomes_a_record(coder: Coder) -> None:
    record = coder.code(STORY, published="2024-06-05", id="astana", publisher="Steppe Wire")

    assert (record.document.id, record.document.published) == ("astana", date(2024, 6, 5))
    assert record.document.text == STORY
    [meeting] = [event for event in record.events if event.event_type == EventType.CONSULT]
    assert [side.code and side.code[:3] for side in meeting.actor] == ["KAZ", "MNG"]
    assert meeting.date is not None and meeting.date.value == "2024-06-04"
    assert meeting.place is not None and meeting.place.name == "Astana"


def test_the_package_loads_the_coder_when_asked() -> None:
    assert legation.load is not None and legation.Coder is Coder


def test_a_report_printed_later_speaks_from_the_day_it_was_filed(coder: Coder) -> None:
    record = coder.code(
        "OSLO, May 13 (Reuters) - Norway condemned Chad on Sunday. Peru praised Chad.", published="2024-05-15"
    )
    assert record.document.published == date(2024, 5, 15)
    assert [event.date.value for event in record.events if event.date] == ["2024-05-12", "2024-05-13"]


@pytest.mark.parametrize("published", ["2024-06-05", date(2024, 6, 5), datetime(2024, 6, 5, 14, 3), "2024-06-05T14:03"])
def test_the_publication_date_may_be_a_day_or_a_time_stamp(coder: Coder, published: str | date) -> None:
    assert coder.code(SENTENCE, published=published).document.published == date(2024, 6, 5)


def test_what_is_no_date_is_refused(coder: Coder) -> None:
    with pytest.raises(ValueError, match="'last week' is no date"):
        coder.code(SENTENCE, published="last week")


def test_a_text_that_no_dispatch_is_as_long_as_is_refused(coder: Coder) -> None:
    with pytest.raises(TooLongError, match="1,000,001 characters"):
        coder.code("x" * (LONGEST + 1))


def test_half_a_character_is_refused(coder: Coder) -> None:
    with pytest.raises(ValueError, match="character 10 is a lone surrogate"):
        coder.code("The envoy \ud83d left.")


@pytest.mark.parametrize("field", ["id", "publisher", "url", "title"])
def test_half_a_character_is_refused_in_what_is_known_of_a_document_too(field: str, coder: Coder) -> None:
    with pytest.raises(ValueError, match=f"{field}: character 1 is a lone surrogate"):
        coder.code(SENTENCE, **{field: "a\ud83d"})


def test_what_is_no_text_is_refused(coder: Coder) -> None:
    for other in (SENTENCE.encode(), None, 5):
        with pytest.raises(TypeError, match=r"a text is a str, not (bytes|NoneType|int)"):
            coder.code(other)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="a text is a str"):
            coder.identify(other)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a day is a date or its text, not float"):
        coder.code(SENTENCE, published=float("nan"))  # type: ignore[arg-type]


def test_threads_may_share_a_coder(coder: Coder) -> None:
    texts = [STORY, SENTENCE, "Es regnet seit Tagen in Wien.", ""] * 4
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(coder.code, texts)) == [coder.code(text) for text in texts]


def test_a_coder_is_pickled_as_what_it_was_made_from(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,code\nSava River Front,BIH REB\n", encoding="utf-8")
    copy = pickle.loads(pickle.dumps(legation.load(actors=own)))
    assert copy.identify("Sava River Front").code == "BIH REB"


def test_the_pipeline_leaves_on_the_document_what_the_record_holds(coder: Coder) -> None:
    doc, record = coder.nlp(STORY), coder.code(STORY)
    assert (doc._.events, doc._.statements, doc._.places) == (record.events, record.statements, record.places)


def test_a_component_without_those_that_it_builds_on_says_so(coder: Coder) -> None:
    alone = spacy.blank("en")
    alone.add_pipe("legation_places")
    with pytest.raises(ValueError, match="legation_places comes after legation_parser in a pipeline"):
        alone(SENTENCE)
    partial = spacy.blank("en")
    for name in ("legation_parser", "legation_published", "legation_actors", "legation_events"):
        partial.add_pipe(name)
    missing = "legation_times, legation_places, legation_statements"
    with pytest.raises(ValueError, match=f"legation_events comes after {missing} in a pipeline"):
        partial(SENTENCE)


def test_the_id_follows_from_the_text_where_none_is_given(coder: Coder) -> None:
    assert coder.code(STORY).document.id == coder.code(STORY).document.id != coder.code(SENTENCE).document.id


def test_documents_keep_their_order_and_what_is_known_of_them(coder: Coder) -> None:
    records = list(coder.pipe([SENTENCE, Document(id="astana", text=STORY, published=date(2024, 6, 5))]))

    assert [record.document.text for record in records] == [SENTENCE, STORY]
    assert records[1].document.id == "astana"
    assert records[1] == coder.code(STORY, id="astana", published="2024-06-05")


@settings(max_examples=8)
@given(
    texts=st.lists(st.sampled_from([STORY, SENTENCE, "", "NYALA, Sudan", "Es regnet seit Tagen in Wien."]), max_size=5),
    batch_size=st.integers(1, 6),
)
def test_a_record_does_not_depend_on_its_neighbours(coder: Coder, texts: list[str], batch_size: int) -> None:
    assert list(coder.pipe(texts, batch_size=batch_size)) == [coder.code(text) for text in texts]


def test_a_document_is_read_when_its_record_is_asked_for(coder: Coder) -> None:
    waiting = iter([SENTENCE, STORY])
    assert next(coder.pipe(waiting)).document.text == SENTENCE
    assert list(waiting) == [STORY]


def test_documents_are_taken_from_their_source_as_many_at_a_time_as_is_said(coder: Coder) -> None:
    waiting = iter([SENTENCE, STORY, SENTENCE])
    assert next(coder.pipe(waiting, batch_size=2)).document.text == SENTENCE
    assert list(waiting) == [SENTENCE]
    with pytest.raises(ValueError, match="one document at least, not 0"):
        next(coder.pipe([SENTENCE], batch_size=0))


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_gives_a_record_that_survives_json(coder: Coder, text: str) -> None:
    record = coder.code(text)
    assert record.document.text == text
    assert Record.model_validate_json(record.model_dump_json()) == record


def test_each_stage_answers_by_itself(coder: Coder) -> None:
    assert [time.value for time in coder.times(STORY, published="2024-06-05")] == [
        "2024-06-05",
        "2024-06-04",
        "2025-SP",
    ]
    assert [place.country for place in coder.places(STORY) if place.name == "Astana"] == ["KAZ", "KAZ"]
    [statement] = coder.statements(STORY)
    assert statement.speaker is not None and statement.speaker.name == "Murat Nurtleu"
    assert statement.content.text.startswith('"We will open')


def test_a_phrase_is_identified_on_its_day(coder: Coder) -> None:
    police = coder.identify("Lima harbour police", published="2022-04-12")
    assert police is not None and police.code == "PER COP"
    assert coder.identify("the weather", published="2022-04-12") is None


def test_two_sides_are_related(coder: Coder) -> None:
    chile, bolivia = (0, 5), (35, 42)
    chances = coder.relate(SENTENCE, source=chile, target=bolivia)

    assert chances[0][0] == EventType.SANCTION
    assert {event_type for event_type, _ in chances} == set(EventType)
    assert sum(chance for _, chance in chances) == pytest.approx(1)
    assert [chance for _, chance in chances] == sorted((chance for _, chance in chances), reverse=True)


def test_a_side_outside_the_text_is_refused(coder: Coder) -> None:
    with pytest.raises(ValueError, match="source"):
        coder.relate(SENTENCE, source=(900, 905), target=None)


def test_the_model_s_folder_must_be_there(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        legation.load(tmp_path / "nowhere")


def test_the_events_of_a_document_leave_nothing_to_the_collector_of_garbage(coder: Coder) -> None:
    coder.code(STORY)  # what is read once is read
    doc = coder.nlp(STORY)
    gc.collect()
    gc.disable()
    try:
        coder.nlp.get_pipe("legation_events")(doc)
        assert gc.collect() == 0
    finally:
        gc.enable()
