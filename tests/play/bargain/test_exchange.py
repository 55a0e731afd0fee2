"""The exchange model: the published program's answers where no tie decides, equal gains, and a spread where ties do."""

from __future__ import annotations

from typing import Any

import pytest
from bargain_cases import cases, numbers
from bargain_checks import check_exchange
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.play.bargain import ExchangeOptions, Stake, Table, exchange


@pytest.mark.parametrize("case", cases("exchange"))
def test_reference(case: dict[str, Any]) -> None:
    assert check_exchange(case) == []


def table(rows: dict[str, tuple[tuple[float, float, float], ...]]) -> Table:
    """By actor: position, salience, power on issue p and issue q."""
    return Table(
        stakes=tuple(
            Stake(actor=actor, issue=name, position=x, salience=s, power=w)
            for actor, stakes in rows.items()
            for name, (x, s, w) in zip("pqrs", stakes, strict=False)
        )
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    issues = draw(st.integers(1, 3))
    actors = draw(st.integers(1, 5))
    one = st.tuples(numbers(0, 100), numbers(0.05, 1), numbers(0.05, 1))
    return table({f"a{k}": tuple(draw(one) for _ in range(issues)) for k in range(actors)})


@settings(max_examples=40)
@given(tables())
def test_trades_gain_and_stay_on_the_scale(some: Table) -> None:
    result = exchange(some, ExchangeOptions(rounds=2, runs=2))
    care = {(s.actor, s.issue): s.salience for s in some.stakes}
    for trade in result.witness.trades:
        assert trade.gain > 0
        assert all(-1e-9 <= x <= 100 + 1e-9 for x in (trade.buyer_to, trade.seller_to))
        # Each values what it gets more, relative to what it gives, than the other does.
        assert (
            care[trade.buyer, trade.wanted] * care[trade.seller, trade.paid]
            > care[trade.seller, trade.wanted] * care[trade.buyer, trade.paid]
        )
    for outcome in result.answer.outcomes:
        for low, x, high in zip(outcome.lowest, outcome.after_round, outcome.highest, strict=True):
            assert low <= x <= high
            assert -1e-9 <= x <= 100 + 1e-9
    again = exchange(some, ExchangeOptions(rounds=2, runs=2))
    assert again.model_dump_json() == result.model_dump_json()


def test_the_gains_are_equal() -> None:
    start = {"x": ((0, 0.9, 1), (0, 0.2, 1)), "y": ((100, 0.3, 1), (100, 0.8, 1))}
    trade = exchange(table(start), ExchangeOptions(rounds=1)).witness.trades[0]
    assert (trade.buyer, trade.wanted, trade.seller, trade.paid) == ("x", "p", "y", "q")
    shift_p = (trade.seller_from - trade.seller_to) * 0.3 / 1.2
    shift_q = (trade.buyer_to - trade.buyer_from) * 0.2 / 1.0
    assert 0.9 * shift_p - 0.2 * shift_q == pytest.approx(trade.gain)
    assert 0.8 * shift_q - 0.3 * shift_p == pytest.approx(trade.gain)
    assert trade.others == 0


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param({"x": ((0, 0.5, 1), (0, 0.5, 1))}, id="one actor"),
        pytest.param({"x": ((0, 0.5, 1),), "y": ((9, 0.5, 1),)}, id="one issue"),
        pytest.param({"x": ((0, 0.5, 1), (0, 0.5, 1)), "y": ((9, 0.5, 1), (9, 0.5, 1))}, id="they value alike"),
        pytest.param({"x": ((4, 0.5, 1), (4, 0.5, 1)), "y": ((4, 0.9, 1), (4, 0.5, 1))}, id="all together"),
        pytest.param({"x": ((0, 0.9, 0), (0, 0.5, 1)), "y": ((9, 0.5, 1), (9, 0.5, 0))}, id="nothing to give"),
    ],
)
def test_no_trade(rows: dict[str, tuple[tuple[float, float, float], ...]]) -> None:
    result = exchange(table(rows))
    assert not result.witness.trades and result.why.startswith("no trade pays")


def test_paying_for_harm_is_refused_unless_asked_for() -> None:
    """z has taken the outcome of p past what x wants, to please y. The published program lets x pay for one more step."""
    rows = {
        "x": ((80, 0.7, 5), (100, 0.9, 1)),
        "y": ((90, 0.9, 3), (60, 0.4, 3)),
        "z": ((60, 0.5, 5), (40, 0.9, 3)),
    }
    refuse, ignore = (
        [t.buyer for t in exchange(table(rows), ExchangeOptions(rounds=1, passed=passed)).witness.trades]
        for passed in ("refuse", "ignore")
    )
    assert (refuse, ignore) == (["y"], ["y", "x"])


def test_ties_are_broken_by_the_seed_and_reported() -> None:
    """Two sellers with the same stakes: which one trades first is a coin."""
    rows = {
        "x": ((0, 0.9, 3), (0, 0.2, 3), (10, 0.5, 1)),
        "y": ((100, 0.3, 1), (100, 0.8, 1), (90, 0.7, 1)),
        "z": ((100, 0.3, 1), (100, 0.8, 1), (20, 0.1, 1)),
    }
    runs = [exchange(table(rows), ExchangeOptions(rounds=1, seed=seed, runs=1)).witness.trades[0] for seed in range(8)]
    assert {trade.seller for trade in runs} == {"y", "z"} and all(trade.tied == 2 for trade in runs)


@settings(max_examples=20)
@given(tables())
def test_the_scale_of_the_input_does_not_matter(some: Table) -> None:
    other = Table(
        stakes=tuple(s.model_copy(update={"position": s.position / 10 + 2}) for s in some.stakes), low=2, high=12
    )
    one = exchange(some, ExchangeOptions(rounds=1, runs=1))
    two = exchange(other, ExchangeOptions(rounds=1, runs=1))
    for a, b in zip(one.answer.outcomes, two.answer.outcomes, strict=True):
        assert b.start == pytest.approx(a.start / 10 + 2)
