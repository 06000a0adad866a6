"""An exported model back as a network, its int8 weights as floats: a later run may start from what is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from network import Network
from onnx import numpy_helper


def restore(network: Network, folder: Path) -> None:
    """Fill the network's weights from the ``parser.onnx`` and ``labels.npz`` of ``export.py``.

    Raises ``ValueError`` where the exported model has other weights than the network.
    """
    graph = onnx.load(folder / "parser.onnx").graph
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = {name.removeprefix("network."): value for name, value in found.items() if name.startswith("network.")}

    def floats(name: str) -> np.ndarray:
        stem = name.removesuffix("_quantized")
        return (found[name].astype(np.float32) - found[f"{stem}_zero_point"]) * found[f"{stem}_scale"]

    for name in ("pieces.weight", "shapes.weight"):
        weights[name] = floats(f"network.{name}_quantized")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            module = node.name.removeprefix("/network/").removesuffix("MatMul_quant").strip("/")
            if node.name == "/network/MatMul_quant":
                weights["arc"] = floats(node.input[1])
            elif module:
                weights[f"{module.replace('/', '.')}.weight"] = floats(node.input[1]).T
    with np.load(folder / "labels.npz") as scorer:
        weights["label"] = scorer["bilinear"].astype(np.float32)
    own = network.state_dict()
    missing = sorted(name for name in own if name not in weights)
    if missing:
        raise ValueError(f"{folder}: not in the exported model: {', '.join(missing)}")
    network.load_state_dict(
        {name: torch.tensor(np.array(weights[name])).reshape(value.shape) for name, value in own.items()}
    )
