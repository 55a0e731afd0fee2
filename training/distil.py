"""One encoder that says what two said: the core and the act reader (the teachers) -> a network with a single encoder for both (the student).

    python training/distil.py scratch/pack.pkl scratch/core.pt scratch/acts.pt --text scratch/acts.pkl scratch/real.pkl scratch/gold.pkl \\
      -o scratch/one --minutes 80
    python training/export.py scratch/pack.pkl scratch/one/core.pt scratch/one/acts.pt ENCODER -o src/suasion/language

1. Both teachers have learnt from the same pretrained encoder, so that the mean of their weights is a network that knows most of what
   either knows (Wortsman et al., 2022). The student begins there.
2. It learns the teachers' answers, not the labels: for each head the distribution that its teacher gives (Hinton et al., 2015), and
   through a linear map the state below the heads. Links count where the teacher sees an act, a lever or a pronoun.
3. The texts are those of the corpora and our own, in chunks of all lengths: whole chunks as a report has them, and single sentences.

On two CPU cores about six hundred words a second.
"""

from __future__ import annotations

import argparse
import copy
import lzma
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from act_net import ACT_OUTPUTS, MARKS, ActHeads
from acts import LINKS
from chunks import random_chunks
from net import OUTPUTS, WIDTH, Net
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (what everybody calls it)
from train_acts import batches

WEIGHTS = {
    "act": 8.0, "real": 0.5, "hold": 12.0, "due": 12.0, "who": 12.0, **dict.fromkeys(LINKS, 0.5), "acts' state": 1.0,
    **dict.fromkeys(("upos", "xpos", "lemma", "end", "arc", "link", "chain", "label", "core's state"), 1.3), "ner": 3.9, "roles": 3.9,
}  # fmt: skip
"""Of the differences: acts, levers, names and roles are rare words, which a mean over all words would drown."""
SEEN = 0.05
"""Probability of an act or a lever from which the links of a word count."""
WARMING = 100
"""Steps until the full learning rate."""
NOISE = 0.04
"""Share of words masked, for the teachers as well."""
WHOLE = 0.6
"""Share of our own chunks that are learnt as they are; the others in pieces of one to three sentences."""
ALONE = 0.2
"""Share of the sentences of the corpora that stand alone."""
MOST_PIECES = 300
HELD = 80
"""Chunks of our own texts, and of the corpora's kept-back parts, on which the differences are printed."""
PRONOUNS = frozenset({
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "that", "we", "us", "our", "i", "you",
    "himself", "herself", "itself", "themselves",
})  # fmt: skip

Chunk = dict[str, list[Any]]
Outputs = dict[str, Tensor]


class Student(nn.Module):
    """One encoder for the heads of both. The map from its state to the core's is for training only."""

    def __init__(self, core: Net, acts: ActHeads, share: float = 0.5) -> None:
        super().__init__()
        self.core, self.heads = copy.deepcopy(core), ActHeads(core, 0)
        self.heads.load_state_dict({k: v for k, v in acts.state_dict().items() if not k.startswith("layers.")})
        for own, other in zip(self.core.encoder.layers, acts.layers, strict=True):
            mean = {k: (1 - share) * v + share * other.state_dict()[k] for k, v in own.state_dict().items()}
            own.load_state_dict(mean)
        self.as_core = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.as_core.weight)
        nn.init.zeros_(self.as_core.bias)
        self.requires_grad_(True)
        self.core.encoder.word.requires_grad_(False)
        for module in self.modules():  # the answers to be learnt are exact: nothing need be dropped
            if isinstance(module, nn.Dropout):
                module.p = 0.0
            elif hasattr(module, "drop"):
                module.drop = 0.0


def of_core(net: Net, w: Tensor) -> Outputs:
    """The outputs of the core's heads, for the states of the words (B, N, WIDTH)."""
    one = torch.ones_like(w[..., :1])
    dep, head = (torch.cat([F.leaky_relu(layer(w), 0.1), one], -1) for layer in (net.label_dep, net.label_head))
    dep = net.label(dep).view(*dep.shape[:2], net.labels, -1)
    told = {k: getattr(net, k)(w) for k in OUTPUTS if not k.startswith("label")}
    return told | {"end": told["end"].squeeze(-1), "label_dep": dep, "label_head": head}


def of_acts(heads: ActHeads, x: Tensor, bias: Tensor, first: Tensor) -> tuple[Tensor, Outputs]:
    """The state below the act heads, and their outputs."""
    for layer in heads.layers:
        x = layer(x, bias)
    w = heads.norm(heads.mix(words_of(x, first)))
    marks = {k: getattr(heads, k)(w).squeeze(-1) for k in ("real", *MARKS)}
    return w, {"act": heads.act(w), **marks, **{k: getattr(heads, k)(w) for k in LINKS}}


