"""Reading MEANTIME's events and scoring statuses against them."""

from datetime import date

import pytest

from legation.evaluation.status import evaluate, match_events, read_meantime, read_stories
from legation.records import Status

TOKENS = [
    ("1", "0", "Oslo"), ("2", "0", "'s"), ("3", "0", "visit"), ("4", "1", "Chad"), ("5", "1", "did"), ("6", "1", "not"),
    ("7", "1", "arrest"), ("8", "1", "("), ("9", "1", "two"), ("10", "1", ")"), ("11", "1", "."),
    ("12", "2", "Peru"), ("13", "2", "will"), ("14", "2", "invade"), ("15", "2", "Chile"), ("16", "2", "."),
    ("17", "3", "Togo"), ("18", "3", "invaded"), ("19", "3", "Benin"), ("20", "3", "."),
]  # fmt: skip
EVENTS = [
    ("7", "CERTAIN", "NEG", "NON_FUTURE", "NONE"),
    ("14", "CERTAIN", "POS", "FUTURE", "NONE"),
    ("18", "CERTAIN", "POS", "NON_FUTURE", "NONE"),
    ("3", "UNDERSPECIFIED", "POS", "NON_FUTURE", "NONE"),
    ("3", "POSSIBLE", "POS", "NON_FUTURE", "NONE"),
]


def xml(events=EVENTS):
    tokens = "".join(f'<token number="0" sentence="{s}" t_id="{i}">{word}</token>' for i, s, word in TOKENS)
    mentions = "".join(
        f'<EVENT_MENTION m_id="{n}" certainty="{certainty}" polarity="{polarity}" time="{time}" special_cases="{case}">'
        f'<token_anchor t_id="{token}"/></EVENT_MENTION>'
        for n, (token, certainty, polarity, time, case) in enumerate(events)
    )
    created = '<TIMEX3 m_id="90" functionInDocument="CREATION_TIME" type="DATE" value="2008-03-01"/>'
    return f"<Document doc_id='1'>{tokens}<Markables>{mentions}{created}</Markables></Document>"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.xml"
    path.write_text(xml(), encoding="utf-8")
    return path


def test_words_are_joined_as_they_are_written(story):
    read = read_meantime(story)
    assert read.text == "Oslo's visit\nChad did not arrest (two).\nPeru will invade Chile.\nTogo invaded Benin."
    assert read.published == date(2008, 3, 1)


def test_certainty_polarity_and_time_make_three_classes(story):
    read = read_meantime(story)
    assert [(read.text[e.start : e.end], e.expected) for e in read.events] == [
        ("visit", "open"),
        ("arrest", "negated"),
        ("invade", "open"),
        ("invaded", "happened"),
    ]


def test_an_event_matches_the_words_its_trigger_overlaps_once(record, story):
    event = record.events[0]
    annotated = read_meantime(story).events[0]
    here = event.model_copy(update={"trigger": event.trigger.model_copy(update={"start": 8, "end": 9, "text": "i"})})
    far = event.model_copy(update={"trigger": event.trigger.model_copy(update={"start": 70, "end": 71, "text": "x"})})
    assert match_events([far, here, here], [annotated]) == [(here, annotated)]


def test_statuses_are_scored_over_coded_events_and_over_given_ones(coder, story):
    report = evaluate(story, coder)
    assert report.figures["stories"] == 1
    assert report.figures["given"] == 4
    assert report.figures["given_f1_negated"] == 1.0
    assert report.figures["given_f1_happened"] == 0.6667  # "Oslo's visit" is only possible, and nothing says so
    assert report.figures["given_accuracy"] == 0.75
    assert list(report.errors) == ["open told as happened"]
    assert report.figures["matched"] <= report.figures["found"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<Document>", "not well-formed"),
        ("<TimeML/>", "not a MEANTIME document"),
        (xml([("99", "CERTAIN", "POS", "FUTURE", "NONE")]), "the token '99', which is not there"),
    ],
)
def test_a_broken_file_is_named(tmp_path, text, message):
    path = tmp_path / "broken.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=f"broken.xml.*{message}"):
        read_meantime(path)


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no \.xml file"):
        read_stories(tmp_path)


def test_every_status_has_a_class():
    from legation.evaluation.status import CLASSES

    assert set(CLASSES) == set(Status)
