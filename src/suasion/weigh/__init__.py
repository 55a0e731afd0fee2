"""WEIGH: what does not add up in the reports of a case, and what speaks for and against competing hypotheses."""

from __future__ import annotations

from suasion.weigh.checks import weigh
from suasion.weigh.model import Dated, Finding, Side, Weighed

__all__ = ["Dated", "Finding", "Side", "Weighed", "weigh"]
