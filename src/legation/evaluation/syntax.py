"""How well text is parsed: the CoNLL 2018 shared task's measures on a CoNLL-U file (Zeman et al. 2018).

From gold words: UPOS, UAS, LAS in per cent of words. From raw text: F1 over words and sentences matched by their
characters. As in the shared task, dependency labels count without subtypes; words of one surface token ("don't")
are aligned by the characters they spell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from legation.evaluation.conllu import Tree, read_conllu, universal
from legation.evaluation.report import Report, precision_recall_f1
from legation.syntax.parser import Parser

if TYPE_CHECKING:
    from legation.coder import Coder

MOST_ERRORS = 200


@dataclass(frozen=True, slots=True)
class Word:
    """A word in raw text: its characters (white space not counted), tags, and its head's characters."""

    span: tuple[int, int]
    upos: str
    lemma: str
    head: tuple[int, int] | None
    label: str


def evaluate(path: Path, coder: Coder) -> Report:
    """Figures for one ``.conllu`` file, in all and for GUM's news and interviews apart where it has them.

    Raises ``ValueError`` naming file and line where a row is broken.
    """
    trees = read_conllu(path)
    if not trees:
        raise ValueError(f"{path}: no trees")
    parser = coder.nlp.get_pipe("legation_parser")
    assert isinstance(parser, Parser)
    errors: dict[str, list[str]] = {}
    figures: dict[str, float | int | str] = {"sentences": len(trees), "words": sum(len(tree.words) for tree in trees)}
    figures |= {f"gold words {name}": value for name, value in _from_words(trees, parser, errors).items()}
    figures |= {f"raw text {name}": value for name, value in _from_text(trees, coder).items()}
    for genre in ("news", "interview"):
        chosen = [tree for tree in trees if tree.genre == genre]
        if chosen:
            figures |= {f"{genre}, gold words {name}": value for name, value in _from_words(chosen, parser, {}).items()}
            figures |= {f"{genre}, raw text {name}": value for name, value in _from_text(chosen, coder).items()}
    return Report("syntax", figures, errors)


def _from_words(trees: Sequence[Tree], parser: Parser, errors: dict[str, list[str]]) -> dict[str, float]:
    right = dict.fromkeys(("UPOS", "XPOS", "Lemmas", "UAS", "LAS"), 0)
    total = 0
    for tree, parse in zip(trees, parser.parse_words([(tree.words, tree.spaces) for tree in trees]), strict=True):
        lemmas = parser.lemmas(tree.words, parse)
        for k, word in enumerate(tree.words):
            total += 1
            head, label = parse.heads[k], universal(parse.labels[k])
            wanted = universal(tree.labels[k])
            right["UPOS"] += parse.upos[k] == tree.upos[k]
            right["XPOS"] += parse.xpos[k] == tree.xpos[k]
            right["Lemmas"] += tree.lemmas[k] in ("_", lemmas[k])
            right["UAS"] += head == tree.heads[k]
            right["LAS"] += head == tree.heads[k] and label == wanted
            if head != tree.heads[k] or label != wanted:
                kind = f"{wanted} as {label}" if label != wanted else f"{wanted} attached elsewhere"
                lines = errors.setdefault(kind, [])
                if len(lines) < MOST_ERRORS:
                    lines.append(f"{tree.id}: {word!r} ({k + 1})")
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def _from_text(trees: Sequence[Tree], coder: Coder) -> dict[str, float]:
    counts = dict.fromkeys(("Words", "Sentences", "UPOS", "Lemmas", "UAS", "LAS"), 0)
    found = dict.fromkeys(("Words", "Sentences"), 0)
    gold = dict.fromkeys(("Words", "Sentences"), 0)
    for _, group in groupby(trees, key=lambda tree: tree.document):
        document = list(group)
        wanted, wanted_sentences = _gold_words(document)
        words, sentences = _found_words(coder.nlp(raw_text(document)))
        gold["Words"] += len(wanted)
        gold["Sentences"] += len(wanted_sentences)
        found["Words"] += len(words)
        found["Sentences"] += len(sentences)
        counts["Sentences"] += len(wanted_sentences & sentences)
        by_span = {word.span: word for word in wanted}
        for word in words:
            match = by_span.get(word.span)
            if match is None:
                continue
            counts["Words"] += 1
            counts["UPOS"] += word.upos == match.upos
            counts["Lemmas"] += match.lemma in ("_", word.lemma)
            counts["UAS"] += word.head == match.head
            counts["LAS"] += word.head == match.head and word.label == match.label
    figures = {}
    for name, right in counts.items():
        base = "Sentences" if name == "Sentences" else "Words"
        figures[name] = round(100 * precision_recall_f1(right, found[base], gold[base])[2], 2)
    return figures


def raw_text(document: Iterable[Tree]) -> str:
    """The running text of a document's trees: a blank line before every paragraph but the first."""
    text = ""
    for tree in document:
        if text:
            text = text.rstrip() + ("\n\n" if tree.paragraph else " ")
        for word, space in zip(tree.words, tree.spaces, strict=True):
            text += word + (" " if space else "")
    return text.strip()


def _gold_words(document: Sequence[Tree]) -> tuple[list[Word], set[tuple[int, int]]]:
    words, sentences, offset = [], set(), 0
    for tree in document:
        spans, begin = [], offset
        for word in tree.words:
            spans.append((offset, offset + len(word)))
            offset += len(word)
        sentences.add((begin, offset))
        for k, span in enumerate(spans):
            head = spans[tree.heads[k]] if tree.heads[k] >= 0 else None
            words.append(Word(span, tree.upos[k], tree.lemmas[k], head, universal(tree.labels[k])))
    return words, sentences


def _found_words(doc: Doc) -> tuple[list[Word], set[tuple[int, int]]]:
    spans, offset = {}, 0
    for token in doc:
        if not token.is_space:
            spans[token.i] = (offset, offset + len(token))
            offset += len(token)
    words = [
        Word(
            spans[token.i],
            token.pos_,
            token.lemma_,
            None if token.head is token or token.head == token else spans[token.head.i],
            universal(token.dep_),
        )
        for token in doc
        if token.i in spans
    ]
    sentences = set()
    for sentence in doc.sents:
        inside = [spans[token.i] for token in sentence if token.i in spans]
        if inside:
            sentences.add((inside[0][0], inside[-1][1]))
    return words, sentences
