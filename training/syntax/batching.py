"""Windows of sentences as padded batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from windows import IGNORE, Sentence

FIRST_PIECE, LAST_PIECE, MASK_PIECE = 101, 102, 103
"""[CLS], [SEP] and [MASK] in BERT's uncased vocabulary."""


@dataclass(slots=True)
class Batch:
    """Windows padded to one shape. Word 0 of every row is the root, piece 0 the encoder's first token."""

    pieces: torch.Tensor  # rows x pieces
    shapes: torch.Tensor  # rows x pieces
    mask: torch.Tensor  # rows x pieces, 1 where there is a piece
    first: torch.Tensor  # rows x words, a word's first piece
    segments: torch.Tensor  # rows x words, the sentence a word is in from 1; 0 for the root, -1 for padding
    gold: dict[str, torch.Tensor]  # rows x words; heads are word positions
    trust: torch.Tensor  # rows x words, how much a name label counts

    def to(self, device: torch.device) -> Batch:
        there = {name: tensor.to(device, non_blocking=True) for name, tensor in self.gold.items()}
        tensors = (self.pieces, self.shapes, self.mask, self.first, self.segments)
        return Batch(*(t.to(device, non_blocking=True) for t in tensors), there, self.trust.to(device))


def batch(rows: list[list[Sentence]]) -> Batch:
    """One padded batch from windows."""
    sizes = [2 + sum(sentence.size for sentence in row) for row in rows]
    lengths = [1 + sum(len(sentence.pieces) for sentence in row) for row in rows]
    wide, long = max(sizes), max(lengths)
    pieces = np.zeros((len(rows), wide), np.int64)
    shapes, mask = np.zeros_like(pieces), np.zeros((len(rows), wide), np.float32)
    first = np.zeros((len(rows), long), np.int64)
    segments = np.full((len(rows), long), -1, np.int64)
    trust = np.zeros((len(rows), long), np.float32)
    gold = {
        name: np.full((len(rows), long), IGNORE, np.int64)
        for name in ("upos", "xpos", "heads", "labels", "names", "starts")
    }
    for r, row in enumerate(rows):
        pieces[r, 0], segments[r, 0] = FIRST_PIECE, 0
        piece, word = 1, 1
        for number, sentence in enumerate(row, 1):
            begin = word
            for position, (word_ids, case) in enumerate(zip(sentence.pieces, sentence.shapes, strict=True)):
                first[r, word] = piece
                pieces[r, piece : piece + len(word_ids)] = word_ids
                shapes[r, piece : piece + len(word_ids)] = case
                piece += len(word_ids)
                if sentence.heads:
                    gold["heads"][r, word] = 0 if sentence.heads[position] < 0 else begin + sentence.heads[position]
                if sentence.heads or sentence.trust:
                    gold["starts"][r, word] = position == 0
                word += 1
            segments[r, begin:word] = number
            trust[r, begin:word] = sentence.trust
            for name in ("upos", "xpos", "labels", "names"):
                gold[name][r, begin:word] = getattr(sentence, name)
        pieces[r, piece] = LAST_PIECE
        mask[r, : piece + 1] = 1
    tensors = [torch.from_numpy(array) for array in (pieces, shapes, mask, first, segments)]
    return Batch(*tensors, {name: torch.from_numpy(array) for name, array in gold.items()}, torch.from_numpy(trust))


def batches(rows: list[list[Sentence]], pieces: int, chance: random.Random) -> Iterator[list[list[Sentence]]]:
    """Windows of like length together, at most ``pieces`` padded pieces a batch, in random order."""

    def size(row: list[Sentence]) -> int:
        return 2 + sum(sentence.size for sentence in row)

    order = sorted(rows, key=lambda row: size(row) * (1 + chance.uniform(-0.08, 0.08)) + chance.uniform(0, 2))
    groups: list[list[list[Sentence]]] = []
    widest = 0
    for row in order:
        widest = max(widest, size(row))
        if not groups or widest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            widest = size(row)
        groups[-1].append(row)
    chance.shuffle(groups)
    yield from groups
