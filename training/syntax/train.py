"""Train a network: ``python train.py --drawn FOLDER --out FILE.pt`` (see README.md here).

Needs torch, numpy and safetensors alone, so that it runs where a graphics card is and the package is not.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import torch
import windows
from batching import MASK_PIECE, Batch, batch, batches
from distillation import gold_loss, taught_loss
from network import Dropout, Network, Parser, Sizes, within_sentence
from teacher import Teacher
from torch import Tensor
from torch.utils.data import DataLoader

WARM_UP = 150
DECAY = 0.75
"""The share of the run, the last part, in which the rate falls to nothing."""
MASKED = 0.04
"""The share of word pieces hidden from the network in training."""
ENCODER = ("pieces.", "positions.", "shapes.", "norm.", "layers.", "distances.")
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
HALVES = DEVICE.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
"""Whether to train in bfloat16: on a processor without instructions for it, it is slower than float32."""

Lesson = tuple[Batch, dict[str, Tensor] | None]
"""A batch, and what teachers say of it where they were asked (``distillation.taught``)."""


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    labels = json.loads((options.drawn / "labels.json").read_text(encoding="utf-8"))
    network = _begun(options, labels).to(DEVICE)
    optimizer = torch.optim.AdamW(_groups(network, options), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    development = {name: windows.load(options.drawn / f"{name}-dev.npz") for name in ("ewt", "gum")}
    started, step, done = time.time(), 0, 0.0
    curve: list[dict[str, object]] = []
    while done < 1:
        network.train()
        count, lessons = _taught_lessons(options, len(curve)) if options.taught else _drawn_lessons(options, len(curve))
        for number, (given, wanted) in enumerate(lessons, 1):
            step += 1
            rate = min(1, step / WARM_UP, max(0.01, (1 - done) / DECAY))
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * rate
            given = _masked(given.to(DEVICE))
            with halves():
                scores = network(given.pieces, given.shapes, given.mask, given.first)
                loss = (
                    gold_loss(network, scores, given) if wanted is None else taught_loss(network, scores, wanted, given)
                )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if step % 100 == 0:
                print(f"{time.time() - started:6.0f} s  step {step}  loss {loss.item():.3f}", flush=True)
            done = max((len(curve) + number / count) / options.epochs, (time.time() - started) / (60 * options.minutes))
            if done >= 1:
                break
        curve.append({"epoch": len(curve) + 1, "seconds": round(time.time() - started), "steps": step})
        if done >= 1 or len(curve) % options.scored == 0:
            curve[-1] |= {name: score(network, rows, labels) for name, rows in development.items()}
            print(json.dumps(curve[-1]), flush=True)
    kept = {"labels": labels, "curve": curve, "options": {key: str(value) for key, value in vars(options).items()}}
    torch.save({"weights": network.state_dict(), "layers": options.layers, **kept}, options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drawn", type=Path, required=True, help="the folder that prepare.py wrote")
    parser.add_argument("--taught", type=Path, help="the folder that label.py writes: learn from teachers")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of the released encoder")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint goes")
    parser.add_argument("--layers", type=int, help="of MiniLM's layers; none: a teacher")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=1e6, help="end by then: the rate falls the sooner")
    parser.add_argument("--steps", type=int, help="at most so many steps an epoch: to try the command")
    parser.add_argument("--pieces", type=int, default=1400, help="word pieces a batch, where label.py made none")
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=1.0, help="times the usual: a small network needs less")
    parser.add_argument("--scored", type=int, default=1, help="draw the curve every so many epochs")
    parser.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


_KINDS = {"upos": "upos", "xpos": "xpos", "labels": "dependencies", "names": "names"}


def sizes(labels: dict[str, list[str]]) -> Sizes:
    """How many labels of each kind the label sets hold."""
    return Sizes(**{name: len(labels[kind]) for name, kind in _KINDS.items()})


def _begun(options: argparse.Namespace, labels: dict[str, list[str]]) -> Parser:
    network: Network | Teacher
    if options.layers:
        network = Network(sizes(labels), options.layers)
        network.load_encoder(options.weights / "model.safetensors")
    else:
        listed = json.loads((options.drawn / "pieces.json").read_text(encoding="utf-8"))
        pieces = [piece for piece in listed if piece]
        network = Teacher(sizes(labels), len(pieces))
        network.load_encoder(options.weights, pieces)
    for module in network.modules():
        if isinstance(module, Dropout):
            module.rate *= options.dropout
    return network


def _groups(network: Parser, options: argparse.Namespace) -> list[dict[str, object]]:
    named = list(network.named_parameters())
    return [
        {"params": [p for name, p in named if name.startswith(ENCODER)], "full": options.encoder_rate},
        {"params": [p for name, p in named if not name.startswith(ENCODER)], "full": options.head_rate},
    ]


def _drawn_lessons(options: argparse.Namespace, epoch: int) -> tuple[int, Iterable[Lesson]]:
    """How many batches of gold labels the epoch has, and they; another seed takes the drawn epochs in another order."""
    drawn = (epoch + options.seed) % len(list(options.drawn.glob("epoch-*.npz"))) + 1
    chance = random.Random(options.seed * 1000 + epoch)
    rows = windows.load(options.drawn / f"epoch-{drawn:02d}.npz")
    planned = list(islice(batches(rows, options.pieces, chance), options.steps))
    return len(planned), ((given, None) for given in loaded(planned, options.loaders))


def _taught_lessons(options: argparse.Namespace, epoch: int) -> tuple[int, Iterable[Lesson]]:
    """How many batches with teachers' answers the epoch has, and they; files come again when all were seen.

    ``label.py`` may still be at it: then those that it has written are taken in turn.
    """
    while not (files := sorted(options.taught.glob("taught-*.pt"))):
        time.sleep(1)
    lessons = list(_labelled(files[epoch % len(files)]))
    random.Random(options.seed * 1000 + epoch).shuffle(lessons)
    lessons = lessons[: options.steps]
    return len(lessons), lessons


@cache
def _labelled(file: Path) -> list[Lesson]:
    kept = torch.load(file, weights_only=False)
    return [(given.to(DEVICE), {name: tensor.to(DEVICE) for name, tensor in wanted.items()}) for given, wanted in kept]


def loaded(planned: Sequence[list[windows.Window]], loaders: int) -> Iterator[Batch]:
    """The planned batches as tensors, made by so many processes beside this one."""
    return iter(DataLoader(planned, batch_size=None, collate_fn=batch, num_workers=loaders, shuffle=False))


def halves() -> AbstractContextManager[None]:
    """Within it, products of matrices are of bfloat16 where the processor is fast at it."""
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=HALVES)


def _masked(given: Batch) -> Batch:
    """The batch with a few pieces hidden, so that the context is read too (as in UDify, Kondratyuk and Straka 2019)."""
    hidden = (torch.rand(given.pieces.shape, device=given.pieces.device) < MASKED) & (given.mask > 0)
    hidden[:, 0] = False
    return replace(given, pieces=given.pieces.masked_fill(hidden, MASK_PIECE))


@torch.no_grad()
def score(network: Parser, rows: list[windows.Window], labels: dict[str, list[str]]) -> dict[str, float]:
    """UPOS, XPOS, UAS and LAS in per cent on single sentences with gold words, labels without subtypes.

    Heads are the best ones word by word; the few that make no tree are not mended here.
    """
    network.eval()
    plain = [label.split(":")[0] for label in labels["dependencies"]]
    place = torch.tensor([plain.index(label) for label in plain], device=DEVICE)
    root = labels["dependencies"].index("root")
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    words = 0
    order = sorted((row for row in rows if row[0].size < 500), key=lambda row: row[0].size)
    for at in range(0, len(order), 48):
        given = batch(order[at : at + 48]).to(DEVICE)
        gold = given.gold
        with halves():
            scores = network(given.pieces, given.shapes, given.mask, given.first)
            heads = within_sentence(scores["arcs"].float(), given.segments).argmax(-1)
            found = network.label_scores(scores["label_head"], scores["label_child"], heads).float()
        found[:, :, root] = -1e9
        named = torch.where(heads == 0, root, place[found.argmax(-1)])
        real = given.segments > 0
        attached = (heads == gold["heads"]) & real
        known = gold["labels"] != windows.IGNORE
        words += int(real.sum())
        right["upos"] += int(((scores["upos"].argmax(-1) == gold["upos"]) & real).sum())
        right["xpos"] += int(((scores["xpos"].argmax(-1) == gold["xpos"]) & real).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & known & (named == place[gold["labels"].clamp(min=0)])).sum())
    return {name: round(100 * count / words, 2) for name, count in right.items()}


if __name__ == "__main__":
    main()
