"""The answer of a system, as one frozen record: what ``suasion ask --json`` prints."""

from __future__ import annotations

from suasion.play.press import Inequality, PatronResult
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
    ``binding`` is the inequality that decides at the means, and ``central`` the whole exact answer there: slack, switches, what each number
    would have to become. ``numbers``: those that the model got."""

    pair: str
    patron: str
    client: str
    region: str
    odds: dict[str, float]
    plain: dict[str, float]
    settles: float
    binding: Inequality
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
    """The outcome of one model on one issue, from 0 (``low``, in words) to 1 (``high``), without pressure and with it."""

    low: str
    high: str
    alone: Range
    under_pressure: Range


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
    """All stages of one run. ``words`` is the answer in sentences; ``press`` is about the patron with the strongest hold (``None``: nobody has
    one), ``other_patrons`` about the rest; ``bargain`` by model and issue; ``parameters`` by stage: what each ran with, at the means."""

    question: str
    as_of: str | None
    draws: int
    seed: int
    input_sha256: str
    version: str
    words: tuple[str, ...]
    press: PressAnswer | None
    other_patrons: tuple[PressAnswer, ...]
    chains: tuple[ChainAnswer, ...]
    bargain: dict[str, dict[str, BargainAnswer]]
    settle: SettleAnswer
    graph: GraphAnswer | None
    parameters: dict[str, dict[str, float]]
    moves: tuple[Move, ...]
    find_out: tuple[str, ...]
    compared: tuple[Compared, ...] = ()

    def patrons(self) -> tuple[PressAnswer, ...]:
        """Every patron, the strongest hold first."""
        return (self.press, *self.other_patrons) if self.press else ()

    def issues(self) -> tuple[str, ...]:
        """The issues that were bargained over, in order."""
        return tuple(next(iter(self.bargain.values()), {}))

    def on(self, issue: str) -> dict[str, BargainAnswer]:
        """What each model says on an issue."""
        return {model: by_issue[issue] for model, by_issue in self.bargain.items()}
