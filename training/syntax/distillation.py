"""What to learn: the gold labels, and what teachers would have said (Hinton, Vinyals and Dean 2015)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from batching import Batch
from network import Parser, within_sentence
from torch import Tensor
from torch.nn import functional
from windows import IGNORE

GOLD_SHARE = 0.5
"""How much gold counts beside teachers."""
_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "names": 1.0}


def gold_loss(network: Parser, scores: dict[str, Tensor], given: Batch) -> Tensor:
    """Cross entropy against the gold labels, where they are known; name labels count as they are trusted."""
    gold = given.gold
    label_scores = network.label_scores(scores["label_head"], scores["label_child"], gold["heads"].clamp(min=0))

    def entropy(given_scores: Tensor, wanted: Tensor) -> Tensor:
        total = functional.cross_entropy(
            given_scores.float().flatten(0, -2), wanted.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return total / (wanted != IGNORE).sum().clamp(min=1)

    starts = gold["starts"]
    known = starts != IGNORE
    each_start = functional.binary_cross_entropy_with_logits(
        scores["starts"].float(), starts.clamp(min=0).float(), reduction="none"
    )
    each_name = functional.cross_entropy(
        scores["names"].float().flatten(0, -2), gold["names"].flatten(), ignore_index=IGNORE, reduction="none"
    )
    return (
        entropy(scores["upos"], gold["upos"])
        + 0.5 * entropy(scores["xpos"], gold["xpos"])
        + entropy(within_sentence(scores["arcs"].float(), given.segments), gold["heads"])
        + entropy(label_scores, gold["labels"])
        + ((each_start * known).sum() + (each_name * given.trust.flatten()).sum()) / known.sum().clamp(min=1)
    )


@torch.no_grad()
def taught(teachers: Sequence[Parser], given: Batch) -> dict[str, Tensor]:
    """The mean of the teachers' probabilities; relations are those of the gold heads, or of the teachers' own."""
    answers = [teacher(given.pieces, given.shapes, given.mask, given.first) for teacher in teachers]
    mean = {name: torch.stack([answer[name].float().softmax(-1) for answer in answers]).mean(0) for name in _WEIGHTS}
    mean["starts"] = torch.stack([answer["starts"].float().sigmoid() for answer in answers]).mean(0)
    mean["arcs"] = torch.stack(
        [within_sentence(answer["arcs"].float(), given.segments).softmax(-1) for answer in answers]
    ).mean(0)
    gold = given.gold["heads"]
    mean["heads"] = torch.where(gold == IGNORE, mean["arcs"].argmax(-1), gold)
    mean["labels"] = torch.stack(
        [
            teacher.label_scores(answer["label_head"], answer["label_child"], mean["heads"]).float().softmax(-1)
            for teacher, answer in zip(teachers, answers, strict=True)
        ]
    ).mean(0)
    return mean


def taught_loss(network: Parser, scores: dict[str, Tensor], wanted: dict[str, Tensor], given: Batch) -> Tensor:
    """Cross entropy against the teachers' probabilities, by word."""
    real = (given.segments > 0).float()
    words = real.sum()

    def entropy(given_scores: Tensor, probabilities: Tensor) -> Tensor:
        return -((given_scores.float().log_softmax(-1) * probabilities).sum(-1) * real).sum() / words

    starts = functional.binary_cross_entropy_with_logits(scores["starts"].float(), wanted["starts"], reduction="none")
    label_scores = network.label_scores(scores["label_head"], scores["label_child"], wanted["heads"])
    return (
        sum(weight * entropy(scores[name], wanted[name]) for name, weight in _WEIGHTS.items())
        + entropy(within_sentence(scores["arcs"].float(), given.segments), wanted["arcs"])
        + entropy(label_scores, wanted["labels"])
        + (starts * real).sum() / words
    )
