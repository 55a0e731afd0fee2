"""ASK: play a system, from pressure over bargaining to settlement and the outcomes that hold; answer in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from suasion._version import __version__
from suasion.play.ensemble import LEVELS, deviation
from suasion.play.press import Patronage
from suasion.play.result import fingerprint
from suasion.play.spread import FloatArray
from suasion.system.ask.answer import (
    Answer,
    BargainAnswer,
    ChainAnswer,
    Compared,
    GraphAnswer,
    OutcomeAnswer,
    PressAnswer,
    Range,
    SettleAnswer,
)
from suasion.system.ask.bargain import CHALLENGED, MODELS, ROUNDS, Bargained, bargain
from suasion.system.ask.graph import OPTIONS, conflict, outcomes
from suasion.system.ask.interventions import Intervention
from suasion.system.ask.press import Pressed, chains, exact, press
from suasion.system.ask.sensitivity import moves
from suasion.system.ask.settle import Settled, settle
from suasion.system.ask.values import Draws, changed, draw_all, means
from suasion.system.ask.words import in_words
from suasion.system.model import System
from suasion.vocab import load

__all__ = ["DRAWS", "Answer", "ask"]

DRAWS = 5000
"""Draws, if none are asked for."""

NOTHING = Intervention("")


def ask(
    system: System,
    *,
    given: Intervention = NOTHING,
    compared: Sequence[Intervention] = (),
    draws: int = DRAWS,
    seed: int = 0,
) -> Answer:
    """Play the system, with ``given`` taken as done; each of ``compared`` is made on top of that, on the same draws.

    1. Draw every number (``values``).
    2. Press: each patron and its client over draws, exactly at the means; chains (``press``).
    3. Bargain: rival models on each issue, without pressure and with it (``bargain``).
    4. Settle: the chance of an agreement within a year, from a base rate (``settle``).
    5. Graph: which outcomes hold at the means (``graph``).
    6. What moves the answer most (``sensitivity``), and the answer in sentences (``words``).
    """
    drawn = changed(draw_all(system, draws, seed), given.changes)
    centre = changed(means(system), given.changes)
    pressed, bargained, settled = _stages(system, drawn, given)
    press_answers = tuple(_pressed(system, one, centre) for one in pressed)
    main = pressed[0] if pressed else None
    outcome = main.found.settles.astype(float) if main else settled.chance
    answer = Answer(
        question=system.question,
        as_of=system.as_of,
        draws=draws,
        seed=seed,
        input_sha256=fingerprint(system),
        version=__version__,
        words=(),
        press=press_answers[0] if press_answers else None,
        other_patrons=press_answers[1:],
        chains=tuple(ChainAnswer(**chain._asdict()) for one in pressed for chain in chains(system, one, drawn)),
        bargain={model: {one.issue: _bargained(system, one, model) for one in bargained} for model in MODELS},
        settle=SettleAnswer(
            base_rate=_range(settled.base), chance=_range(settled.chance), hazard=_range(settled.hazard)
        ),
        graph=_graph(system, press_answers[0]) if press_answers else None,
        parameters=_parameters(centre, press_answers),
        moves=moves(drawn, outcome, only=_bearing(system, drawn)),
        find_out=system.find_out,
        compared=tuple(_compared(system, drawn, given, other, (main, bargained, settled)) for other in compared),
    )
    return answer.model_copy(update={"words": in_words(system, answer)})


def _stages(system: System, drawn: Draws, given: Intervention) -> tuple[list[Pressed], list[Bargained], Settled]:
    pressed = [press(system, pair, drawn, assumed=pair in given.assumed) for pair in system.press]
    bargained = [bargain(system, issue, drawn, pressed, without=given.without) for issue in system.issues]
    return pressed, bargained, settle(pressed[0] if pressed else None, drawn)


def _compared(
    system: System,
    drawn: Draws,
    given: Intervention,
    other: Intervention,
    before: tuple[Pressed | None, list[Bargained], Settled],
) -> Compared:
    both = Intervention(
        other.words,
        (*given.changes, *other.changes),
        given.assumed | other.assumed,
        (*given.without, *other.without),
    )
    pressed, bargained, settled = _stages(system, changed(drawn, other.changes), both)
    main, _, base = before
    now = pressed[0].found.settles.astype(float) if pressed else np.zeros(len(settled.chance))
    then = main.found.settles.astype(float) if main else np.zeros(len(settled.chance))
    return Compared(
        words=other.words,
        odds=pressed[0].odds() if pressed else {},
        settles=float(now.mean()),
        settles_change=float((now - then).mean()),
        settles_error=deviation(now - then) / math.sqrt(len(now)),
        chance=float(settled.chance.mean()),
        chance_change=float((settled.chance - base.chance).mean()),
        chance_error=deviation(settled.chance - base.chance) / math.sqrt(len(now)),
        issues={one.issue: float(one.under_pressure["mean"].mean()) for one in bargained},
    )


def _pressed(system: System, one: Pressed, centre: Draws) -> PressAnswer:
    odds = one.odds()
    plain: dict[str, float] = {}
    for region, share in odds.items():
        words = load("system")["words"]["outcome"][region]
        plain[words] = plain.get(words, 0.0) + share
    link, central = system.press[one.pair], exact(system, one.pair, centre)
    return PressAnswer(
        pair=one.pair,
        patron=link.patron,
        client=link.client,
        region=max(odds, key=lambda name: odds[name]),
        odds=odds,
        plain=plain,
        settles=float(one.found.settles.mean()),
        binding=central.witness.binding,
        central=central,
        numbers={name: _range(np.broadcast_to(values, one.found.gain.shape)) for name, values in one.numbers.items()},
    )


def _bargained(system: System, one: Bargained, model: str) -> BargainAnswer:
    issue = system.issues[one.issue]
    return BargainAnswer(
        low=issue.low,
        high=issue.high,
        alone=_range(one.alone[model]),
        under_pressure=_range(one.under_pressure[model]),
    )


def _parameters(centre: Draws, answers: Sequence[PressAnswer]) -> dict[str, dict[str, float]]:
    """What each stage ran with; the press stage's numbers are in its answer too."""
    at_means = {name: r.mean for name, r in answers[0].numbers.items()} if answers else {}
    settles = {path.partition(".")[2]: float(v[0]) for path, v in centre.items() if path.startswith("settle.")}
    return {
        "press": at_means,
        "bargain": {"challenge_rounds": ROUNDS, "challenge_draws": CHALLENGED},
        "settle": settles,
        "graph": at_means,
    }


