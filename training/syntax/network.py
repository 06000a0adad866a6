"""The network: a BERT encoder with heads for tags, sentence starts, names and a biaffine parser.

What ships has the encoder of all-MiniLM-L6-v2 (its first ``layers`` layers) with an embedding of letter case added; the
parser scores arcs and labels as in Dozat and Manning (2017), arcs only between words of one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

SHAPES = 7  # of legation.syntax.wordpiece, which training on another machine may do without
WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
NEVER = -1e4


class Dropout(nn.Module):
    """Dropout (Srivastava et al. 2014) whose masks are random stretches of one long mask.

    Drawing a mask afresh for every value takes a tenth of the training time on a CPU.
    """

    _LENGTH = 1 << 23
    _masks: ClassVar[dict[tuple[float, torch.dtype], Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if x.is_cuda or x.numel() >= self._LENGTH:
            return functional.dropout(x, self.rate)
        mask = self._masks.get((self.rate, x.dtype))
        if mask is None:
            mask = (torch.rand(self._LENGTH) >= self.rate).to(x.dtype) / (1 - self.rate)
            self._masks[self.rate, x.dtype] = mask
        begin = int(torch.randint(self._LENGTH - x.numel(), ()))
        return x * mask[begin : begin + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One encoder layer, its names as in the released weights."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: the fused attention is slower in bfloat16 on a CPU, and exports to more nodes.
        weights = torch.softmax((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + mask, -1).to(v.dtype)
        attended = (self.dropout(weights) @ v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.out(attended))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    xpos: int
    labels: int
    names: int


class Parser(nn.Module):
    """Heads over an encoder that a subclass gives; from word pieces to scores, see ``forward``."""

    def __init__(self, sizes: Sizes, width: int, arcs: int = 256, relations: int = 96):
        super().__init__()
        self.wide_dropout = Dropout(0.33)
        self.upos, self.xpos = nn.Linear(width, sizes.upos), nn.Linear(width, sizes.xpos)
        self.names, self.starts = nn.Linear(width, sizes.names), nn.Linear(width, 1)
        self.arc_head, self.arc_child = nn.Linear(width, arcs), nn.Linear(width, arcs)
        self.arc, self.arc_bias = nn.Parameter(torch.empty(arcs, arcs)), nn.Linear(arcs, 1, bias=False)
        self.label_head, self.label_child = nn.Linear(width, relations), nn.Linear(width, relations)
        self.label = nn.Parameter(torch.empty(sizes.labels, relations, relations))
        self.label_bias = nn.Linear(2 * relations, sizes.labels)
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.label)

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """rows x pieces -> rows x pieces x width."""
        raise NotImplementedError

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Scores by word (rows x words x ...); "arcs" are child by head, "label_head" and "label_child" the two
        sides that ``label_scores`` joins; "vectors" are the encoder's own, for other heads to stand on."""
        x = self.encode(pieces, shapes, mask)
        x = self.wide_dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1])))

        def side(linear: nn.Linear) -> Tensor:
            return self.wide_dropout(functional.gelu(linear(x)))

        head, child = side(self.arc_head), side(self.arc_child)
        return {
            "upos": self.upos(x),
            "xpos": self.xpos(x),
            "names": self.names(x),
            "starts": self.starts(x).squeeze(-1),
            "arcs": (child @ self.arc) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2),
            "label_head": side(self.label_head),
            "label_child": side(self.label_child),
            "vectors": x,
        }

    def label_scores(self, head: Tensor, child: Tensor, heads: Tensor) -> Tensor:
        """rows x words x labels, for the given head of every word."""
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        rows, words, size = head.shape
        joined = (child @ self.label.permute(1, 0, 2).reshape(size, -1)).view(rows, words, -1, size)
        return (joined * head[:, :, None, :]).sum(-1) + self.label_bias(torch.cat([head, child], -1))


class Network(Parser):
    """The heads over the first layers of MiniLM (Wang et al. 2020)."""

    def __init__(self, sizes: Sizes, layers: int):
        super().__init__(sizes, WIDTH)
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = Dropout(0.1)

    def load_encoder(self, weights: Path) -> None:
        """Start from the released encoder; the token type embedding, always 0, goes into the positions."""
        given = {name.removeprefix("bert."): tensor for name, tensor in load_file(str(weights)).items()}
        with torch.no_grad():
            self.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
            )
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

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """rows x pieces -> rows x pieces x WIDTH."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        hidden = (1 - mask[:, None, None, :].to(x.dtype)) * NEVER
        for layer in self.layers:
            x = layer(x, hidden)
        return x


def within_sentence(arcs: Tensor, segments: Tensor) -> Tensor:
    """The arc scores with every arc forbidden that leaves its sentence, other than to the root (word 0)."""
    same = segments[:, :, None] == segments[:, None, :]
    return arcs + (~(same | (segments == 0)[:, None, :])).to(arcs.dtype) * NEVER
