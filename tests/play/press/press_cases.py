"""The reference answers on third parties in ../shared, read into our inputs, and inputs that several tests use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from suasion.errors import InputError
from suasion.play.press import Mediation, Patronage, Switch, Ultimatum, leverage, mediation, patron
from suasion.record import Record

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases"
TOLERANCE = 1e-6
STEP = 1e-9
"""How far past a switch value the tests look."""

ULTIMATUM = Ultimatum(win_chance=0.5, challenger_cost=0.05, target_cost_most=0.3, penalty=0.1)
BELIEVED = Mediation(
    chance_high=0.5,
    cost_low=0.05,
    cost_high=0.25,
    asker_cost=0.1,
    mediator_war_cost=0.2,
    signal_error=0.1,
    bias=0.2,
)
WORKS = Patronage(
    chance_supported=0.5,
    chance_alone=0.4,
    client_cost=0.1,
    opponent_cost=0.1,
    leader_cost=0.3,
    penalty=0.2,
    stake=0.5,
    support_cost=0.3,
    sanction_cost=0.05,
    peace_value=0.2,
    pressing_cost=0.05,
)

NAMES: dict[str, dict[str, str]] = {
    "A": {"p": "win_chance", "c1": "challenger_cost", "C": "target_cost_most", "L": "penalty"},
    "B": {
        "q": "chance_high",
        "cL": "cost_low",
        "cH": "cost_high",
        "c1": "asker_cost",
        "cM": "mediator_war_cost",
        "eps": "signal_error",
        "b": "bias",
        "d": "lying_cost",
    },
    "C": {
        "pS": "chance_supported",
        "pN": "chance_alone",
        "cC": "client_cost",
        "cO": "opponent_cost",
        "r": "leader_cost",
        "L": "penalty",
        "theta": "stake",
        "s": "support_cost",
        "e": "sanction_cost",
        "B": "peace_value",
        "k": "pressing_cost",
    },
}
"""The reference's letters, and our names."""

ANSWERS: dict[str, dict[str, str]] = {
    "A": {"demand": "demand", "war": "war_risk"},
    "B": {
        "obedient": "obedient",
        "truth_H": "truthful_high",
        "truth_L": "truthful_low",
        "informative": "informative",
    },
    "C": {
        "credible": "credible",
        "press": "presses",
        "settle": "settles",
        "y": "share",
        "no_press_settles": "settles_unpressed",
        "press_would_settle": "settles_if_pressed",
    },
}

INPUTS: dict[str, Callable[..., Record]] = {"A": Ultimatum, "B": Mediation, "C": Patronage}
SOLVERS: dict[str, Callable[[Any], Any]] = {"A": leverage, "B": mediation, "C": patron}


def check(form: str, case: dict[str, Any]) -> list[str]:
    """The answers of one reference case that we do not give: empty if all is right."""
    given = INPUTS[form](**{ours: case[theirs] for theirs, ours in NAMES[form].items()})
    answer = SOLVERS[form](given).answer
    wrong = []
    for theirs, ours in ANSWERS[form].items():
        want, got = case[theirs], getattr(answer, ours)
        exactly = want is None or got is None or isinstance(want, bool)
        if (want is not got) if exactly else abs(want - got) > TOLERANCE:
            wrong.append(f"{theirs}: {got} and not {want}")
    return wrong


def cases(form: str) -> list[Any]:
    """Parameters for pytest: one a case, or one that skips where the reference answers are absent."""
    path = SHARED / "third_party_public.json"
    if not path.exists():
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="the reference answers (../shared/cases) are not here"))
        ]
    found = json.loads(path.read_text(encoding="utf-8"))[form]
    return [pytest.param(case, id=f"{form}{k}") for k, case in enumerate(found)]


def past(given: Record, switch: Switch) -> Record | None:
    """The input with one parameter just past its switch value; ``None`` where there is no such value."""
    if switch.value is None:
        return None
    moved = switch.value + (STEP if switch.direction == "up" else -STEP)
    try:
        return with_(given, switch.parameter, moved)
    except InputError:  # the switch value is the end of the range
        return with_(given, switch.parameter, switch.value)


def before(given: Record, switch: Switch, share: float) -> Record:
    """The input with one parameter part of the way to its switch value."""
    assert switch.value is not None
    return with_(given, switch.parameter, switch.now + share * (switch.value - switch.now))


def with_(given: Record, name: str, value: float) -> Record:
    return type(given)(**{**given.model_dump(), name: value})


def hundredths(low: float, high: float) -> st.SearchStrategy[float]:
    """Whole hundredths: ties do occur, and no test turns on the last bit."""
    return st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)


ULTIMATUMS = st.builds(
    Ultimatum,
    win_chance=hundredths(0, 1),
    challenger_cost=hundredths(0, 0.5),
    target_cost_most=hundredths(0.01, 0.5),
    penalty=hundredths(0, 0.5),
)


@st.composite
def mediations(draw: st.DrawFn) -> Mediation:
    low = draw(hundredths(0, 0.2))
    return Mediation(
        chance_high=draw(hundredths(0.01, 0.99)),
        cost_low=low,
        cost_high=draw(hundredths(low + 0.01, 0.5)),
        asker_cost=draw(hundredths(0, 0.3)),
        mediator_war_cost=draw(hundredths(0, 0.5)),
        signal_error=draw(hundredths(0, 0.5)),
        bias=draw(hundredths(-1, 2)),
        lying_cost=draw(hundredths(0, 0.1)),
    )


@st.composite
def patronages(draw: st.DrawFn) -> Patronage:
    supported = draw(hundredths(0, 1))
    return Patronage(
        chance_supported=supported,
        chance_alone=draw(hundredths(0, supported)),
        client_cost=draw(hundredths(0, 0.2)),
        opponent_cost=draw(hundredths(0, 0.2)),
        leader_cost=draw(hundredths(0, 0.6)),
        penalty=draw(hundredths(0, 0.4)),
        stake=draw(hundredths(0, 1)),
        support_cost=draw(hundredths(0, 0.4)),
        sanction_cost=draw(hundredths(0, 0.3)),
        peace_value=draw(hundredths(0, 0.4)),
        pressing_cost=draw(hundredths(0, 0.2)),
    )
