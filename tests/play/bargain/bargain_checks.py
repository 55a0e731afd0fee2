"""Checks one reference case of a bargaining model: each function says what differs, in a line each; empty if nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from bargain_cases import issue_of, space_of, spatial_options, table_of

from suasion.play.bargain import REPLICA, ExchangeOptions, Table, challenge, exchange, spatial
from suasion.play.bargain.exchange.trade import enter, market, opened, pairs, terms

OFFER_FIELDS = {"kind": "type", "rival": "with_", "own": "eu_own", "other": "eu_other", "end": "new_position"}
"""Our names of an offer's fields, and those of the reference answers."""


def off(what: str, got: Any, expected: Any, tol: float) -> list[str]:
    """A line if a number, an array or a mapping of numbers differs by more than the tolerance, or has another shape."""
    if isinstance(expected, Mapping):
        if set(got) != set(expected):
            return [f"{what}: keys {sorted(got)}, expected {sorted(expected)}"]
        got, expected = [got[key] for key in expected], list(expected.values())
    mine, theirs = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    if mine.shape != theirs.shape:
        return [f"{what}: shape {mine.shape}, expected {theirs.shape}"]
    gap = float(np.abs(mine - theirs).max(initial=0))
    return [] if gap <= tol else [f"{what}: off by {gap:.3g}, tolerance {tol:g}"]


def same(what: str, got: object, expected: object) -> list[str]:
    return [] if got == expected else [f"{what}: {got}, expected {expected}"]


def check_scholz(case: dict[str, Any]) -> list[str]:
    tol, theirs = case["tol"], case["rounds"]
    result = challenge(issue_of(case), REPLICA.model_copy(update={"rounds": len(theirs) - 1}))
    found = same("rounds", len(result.answer.rounds), len(theirs))
    for mine, wanted in zip(result.answer.rounds, theirs, strict=False):
        at = f"round {mine.number}"
        found += off(f"{at} positions", mine.positions, wanted["positions"], tol)
        found += off(f"{at} mean", mine.mean, wanted["mean"], tol)
        found += off(f"{at} median", mine.median, wanted["weighted_median"], tol)
    for moves, wanted in zip(result.witness.moves, theirs[1:], strict=False):
        at = f"round {moves.number}"
        found += off(f"{at} risk exponents", moves.risk, wanted["risk_exponents"], tol)
        expected = [offer for offer in wanted.get("offers") or () if offer]
        if "offers" in wanted:
            found += same(f"{at} offers", len(moves.offers), len(expected))
        for offer, theirs_offer in zip(moves.offers, expected, strict=False):
            for ours, name in OFFER_FIELDS.items():
                value, other = getattr(offer, ours), theirs_offer[name]
                what = f"{at} offer {name}"
                found += same(what, value, other) if isinstance(value, str) else off(what, value, other, tol)
    return found


def check_ktab(case: dict[str, Any]) -> list[str]:
    turns = spatial(space_of(case), spatial_options(case)).answer.turns
    return same("turns", len(turns), case["turns"]) or off("positions", turns, case["positions_by_turn"], case["tol"])


def by_coins(case: dict[str, Any]) -> bool:
    """Whether coins decide from the first round on: then one run of the program is no reference for the rounds."""
    return any(case["seed_spread_by_round"])


def check_exchange(case: dict[str, Any]) -> list[str]:
    """The start, each first trade on the program's terms, and, where no coin decides, every round."""
    tol, expected, table = case["tol"], case["expected"], table_of(case)
    after = expected["weighted_mean_after_round"]
    result = exchange(table, ExchangeOptions(rounds=len(after), passed="ignore"))
    outcomes = result.answer.outcomes
    found = off("mean at the start", {o.issue: o.start for o in outcomes}, expected["weighted_mean_initial"], tol)
    found += _first_round(table, expected, tol)
    found += same("spread over seeds", any(result.answer.spread), by_coins(case))
    if by_coins(case):
        return found
    for k, wanted in enumerate(after):
        found += off(f"mean after round {k + 1}", {o.issue: o.after_round[k] for o in outcomes}, wanted, tol)
        trades = sum(t.round == k + 1 for t in result.witness.trades)
        found += same(f"trades in round {k + 1}", trades, expected["n_exchanges"][k])
    first = [t for t in result.witness.trades if t.round == 1]
    for trade, wanted in zip(first, expected["first_round_exchanges"], strict=False):
        ends = {(trade.buyer, trade.paid): trade.buyer_to, (trade.seller, trade.wanted): trade.seller_to}
        for who in "ij":
            key = (wanted[who], wanted[f"{who}_supply"])
            found += same("trade", key in ends, True) or off(f"{key} moves to", ends[key], wanted[f"{who}_to"], tol)
        found += off("gain", trade.gain, wanted["gain"], tol)
    return found


def _first_round(table: Table, expected: dict[str, Any], tol: float) -> list[str]:
    """Follow the program's order, so that coins do not matter: each trade must have the same terms for us."""
    m = market(*table.arrays())
    book, live, found = opened(m), pairs(m), []
    for wanted in expected["first_round_exchanges"]:
        gives = {(wanted[who], wanted[f"{who}_supply"]) for who in "ij"}
        ends = {
            p: {(table.actors[p.buyer], table.issues[p.paid]), (table.actors[p.seller], table.issues[p.wanted])}
            for p in live
        }
        pair = next((p for p in live if ends[p] == gives), None)
        offer = terms(m, book, pair, "ignore") if pair else None
        if pair is None or offer is None:
            return [*found, f"no trade of {sorted(gives)} in the first round"]
        found += off(f"gain of {sorted(gives)}", offer.gain, wanted["gain"], tol)
        enter(m, book, pair, offer)
        live.remove(pair)
    outcome = dict(zip(table.issues, market(book.now, m.saliences, m.weights).outcome.tolist(), strict=True))
    return found + off("mean, in the program's order", outcome, expected["weighted_mean_after_round"][0], tol)


CHECKS = {"scholz2011_jmckib_variant": check_scholz, "ktab_smp": check_ktab, "equal_gain_exchange": check_exchange}
"""By the model that a case names."""
