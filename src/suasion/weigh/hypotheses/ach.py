"""The scores of the ACH matrix, as the three programs that analysts used compute them.

* plain (PARC; Burton's Open Source ACH): inconsistency = number of I + 2 times number of II. Lower is better.
* weighted (PARC): the same, each times credibility times relevance, with L = 1/sqrt 2, M = 1, H = sqrt 2.
* open synthesis (Schiller): sum of (3 - rating)^2 over the items rated under 3 on a scale from II = 1 to CC = 5, NA = 3.

Diagnosticity of an item: Burton's is the row's summed I-points (an item that contradicts every hypothesis alike is then the MOST diagnostic,
though it separates nothing); Open Synthesis takes the population standard deviation of its ratings (0 for that item).

Heuer, R. J. (1999): Psychology of Intelligence Analysis, chapter 8. No score here is a probability: see ``docs/hypotheses.md``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from suasion.record import Record
from suasion.weigh.hypotheses.model import Level, Matrix, Rating

POINTS: dict[Rating, int] = {"II": 2, "I": 1, "N": 0, "NA": 0, "C": 0, "CC": 0}
STEPS: dict[Rating, int] = {"II": 1, "I": 2, "N": 3, "NA": 3, "C": 4, "CC": 5}
MIDDLE = 3
WEIGHT: dict[Level, float] = {"H": math.sqrt(2), "M": 1.0, "L": 1 / math.sqrt(2)}


class Scores(Record):
    """For each hypothesis (by id) three scores, lower is better; for each item (by id) two diagnosticities, higher tells more."""

    inconsistency: dict[str, int]
    weighted_inconsistency: dict[str, float]
    open_synthesis_inconsistency: dict[str, int]
    burton_diagnosticity: dict[str, int]
    open_synthesis_diagnosticity: dict[str, float]

    def best(self) -> str:
        """The hypothesis with the least weighted inconsistency; the first of several."""
        return min(self.weighted_inconsistency, key=lambda h: self.weighted_inconsistency[h])


def scores(matrix: Matrix) -> Scores:
    """All scores of the matrix; every hypothesis is a column, also those that are part of another."""
    columns = {h.id: [(e, e.rating(h)) for e in matrix.evidence] for h in matrix.hypotheses}
    rows = {e.id: [e.rating(h) for h in matrix.hypotheses] for e in matrix.evidence}
    return Scores(
        inconsistency={h: sum(POINTS[r] for _, r in column) for h, column in columns.items()},
        weighted_inconsistency={
            h: sum(POINTS[r] * WEIGHT[e.credibility] * WEIGHT[e.relevance] for e, r in column) for h, column in columns.items()
        },
        open_synthesis_inconsistency={
            h: sum((MIDDLE - STEPS[r]) ** 2 for _, r in column if STEPS[r] < MIDDLE) for h, column in columns.items()
        },
        burton_diagnosticity={e: sum(POINTS[r] for r in row) for e, row in rows.items()},
        open_synthesis_diagnosticity={e: deviation([STEPS[r] for r in row]) for e, row in rows.items()},
    )  # fmt: skip


def deviation(values: Sequence[float]) -> float:
    """Population standard deviation."""
    mean = sum(values) / len(values)
    return math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))
