"""One-to-one matching of found items to gold items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Item = dict[str, Any]


def maximum_matching(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest set of pairs (i, j) with ``j`` in ``edges[i]`` in which no i and no j stands twice (Kuhn's
    augmenting paths).

    Items are taken in order, and one that is matched once stays matched, so that which items are matched does
    not depend on luck.
    """
    owner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in owner or place(owner[j], tried):
                owner[j] = i
                return True
        return False

    for i in range(len(edges)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def match(
    found: Sequence[Item], gold: Sequence[Item], fits: Callable[[Item, Item], bool]
) -> tuple[dict[int, int], tuple[int, int, int]]:
    """Pairs (index found -> index gold) and the counts (right, found, wanted).

    Only core gold items are wanted. A found item that fits nothing but an optional one is left out of the
    count, and so is a second record for a gold item with several actors on its sides (one record for each pair
    of actors is fine).
    """
    core = [j for j, g in enumerate(gold) if not g.get("optional")]
    spare = [j for j, g in enumerate(gold) if g.get("optional")]
    spare += [j for j in core if sum(len(gold[j].get(k, [])) for k in ("source", "target", "holder", "over")) > 2]
    pairs = maximum_matching([[j for j in core if fits(p, gold[j])] for p in found])
    free = (i for i in range(len(found)) if i not in pairs)
    ignored = sum(any(fits(found[i], gold[j]) for j in spare) for i in free)
    return pairs, (len(pairs), len(found) - ignored, len(core))
