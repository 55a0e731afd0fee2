"""Train the language core: one encoder, all heads, on a GPU if there is one.

    python training/train.py scratch/pack.pkl ENCODER/model.safetensors -o scratch/core.pt --minutes 120

Several ``--seed`` runs may be averaged into one student: pass the teachers' files with ``--teacher`` and the loss becomes the
cross-entropy to their mean distribution, on all texts and all heads.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import multiprocessing
import pickle
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from chunks import MOST_WORDS, SKIP, batches, collate, random_chunks
from net import Encoder, Net
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (what everybody calls it)

TASKS = {
    "upos": 0.5,
    "xpos": 0.5,
    "lemma": 0.4,
    "end": 0.5,
    "ner": 0.7,
    "roles": 1.0,
    "head": 1.0,
    "deprel": 1.0,
    "link": 0.5,
    "chain": 0.3,
}


def same_sentence(x: dict[str, Tensor]) -> Tensor:
    """(B, N, N + 1): may the word have that head (the root, or another word of its sentence)?"""
    b, n = x["sentence"].shape
    inside = x["sentence"][:, :, None] == x["sentence"][:, None, :]
    inside = inside & ~torch.eye(n, dtype=torch.bool, device=inside.device)
    return torch.cat([torch.ones(b, n, 1, dtype=torch.bool, device=inside.device), inside], 2)


def split_paragraphs(soft: list[dict[str, Tensor]], x: dict[str, Tensor]) -> Tensor:
    """Sentence numbers: the treebanks' own; elsewhere the paragraph, cut where the teachers see a sentence end."""
    end = (torch.stack([t["end"].float() for t in soft]).mean(0) > 0).long()
    inner = end.cumsum(1) - end
    return torch.where(x["head"] == SKIP, x["sentence"] * 1000 + inner, x["sentence"] * 1000)


def outputs(net: nn.Module, x: dict[str, Tensor]) -> dict[str, Tensor]:
    """All scores of a batch; arcs masked to the words of the same sentence, links and chains to the words of the chunk."""
    upos, xpos, lemma, end, ner, roles, arc, link, chain, ld, lh = net(x["pieces"], x["shapes"], x["first"])
    b, n = x["first"].shape
    arc = arc.float().masked_fill(~same_sentence(x), -1e4)
    root = torch.ones(b, n, 1, dtype=torch.bool, device=arc.device)
    here = torch.cat([root, x["words"][:, None, :].expand(b, n, n)], 2)
    before = torch.cat([root, torch.ones(n, n, dtype=torch.bool, device=arc.device).tril(-1)[None].expand(b, n, n)], 2)
    return {
        "upos": upos, "xpos": xpos, "lemma": lemma, "end": end, "ner": ner, "roles": roles, "head": arc,
        "link": link.float().masked_fill(~here, -1e4), "chain": chain.float().masked_fill(~before, -1e4), "ld": ld, "lh": lh,
    }  # fmt: skip


def labels_at(o: dict[str, Tensor], heads: Tensor) -> Tensor:
    """Label scores (B, N, labels) of each word under the given heads (1-based)."""
    h = (heads - 1).clamp(min=0)
    lh = o["lh"].gather(1, h[..., None].expand(-1, -1, o["lh"].shape[-1]))
    # The root has no word of its own: a constant vector stands for it (the bias column alone).
    rootless = (heads > 0)[..., None].to(lh.dtype)
    lh = torch.cat([lh[..., :-1] * rootless, lh[..., -1:]], -1)
    return torch.einsum("bnld,bnd->bnl", o["ld"], lh)


def mean_where(losses: Tensor, keep: Tensor) -> Tensor:
    """Mean over ``keep`` without a host sync; 0 where nothing is kept."""
    return (losses * keep).sum() / keep.sum().clamp(min=1)


def loss_of(o: dict[str, Tensor], x: dict[str, Tensor], smooth: float = 0.03) -> Tensor:
    """Weighted sum of the tasks' cross-entropies to the gold labels."""
    total = torch.zeros((), device=x["first"].device)
    for task, weight in TASKS.items():
        y = x[task]
        if task == "end":
            each = F.binary_cross_entropy_with_logits(o["end"].float(), y.clamp(min=0).float(), reduction="none")
        else:
            scores = labels_at(o, x["head"].clamp(min=0)) if task == "deprel" else o[task]
            s = smooth if task in ("upos", "xpos", "deprel") else 0.0
            each = F.cross_entropy(
                scores.float().flatten(0, 1), y.flatten(), ignore_index=SKIP, label_smoothing=s, reduction="none"
            )
        total = total + weight * mean_where(each.flatten(), (y != SKIP).flatten())
    return total


