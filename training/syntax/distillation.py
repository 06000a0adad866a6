"""What to learn: the gold labels, or what teachers say of a sentence (Hinton, Vinyals and Dean 2015), gold mixed in."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from batching import Batch
from network import Parser, within_sentence
from torch import Tensor
from torch.nn import functional
from windows import IGNORE

GOLD_SHARE = 0.5
"""How much a gold label counts beside the teachers; a name's counts as much as it is trusted."""
_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "names": 1.0, "arcs": 1.0, "labels": 1.0}
_TAGS = ("upos", "xpos", "names")


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
    """What to learn of a batch: by word and label the mean of the teachers' probabilities, more where gold has it.

    "heads" are the gold heads, or the teachers' own, and "labels" are of those heads; "starts" and "certain" are the
    chance that a sentence starts and how much that counts. Probabilities are kept in 16 bits.
    """
    answers = [teacher(given.pieces, given.shapes, given.mask, given.first) for teacher in teachers]

    def mean(scores: list[Tensor]) -> Tensor:
        return torch.stack([each.float().softmax(-1) for each in scores]).mean(0)

    wanted = {name: mean([answer[name] for answer in answers]) for name in _TAGS}
    wanted["arcs"] = mean([within_sentence(answer["arcs"].float(), given.segments) for answer in answers])
    gold = given.gold
    heads = torch.where(gold["heads"] == IGNORE, wanted["arcs"].argmax(-1), gold["heads"])
    wanted["labels"] = mean(
        [
            teacher.label_scores(answer["label_head"], answer["label_child"], heads)
            for teacher, answer in zip(teachers, answers, strict=True)
        ]
    )
    for name, probabilities in wanted.items():
        right = gold["heads" if name == "arcs" else name]
        share = given.trust if name == "names" else torch.full_like(given.trust, GOLD_SHARE)
        share = share * (right != IGNORE)
        probabilities.scatter_add_(-1, right.clamp(min=0)[..., None], share[..., None])
    starts = torch.stack([answer["starts"].float().sigmoid() for answer in answers]).mean(0)
    share = GOLD_SHARE * (gold["starts"] != IGNORE)
    wanted["starts"] = (starts + share * gold["starts"].clamp(min=0)) / (1 + share)
    wanted["certain"] = 1 + share
    return {name: tensor.half() for name, tensor in wanted.items()} | {"heads": heads}


def taught_loss(network: Parser, scores: dict[str, Tensor], wanted: dict[str, Tensor], given: Batch) -> Tensor:
    """Cross entropy against what ``taught`` gave, by word."""
    real = (given.segments > 0).float()
    scores = scores | {
        "arcs": within_sentence(scores["arcs"].float(), given.segments),
        "labels": network.label_scores(scores["label_head"], scores["label_child"], wanted["heads"]),
    }
    starts = functional.binary_cross_entropy_with_logits(
        scores["starts"].float(), wanted["starts"].float(), weight=wanted["certain"].float(), reduction="none"
    )
    for name, weight in _WEIGHTS.items():
        starts = starts - weight * (scores[name].float().log_softmax(-1) * wanted[name]).sum(-1)
    return (starts * real).sum() / real.sum()
