"""Shipping the model: a checkpoint enters; the quantized ONNX file, labels and word pieces leave.

    python -m training.export --model build/model --weights src/regesta/annotate/weights

One window is run at a time, without padding, so what else a document holds cannot change a parse. Weights are 8 bit,
per channel; `reduce_range` keeps processors without VNNI from saturating, so that all machines agree.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.model import Network
from training.train import minilm_folder

OUTPUTS = ("xpos", "upos", "entities", "starts", "arcs", "dependents", "heads")


class Shipped(nn.Module):
    """The network as it is run: one window, no mask, everything but the relations' scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        scores = self.network.score(self.network.read(ids, shapes, first, last, None))
        return tuple(scores[name][0] for name in OUTPUTS)


def load_network(folder: Path) -> Network:
    """Load a checkpoint for use."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    network = Network(**{name: len(values) for name, values in labels.items()})
    average = torch.load(folder / "checkpoint.pt", weights_only=True)["average"]
    network.load_state_dict({name.removeprefix("module."): v for name, v in average.items() if name != "n_averaged"})
    return network.eval()


def export_graph(network: Network, path: Path) -> None:
    """Write the network as a 32-bit ONNX file."""
    window = tuple(torch.tensor([row]) for row in ([101, 2023, 2003, 102], [0, 4, 2, 0], [1, 2], [1, 2]))
    axes = {"ids": "pieces", "shapes": "pieces", "first": "words", "last": "words"}
    dynamic = {name: {1: size} for name, size in axes.items()} | {name: {0: "words"} for name in OUTPUTS}
    dynamic["arcs"], dynamic["heads"] = {0: "words", 1: "columns"}, {0: "columns"}
    torch.onnx.export(
        Shipped(network),
        window,
        str(path),
        input_names=list(axes),
        output_names=list(OUTPUTS),
        dynamic_axes=dynamic,
        opset_version=17,
        dynamo=False,
    )


def export_relations(network: Network, path: Path) -> None:
    """Write the scorer of relations, which runs after the tree is known: 16-bit weights, 32-bit arithmetic."""
    table = network.relation.detach().numpy()  # [relations, dependent, head]
    names, size = table.shape[0], table.shape[1]
    weights = table.transpose(1, 0, 2).reshape(size, names * size).astype(np.float16)
    constants = {"table": weights, "shape": np.array([-1, names, size]), "last": np.array([2])}
    nodes = [
        helper.make_node("Cast", ["table"], ["wide"], to=onnx.TensorProto.FLOAT),
        helper.make_node("MatMul", ["dependents", "wide"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["left"]),
        helper.make_node("Unsqueeze", ["heads", "last"], ["right"]),
        helper.make_node("MatMul", ["left", "right"], ["column"]),
        helper.make_node("Squeeze", ["column", "last"], ["relations"]),
    ]
    rows = [
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["words", width])
        for name, width in (("dependents", size), ("heads", size), ("relations", names))
    ]
    stored = [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "relations", rows[:2], rows[2:], stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def quantize(plain: Path, shipped: Path, *, reduce_range: bool = True, fuse: bool = True) -> None:
    """Write the 8-bit file: the encoder's and heads' products and the word-piece table."""
    prepared = plain.with_suffix(".prepared.onnx")
    if fuse:
        from onnxruntime.transformers.optimizer import optimize_model

        optimized = optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=1)
        print("fused:", optimized.get_fused_operator_statistics())
        optimized.save_model_to_file(str(prepared))
    else:
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(shipped),
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--full-range", action="store_true")
    parser.add_argument("--no-fuse", action="store_true")
    options = parser.parse_args()
    options.weights.mkdir(parents=True, exist_ok=True)
    network = load_network(options.model)
    plain = options.model / "plain.onnx"
    export_graph(network, plain)
    onnx.checker.check_model(str(plain))
    quantize(plain, options.weights / "syntax.onnx", reduce_range=not options.full_range, fuse=not options.no_fuse)
    export_relations(network, options.weights / "relations.onnx")
    shutil.copyfile(options.model / "labels.json", options.weights / "labels.json")
    shutil.copyfile(minilm_folder() / "tokenizer.json", options.weights / "tokenizer.json")


if __name__ == "__main__":
    main()
