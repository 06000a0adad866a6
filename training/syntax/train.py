"""Train networks on what ``prepare.py`` drew: ``python train.py --drawn FOLDER --out FILE.pt`` (see README.md here).

Needs torch, numpy and safetensors alone, so that it runs where a graphics card is and the package is not.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
import windows
from batching import MASK_PIECE, Batch, batch, batches
from distillation import GOLD_SHARE, gold_loss, taught, taught_loss
from network import Network, Parser, Sizes, within_sentence
from teacher import Teacher
from torch.utils.data import DataLoader

WARM_UP = 150
DECAY = 0.75
"""The share of the planned epochs, the last ones, in which the rate falls to nothing."""
MASKED = 0.04
"""The share of word pieces hidden from the network in training."""
ENCODER = ("pieces.", "positions.", "shapes.", "norm.", "layers.", "distances.")
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
HALVES = DEVICE.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
"""Whether to train in bfloat16: on a processor without instructions for it, it is slower than float32."""


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    labels = json.loads((options.drawn / "labels.json").read_text(encoding="utf-8"))
    sizes = Sizes(**{name: len(labels[kind]) for name, kind in _KINDS.items()})
    pieces = json.loads((options.drawn / "pieces.json").read_text(encoding="utf-8"))
    pieces = [piece for piece in pieces if piece]
    networks: dict[str, Parser] = {}
    for layers in options.layers:
        network = Network(sizes, layers)
        network.load_encoder(options.weights / "model.safetensors")
        networks[str(layers)] = network.to(DEVICE)
    if not options.layers:
        teacher = Teacher(sizes, len(pieces))
        teacher.load_encoder(options.weights, pieces)
        networks["teacher"] = teacher.to(DEVICE)
    teachers = [_restored(file, sizes, len(pieces)) for file in options.teachers]
    optimizers = {
        name: torch.optim.AdamW(_groups(network, options), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        for name, network in networks.items()
    }
    development = {name: windows.load(options.drawn / f"{name}-dev.npz") for name in ("ewt", "gum")}
    news = windows.load(options.drawn / "news.npz") if teachers else []
    started, step = time.time(), 0
    curve: list[dict[str, object]] = []
    epoch, epochs = 0, options.epochs
    while epoch < epochs:
        # Another seed takes the drawn epochs in another order.
        drawn = (epoch + options.seed) % len(list(options.drawn.glob("epoch-*.npz"))) + 1
        chance = random.Random(options.seed * 1000 + epoch)
        rows = windows.load(options.drawn / f"epoch-{drawn:02d}.npz") + news
        planned = list(islice(batches(rows, options.pieces, chance), options.steps))
        for number, given in enumerate(_loaded(planned, options.loaders)):
            left = epochs - epoch - number / len(planned)
            rate = min(1, (step + 1) / WARM_UP, max(0.02, left / (DECAY * options.epochs)))
            given = _masked(given.to(DEVICE))
            with _halves():
                wanted = taught(teachers, given) if teachers else None
            for name, network in networks.items():
                network.train()
                with _halves():
                    scores = network(given.pieces, given.shapes, given.mask, given.first)
                    loss = gold_loss(network, scores, given)
                    if wanted is not None:
                        loss = GOLD_SHARE * loss + taught_loss(network, scores, wanted, given)
                for group in optimizers[name].param_groups:
                    group["lr"] = group["full"] * rate
                optimizers[name].zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizers[name].step()
            step += 1
            if step % 100 == 0:
                print(f"{time.time() - started:6.0f} s  step {step}  loss {loss.item():.3f}", flush=True)
        epoch += 1
        taken = time.time() - started
        # No epoch is begun that would not end in time; the rate falls the sooner, the fewer are left.
        epochs = min(epochs, epoch + int((60 * options.minutes - taken) / (taken / epoch)))
        curve.append({"epoch": epoch, "seconds": round(taken)})
        if epoch == epochs or epoch % options.scored == 0:
            for name, network in networks.items():
                curve[-1][name] = {corpus: score(network, rows, labels) for corpus, rows in development.items()}
        print(json.dumps(curve[-1]), flush=True)
        if epoch == epochs or not teachers:
            for name, network in networks.items():
                out = options.out if len(networks) == 1 else options.out.with_stem(f"{options.out.stem}-{name}")
                kept = {"labels": labels, "curve": curve, "options": {k: str(v) for k, v in vars(options).items()}}
                torch.save({"weights": network.state_dict(), "layers": name, **kept}, out)


_KINDS = {"upos": "upos", "xpos": "xpos", "labels": "dependencies", "names": "names"}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drawn", type=Path, required=True, help="the folder that prepare.py wrote")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of the released encoder")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint goes")
    parser.add_argument("--layers", type=int, nargs="*", default=[], help="of MiniLM's layers; none: a teacher")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="checkpoints of teachers")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=1e6, help="fewer epochs where these would take longer")
    parser.add_argument("--steps", type=int, help="at most so many steps an epoch: to try the command")
    parser.add_argument("--pieces", type=int, default=1400, help="word pieces a batch")
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--scored", type=int, default=1, help="draw the curve every so many epochs")
    parser.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _restored(file: Path, sizes: Sizes, vocabulary: int) -> Teacher:
    teacher = Teacher(sizes, vocabulary)
    teacher.load_state_dict(torch.load(file, map_location="cpu")["weights"])
    return teacher.to(DEVICE).eval()


def _groups(network: Parser, options: argparse.Namespace) -> list[dict[str, object]]:
    named = list(network.named_parameters())
    return [
        {"params": [p for name, p in named if name.startswith(ENCODER)], "full": options.encoder_rate},
        {"params": [p for name, p in named if not name.startswith(ENCODER)], "full": options.head_rate},
    ]


def _loaded(planned: Sequence[list[windows.Window]], loaders: int) -> Iterator[Batch]:
    return iter(DataLoader(planned, batch_size=None, collate_fn=batch, num_workers=loaders, shuffle=False))


def _halves() -> AbstractContextManager[None]:
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
        with _halves():
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
