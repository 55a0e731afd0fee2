"""A patron and its client: the reference answers, the game played out, and what must hold for all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from press_cases import WORKS, before, cases, check, hundredths, past, patronages, with_

from suasion.play.press import Patronage, PatronResult, patron


@pytest.mark.parametrize("case", cases("C"))
def test_reference_c(case: dict[str, Any]) -> None:
    assert check("C", case) == []


def label(result: PatronResult) -> str:
    return f"{result.answer.region}: {result.answer.outcome}"


def but(**change: float) -> Patronage:
    return Patronage(**{**WORKS.model_dump(), **change})


def played(given: Patronage) -> tuple[bool, Fraction | None]:
    """Whether the patron presses and what the client gets, by backward induction over all offers in hundredths.

    All shares of the input are whole hundredths, so the best offer is among them.
    """
    v = {name: Fraction(str(value)) for name, value in given.model_dump().items()}

    def war(odds: Fraction, penalty: Fraction) -> Fraction | None:
        for k in range(101):  # the opponent's best offer is the least that is accepted
            share = Fraction(k, 100)
            if share - v["leader_cost"] >= odds - v["client_cost"] - penalty:
                return share if 1 - share >= 1 - odds - v["opponent_cost"] else None
        return None

    left = v["stake"] * v["chance_alone"] - v["sanction_cost"]
    supported = v["stake"] * v["chance_supported"] - v["support_cost"]
    credible = left >= supported
    quiet = war(v["chance_supported"], Fraction(0))
    loud = war(v["chance_alone"], v["penalty"]) if credible else quiet

    def worth(share: Fraction | None, otherwise: Fraction) -> Fraction:
        return otherwise if share is None else v["stake"] * share + v["peace_value"]

    presses = worth(loud, max(left, supported)) - v["pressing_cost"] > worth(quiet, supported)
    return presses, loud if presses else quiet


@given(patronages())
def test_the_game_played_out_says_the_same(given: Patronage) -> None:
    answer = patron(given).answer
    presses, share = played(given)
    assert (answer.presses, answer.settles) == (presses, share is not None)
    assert answer.share == (None if share is None else float(share))
    assert answer.share is None or 0 <= answer.share <= 1


@given(patronages())
def test_switch_values_switch(given: Patronage) -> None:
    result = patron(given)
    assert [switch.parameter for switch in result.witness.switches] == list(Patronage.model_fields)
    for switch in result.witness.switches:
        moved = past(given, switch)
        if moved is None:
            continue
        assert label(patron(moved)) == switch.becomes != label(result), switch
        if abs(switch.value - switch.now) > 1e-6:
            assert label(patron(before(given, switch, 0.618))) == label(result), switch


@given(patronages(), hundredths(0, 0.99))
def test_where_no_value_switches_none_does(given: Patronage, other: float) -> None:
    result = patron(given)
    for switch in result.witness.switches:
        if switch.value is None and not switch.parameter.startswith("chance_"):
            moved = with_(given, switch.parameter, 3 * other + 0.0012345)
            assert label(patron(moved)) == label(result), switch


@given(patronages())
def test_cutting_support_alone_creates_no_settlement(given: Patronage) -> None:
    result = patron(with_(given, "penalty", 0.0))
    if not result.witness.corner:
        assert result.answer.settles_if_pressed <= result.answer.settles_unpressed


@given(patronages(), hundredths(0, 0.5))
def test_more_of_each(given: Patronage, more: float) -> None:
    now = patron(given).answer
    harder = patron(with_(given, "penalty", given.penalty + more)).answer
    assert harder.settles_if_pressed >= now.settles_if_pressed
    if now.region == "not_credible":
        assert harder == now  # whatever the penalty
    assert patron(with_(given, "peace_value", given.peace_value + more)).answer.settles >= now.settles
    dearer = patron(with_(given, "pressing_cost", given.pressing_cost + more)).answer
    assert dearer.presses <= now.presses
    loose = patron(with_(given, "leader_cost", given.leader_cost + more)).answer
    assert loose.settles_unpressed <= now.settles_unpressed


@given(patronages())
def test_the_payment_makes_the_client_settle(given: Patronage) -> None:
    result = patron(given)
    paid = result.witness.payment
    assert (paid is None) == result.answer.settles_unpressed
    if paid is None:
        return
    eased = patron(with_(given, "leader_cost", round(given.leader_cost - paid.payment, 10))).answer
    assert eased.settles_unpressed and eased.share == pytest.approx(paid.share, abs=1e-9)
    assert (paid.cheaper is None) == (not result.answer.settles_if_pressed)
    if paid.cheaper is not None:  # cheaper is: it leaves the patron better off than pressure would
        pressure = result.witness.gain_from_pressing - given.pressing_cost
        assert paid.cheaper == (paid.gain > pressure) or abs(paid.gain - pressure) < 1e-9


@pytest.mark.parametrize(
    ("given", "region", "outcome", "binding"),
    [
        (but(leader_cost=0.2), "no_need", "settles_unpressed", 0.0),  # on the edge: 0.1 + 0.1
        (WORKS, "leverage_works", "settles_pressed", 0.1),
        (but(sanction_cost=0.26), "not_credible", "war_supported", -0.01),
        (but(sanction_cost=0.25), "leverage_works", "settles_pressed", 0.0),  # on the edge
        (but(leader_cost=0.5), "leverage_too_small", "disengage", -0.1),
        (but(leader_cost=0.5, pressing_cost=0.3), "leverage_too_small", "war_supported", -0.1),
        (but(pressing_cost=0.5), "not_wanted", "war_supported", -0.05),
        (but(pressing_cost=0.45), "not_wanted", "war_supported", 0.0),  # on the edge: no gain, no pressure
    ],
)
def test_the_five_regions(given: Patronage, region: str, outcome: str, binding: float) -> None:
    result = patron(given)
    assert (result.answer.region, result.answer.outcome) == (region, outcome)
    assert result.witness.binding.slack == pytest.approx(binding, abs=1e-12)


def test_the_corner_where_cutting_support_does_bring_a_settlement() -> None:
    corner = but(chance_supported=0.95, leader_cost=0.2, penalty=0.0, client_cost=0.1, stake=0.1)
    result = patron(corner)
    assert result.witness.corner and result.answer.region == "leverage_works"


def test_why_is_plain() -> None:
    assert patron(but(sanction_cost=0.3)).why == (
        "the client need not fear the threat, however large, and fights on: "
        "what carrying the threat out costs the patron is more than what supporting the war costs it (0.35 against 0.3)"
    )
    assert "leaves it because that saves money" in patron(but(leader_cost=0.5)).why
