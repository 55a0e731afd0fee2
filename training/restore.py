"""The file that ships -> weights that can be trained further: int8 back to floats, under the names that the network gives them.

    python training/restore.py src/suasion/language -o scratch/shipped

writes ``pack.pkl`` (the lists of labels, which is all that ``train_acts.py`` wants of it), ``core.pt`` and ``acts.pt``. An export gives matrices
names of its own; so a network of random weights is exported, and where each of these turns up tells what the same place of the shipped file
holds. Exported again unchanged, the weights give the same int8 numbers.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from act_net import BRANCH, ActHeads
from export import write_plain
from net import Net
from onnx import numpy_helper
from torch import Tensor, nn


def values(path: Path) -> dict[str, np.ndarray]:
    """The numbers of a file under the names of its unquantised form."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    out = {}
    for name, array in raw.items():
        base = name.removesuffix("_quantized")
        if base != name:
            zero, scale = raw[f"{base}_zero_point"].astype(np.float32), raw[f"{base}_scale"]
            out[base] = (array.astype(np.float32) - zero) * scale
        elif array.dtype == np.float32 and not name.endswith("_scale"):
            out[name] = array
    return out


def restored(net: nn.Module, plain: dict[str, np.ndarray], shipped: dict[str, np.ndarray]) -> dict[str, Tensor]:
    """The state of ``net`` with the shipped numbers; ``plain`` is the export of ``net`` as it is.

    Raises ``KeyError`` for a weight that the export does not show.
    """
    places = {array.tobytes(): name for name, array in plain.items()}
    state = {}
    for name, tensor in net.state_dict().items():
        array = tensor.numpy()
        straight, turned = places.get(array.tobytes()), places.get(np.ascontiguousarray(array.T).tobytes())
        if straight is None and turned is None:
            raise KeyError(name)
        found = shipped[straight] if straight is not None else shipped[str(turned)].T
        state[name] = torch.from_numpy(found.copy()).reshape(tensor.shape)
    return state


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model", type=Path, help="folder with core.onnx and core.json")
    ap.add_argument("-o", "--out", type=Path, required=True)
    args = ap.parse_args()
    inventory = json.loads((args.model / "core.json").read_text(encoding="utf-8"))["inventory"]
    core = Net({k: len(v) for k, v in inventory.items()})
    heads = ActHeads(core, BRANCH)
    for p in (*core.parameters(), *heads.parameters()):
        nn.init.normal_(p)
    with tempfile.TemporaryDirectory() as folder:
        write_plain(core, heads, Path(folder) / "plain.onnx")
        plain = values(Path(folder) / "plain.onnx")
    shipped = values(args.model / "core.onnx")
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "pack.pkl").write_bytes(pickle.dumps({"inventory": inventory}))
    torch.save(restored(core, plain, shipped), args.out / "core.pt")
    torch.save({"branch": BRANCH, "heads": restored(heads, plain, shipped)}, args.out / "acts.pt")


if __name__ == "__main__":
    main()
