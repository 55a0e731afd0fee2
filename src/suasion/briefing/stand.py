"""Section 8: where the parties stand. One scale an issue, actors with their uncertainty, and where rival models see the outcome."""

from __future__ import annotations

from dataclasses import dataclass

from suasion.briefing.affair import Affair
from suasion.briefing.marks import Mark, Marker
from suasion.briefing.modelled import Modelled
from suasion.briefing.wording import cap
from suasion.system.ask.answer import Range
from suasion.system.number import Number

SCALE = 400.0
"""Length of a scale in the drawing, units."""

ACTORS = 8
"""Actors shown on an issue: those who care most."""

QUANTILES = (0.05, 0.95)
DRAWN = 400
"""Draws from which the ends of an actor's range are read."""

MODELS = {"mean": "compromise (weighted mean)", "median": "vote (weighted median)", "challenge": "challenges"}


@dataclass(frozen=True, slots=True)
class Row:
    """``name`` stands alone, or opens the sentences that the place rests on. ``low``, ``at`` and ``high`` are on the drawn scale."""

    name: str | Mark
    low: float
    at: float
    high: float
    said: str
    model: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    name: str
    low: str
    high: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    scales: tuple[Scale, ...]


def build(affair: Affair, marker: Marker, model: Modelled | None) -> View | None:
    if model is None or not model.answer.bargain:
        return None
    lead = (
        "Each line is where an actor stands by what it says and does, from 5 to 95 % of what the number may be; the tick is its mean. "
        "A long line is little knowledge. Below the actors, where rival models see the outcome."
    )
    return View(lead, tuple(_scale(affair, marker, model, key) for key in model.answer.issues()))


def _scale(affair: Affair, marker: Marker, model: Modelled, key: str) -> Scale:
    system, found = model.system, model.answer.on(key)
    issue, stances = system.issues[key], system.stances[key]
    known = sorted(stances, key=lambda a: (-stances[a].salience.mean, a))[:ACTORS]
    rows = [_actor(affair, marker, model, actor, stances[actor].position) for actor in known]
    rows.sort(key=lambda row: row.at)
    rows += [_model(MODELS[name], one.alone) for name, one in found.items()]
    moved = found["mean"].under_pressure.mean - found["mean"].alone.mean
    note = ""
    if abs(moved) >= 0.005:
        way = "high" if moved > 0 else "low"
        note = f"Where pressure works, the compromise moves {abs(moved):.2f} towards “{getattr(issue, way)}”."
    more = len(stances) - len(known)
    if more > 0:
        note = f"{note} {more} more {'is' if more == 1 else 'are'} in the system.".strip()
    return Scale(cap(issue.name), issue.low, issue.high, tuple(rows), note)


def _actor(affair: Affair, marker: Marker, model: Modelled, actor: str, position: Number) -> Row:
    drawn = sorted(position.draw(DRAWN, model.answer.seed, f"page.{actor}").tolist())
    low, high = (drawn[min(DRAWN - 1, int(q * DRAWN))] for q in QUANTILES)
    entries = [affair.by_id[why] for why in position.why if why in affair.by_id]
    name = cap(model.system.name(actor))
    said = f"{position.mean:.2f} ({low:.2f} to {high:.2f})"
    return _row(
        marker.mark(name, entries) if entries else name,
        (low, position.mean, high),
        said if entries else f"{said}, by its role alone",
    )


def _model(name: str, value: Range) -> Row:
    said = f"{value.mean:.2f} ({value.low:.2f} to {value.high:.2f})"
    return _row(name, (value.low, value.mean, value.high), said, model=True)


def _row(name: str | Mark, ends: tuple[float, float, float], said: str, *, model: bool = False) -> Row:
    low, at, high = (SCALE * x for x in ends)
    return Row(name=name, low=low, at=at, high=high, said=said, model=model)
