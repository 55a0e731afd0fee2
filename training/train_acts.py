"""Train the act heads on the reports of ``training/paragraphs`` and on gold, beside a language core that stays as it is. Two CPU cores do
it in an hour and a half.

    python training/pack_acts.py src/suasion/language/vocab.txt -o scratch/acts.pkl
    python training/train_acts.py scratch/pack.pkl scratch/core.pt scratch/acts.pkl --gold scratch/gold.pkl -o scratch/acts.pt
    python training/train_acts.py scratch/pack.pkl scratch/core.pt scratch/acts.pkl --init scratch/acts.pt --measure

Every tenth chunk is kept back; after each epoch the scores on these are printed. ``--all`` trains on them as well, for the file that ships.
"""

from __future__ import annotations

import argparse
import json
import lzma
import pickle
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from act_net import ACT_OUTPUTS, BRANCH, MARKS, ActHeads, hidden
from acts import ACTS, LINKS, SKIP
from net import Net
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (what everybody calls it)

KEPT_BACK = 10
"""One chunk of so many is for measuring."""
WEIGHTS = {
    "act": 6.0,
    "type": 1.0,
    "real": 0.5,
    "hold": 12.0,
    "due": 8.0,
    "who": 12.0,
    "doer": 0.5,
    "whom": 0.5,
    "holder": 0.4,
    "over": 0.4,
    "same": 0.4,
}
ALSO = 0.25
"""Share of the label that other types get which a careful coder would accept."""
WARMING = 50
"""Steps until the full learning rate."""
PAIRED, MOST_WORDS = 0.35, 160
"""Share of paragraphs joined with another: a report's chunks hold several, and parties must be sought in the right one."""

Unit = dict[str, Any]


def chunked(units: list[Unit], rng: random.Random) -> list[list[Unit]]:
    """Paragraphs in random order, some of them in pairs."""
    order, out = rng.sample(units, len(units)), []
    while order:
        u = order.pop()
        other = order[-1] if order and rng.random() < PAIRED else None
        if other and len(u["words"]) + len(other["words"]) <= MOST_WORDS:
            out.append([u, order.pop()])
        else:
            out.append([u])
    return out


def batches(units: list[Unit], words: int, rng: random.Random, pairs: bool = True) -> list[list[list[Unit]]]:
    """Chunks of like length together, about ``words`` words a batch after padding."""
    chunks = chunked(units, rng) if pairs else [[u] for u in units]
    chunks.sort(key=lambda c: sum(len(u["words"]) for u in c) + rng.random() * 8)
    out: list[list[list[Unit]]] = []
    batch: list[list[Unit]] = []
    for c in chunks:
        if batch and (len(batch) + 1) * sum(len(u["words"]) for u in c) > words:
            out.append(batch)
            batch = []
        batch.append(c)
    out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch: list[list[Unit]], rng: random.Random, noise: float = 0.0) -> dict[str, Tensor]:
    """Padded arrays of a batch; links are 1-based words of the chunk. ``noise``: share of words masked."""
    b, n = len(batch), max(sum(len(u["words"]) for u in c) for c in batch)
    y: dict[str, np.ndarray] = {
        k: np.zeros((b, n, n + 1), bool) if k in LINKS else np.full((b, n), SKIP, np.int64) for k in ACT_OUTPUTS
    }
    also = np.zeros((b, n, len(ACTS)), np.float32)
    rows: list[tuple[list[int], list[int], list[int]]] = []
    for r, chunk in enumerate(batch):
        pieces, shapes, first, base = [101], [6], [], 0
        for u in chunk:
            size = len(u["words"])
            for i in range(size):
                first.append(len(pieces))
                drop = rng.random() < noise
                for p in u["pieces"][i]:
                    pieces.append(103 if drop else p)
                    shapes.append(u["shapes"][i] + (8 if i == 0 else 0))
            for k in ACT_OUTPUTS:
                if k not in LINKS:
                    y[k][r, base : base + size] = u[k]
                    continue
                for i, to in enumerate(u[k]):
                    if to != SKIP:
                        right = to if isinstance(to, list) else [to]
                        y[k][r, base + i, [w + base if w else 0 for w in right]] = True
            for i, types in enumerate(u["also"]):
                also[r, base + i, types] = 1
            base += size
        rows.append(([*pieces, 102], [*shapes, 6], first))
    t = max(len(p) for p, _, _ in rows)
    out = {
        "pieces": np.zeros((b, t), np.int64),
        "shapes": np.full((b, t), 6, np.int64),
        "first": np.zeros((b, n), np.int64),
    }
    out["words"] = np.zeros((b, n), bool)
    for r, (p, s, f) in enumerate(rows):
        out["pieces"][r, : len(p)], out["shapes"][r, : len(s)] = p, s
        out["first"][r, : len(f)], out["words"][r, : len(f)] = f, True
    return {k: torch.from_numpy(v) for k, v in (out | y | {"also": also}).items()}


