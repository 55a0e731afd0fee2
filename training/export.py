"""A trained network -> the file that ships: ONNX, int8 weights (per channel, dynamic), and the label inventory beside it.

python training/export.py scratch/pack.pkl scratch/core.pt scratch/acts.pt ENCODER -o src/suasion/language
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import pickle
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from act_net import ALL_OUTPUTS, ActHeads, Full
from acts import ACTS, LINKS
from net import Net
from onnxruntime.quantization import QuantType, quantize_dynamic

SQUARE = ("arc", "link", "chain", *LINKS)
"""Outputs of pairs of words."""


def write_plain(core: Net, heads: ActHeads, path: Path) -> None:
    """Both as one graph of plain operators, in 32-bit floats."""
    example = (torch.randint(200, 30000, (2, 20)), torch.randint(0, 8, (2, 20)), torch.arange(1, 13)[None].repeat(2, 1))
    axes = {"pieces": {0: "b", 1: "t"}, "shapes": {0: "b", 1: "t"}, "first": {0: "b", 1: "n"}}
    for name in ALL_OUTPUTS:
        axes[name] = {0: "b", 1: "n"} | ({2: "m"} if name in SQUARE else {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own deprecation
        torch.onnx.export(
            Full(core, heads).eval(),
            example,
            path,
            input_names=["pieces", "shapes", "first"],
            output_names=list(ALL_OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pack", type=Path)
    ap.add_argument("weights", type=Path)
    ap.add_argument("acts", type=Path, help="the act heads")
    ap.add_argument("encoder", type=Path, help="folder with the encoder's vocab.txt")
    ap.add_argument("-o", "--out", type=Path, required=True)
    ap.add_argument("--keep-fp32", type=Path, help="also write the unquantised file there")
    args = ap.parse_args()
    raw = args.pack.read_bytes()
    inventory = pickle.loads(lzma.decompress(raw) if args.pack.suffix == ".xz" else raw)["inventory"]
    core = Net({k: len(v) for k, v in inventory.items()})
    core.load_state_dict({k: v.float() for k, v in torch.load(args.weights, map_location="cpu").items()})
    trained = torch.load(args.acts, map_location="cpu")
    heads = ActHeads(core, trained["branch"])
    heads.load_state_dict({k: v.float() for k, v in trained["heads"].items()})
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "core.onnx"
        write_plain(core, heads, plain)
        small = Path(folder) / "core-int8.onnx"
        quantize_dynamic(
            plain,
            small,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        args.out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(small, args.out / "core.onnx")
        if args.keep_fp32:
            shutil.copyfile(plain, args.keep_fp32)
    if args.encoder.resolve() != args.out.resolve():
        shutil.copyfile(args.encoder / "vocab.txt", args.out / "vocab.txt")
    digest = hashlib.sha256((args.out / "core.onnx").read_bytes()).hexdigest()
    meta = {"format": 3, "sha256": digest, "inventory": inventory | {"act": list(ACTS)}}
    (args.out / "core.json").write_text(json.dumps(meta, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{(args.out / 'core.onnx').stat().st_size / 1e6:.1f} MB, sha256 {digest[:16]}")


if __name__ == "__main__":
    main()
