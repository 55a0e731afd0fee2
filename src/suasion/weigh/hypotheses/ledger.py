"""The ledger: what each source adds to the odds of each hypothesis, and how much the answer hangs on it.

1. Each item is so many times likelier under a hypothesis as its rating says (``model.SCALE``), or its own ``ratio``.
2. The items of one source are one witness. The source is reliable with probability r (of its least credible item), and then its different
   items multiply; else it would have said them whatever is true, and they are as likely under every hypothesis: the mean of the ratios.
   ``P(source | h) = r * prod LR_h + (1 - r) * mean_h(prod LR_h)``. The same item twice is one item.
3. Log prior plus the logs over the sources, normalised: the posterior. Hypotheses that exclude each other share 1; others are each held against
   their own denial, with a mean of 1. A whole has the sum of its parts.
4. Intervals: one draw for each word of the scale and each level of credibility (log-uniform and uniform in their ranges: what "C" is
   worth is the same unknown in every row), and one for each ratio of its own; 5 % and 95 % of the posteriors.
5. The weight of a source is what leaving it out takes from the log-odds, in decibans (10 log10 odds; 10 dB is a factor of 10).
6. Worth finding: the expected fall in entropy if an item of ``to_find`` is looked for, seen with probability LR/(1 + LR) under each hypothesis.

Good, I. J. (1950): Probability and the Weighing of Evidence. Schum, D. A. (1994): The Evidential Foundations of Probabilistic Reasoning.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from suasion.record import Record
from suasion.weigh.hypotheses.model import Evidence, Hypothesis, Level, Matrix, Range, Rating

LEVELS = ("L", "M", "H")
DRAWS = 2000
SEED = 1
LOW, HIGH = 0.05, 0.95
DECIBANS = 10 / math.log(10)


class Posterior(Record):
    """``prior`` and ``value`` are probabilities; ``[low, high]`` is the 90 % interval over what the words and sources are worth."""

    prior: float
    value: float
    low: float
    high: float


class Weight(Record):
    """What one source adds. ``decibans``: for each hypothesis, the change of its log-odds when the source is left out, turned round;
    ``without``: the posteriors without it; ``items``: ids of its evidence.
    """

    source: str
    items: tuple[str, ...]
    decibans: dict[str, float]
    without: dict[str, float]


class ToFind(Record):
    """An item that nobody has yet: the expected fall in entropy (bits), and the posteriors if it is seen or not."""

    id: str
    text: str
    gain: float
    if_seen: dict[str, float]
    if_not: dict[str, float]


class Ledger(Record):
    """``entropy`` (bits) is what is left to learn among exclusive hypotheses. ``telling`` is the source that separates the two leaders most."""

    exclusive: bool
    posteriors: dict[str, Posterior]
    weights: tuple[Weight, ...]
    to_find: tuple[ToFind, ...]
    entropy: float
    telling: str | None
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Worth:
    """What the words are worth in one draw."""

    scale: Mapping[Rating, float]
    reliability: Mapping[Level, float]
    own: Mapping[tuple[str, str], float]


def ledger(matrix: Matrix, *, draws: int = DRAWS, seed: int = SEED) -> Ledger:
    """The whole ledger. The order of hypotheses and evidence does not change a number."""
    leaves = matrix.smallest()
    prior = _prior(matrix, leaves)
    central = _central(matrix)
    sources = clusters(matrix)
    logs = {name: _source(items, leaves, central, matrix.exclusive) for name, items in sources.items()}
    value = _posterior(prior, logs.values(), matrix.exclusive)
    all_ = _whole(matrix, value)
    low, high = _interval(matrix, prior, sources, draws, seed)
    priors = _whole(matrix, _normal(prior) if matrix.exclusive else {h: _sigmoid(x) for h, x in prior.items()})
    weights = tuple(_weight(matrix, name, sources, logs, prior, all_) for name in sources)
    found = [_find(matrix, e, value, central) for e in matrix.to_find]
    return Ledger(
        exclusive=matrix.exclusive,
        posteriors={h: Posterior(prior=priors[h], value=all_[h], low=low[h], high=high[h]) for h in all_},
        weights=tuple(sorted(weights, key=lambda w: (-max(map(abs, w.decibans.values())), w.source))),
        to_find=tuple(sorted(found, key=lambda f: (-f.gain, f.id))),
        entropy=_entropy(value.values()) if matrix.exclusive else sum(_entropy((p, 1 - p)) for p in value.values()),
        telling=_telling(value, weights), draws=draws, seed=seed,
    )  # fmt: skip


def clusters(matrix: Matrix) -> dict[str, tuple[Evidence, ...]]:
    """Source -> its items, each different one once (the least credible of equals), in a fixed order."""
    out: dict[str, dict[object, Evidence]] = {}
    for e in sorted(matrix.evidence, key=lambda e: (e.cluster, LEVELS.index(e.credibility), e.id)):
        told = tuple((e.rating(h), e.ratio.get(h.id)) for h in sorted(matrix.hypotheses, key=lambda h: h.id))
        out.setdefault(e.cluster, {}).setdefault(told, e)
    return {name: tuple(items.values()) for name, items in out.items()}


# --- one source


def _ratio(e: Evidence, h: Hypothesis, worth: _Worth) -> float:
    return worth.own.get((e.id, h.id)) or worth.own.get((e.id, h.part_of or "")) or worth.scale[e.rating(h)]


def _source(
    items: Sequence[Evidence], leaves: Sequence[Hypothesis], worth: _Worth, exclusive: bool
) -> dict[str, float]:
    """Log likelihood of all that the source says, for each hypothesis (step 2)."""
    product = {h.id: math.prod(_ratio(e, h, worth) for e in items) for h in leaves}
    noise = math.fsum(product.values()) / len(product) if exclusive else 1.0
    r = min(worth.reliability[e.credibility] for e in items)
    return {h: math.log(r * p + (1 - r) * noise) for h, p in product.items()}


# --- from logs to probabilities


def _prior(matrix: Matrix, leaves: Sequence[Hypothesis]) -> dict[str, float]:
    """Log priors (exclusive), or log-odds. Those that are not given share what is left."""
    if not matrix.exclusive:
        return {h.id: math.log((h.prior or 0.5) / (1 - (h.prior or 0.5))) for h in leaves}
    given = math.fsum(h.prior for h in leaves if h.prior)
    open_ = [h for h in leaves if h.prior is None]
    share = max(1e-9, 1 - given) / len(open_) if open_ else 0.0
    return {h.id: math.log(h.prior or share) for h in leaves}


def _posterior(prior: Mapping[str, float], logs: Iterable[Mapping[str, float]], exclusive: bool) -> dict[str, float]:
    all_ = list(logs)
    total = {h: math.fsum([x, *sorted(log[h] for log in all_)]) for h, x in prior.items()}
    return _normal(total) if exclusive else {h: _sigmoid(x) for h, x in total.items()}


def _normal(logs: Mapping[str, float]) -> dict[str, float]:
    top = max(logs.values())
    raw = {h: math.exp(x - top) for h, x in logs.items()}
    total = math.fsum(sorted(raw.values()))
    return {h: x / total for h, x in raw.items()}


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def _whole(matrix: Matrix, leaves: Mapping[str, float]) -> dict[str, float]:
    """A whole has the sum of its parts; where hypotheses do not exclude each other, at least the largest of them."""
    out = {}
    for h in matrix.hypotheses:
        parts = [leaves[p.id] for p in matrix.hypotheses if p.part_of == h.id]
        out[h.id] = leaves[h.id] if not parts else min(1.0, math.fsum(parts)) if matrix.exclusive else max(parts)
    return out


# --- intervals


def _central(matrix: Matrix) -> _Worth:
    own = {(e.id, h): r[1] for e in (*matrix.evidence, *matrix.to_find) for h, r in e.ratio.items()}
    return _Worth({k: r[1] for k, r in matrix.scale.items()}, {k: r[1] for k, r in matrix.reliability.items()}, own)


def _interval(
    matrix: Matrix, prior: Mapping[str, float], sources: Mapping[str, tuple[Evidence, ...]], draws: int, seed: int
) -> tuple[dict[str, float], dict[str, float]]:
    import numpy as np

    rng = np.random.default_rng(seed)
    leaves = matrix.smallest()
    own = sorted((e.id, h, r) for e in matrix.evidence for h, r in e.ratio.items())
    words, levels = sorted(matrix.scale), sorted(matrix.reliability)
    u = rng.random((draws, len(words) + len(levels) + len(own)))
    drawn: dict[str, list[float]] = {h.id: [] for h in matrix.hypotheses}
    for row in u:
        scale = {w: _log_uniform(matrix.scale[w], row[i]) for i, w in enumerate(words)}
        at = len(words)
        level = {k: _uniform(matrix.reliability[k], row[at + i]) for i, k in enumerate(levels)}
        at += len(levels)
        worth = _Worth(scale, level, {(e, h): _log_uniform(r, row[at + i]) for i, (e, h, r) in enumerate(own)})
        logs = [_source(items, leaves, worth, matrix.exclusive) for items in sources.values()]
        for h, p in _whole(matrix, _posterior(prior, logs, matrix.exclusive)).items():
            drawn[h].append(p)
    ends = {h: np.quantile(values, [LOW, HIGH]) for h, values in drawn.items()}
    return {h: float(e[0]) for h, e in ends.items()}, {h: float(e[1]) for h, e in ends.items()}


def _log_uniform(r: Range, u: float) -> float:
    return float(r[0] * (r[2] / r[0]) ** u)


def _uniform(r: Range, u: float) -> float:
    return float(r[0] + (r[2] - r[0]) * u)


# --- what moves it


def _weight(
    matrix: Matrix, name: str, sources: Mapping[str, tuple[Evidence, ...]], logs: Mapping[str, Mapping[str, float]],
    prior: Mapping[str, float], value: Mapping[str, float],
) -> Weight:  # fmt: skip
    without = _whole(matrix, _posterior(prior, [log for n, log in logs.items() if n != name], matrix.exclusive))
    decibans = {h: round(DECIBANS * (_logit(value[h]) - _logit(without[h])), 10) for h in value}
    return Weight(source=name, items=tuple(e.id for e in sources[name]), decibans=decibans, without=without)


def _logit(p: float) -> float:
    p = min(max(p, 1e-15), 1 - 1e-15)
    return math.log(p) - math.log1p(-p)


def _telling(value: Mapping[str, float], weights: Sequence[Weight]) -> str | None:
    """The source that moves the two leaders apart, or together, most; None if none moves them."""
    leaders = sorted(value, key=lambda h: (-value[h], h))[:2]
    if len(leaders) < 2:
        return None
    one, two = leaders
    apart = {w.source: abs(w.decibans[one] - w.decibans[two]) for w in weights}
    best = min(apart, key=lambda s: (-apart[s], s), default=None)
    return best if best is not None and apart[best] > 1e-9 else None


def _find(matrix: Matrix, e: Evidence, value: Mapping[str, float], worth: _Worth) -> ToFind:
    leaves = {h.id: h for h in matrix.smallest()}
    r = worth.reliability[e.credibility]
    seen = {}
    for h in leaves:
        ratio = _ratio(e, leaves[h], worth)
        seen[h] = ratio / (1 + ratio)
    if matrix.exclusive:
        noise = math.fsum(value[h] * seen[h] for h in leaves)
        chance = {h: r * seen[h] + (1 - r) * noise for h in leaves}
        p = math.fsum(value[h] * chance[h] for h in leaves)
        yes = {h: value[h] * chance[h] / p for h in leaves}
        no = {h: value[h] * (1 - chance[h]) / (1 - p) for h in leaves}
        gain = _entropy(value.values()) - p * _entropy(yes.values()) - (1 - p) * _entropy(no.values())
    else:
        chance = {h: r * seen[h] + (1 - r) / 2 for h in leaves}
        yes = {h: _sigmoid(_logit(value[h]) + _logit(chance[h])) for h in leaves}
        no = {h: _sigmoid(_logit(value[h]) - _logit(chance[h])) for h in leaves}
        gain = 0.0
        for h in leaves:
            p = value[h] * chance[h] + (1 - value[h]) * (1 - chance[h])
            gain += (
                _entropy((value[h], 1 - value[h]))
                - p * _entropy((yes[h], 1 - yes[h]))
                - (1 - p) * _entropy((no[h], 1 - no[h]))
            )
    return ToFind(id=e.id, text=e.text, gain=max(0.0, gain), if_seen=_whole(matrix, yes), if_not=_whole(matrix, no))


def _entropy(probabilities: Iterable[float]) -> float:
    """Bits."""
    return -math.fsum(p * math.log2(p) for p in probabilities if p > 0)