def scores(core: Net, heads: ActHeads, x: dict[str, Tensor]) -> dict[str, Tensor]:
    state, bias = hidden(core, x["pieces"], x["shapes"], len(heads.layers))
    o = {k: v.float() for k, v in zip(ACT_OUTPUTS, heads(state, bias, x["first"]), strict=True)}
    here = torch.cat([torch.ones_like(x["words"][:, :1]), x["words"]], 1)[:, None, :]
    return {k: v.masked_fill(~here, -1e4) if k in LINKS else v for k, v in o.items()}


def loss_of(o: dict[str, Tensor], x: dict[str, Tensor]) -> Tensor:
    """Weighted sum: the type of each word (other acceptable types share in the label), and the rest where a label says something."""
    words = x["words"]
    label = F.one_hot(x["act"].clamp(min=0), len(ACTS)).float()
    others = x["also"].sum(-1, keepdim=True)
    label = torch.where(others > 0, (1 - ALSO) * label + ALSO * x["also"] / others.clamp(min=1), label)
    each = -(label * o["act"].log_softmax(-1)).sum(-1)
    known = words & (x["act"] != SKIP)
    total = WEIGHTS["act"] * (each * known).sum() / known.sum()
    told = x["act"] > 0
    if told.any():  # which of the types it is, where it is one: most words are none, and would drown the question
        total = total - WEIGHTS["type"] * (label[told][:, 1:] * o["act"][told][:, 1:].log_softmax(-1)).sum(-1).mean()
    for k in ("real", *MARKS):
        known = (x[k] == 0) | (x[k] == 1)
        if known.any():
            total = total + WEIGHTS[k] * F.binary_cross_entropy_with_logits(o[k][known], x[k][known].float())
    return total + WEIGHTS["due"] * one_of_each(o["due"], x["due"]) / words.sum() + links(o, x)


def one_of_each(score: Tensor, number: Tensor) -> Tensor:
    """Loss of the numbered groups of words (from 2), of each of which one must be marked, whichever: -log(1 - prod(1 - p)), summed."""
    total = score.new_zeros(())
    for row in (number > 1).any(1).nonzero().squeeze(1).tolist():
        for n in number[row][number[row] > 1].unique():
            none = F.logsigmoid(-score[row][number[row] == n]).sum()
            total = total - torch.log(-torch.expm1(none.clamp(max=-1e-6)))
    return total


def links(o: dict[str, Tensor], x: dict[str, Tensor]) -> Tensor:
    total = o["act"].new_zeros(())
    for k in LINKS:
        known = x[k].any(-1)
        if known.any():  # any of the words that stand for the party will do
            told = o[k][known].log_softmax(-1).masked_fill(~x[k][known], -torch.inf).logsumexp(-1)
            total = total - WEIGHTS[k] * told.mean()
    return total


