"""The exchange model: actors trade issues that they value differently (Stokman and Van Oosten)."""

from __future__ import annotations

from suasion.play.bargain.exchange.rounds import (
    ExchangeAnswer,
    ExchangeOptions,
    ExchangeResult,
    ExchangeWitness,
    IssueOutcome,
    Trade,
    exchange,
)
from suasion.play.bargain.exchange.table import Stake, Table

__all__ = [
    "ExchangeAnswer",
    "ExchangeOptions",
    "ExchangeResult",
    "ExchangeWitness",
    "IssueOutcome",
    "Stake",
    "Table",
    "Trade",
    "exchange",
]
