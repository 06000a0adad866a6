"""What the words of a sentence speak of."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from legation.events.relevance.topic import MODEL, Topic, counted, shipped_topic
from legation.syntax import MODEL as SYNTAX
from legation.syntax.wordpiece import WordPieces

TRAINING = Path(__file__).parents[3] / "training" / "relevance"


def test_names_numbers_and_short_words_do_not_count():
    forms, parts = ["Peru", "beat", "a", "side", "3-0"], ["PROPN", "VERB", "DET", "NOUN", "NUM"]
    assert list(counted(forms, parts)) == ["beat", "side"]


def test_a_score_is_the_sum_of_the_weights_over_the_root_of_their_number():
    pieces = WordPieces(SYNTAX / "vocabulary.txt")
    weights = np.zeros(30_522, np.float32)
    (goal,), (war,) = pieces("goal"), pieces("war")
    weights[[goal, war]] = 3.0, -1.0
    topic = Topic(weights, 0.5, pieces)
    assert topic.score([]) == 0.5
    assert topic.score(["goal"]) == pytest.approx(3.5)
    assert topic.score(["goal", "war", "goal", "war"]) == pytest.approx(0.5 + 4 / 2)


@pytest.mark.parametrize(
    ("everyday", "political"),
    [
        ("the winger fired home a late winner", "the soldiers fired shells at the village"),
        ("the grocer cut its prices again", "the minister cut aid to the rebels"),
        ("the novel is set in a besieged town", "the army besieged the town"),
    ],
)
def test_politics_scores_below_other_news(everyday, political):
    assert shipped_topic().score(political.split()) < 0 < shipped_topic().score(everyday.split())


def test_a_word_of_no_example_counts_as_its_like_do():
    topic = shipped_topic()
    assert topic.score(["sommelier"]) > topic.score(["paratroopers"])


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Kenya will meet Uganda in the final after a goalless draw.", 0),
        ("The presidents of Kenya and Uganda will meet in Kampala to discuss the border.", 1),
        ("Iranian police arrested a film director for his protest against the war.", 1),
        ("Kenya met Uganda.", 1),
    ],
)
def test_the_same_words_are_coded_in_politics_alone(code, story, count):
    assert len(code(story).events) == count


def test_the_shipped_weights_are_those_made_from_the_kept_sentences():
    card = MODEL.with_suffix(".md").read_text(encoding="utf-8")
    for path in (MODEL, TRAINING / "sentences.tsv"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in card, f"{path.name} is not what the card tells of"
