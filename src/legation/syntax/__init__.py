"""Text to sentences, words, tags, dependency trees and names: a spaCy pipeline around our own model."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from legation.syntax import importing  # noqa: F401  (it imports spaCy, before anything else does)

# isort: split
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.syntax.parser import Parser
from legation.syntax.tokenizer import TOKENIZER
from legation.syntax.wordpiece import WordPieces, read_pieces

MODEL = Path(__file__).parent / "model"
"""The folder of the shipped English model."""

if not Doc.has_extension("layout"):
    Doc.set_extension("layout", default=None)


def word_pieces() -> WordPieces:
    """The word pieces of the shipped vocabulary, read once."""
    return read_pieces(MODEL / "vocabulary.txt")


@cache
def _parser(folder: Path) -> Parser:
    return Parser(folder)


@Language.factory(
    "legation_parser",
    default_config={"model": None},
    assigns=["token.pos", "token.tag", "token.dep", "token.head", "token.lemma", "doc.sents", "doc.ents"],
)
def make_parser(nlp: Language, name: str, model: str | None) -> Parser:
    """The parser as a spaCy component; ``model`` is a folder, the shipped one where it is not given."""
    return _parser(Path(model) if model else MODEL)


def load(model: Path | None = None) -> Language:
    """The pipeline: spaCy's English tokeniser, in the treebanks' way, and our parser.

    Raises ``FileNotFoundError`` naming the folder where a model of your own is not there.
    """
    folder = model or MODEL
    if not (folder / "parser.onnx").is_file():
        raise FileNotFoundError(f"{folder}: no language model here (parser.onnx is missing)")
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = 100_000_000  # The parser works window by window; spaCy's limit is for models that do not.
    nlp.add_pipe("legation_parser", config={"model": str(folder)})
    return nlp
