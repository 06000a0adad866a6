"""Fit the judge of what is an event: ``python training/relevance/fit_judge.py --data DATA --dispatches FOLDER``.

See README.md here. With ``--cross-validate`` nothing is written: the figures of the model card are printed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc
from train import SENTENCES, rows

import legation
from legation.coder import Coder
from legation.evaluation.corpora import read_texts
from legation.evaluation.dispatches import Dispatch, read_dispatches
from legation.evaluation.news import read_news
from legation.events.code import read_candidates
from legation.events.lexicon.frames import lexicon
from legation.events.relevance.judge import INTERCEPT, LIMIT, MODEL
from legation.events.relevance.traits import Surroundings, traits

JUDGEMENTS = Path(__file__).with_name("judgements.tsv")
STRENGTH = 0.3
"""The inverse of the L2 penalty."""
MARKS = re.compile(r"[{}<>]")
"""What marks the sides in a frame's example."""
FEWEST, FEWEST_WORDS = 3, 10
"""In how many examples a trait must hold to have a weight, and in how many documents a word must stand."""
FOLDS = 10
VERDICTS = {"event": (1.0, 0.0), "arguable": (0.35, 0.15), "none": (0.0, 1.0)}
"""How much an example of each verdict counts as an event and as none."""
LEAD, DISPATCH, POLITICS, OTHER = 0.3, 0.1, 1.0, 4.5
"""How much an example counts beside one from real news: from the lead alone of a report, from a dispatch of ours, from
a single sentence of politics, and from one of other things, of which there are few."""
LEAD_SENTENCES = 3
MADE = frozenset({"leads", "dispatches", "sentences"})
"""Sources that are no whole texts of real news."""

Floats = NDArray[np.float64]
Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its verdict; ``source`` is the corpus, ``document`` what is never parted between folds."""

    traits: dict[str, float]
    verdict: str
    source: str
    document: str
    weight: float = 1.0


def candidates(doc: Doc) -> Iterator[tuple[Key, dict[str, float]]]:
    """The trigger's offsets and the type of each candidate of a parsed text, with its traits."""
    told = read_candidates(doc, doc._.cast, doc._.statements, lexicon())
    if told is None:
        return
    around = Surroundings.of(told.candidates, told.grammar, told.topics)
    for candidate in told.candidates:
        token = told.grammar.doc[candidate.match.trigger]
        key = (token.idx, token.idx + len(token), candidate.coding.event_type.value)
        yield key, traits(candidate, around)


def judged(data: Path, coder: Coder) -> Iterator[Example]:
    """The candidates in real news that were judged by people, and the same in the lead alone of each text."""
    by_document: dict[tuple[str, str], dict[Key, str]] = {}
    for row in rows(JUDGEMENTS):
        key = (int(row["start"]), int(row["end"]), row["event_type"])
        by_document.setdefault((row["corpus"], row["document"]), {})[key] = row["verdict"]
    for (corpus, document), verdicts in track(by_document.items(), "News"):
        doc = coder.nlp(read_texts(data, corpus)[document])
        lead = coder.nlp(doc.text[: [sent.end_char for sent in doc.sents][:LEAD_SENTENCES][-1]])
        for part, source, weight in ((doc, corpus, 1.0), (lead, "leads", LEAD)):
            for (_, end, event_type), held in candidates(part):
                verdict = next((v for (s, e, t), v in verdicts.items() if s < end <= e and t == event_type), None)
                if verdict is not None:
                    yield Example(held, verdict, source, document, weight)


def from_gold(stories: Iterable[Dispatch], coder: Coder, source: str, weight: float) -> Iterator[Example]:
    """The candidates in texts coded by hand, which are events where the gold has one of the type in the sentence."""
    for story in track(list(stories), source.capitalize()):
        doc = coder.nlp(story.text)
        bounds = [(sent.start_char, sent.end_char) for sent in doc.sents]
        for (start, _, event_type), held in candidates(doc):
            within = next((s, e) for s, e in bounds if s <= start < e)
            gold = [g for g in story.events if g.event_type == event_type and within[0] <= g.start < within[1]]
            verdict = "none" if not gold else "arguable" if all(g.optional for g in gold) else "event"
            yield Example(held, verdict, source, story.id, weight)


def unjudged_news(data: Path) -> Iterator[Dispatch]:
    """The development half of the real news coded by hand, but for texts whose candidates were judged one by one."""
    judged_texts = {f"{row['corpus']} {row['document']}" for row in rows(JUDGEMENTS)}
    yield from (story for story in read_news(data, "development") if story.id not in judged_texts)


def from_sentences(plv: Path, coder: Coder) -> Iterator[Example]:
    """The candidates in single sentences of politics, the frames' examples among them, or of other things."""
    labelled = {row["sentence"]: row["topic"] == "politics" for row in rows(SENTENCES)}
    labelled |= {row["sentence"]: True for row in rows(plv)}
    labelled |= {MARKS.sub("", frame.example): True for frame in lexicon().frames}
    for number, (sentence, is_politics) in enumerate(track(labelled.items(), "Sentences")):
        for _, held in candidates(coder.nlp(sentence)):
            verdict, weight = ("event", POLITICS) if is_politics else ("none", OTHER)
            yield Example(held, verdict, "sentences", f"sentence {number}", weight)