def _graph(system: System, press_answer: PressAnswer) -> GraphAnswer:
    v = Patronage(**{name: round(r.mean, 6) for name, r in press_answer.numbers.items()})
    model = conflict(system, press_answer.pair, v)
    found = outcomes(system, press_answer.pair, v).answer
    states = sorted({state for several in found.equilibria.values() for state in several})
    stable = {
        state: {name for name in model.decision_makers if state in found.stable_for["nash"][name]}
        for state in range(1, model.n_states + 1)
    }
    return GraphAnswer(
        equilibria=tuple(
            OutcomeAnswer(
                state=state,
                what=_what(system, press_answer, model.label(state - 1)),
                holds_by=tuple(c for c, several in found.equilibria.items() if state in several),
            )
            for state in states
        ),
        upset={
            _what(system, press_answer, model.label(state - 1)): tuple(sorted(set(model.decision_makers) - stays))
            for state, stays in stable.items()
            if state not in states and len(stays) < len(model.decision_makers)
        },
    )


def _bearing(system: System, drawn: Draws) -> list[str]:
    """The numbers that bear on whether the main client settles: its patron's, the levers on it, the patron's barriers."""
    if not system.press:
        return list(drawn)
    pair, link = next(iter(system.press.items()))
    return [
        path for path in drawn if path.startswith((f"press.{pair}.", f"levers.{pair}.", f"barriers.{link.patron}."))
    ]


def _what(system: System, answer: PressAnswer, label: str) -> str:
    """A state of the graph in words: the options that are taken ("Y" in its label)."""
    link, words = system.press[answer.pair], load("system")["words"]["options"]
    names = {role: system.name(getattr(link, role)) for role in ("patron", "client", "opponent")}
    taken = [words[option].format(**names) for option, mark in zip(OPTIONS, label, strict=True) if mark == "Y"]
    return " and ".join(taken) or str(words["none"])


def _range(values: FloatArray) -> Range:
    low, median, high = np.quantile(values, LEVELS).tolist()
    return Range(
        mean=float(values.mean()),
        standard_error=deviation(values) / math.sqrt(len(values)),
        low=low,
        median=median,
        high=high,
    )