def distil_loss(o: dict[str, Tensor], teachers: list[dict[str, Tensor]], x: dict[str, Tensor]) -> Tensor:
    """Cross-entropy to the mean of the teachers' distributions, on every word and head of the batch."""
    words = x["words"]
    total = torch.zeros((), device=words.device)
    heads = torch.stack([t["head"].float().softmax(-1) for t in teachers]).mean(0).argmax(-1)
    for task, weight in TASKS.items():
        if task == "end":
            p = torch.stack([t["end"].float().sigmoid() for t in teachers]).mean(0)
            each = F.binary_cross_entropy_with_logits(o["end"].float(), p, reduction="none")
        else:
            mine = labels_at(o, heads) if task == "deprel" else o[task]
            theirs = [labels_at(t, heads) if task == "deprel" else t[task] for t in teachers]
            p = torch.stack([t.float().softmax(-1) for t in theirs]).mean(0)
            each = -(p * mine.float().log_softmax(-1)).sum(-1)
        total = total + weight * mean_where(each, words)
    return total


class Objective:
    """The loss of one batch; on a GPU forward and backward are captured once as a graph and replayed (the net is small, launches dominate)."""

    def __init__(self, net: nn.Module, teachers: list[nn.Module], gold_weight: float, device: str) -> None:
        self.net, self.teachers, self.gold_weight, self.device = net, teachers, gold_weight, device
        self.graph: Any = None

    def eager(self, x: dict[str, Tensor]) -> Tensor:
        with torch.autocast(self.device, dtype=torch.bfloat16, cache_enabled=False):
            soft: list[dict[str, Tensor]] = []
            if self.teachers:
                with torch.no_grad():
                    soft = [outputs(t, x) for t in self.teachers]
                    x = x | {"sentence": split_paragraphs(soft, x)}
                    soft = [t | {"head": t["head"].masked_fill(~same_sentence(x), -1e4)} for t in soft]
            o = outputs(self.net, x)
            gold = loss_of(o, x)
            loss = distil_loss(o, soft, x) + self.gold_weight * gold if soft else gold
        loss.backward()
        return gold.detach()

    def __call__(self, host: dict[str, np.ndarray]) -> Tensor:
        if self.device != "cuda":
            return self.eager(to(host, self.device))
        if self.graph is None:
            self.static = to(host, self.device)
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                for _ in range(3):
                    self.net.zero_grad(set_to_none=True)
                    self.eager(self.static)
            torch.cuda.current_stream().wait_stream(side)
            self.net.zero_grad(set_to_none=True)
            self.graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(self.graph):
                self.out = self.eager(self.static)
        for k, v in host.items():
            self.static[k].copy_(torch.from_numpy(v), non_blocking=True)
        self.graph.replay()
        return self.out


def to(x: dict[str, np.ndarray], device: str) -> dict[str, Tensor]:
    return {k: torch.from_numpy(v).to(device, non_blocking=True) for k, v in x.items()}


