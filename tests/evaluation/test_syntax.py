"""The CoNLL reader and the parsing scores on small files of our own."""

from pathlib import Path

import pytest

from legation.evaluation import conllu, names, syntax

ROWS = """# newdoc id = GUM_news_example
# newpar
# sent_id = example-1
1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def test_words_of_one_token_are_read_without_space_between(tmp_path: Path) -> None:
    file = tmp_path / "example.conllu"
    file.write_text(ROWS, encoding="utf-8")
    [tree] = conllu.read_conllu(file)
    assert tree.words == ["Envoys", "do", "n't", "talk", "."]
    assert tree.heads == [3, 3, 3, -1, 3]
    assert (tree.genre, tree.paragraph) == ("news", True)
    assert syntax.raw_text([tree, tree]) == "Envoys don't talk.\n\nEnvoys don't talk."


def test_a_paragraph_may_begin_with_a_word_of_several(tmp_path: Path) -> None:
    rows = ROWS.splitlines()
    file = tmp_path / "example.conllu"
    file.write_text("\n".join([*rows[:3], *rows[4:7], "", "# sent_id = example-2", *rows[4:7], ""]), encoding="utf-8")
    assert [(tree.id, tree.words, tree.paragraph) for tree in conllu.read_conllu(file)] == [
        ("example-1", ["do", "n't"], True),
        ("example-2", ["do", "n't"], False),
    ]


@pytest.mark.parametrize("row", ["1\tword\tonly", "\t".join(["1-x", *"_" * 9]), "\t".join(["1", *"_" * 9])])
def test_a_broken_row_is_named(row: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.conllu"
    file.write_text(f"{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu:1"):
        conllu.read_conllu(file)


def test_a_stray_inside_label_starts_no_name() -> None:
    labels = ["B-PER", "I-PER", "O", "I-LOC", "B-LOC"]
    assert names.spans(labels) == {(0, 2, "PER"), (4, 5, "LOC")}


def test_names_are_read_by_sentence(tmp_path: Path) -> None:
    file = tmp_path / "names.iob2"
    rows = "# newdoc id = match\n# text = Peru won!\n"
    rows += "1\tPeru\tB-LOC\t-\t-\n2\twon\tO\t-\t-\n3\t!\tO\t-\t-\n\n1\tIt\tB-OTH\t-\t-\n"
    file.write_text(rows, encoding="utf-8")
    first, second = names.read_iob2(file)
    assert (first.words, first.labels, first.spaces) == (["Peru", "won", "!"], ["B-LOC", "O", "O"], [True, False, True])
    assert (second.words, second.labels) == (["It"], ["O"])
    assert (first.document, second.document) == ("match", "match")
