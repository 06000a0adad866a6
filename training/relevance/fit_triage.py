"""Fit the triage of documents: ``python training/relevance/fit_triage.py --data DATA``.

See README.md here. With ``--cross-validate`` nothing is written: the figures of the model card are printed.
``--without CORPUS --output FILE`` writes weights that never saw a corpus, to measure them on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from fit_judge import MARKS
from numpy.typing import NDArray
from rich.progress import track
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import legation
from legation.evaluation.corpora import READERS, read_texts
from legation.events.lexicon.frames import lexicon
from legation.events.relevance.triage import INTERCEPT, LIMIT, MODEL, sentence_bounds, together, words_of

STRENGTH = 0.6
"""The inverse of the L2 penalty."""
FEWEST_SENTENCES = 4
"""In how many sentences a word must stand to have a weight."""
POLITICAL = frozenset({"AQUAINT", "PolNeAR"})
"""The corpora of political news alone; the others are of news of all kinds."""
EXAMPLE = 0.3
"""How much a frame's example counts beside a sentence of the corpora; it bears out words that these do not have."""
EXAMPLES = "examples"
FOLDS = 5
LIMITS = (-6.5, LIMIT, -5.75, -5.5, -5.0)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The distinct words of a sentence, how many it has, and how many events the coder finds in it."""

    words: frozenset[str]
    length: int
    events: int
    corpus: str
    document: str


def read_corpora(data: Path, corpora: Iterable[str]) -> list[Sentence]:
    """The sentences of corpora, with the events of the shipped coder."""
    coder = legation.load()
    return [
        sentence
        for corpus in corpora
        for name, text in track(read_texts(data, corpus).items(), corpus)
        for sentence in read_sentences(text, [event.trigger.start for event in coder.code(text).events], corpus, name)
    ]


def read_sentences(text: str, triggers: Sequence[int], corpus: str, document: str) -> Iterable[Sentence]:
    """The sentences of a text; ``triggers`` are the first characters of its events' triggers."""
    for start, end in sentence_bounds(text):
        words = words_of(text[start:end])
        if words:
            events = sum(start <= trigger < end for trigger in triggers)
            yield Sentence(frozenset(words), len(text[start:end].split()), events, corpus, document)


def read_examples() -> list[Sentence]:
    """The frames' examples, each of which tells of an event."""
    examples = sorted({MARKS.sub("", frame.example) for frame in lexicon().frames})
    return [Sentence(frozenset(words_of(text)), len(text.split()), 1, EXAMPLES, text) for text in examples]


def fit(read: Sequence[Sentence], vectorizer: DictVectorizer) -> tuple[Floats, float]:
    """The weight of each word of the vectoriser, and the intercept."""
    labels = [sentence.events > 0 for sentence in read]
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    weights = [EXAMPLE if sentence.corpus == EXAMPLES else 1.0 for sentence in read]
    model.fit(held(read, vectorizer), labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def held(read: Sequence[Sentence], vectorizer: DictVectorizer) -> csr_matrix:
    """Which words each sentence has."""
    return vectorizer.transform([dict.fromkeys(sentence.words, 1.0) for sentence in read])


def vocabulary(read: Sequence[Sentence]) -> DictVectorizer:
    """The words that have a weight, by their numbers."""
    counts = Counter(word for sentence in read for word in sentence.words)
    return DictVectorizer().fit([{word: 1.0 for word in sorted(counts) if counts[word] >= FEWEST_SENTENCES}])


def fold_of(document: str) -> int:
    """The fold of a document; ``benchmarks/triage.py`` knows it by the name of the document's file."""
    return crc32(document.encode()) % FOLDS


def cross_validate(corpora: Sequence[Sentence], examples: Sequence[Sentence]) -> Floats:
    """What each sentence of the corpora scores by a model that saw nothing of its document."""
    fold = np.array([fold_of(sentence.document) for sentence in corpora])
    scores = np.zeros(len(corpora))
    for number in track(range(FOLDS), "Folds"):
        inside, outside = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        known = [*(corpora[i] for i in inside), *examples]
        vectorizer = vocabulary(known)
        weights, intercept = fit(known, vectorizer)
        scores[outside] = held([corpora[i] for i in outside], vectorizer) @ weights + intercept
    return scores


def report(corpora: Sequence[Sentence], scores: Floats) -> None:
    """Print what each limit leaves unread, and which events are lost by it."""
    documents: dict[tuple[str, str], list[int]] = {}
    for number, sentence in enumerate(corpora):
        documents.setdefault((sentence.corpus, sentence.document), []).append(number)
    of_document = {document: together(scores[found].tolist()) for document, found in documents.items()}
    kinds = {corpus: {corpus} for corpus in READERS} | {"general": READERS.keys() - POLITICAL, "all": READERS.keys()}
    for limit in LIMITS:
        for name, kind in kinds.items():
            met = [number for document in documents if document[0] in kind for number in documents[document]]
            unread = {document for document, score in of_document.items() if score is not None and score < limit}
            left = [number for number in met if (corpora[number].corpus, corpora[number].document) in unread]
            words, events = (
                [sum(getattr(corpora[number], what) for number in numbers) for numbers in (left, met)]
                for what in ("length", "events")
            )
            print(
                f"limit {limit:5.2f}  {name:10} words unread {words[0] / words[1]:.3f} of {words[1]:9,}"
                f"  events lost {events[0]:3} of {events[1]:5} ({events[0] / events[1]:.2%})"
            )


def write(read: Sequence[Sentence], path: Path) -> None:
    """Write the weights of a model of these sentences."""
    vectorizer = vocabulary(read)
    weights, intercept = fit(read, vectorizer)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"word\tweight\n{INTERCEPT}\t{intercept:.2f}\n")
        rows = zip(vectorizer.get_feature_names_out(), weights, strict=True)
        file.writelines(f"{word}\t{weight:.2f}\n" for word, weight in rows if round(weight, 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public corpora")
    parser.add_argument("--cross-validate", action="store_true", help="print figures instead of writing the model")
    parser.add_argument("--folds", type=Path, help="a folder for the weights of a model without each fold")
    parser.add_argument("--without", choices=READERS, help="a corpus to leave out")
    parser.add_argument("--output", type=Path, default=MODEL, help="where to write the weights")
    arguments = parser.parse_args()
    named = [corpus for corpus in READERS if corpus != arguments.without]
    corpora, examples = read_corpora(arguments.data, named), read_examples()
    if arguments.cross_validate:
        report(corpora, cross_validate(corpora, examples))
    elif arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        for number in track(range(FOLDS), "Folds"):
            known = [sentence for sentence in corpora if fold_of(sentence.document) != number]
            write([*known, *examples], arguments.folds / f"{number}.tsv")
    else:
        write([*corpora, *examples], arguments.output)


if __name__ == "__main__":
    main()