def words_of(x: Tensor, first: Tensor) -> Tensor:
    return x.gather(1, first[..., None].expand(-1, -1, WIDTH))


def differences(core: Net, acts: ActHeads, student: Student, x: dict[str, Tensor]) -> dict[str, Tensor]:
    """For each head how far the student is from its teacher, in nats a word, weighted."""
    bias = ((x["pieces"] == 0).float() * -1e4)[:, None, None, :]
    with torch.no_grad():
        below: list[Tensor] = []
        core.encoder(x["pieces"], x["shapes"], below)
        core_state = words_of(below[-1], x["first"])
        right = of_core(core, core_state)
        acts_state, more = of_acts(acts, below[0], bias, x["first"])
        right |= more
    state = student.core.encoder(x["pieces"], x["shapes"])
    own_state = words_of(state, x["first"])
    told = of_core(student.core, own_state)
    own_acts, more = of_acts(student.heads, state, bias, x["first"])
    told |= more
    words = x["words"]
    here = torch.cat([torch.ones_like(words[:, :1]), words], 1)[:, None, :]
    for outputs in (right, told):
        for k in ("arc", "link", "chain", *LINKS):
            outputs[k] = outputs[k].masked_fill(~here, -1e4)
    act, hold = 1 - right["act"].softmax(-1)[..., 0], right["hold"].sigmoid()
    count = {"real": act, "doer": act, "whom": act, "holder": hold, "over": hold, "same": x["pronoun"].float()}
    best = right["arc"].argmax(-1)
    right["label"], told["label"] = labels(right, best), labels(told, best)
    out = {
        "acts' state": (acts_state - own_acts).square().mean(-1)[words].mean(),
        "core's state": (core_state - student.as_core(own_state)).square().mean(-1)[words].mean(),
    }
    for k in (*(o for o in OUTPUTS if not o.startswith("label")), "label", *ACT_OUTPUTS):
        each = between(right[k], told[k], binary=k in ("end", "real", *MARKS))
        weight = count.get(k, torch.ones_like(each)) * words
        if k in LINKS:
            weight = weight * (weight > SEEN)
        out[k] = (each * weight).sum() / (weight.sum() + 1e-6)
    return {k: v * WEIGHTS[k] for k, v in out.items()}


def between(right: Tensor, told: Tensor, *, binary: bool) -> Tensor:
    """Kullback-Leibler divergence of each word's answer."""
    if binary:
        p = right.sigmoid()
        cross, own = (F.binary_cross_entropy_with_logits(t, p, reduction="none") for t in (told, right))
        return cross - own
    log = right.log_softmax(-1)
    return (log.exp() * (log - told.log_softmax(-1))).sum(-1)


def labels(outputs: Outputs, heads: Tensor) -> Tensor:
    """Scores of the relations to the given heads (0 = root), (B, N, labels)."""
    none = torch.zeros_like(outputs["label_head"][:, :1])
    none[..., -1] = 1
    vectors = torch.cat([none, outputs["label_head"]], 1)
    chosen = vectors.gather(1, heads[..., None].expand(-1, -1, vectors.shape[-1]))
    return (outputs["label_dep"] * chosen[:, :, None, :]).sum(-1)


def flat(units: list[dict[str, Any]]) -> Chunk:
    """Consecutive sentences of a corpus as one chunk; the shapes tell where a block begins."""
    shapes = [
        s + 8 * (number > 0 and i == 0 and u["new_block"])
        for number, u in enumerate(units)
        for i, s in enumerate(u["shapes"])
    ]
    return {k: [v for u in units for v in u[k]] for k in ("words", "pieces")} | {"shapes": shapes}


def in_pieces(chunk: Chunk, rng: random.Random) -> Iterator[Chunk]:
    """The chunk in pieces of one to three sentences, most of them single."""
    ends = [i + 1 for i, w in enumerate(chunk["words"]) if w in (".", "?", "!")]
    cuts = [*dict.fromkeys([0, *ends, len(chunk["words"])])]
    i = 0
    while i < len(cuts) - 1:
        j = min(len(cuts) - 1, i + rng.choice((1, 1, 1, 2, 3)))
        yield {k: v[cuts[i] : cuts[j]] for k, v in chunk.items()}
        i = j


def fits(chunk: Chunk) -> bool:
    return sum(map(len, chunk["pieces"])) <= MOST_PIECES


def epoch(own: list[Chunk], corpora: dict[str, Any], rng: random.Random) -> list[Chunk]:
    """All texts once, cut anew."""
    out: list[Chunk] = []
    for chunk in own:
        out += [chunk] if rng.random() < WHOLE else in_pieces(chunk, rng)
    for documents in corpora.values():
        out += filter(fits, map(flat, random_chunks(documents, rng, ALONE)))
    return out


