"""Links between mentions, scored on a small document in GUM's form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legation.evaluation.conllu import read_conllu
from legation.evaluation.coreference import evaluate, read_mentions

if TYPE_CHECKING:
    from legation.coder import Coder

ROWS = """\
# newdoc id = GUM_news_lima
# sent_id = GUM_news_lima-1
1\tPeruvian\tPeruvian\tADJ\tJJ\t_\t2\tamod\t_\tEntity=(1-person-new-nnnnn-cf1-2-coref
2\tPresident\tpresident\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tVizcarra\tVizcarra\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tarrived\tarrive\tVERB\tVBD\t_\t0\troot\t_\t_
5\tin\tin\tADP\tIN\t_\t6\tcase\t_\t_
6\tQuito\tQuito\tPROPN\tNNP\t_\t4\tobl\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = GUM_news_lima-2
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\tour\tour\tPRON\tPRP$\t_\t4\tnmod:poss\t_\tEntity=(3-person-new-nnnnn-cf2-2-coref(4-person-acc-nnnnn-cf3-1-coref)
4\tminister\tminister\tNOUN\tNN\t_\t2\tobj\t_\tEntity=3)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def gum(folder: Path, rows: str) -> Path:
    path = folder / "gum.conllu"
    path.write_text(rows, encoding="utf-8")
    return path


def test_mentions_are_people_and_organisations_at_their_head_words(tmp_path: Path) -> None:
    text, mentions = read_mentions(read_conllu(gum(tmp_path, ROWS)))
    assert text.startswith("Peruvian President Vizcarra arrived in Quito.\n\nHe met")
    assert [(m.entity, text[m.start : m.end], m.form) for m in mentions] == [
        ("1", "President", "names"),
        ("1", "He", "pronouns"),
        ("3", "minister", "nouns"),
    ]


def test_a_link_is_right_where_gum_has_it(tmp_path: Path, coder: Coder) -> None:
    figures = evaluate(gum(tmp_path, ROWS), coder).figures
    assert (figures["links"], figures["right"], figures["wrong"], figures["missed"]) == (1, 1, 0, 0)
    assert figures["news pronouns F1"] == 1.0


def test_a_link_is_wrong_where_gum_has_two(tmp_path: Path, coder: Coder) -> None:
    report = evaluate(gum(tmp_path, ROWS.replace("(1-person-giv:act", "(5-person-new")), coder)
    assert (report.figures["links"], report.figures["wrong"]) == (0, 1)
    assert list(report.errors) == ["wrong, nothing to link pronouns"]


def test_a_link_is_missed_where_we_have_none(tmp_path: Path, coder: Coder) -> None:
    report = evaluate(gum(tmp_path, ROWS.replace("\tHe\the\t", "\tThey\tthey\t")), coder)
    assert (report.figures["links"], report.figures["missed"]) == (1, 1)
    assert report.errors["missed pronouns"][0].startswith("GUM_news_lima: 'They' to 'President'")


def test_a_file_without_mentions_is_refused(tmp_path: Path, coder: Coder) -> None:
    with pytest.raises(ValueError, match="no mentions"):
        evaluate(gum(tmp_path, ROWS.replace("Entity=", "Other=")), coder)
