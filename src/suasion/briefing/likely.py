"""Section 9: how likely, by when. The base rate first, then the answer, what moves it, and what it would be if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from suasion.briefing.affair import Affair
from suasion.briefing.marks import Mark, Marker, Prose
from suasion.briefing.wording import cap, clip, count, squeeze
from suasion.forecast.answer.record import TOOL, Base, Conditional, Forecast, Measured
from suasion.forecast.features.feature import Feature
from suasion.forecast.questions.question import Question
from suasion.forecast.words import day, percent

Asked = tuple[Question, Sequence[Forecast]]

SHOWN = 4
"""Questions shown; the rest are counted."""

CLASSES = 3
"""Reference classes of a question in its table."""

QUOTE = 150
"""Characters of a sentence that stands for itself, since no item of evidence was made of it: two lines."""


@dataclass(frozen=True, slots=True)
class Class:
    words: str
    count: str
    by: str
    interval: str


@dataclass(frozen=True, slots=True)
class Reason:
    said: Prose
    note: str


@dataclass(frozen=True, slots=True)
class If:
    condition: str
    by: str
    interval: str


@dataclass(frozen=True, slots=True)
class Likely:
    """One question."""

    text: str
    event: str
    answer: str
    why: str
    classes: tuple[Class, ...]
    reasons: tuple[Reason, ...]
    ifs: tuple[If, ...]
    ifs_note: str
    method: str
    others: tuple[str, ...]
    people: tuple[str, ...]
    settle: str
    note: str


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    asked: tuple[Likely, ...]
    more: str


def build(affair: Affair, marker: Marker, asked: Sequence[Asked]) -> View | None:
    """None where nothing is asked."""
    if not asked:
        return None
    shown = tuple(_likely(affair, marker, question, said) for question, said in asked[:SHOWN])
    shown = _once(shown)
    rest = len(asked) - len(shown)
    first = asked[0][0]
    lead = (
        "First how often such a thing has happened, then what the reports say that moves it. Each method’s own record stands beside it; where"
        f" that proves nothing, the base rate speaks. Information up to {day(first.cutoff)} is used."
    )
    return View(lead, shown, f"{cap(count(rest, 'more question'))} stand in the case." if rest else "")


def _once(shown: tuple[Likely, ...]) -> tuple[Likely, ...]:
    """What the reports say bears on several questions and is told at the first."""
    told: set[tuple[str, ...]] = set()
    out = []
    for one in shown:
        said = tuple(part if isinstance(part, str) else part.text for reason in one.reasons for part in reason.said)
        out.append(replace(one, reasons=()) if said in told else one)
        told.add(said)
    return tuple(out)


def _likely(affair: Affair, marker: Marker, question: Question, said: Sequence[Forecast]) -> Likely:
    tool = next((f for f in reversed(said) if f.author == TOOL and f.inputs), None)
    people = {f.author: f for f in said if f.author != TOOL}
    spoken = tuple(f"{name}: {_said(f)}" + (f" ({squeeze(f.why)})" if f.why else "") for name, f in people.items())
    settle = f"{question.source}; if that is silent: {question.fallback}"
    if tool is None or tool.inputs is None:
        return Likely(question.text, question.event, "", "", (), (), (), "", "", (), spoken, settle, "")
    chosen = next((v for v in tool.voices if v.name == tool.method and v.measured), None)
    span = f"{_firm(percent(tool.low or 0))} to {_firm(percent(tool.high or 0))}"
    return Likely(
        text=question.text,
        event=question.event,
        answer=f"{_firm(percent(tool.yes or 0))}; all classes and methods lie from {span}.",
        why=cap(tool.why) + ".",
        classes=tuple(map(_class, tool.bases[:CLASSES])),
        reasons=tuple(_reason(affair, marker, f) for f in tool.inputs.features if f.basis != "not said" or f.value),
        ifs=tuple(map(_if, tool.conditionals)),
        ifs_note=_record(tool.conditionals[0].measured, "Comparisons of past crises") if tool.conditionals else "",
        method=_record(chosen.measured, "The method") if chosen and chosen.measured else "",
        others=tuple(f"{b.k} of {b.n} {b.title} {b.outcome}{_within(b)}" for b in tool.related),
        people=spoken,
        settle=settle,
        note=" ".join(tool.notes),
    )


def _said(forecast: Forecast) -> str:
    if forecast.yes is not None:
        return _firm(percent(forecast.yes))
    return ", ".join(f"{name} {percent(p)}" for name, p in forecast.probabilities.items())


def _class(base: Base) -> Class:
    return Class(
        f"{cap(base.title)} {base.outcome}{_within(base)}",
        _firm(f"{base.k} of {base.n}"),
        _firm(percent(base.probability)),
        _firm(f"{percent(base.low)} to {percent(base.high)}"),
    )


def _within(base: Base) -> str:
    return f" within {base.months} months" if base.months else ""


def _if(found: Conditional) -> If:
    interval = f"{percent(found.low)} to {percent(found.high)}"
    return If(f"If {found.condition}", _firm(percent(found.probability)), _firm(interval))


def _firm(figure: str) -> str:
    """A figure that is not broken over two lines."""
    return figure.replace(" ", "\u00a0")


def _reason(affair: Affair, marker: Marker, feature: Feature) -> Reason:
    """The feature as a mark that opens its sentences; where no item was made of them, the first stands beside it."""
    entries = [affair.by_id[b.item] for b in feature.because if b.item in affair.by_id]
    said = cap(squeeze(feature.said)) + "."
    if entries:
        return Reason((marker.mark(said, entries),), "")
    origin = {"given": "Given by hand.", "not said": ""}.get(feature.basis, "")
    quote = f"“{clip(feature.because[0].quote, QUOTE)}”" if feature.because else origin
    return Reason((said,), quote)


def _record(found: Measured, what: str) -> str:
    """How good it has been, in a sentence."""
    within = "whenever it came" if found.horizon == "ever" else f"within {found.horizon.removesuffix('m')} months"
    proven = "" if found.lo > 0 else ", so that no skill is proven"
    return (
        f"{what} saved {found.skill:+.1%} of the base rate’s error in {found.n:,} forecasts made without knowing the outcome"
        f" ({found.families} conflicts or rivalries, {within}; 95 % interval {found.lo:+.1%} to {found.hi:+.1%}{proven})."
    )


__all__ = ["Asked", "Mark", "View", "build"]
