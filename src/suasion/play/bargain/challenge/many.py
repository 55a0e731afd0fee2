"""The challenge model's forecast for many draws at once, on as many cores as there are."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.challenge.reading import Reading
from suasion.play.bargain.challenge.rounds import SAME, play_round
from suasion.play.bargain.draws import Draws, medians
from suasion.play.bargain.median import sweep

BLOCK = 2**18
"""Numbers in the largest array of a block of draws (2 MB): more no longer fits near the processor, fewer spend the time on calls."""

KEPT = 30 * 2**20
"""Bytes: see :func:`_keep_memory`."""


def challenge_medians(draws: Draws, reading: Reading | None = None) -> FloatArray:
    """``(b,)``: the weighted median after the last round of each draw; what :func:`challenge` gives, draw by draw.

    1. The draws are cut into blocks, and the blocks shared out to threads: numpy leaves Python's lock while it computes.
    2. In a block all draws play a round together. A draw in which nobody moves, or whose positions were there before,
       is done (unless the reading plays all rounds); the others go on.

    The outcome of a draw depends neither on the block it is in nor on the number of threads.
    """
    reading = reading or Reading()
    n, b = draws.positions.shape
    size = max(1, BLOCK // n**2)
    blocks = [draws.part(start, start + size) for start in range(0, b, size)]
    _keep_memory()
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return np.concatenate(list(threads.map(lambda block: _block(block, reading), blocks)))


def _block(draws: Draws, reading: Reading) -> FloatArray:
    """As :func:`challenge_medians`, for draws that are played together."""
    out = medians(draws)
    span = np.ptp(draws.positions, axis=0)
    at = np.flatnonzero(span > 0)  # which draws still play
    positions, weights, saliences, span = draws.positions[:, at], draws.weights[:, at], draws.saliences[:, at], span[at]
    seen = [np.round(positions / span, SAME)]
    for _ in range(reading.rounds if len(at) else 0):
        _, taken = play_round(positions, weights, saliences, span, reading)
        positions = taken.end
        out[at] = sweep(positions.T, weights.T)[0]
        if reading.stop == "rounds":
            continue
        here = np.round(positions / span, SAME)
        on = ~np.any([(here == before).all(axis=0) for before in seen], axis=0)
        if not on.any():
            break
        at, positions, weights, saliences, span = at[on], positions[:, on], weights[:, on], saliences[:, on], span[on]
        seen = [before[:, on] for before in (*seen, here)]
    return out


def _keep_memory() -> None:
    """Lets the C library keep the memory of freed arrays.

    Arrays of this size are otherwise handed back to the system when they are freed and fetched anew, page by page, which takes a
    third of the time. Having once freed a larger block, the GNU allocator keeps blocks up to that size; others ignore this.
    """
    np.empty(KEPT, dtype=np.uint8)[0] = 0
