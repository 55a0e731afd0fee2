"""The closed-form reference answers of ../shared: each model's inputs read into ours, and our answers compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from suasion.play.bargain import Patience, Pie, nash, rubinstein
from suasion.play.settle import (
    Beliefs,
    Forts,
    Game,
    Leverage,
    Shift,
    Threat,
    TwoTypes,
    UnknownCost,
    Vote,
    War,
    bargaining_range,
    logit_qre,
    power_indices,
    preventive_war,
    random_walk_beliefs,
    random_walk_war,
    sanctions_threat,
    screening,
    third_party_leverage,
    two_types,
)

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases"
Values = dict[str, Any]


def cases(*models: str) -> list[Any]:
    """Parameters for pytest: one a case, or one that skips where the reference answers are absent."""
    path = SHARED / "closed_form_public.json"
    if not path.exists():
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="the reference answers (../shared/cases) are not here"))
        ]
    found = json.loads(path.read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["id"]) for case in found if not models or case["model"] in models]


def _war(i: Values) -> War:
    return War(p=i["p"], cost_a=i["cA"], cost_b=i["cB"])


def _range(i: Values) -> Values:
    a = bargaining_range(_war(i)).answer
    return {"low": a.low, "high": a.high, "width": a.width, "tioli_A": a.offer_by_a, "tioli_B": a.offer_by_b}


def _screening(i: Values) -> Values:
    least, most = i["cB_uniform"]
    a = screening(UnknownCost(p=i["p"], cost_a=i["cA"], least_b=least, most_b=most)).answer
    return {"offer": a.demand, "prob_war": a.war}


def _shift(i: Values) -> Values:
    a = preventive_war(Shift(p_now=i["p1"], p_later=i["p2"], cost_a=i["cA"], cost_b=i["cB"], delta=i["delta"])).answer
    return {"A_best_peace": a.best_peace, "A_war_now": a.war_now, "war": a.war}


def _forts(i: Values) -> Values:
    a = random_walk_war(Forts(forts=i["N_forts"], held_a=i["n_A"], p=i["p"])).answer
    return {"prob_A_wins": a.win_a, "expected_battles": a.battles}


def _beliefs(i: Values) -> Values:
    a = random_walk_beliefs(
        Beliefs(
            forts=i["N"],
            held_a=i["n_A"],
            p_by_a=i["pA_belief"],
            p_by_b=i["pB_belief_of_A_winning"],
            battle_cost_a=i["kA"],
            battle_cost_b=i["kB"],
        )
    ).answer
    return {"VA": a.value_a, "VB": a.value_b, "surplus": a.surplus, "settle": a.settle}


def _leverage(i: Values) -> Values:
    a = third_party_leverage(
        Leverage(
            war=_war(i),
            lever=i["leverage_cost_on_A"],
            patron_cost=i["patron_cost"],
            patron_value=i["patron_value_per_unit_shift"],
        )
    ).answer
    return {
        "A_reservation_without": a.floor_without,
        "A_reservation_with": a.floor_with,
        "range_width_without": a.width_without,
        "range_width_with": a.width_with,
        "patron_benefit": a.benefit,
        "press": a.press,
    }


def _sanctions(i: Values) -> Values:
    a = sanctions_threat(
        Threat(
            value=i["issue_value"],
            target_cost=i["target_cost"],
            sender_cost=i["sender_cost"],
            reputation=i["target_reputation_cost"],
        )
    ).answer
    return {
        "target_yields_if_imposed": a.target_yields,
        "sender_credible": a.sender_credible,
        "outcome": a.outcome,
    }


def _two_types(i: Values) -> Values:
    a = two_types(
        TwoTypes(
            p=i["p"],
            cost_a=i["cA"],
            low=i["cB_low"],
            high=i["cB_high"],
            prob_high=i["prob_high"],
            capped=False,  # the reference's formula knows no end of the pie
        )
    ).answer
    return {
        "q_star": a.threshold,
        "A_plays_risky": a.risky,
        "prob_war_without_mediator": a.war,
        "prob_war_with_credible_biased_mediator": a.war_if_told,
    }


def _power(i: Values) -> Values:
    a = power_indices(Vote(weights=tuple(i["weights"]), quota=i["quota"])).answer
    return {
        "shapley_shubik": list(a.shapley_shubik),
        "banzhaf_swings": list(a.swings),
        "banzhaf_normalised": list(a.banzhaf),
    }


def _qre(i: Values) -> Values:
    a = logit_qre(Game(row=i["A"], column=i["B"], lam=i["lam"])).answer
    return {"p_row_first": a.row_first, "q_col_first": a.column_first}


def _nash(i: Values) -> Values:
    return {"xA": nash(Pie(fallback_a=i["dA"], fallback_b=i["dB"], power_a=i["alpha"])).answer.share_a}


def _rubinstein(i: Values) -> Values:
    return {"share1": rubinstein(Patience(first=i["d1"], second=i["d2"])).answer.share_first}


SOLVERS: dict[str, Callable[[Values], Values]] = {
    "fearon1995_range": _range,
    "fearon1995_uniform_cost_screening": _screening,
    "preventive_war_one_shift": _shift,
    "random_walk_war": _forts,
    "random_walk_war_beliefs": _beliefs,
    "third_party_leverage": _leverage,
    "sanctions_threat_complete_info": _sanctions,
    "two_type_screening_kydd_core": _two_types,
    "shapley_banzhaf": _power,
    "logit_qre_2x2": _qre,
    "asymmetric_nash_unit_pie": _nash,
    "rubinstein1982": _rubinstein,
}


def check(case: dict[str, Any]) -> list[str]:
    """What differs from a closed-form case's expected answer, by more than its ``tol``; empty if nothing does.

    Raises KeyError on a model that we do not have.
    """
    got = SOLVERS[case["model"]](case["inputs"])
    wrong = []
    for field, wanted in case["expected"].items():
        if field not in got:
            wrong.append(f"{field}: expected {wanted!r}, not answered")
        elif not _same(got[field], wanted, case["tol"]):
            wrong.append(f"{field}: expected {wanted!r}, got {got[field]!r}")
    return wrong


def _same(got: Any, wanted: Any, tol: float) -> bool:
    if isinstance(wanted, bool | str | list) or wanted is None or isinstance(got, bool) or got is None:
        return type(got) is type(wanted) and bool(got == wanted)
    return bool(abs(got - wanted) <= tol)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Whole hundredths: ties do occur, and no test turns on the last bit."""
    return st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)
