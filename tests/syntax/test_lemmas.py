"""Lemmas by exception, then by suffix; names as they stand."""

from legation.syntax import MODEL
from legation.syntax.lemmas import Lemmatizer, by_suffix


def test_forms_find_their_dictionary_form() -> None:
    lemmatize = Lemmatizer(MODEL / "lemmas.json.gz")
    forms = [("met", "VBD"), ("seeking", "VBG"), ("countries", "NNS"), ("was", "VBD"), ("Sanctions", "NNS")]
    assert [lemmatize(*form) for form in forms] == ["meet", "seek", "country", "be", "sanction"]


def test_a_name_stays_as_it_stands() -> None:
    assert Lemmatizer(MODEL / "lemmas.json.gz")("Vietnam", "NNP") == "Vietnam"


def test_the_longest_suffix_rules() -> None:
    rules: dict[str, tuple[int, str]] = {"": (0, ""), "s": (1, ""), "ies": (3, "y")}
    assert by_suffix("treaties", rules) == "treaty"
    assert by_suffix("talks", rules) == "talk"
    assert by_suffix("envoy", rules) == "envoy"
