"""Lemmas by exception, then by suffix, checked against known words; names as they stand."""

import pytest
from spacy.language import Language

from legation.syntax import MODEL
from legation.syntax.lemmas import Lemmatizer, by_suffix, stems
from legation.syntax.wordpiece import WordPieces


@pytest.fixture(scope="module")
def lemmatize() -> Lemmatizer:
    return Lemmatizer(MODEL / "lemmas.json.gz", WordPieces(MODEL / "vocabulary.txt").is_whole)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("met", "VBD", "meet"),
        ("seeking", "VBG", "seek"),
        ("countries", "NNS", "country"),
        ("was", "VBD", "be"),
        ("does", "VBZ", "do"),
        ("Sanctions", "NNS", "sanction"),
        ("retreated", "VBD", "retreat"),
        ("bombed", "VBD", "bomb"),
        ("bombing", "VBG", "bomb"),
        ("traded", "VBD", "trade"),
        ("provoking", "VBG", "provoke"),
        ("expelled", "VBN", "expel"),
        ("shelling", "VBG", "shell"),
        ("condemned", "VBD", "condemn"),
        ("resuming", "VBG", "resume"),
        ("ratified", "VBN", "ratify"),
        ("fled", "VBD", "flee"),
        ("overthrew", "VBD", "overthrow"),
        ("withdrawn", "VBN", "withdraw"),
        ("underwent", "VBD", "undergo"),
        ("saw", "VBD", "see"),
        ("amend", "VBD", "amend"),  # a bare verb taken for a past
        ("suspend", "VBN", "suspend"),
        ("movies", "NNS", "movie"),
        ("timed", "VBN", "time"),
        ("scraped", "VBD", "scrape"),
        ("scrapped", "VBD", "scrap"),
        ("applauded", "VBD", "applaud"),
        ("subscribed", "VBD", "subscribe"),
        ("simplest", "JJS", "simple"),
        ("sooooo", "RB", "so"),
        ("1,100", "CD", "1100"),
        ("mexico", "NNP", "Mexico"),
        ("CEASEFIRE", "NN", "ceasefire"),
        ("L2", "NN", "L2"),
        ("series", "NNS", "series"),
        ("bonuses", "NNS", "bonus"),
        ("Peruvian", "JJ", "Peruvian"),
        ("TEHRAN", "NNP", "Tehran"),
        ("NATO", "NNP", "NATO"),
        ("Vietnam", "NNP", "Vietnam"),
        ("Desk@Example.org", "ADD", "Desk@Example.org"),
    ],
)
def test_a_form_finds_its_dictionary_form(lemmatize: Lemmatizer, word: str, tag: str, lemma: str) -> None:
    assert lemmatize(word, tag) == lemma


def test_a_word_is_a_name_where_its_part_of_speech_says_so(lemmatize: Lemmatizer) -> None:
    assert lemmatize("Standards", "NNS", "PROPN") == "Standard"
    assert lemmatize("House", "NN", "PROPN") == "House"
    assert lemmatize("striking", "VBG", "ADJ") == "striking"


def test_a_verb_nobody_knows_keeps_a_silent_e(lemmatize: Lemmatizer) -> None:
    assert lemmatize("drizzling", "VBG") == "drizzle"


def test_a_short_stem_would_have_doubled_its_last_letter() -> None:
    assert next(iter(stems("scraping", "ing"))) == "scrape"
    assert next(iter(stems("hoping", "ing"))) == "hope"
    assert list(stems("hopping", "ing"))[-1] == "hop"


def test_the_longest_suffix_rules() -> None:
    rules: dict[str, tuple[int, str]] = {"": (0, ""), "s": (1, ""), "ies": (3, "y")}
    assert by_suffix("treaties", rules) == "treaty"
    assert by_suffix("talks", rules) == "talk"
    assert by_suffix("envoy", rules) == "envoy"


def test_what_is_short_for_has_is_a_form_of_have(nlp: Language) -> None:
    gone, going = nlp("He's already gone."), nlp("He's already going.")
    assert [gone[1].lemma_, going[1].lemma_] == ["have", "be"]
