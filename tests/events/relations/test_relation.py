"""What a source does to a target: the relation model on sentences it was not trained on."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import syntax
from legation.evaluation.relations import evaluate
from legation.events.relations.features import features
from legation.events.relations.relation import MODEL, explain, load_model, relate, save_model, shipped_model
from legation.records import EventType

OWN = Path(__file__).parents[1] / "relation_sentences.tsv"
PLV = Path(__file__).parents[4] / "shared" / "data" / "relations" / "plv_train.tsv"
WORDS = st.lists(st.sampled_from("Oslo the army said to hit , . \n\n it will not 5 «Ä» 🙂 and".split(" ")), min_size=1)


@pytest.fixture(scope="module")
def nlp():
    return syntax.load()


@pytest.fixture(scope="module")
def relater(nlp):
    class Relater:
        def relate(self, text, source, target):
            return relate(nlp(text), source, target)

    return Relater()


def spans(marked):
    """The text of "[S Kenya] met [T Chad]." and where its two sides stand."""
    text, found = "", {}
    for part in marked.replace("[", "]").split("]"):
        name, _, words = part.partition(" ")
        if name in ("S", "T") and words:
            found[name] = (len(text), len(text) + len(words))
            text += words
        else:
            text += part
    return text, found.get("S"), found.get("T")


@pytest.mark.parametrize(
    ("marked", "event_type"),
    [
        ("[S Uruguay] has promised to send medical teams to [T Haiti] before the rains.", "AGREE"),
        ("[S The Danish premier] met [T his Latvian counterpart] for two hours over breakfast.", "CONSULT"),
        ("[S Senegal] praised [T the Gambian president] for his handling of the vote.", "SUPPORT"),
        ("[S The junta] lifted its ban on [T foreign broadcasters] after a year.", "CONCEDE"),
        ("[S Malaysia] and [T Brunei] held joint naval exercises off Labuan.", "COOPERATE"),
        ("[S Belgium] sent tents and blankets to [T Mozambique] after the cyclone.", "AID"),
        ("[S The kidnappers] released [T a Slovak engineer] unharmed on Sunday.", "RETREAT"),
        ("[S Paraguay] asked [T Taiwan] for more vaccines.", "REQUEST"),
        ("[S Finland] accused [T the shipping firm] of dumping oil at sea.", "ACCUSE"),
        ("[S Hungary] rejected [T Slovakia]'s proposal for a new dam.", "REJECT"),
        ("[S The warlord] threatened to shell [T the harbour] unless taxes were paid.", "THREATEN"),
        ("[S Thousands of nurses] marched through the capital against [T the Irish government].", "PROTEST"),
        ("[S Norway] expelled [T two Belarusian diplomats] on Wednesday.", "SANCTION"),
        ("[S Eritrea] massed tanks on the border with [T Djibouti].", "MOBILIZE"),
        ("[S Maltese police] arrested [T a newspaper editor] at dawn.", "COERCE"),
        ("[S Gunmen] opened fire on [T a bus full of pilgrims], wounding nine.", "ASSAULT"),
    ],
)
def test_each_event_type_is_told_from_the_others(nlp, marked, event_type):
    text, source, target = spans(marked)
    assert relate(nlp(text), source, target)[0][0] == event_type


@pytest.mark.parametrize(
    ("verb", "event_type"),
    [
        ("released", "RETREAT"),
        ("agreed to release", "AGREE"),
        ("refused to release", "REJECT"),
        ("will not release", "REJECT"),
        ("arrested", "COERCE"),
        ("threatened to arrest", "THREATEN"),
    ],
)
def test_how_an_act_is_told_changes_what_it_is(nlp, verb, event_type):
    text, source, target = spans(f"[S Bolivia] {verb} [T three smugglers] on Friday.")
    assert relate(nlp(text), source, target)[0][0] == event_type


def test_the_passive_says_the_same_as_the_active(nlp):
    text, source, target = spans("[T Two Belarusian diplomats] were expelled by [S Norway] on Wednesday.")
    assert relate(nlp(text), source, target)[0][0] == "SANCTION"


def test_a_side_may_be_missing(nlp):
    text, source, _ = spans("[S Bus drivers] went on strike for better pay.")
    assert relate(nlp(text), source, None)[0][0] == "PROTEST"


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (-1, 3), (0, 999), (5, 6)])
def test_a_span_without_a_word_is_refused(nlp, span):
    doc = nlp("Chile met Peru.  ")
    with pytest.raises(ValueError, match=r"the source .* holds no word"):
        relate(doc, span if span != (5, 6) else (15, 17), (10, 14))


@settings(max_examples=40)
@given(words=WORDS, data=st.data())
def test_any_two_stretches_with_a_word_have_sixteen_chances(nlp, words, data):
    text = " ".join(words)
    doc = nlp(text)
    starts = [token.idx for token in doc if not token.is_space]
    if not starts:
        return
    source, target = ((start, start + 1) for start in (data.draw(st.sampled_from(starts)) for _ in range(2)))
    chances = relate(doc, source, target)
    assert {event_type for event_type, _ in chances} == set(EventType)
    assert math.isclose(sum(chance for _, chance in chances), 1)
    assert [chance for _, chance in chances] == sorted((chance for _, chance in chances), reverse=True)
    assert relate(nlp(text), source, target) == chances


def test_no_name_enters_a_feature(nlp):
    text, source, target = spans("[S Zambia] warned [T President Lindqvist] about Ostrobothnia.")
    names = {word.lower() for word in ("Zambia", "Lindqvist", "Ostrobothnia")}
    found = features(nlp(text), source, target)
    assert found
    assert not [name for name, _ in found if names & set(name.lower().split())]


def test_the_evidence_stands_in_the_text_and_holds_the_verb(nlp):
    text, source, target = spans("[S Finland] accused [T the shipping firm] of dumping oil.")
    doc = nlp(text)
    because = explain(doc, features(doc, source, target), EventType.ACCUSE)
    assert because.model == "relation"
    assert 1 <= len(because.evidence) <= 5
    assert all(text[e.start : e.end] == e.text for e in because.evidence)
    assert "accused" in {e.text for e in because.evidence}
    assert all(e.rule in shipped_model().rows for e in because.evidence)


def test_a_model_survives_writing_and_is_the_same_bytes_each_time(tmp_path):
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    save_model(shipped_model(), one)
    read = load_model(one)
    save_model(read, other)
    assert one.read_bytes() == other.read_bytes()
    assert read.rows == shipped_model().rows
    assert np.array_equal(read.weights, shipped_model().weights)


def test_the_shipped_model_is_small_and_knows_every_event_type():
    assert MODEL.stat().st_size < 3_000_000
    assert shipped_model().event_types == tuple(EventType)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.npz"):
        load_model(tmp_path / "none.npz")


def test_sentences_of_our_own_that_nothing_was_trained_on(relater):
    figures = evaluate(OWN, relater).figures
    assert figures["sentences"] == 162
    assert figures["root_macro_f1"] >= 0.92
    assert figures["penta_macro_f1"] >= 0.95


@pytest.mark.skipif(not PLV.exists(), reason="PLV is kept beside the project, not in it")
def test_the_features_are_those_that_the_model_was_trained_on(relater, tmp_path):
    """It has seen these sentences: where it no longer knows them, features or parses changed and it is stale."""
    header, *rows = PLV.read_text(encoding="utf-8").splitlines(keepends=True)
    some = tmp_path / "some.tsv"
    some.write_text(header + "".join(rows[::7]), encoding="utf-8")
    assert evaluate(some, relater).figures["root_accuracy"] >= 0.9


def test_an_answer_does_not_depend_on_sentences_about_others(nlp):
    text, source, target = spans("[S Finland] accused [T the shipping firm] of dumping oil.")
    alone = relate(nlp(text), source, target)
    more = nlp(text + "\n\nNorway bombed Sweden.")
    assert relate(more, source, target)[0][0] == alone[0][0] == "ACCUSE"
