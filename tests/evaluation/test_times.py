"""Reading TimeML and scoring time expressions against it."""

from datetime import date

import pytest

from legation.evaluation.times import Timex, evaluate, match_spans, read_stories, read_timeml
from legation.records import TimeExpression, TimeType

STORY = """<?xml version="1.0" ?>
<TimeML>
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2019-02-26T10:00" functionInDocument="CREATION_TIME">Feb. 26</TIMEX3></DCT>
<TEXT>The envoys <EVENT eid="e1" >met</EVENT> <TIMEX3 tid="t1" type="DATE" value="2019-02-25">Monday</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours</TIMEX3>.</TEXT>
</TimeML>
"""


class Answers:
    """A coder that gives the same answers to every text."""

    def __init__(self, *answers):
        self.answers = answers
        self.asked = []

    def times(self, text, *, published=None):
        self.asked.append((text, published))
        return list(self.answers)


def answer(text, start, value, type_=TimeType.DATE):
    return TimeExpression(start=start, end=start + len(text), text=text, type=type_, value=value)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "one.tml"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_story_is_read_with_its_offsets(story):
    read = read_timeml(story)
    assert read.published == date(2019, 2, 26)
    assert read.text == "The envoys met Monday\nfor two hours."
    assert [(t.text, t.type, t.value) for t in read.timexes] == [
        ("Monday", "DATE", "2019-02-25"),
        ("two hours", "DURATION", "PT2H"),
    ]
    assert all(read.text[t.start : t.end] == t.text for t in read.timexes)


def test_perfect_answers_score_one(story):
    coder = Answers(answer("Monday", 15, "2019-02-25"), answer("two hours", 26, "PT2H", TimeType.DURATION))
    figures = evaluate(story.parent, coder).figures
    assert figures["relaxed_f1"] == figures["strict_f1"] == figures["value_f1"] == figures["type_f1"] == 1
    assert coder.asked == [("The envoys met Monday\nfor two hours.", date(2019, 2, 26))]


def test_errors_are_counted_by_kind(story):
    coder = Answers(answer("met Monday", 11, "2019-02-25"), answer("two", 26, "PT2H"), answer("The", 0, "2019"))
    report = evaluate(story, coder)
    assert report.figures["relaxed_precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert report.figures["relaxed_recall"] == 1
    assert report.figures["strict_f1"] == 0
    assert report.figures["value_accuracy"] == 1
    assert report.figures["type_accuracy"] == 0.5
    assert {kind: len(lines) for kind, lines in report.errors.items()} == {"span": 2, "type": 1, "spurious": 1}


def test_no_answers_score_nothing(story):
    report = evaluate(story, Answers())
    assert report.figures["relaxed_f1"] == 0
    assert len(report.errors["missed"]) == 2


def test_an_exact_match_goes_before_an_overlap():
    required = [Timex(0, 4, "1990", "DATE", "1990"), Timex(5, 9, "2000", "DATE", "2000")]
    wide = TimeExpression(start=0, end=9, text="1990-2000", type=TimeType.DATE)
    exact = answer("2000", 5, "2000")
    assert match_spans(required, [wide, exact]) == [(required[0], wide), (required[1], exact)]


def test_files_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(read_stories(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match=r"no \.tml file"):
        list(read_stories(tmp_path))
    broken = tmp_path / "broken.tml"
    broken.write_text("<TimeML><TEXT>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.tml: not well-formed"):
        read_timeml(broken)
    broken.write_text("<html><TEXT/></html>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.tml: not a TimeML file"):
        read_timeml(broken)