def is_word(trait: str) -> bool:
    """Whether a trait is that a document or a sentence has some word."""
    return " has " in trait


def held_often(vectorizer: DictVectorizer, held: csr_matrix, examples: Sequence[Example]) -> NDArray[np.bool_]:
    """Which traits hold often enough to count."""
    numbers: dict[str, int] = {}
    document = [numbers.setdefault(example.document, len(numbers)) for example in examples]
    holds = (held != 0).astype(np.float64)
    of_document = csr_matrix((np.ones(len(examples)), (document, np.arange(len(examples)))))
    documents = np.asarray((of_document @ holds > 0).sum(axis=0)).ravel()
    times = np.asarray(holds.sum(axis=0)).ravel()
    word = np.array([is_word(trait) for trait in vectorizer.get_feature_names_out()])
    return np.where(word, documents >= FEWEST_WORDS, times >= FEWEST)


def fit(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression, Floats]:
    """The vectoriser, the classifier, and which traits hold often enough to count."""
    vectorizer = DictVectorizer()
    held = vectorizer.fit_transform([example.traits for example in examples])
    often = held_often(vectorizer, held, examples)
    counts = np.array([VERDICTS[example.verdict] for example in examples])
    weights = np.array([example.weight for example in examples])
    both = csr_matrix(vstack([held[:, often], held[:, often]]))
    labels = np.repeat([1, 0], len(examples))
    sample = np.concatenate([counts[:, 0] * weights, counts[:, 1] * weights])
    counted = sample > 0
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(both[counted], labels[counted], sample_weight=sample[counted])
    return vectorizer, model, often


def cross_validate(examples: Sequence[Example]) -> Floats:
    """How likely each example is an event, by a model that saw nothing of its document."""
    fold = np.array([crc32(example.document.encode()) % FOLDS for example in examples])
    chances = np.zeros(len(examples))
    for number in track(range(FOLDS), "Folds"):
        inside, outside = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        vectorizer, model, often = fit([examples[i] for i in inside])
        held = vectorizer.transform([examples[i].traits for i in outside])[:, often]
        chances[outside] = model.predict_proba(held)[:, 1]
    return chances


def report(examples: Sequence[Example], chances: Floats) -> None:
    """Print what a limit keeps: the share of the kept that are events or arguable, and of the events that are kept."""
    for source in ("news", *sorted({example.source for example in examples})):
        is_all = source == "news"
        chosen = [i for i, e in enumerate(examples) if source == e.source or (is_all and e.source not in MADE)]
        for limit in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept = Counter(examples[i].verdict for i in chosen if chances[i] >= limit)
            events = sum(examples[i].verdict == "event" for i in chosen)
            precision = (kept["event"] + kept["arguable"]) / max(1, kept.total())
            strict = kept["event"] / max(1, kept["event"] + kept["none"])
            print(
                f"{source:12} limit {limit:.1f}  kept {kept.total():5}/{len(chosen):5}  precision {precision:.3f}"
                f"  without arguable {strict:.3f}  recall {kept['event'] / max(1, events):.3f}"
            )


def write(examples: Sequence[Example], path: Path) -> None:
    vectorizer, model, often = fit(examples)
    names: Iterable[str] = vectorizer.get_feature_names_out()[often]
    weights = sorted(zip(names, model.coef_[0], strict=True))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"trait\tweight\n{INTERCEPT}\t{model.intercept_[0]:.3f}\n")
        of_texts = ((name, weight) for name, weight in weights if not name.startswith("alone"))
        file.writelines(f"{name}\t{weight:.3f}\n" for name, weight in of_texts if round(weight, 3))


def collect(data: Path, dispatches: Path) -> list[Example]:
    """All examples."""
    coder, plv = legation.load(), data / "relations" / "plv_train.tsv"
    coder.nlp.disable_pipe("legation_events")  # what it reads first, candidates, is all that is asked for
    examples = list(judged(data, coder))
    counts = Counter(example.verdict for example in examples if example.source not in MADE)
    print(f"{counts.total()} candidates in news, {counts}; limit {LIMIT}")
    examples += from_gold(unjudged_news(data), coder, "records", 1.0)
    examples += from_gold(read_dispatches(dispatches), coder, "dispatches", DISPATCH)
    examples += from_sentences(plv, coder)
    return examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public corpora")
    parser.add_argument("--dispatches", type=Path, required=True, help="the development dispatches")
    parser.add_argument("--cross-validate", action="store_true", help="print figures instead of writing the model")
    arguments = parser.parse_args()
    examples = collect(arguments.data, arguments.dispatches)
    if arguments.cross_validate:
        report(examples, cross_validate(examples))
    else:
        write(examples, MODEL)


if __name__ == "__main__":
    main()
