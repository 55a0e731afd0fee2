"""Random chunks of consecutive units, and batches of them as padded arrays (numpy)."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

SKIP = -100
MOST_WORDS = 128
"""Words a chunk at training time; the reader uses the same limit."""
BLOCK_START = 8

Chunk = list[dict[str, Any]]


def random_chunks(documents: list[list[dict[str, Any]]], rng: random.Random, single: float = 0.25) -> list[Chunk]:
    """Every unit once, cut at random into chunks of consecutive units of one document."""
    out: list[Chunk] = []
    for document in documents:
        i = 0
        while i < len(document):
            target = 1 if rng.random() < single else rng.randint(20, MOST_WORDS)
            chunk, n = [document[i]], len(document[i]["words"])
            i += 1
            while i < len(document) and n + len(document[i]["words"]) <= target:
                chunk.append(document[i])
                n += len(document[i]["words"])
                i += 1
            out.append(chunk)
    rng.shuffle(out)
    return out


def batches(chunks: list[Chunk], words: int, rng: random.Random) -> list[list[Chunk]]:
    """Chunks of like length together, about ``words`` words a batch after padding."""
    order = sorted(chunks, key=lambda c: sum(len(u["words"]) for u in c) + rng.random() * 8)
    out: list[list[Chunk]] = []
    batch: list[Chunk] = []
    for c in order:
        n = sum(len(u["words"]) for u in c)
        if batch and (len(batch) + 1) * n > words:
            out.append(batch)
            batch = []
        batch.append(c)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(
    chunks: list[Chunk], noise: float = 0.0, rng: random.Random | None = None, fixed: tuple[int, int, int] | None = None
) -> dict[str, np.ndarray]:
    """Pieces, shapes, first pieces and all labels of a batch; -100 where a corpus does not say. Heads are 1-based, 0 = root.

    ``fixed`` (chunks, words, pieces) pads to fixed dimensions, as a captured GPU graph needs; what is longer is cut.
    """
    rng = rng or random.Random(0)
    n = max(sum(len(u["words"]) for u in c) for c in chunks)
    rows: list[tuple[list[int], list[int], list[int]]] = []
    b = len(chunks)
    y = {
        k: np.full((b, n), SKIP, np.int64)
        for k in ("upos", "xpos", "lemma", "deprel", "ner", "roles", "head", "link", "chain", "end")
    }
    sentence = np.full((b, n), -1, np.int64)
    for r, chunk in enumerate(chunks):
        pieces, shapes, first = [101], [6], []
        base = 0
        last_of_chain: dict[int, int] = {}
        # Upper-cased or lower-cased now and then, so that headlines in capitals are not strange.
        recase = rng.random() if noise else 1.0
        for number, unit in enumerate(chunk):
            size = len(unit["words"])
            for i in range(size):
                first.append(len(pieces))
                s = unit["shapes"][i]
                if recase < 0.03:
                    s = 1 if s in (0, 3, 4) else s
                elif recase < 0.05:
                    s = 0 if s in (1, 2, 3, 4) else s
                elif recase < 0.07:
                    s = 3 if s == 0 else s
                s += BLOCK_START if i == 0 and unit["new_block"] else 0
                drop = rng.random() < noise
                for p in unit["pieces"][i]:
                    pieces.append(103 if drop else p)
                    shapes.append(s)
            for k in ("upos", "xpos", "lemma", "deprel", "ner", "roles"):
                if unit[k] is not None:
                    y[k][r, base : base + size] = unit[k]
            sentence[r, base : base + size] = number
            if unit["head"] is not None:
                y["head"][r, base : base + size] = [h + 1 + base if h >= 0 else 0 for h in unit["head"]]
                y["end"][r, base : base + size] = 0
                y["end"][r, base + size - 1] = 1
            if unit["link"] is not None:
                y["link"][r, base : base + size] = [
                    cue + 1 + base if cue >= 0 else (0 if cue == -1 else SKIP) for cue in unit["link"]
                ]
            if unit["chain"] is not None:
                for i, c in enumerate(unit["chain"]):
                    if c:
                        y["chain"][r, base + i] = last_of_chain.get(c, -1) + 1
                        last_of_chain[c] = base + i
            base += size
        # Where a chunk ends a sentence always does: nothing to learn there.
        if base:
            y["end"][r, base - 1] = SKIP
        pieces.append(102)
        shapes.append(6)
        rows.append((pieces, shapes, first))
    t = min(512, max(len(p) for p, _, _ in rows))
    if fixed is not None:
        assert b <= fixed[0]
        y = {k: fit(v, (fixed[0], max(n, fixed[1])), SKIP) for k, v in y.items()}
        sentence = fit(sentence, (fixed[0], max(n, fixed[1])), -1)
        b, n, t = fixed[0], max(n, fixed[1]), fixed[2]
    most = min(512, t)
    out = {
        "pieces": np.zeros((b, t), np.int64),
        "shapes": np.full((b, t), 6, np.int64),
        "first": np.zeros((b, n), np.int64),
    }
    out["words"] = np.zeros((b, n), bool)
    for r, (p, s, f) in enumerate(rows):
        out["pieces"][r, : min(most, len(p))] = p[:most]
        out["shapes"][r, : min(most, len(s))] = s[:most]
        keep = [i for i in f if i < most]
        out["first"][r, : len(keep)] = keep
        out["words"][r, : len(keep)] = True
        for v in y.values():
            v[r, len(keep) :] = SKIP
    out["sentence"] = sentence
    out |= y
    if fixed is not None and n > fixed[1]:
        out = {k: v if k in ("pieces", "shapes") else v[:, : fixed[1]] for k, v in out.items()}
        for k in ("head", "link", "chain"):
            out[k] = np.where(out[k] > fixed[1], SKIP, out[k])
    return out


def fit(a: np.ndarray, shape: tuple[int, int], fill: int) -> np.ndarray:
    """``a`` in the corner of an array of ``shape`` filled with ``fill``."""
    out = np.full(shape, fill, a.dtype)
    out[: a.shape[0], : a.shape[1]] = a
    return out
