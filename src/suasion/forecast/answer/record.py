"""The record of a forecast. It holds all that made it, so that it can be made again byte for byte."""

from __future__ import annotations

from suasion._version import __version__
from suasion.forecast.features.feature import Feature
from suasion.record import Record

TOOL = "suasion"
"""The author of the forecasts that suasion makes itself."""


class Base(Record):
    """A reference class as it bears on the question: ``k`` of ``n``, within ``months`` (None: ever), and the probability by the question's
    deadline with the class's interval.
    """

    title: str
    outcome: str
    source: str
    k: int
    n: int
    months: int | None
    probability: float
    low: float
    high: float


class Measured(Record):
    """The skill of a method, copied from the table of skill."""

    target: str
    horizon: str
    method: str
    n: int
    families: int
    skill: float
    lo: float
    hi: float


class Voice(Record):
    """What one method says, by the deadline. ``measured`` is None only for a voice that the user gave."""

    name: str
    probability: float
    why: str
    measured: Measured | None = None


class Conditional(Record):
    """If ``condition``, then ``probability`` (``low`` to ``high``: the uncertainty of the shift alone)."""

    condition: str
    probability: float
    low: float
    high: float
    shift: float
    standard_error: float
    measured: Measured


class Inputs(Record):
    """What went into a forecast of the tool's. ``as_of``: the last moment from which information was used."""

    as_of: str
    target: str | None
    window_months: float
    features: tuple[Feature, ...] = ()
    given_classes: tuple[str, ...] = ()
    given_voices: tuple[str, ...] = ()
    given_settle: str | None = None
    statistics_sha256: str


class Forecast(Record):
    """One forecast of one question. ``probabilities`` by outcome; ``low`` to ``high``: where the voices and classes lie.

    A person's forecast has no ``inputs``, classes or voices: only its ``why``.
    """

    question: str
    at: str
    author: str
    method: str
    probabilities: dict[str, float]
    low: float | None = None
    high: float | None = None
    why: str
    bases: tuple[Base, ...] = ()
    voices: tuple[Voice, ...] = ()
    related: tuple[Base, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    notes: tuple[str, ...] = ()
    inputs: Inputs | None = None
    inputs_sha256: str | None = None
    version: str = __version__

    @property
    def yes(self) -> float | None:
        """The probability of "yes", if the question is one of yes or no."""
        return self.probabilities.get("yes")
