"""Dev-set scores of a trained network (torch): UPOS, UAS, LAS, names, roles. A quick look; the shipped int8 file is measured by
``suasion eval``.

    python training/check.py scratch/pack.pkl scratch/core.pt
"""

from __future__ import annotations

import lzma
import pickle
import random
import sys
from pathlib import Path

import torch
from chunks import SKIP, batches, collate
from net import Net
from train import labels_at, outputs, to


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    out, start = set(), None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and (t[0] != "I" or t[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if t[0] == "B" or (t[0] == "I" and start is None):
            start = i
    return out


def main() -> None:
    raw = Path(sys.argv[1]).read_bytes()
    pack = pickle.loads(lzma.decompress(raw) if sys.argv[1].endswith(".xz") else raw)
    inventory = pack["inventory"]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    net = Net({k: len(v) for k, v in inventory.items()})
    net.load_state_dict({k: v.float() for k, v in torch.load(sys.argv[2], map_location="cpu").items()})
    net.to(device).eval()
    for name in ("gum_dev", "ewt_dev", "polnear_dev", "re3d_dev"):
        if name not in pack["sets"]:
            continue
        chunks = [[u] for d in pack["sets"][name] for u in d if len(u["words"]) < 400]
        n = {k: [0, 0] for k in ("upos", "xpos", "lemma", "uas", "las", "link", "chain", "end")}
        f: dict[str, list[int]] = {}
        for batch in batches(chunks, 8000, random.Random(0)):
            host = collate(batch)
            x = to(host, device)
            with torch.no_grad():
                o = outputs(net, x)
            for k in ("upos", "xpos", "lemma"):
                keep = x[k] != SKIP
                n[k][0] += int((o[k].argmax(-1) == x[k])[keep].sum())
                n[k][1] += int(keep.sum())
            heads = o["head"].argmax(-1)
            right = (heads == x["head"]) & (x["head"] != SKIP)
            rel = (labels_at(o, heads).argmax(-1) == x["deprel"]) & right
            n["uas"][0] += int(right.sum())
            n["las"][0] += int(rel.sum())
            n["uas"][1] += int((x["head"] != SKIP).sum())
            n["las"][1] += int((x["head"] != SKIP).sum())
            for k in ("link", "chain"):
                keep = x[k] != SKIP
                n[k][0] += int((o[k].argmax(-1) == x[k])[keep].sum())
                n[k][1] += int(keep.sum())
            for k in ("ner", "roles"):
                pred, gold = o[k].argmax(-1).cpu().numpy(), host[k]
                for r in range(len(batch)):
                    m = int(host["words"][r].sum())
                    if gold[r, 0] == SKIP:
                        continue
                    p = spans([inventory[k][i] for i in pred[r, :m]])
                    g = spans([inventory[k][i] for i in gold[r, :m]])
                    for kind in {s[2] for s in p | g}:
                        c = f.setdefault(kind, [0, 0, 0])
                        pk, gk = {s for s in p if s[2] == kind}, {s for s in g if s[2] == kind}
                        c[0] += len(pk & gk)
                        c[1] += len(pk)
                        c[2] += len(gk)
        print(
            name,
            {k: round(100 * a / b, 2) for k, (a, b) in n.items() if b},
            {k: round(200 * a / max(1, b + c), 1) for k, (a, b, c) in sorted(f.items())},
            flush=True,
        )


if __name__ == "__main__":
    main()
