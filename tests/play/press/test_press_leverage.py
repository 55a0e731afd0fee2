"""A demand with a penalty for refusing: the reference answers, a search over demands, and what must hold for all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from press_cases import STEP, ULTIMATUMS, before, cases, check, hundredths, past, with_

from suasion.play.press import Ultimatum, leverage


@pytest.mark.parametrize("case", cases("A"))
def test_reference_a(case: dict[str, Any]) -> None:
    assert check("A", case) == []


@pytest.mark.parametrize(("penalty", "risk", "demand"), [(0, 5 / 12, 0.625), (0.1, 0.25, 0.675), (0.25, 0, 0.75)])
def test_the_worked_values(penalty: float, risk: float, demand: float) -> None:
    given = Ultimatum(win_chance=0.5, challenger_cost=0.05, target_cost_most=0.3, penalty=penalty)
    answer = leverage(given).answer
    assert (answer.war_risk, answer.demand) == (pytest.approx(risk), pytest.approx(demand))
    assert answer.outcome == ("war_possible" if risk else "peace_certain")


@given(ULTIMATUMS)
def test_no_other_demand_is_better(given: Ultimatum) -> None:
    """What the challenger expects, computed from the chance that the target's cost covers the demand."""
    answer = leverage(given).answer

    def refused(demand: float) -> float:
        return min(1.0, max(0.0, (demand - given.win_chance - given.penalty) / given.target_cost_most))

    def expected(demand: float) -> float:
        return (1 - refused(demand)) * demand + refused(demand) * (given.win_chance - given.challenger_cost)

    assert answer.war_risk == pytest.approx(refused(answer.demand), abs=1e-9)
    best = expected(answer.demand)
    assert all(best >= expected(answer.demand + k / 100) - 1e-12 for k in range(-60, 61))


@given(ULTIMATUMS, hundredths(0, 1), hundredths(0, 0.3))
def test_pressure_lowers_the_risk_and_the_odds_do_not_touch_it(given: Ultimatum, odds: float, more: float) -> None:
    answer = leverage(given).answer
    assert 0 <= answer.war_risk <= 0.5
    shifted = leverage(Ultimatum(**{**given.model_dump(), "win_chance": odds})).answer
    assert shifted.war_risk == answer.war_risk
    assert shifted.demand - answer.demand == pytest.approx(odds - given.win_chance)  # one for one
    harder = leverage(Ultimatum(**{**given.model_dump(), "penalty": given.penalty + more})).answer
    assert harder.war_risk <= answer.war_risk and harder.demand >= answer.demand


@given(ULTIMATUMS)
def test_the_slopes_are_those_of_the_answer(given: Ultimatum) -> None:
    result, step = leverage(given), 1e-4  # less than the least distance of a hundredth to the kink
    more = leverage(with_(given, "penalty", given.penalty + step)).answer
    assert (more.war_risk - result.answer.war_risk) / step == pytest.approx(result.witness.risk_per_penalty, abs=1e-6)
    assert (more.demand - result.answer.demand) / step == pytest.approx(result.witness.demand_per_penalty, abs=1e-6)


@given(ULTIMATUMS)
def test_switch_values_switch(given: Ultimatum) -> None:
    result = leverage(given)
    for switch in result.witness.switches:
        moved = past(given, switch)
        if moved is None:
            continue
        assert leverage(moved).answer.outcome == switch.becomes != result.answer.outcome
        if abs(switch.value - switch.now) > STEP:
            assert leverage(before(given, switch, 0.99)).answer.outcome == result.answer.outcome
    by_name = {switch.parameter: switch.value for switch in result.witness.switches}
    assert by_name["win_chance"] is None  # the odds change no risk


def test_on_the_edge_peace_is_certain_and_decimals_are_exact() -> None:
    edge = leverage(Ultimatum(win_chance=0.5, challenger_cost=0.1, target_cost_most=0.3, penalty=0.2))
    assert edge.answer.outcome == "peace_certain" and edge.witness.binding.slack == 0  # 0.1 + 0.2 is 0.3 here
    assert {(s.parameter, s.value, s.direction) for s in edge.witness.switches} >= {("penalty", 0.2, "down")}


def test_a_demand_beyond_the_pie_is_said_so() -> None:
    result = leverage(Ultimatum(win_chance=0.9, challenger_cost=0.0, target_cost_most=0.4, penalty=0.1))
    assert not result.witness.within_pie and "no longer fits" in result.why
