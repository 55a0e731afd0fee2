"""Hypotheses, the evidence that is rated against them, and what the ratings are worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from suasion.record import Record

Rating = Literal["II", "I", "N", "NA", "C", "CC"]
"""Very inconsistent, inconsistent, neutral, not applicable, consistent, very consistent: the letters of PARC's program."""

Level = Literal["H", "M", "L"]

RATINGS: tuple[Rating, ...] = ("II", "I", "N", "NA", "C", "CC")

Range = tuple[float, float, float]
"""Least, central, most."""

SCALE: dict[Rating, Range] = {
    "II": (1 / 20, 1 / 10, 1 / 5), "I": (1 / 5, 1 / 3, 1 / 2), "N": (1, 1, 1), "NA": (1, 1, 1), "C": (2, 3, 5), "CC": (5, 10, 20),
}  # fmt: skip
"""How many times likelier the evidence is if the hypothesis holds. The central values are 1:10, 1:3, 3:1 and 10:1; the ranges reach
to the neighbouring step. They are conventions, not measurements: change them in the file (``scale:``)."""

RELIABILITY: dict[Level, Range] = {"H": (0.8, 0.9, 0.95), "M": (0.65, 0.8, 0.9), "L": (0.4, 0.6, 0.75)}
"""Probability that a source of high, medium or low credibility would not have said it whatever is true. Conventions too (``reliability:``)."""


class Hypothesis(Record):
    """``prior`` is its probability before the evidence (None: an equal share). ``part_of`` names one that holds whenever this one does."""

    id: str
    text: str
    prior: float | None = Field(default=None, gt=0, lt=1)
    part_of: str | None = None


class Evidence(Record):
    """One item with its rating for each hypothesis. ``source`` is the cluster that it comes from: items of one source are no
    independent witnesses. ``ratio`` gives likelihood ratios of its own instead of those of the scale.

    ``date`` is ISO 8601; ``type``, ``code``, ``flag`` and ``link`` are what PARC's files hold beside it.
    """

    id: str
    text: str
    source: str | None = None
    credibility: Level = "M"
    relevance: Level = "M"
    ratings: dict[str, Rating] = Field(default_factory=dict)
    ratio: dict[str, Range] = Field(default_factory=dict)
    report: str | None = None
    start: int | None = None
    end: int | None = None
    date: str | None = None
    note: str | None = None
    link: str | None = None
    type: str | None = None
    code: str | None = None
    flag: str | None = None
    drafted: bool = False
    """A program linked it; nobody has looked at it yet."""

    def rating(self, hypothesis: Hypothesis) -> Rating:
        """Its own rating, else that of the hypothesis that it is part of, else N."""
        found = self.ratings.get(hypothesis.id) or self.ratings.get(hypothesis.part_of or "")
        return found or "N"

    @property
    def cluster(self) -> str:
        """Items without a source stand each for themselves."""
        return self.source or f"item {self.id}"


class Matrix(Record):
    """All that a file of hypotheses holds. ``exclusive``: exactly one of the (smallest) hypotheses holds.

    ``to_find`` is evidence that nobody has yet: rated as it would be if it were found.
    """

    title: str = ""
    classification: str | None = None
    exclusive: bool = True
    hypotheses: tuple[Hypothesis, ...] = Field(min_length=1)
    evidence: tuple[Evidence, ...] = ()
    to_find: tuple[Evidence, ...] = ()
    scale: dict[Rating, Range] = SCALE
    reliability: dict[Level, Range] = RELIABILITY

    @field_validator("scale", "reliability", mode="before")
    @classmethod
    def _filled(cls, value: Any, info: ValidationInfo) -> Any:
        """Words that the file does not give have their usual worth."""
        usual: Any = SCALE if info.field_name == "scale" else RELIABILITY
        return {**usual, **value} if isinstance(value, Mapping) else value

    @model_validator(mode="after")
    def _consistent(self) -> Matrix:
        ids = [h.id for h in self.hypotheses]
        if len(set(ids)) < len(ids):
            raise ValueError("two hypotheses have one id")
        named = [e.id for e in (*self.evidence, *self.to_find)]
        if len(set(named)) < len(named):
            raise ValueError("two items of evidence have one id")
        for h in self.hypotheses:
            if h.part_of is not None and (h.part_of not in ids or h.part_of == h.id):
                raise ValueError(f"{h.id} is part of {h.part_of!r}, which is no other hypothesis")
            if (up := self.get(h.part_of)) and up.part_of:
                raise ValueError(f"{h.id} is part of {up.id}, which is itself a part: one step is enough")
        for e in (*self.evidence, *self.to_find):
            if unknown := (set(e.ratings) | set(e.ratio)) - set(ids):
                raise ValueError(f"{e.id} rates {sorted(unknown)[0]!r}, which is no hypothesis")
            for low, central, high in e.ratio.values():
                if not 0 < low <= central <= high:
                    raise ValueError(f"{e.id}: a ratio is least, central, most, all above 0")
        for low, central, high in (*self.scale.values(), *self.reliability.values()):
            if not 0 < low <= central <= high:
                raise ValueError("a range is least, central, most, all above 0")
        if any(high > 1 for _, _, high in self.reliability.values()):
            raise ValueError("a reliability is a probability")
        return self

    def get(self, id_: str | None) -> Hypothesis | None:
        return next((h for h in self.hypotheses if h.id == id_), None)

    def smallest(self) -> tuple[Hypothesis, ...]:
        """Those that no other is part of: what probability is spread over."""
        wholes = {h.part_of for h in self.hypotheses}
        return tuple(h for h in self.hypotheses if h.id not in wholes)
