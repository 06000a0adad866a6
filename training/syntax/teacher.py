"""A larger network to learn from: the same heads over all of MPNet's twelve layers (Song et al. 2020).

It takes the same word pieces as what ships: MPNet's vocabulary is BERT's uncased one in another order.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from network import NEVER, SHAPES, Parser, Sizes
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 768, 12, 3072, 12, 514
FIRST_POSITION = 2
DISTANCES, FURTHEST = 32, 128
RENAMED = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}


class Layer(nn.Module):
    """One layer; its attention also looks at how far two pieces stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=bias.to(q.dtype), dropout_p=0.1 if self.training else 0.0
        )
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Teacher(Parser):
    """The heads over MPNet."""

    def __init__(self, sizes: Sizes, vocabulary: int):
        super().__init__(sizes, WIDTH)
        self.pieces, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.distances = nn.Embedding(DISTANCES, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)

    def load_encoder(self, weights: Path, pieces: list[str]) -> None:
        """Start from the released encoder in the folder ``weights``; ``pieces`` are BERT's, in their order."""
        given = load_file(str(weights / "model.safetensors"))
        listed = (weights / "vocab.txt").read_text(encoding="utf-8").split("\n")
        place = {piece: number for number, piece in enumerate(listed) if piece}
        order = [place[RENAMED.get(piece, piece)] for piece in pieces]
        with torch.no_grad():
            self.pieces.weight.copy_(given["embeddings.word_embeddings.weight"][order])
            self.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
            self.distances.weight.copy_(given["encoder.relative_attention_bias.weight"])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(given[f"embeddings.LayerNorm.{part}"])
                for number, layer in enumerate(self.layers):
                    at = f"encoder.layer.{number}."
                    attention = [given[f"{at}attention.attn.{name}.{part}"] for name in "qkv"]
                    getattr(layer.qkv, part).copy_(torch.cat(attention))
                    getattr(layer.out, part).copy_(given[f"{at}attention.attn.o.{part}"])
                    getattr(layer.norm1, part).copy_(given[f"{at}attention.LayerNorm.{part}"])
                    getattr(layer.widen, part).copy_(given[f"{at}intermediate.dense.{part}"])
                    getattr(layer.narrow, part).copy_(given[f"{at}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(given[f"{at}output.LayerNorm.{part}"])

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        length = pieces.shape[1]
        places = torch.arange(FIRST_POSITION, FIRST_POSITION + length, device=pieces.device)
        x = self.dropout(self.norm(self.pieces(pieces) + self.positions(places) + self.shapes(shapes)))
        apart = self.distances(_buckets(length, pieces.device)).permute(2, 0, 1)[None]
        bias = apart + (1 - mask[:, None, None, :]) * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _buckets(length: int, device: torch.device) -> Tensor:
    """Which distance, from piece to piece, counts as which of ``DISTANCES`` (Raffel et al. 2020)."""
    places = torch.arange(length, device=device)
    apart = places[:, None] - places[None, :]
    half = DISTANCES // 2
    near = half // 2
    size = apart.abs()
    far = near + (torch.log(size.clamp(min=1).float() / near) / math.log(FURTHEST / near) * (half - near)).long()
    return (apart < 0).long() * half + torch.where(size < near, size, far.clamp(max=half - 1))
