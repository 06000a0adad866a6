"""What hangs on what in news sentences of our own: leads, quotations, headlines, reported speech."""

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

FILE = Path(__file__).parent / "news_relations.tsv"
FLOOR = 0.90


def rows() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Each sentence with its relations: dependent, label, head."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, told = line.partition("\t")
            yield sentence, [tuple(relation.split(" ")) for relation in told.split("; ")]  # type: ignore[misc]


def named(doc: Doc, word: str) -> list[Token]:
    return [token for token in doc if token.text == word]


def holds(doc: Doc, dependent: str, label: str, head: str) -> bool:
    return any(
        token.dep_ == label and (token.head == token if head == "ROOT" else token.head.text == head)
        for token in named(doc, dependent)
    )


def test_every_relation_names_words_of_its_sentence(nlp: Language) -> None:
    for sentence, relations in rows():
        words = {token.text for token in nlp.tokenizer(sentence)} | {"ROOT"}
        assert {word for dependent, _, head in relations for word in (dependent, head)} <= words, sentence


def test_nearly_every_relation_is_found(nlp: Language) -> None:
    found = [holds(nlp(sentence), *relation) for sentence, relations in rows() for relation in relations]
    assert sum(found) / len(found) >= FLOOR
