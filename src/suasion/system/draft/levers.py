"""Who has a hold on whom, by what: the levers that the reports tell of, folded by instrument."""

from __future__ import annotations

from collections import defaultdict

from suasion.system.data import Tables
from suasion.system.draft.counts import Signal, beta, capped, ids
from suasion.system.draft.pile import Pile, settings
from suasion.system.draft.roles import Roles
from suasion.system.model import Lever
from suasion.system.number import Number

UNTOLD = "influence"
"""The kind of a hold that is shown or asked about, but of which no report says by what: as strong or weak as can be."""

PER_SOURCE = 1.0
"""One report's lever counts once, however often the report names it."""


def draft_levers(pile: Pile, roles: Roles, tables: Tables | None = None) -> dict[str, dict[str, Lever]]:
    """By ``HOLDER-OVER`` and instrument, between actors of the affair; those of patrons over clients first.

    Strength: pseudo-counts plus the confidence of each telling; two reports say more than one. A lever that is only asked for, or that one
    report alone tells of, is contested. Where the user's trade table knows both, a lever of trade, energy or finance also counts how much of
    the client's trade is with the holder, and how little of the holder's with the client.
    """
    choice = settings()
    told: dict[tuple[str, str], dict[str, list[tuple[Signal, str, str]]]] = defaultdict(lambda: defaultdict(list))
    for found in pile.levers:
        lever = found.item
        for holder in pile.tops(lever.holder):
            for over in pile.tops(lever.over):
                if holder != over and {holder, over} <= set(roles.by_actor):
                    weight = lever.confidence * choice["roles"]["lever"][lever.status]
                    told[holder, over][lever.kind].append(
                        (Signal(weight, lever.id, found.source), lever.status, " ".join(lever.what.split()))
                    )
    for holder, side, _ in roles.holds:
        if not told[holder, side]:
            told[holder, side][UNTOLD] = []
    first = {(holder, side): n for n, (holder, side, _) in enumerate(roles.holds)}
    pairs = sorted(told, key=lambda pair: (first.get(pair, len(first)), pair))
    return {
        f"{holder}-{over}": {
            kind: _lever(kind, told[holder, over][kind], _depends(kind, holder, over, tables))
            for kind in _ranked(told[holder, over])
        }
        for holder, over in pairs
    }


def _ranked(kinds: dict[str, list[tuple[Signal, str, str]]]) -> list[str]:
    return sorted(kinds, key=lambda kind: (-sum(s.weight for s, _, _ in kinds[kind]), kind))


def _depends(kind: str, holder: str, over: str, tables: Tables | None) -> Signal | None:
    """How one-sided the trade of two states is, as a signal: towards strong if the one over whom it is held needs the holder more."""
    choice = settings()["lever"]
    if tables is None or kind not in choice["traded"]:
        return None
    needs, needed = tables.dependence(over, holder), tables.dependence(holder, over)
    if needs is None or needed is None or needs + needed == 0:
        return None
    balance = (needs - needed) / (needs + needed)
    return Signal(choice["dependence"] * balance, tables.partners_source, "data")


def _lever(kind: str, told: list[tuple[Signal, str, str]], depends: Signal | None) -> Lever:
    choice = settings()["lever"]
    signals = [signal for signal, _, _ in told]
    high, _ = capped(signals, PER_SOURCE)
    low = 0.0
    if depends:
        high, low = high + max(depends.weight, 0), max(-depends.weight, 0)
    ends = choice["cost"].get(kind, choice["cost"]["other"])
    best = max(told, key=lambda entry: (entry[0].weight, entry[0].id), default=None)
    whys = [*ids(signals), *([depends.id] if depends else [])] or ["vocab:system.lever.prior"]
    return Lever(
        instrument=kind,
        what=best[2] if best else "not told",
        strength=beta(choice["prior"], high, low, most=choice["most"], why=whys),
        share=Number(
            kind="value",
            values=(choice["share"].get(kind, choice["share"]["other"]),),
            why=(f"vocab:system.lever.share.{kind}",),
        ),
        cost=Number(kind="uniform", values=tuple(map(float, ends)), why=(f"vocab:system.lever.cost.{kind}",)),
        contested=len({s.source for s in signals}) <= 1 or all(status == "sought" for _, status, _ in told),
    )
