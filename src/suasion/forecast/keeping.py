"""Keeping score: how good each author's and each method's forecasts have been, once questions are settled.

Each question counts once for an author: by the mean of the scores of what the author said, weighted by how long it stood, from the first
forecast to the deadline or the resolution, as tournaments do (Tetlock and Gardner 2015). An interval draws whole questions again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from suasion.forecast.answer.record import Forecast
from suasion.forecast.log import Asked
from suasion.forecast.score import Bin, brier, log_score, reliability, rps, skill
from suasion.forecast.settings import DEFAULT, Settings
from suasion.record import Record

LEAST_FOR_INTERVAL = 5
"""Settled questions below which no interval is printed: a bootstrap of four draws little more than the four."""

NAMED = "each forecast's own base rate"


class ScoredQuestion(Record):
    """One author's score of one question. ``reference``: the score of the base rate that the tool showed for it, if it did."""

    question: str
    author: str
    retrospective: bool
    outcome: str
    forecasts: int
    brier: float | None = None
    log: float | None = None
    rps: float | None = None
    reference: float | None = None


class ScoreCard(Record):
    """An author's record. ``skill`` is against the base rates that the tool showed for the same questions; None where it showed none."""

    author: str
    retrospective: bool
    questions: int
    brier: float | None
    log: float | None
    rps: float | None
    skill: float | None
    lo: float | None
    hi: float | None
    reference: str | None
    bins: tuple[Bin, ...] = ()


def score(log: Iterable[Asked]) -> list[ScoredQuestion]:
    """Every author's score of every settled question; annulled ones are left out."""
    found: list[ScoredQuestion] = []
    for one in log:
        if one.resolution is None or one.resolution.outcome is None:
            continue
        by_author: dict[str, list[Forecast]] = defaultdict(list)
        for forecast in one.forecasts:
            by_author[forecast.author].append(forecast)
        base = next((f.bases[0].probability for f in one.forecasts if f.bases), None)
        for author, said in sorted(by_author.items()):
            found.append(_scored(one, author, said, one.resolution.outcome, base))
    return found


def _scored(one: Asked, author: str, said: Sequence[Forecast], outcome: str, base: float | None) -> ScoredQuestion:
    question = one.question
    weights = _weights(said, _end(one))
    blank = ScoredQuestion(
        question=question.id,
        author=author,
        retrospective=question.retrospective,
        outcome=outcome,
        forecasts=len(said),
    )
    if question.ordered:
        happened = question.outcomes.index(outcome) + 1
        scores = [rps([f.probabilities[name] for name in question.outcomes], happened) for f in said]
        return blank.model_copy(update={"rps": _mean(scores, weights)})
    # Over all categories, halved: for yes and no this is the one-sided Brier score.
    y = [float(name == outcome) for name in question.outcomes]
    briers = [float(brier([f.probabilities[name] for name in question.outcomes], y).sum()) / 2 for f in said]
    logs = [float(log_score([f.probabilities[outcome]], [1])[0]) for f in said]
    reference = float(brier([base], [float(outcome == "yes")])[0]) if base is not None and question.binary else None
    return blank.model_copy(
        update={"brier": _mean(briers, weights), "log": _mean(logs, weights), "reference": reference}
    )


def _end(one: Asked) -> datetime:
    """When forecasting was over: at the deadline, or at the resolution if that came first."""
    assert one.resolution is not None
    return min(datetime.fromisoformat(one.question.deadline), datetime.fromisoformat(one.resolution.at))


def _weights(said: Sequence[Forecast], end: datetime) -> list[float]:
    """How long each forecast stood, in seconds; the last one stands to the end. All alike where none stood for any time."""
    times = [*(datetime.fromisoformat(f.at) for f in said), end]
    stood = [max((b - a).total_seconds(), 0.0) for a, b in pairwise(times)]
    return stood if sum(stood) > 0 else [1.0] * len(said)


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return round(sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights), 6)


def records(log: Sequence[Asked], settings: Settings = DEFAULT) -> list[ScoreCard]:
    """A line for each author, forecasts that look back apart from those that looked ahead."""
    groups: dict[tuple[bool, str], list[ScoredQuestion]] = defaultdict(list)
    for scored in score(log):
        groups[scored.retrospective, scored.author].append(scored)
    return [_record(author, back, found, log, settings) for (back, author), found in sorted(groups.items())]


class Month(Record):
    """An author's record up to the end of a month: all questions that were settled by then."""

    month: str
    author: str
    retrospective: bool
    questions: int
    brier: float


def over_time(log: Sequence[Asked]) -> list[Month]:
    """How the mean Brier score of each author has come along, month by month of the resolutions."""
    settled = {one.question.id: one.resolution.at[:7] for one in log if one.resolution}
    scored = sorted(
        (settled[s.question], s.author, s.retrospective, s.brier) for s in score(log) if s.brier is not None
    )
    sums: dict[tuple[str, bool], list[float]] = defaultdict(list)
    found: dict[tuple[str, str, bool], Month] = {}
    for month, author, back, loss in scored:
        sums[author, back].append(loss)
        so_far = sums[author, back]
        found[month, author, back] = Month(
            month=month,
            author=author,
            retrospective=back,
            questions=len(so_far),
            brier=round(sum(so_far) / len(so_far), 6),
        )
    return list(found.values())


def _record(
    author: str, back: bool, found: Sequence[ScoredQuestion], log: Sequence[Asked], settings: Settings
) -> ScoreCard:
    compared = [s for s in found if s.brier is not None and s.reference]
    value = low = high = None
    if compared:
        ours, theirs = [s.brier or 0.0 for s in compared], [s.reference or 0.0 for s in compared]
        names = [s.question for s in compared]
        result = skill(ours, theirs, names, draws=settings.draws, level=settings.level, seed=settings.seed)
        value = round(result.value, 4)
        if len(compared) >= LEAST_FOR_INTERVAL:
            low, high = round(result.low, 4), round(result.high, 4)
    p, y = _last_said(log, author, back)
    return ScoreCard(
        author=author,
        retrospective=back,
        questions=len(found),
        brier=_average(s.brier for s in found),
        log=_average(s.log for s in found),
        rps=_average(s.rps for s in found),
        skill=value,
        lo=low,
        hi=high,
        reference=NAMED if compared else None,
        bins=reliability(p, y) if p else (),
    )


def _last_said(log: Iterable[Asked], author: str, back: bool) -> tuple[list[float], list[float]]:
    """The author's last word on each settled question of yes or no, for the reliability table: a question counts once."""
    p: list[float] = []
    y: list[float] = []
    for one in log:
        said = [f.yes for f in one.forecasts if f.author == author and f.yes is not None]
        if one.resolution and one.resolution.outcome and said and one.question.retrospective is back:
            p.append(said[-1])
            y.append(float(one.resolution.outcome == "yes"))
    return p, y


def _average(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return round(sum(known) / len(known), 6) if known else None
