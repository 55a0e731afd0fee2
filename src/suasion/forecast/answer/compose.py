"""The tool's own forecast of a question, from features and statistics and nothing else: the same inputs give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from suasion.errors import ForecastError, NoBaseRate
from suasion.forecast.answer.conditional import conditionals
from suasion.forecast.answer.given import given_base, given_voice
from suasion.forecast.answer.match import DIGITS, matching
from suasion.forecast.answer.record import TOOL, Base, Forecast, Inputs, Voice
from suasion.forecast.answer.structural import TARGET, structural_voice
from suasion.forecast.answer.voices import speaks, voices
from suasion.forecast.features.feature import Feature
from suasion.forecast.panels.instance import DAYS_A_MONTH
from suasion.forecast.questions.question import Question
from suasion.forecast.questions.templates import templates
from suasion.forecast.statistics import Statistics

RELATED = {
    "settlement": ("fighting_ends", "agreement", "crisis_agreement"),
    "agreement": ("settlement", "fighting_ends", "crisis_agreement"),
    "fighting_ends": ("settlement", "agreement"),
}
"""Targets that bound or resemble another: they tell why other counts say more, or less."""

MEDIATED = frozenset({"settlement", "agreement"})
"""Targets that mediation bears on."""

SOMEBODY = "somebody"


def answer(
    question: Question,
    statistics: Statistics,
    *,
    at: str,
    as_of: str | None = None,
    features: Sequence[Feature] = (),
    given_classes: Sequence[str] = (),
    given_voices: Sequence[str] = (),
    given_settle: str | None = None,
) -> Forecast:
    """1. The reference classes that fit, broadest first, and the user's own. 2. The measured methods. 3. The forecast is that of the
    method with the best lower end of its skill, if that is above 0, else the broadest class's rate. 4. Its range is where classes and
    voices lie. 5. Conditionals, where mediation bears on the target.

    ``at``: when it is made; ``as_of``: the last moment from which information was used, if not the question's own cut-off.
    Raises NoBaseRate if there is no reference class at all: no probability without a base rate.
    """
    if not question.binary:
        raise NoBaseRate("suasion itself forecasts questions of yes or no only", mend="Give your own: -p OUTCOME=P")
    form = templates().get(question.template or "")
    target = form.target if form else None
    since = as_of or question.cutoff
    window = _months(since, question.deadline)
    known = {feature.name: feature.value for feature in features}
    bases = [*(matching(statistics.classes, target, known, window) if target else ()), *map(given_base, given_classes)]
    if not bases:
        raise NoBaseRate(
            "there is no reference class for this question, and no probability without a base rate",
            mend="Bring one: --class 'NAME=K/N', or your own forecast: -p 0.8",
        )
    heard = voices(statistics, target, known, window) if target else []
    chosen = speaks(heard)
    heard += map(given_voice, given_voices)
    if given_settle is not None:
        if target != TARGET:
            raise ForecastError("--settle says when fighting ends, and the question is another", mend="Leave it out")
        heard.append(structural_voice(given_settle, window))
    p = chosen.probability if chosen else bases[0].probability
    everything = [p, *(b.probability for b in bases), *(v.probability for v in heard)]
    mediator = next((f for f in features if f.name == "mediator" and f.value), None)
    who = (mediator.label or str(mediator.value)) if mediator else SOMEBODY
    inputs = Inputs(
        as_of=since,
        target=target,
        window_months=round(window, 3),
        features=tuple(features),
        given_classes=tuple(given_classes),
        given_voices=tuple(given_voices),
        given_settle=given_settle,
        statistics_sha256=statistics.sha256,
    )
    return Forecast(
        question=question.id,
        at=at,
        author=TOOL,
        method=chosen.name if chosen else "base rate",
        probabilities={"yes": p, "no": round(1 - p, DIGITS)},
        low=min(everything),
        high=max(everything),
        why=_why(p, bases[0], chosen),
        bases=tuple(bases),
        voices=tuple(heard),
        related=tuple(
            b for other in RELATED.get(target or "", ()) for b in matching(statistics.classes, other, known, window)[:1]
        ),
        conditionals=tuple(conditionals(statistics, p, known, window, who)) if target in MEDIATED else (),
        notes=(form.differs,) if form and form.differs else (),
        inputs=inputs,
        inputs_sha256=hashlib.sha256(f"{question.model_dump_json()}\n{inputs.model_dump_json()}".encode()).hexdigest(),
    )


def reproduce(question: Question, forecast: Forecast, statistics: Statistics) -> Forecast:
    """The forecast made again from its record. Raises ForecastError for one that a person made, and for other statistics."""
    if forecast.inputs is None:
        raise ForecastError(f"{forecast.author} made this forecast, not suasion", where=question.id)
    if forecast.inputs.statistics_sha256 != statistics.sha256:
        raise ForecastError(
            "the forecast was made with other statistics",
            where=question.id,
            mend="Name them (--statistics FILE), or use the version of suasion that made it",
        )
    again = answer(
        question,
        statistics,
        at=forecast.at,
        as_of=forecast.inputs.as_of,
        features=forecast.inputs.features,
        given_classes=forecast.inputs.given_classes,
        given_voices=forecast.inputs.given_voices,
        given_settle=forecast.inputs.given_settle,
    )
    # Which version of suasion says so is part of the record; whether it would say the same is what is asked.
    return again.model_copy(update={"version": forecast.version})


def _months(since: str, deadline: str) -> float:
    """Between two moments."""
    span = datetime.fromisoformat(deadline) - datetime.fromisoformat(since)
    return span.total_seconds() / 86400 / DAYS_A_MONTH


def _why(p: float, base: Base, chosen: Voice | None) -> str:
    if chosen is None:
        return f"the base rate: {base.k} of {base.n} {base.title} {base.outcome}"
    moved = (
        "as often as"
        if abs(p - base.probability) < 0.005
        else "less often than"
        if p < base.probability
        else "more often than"
    )
    return f"{moved} the base rate says, since {chosen.why}"
