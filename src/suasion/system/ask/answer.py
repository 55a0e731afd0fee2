"""The answer of a system, as one frozen record: what ``suasion ask --json`` prints."""

from __future__ import annotations

from suasion.play.press import PatronResult
from suasion.record import Record
from suasion.system.ask.sensitivity import Move


class Range(Record):
    """Over the draws: mean with its Monte Carlo standard error, and the 5, 50 and 95 % quantiles."""

    mean: float
    standard_error: float
    low: float
    median: float
    high: float


class PressAnswer(Record):
    """``region`` is the most likely of the five, with the odds of all over the uncertainty; ``plain`` the four outcomes above them.
    ``central`` is the exact answer at the means: binding inequality, slack, what each number would have to become. ``numbers``: those
    that the model got."""

    pair: str
    patron: str
    client: str
    region: str
    odds: dict[str, float]
    plain: dict[str, float]
    settles: float
    central: PatronResult
    numbers: dict[str, Range]


class ChainAnswer(Record):
    """See :class:`~suasion.system.ask.press.Chain`."""

    first: str
    pair: str
    first_leg: float
    second_leg: float
    both: float


class BargainAnswer(Record):
    """The outcome of an issue by model, from 0 (``low``) to 1 (``high``), without pressure and with it."""

    issue: str
    low: str
    high: str
    alone: dict[str, Range]
    under_pressure: dict[str, Range]


class SettleAnswer(Record):
    """The chance of an agreement within 12 months, its base rate, and the hazard a year."""

    base_rate: Range
    chance: Range
    hazard: Range


class OutcomeAnswer(Record):
    """A stable outcome: the options that are taken, and the concepts by which it holds."""

    state: int
    what: str
    holds_by: tuple[str, ...]


class GraphAnswer(Record):
    """The outcomes that hold at the means, and for the others who would upset them."""

    equilibria: tuple[OutcomeAnswer, ...]
    upset: dict[str, tuple[str, ...]]


class Compared(Record):
    """What an intervention moves, on the same draws: odds of the main pair's regions, the chance that it settles, the chance of an
    agreement, and the mean outcome of each issue by the baseline model."""

    words: str
    odds: dict[str, float]
    settles: float
    settles_change: float
    settles_error: float
    chance: float
    chance_change: float
    chance_error: float
    issues: dict[str, float]


class Answer(Record):
    """All stages of one run. ``words`` is the answer in sentences."""

    question: str
    as_of: str | None
    draws: int
    seed: int
    input_sha256: str
    version: str
    words: tuple[str, ...]
    press: tuple[PressAnswer, ...]
    chains: tuple[ChainAnswer, ...]
    bargain: tuple[BargainAnswer, ...]
    settle: SettleAnswer
    graph: GraphAnswer | None
    moves: tuple[Move, ...]
    find_out: tuple[str, ...]
    compared: tuple[Compared, ...] = ()
