"""Scores -> trees, spans and links. Pure numpy, one sentence or chunk at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST_ROOTS = 4
"""Roots tried one by one: each costs little, and in real sentences two are nearly always enough."""


def tree(scores: Floats) -> list[int]:
    """The best single-rooted dependency tree of one sentence.

    ``scores``: (n, n + 1); row = word, column 0 = root, column j + 1 = word j as the head. Returns n heads, -1 for the root.

    1. Take each word's best head other than itself. If exactly one word is a root and there is no cycle, that is the answer
       (nearly always).
    2. Otherwise try the roots, the most promising first: with the root fixed, find the maximum spanning arborescence (Chu and Liu,
       1965; Edmonds, 1967). Stop when even the best heads of all words, cycle or not, could not beat the best tree so far.
    3. Where that does not end soon (rows of like words), put a price on every arc from the root that is higher than anything
       another tree could gain: the maximum spanning arborescence then has one such arc, and is the answer.
    """
    n = scores.shape[0]
    if n == 1:
        return [-1]
    full = np.full((n + 1, n + 1), -np.inf, np.float64)
    full[1:, :] = scores
    np.fill_diagonal(full, -np.inf)  # no word is its own head: the model was not taught to say so
    heads: list[int] = (full[1:].argmax(1) - 1).tolist()
    if heads.count(-1) == 1 and not _cycle(heads):
        return heads
    to_root = full[1:, 0].copy()
    full[1:, 0] = -np.inf
    to_word = full[1:].max(1)
    bounds = to_word.sum() + to_root - to_word
    best, highest = heads, -np.inf
    for tried, root in enumerate(np.argsort(-bounds, kind="stable")):
        if bounds[root] <= highest:
            break
        if tried == MOST_ROOTS:
            full[1:, 0] = to_root - n * float(np.ptp(scores)) - 1
            return [h - 1 for h in _edmonds(full)[1:]]
        one = full.copy()
        one[root + 1] = -np.inf
        one[root + 1, 0] = to_root[root]
        found = _edmonds(one)[1:]
        total = float(one[np.arange(1, n + 1), found].sum())
        if total > highest:
            best, highest = [h - 1 for h in found], total
    return best


def _cycle(heads: list[int]) -> list[int]:
    """The words of one cycle in ``heads`` (-1 = root), or nothing."""
    colour = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while i >= 0 and colour[i] == 0:
            colour[i] = start + 1
            path.append(i)
            i = heads[i]
        if i >= 0 and colour[i] == start + 1 and i in path:
            return path[path.index(i) :]
    return []


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0; ``scores[d, h]``. Returns each node's head (node 0: 0)."""
    n = scores.shape[0]
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle([-1, *heads[1:]])
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    c = len(rest)
    small = np.full((c + 1, c + 1), -np.inf)
    small[:c, :c] = scores[np.ix_(rest, rest)]
    # Into the cycle: enter at the node where the gain over its cycle arc is largest. Out of it: the best node leaves.
    on_cycle = scores[cycle, [heads[v] for v in cycle]]
    gain = scores[np.ix_(cycle, rest)].T - on_cycle
    enter = gain.argmax(1)
    small[c, :c] = gain.max(1) + on_cycle.sum()
    out = scores[np.ix_(rest, cycle)]
    leave = out.argmax(1)
    small[:c, c] = out.max(1)
    small[0, :] = -np.inf
    found = _edmonds(small)
    result = [0] * n
    for v in cycle:
        result[v] = heads[v]
    for i in range(1, c):
        result[rest[i]] = cycle[int(leave[i])] if found[i] == c else rest[found[i]]
    entry = found[c]
    result[cycle[int(enter[entry])]] = rest[entry]
    return result


def transitions(tags: list[str]) -> Floats:
    """(k + 1, k): 0 where BIO allows tag j after tag i (last row: at the start), a large negative number where it does not."""
    k = len(tags)
    out = np.zeros((k + 1, k), np.float32)
    for j, t in enumerate(tags):
        if t.startswith("I-"):
            for i in range(k + 1):
                if i == k or tags[i][2:] != t[2:]:
                    out[i, j] = -1e4
    return out


def viterbi(scores: Floats, moves: Floats) -> list[int]:
    """The best legal tag sequence (Viterbi, 1967): ``scores`` (n, k), ``moves`` from ``transitions``.

    1. Take the best tag of each word. Where all moves between them are legal, that is the answer (most often).
    2. Else solve the stretch around each illegal move alone: from a word whose tag opens or stands outside, up to the next such word,
       which may follow anything. It begins far enough back when its best way, free to begin with any tag, begins with one that needs
       nothing before it: then what stands before keeps its own best tags.
    """
    n, k = scores.shape
    path: list[int] = scores.argmax(1).tolist()
    if not path:
        return path
    opens = [i for i in range(n) if moves[k, path[i]] == 0]
    for i in np.flatnonzero(np.append(moves[k, path[0]], moves[path[:-1], path[1:]])).tolist():
        if moves[path[i - 1] if i else k, path[i]] == 0:
            continue  # mended with the one before
        stop = next((j for j in opens if j > i), n)
        for start in [*(j for j in reversed(opens) if 0 < j < i), 0]:
            found = _best(scores[start:stop], moves, free=start > 0)
            if start == 0 or moves[k, found[0]] == 0:
                break
        path[start:stop] = found
        opens = [j for j in opens if j <= start or j >= stop]
    return path


def _best(scores: Floats, moves: Floats, free: bool) -> list[int]:
    """The best legal tags of a stretch; ``free``: the first may be any."""
    n, k = scores.shape
    back = np.zeros((n, k), np.int64)
    total = scores[0] if free else scores[0] + moves[k]
    for i in range(1, n):
        options = total[:, None] + moves[:k]
        back[i] = options.argmax(0)
        total = options.max(0) + scores[i]
    path = [int(total.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """BIO tags -> (first, past the last, type), in order."""
    out: list[tuple[int, int, str]] = []
    for i, t in enumerate(tags):
        if t == "O":
            continue
        if t.startswith("I-") and out and out[-1][1] == i and out[-1][2] == t[2:]:
            out[-1] = (out[-1][0], i + 1, t[2:])
        else:
            out.append((i, i + 1, t[2:]))
    return out


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = e / e.sum(-1, keepdims=True)
    return result
