"""Reading marked sentences and scoring relations against them."""

import pytest

from legation.evaluation.relations import evaluate, f1_by_class, penta_of, read_marks, read_sentences, root_of
from legation.records import EventType

HEADER = "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta\n"
ROWS = (
    "1\t-\t<s>Chad </s>freed <t>two pilots</t>.\tChad\ttwo pilots\tYIELD\t2\n"
    "2\t-\t<t>Mali</t> was blamed by <s>Niger</s>; <t>Mali</t> objected.\tNiger\tMali\tACCUSE\t3\n"
    "3\t-\t<s>Miners</s> downed tools.\tMiners\t\tPROTEST\t4\n"
)


class Answers:
    """A coder that finds the same in every text and remembers what it was asked."""

    def __init__(self, *chances):
        self.chances = chances
        self.asked = []

    def relate(self, text, source, target):
        self.asked.append((text, source and text[slice(*source)], target and text[slice(*target)]))
        return list(self.chances)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "plv.tsv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def test_marks_become_spans_without_white_space(table):
    coder = Answers((EventType.RETREAT, 1.0))
    evaluate(table, coder)
    assert coder.asked == [
        ("Chad freed two pilots.", "Chad", "two pilots"),
        ("Mali was blamed by Niger; Mali objected.", "Niger", "Mali"),
        ("Miners downed tools.", "Miners", None),
    ]


def test_of_several_marks_of_one_kind_the_first_counts():
    text, spans = read_marks("here", "<t>Mali</t> and <t>Mali</t>")
    assert (text, spans) == ("Mali and Mali", {"t": (0, 4)})


def test_concede_and_retreat_count_together():
    assert root_of([("ACCUSE", 0.4), (EventType.CONCEDE, 0.3), (EventType.RETREAT, 0.3)]) == "YIELD"


@pytest.mark.parametrize(
    ("root", "penta"), [("AGREE", "1"), ("AID", "2"), ("YIELD", "2"), ("REJECT", "3"), ("COERCE", "4")]
)
def test_a_root_has_its_penta_class(root, penta):
    assert penta_of(root) == penta


def test_the_figures_are_those_counted_by_hand(table):
    report = evaluate(table, Answers((EventType.RETREAT, 0.9), (EventType.ACCUSE, 0.1)))
    assert report.figures["sentences"] == 3
    assert report.figures["root_accuracy"] == 0.3333
    assert report.figures["f1_YIELD"] == 0.5  # one right of three answered and one required
    assert report.figures["root_macro_f1"] == 0.1667
    assert report.figures["f1_penta_2"] == 0.5
    assert report.figures["f1_penta_3"] == 0
    assert report.errors == {
        "ACCUSE found as YIELD": ["2: [T Mali] was blamed by [S Niger]; Mali objected."],
        "PROTEST found as YIELD": ["3: [S Miners] downed tools."],
    }


def test_f1_leaves_out_classes_that_the_gold_lacks():
    assert f1_by_class(["A", "A"], ["A", "B"]) == {"A": 2 / 3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sentence_id\tsentence\n", "plv.tsv:1: no column 'marked_sentence'"),
        (HEADER + "1\t-\t<s>A</s>\tA\t\tHUG\t1\n", "plv.tsv:2: no event type 'HUG'"),
        (HEADER + "1\t-\t<s>A</s>\tA\t\tAID\t9\n", "plv.tsv:2: no penta class '9'"),
        (HEADER + "1\t-\t<s>A\tA\t\tAID\t2\n", "plv.tsv:2: <s> is not closed"),
        (HEADER + "1\t-\tA</t>\tA\t\tAID\t2\n", "plv.tsv:2: </t> closes nothing"),
    ],
)
def test_a_broken_table_is_refused_with_its_place(tmp_path, text, message):
    path = tmp_path / "plv.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_sentences(path)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.tsv"):
        read_sentences(tmp_path / "none.tsv")
