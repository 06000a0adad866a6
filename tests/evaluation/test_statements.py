"""The statements suite: reading brat standoff, matching contents, counting."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from legation.evaluation.statements import evaluate, overlap, read_articles
from legation.records import Participant, Statement, TextSpan

TEXT = "“We will come,” the minister said. “Soon.” She denied the report."


def span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


def statement(identifier: str, speaker: str, cue: str, content: str, kind: str) -> Statement:
    return Statement(
        id=identifier,
        speaker=Participant(**span(speaker).model_dump(), name=speaker),
        cue=span(cue),
        content=span(content),
        kind=kind,
    )


PERFECT = (
    statement("S1", "the minister", "said", "“We will come,”", "direct"),
    statement("S2", "the minister", "said", "“Soon.”", "direct"),
    statement("S3", "She", "denied", "the report", "indirect"),
)


class Answers:
    """Stands in for a coder that always gives the same statements."""

    def __init__(self, *statements: Statement) -> None:
        self.given = statements

    def statements(self, text: str) -> Sequence[Statement]:
        return self.given


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    def pieces(*words: str) -> str:
        return ";".join(f"{span(word).start} {span(word).end}" for word in words)

    lines = [
        f"T1\tContent {pieces('“We will come,”', '“Soon.”')}\t“We will come,” “Soon.”",
        f"T2\tCue {pieces('said')}\tsaid",
        f"T3\tSource {pieces('the minister')}\tthe minister",
        f"T4\tAttribution {pieces('said')}\tsaid",
        "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3",
        f"T5\tContent {pieces('the report')}\tthe report",
        f"T6\tCue {pieces('denied')}\tdenied",
        f"T7\tAttribution-no-source {pieces('denied')}\tdenied",
        "E2\tAttribution-no-source:T7 Content:T5 Cue:T6",
    ]
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "visit.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "visit_ab12.ann").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_an_article_is_read_with_its_pieces(corpus: Path) -> None:
    (article,) = read_articles(corpus)
    first, second = article.attributions
    assert [TEXT[start:end] for start, end in first.content] == ["“We will come,”", "“Soon.”"]
    assert first.direct and not second.direct
    assert second.source == ()


def test_statements_that_share_a_cue_are_the_pieces_of_one_content(corpus: Path) -> None:
    figures = evaluate(corpus, Answers(*PERFECT)).figures
    assert figures["attributions"] == 2
    for name in ("content (half)", "content (exact)", "cue", "direct quotes"):
        assert figures[f"{name} F1"] == 1.0
    assert figures["speaker share"] == 1.0


def test_half_a_content_is_found_but_not_exact(corpus: Path) -> None:
    report = evaluate(corpus, Answers(PERFECT[0]))
    assert (report.figures["content (half) precision"], report.figures["content (half) recall"]) == (1.0, 0.5)
    assert report.figures["content (exact) F1"] == 0.0
    assert {kind: len(lines) for kind, lines in report.errors.items()} == {"content missed": 1, "content not exact": 1}


def test_a_wrong_speaker_costs_only_the_speaker(corpus: Path) -> None:
    swapped = tuple(s.model_copy(update={"speaker": PERFECT[2].speaker}) for s in PERFECT)
    report = evaluate(corpus, Answers(*swapped))
    assert report.figures["content (exact) F1"] == 1.0
    assert report.figures["speaker share"] == 0.0
    assert len(report.errors["speaker wrong"]) == 1


def test_nothing_found_scores_nothing(corpus: Path) -> None:
    figures = evaluate(corpus, Answers()).figures
    assert (figures["content (half) F1"], figures["cue F1"], figures["speaker share"]) == (0.0, 0.0, 0.0)


def test_overlap_is_a_share_of_the_longer() -> None:
    assert overlap(((0, 10),), ((0, 5),)) == 0.5
    assert overlap(((0, 4), (8, 12)), ((2, 10),)) == 0.5
    assert overlap(((0, 4),), ((4, 8),)) == 0.0
    assert overlap((), ((4, 8),)) == 0.0


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="attributions"):
        list(read_articles(tmp_path))


def test_an_annotation_without_its_text_is_named(corpus: Path) -> None:
    (corpus / "text" / "visit.txt").unlink()
    with pytest.raises(FileNotFoundError, match="visit_ab12"):
        list(read_articles(corpus))


def test_a_reference_to_nothing_names_its_line(corpus: Path) -> None:
    path = corpus / "attributions" / "visit_ab12.ann"
    path.write_text("T1\tCue 0 2\tab\nE1\tAttribution:T9 Cue:T1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"visit_ab12\.ann:2: no annotation T9"):
        list(read_articles(corpus))


def test_an_offset_outside_the_text_is_refused(corpus: Path) -> None:
    path = corpus / "attributions" / "visit_ab12.ann"
    path.write_text("T1\tCue 0 9999\tab", encoding="utf-8")
    with pytest.raises(ValueError, match="T1 lies outside the text"):
        list(read_articles(corpus))


def test_pieces_that_white_space_alone_parts_are_one(corpus: Path) -> None:
    path = corpus / "attributions" / "visit_ab12.ann"
    path.write_text("T1\tContent 0 8;9 12\tx\nT2\tCue 20 28\tx\nE1\tAttribution:T1 Content:T1 Cue:T2", encoding="utf-8")
    (article,) = read_articles(corpus)
    assert TEXT[8:9] == " "
    assert article.attributions[0].content == ((0, 12),)


def test_direct_goes_by_the_characters_on_both_sides(corpus: Path) -> None:
    mixed = tuple(s.model_copy(update={"kind": "mixed"}) for s in PERFECT)
    assert evaluate(corpus, Answers(*mixed)).figures["direct quotes F1"] == 1.0
