"""Reference scores in a file, against ours: what differs."""

from __future__ import annotations

from typing import Any

import numpy as np

from suasion.forecast.score import brier, crps, decompose, log_score, rps, skill

EXACT = 1e-9
"""Doubles summed in another order differ by less."""


def check(case: dict[str, Any]) -> list[str]:
    """One line for each score that is not the reference's."""
    p, y = case["p"], case["y"]
    rate = np.full(len(y), np.mean(y))
    parts = decompose(p, y)
    ours = {
        "brier": float(brier(p, y).mean()),
        "log_loss_nats": float(log_score(p, y).mean()),
        **{name: getattr(parts, name) for name in ("reliability", "resolution", "uncertainty")},
        "brier_skill_vs_base_rate": skill(brier(p, y), brier(rate, y), range(len(y)), draws=200).value,
    }
    found = [(name, value, case[name]) for name, value in ours.items() if name in case]
    found += [(f"crps {n}", crps(one["ens"], one["obs"]), one["crps"]) for n, one in enumerate(case.get("crps", ()))]
    if ordered := case.get("rps"):
        found.append(("rps", rps(ordered["p"], ordered["obs_class"]), ordered["rps"]))
    return [f"{name}: {mine!r}, not {theirs!r}" for name, mine, theirs in found if abs(float(mine) - theirs) > EXACT]
