"""Competing hypotheses: the matrix that analysts know (ACH), and the ledger of likelihood ratios that we recommend beside it."""

from __future__ import annotations

from suasion.weigh.hypotheses.ach import Scores, scores
from suasion.weigh.hypotheses.ledger import Ledger, ledger
from suasion.weigh.hypotheses.model import Evidence, Hypothesis, Matrix

__all__ = ["Evidence", "Hypothesis", "Ledger", "Matrix", "Scores", "ledger", "scores"]
