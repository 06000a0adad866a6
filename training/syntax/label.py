"""Let teachers label what was drawn: ``python label.py --drawn FOLDER --teachers FILE.pt ... --out FOLDER``.

Writes a ``taught-NN.pt`` for each drawn epoch: batches, and what is to be learned of each word. Students then learn for
many epochs without asking the teachers again. Needs torch, numpy and safetensors alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
import windows
from batching import batches
from distillation import taught
from teacher import Teacher
from train import DEVICE, halves, loaded, sizes
from varied import broken, swapped


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((options.drawn / "labels.json").read_text(encoding="utf-8"))
    teachers = [_restored(file, labels) for file in options.teachers]
    news = windows.load(options.drawn / "news.npz")
    started = time.time()
    for file in sorted(options.drawn.glob("epoch-*.npz"))[: options.epochs]:
        number = file.stem.removeprefix("epoch-")
        chance = random.Random(int(number))
        drawn = windows.load(file)
        rows = drawn + list(swapped(drawn, labels["xpos"], chance)) + list(broken(news, chance))
        planned = list(batches(rows, options.pieces, chance))[: options.steps]
        kept = []
        for given in loaded(planned, options.loaders):
            given = given.to(DEVICE)
            with halves():
                wanted = taught(teachers, given)
            kept.append((replace(given, gold={}).to(torch.device("cpu")), {k: v.cpu() for k, v in wanted.items()}))
        # Under its name only once it is whole: students may be waiting for it.
        torch.save(kept, options.out / "unfinished")
        (options.out / "unfinished").rename(options.out / f"taught-{number}.pt")
        print(f"{time.time() - started:6.0f} s  {file.name}: {len(kept)} batches", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drawn", type=Path, required=True, help="the folder that prepare.py wrote")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints of teachers")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, help="only so many of the drawn epochs")
    parser.add_argument("--steps", type=int, help="at most so many batches an epoch: to try the command")
    parser.add_argument("--pieces", type=int, default=5600, help="word pieces a batch")
    parser.add_argument("--loaders", type=int, default=0, help="processes that make batches")
    return parser.parse_args()


def _restored(file: Path, labels: dict[str, list[str]]) -> Teacher:
    weights = torch.load(file, map_location="cpu", weights_only=False)["weights"]
    teacher = Teacher(sizes(labels), weights["pieces.weight"].shape[0])
    teacher.load_state_dict(weights)
    return teacher.to(DEVICE).eval()


if __name__ == "__main__":
    main()