def measure(core: Net, heads: ActHeads, units: list[Unit]) -> dict[str, float]:
    """F1 of acts (found at all; with a right type) and of marks; share of parties and statuses that are right where gold has an act."""
    heads.eval()
    rng, n = random.Random(0), dict.fromkeys(("spotted", "typed", "wrong", "missed"), 0)
    marks = {k: torch.zeros(2, dtype=torch.int64) for k in MARKS}
    right = {k: [0, 0] for k in ("real", *LINKS)}
    with torch.no_grad():
        for batch in batches(units, 3000, rng, pairs=False):
            x = collate(batch, rng)
            o = scores(core, heads, x)
            kind, words, gold = o["act"].argmax(-1), x["words"], x["act"].clamp(min=0)
            found, wanted = (kind > 0) & words & (x["act"] != SKIP), (gold > 0) & words
            ok = (kind == gold) | (x["also"].gather(2, kind[..., None]).squeeze(-1) > 0)
            for name, mask in {
                "spotted": found & wanted, "typed": found & wanted & ok, "wrong": found & ~wanted, "missed": wanted & ~found,
            }.items():  # fmt: skip
                n[name] += int(mask.sum())
            for k in MARKS:
                marked, has, known = (o[k] > 0) & words, x[k] == 1, (x[k] == 0) | (x[k] == 1)
                marks[k] += torch.stack([(marked & has).sum(), (marked & known).sum() + has.sum()])
            for k in right:
                if k in LINKS:
                    known = x[k].any(-1)
                    hit = x[k].gather(2, o[k].argmax(-1, keepdim=True)).squeeze(-1)
                else:
                    known = x[k] >= 0
                    hit = (o[k] > 0).long() == x[k]
                right[k][0] += int(hit[known].sum())
                right[k][1] += int(known.sum())
    acts = max(1, 2 * n["spotted"] + n["wrong"] + n["missed"])
    return {
        "acts": 2 * n["spotted"] / acts, "typed": 2 * n["typed"] / acts,
        **{k: 2 * int(a) / max(1, int(b)) for k, (a, b) in marks.items()},
        **{k: a / max(1, b) for k, (a, b) in right.items()},
    }  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pack", type=Path, help="the core's pack: its lists of labels")
    ap.add_argument("core", type=Path)
    ap.add_argument("acts", type=Path)
    ap.add_argument("-o", "--out", type=Path, default=Path("scratch/acts.pt"))
    ap.add_argument("--init", type=Path, help="start from these act heads instead of the core's own layers")
    ap.add_argument("--epochs", type=int, default=16)
    ap.add_argument(
        "--gold",
        type=Path,
        nargs="*",
        default=[],
        help="packs of annotated whole reports, learnt from --times each epoch",
    )
    ap.add_argument("--times", type=int, default=2)
    ap.add_argument("--share", type=float, default=1.0, help="share of the other chunks that an epoch takes, by chance")
    ap.add_argument("--branch", type=int, default=BRANCH)
    ap.add_argument("--words", type=int, default=1200, help="words a batch")
    ap.add_argument("--lr", type=float, default=3e-4, help="of the branch; the heads learn at --lr-heads")
    ap.add_argument("--lr-heads", type=float, default=1e-3)
    ap.add_argument("--noise", type=float, default=0.05, help="share of words masked")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--all", action="store_true", help="train on the chunks for measuring too")
    ap.add_argument("--measure", action="store_true", help="only measure the act heads given by --init")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    raw = args.pack.read_bytes()
    inventory = pickle.loads(lzma.decompress(raw) if args.pack.suffix == ".xz" else raw)["inventory"]
    core = Net({k: len(v) for k, v in inventory.items()})
    core.load_state_dict({k: v.float() for k, v in torch.load(args.core, map_location="cpu").items()})
    core.eval().requires_grad_(False)
    units = pickle.loads(args.acts.read_bytes())
    held = [u for i, u in enumerate(units) if i % KEPT_BACK == 3]
    train = units if args.all else [u for i, u in enumerate(units) if i % KEPT_BACK != 3]
    gold = [u for pack in args.gold for u in pickle.loads(pack.read_bytes())]
    heads = ActHeads(core, args.branch)
    if args.init:
        heads.load_state_dict(
            {k: v.float() for k, v in torch.load(args.init, map_location="cpu")["heads"].items()}, strict=False
        )
    if args.measure:
        print({k: round(v, 3) for k, v in measure(core, heads, held).items()})
        return
    groups = [
        {"params": list(heads.layers.parameters()), "lr": args.lr},
        {"params": [p for n, p in heads.named_parameters() if not n.startswith("layers.")], "lr": args.lr_heads},
    ]
    optimiser = torch.optim.AdamW([g for g in groups if g["params"]], weight_decay=0.02)
    peak = [g["lr"] for g in optimiser.param_groups]

    def epoch_of() -> list[list[list[Unit]]]:
        return batches(rng.sample(train, round(args.share * len(train))) + args.times * gold, args.words, rng)

    steps, step, started, log = args.epochs * len(epoch_of()), 0, time.monotonic(), []
    for epoch in range(args.epochs):
        heads.train()
        total = 0.0
        for batch in epoch_of():
            scale = min(1.0, (step + 1) / WARMING) * max(0.01, 1 - step / steps)
            for g, top in zip(optimiser.param_groups, peak, strict=True):
                g["lr"] = top * scale
            x = collate(batch, rng, args.noise)
            loss = loss_of(scores(core, heads, x), x)
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 2.0)
            optimiser.step()
            optimiser.zero_grad()
            step, total = step + 1, total + float(loss.detach())
        found = {k: round(v, 3) for k, v in measure(core, heads, held).items()}
        log.append({"epoch": epoch, "loss": round(total * args.epochs / steps, 3), **found})
        print(log[-1], f"{time.monotonic() - started:.0f} s", flush=True)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"branch": args.branch, "heads": {k: v.half() for k, v in heads.state_dict().items()}}, args.out)
    settings = {k: v if isinstance(v, (int, float)) else str(v) for k, v in vars(args).items()}
    args.out.with_suffix(".json").write_text(json.dumps({"settings": settings, "log": log}, indent=1) + "\n")


if __name__ == "__main__":
    main()
