"""The reference answers of ../shared, read into our inputs; and small inputs of our own that several tests use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from suasion.play.bargain import Actor, Issue, Space, SpatialActor, SpatialOptions, Stake, Table

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases"

KTAB_NAMES = {
    "VictoryProbModel": "victory",
    "PCEModel": "outcome",
    "StateTransitions": "transition",
    "VotingRule": "voting",
    "BigRAdjust": "adjust",
    "BigRRange": "range",
    "ThirdPartyCommit": "commit",
    "InterVecBrgn": "meeting",
    "BargnModel": "views",
}
"""The program's names of its parameters, and ours."""


def cases(name: str, *models: str) -> list[Any]:
    """Parameters for pytest: one a case, or one that skips where the reference answers are absent."""
    path = SHARED / f"{name}_public.json"
    if not path.exists():
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="the reference answers (../shared/cases) are not here"))
        ]
    found = json.loads(path.read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["id"]) for case in found if not models or case["model"] in models]


def issue_of(case: dict[str, Any]) -> Issue:
    return Issue(
        actors=tuple(
            Actor(**{field.lower() if field != "Actor" else "name": value for field, value in row.items()})
            for row in case["actors"]
        )
    )


def table_of(case: dict[str, Any]) -> Table:
    return Table(stakes=tuple(Stake(**row) for row in case["inputs"]))


def space_of(case: dict[str, Any]) -> Space:
    return Space(
        actors=tuple(
            SpatialActor(
                name=row["actor"], capability=row["capability"], position=row["position"], salience=row["salience"]
            )
            for row in case["actors"]
        )
    )


def spatial_options(case: dict[str, Any]) -> SpatialOptions:
    return SpatialOptions(compat="ktab", **{KTAB_NAMES[name]: value for name, value in case["params"].items()})


def issue(*rows: tuple[float, float, float], low: float | None = None, high: float | None = None) -> Issue:
    """Rows of position, capability, salience; the actors are called a, b, c, ..."""
    return Issue(
        actors=tuple(
            Actor(name=chr(ord("a") + k), position=x, capability=c, salience=s) for k, (x, c, s) in enumerate(rows)
        ),
        low=low,
        high=high,
    )


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Whole hundredths: ties do occur, and no test turns on the last bit."""
    return st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)


@st.composite
def issues(draw: st.DrawFn, most: int = 7, least: int = 1) -> Issue:
    rows = draw(st.lists(st.tuples(numbers(0, 100), numbers(0.01, 5), numbers(0.01, 1)), min_size=least, max_size=most))
    return issue(*rows)
