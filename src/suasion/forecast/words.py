"""A question and its forecast as a person would say them: base rate, what moves it, conditionals, and how good the method is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from suasion.forecast.answer.record import TOOL, Base, Conditional, Forecast, Measured, Voice
from suasion.forecast.questions.question import Question


def percent(p: float) -> str:
    """ "4.4 %" below a tenth (and above nine), "21 %" between."""
    fine = p < 0.0995 or p > 0.9005
    return f"{100 * p:.1f} %" if fine else f"{100 * p:.0f} %"


def day(moment: str) -> str:
    """The day of an ISO moment: "2 September 2026"."""
    found = date.fromisoformat(moment[:10])
    return f"{found.day} {found:%B %Y}"


def rule(question: Question) -> Iterator[str]:
    """How the question is settled, line by line."""
    yield f"Event: {question.event}"
    if question.outcomes != ("yes", "no"):
        yield f"Outcomes: {'; '.join(question.outcomes)}"
    if question.threshold:
        yield f"Threshold: {question.threshold.value:g} {question.threshold.unit}"
    yield f"Settled by: {question.source}; if that is silent: {question.fallback}"
    yield from (f"  {edge}" for edge in question.edges)
    yield f"Annulled: {question.annulled}"
    yield f"Deadline: {question.deadline} ({question.zone}); information up to {question.cutoff}"
    if question.retrospective:
        yield f"It looks back: it was opened on {day(question.opened_at)}, and is scored apart from forecasts that looked ahead."


def told(forecast: Forecast) -> Iterator[str]:
    """The forecast, line by line: the base rate first."""
    if forecast.author != TOOL or forecast.inputs is None:
        said = "; ".join(f"{name} {percent(p)}" for name, p in forecast.probabilities.items())
        yield f"{forecast.author} on {day(forecast.at)}: {said}" + (f" ({forecast.why})" if forecast.why else "")
        return
    yield "Base rate:"
    yield from (f"  {base(found)}" for found in forecast.bases)
    yield f"Answer: {percent(forecast.yes or 0)}, with classes and methods from {percent(forecast.low or 0)} to {percent(forecast.high or 0)}"
    yield f"  {forecast.why}"
    if forecast.voices:
        yield "Methods, and how good they have been:"
        yield from (f"  {voice(found)}" for found in forecast.voices)
    if forecast.inputs.features:
        yield "What the reports say:"
        for feature in forecast.inputs.features:
            origin = {"given": " (given by the user)", "not said": " (not said)"}.get(feature.basis, "")
            yield f"  {feature.said}{origin}"
            yield from (
                f"    “{' '.join(because.quote.split())}” ({because.report})" for because in feature.because[:1]
            )
    if forecast.conditionals:
        yield "If:"
        yield from (f"  {conditional(found)}" for found in forecast.conditionals)
        yield f"  {skilled(forecast.conditionals[0].measured)}"
    if forecast.related:
        yield "Why other counts say something else:"
        yield from (f"  {base(found)}" for found in forecast.related)
    yield from (f"Note: {note}" for note in forecast.notes)


def base(found: Base) -> str:
    """k of n, the class, and what that means by the deadline."""
    within = f" within {found.months} months" if found.months else ""
    by_deadline = f"{percent(found.probability)} by the deadline ({percent(found.low)} to {percent(found.high)})"
    return f"{found.k} of {found.n} {found.title} {found.outcome}{within}: {by_deadline} [{found.source}]"


def voice(found: Voice) -> str:
    """What the method says, why, and its skill."""
    how = skilled(found.measured) if found.measured else "its skill is not known"
    return f"{found.name}: {percent(found.probability)}; {found.why}; {how}"


def conditional(found: Conditional) -> str:
    """If, then."""
    span = f"{percent(found.low)} to {percent(found.high)}"
    return f"if {found.condition}: {percent(found.probability)} ({span})"


def skilled(found: Measured) -> str:
    """The measured skill, in words."""
    verdict = "" if found.lo > 0 else ", so that none is proven"
    within = "whenever they ended" if found.horizon == "ever" else f"within {found.horizon.removesuffix('m')} months"
    return (
        f"skill {found.skill:+.3f} ({found.lo:+.3f} to {found.hi:+.3f}{verdict}) over the base rate, "
        f"{found.target.replace('_', ' ')} {within}, {found.n} forecasts out of sample"
    )