def produce(
    sets: dict[str, Any], words: int, noise: float, seed: int, fixed: tuple[int, int, int] | None, queue: Any
) -> None:
    """Endless random batches into a queue: half treebanks and names, half articles (``fixed``: always of that size)."""
    rng = random.Random(seed)

    def stream(names: list[str], count: int) -> Any:
        while documents := [d for n in names for d in sets.get(n, ())]:
            chunks = random_chunks(documents, rng)
            if count:
                yield from (chunks[i : i + count] for i in range(0, len(chunks) - count + 1, count))
            else:
                yield from batches(chunks, words // 2, rng)

    half = fixed[0] // 2 if fixed else 0
    trees = stream(["gum_train", "gum_train", "ewt_train", "re3d_train", "re3d_train"], half)
    articles = stream(["polnear_train"], half)
    while True:
        queue.put(collate(next(trees) + next(articles, []), noise, rng, fixed))


def ahead(
    sets: dict[str, Any], words: int, noise: float, seed: int, workers: int, fixed: tuple[int, int, int] | None
) -> Any:
    """Batches made by ``workers`` processes and read from each in turn, so that a seed gives the same order every time."""
    context = multiprocessing.get_context("fork")
    queues = [context.Queue(4) for _ in range(workers)]
    for i, q in enumerate(queues):
        context.Process(target=produce, args=(sets, words, noise, seed * 1000 + i, fixed, q), daemon=True).start()
    while True:
        for q in queues:
            yield q.get(timeout=300)


def average(net: nn.Module, ema: list[Tensor], decay: float) -> None:
    """Exponential moving average of the weights, in place."""
    with torch.no_grad():
        torch._foreach_lerp_(ema, [p.detach() for p in net.parameters()], 1 - decay)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pack", type=Path)
    ap.add_argument("encoder", type=Path)
    ap.add_argument("-o", "--out", type=Path, required=True)
    ap.add_argument("--minutes", type=float, default=120)
    ap.add_argument("--steps", type=int, default=0, help="train for so many steps (repeatable) instead of --minutes")
    ap.add_argument("--words", type=int, default=4000, help="words a batch on a CPU (half treebank, half articles)")
    ap.add_argument("--chunks", type=int, default=96, help="chunks a batch on a GPU")
    ap.add_argument("--pieces", type=int, default=208, help="pieces a chunk on a GPU")
    ap.add_argument("--init", type=Path, help="start from these weights instead of the bare encoder")
    ap.add_argument("--lr", type=float, default=3e-4)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--noise", type=float, default=0.03, help="share of words masked")
    ap.add_argument("--workers", type=int, default=1, help="processes that prepare batches")
    ap.add_argument("--teacher", type=Path, action="append", default=[])
    ap.add_argument("--gold-weight", type=float, default=0.3, help="weight of the gold labels beside the teachers'")
    args = ap.parse_args()
    started = time.monotonic()
    raw = args.pack.read_bytes()
    pack = pickle.loads(lzma.decompress(raw) if args.pack.suffix == ".xz" else raw)
    sizes = {k: len(v) for k, v in pack["inventory"].items()}
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(args.seed)
    net = Net(sizes)
    if args.encoder.suffix == ".safetensors":
        from safetensors.torch import load_file

        state = load_file(args.encoder)
    else:
        state = torch.load(args.encoder)
    net.encoder = Encoder.pretrained({k.removeprefix("bert."): v for k, v in state.items()})
    if args.init:
        net.load_state_dict({k: v.float() for k, v in torch.load(args.init, map_location="cpu").items()})
    net.to(device)
    teachers = []
    for path in args.teacher:
        t = Net(sizes)
        t.load_state_dict({k: v.float() for k, v in torch.load(path, map_location="cpu").items()})
        teachers.append(t.to(device).eval())
    ema = [p.detach().clone() for p in net.parameters()]
    groups = [
        {"params": net.encoder.parameters(), "lr": args.lr},
        {"params": [p for n, p in net.named_parameters() if not n.startswith("encoder.")], "lr": args.lr * 6},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.02, betas=(0.9, 0.98), fused=device == "cuda")
    peak = [g["lr"] for g in optimiser.param_groups]

    fixed = (args.chunks, MOST_WORDS, args.pieces) if device == "cuda" else None
    source = ahead(pack["sets"], args.words, args.noise, args.seed, args.workers, fixed)
    objective = Objective(net.train(), teachers, args.gold_weight, device)
    step, log = 0, []
    while True:
        spent = (time.monotonic() - started) / (args.minutes * 60)
        frac = min(1.0, step / args.steps if args.steps else spent)
        scale = min(1.0, (step + 1) / 200, frac / 0.03 + 0.01) * (1 - frac)
        for g, top in zip(optimiser.param_groups, peak, strict=True):
            g["lr"] = top * scale
        loss = objective(next(source))
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        if device != "cuda":  # a replayed graph overwrites the gradients
            optimiser.zero_grad(set_to_none=True)
        step += 1
        average(net, ema, min(0.998, 1 - 10 / (step + 10)))
        if step % 100 == 0:
            log.append(round(float(loss), 3))
            print(f"step {step} ({frac:.0%}) loss {log[-1]} {time.monotonic() - started:.0f} s", flush=True)
        if device == "cuda" and step % 10 == 0:
            torch.cuda.synchronize()
        if frac >= 1:
            break
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({n: v.half().cpu() for (n, _), v in zip(net.named_parameters(), ema, strict=True)}, args.out)
    args.out.with_suffix(".json").write_text(
        json.dumps(
            {
                "steps": step,
                "seconds": time.monotonic() - started,
                "loss": log,
                "args": {k: str(v) for k, v in vars(args).items()},
            }
        )
    )
    if not math.isfinite(sum(log)):
        raise SystemExit("the loss diverged")


if __name__ == "__main__":
    main()