def collate(batch: list[list[Chunk]], rng: random.Random, noise: float) -> dict[str, Tensor]:
    b, n = len(batch), max(sum(len(c["words"]) for c in row) for row in batch)
    rows = []
    out: dict[str, np.ndarray] = {"words": np.zeros((b, n), bool), "pronoun": np.zeros((b, n), bool)}
    for r, row in enumerate(batch):
        pieces, shapes, first = [101], [6], []
        for chunk in row:
            for i, (word, ids) in enumerate(zip(chunk["words"], chunk["pieces"], strict=True)):
                out["pronoun"][r, len(first)] = word.lower() in PRONOUNS
                first.append(len(pieces))
                pieces += [103] * len(ids) if rng.random() < noise else ids
                shapes += [chunk["shapes"][i] + 8 * (i == 0)] * len(ids)
        rows.append(([*pieces, 102], [*shapes, 6], first))
    t = max(len(p) for p, _, _ in rows)
    out |= {
        "pieces": np.zeros((b, t), np.int64),
        "shapes": np.full((b, t), 6, np.int64),
        "first": np.zeros((b, n), np.int64),
    }
    for r, (p, s, f) in enumerate(rows):
        out["pieces"][r, : len(p)], out["shapes"][r, : len(s)] = p, s
        out["first"][r, : len(f)], out["words"][r, : len(f)] = f, True
    return {k: torch.from_numpy(v) for k, v in out.items()}


def measured(core: Net, acts: ActHeads, student: Student, chunks: list[Chunk]) -> dict[str, float]:
    rng, total, n = random.Random(0), dict.fromkeys(WEIGHTS, 0.0), 0
    with torch.no_grad():
        for batch in batches(chunks, 1200, rng, pairs=False):
            x = collate(batch, rng, 0.0)
            size = int(x["words"].sum())
            for k, v in differences(core, acts, student, x).items():
                total[k] += float(v) * size
            n += size
    return {k: round(v / n, 3) for k, v in total.items()}


def save(student: Student, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    core = {k: v.half() for k, v in student.core.state_dict().items()}
    acts = {"branch": 0, "heads": {k: v.half() for k, v in student.heads.state_dict().items()}}
    for name, weights in (("core.pt", core), ("acts.pt", acts)):
        torch.save(weights, folder / f"{name}.new")
        (folder / f"{name}.new").replace(folder / name)


def load(path: Path) -> Any:
    raw = path.read_bytes()
    return pickle.loads(lzma.decompress(raw) if path.suffix == ".xz" else raw)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pack", type=Path)
    ap.add_argument("core", type=Path)
    ap.add_argument("acts", type=Path)
    ap.add_argument("--text", type=Path, nargs="+", required=True, help="packs of our own texts and of gold")
    ap.add_argument("-o", "--out", type=Path, default=Path("scratch/one"))
    ap.add_argument("--minutes", type=float, default=80)
    ap.add_argument("--lr", type=float, default=4e-4)
    ap.add_argument("--words", type=int, default=800, help="words a batch")
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    pack = load(args.pack)
    core = Net({k: len(v) for k, v in pack["inventory"].items()})
    core.load_state_dict({k: v.float() for k, v in torch.load(args.core, map_location="cpu").items()})
    trained = torch.load(args.acts, map_location="cpu")
    acts = ActHeads(core, trained["branch"])
    acts.load_state_dict({k: v.float() for k, v in trained["heads"].items()})
    student = Student(core, acts)
    for teacher in (core, acts):
        teacher.eval().requires_grad_(False)
    own = [{k: u[k] for k in ("words", "pieces", "shapes")} for path in args.text for u in load(path)]
    rng.shuffle(own)
    kept = [flat(c) for k, v in pack["sets"].items() if k.endswith("dev") for c in random_chunks(v, rng, ALONE)]
    held, own = [*own[:HELD], *rng.sample([c for c in kept if fits(c)], HELD)], own[HELD:]
    corpora = {k: v for k, v in pack["sets"].items() if not k.endswith("dev")}
    learning = [p for p in student.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=args.lr, weight_decay=0.01)
    print("at first", measured(core, acts, student, held), flush=True)
    started, step, words = time.monotonic(), 0, 0
    while (done := (time.monotonic() - started) / 60 / args.minutes) < 1:
        for batch in batches(epoch(own, corpora, rng), args.words, rng):
            done = (time.monotonic() - started) / 60 / args.minutes
            if done >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = args.lr * min(1.0, (step + 1) / WARMING) * max(0.01, 1 - done)
            x = collate(batch, rng, NOISE)
            sum(differences(core, acts, student, x).values()).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(learning, 2.0)
            optimiser.step()
            optimiser.zero_grad()
            step, words = step + 1, words + int(x["words"].sum())
            if step % 200 == 0:
                print(f"{words:,} words", measured(core, acts, student, held), flush=True)
                save(student, args.out)
    save(student, args.out)
    print("at last", measured(core, acts, student, held))


if __name__ == "__main__":
    main()
