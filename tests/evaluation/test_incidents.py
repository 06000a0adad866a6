"""Measuring incidents: pairs of tellings right, wrong and missed."""

import pytest

from legation.evaluation.happenings import read_stories
from legation.evaluation.incidents import evaluate

STORIES = """### lima-a | 2024-06-03 | Radio Norte
Chile {recall:recalled} its ambassador from Bolivia on Monday.

### lima-b | 2024-06-04 | Diario Sur
The Chilean government {recall:recalled} its ambassador to Bolivia on Monday. Brazil looked for words {silence:in vain}.

### lima-c | 2024-06-05 | Voz del Mar | copy of lima-b
The Chilean government {recall:recalled} its ambassador to Bolivia on Monday. Brazil looked for words {silence:in vain}.
"""


def token(number: int, sentence: int, word: str) -> str:
    return f'<token number="0" sentence="{sentence}" t_id="{number}">{word}</token>'


def meantime(name: str, instance: str, day: str) -> str:
    words = "Chile recalled its ambassador from Bolivia on Monday .".split()
    return (
        f"<Document doc_id='{name}'>{''.join(token(n, 0, word) for n, word in enumerate(words, 1))}<Markables>"
        f'<EVENT_MENTION m_id="1"><token_anchor t_id="2"/></EVENT_MENTION><EVENT m_id="2" instance_id="{instance}"/>'
        f'<TIMEX3 m_id="3" functionInDocument="CREATION_TIME" type="DATE" value="{day}"/></Markables><Relations>'
        '<REFERS_TO r_id="9"><source m_id="1"/><target m_id="2"/></REFERS_TO></Relations></Document>'
    )


def test_marks_are_taken_out_of_the_text(tmp_path) -> None:
    path = tmp_path / "stories.txt"
    path.write_text(STORIES, encoding="utf-8")
    first, second, third = read_stories(path)
    assert first.text == "Chile recalled its ambassador from Bolivia on Monday."
    assert [first.text[m.start : m.end] for m in first.mentions] == ["recalled"]
    assert second.happenings == ["recall", "silence"]
    assert (second.told_at(0, 3), second.told_at(25, 26)) == (None, "recall")
    assert (first.original, third.original) == (None, "lima-b")


def test_pairs_of_stories_are_scored(coder, tmp_path) -> None:
    path = tmp_path / "stories.txt"
    path.write_text(STORIES, encoding="utf-8")
    figures = evaluate(path, coder).figures
    assert (figures["pairs"], figures["right"], figures["wrong"], figures["missed"]) == (4, 3, 0, 1)
    assert (figures["coded"], figures["coded R"], figures["R"], figures["P"]) == (3, 1.0, 0.75, 1.0)
    assert (figures["copies"], figures["copies right"], figures["copies wrong"]) == (1, 1, 0)


def test_two_happenings_taken_for_one_are_wrong(coder, tmp_path) -> None:
    path = tmp_path / "stories.txt"
    path.write_text(STORIES.replace("{recall:", "{other:", 1), encoding="utf-8")
    report = evaluate(path, coder)
    assert (report.figures["right"], report.figures["wrong"]) == (1, 2)
    assert report.errors["wrong"][0] == "lima-a (other, SANCTION) with lima-b (recall, SANCTION)"


def test_meantime_is_scored_with_our_events_and_with_its_own(coder, tmp_path) -> None:
    for name, instance, day in (("a", "I1", "2024-06-03"), ("b", "I1", "2024-06-04"), ("c", "I2", "2024-07-02")):
        (tmp_path / f"{name}.xml").write_text(meantime(name, instance, day), encoding="utf-8")
    figures = evaluate(tmp_path, coder).figures
    for kind in ("ours", "given"):
        assert [figures[f"{kind} {name}"] for name in ("pairs", "right", "wrong", "missed")] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: no stories"),
        ("### a | May | Radio\nText.\n", "1: a story begins with"),
        ("### a | 2024-06-03 | Radio\n\n", "1: a story without text"),
        ("### a | 2024-06-03 | Radio | copy of b\nText.\n", "copy of b, which is not there"),
        ("### a | 2024-06-03 | R\nText.\n### a | 2024-06-03 | R\nText.\n", "id occurs twice"),
    ],
)
def test_a_broken_file_is_named(coder, tmp_path, text: str, message: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"broken\.txt:?.*{message}"):
        evaluate(path, coder)
