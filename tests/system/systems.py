"""Systems to test with: drafted from the example reports, and one written by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from suasion.evidence.model import Evidence
from suasion.pipeline import Coded, code_all, linked
from suasion.system.draft import draft
from suasion.system.model import System

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AFFAIRS = ("sudan", "red-sea", "caucasus", "taiwan")


@cache
def evidence(affair: str) -> Evidence:
    return linked([c for c in code_all([EXAMPLES / affair]) if isinstance(c, Coded)])


@cache
def drafted(affair: str) -> System:
    return draft(evidence(affair))


HAND = """\
question: Will Bordland press Arland?
actors:
  ARL: {name: Arland, role: client, capability: {value: 4, why: analyst}}
  UTO: {name: Utopia, role: opponent, petitions: true, capability: {value: 2, why: analyst}}
  BOR: {name: Bordland, role: patron, capability: {uniform: [10, 20], why: analyst}}
  MID: {name: Midland, role: other, capability: {value: 3, why: analyst}}
issues:
  ceasefire: {name: an end of the fighting, low: it goes on, high: it stops, client_gives: high, why: [analyst]}
stances:
  ceasefire:
    ARL: {position: {beta: [2, 6, 0, 1], why: analyst}, salience: {value: 0.9, why: analyst}}
    UTO: {position: {value: 0.8, why: analyst}, salience: {value: 0.9, why: analyst}}
    BOR: {position: {value: 0.6, why: analyst}, salience: {uniform: [0.1, 0.5], why: analyst}}
levers:
  BOR-ARL:
    trade:
      instrument: trade
      what: markets
      strength: {uniform: [0.3, 0.9], why: analyst}
      share: {value: 0.6, why: analyst}
      cost: {value: 0.05, why: analyst}
  MID-BOR:
    finance:
      instrument: finance
      what: loans
      strength: {uniform: [0, 1], why: analyst}
      share: {value: 0.5, why: analyst}
      cost: {value: 0, why: analyst}
barriers:
  BOR:
    trade: {text: it sells to Arland, kind: trade, weight: {uniform: [0, 0.2], why: analyst}, why: [analyst]}
press:
  BOR-ARL:
    patron: BOR
    client: ARL
    opponent: UTO
    chance_supported: {value: 0.6, why: analyst}
    support_share: {uniform: [0, 0.6], why: analyst}
    client_cost: {uniform: [0.05, 0.2], why: analyst}
    opponent_cost: {value: 0.1, why: analyst}
    leader_cost: {uniform: [0.1, 0.7], why: analyst}
    reach: {value: 0.7, why: analyst}
    stake: {uniform: [0, 1], why: analyst}
    support_cost: {uniform: [0.1, 0.5], why: analyst}
    sanction_cost: {value: 0.02, why: analyst}
    peace_value: {uniform: [0, 0.4], why: analyst}
    pressing_cost: {uniform: [0, 0.3], why: analyst}
settle:
  base_rate: {beta: [28.5, 369.5, 0, 1], why: "data:termination"}
  odds_if_settled: {triangular: [1, 4, 8], why: analyst}
  odds_if_pressed_in_vain: {value: 1, why: analyst}
  odds_if_no_range: {value: 0.5, why: analyst}
"""
